//! What stands where on the page, and how everything comes to fit on one.

use parley::Alignment;

use super::piece::{MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, PAGE, Piece, Role, WIDTH, place};
use super::setter::{Set, Setter};
use super::{Kind, Section, Sheet, plain, strong};
use crate::content::text::Span;
use crate::fonts::Direction;

/// Sizes of the letters: as large as fits, and no smaller than the last.
const SIZES: [f32; 7] = [12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0];
/// Small print; small enough for any page, and still no smaller than other text may become.
const FINE: f32 = 9.0;
/// Only where nothing can be left out any more: one page that is hard to read before a second one that is lost.
const LAST_RESORTS: [f32; 5] = [8.0, 7.0, 6.0, 5.0, 4.0];

/// In em of the text.
const TITLE: f32 = 2.1;
const HEADING: f32 = 1.22;
const INDENT: f32 = 1.7;
const GAP_SMALL: f32 = 0.4;
const GAP: f32 = 1.1;
const COLUMN_GAP: f32 = 2.0;

/// Lines to write on.
const NOTE_LINE: f32 = 27.0;
const MOST_NOTE_LINES: usize = 9;
const FEWEST_NOTE_LINES: usize = 2;

/// In the order in which it is read.
struct Composed {
    pieces: Vec<Piece>,
    fits: bool,
}

pub(super) fn on_one_page(sheet: &Sheet) -> Vec<Piece> {
    composed(sheet).pieces
}

fn composed(sheet: &Sheet) -> Composed {
    let mut setter = Setter::new(sheet.direction);
    let mut left_out = vec![0; sheet.sections.len()];
    for size in SIZES {
        let composed = compose(&mut setter, sheet, size, &left_out);
        if composed.fits {
            return composed;
        }
    }
    let smallest = SIZES.last().copied().unwrap_or(FINE);
    // From the end: sources go before questions.
    for at in (0..sheet.sections.len()).rev() {
        let can_go = sheet.sections.get(at).map_or(0, |section| section.and_more.len().min(section.entries.len()));
        let mut without = |count: usize| {
            if let Some(here) = left_out.get_mut(at) {
                *here = count;
            }
            compose(&mut setter, sheet, smallest, &left_out)
        };
        if !without(can_go).fits {
            continue;
        }
        // The fewest that have to go: fewer than `high` may do, `low` do not.
        let (mut low, mut high) = (0, can_go);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if without(middle).fits {
                high = middle;
            } else {
                low = middle;
            }
        }
        return without(high);
    }
    let mut composed = compose(&mut setter, sheet, smallest, &left_out);
    for size in LAST_RESORTS {
        if composed.fits {
            break;
        }
        composed = compose(&mut setter, sheet, size, &left_out);
    }
    composed
}

fn compose(setter: &mut Setter, sheet: &Sheet, size: f32, left_out: &[usize]) -> Composed {
    let mut page = Column::new(setter, sheet.direction, size);
    page.head(sheet);
    let with_count = || sheet.sections.iter().zip(left_out.iter().copied());
    for (section, left_out) in with_count().filter(|(section, _)| section.kind != Kind::Fine) {
        page.section(section, left_out);
    }
    let upper = page.done();
    // The small print stands at the lower end, and between it and the text there may be room to write.
    let mut page = Column::new(setter, sheet.direction, size);
    for (section, left_out) in with_count().filter(|(section, _)| section.kind == Kind::Fine) {
        page.fine(section, left_out);
    }
    page.foot(sheet);
    let (mut lower, lower_height) = page.done();
    let (mut pieces, upper_height) = upper;
    let room = PAGE.1 - MARGIN_TOP - MARGIN_BOTTOM - upper_height - lower_height;
    let mut page = Column::new(setter, sheet.direction, size);
    page.y = upper_height;
    page.notes(&sheet.notes, room);
    pieces.extend(page.done().0);
    for piece in &mut lower {
        piece.move_down(upper_height + room);
    }
    pieces.extend(lower);
    for piece in &mut pieces {
        piece.move_down(MARGIN_TOP);
    }
    Composed { pieces, fits: room >= 0.0 }
}

/// Pieces under each other.
struct Column<'s> {
    setter: &'s mut Setter,
    direction: Direction,
    size: f32,
    pieces: Vec<Piece>,
    y: f32,
}

impl<'s> Column<'s> {
    fn new(setter: &'s mut Setter, direction: Direction, size: f32) -> Self {
        Self { setter, direction, size, pieces: Vec::new(), y: 0.0 }
    }

    fn fine_size(&self) -> f32 {
        FINE.min(self.size)
    }

    fn done(self) -> (Vec<Piece>, f32) {
        (self.pieces, self.y)
    }

    fn place(&self, start: f32, width: f32) -> f32 {
        place(self.direction, start, width)
    }

    /// Sets a paragraph at a height without moving on; returns how high it is.
    fn put(&mut self, spans: &[Span], size: f32, (start, width, y): (f32, f32, f32), role: Role) -> f32 {
        let set = self.setter.set(spans, size, width, Alignment::Start);
        let height = set.height();
        self.pieces.push(Piece::words(set, self.place(start, width), y, role));
        height
    }

    fn paragraph(&mut self, spans: &[Span], size: f32, role: Role) {
        self.y += self.put(spans, size, (0.0, WIDTH, self.y), role);
    }

    fn gap(&mut self, ems: f32) {
        self.y += ems * self.size;
    }

    fn rule(&mut self) {
        self.pieces.push(Piece::Rule { x: MARGIN_SIDE, y: self.y, width: WIDTH });
    }

    fn head(&mut self, sheet: &Sheet) {
        let fine = self.fine_size();
        let half = WIDTH / 2.0;
        let left = self.put(&[plain(&sheet.head)], fine, (0.0, half, self.y), Role::Paragraph);
        let mut height = left;
        if let Some(tag) = &sheet.tag {
            let set = self.setter.set(&[strong(tag)], fine, half, Alignment::End);
            height = height.max(set.height());
            self.pieces.push(Piece::words(set, self.place(half, half), self.y, Role::Paragraph));
        }
        self.y += height;
        self.gap(GAP_SMALL);
        self.paragraph(&[strong(&sheet.title)], self.size * TITLE, Role::Title);
        if !sheet.remark.is_empty() {
            self.gap(GAP_SMALL);
            self.paragraph(&[strong(&sheet.remark)], self.size, Role::Paragraph);
        }
    }

    fn heading(&mut self, words: &str) {
        self.gap(GAP);
        self.paragraph(&[strong(words)], self.size * HEADING, Role::Heading);
        self.gap(GAP_SMALL);
    }

    fn section(&mut self, section: &Section, left_out: usize) {
        self.heading(&section.heading);
        let indent = if section.kind == Kind::Numbered { INDENT * self.size } else { 0.0 };
        for (at, entry) in shown(section, left_out).iter().enumerate() {
            if at > 0 {
                self.gap(GAP_SMALL);
            }
            let mut height: f32 = 0.0;
            if section.kind == Kind::Numbered && at < section.entries.len() - left_out {
                let number = [strong(format!("{}.", at + 1))];
                height = self.put(&number, self.size, (0.0, indent, self.y), Role::Label);
            }
            let place = (indent, WIDTH - indent, self.y);
            height = height.max(self.put(entry, self.size, place, Role::Entry));
            self.y += height;
        }
    }

    /// In two columns, the first no shorter than the second.
    fn fine(&mut self, section: &Section, left_out: usize) {
        self.gap(GAP);
        self.rule();
        self.gap(GAP_SMALL);
        let size = self.fine_size();
        self.paragraph(&[strong(&section.heading)], size, Role::Heading);
        let gap = COLUMN_GAP * size;
        let width = (WIDTH - gap) / 2.0;
        let entries = shown(section, left_out);
        let sets: Vec<Set> =
            entries.iter().map(|entry| self.setter.set(entry, size, width, Alignment::Start)).collect();
        let half = sets.iter().map(Set::height).sum::<f32>() / 2.0;
        let top = self.y;
        let (mut start, mut y) = (0.0, top);
        for set in sets {
            if start == 0.0 && y - top >= half {
                (start, y) = (width + gap, top);
            }
            let height = set.height();
            self.pieces.push(Piece::words(set, self.place(start, width), y, Role::Entry));
            y += height;
            self.y = self.y.max(y);
        }
    }

    fn foot(&mut self, sheet: &Sheet) {
        self.gap(GAP_SMALL);
        let size = self.fine_size();
        for line in &sheet.foot {
            self.paragraph(&[plain(line)], size, Role::Paragraph);
        }
    }

    /// Lines to write on, as far as there is room.
    fn notes(&mut self, heading: &str, room: f32) {
        let end = self.y + room;
        if heading.is_empty() {
            return;
        }
        let (before, y) = (self.pieces.len(), self.y);
        self.heading(heading);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines, none below zero")]
        let lines = ((end - self.y) / NOTE_LINE).max(0.0) as usize;
        if lines < FEWEST_NOTE_LINES {
            self.pieces.truncate(before);
            self.y = y;
            return;
        }
        for _ in 0..lines.min(MOST_NOTE_LINES) {
            // The first line, too, has room over it.
            self.y += NOTE_LINE;
            let y = self.y - self.size * GAP;
            self.pieces.push(Piece::Rule { x: MARGIN_SIDE, y, width: WIDTH });
        }
    }
}

/// The entries for which there is room, and how many there are beside them.
fn shown(section: &Section, left_out: usize) -> Vec<Vec<Span>> {
    let kept = section.entries.len().saturating_sub(left_out);
    let mut entries: Vec<Vec<Span>> = section.entries.iter().take(kept).cloned().collect();
    if let Some(words) = left_out.checked_sub(1).and_then(|at| section.and_more.get(at)) {
        entries.push(vec![plain(words)]);
    }
    entries
}
