//! The pieces of a page between the strip at the top and the buttons at the foot.

use egui::{Rect, pos2, vec2};

use crate::ui::pen::Pen;
use crate::ui::widgets::{Block, any_has_controls, show_stack, stack_height};

#[derive(Clone, Copy)]
pub(super) struct Body<'b> {
    /// At the top; in landscape the left column when `split`.
    pub upper: &'b [Block],
    /// As low as there is room; in landscape the right column when `split`.
    pub lower: &'b [Block],
    pub split: bool,
    /// The last piece of `upper` takes the room that is left.
    pub stretch: bool,
    /// Where the page scrolls, the last piece of `lower` stays in sight unless it leaves too little room.
    pub pinned: bool,
}

/// Of the room for the page: what stays in sight takes no more.
const PINNED_SHARE: f32 = 0.3;

impl Body<'_> {
    pub fn show(&self, pen: &mut Pen<'_>, inner: Rect) {
        if self.height(pen, inner.width()) <= inner.height() {
            return self.show_fitting(pen, inner);
        }
        if let Some((last, before)) = self.lower.split_last().filter(|_| self.pinned) {
            let height = last.height(pen, inner.width());
            if height <= inner.height() * PINNED_SHARE {
                let top = inner.bottom() - height;
                let rest = Body { lower: before, ..*self };
                rest.show_scrolling(pen, inner.with_max_y(top - pen.tokens.scale.space.l));
                return last.show(pen, inner.with_min_y(top));
            }
        }
        self.show_scrolling(pen, inner);
    }

    /// With everything that can be tapped below `middle`: what is only read stands above it as far as it fits, the rest
    /// below. Where nothing can be tapped, the page stays as it is: its one button is at its lower edge.
    pub fn show_low(&self, pen: &mut Pen<'_>, inner: Rect, middle: f32) {
        let tappable = any_has_controls(self.upper) || any_has_controls(self.lower);
        let lower = stack_height(self.lower, pen, inner.width());
        let fits = self.height(pen, inner.width()) <= inner.height();
        let low_enough = fits && !any_has_controls(self.upper) && inner.bottom() - lower >= middle;
        if !tappable || low_enough {
            return self.show(pen, inner);
        }
        let (above, below) = inner.split_top_bottom_at_y(middle);
        let mut room = above.height();
        let read = self.upper.iter().take_while(|block| {
            room -= block.height(pen, inner.width());
            room >= 0.0 && !block.has_controls()
        });
        let (still, rest) = self.upper.split_at(read.count());
        show_stack(still, pen, above);
        let low = Body { upper: rest, split: false, ..*self };
        low.show(pen, below);
    }

    fn splits(&self, pen: &Pen<'_>, width: f32) -> bool {
        self.split && !self.lower.is_empty() && pen.tokens.landscape && (width * 0.42) >= pen.tokens.min_column_width()
    }

    fn column_widths(pen: &Pen<'_>, width: f32) -> (f32, f32) {
        let gap = pen.tokens.scale.space.xxl;
        let left = ((width - gap) * 0.43).round();
        (left, width - gap - left)
    }

    pub fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        if self.splits(pen, width) {
            let (left, right) = Self::column_widths(pen, width);
            return stack_height(self.upper, pen, left).max(stack_height(self.lower, pen, right));
        }
        let between = if self.lower.is_empty() { 0.0 } else { pen.tokens.scale.space.l };
        stack_height(self.upper, pen, width) + between + stack_height(self.lower, pen, width)
    }

    pub fn show_fitting(&self, pen: &mut Pen<'_>, inner: Rect) {
        let width = inner.width();
        if self.splits(pen, width) {
            let (left, right) = Self::column_widths(pen, width);
            show_stack(self.upper, pen, Rect::from_min_size(inner.min, vec2(left, inner.height())));
            let height = stack_height(self.lower, pen, right);
            // In the middle, where all of it is seen at once.
            let spare = if pen.tokens.zoom() > 1.0 { 0.0 } else { (inner.height() - height).max(0.0) };
            let area = Rect::from_min_size(pos2(inner.right() - right, inner.top() + spare / 2.0), vec2(right, height));
            show_stack(self.lower, pen, area);
            return;
        }
        let lower = stack_height(self.lower, pen, width);
        let lower_top = inner.bottom() - lower;
        let between = if self.lower.is_empty() { 0.0 } else { pen.tokens.scale.space.l };
        match self.upper.split_last() {
            Some((last, before)) if self.stretch => {
                let top = show_stack(before, pen, inner);
                let end = lower_top - between;
                last.show(pen, Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), end)));
            }
            Some(_) | None => {
                show_stack(self.upper, pen, inner);
            }
        }
        show_stack(self.lower, pen, Rect::from_min_max(pos2(inner.left(), lower_top), inner.max));
    }
}
