//! A line of the list of what is wrong with the files: a sign, what it is, and where. A tap opens it.

use egui::{Align, Rect, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;

pub struct FindingRow {
    /// Patients can't see the files as long as this is so.
    pub stops: bool,
    pub message: String,
    pub place: String,
    pub chosen: bool,
    pub msg: Msg,
}

struct Parts {
    pad: f32,
    icon: f32,
    gap: f32,
}

impl FindingRow {
    fn parts(pen: &Pen<'_>) -> Parts {
        let space = &pen.tokens.scale.space;
        Parts { pad: space.l, icon: pen.tokens.scale.icon.nav * pen.tokens.zoom().min(1.5), gap: space.m }
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> [Laid; 2] {
        let Parts { pad, icon, gap } = Self::parts(pen);
        let inner = width - 2.0 * pad - icon - gap;
        let colors = &pen.tokens.color;
        let message = breakable(&self.message);
        [(&message, Style::Label, colors.on_surface), (&self.place, Style::Body, colors.on_surface_soft)]
            .map(|(words, style, ink)| pen.layout(&[Run::plain(words)], style, ink, inner, Align::Min))
    }
}

/// The name of a text, "questions.needles.short", goes on in the next line after a dot.
fn breakable(words: &str) -> String {
    let mut out = String::new();
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(letter);
        if matches!(letter, '.' | '_') && letters.peek().is_some_and(|next| next.is_alphanumeric()) {
            out.push('\u{200b}');
        }
    }
    out
}

impl Piece for FindingRow {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let space = &pen.tokens.scale.space;
        let [message, place] = self.words(pen, width);
        message.size().y + space.xs + place.size().y + 2.0 * space.m
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let radius = pen.tokens.scale.radius.choice;
        let label = format!("{} {}", self.message, self.place);
        let tap = pen.tap(rect, radius, Name::button(&label));
        if tap.clicked {
            pen.out.push(self.msg.clone());
        }
        let (colors, line, space) = (&pen.tokens.color, &pen.tokens.scale.line, &pen.tokens.scale.space);
        let (fill, edge, width) = match (tap.pressed, self.chosen) {
            (true, _) => (colors.selected, colors.edge, line.selected),
            (false, true) => (colors.surface_raised, colors.edge, line.selected),
            (false, false) => (colors.surface_raised, colors.outline, line.rest),
        };
        pen.fill(rect, radius, fill);
        pen.edge(rect, radius, width, edge);
        let Parts { pad, icon, gap } = Self::parts(pen);
        let top = rect.top() + space.m;
        let sign = Rect::from_min_size(pos2(rect.left() + pad, top), vec2(icon, icon));
        pen.icon(if self.stops { "stop" } else { "look" }, sign, colors.on_surface);
        let [message, place] = self.words(pen, rect.width());
        let area = Rect::from_min_max(pos2(sign.right() + gap, top), pos2(rect.right() - pad, rect.bottom()));
        pen.paint(&message, area);
        pen.paint(&place, area.with_min_y(top + message.size().y + space.xs));
    }
}
