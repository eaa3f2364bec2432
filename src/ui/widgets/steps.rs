//! How far along: bars for questions (done, current, open), dots for cards.

use egui::{Rect, Role, pos2, vec2};

use super::{Block, Piece};
use crate::ui::pen::{Laid, Pen};

const BAR_HEIGHT: f32 = 14.0;
const DOT: f32 = 16.0;

pub struct Steps {
    pub done: usize,
    pub total: usize,
    /// In words: "Question 9 of 12".
    pub label: String,
}

impl Piece for Steps {
    fn height(&self, _pen: &Pen<'_>, _width: f32) -> f32 {
        BAR_HEIGHT
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let gap = pen.tokens.scale.space.xs;
        let total = self.total.max(1) as f32;
        let width = (rect.width() - gap * (total - 1.0)) / total;
        let colors = &pen.tokens.color;
        for index in 0..self.total {
            let bar = Rect::from_min_size(
                pos2(rect.left() + index as f32 * (width + gap), rect.top()),
                vec2(width, BAR_HEIGHT),
            );
            let (fill, edge) = match index.cmp(&self.done) {
                std::cmp::Ordering::Less => (colors.edge, colors.edge),
                std::cmp::Ordering::Equal => (colors.focus_outer, colors.edge),
                std::cmp::Ordering::Greater => (colors.surface_raised, colors.outline),
            };
            pen.fill(bar, BAR_HEIGHT / 2.0, fill);
            pen.edge(bar, BAR_HEIGHT / 2.0, pen.tokens.scale.line.rest, edge);
        }
        pen.name_label(rect, Role::ProgressIndicator, &self.label);
    }
}

pub struct Dots {
    pub at: usize,
    pub total: usize,
    pub label: String,
}

impl Dots {
    fn dots_width(&self, pen: &Pen<'_>) -> f32 {
        // One of them is twice as wide as the others.
        (self.total + 1) as f32 * DOT + self.total.saturating_sub(1) as f32 * pen.tokens.scale.space.s
    }

    fn natural_width(&self, pen: &Pen<'_>) -> f32 {
        (self.words(pen, f32::INFINITY).size().x + pen.tokens.scale.space.l + self.dots_width(pen)).ceil()
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let runs = [crate::ui::pen::Run::plain(&self.label)];
        pen.layout(&runs, crate::ui::tokens::Style::Body, pen.tokens.color.on_surface_soft, width, egui::Align::Min)
    }
}

impl Piece for Dots {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.words(pen, width).size().y
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let words = self.words(pen, rect.width());
        let mut x = rect.left() + words.size().x + pen.tokens.scale.space.l;
        pen.paint(&words, rect);
        let colors = &pen.tokens.color;
        let gap = pen.tokens.scale.space.s;
        if x + self.dots_width(pen) <= rect.right() + 1.0 {
            for index in 0..self.total {
                let here = index == self.at;
                let width = if here { DOT * 2.0 } else { DOT };
                let dot = Rect::from_min_size(pos2(x, rect.center().y - DOT / 2.0), vec2(width, DOT));
                let fill = if here { colors.edge } else { colors.surface_raised };
                pen.fill(dot, DOT / 2.0, fill);
                pen.edge(dot, DOT / 2.0, pen.tokens.scale.line.rest, colors.edge);
                x += width + gap;
            }
        }
        pen.say_instead("", |pen| pen.name_label(rect, Role::Label, &self.label));
    }
}

/// A card's title: the dots above it, or at the far end of its line in landscape.
pub struct CardTitle {
    pub title: Block,
    pub dots: Dots,
}

impl CardTitle {
    /// Width of the dots beside the title; `None` when they stand above it.
    fn beside(&self, pen: &Pen<'_>, width: f32) -> Option<f32> {
        let dots = self.dots.natural_width(pen);
        (pen.tokens.landscape && pen.tokens.zoom() <= 1.0 && dots <= width * 0.5).then_some(dots)
    }
}

impl Piece for CardTitle {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        match self.beside(pen, width) {
            Some(dots) => self.title.height(pen, width - dots),
            None => self.dots.height(pen, width) + pen.tokens.scale.space.xs + self.title.height(pen, width),
        }
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let (dots, title) = if let Some(width) = self.beside(pen, rect.width()) {
            let (left, right) = rect.split_left_right_at_x(rect.right() - width);
            (Rect::from_center_size(right.center(), vec2(width, self.dots.height(pen, width))), left)
        } else {
            let height = self.dots.height(pen, rect.width());
            let (above, below) = rect.split_top_bottom_at_y(rect.top() + height + pen.tokens.scale.space.xs);
            (above.with_max_y(above.top() + height), below)
        };
        self.dots.show(pen, dots);
        self.title.show(pen, title);
    }
}
