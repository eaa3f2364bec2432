//! A slip of paper: numbered lines, and room for notes in one's own hand.

use egui::{Align, CornerRadius, Rect, Role, Stroke, pos2, vec2};

use super::{Block, Piece, any_has_controls, show_stack, stack_height};
use crate::ui::pen::{Laid, Pen, Run, corner};
use crate::ui::tokens::Style;

/// Between lines to write on.
const NOTE_LINE: f32 = 76.0;
const MOST_LINES: usize = 5;
/// A line that says "cut here": dashes and what is between them.
const DASH: f32 = 8.0;

pub struct Slip {
    /// At the top, where there is room for it.
    pub ornament: Block,
    pub blocks: Vec<Block>,
    /// Over lines that show what the paper is for, where there is room for them.
    pub notes: String,
    pub foot: Block,
}

impl Slip {
    /// Around the paper, and on it.
    fn insets(pen: &Pen<'_>) -> (f32, f32) {
        let space = &pen.tokens.scale.space;
        if pen.tokens.zoom() > 1.0 { (space.s, space.l) } else { (space.l, space.l) }
    }

    fn inner_width(pen: &Pen<'_>, width: f32) -> f32 {
        let (inset, pad) = Self::insets(pen);
        width - 2.0 * (inset + pad)
    }

    fn foot_height(&self, pen: &Pen<'_>, inner_width: f32) -> f32 {
        self.foot.height(pen, inner_width) + pen.tokens.scale.space.m
    }
}

impl Piece for Slip {
    fn has_controls(&self) -> bool {
        any_has_controls(&self.blocks)
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let inner = Self::inner_width(pen, width);
        let (inset, pad) = Self::insets(pen);
        inset + 2.0 * pad + stack_height(&self.blocks, pen, inner) + self.foot_height(pen, inner)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let (inset, pad) = Self::insets(pen);
        let spare = rect.height() - self.height(pen, rect.width());
        Self::show_paper(pen, rect, inset);
        let mut inner = rect.shrink2(vec2(inset + pad, pad)).with_min_y(rect.top() + inset + pad);
        let foot = self.foot.height(pen, inner.width());
        let ornament = self.ornament.height(pen, inner.width()) + pen.tokens.scale.space.m;
        if ornament <= spare {
            self.ornament.show(pen, inner);
            inner.min.y += ornament;
        }
        inner.min.y = show_stack(&self.blocks, pen, inner);
        self.show_notes(pen, inner.with_max_y(inner.bottom() - self.foot_height(pen, inner.width())));
        self.foot.show(pen, inner.with_min_y(inner.bottom() - foot));
    }
}

impl Slip {
    /// It goes on below the edge, as it does in a printer.
    fn show_paper(pen: &Pen<'_>, rect: Rect, inset: f32) {
        let (radius, line) = (&pen.tokens.scale.radius, pen.tokens.scale.line.rest);
        let color = &pen.tokens.color;
        pen.fill(rect, radius.card, color.surface_sunken);
        if !pen.tokens.pictures {
            pen.edge(rect, radius.card, line, color.outline);
        }
        let paper = rect.shrink2(vec2(inset, 0.0)).with_min_y(rect.top() + inset);
        let corners = CornerRadius { sw: 0, se: 0, ..corner(radius.chip / 2.0) };
        pen.fill_corners(paper, corners, color.edge);
        let inside = paper.shrink2(vec2(line, 0.0)).with_min_y(paper.top() + line);
        pen.fill_corners(inside, corners, color.surface_raised);
    }

    fn show_notes(&self, pen: &mut Pen<'_>, room: Rect) {
        let gap = pen.tokens.scale.space.m;
        let color = pen.tokens.color.on_surface;
        let words = pen.layout(&[Run::plain(&self.notes)], Style::Body, color, room.width(), Align::Min);
        let head = 2.0 * gap + words.size().y;
        if head + NOTE_LINE > room.height() {
            return;
        }
        dashes(pen, room, room.top() + gap);
        let place = Rect::from_min_size(pos2(room.left(), room.top() + 2.0 * gap), vec2(room.width(), words.size().y));
        pen.paint(&words, place);
        pen.name_label(place, Role::Label, &self.notes);
        let mut y = room.top() + head + NOTE_LINE;
        for _ in 0..MOST_LINES {
            if y > room.bottom() {
                break;
            }
            let thick = pen.tokens.scale.line.rest;
            let written = Rect::from_min_size(pos2(room.left(), y - thick), vec2(room.width(), thick));
            pen.fill(written, 0.0, pen.tokens.color.outline);
            y += NOTE_LINE;
        }
    }
}

fn dashes(pen: &Pen<'_>, inner: Rect, y: f32) {
    let thick = pen.tokens.scale.line.rest;
    let mut x = inner.left();
    while x + DASH <= inner.right() {
        pen.fill(Rect::from_min_size(pos2(x, y), vec2(DASH, thick)), 0.0, pen.tokens.color.outline);
        x += 2.0 * DASH;
    }
}

/// A line with its number in a disc.
pub struct Numbered {
    pub number: usize,
    pub words: String,
}

impl Numbered {
    fn side(pen: &Pen<'_>) -> f32 {
        pen.tokens.scale.icon.choice * pen.tokens.zoom().min(1.5)
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let room = width - Self::side(pen) - pen.tokens.scale.space.m;
        pen.layout(&[Run::plain(&self.words)], Style::Body, pen.tokens.color.on_surface, room, Align::Min)
    }
}

impl Piece for Numbered {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.words(pen, width).size().y.max(Self::side(pen))
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let side = Self::side(pen);
        let color = pen.tokens.color;
        let words = self.words(pen, rect.width());
        let disc = Rect::from_min_size(pos2(rect.left(), rect.center().y - side / 2.0), vec2(side, side));
        pen.disc(disc.center(), side / 2.0, color.selected, Stroke::new(pen.tokens.scale.line.rest, color.edge));
        let number = [Run::strong(self.number.to_string())];
        let number = pen.layout(&number, Style::Body, color.on_surface, side, Align::Center);
        pen.paint_middle(&number, disc);
        let beside = Rect::from_min_max(pos2(disc.right() + pen.tokens.scale.space.m, rect.top()), rect.max);
        pen.paint_middle(&words, beside);
        pen.name_label(rect, Role::Label, &format!("{}. {}", self.number, self.words));
    }
}
