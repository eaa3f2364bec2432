//! A row of "your answers": the words, and "Change" on the right.

use egui::{Align, Rect, Role, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;

pub struct AnswerRow {
    pub runs: Vec<Run>,
    pub change: String,
    /// For screen readers: "Change: needles".
    pub change_name: String,
    pub msg: Msg,
}

impl AnswerRow {
    fn button_size(&self, pen: &Pen<'_>) -> egui::Vec2 {
        let words = [Run::plain(&self.change)];
        let width = pen.layout(&words, Style::Label, pen.tokens.color.on_surface, f32::INFINITY, Align::Min).size();
        let pad = pen.tokens.scale.space.l;
        vec2(width.x + 2.0 * pad, (width.y + pad).max(pen.tokens.scale.target.change))
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let room = width - self.button_size(pen).x - pen.tokens.scale.space.l;
        pen.layout(&self.runs, Style::Body, pen.tokens.color.on_surface, room, Align::Min)
    }
}

impl Piece for AnswerRow {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let pad = pen.tokens.scale.space.s;
        self.words(pen, width).size().y.max(self.button_size(pen).y) + pad
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.say_instead("", |pen| self.show_silently(pen, rect));
    }
}

impl AnswerRow {
    fn show_silently(&self, pen: &mut Pen<'_>, rect: Rect) {
        let size = self.button_size(pen);
        let scale = &pen.tokens.scale;
        let (radius, thin, thick) = (scale.radius.button, scale.line.rest, scale.line.selected);
        let (raised, ink, outline) =
            (pen.tokens.color.surface_raised, pen.tokens.color.on_surface, pen.tokens.color.outline);
        let words = self.words(pen, rect.width());
        pen.paint_middle(&words, rect);
        let text_area = Rect::from_min_max(rect.min, pos2(rect.right() - size.x - scale.space.l, rect.bottom()));
        pen.name_label(text_area, Role::Label, &super::text::plain(&self.runs));
        let button = Rect::from_center_size(pos2(rect.right() - size.x / 2.0, rect.center().y), size);
        let tap = pen.tap(button, radius, Name::button(&self.change_name));
        if tap.clicked {
            pen.out.push(self.msg.clone());
        }
        pen.fill(button, radius, if tap.pressed { pen.tokens.color.selected } else { raised });
        pen.edge(button, radius, if tap.pressed { thick } else { thin }, ink);
        let label = pen.layout(&[Run::plain(&self.change)], Style::Label, ink, size.x, Align::Center);
        pen.paint_middle(&label, button);
        let rule = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 1.5), rect.max);
        pen.fill(rule, 0.0, outline);
    }
}
