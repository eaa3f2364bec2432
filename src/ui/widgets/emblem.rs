//! A sign on a disc at the head of a page that has no picture.

use egui::{Rect, Stroke, vec2};

use super::Piece;
use crate::ui::pen::Pen;

/// For the eye alone: the words beside it say the same.
pub struct Emblem(pub &'static str);

const SIDE: f32 = 184.0;
/// Of the disc.
const ICON_SHARE: f32 = 0.52;

impl Piece for Emblem {
    fn height(&self, _pen: &Pen<'_>, _width: f32) -> f32 {
        SIDE
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let area = Rect::from_min_size(rect.min, vec2(SIDE, SIDE));
        let colors = &pen.tokens.color;
        let edge = Stroke::new(pen.tokens.scale.line.strong, colors.edge);
        pen.disc(area.center(), SIDE / 2.0, colors.selected, edge);
        pen.icon(self.0, Rect::from_center_size(area.center(), area.size() * ICON_SHARE), colors.on_surface);
    }
}
