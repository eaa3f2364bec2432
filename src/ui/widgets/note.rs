//! A box with an icon and a few sentences: "why we ask", the disclaimer, a plain fact.

use egui::{Align, Rect, Role, pos2, vec2};

use super::{Block, Piece};
use crate::ui::pen::{Laid, Pen, Run};
use crate::ui::tokens::Style;

pub struct Note {
    pub icon: &'static str,
    pub runs: Vec<Run>,
    pub style: Style,
    /// On sand; otherwise the words stand free beside their icon.
    pub boxed: bool,
}

pub fn boxed(icon: &'static str, runs: Vec<Run>) -> Block {
    Box::new(Note { icon, runs, style: Style::Body, boxed: true })
}

pub fn free(icon: &'static str, style: Style, runs: Vec<Run>) -> Block {
    Box::new(Note { icon, runs, style, boxed: false })
}

impl Note {
    fn parts(&self, pen: &Pen<'_>) -> (f32, f32, f32) {
        let space = &pen.tokens.scale.space;
        let pad = if self.boxed { space.l } else { 0.0 };
        (pad, pen.tokens.scale.icon.nav * pen.tokens.zoom().min(1.5), space.l)
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let (pad, icon, gap) = self.parts(pen);
        let inner = width - 2.0 * pad - icon - gap;
        pen.layout(&self.runs, self.style, pen.tokens.color.on_surface, inner, Align::Min)
    }
}

impl Piece for Note {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let (pad, icon, _) = self.parts(pen);
        self.words(pen, width).size().y.max(icon) + 2.0 * pad
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let (pad, icon, gap) = self.parts(pen);
        // Beside something taller the free words stand in the middle, their icon with them.
        let height = self.height(pen, rect.width());
        let rect = if self.boxed || height > rect.height() {
            rect
        } else {
            Rect::from_center_size(rect.center(), vec2(rect.width(), height))
        };
        if self.boxed {
            let radius = pen.tokens.scale.radius.choice;
            pen.fill(rect, radius, pen.tokens.color.surface_sunken);
            if !pen.tokens.pictures {
                pen.edge(rect, radius, pen.tokens.scale.line.rest, pen.tokens.color.outline);
            }
        }
        let inner = rect.shrink(pad);
        let words = self.words(pen, rect.width());
        let first_line = pen.tokens.text(self.style);
        let icon_top = inner.top() + ((first_line.size * first_line.line - icon) / 2.0).max(0.0);
        let icon_rect = Rect::from_min_size(pos2(inner.left(), icon_top), vec2(icon, icon));
        pen.icon(self.icon, icon_rect, pen.tokens.color.on_surface);
        let label = super::text::plain(&self.runs);
        // In a box taller than it needs the words stay at the top, level with those of its neighbours.
        let tall = words.size().y.max(icon);
        let beside = Rect::from_min_max(pos2(icon_rect.right() + gap, inner.top()), inner.max);
        pen.paint_middle(&words, beside.with_max_y(inner.top() + tall));
        pen.name_label(rect, Role::Label, &label);
    }
}
