//! How far along: bars for questions (done, current, open), dots for cards.

use egui::{Rect, Role, pos2, vec2};

use super::Piece;
use crate::ui::pen::Pen;

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
    fn words(&self, pen: &Pen<'_>, width: f32) -> std::sync::Arc<egui::Galley> {
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
        pen.paint(words, rect);
        let colors = &pen.tokens.color;
        let gap = pen.tokens.scale.space.s;
        let needed = self.total as f32 * (DOT + gap) + DOT;
        if x + needed <= rect.right() {
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
        pen.name_label(rect, Role::Label, &self.label);
    }
}
