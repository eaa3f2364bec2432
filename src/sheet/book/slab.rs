//! Blocks as slabs: what stays together as long as a page has room for it.

use parley::Alignment;

use super::{Block, Label};
use crate::content::text::Span;
use crate::sheet::mark::Mark;
use crate::sheet::piece::{Cell, MARGIN_BOTTOM, MARGIN_SIDE, PAGE, Piece, Role, WIDTH, place};
use crate::sheet::setter::{Setter, Tongue};
use crate::sheet::{plain, strong};

/// Sizes of letters.
const TEXT: f32 = 10.0;
const TITLE: f32 = 22.0;
const HEADING: f32 = 15.0;
const SUBHEADING: f32 = 11.0;
const FOOT: f32 = 8.5;

/// Over each kind of block.
const OVER_HEADING: f32 = 24.0;
const UNDER_RULE: f32 = 7.0;
const OVER_SUBHEADING: f32 = 13.0;
const OVER_TEXT: f32 = 5.0;
const OVER_ENTRY: f32 = 3.5;
const OVER_ROW: f32 = 2.5;
const OVER_WRITING: f32 = 26.0;

const SIGN_WIDTH: f32 = 22.0;
/// As high as the letters beside it, capitals and all.
const MARK_SIZE: f32 = 9.0;
const OVER_MARK: f32 = 1.8;
const MARK_GAP: f32 = 5.0;
const NAME_WIDTH: f32 = 118.0;
const LABEL_GAP: f32 = 8.0;
const NUMBER_WIDTH: f32 = 74.0;
/// Where a line to write on begins.
const WRITING_INDENT: f32 = 90.0;

/// From the upper edge of the foot's line to its words.
const FOOT_GAP: f32 = 4.0;

#[derive(Default)]
pub(super) struct Slab {
    /// Empty space over it, but for the upper end of a page.
    pub over: f32,
    pub height: f32,
    /// From its own upper end downward.
    pub pieces: Vec<Piece>,
    /// The next one stands on the same page, as far as that is possible.
    pub keeps_next: bool,
}

pub(super) fn of(setter: &mut Setter, quoted: &Tongue, blocks: &[Block]) -> Vec<Slab> {
    blocks.iter().flat_map(|block| one(setter, quoted, block)).collect()
}

fn one(setter: &mut Setter, quoted: &Tongue, block: &Block) -> Vec<Slab> {
    let mut setting = Setting { setter, slab: Slab::default() };
    match block {
        Block::Title(words) => setting.line_of_words(&[strong(words)], TITLE, 0.0, Role::Title),
        Block::Heading(words) => {
            setting.slab.pieces.push(Piece::Rule { x: MARGIN_SIDE, y: 0.0, width: WIDTH });
            setting.slab.height = UNDER_RULE;
            setting.line_of_words(&[strong(words)], HEADING, OVER_HEADING, Role::Heading);
            setting.slab.keeps_next = true;
        }
        Block::Subheading(words) => {
            setting.line_of_words(&[strong(words)], SUBHEADING, OVER_SUBHEADING, Role::Subheading);
            setting.slab.keeps_next = true;
        }
        Block::Paragraph(words) => setting.line_of_words(words, TEXT, OVER_TEXT, Role::Paragraph),
        Block::Entry { label, words } => setting.entry(label, words),
        Block::WriteHere(label) => setting.write_here(label),
        Block::Table { head, rows } => return table(setter, head, rows),
        Block::Together(blocks) => return kept_together(of(setter, quoted, blocks)),
        Block::Quoted(blocks) => {
            let frame = std::mem::replace(&mut setter.tongue, quoted.clone());
            let slabs = of(setter, quoted, blocks);
            setter.tongue = frame;
            return slabs;
        }
    }
    vec![setting.slab]
}

fn table(setter: &mut Setter, head: &[String], rows: &[Vec<String>]) -> Vec<Slab> {
    let all = std::iter::once((head, true)).chain(rows.iter().map(|row| (row.as_slice(), false)));
    kept_together(all.map(|(row, is_head)| table_row(setter, row, is_head)).collect())
}

fn table_row(setter: &mut Setter, row: &[String], is_head: bool) -> Slab {
    let mut setting = Setting { setter, slab: Slab { over: OVER_ROW, ..Slab::default() } };
    let numbers = NUMBER_WIDTH * row.len().saturating_sub(1) as f32;
    for (at, words) in row.iter().enumerate() {
        let (x, width, alignment) = match at {
            0 => (0.0, WIDTH - numbers, Alignment::Start),
            at => (WIDTH - numbers + (at - 1) as f32 * NUMBER_WIDTH, NUMBER_WIDTH, Alignment::End),
        };
        let words = if is_head { strong(words) } else { plain(words) };
        setting.put(&[words], TEXT, (x, width), alignment, Role::Cell(Cell { is_head, begins_row: at == 0 }));
    }
    let y = setting.slab.height + OVER_ROW;
    setting.slab.pieces.push(Piece::Rule { x: MARGIN_SIDE, y, width: WIDTH });
    setting.slab.height = y;
    setting.slab
}

fn kept_together(mut slabs: Vec<Slab>) -> Vec<Slab> {
    let last = slabs.len().saturating_sub(1);
    slabs.iter_mut().take(last).for_each(|slab| slab.keeps_next = true);
    slabs
}

/// What stands at the lower end of a page, at its place.
pub(super) fn foot(setter: &mut Setter, left: &str, right: &str) -> Vec<Piece> {
    let mut setting = Setting { setter, slab: Slab::default() };
    setting.slab.pieces.push(Piece::Rule { x: MARGIN_SIDE, y: 0.0, width: WIDTH });
    // One line: what is too long for it goes on under it, beside nothing.
    let number = WIDTH / 5.0;
    setting.put(&[plain(left)], FOOT, (0.0, WIDTH - number), Alignment::Start, Role::Footer);
    setting.put(&[plain(right)], FOOT, (WIDTH - number, number), Alignment::End, Role::Footer);
    let top = PAGE.1 - MARGIN_BOTTOM;
    let mut pieces = setting.slab.pieces;
    for piece in &mut pieces {
        let gap = if matches!(piece, Piece::Rule { .. }) { 0.0 } else { FOOT_GAP };
        piece.move_down(top + gap);
    }
    pieces
}

/// One slab in the making.
struct Setting<'s> {
    setter: &'s mut Setter,
    slab: Slab,
}

impl Setting<'_> {
    fn place(&self, start: f32, width: f32) -> f32 {
        place(self.setter.tongue.direction, start, width)
    }

    /// Beside what is there already; the slab becomes as high as the higher of both.
    fn put(&mut self, words: &[Span], size: f32, (x, width): (f32, f32), alignment: Alignment, role: Role) {
        let set = self.setter.set(words, size, width, alignment);
        self.slab.height = self.slab.height.max(set.height());
        self.slab.pieces.push(Piece::words(set, self.place(x, width), 0.0, role));
    }

    /// Under what is there already.
    fn line_of_words(&mut self, words: &[Span], size: f32, over: f32, role: Role) {
        let set = self.setter.set(words, size, WIDTH, Alignment::Start);
        let y = self.slab.height;
        self.slab.over = over;
        self.slab.height += set.height();
        self.slab.pieces.push(Piece::words(set, MARGIN_SIDE, y, role));
    }

    fn entry(&mut self, label: &Label, words: &[Span]) {
        self.slab.over = OVER_ENTRY;
        let start = match label {
            Label::Sign(sign) => {
                self.put(&[plain(sign)], TEXT, (0.0, SIGN_WIDTH), Alignment::Start, Role::Label);
                SIGN_WIDTH
            }
            Label::Name { name, mark } => {
                let x = self.mark(mark.as_ref());
                self.put(&[strong(name)], TEXT, (x, NAME_WIDTH - x), Alignment::Start, Role::Label);
                NAME_WIDTH + LABEL_GAP
            }
        };
        self.put(words, TEXT, (start, WIDTH - start), Alignment::Start, Role::Entry);
    }

    /// Says where what stands beside it begins.
    fn mark(&mut self, mark: Option<&Mark>) -> f32 {
        let Some(mark) = mark.cloned() else { return 0.0 };
        self.slab.pieces.push(Piece::Mark { mark, x: self.place(0.0, MARK_SIZE), y: OVER_MARK, size: MARK_SIZE });
        MARK_SIZE + MARK_GAP
    }

    fn write_here(&mut self, label: &str) {
        self.slab.over = OVER_WRITING;
        self.put(&[plain(label)], TEXT, (0.0, WRITING_INDENT), Alignment::Start, Role::Paragraph);
        let (x, y) = (MARGIN_SIDE + WRITING_INDENT, self.slab.height);
        self.slab.pieces.push(Piece::Rule { x, y, width: WIDTH - WRITING_INDENT });
    }
}
