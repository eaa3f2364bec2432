//! The time at night, and how to begin: a few words that stand elsewhere each minute, so that none burns into the glass.

use egui::{Align, Pos2, Rect, Vec2, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;

pub struct NightClock {
    pub time: String,
    pub clinic: String,
    pub touch: String,
    /// Since midnight.
    pub minute: u16,
}

/// Minutes from one side to the other and back. They share no divisor, so the way is a long one.
const ACROSS: u16 = 94;
const DOWN: u16 = 57;

impl NightClock {
    /// The time, the clinic and how to begin, each with the gap above it.
    fn lines(&self, pen: &Pen<'_>, width: f32) -> [(f32, Laid); 3] {
        let (colors, space) = (&pen.tokens.color, &pen.tokens.scale.space);
        [
            (0.0, &self.time, Style::Clock, colors.on_surface),
            (space.l, &self.clinic, Style::Body, colors.on_surface_soft),
            (space.s, &self.touch, Style::Label, colors.on_surface),
        ]
        .map(|(gap, words, style, ink)| (gap, pen.layout(&[Run::plain(words)], style, ink, width, Align::Center)))
    }

    fn size(&self, pen: &Pen<'_>, width: f32) -> Vec2 {
        let lines = self.lines(pen, width);
        let widest = lines.iter().map(|(_, words)| words.size().x).fold(0.0, f32::max);
        vec2(widest.ceil(), lines.iter().map(|(gap, words)| gap + words.size().y).sum())
    }
}

/// Where something of this size stands in `room` at this minute.
pub fn place(minute: u16, size: Vec2, room: Rect) -> Pos2 {
    let there_and_back = |period: u16| {
        let half = f32::from(period) / 2.0;
        1.0 - (f32::from(minute % period) - half).abs() / half
    };
    let spare = (room.size() - size).max(Vec2::ZERO);
    pos2(room.left() + spare.x * there_and_back(ACROSS), room.top() + spare.y * there_and_back(DOWN))
}

impl Piece for NightClock {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.size(pen, width).y
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let size = self.size(pen, rect.width());
        let area = Rect::from_min_size(place(self.minute, size, rect), size);
        if pen.tap(area, pen.tokens.scale.radius.card, Name::button(&self.touch)).clicked {
            pen.out.push(Msg::Woken);
        }
        let mut top = area.top();
        for (gap, words) in self.lines(pen, rect.width()) {
            top += gap;
            pen.paint(&words, area.with_min_y(top));
            top += words.size().y;
        }
    }
}
