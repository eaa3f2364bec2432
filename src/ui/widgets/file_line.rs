//! A line of a file as it stands there, with what is meant in it marked. Files are read from left to right in every
//! language.

use egui::{Align, Rect, Role, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Laid, Pen, Run};
use crate::ui::tokens::Style;

pub struct FileLine {
    pub line_number: usize,
    pub line: String,
    /// The first character that is meant, counted from 0, and how many are.
    pub marked: (usize, usize),
}

/// A few letters that stand together.
struct Scrap {
    words: Laid,
    is_marked: bool,
    /// From the top left corner of the line's room.
    rect: Rect,
    /// Under marked letters, the spaces after them too: what is meant is seen as one.
    ground: Rect,
}

const STYLE: Style = Style::Body;
/// Between a marked word and the edge of its ground.
const MARK_PAD: f32 = 6.0;

impl FileLine {
    fn pad(pen: &Pen<'_>) -> f32 {
        pen.tokens.scale.space.l
    }

    fn number(&self, pen: &Pen<'_>) -> Laid {
        let ink = pen.tokens.color.on_primary;
        pen.layout(&[Run::plain(self.line_number.to_string())], STYLE, ink, f32::INFINITY, Align::Min)
    }

    /// From the edge of the box to the words.
    fn indent(&self, pen: &Pen<'_>) -> f32 {
        Self::pad(pen) + self.number(pen).size().x + 2.0 * pen.tokens.scale.space.m
    }

    /// What comes before the mark, what is marked, and what comes after; without the spaces at the line's head.
    fn segments(&self) -> [(String, bool); 3] {
        let letters: Vec<char> = self.line.chars().collect();
        let head = letters.iter().take_while(|letter| letter.is_whitespace()).count();
        let (first, count) = self.marked;
        let start = first.clamp(head, letters.len().max(head));
        let end = (start + count).min(letters.len());
        let part = |from: usize, to: usize| letters.get(from..to).unwrap_or_default().iter().collect();
        [(part(head, start), false), (part(start, end), true), (part(end, letters.len()), false)]
    }

    /// Words flow; a word that is wider than the line goes on in the next.
    fn scraps(&self, pen: &Pen<'_>, width: f32) -> (Vec<Scrap>, f32) {
        let line = pen.tokens.line(STYLE);
        let set = |text: &str, is_marked: bool| {
            let colors = &pen.tokens.color;
            let ink = if is_marked { colors.on_accent } else { colors.on_primary };
            // A scrap of a file keeps its own order in a sentence of the other direction.
            let run = Run { text: format!("\u{2066}{text}\u{2069}"), strong: is_marked };
            pen.layout(&[run], STYLE, ink, f32::INFINITY, Align::Min)
        };
        let space = set("n n", false).size().x - set("nn", false).size().x;
        let (mut x, mut y) = (0.0, 0.0);
        let mut scraps = Vec::new();
        for (text, is_marked) in self.segments() {
            for word in text.split_inclusive(' ') {
                let letters = word.trim_end();
                let mut rest = letters;
                let around = if is_marked { 2.0 * MARK_PAD } else { 0.0 };
                while !rest.is_empty() {
                    let mut words = set(rest, is_marked);
                    if x > 0.0 && x + words.size().x + around > width {
                        (x, y) = (0.0, y + line);
                    }
                    let mut taken = rest.len();
                    while words.size().x + around > width {
                        taken = rest.get(..taken).and_then(|part| part.char_indices().last()).map_or(0, |(at, _)| at);
                        words = set(rest.get(..taken).unwrap_or_default(), is_marked);
                    }
                    if taken == 0 {
                        break;
                    }
                    let size = vec2(words.size().x + around, line);
                    let area = Rect::from_min_size(pos2(x, y), size);
                    scraps.push(Scrap { words, is_marked, rect: area, ground: area });
                    x += size.x;
                    rest = rest.get(taken..).unwrap_or_default();
                }
                let spaces = space * (word.chars().count() - letters.chars().count()) as f32;
                if let Some(last) = scraps.last_mut().filter(|_| is_marked) {
                    last.ground.max.x = (last.ground.right() + spaces).min(width);
                }
                x += spaces;
            }
        }
        (scraps, y + line)
    }
}

impl Piece for FileLine {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let room = width - self.indent(pen) - Self::pad(pen);
        self.scraps(pen, room).1 + 2.0 * Self::pad(pen)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let (pad, indent) = (Self::pad(pen), self.indent(pen));
        let colors = &pen.tokens.color;
        pen.fill(rect, pen.tokens.scale.radius.choice, colors.primary);
        let number = self.number(pen);
        let at = Rect::from_min_size(rect.min + vec2(pad, pad), number.size());
        pen.paint(&number, pen.kept(at, rect));
        let rule_x = at.right() + pen.tokens.scale.space.m;
        let width = pen.tokens.scale.line.rest;
        let rule = Rect::from_min_max(pos2(rule_x, rect.top() + pad), pos2(rule_x + width, rect.bottom() - pad));
        pen.fill(pen.kept(rule, rect), 0.0, colors.on_primary);
        let (scraps, _) = self.scraps(pen, rect.width() - indent - pad);
        let origin = rect.min + vec2(indent, pad);
        for scrap in scraps {
            let area = pen.kept(scrap.rect.translate(origin.to_vec2()), rect);
            let mut inner = area;
            if scrap.is_marked {
                let ground = pen.kept(scrap.ground.translate(origin.to_vec2()), rect);
                pen.fill(ground, pen.tokens.scale.space.xs, colors.accent);
                inner = area.shrink2(vec2(MARK_PAD, 0.0));
            }
            pen.paint_middle(&scrap.words, inner);
        }
        let label = format!("{}: {}", self.line_number, self.line.trim());
        pen.name_label(rect, Role::Label, &label);
    }
}
