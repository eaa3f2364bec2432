//! How much time is left: a ring that steps once a second, the seconds as a number in it. Nothing turns in between.

use egui::{Align, Pos2, Rect, Role, Stroke, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Pen, Run};
use crate::ui::tokens::Style;

pub struct Countdown {
    pub secs_left: u64,
    pub secs_in_all: u64,
    /// In words: "18 seconds left".
    pub label: String,
}

const SIDE: f32 = 300.0;
const BAND: f32 = 34.0;
/// Of a whole turn; fine enough that no corner is seen.
const STEP_DEGREES: u16 = 3;

impl Countdown {
    fn side(pen: &Pen<'_>) -> f32 {
        // Half of a growing number's growth: the words below say the same.
        SIDE * f32::midpoint(pen.tokens.zoom(), 1.0)
    }

    fn share(&self) -> f32 {
        (self.secs_left as f32 / self.secs_in_all.max(1) as f32).min(1.0)
    }
}

impl Piece for Countdown {
    fn height(&self, pen: &Pen<'_>, _width: f32) -> f32 {
        Self::side(pen)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let side = Self::side(pen);
        let area = Rect::from_min_size(rect.min, vec2(side, side));
        let (radius, line) = (side / 2.0, pen.tokens.scale.line.rest);
        let colors = &pen.tokens.color;
        let edge = Stroke::new(line, colors.edge);
        pen.disc(area.center(), radius, colors.surface_sunken, edge);
        pen.arc(area.center(), radius - line - BAND / 2.0, self.share(), Stroke::new(BAND, colors.focus_outer));
        pen.disc(area.center(), radius - line - BAND, colors.surface_raised, edge);
        let words = [Run::plain(self.secs_left.to_string())];
        let number = pen.layout(&words, Style::Question, colors.on_surface, side, Align::Center);
        pen.paint_middle(&number, area);
        pen.name_label(rect, Role::Label, &self.label);
    }
}

/// Points on a circle, from its top with the clock, for a share of a turn.
pub fn turn(center: Pos2, radius: f32, share: f32) -> Vec<Pos2> {
    let degrees = 360.0 * share.clamp(0.0, 1.0);
    let whole = (0..360 / STEP_DEGREES).map(|step| f32::from(step * STEP_DEGREES));
    let angles = whole.take_while(|angle| *angle < degrees).chain([degrees]);
    let at = |angle: f32| {
        let (sin, cos) = angle.to_radians().sin_cos();
        pos2(center.x + radius * sin, center.y - radius * cos)
    };
    angles.map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_time_is_a_quarter_of_the_turn() {
        let points = turn(Pos2::ZERO, 10.0, 0.25);
        let near = |at: Pos2, x: f32, y: f32| at.distance(pos2(x, y)) < 0.01;
        assert!(near(points[0], 0.0, -10.0) && near(points[points.len() - 1], 10.0, 0.0), "{points:?}");
        assert_eq!(turn(Pos2::ZERO, 10.0, 0.0).len(), 1);
    }
}
