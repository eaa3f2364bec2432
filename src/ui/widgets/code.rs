//! A code for a phone, dark on light whatever the theme, with the light around it that readers need.

use egui::{Mesh, Rect, Role, Shape, vec2};

use super::Piece;
use crate::sheet::qr::{Code, QUIET_MODULES};
use crate::ui::pen::Pen;

/// With the light around it: 75 mm or more. The largest code has 97 modules, of 0.7 mm then.
const SIDE: f32 = 300.0;
/// As large as this where there is room.
const MOST_SIDE: f32 = 400.0;

pub struct CodePicture {
    pub code: Code,
    pub alt: String,
}

impl Piece for CodePicture {
    fn height(&self, _pen: &Pen<'_>, width: f32) -> f32 {
        SIDE.min(width)
    }

    fn takes(&self, _pen: &Pen<'_>, spare: f32) -> f32 {
        (MOST_SIDE - SIDE).min(spare.max(0.0))
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let side = rect.width().min(rect.height()).min(MOST_SIDE);
        // A code is not mirrored with its page.
        let whole = pen.place(Rect::from_center_size(rect.center(), vec2(side, side)));
        let modules = self.code.side() + 2 * QUIET_MODULES;
        let pixels_per_point = pen.ui.ctx().pixels_per_point();
        // Edges on whole pixels, so that none is grey.
        let edge = |start: f32, module: usize| {
            let at = start + side * module as f32 / modules as f32;
            (at * pixels_per_point).round() / pixels_per_point
        };
        let bar = |column: usize, row: usize, width: usize, height: usize| {
            let [left, right] = [column, column + width].map(|module| edge(whole.left(), module));
            let [top, bottom] = [row, row + height].map(|module| edge(whole.top(), module));
            Rect::from_x_y_ranges(left..=right, top..=bottom)
        };
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(bar(0, 0, modules, modules), pen.tokens.color.code_ground);
        for (row, start, count) in self.code.bars() {
            let place = bar(start + QUIET_MODULES, row + QUIET_MODULES, count, 1);
            mesh.add_colored_rect(place, pen.tokens.color.code);
        }
        pen.ui.painter().add(Shape::mesh(mesh));
        pen.name_label(rect, Role::Image, &self.alt);
    }
}
