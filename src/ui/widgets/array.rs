//! An icon array: one figure for each of 100 (or 1,000), filled for those who had it. Fill and edge tell them apart, not
//! hue alone; where two studies differ, the figures between their counts are half filled.

use egui::{Color32, Rect, Role, Stroke, pos2, vec2};

use super::Piece;
use crate::content::library::Tint;
use crate::ui::pen::Pen;

pub struct IconArray {
    pub count: u32,
    pub up_to: u32,
    pub out_of: u32,
    pub tint: Tint,
    /// Both frames in words: "19 to 37 of 100 …, 63 to 81 did not".
    pub label: String,
    /// Greatest width of one figure, in points.
    pub max_cell: f32,
}

/// How one figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    Full,
    /// Between the counts of two studies.
    Half,
    Empty,
}

const ASPECT: f32 = 1.06;
/// Width of a figure's outline, in points.
const FIGURE_LINE: u8 = 2;

impl IconArray {
    /// Every figure in order; as many full ones as the count says.
    pub fn fills(&self) -> Vec<Fill> {
        (0..self.out_of)
            .map(|index| match index {
                i if i < self.count => Fill::Full,
                i if i < self.up_to => Fill::Half,
                _ => Fill::Empty,
            })
            .collect()
    }

    fn columns(&self) -> u32 {
        if self.out_of > 100 { 40 } else { 10 }
    }

    fn cell(&self, width: f32) -> f32 {
        (width / self.columns() as f32).min(self.max_cell)
    }
}

impl Piece for IconArray {
    fn height(&self, _pen: &Pen<'_>, width: f32) -> f32 {
        let rows = self.out_of.div_ceil(self.columns()) as f32;
        rows * self.cell(width) * ASPECT
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let cell = self.cell(rect.width());
        let pair = pen.tokens.tint(self.tint);
        for (index, fill) in self.fills().into_iter().enumerate() {
            let columns = self.columns() as usize;
            let (column, row) = ((index % columns) as f32, (index / columns) as f32);
            let origin = pos2(rect.left() + column * cell, rect.top() + row * cell * ASPECT);
            let area = Rect::from_min_size(origin, vec2(cell, cell * ASPECT)).shrink(cell * 0.1);
            paint_figure(pen, area, fill, pair.mark, pen.tokens.color.outline);
        }
        pen.name_label(rect, Role::Image, &self.label);
    }
}

/// A head and shoulders.
fn paint_figure(pen: &Pen<'_>, area: Rect, fill: Fill, mark: Color32, outline: Color32) {
    let head_radius = area.height() * 0.21;
    let head = pos2(area.center().x, area.top() + head_radius + 1.0);
    let body = Rect::from_min_max(
        pos2(area.center().x - area.width() * 0.36, head.y + head_radius + area.height() * 0.08),
        pos2(area.center().x + area.width() * 0.36, area.bottom()),
    );
    let shoulder = (body.width() * 0.42).min(body.height());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few points, never negative")]
    let shoulders = egui::CornerRadius { nw: shoulder as u8, ne: shoulder as u8, sw: 2, se: 2 };
    let (inside, edge) = match fill {
        Fill::Full => (mark, mark),
        Fill::Half => (pen.tokens.color.surface_raised, mark),
        Fill::Empty => (pen.tokens.color.surface_raised, outline),
    };
    let line = Stroke::new(f32::from(FIGURE_LINE), edge);
    pen.disc(head, head_radius, inside, line);
    pen.fill_corners(body, shoulders, edge);
    let sides = shoulders - FIGURE_LINE;
    pen.fill_corners(body.shrink(f32::from(FIGURE_LINE)), sides, inside);
    if fill == Fill::Half {
        let lower = Rect::from_min_max(pos2(body.left(), body.center().y), body.max);
        pen.fill_corners(lower, egui::CornerRadius { nw: 0, ne: 0, sw: 2, se: 2 }, mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(count: u32, up_to: u32) -> (usize, usize) {
        let array = IconArray { count, up_to, out_of: 100, tint: Tint::Teal, label: String::new(), max_cell: 40.0 };
        let fills = array.fills();
        assert_eq!(fills.len(), 100);
        let of = |wanted: Fill| fills.iter().filter(|fill| **fill == wanted).count();
        (of(Fill::Full), of(Fill::Half))
    }

    #[test]
    fn as_many_figures_are_filled_as_the_count_says() {
        assert_eq!(filled(19, 37), (19, 18));
        assert_eq!(filled(18, 18), (18, 0));
        assert_eq!(filled(0, 0), (0, 0));
        assert_eq!(filled(100, 100), (100, 0));
    }
}
