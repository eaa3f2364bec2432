//! Pieces side by side, by shares of the width; under each other where a column would be too narrow to read.

use egui::{Rect, pos2, vec2};

use super::{Block, Piece, any_has_controls, show_stack, stack_height};
use crate::ui::pen::Pen;

pub struct Columns {
    /// Share of the width and what stands there.
    pub parts: Vec<(f32, Vec<Block>)>,
    pub gap: f32,
    /// Columns narrower than this stack, in points.
    pub min_width: f32,
    /// Each column in the vertical middle rather than at the top.
    pub middle: bool,
}

impl Columns {
    fn widths(&self, width: f32) -> Option<Vec<f32>> {
        let total: f32 = self.parts.iter().map(|(share, _)| share).sum();
        let room = width - self.gap * (self.parts.len() as f32 - 1.0);
        let widths: Vec<f32> = self.parts.iter().map(|(share, _)| room * share / total).collect();
        widths.iter().all(|w| *w >= self.min_width).then_some(widths)
    }
}

impl Piece for Columns {
    fn has_controls(&self) -> bool {
        self.parts.iter().any(|(_, blocks)| any_has_controls(blocks))
    }

    fn takes(&self, _pen: &Pen<'_>, spare: f32) -> f32 {
        if self.middle { spare } else { 0.0 }
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        if let Some(widths) = self.widths(width) {
            let heights = self.parts.iter().zip(&widths).map(|((_, blocks), w)| stack_height(blocks, pen, *w));
            heights.fold(0.0, f32::max)
        } else {
            let gaps = self.gap * (self.parts.len() as f32 - 1.0);
            self.parts.iter().map(|(_, blocks)| stack_height(blocks, pen, width)).sum::<f32>() + gaps
        }
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let Some(widths) = self.widths(rect.width()) else {
            let mut top = rect.top();
            for (_, blocks) in &self.parts {
                let area = Rect::from_min_max(pos2(rect.left(), top), rect.max);
                top = show_stack(blocks, pen, area) + self.gap;
            }
            return;
        };
        let mut left = rect.left();
        for ((_, blocks), width) in self.parts.iter().zip(widths) {
            let height = stack_height(blocks, pen, width);
            let top = if self.middle { rect.center().y - height / 2.0 } else { rect.top() };
            // A lone piece may grow to the row's height, so that neighbours are equal.
            let tall = if blocks.len() == 1 { rect.height() } else { height };
            let area =
                Rect::from_min_size(pos2(left, if blocks.len() == 1 { rect.top() } else { top }), vec2(width, tall));
            match blocks.as_slice() {
                [only] => only.show(pen, area),
                several => {
                    show_stack(several, pen, area);
                }
            }
            left += width + self.gap;
        }
    }
}
