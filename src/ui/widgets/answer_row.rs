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

/// Of the narrowest column: a short question and its answer.
const LEAST_SHARE: f32 = 0.6;

impl AnswerRow {
    fn button_size(&self, pen: &Pen<'_>) -> egui::Vec2 {
        let words = [Run::plain(&self.change)];
        let width = pen.layout(&words, Style::Label, pen.tokens.color.on_surface, f32::INFINITY, Align::Min).size();
        let pad = pen.tokens.scale.space.l;
        vec2(width.x + 2.0 * pad, (width.y + pad).max(pen.tokens.scale.target.change))
    }

    /// The width that is left for the words; `None` where so little is that the button stands below them.
    fn room_beside(&self, pen: &Pen<'_>, width: f32) -> Option<f32> {
        let room = width - self.button_size(pen).x - pen.tokens.scale.space.l;
        (room >= pen.tokens.min_column_width() * LEAST_SHARE).then_some(room)
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let room = self.room_beside(pen, width).unwrap_or(width);
        pen.layout(&self.runs, Style::Body, pen.tokens.color.on_surface, room, Align::Min)
    }
}

impl Piece for AnswerRow {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let pad = pen.tokens.scale.space.s;
        let (words, button) = (self.words(pen, width).size().y, self.button_size(pen).y);
        match self.room_beside(pen, width) {
            Some(_) => words.max(button) + pad,
            None => words + button + 2.0 * pad,
        }
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
        let (text_area, button) = if self.room_beside(pen, rect.width()).is_some() {
            let text_area = Rect::from_min_max(rect.min, pos2(rect.right() - size.x - scale.space.l, rect.bottom()));
            (text_area, Rect::from_center_size(pos2(rect.right() - size.x / 2.0, rect.center().y), size))
        } else {
            let bottom = rect.bottom() - scale.space.s;
            let button = Rect::from_min_max(pos2(rect.right() - size.x, bottom - size.y), pos2(rect.right(), bottom));
            (rect.with_max_y(button.top()), button)
        };
        pen.paint_middle(&words, text_area);
        pen.name_label(text_area, Role::Label, &super::text::plain(&self.runs));
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
