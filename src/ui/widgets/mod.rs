//! The pieces of a page. Each can say how tall it is in a width, and draw itself in a rectangle; so equal cards, columns
//! that stack and "more below" are arithmetic, not luck. One piece a file.

pub mod answer_row;
pub mod array;
pub mod body_map;
pub mod button;
pub mod card;
pub mod chips;
pub mod choice;
pub mod code;
pub mod columns;
pub mod countdown;
pub mod emblem;
pub mod file_line;
pub mod finding;
pub mod night_clock;
pub mod note;
pub mod pad;
pub mod picture;
pub mod print_card;
pub mod result_card;
pub mod slip;
pub mod steps;
pub mod table;
pub mod text;
pub mod topic_tile;

use egui::Rect;

use super::pen::Pen;

pub trait Piece {
    /// Height in points when drawn `width` points wide.
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32;
    fn show(&self, pen: &mut Pen<'_>, rect: Rect);
    /// How much of the height that is to spare it takes, in points: a picture may grow.
    fn takes(&self, _pen: &Pen<'_>, _spare: f32) -> f32 {
        0.0
    }
    /// Whether anything in it can be tapped: all of that is in the lower half where reach is low.
    fn has_controls(&self) -> bool {
        false
    }
    /// The same in a rectangle that is taller by `spare` points than any of its neighbours needs: a picture may grow.
    fn show_roomy(&self, pen: &mut Pen<'_>, rect: Rect, _spare: f32) {
        self.show(pen, rect);
    }
}

pub type Block = Box<dyn Piece>;

/// Empty space of this height.
pub struct Gap(pub f32);

impl Piece for Gap {
    fn height(&self, _pen: &Pen<'_>, _width: f32) -> f32 {
        self.0
    }

    fn show(&self, _pen: &mut Pen<'_>, _rect: Rect) {}
}

pub fn gap(height: f32) -> Block {
    Box::new(Gap(height))
}

/// Whether anything in any of them can be tapped.
pub fn any_has_controls(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| block.has_controls())
}

/// A piece for the eyes: who listens hears `instead`, or nothing where that is empty.
pub struct Private {
    pub piece: Block,
    pub instead: String,
}

impl Piece for Private {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.piece.height(pen, width)
    }

    fn has_controls(&self) -> bool {
        self.piece.has_controls()
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.say_instead(&self.instead, |pen| self.piece.show(pen, rect));
    }
}

/// A piece that is not read aloud, such as one that names an answer that was given.
pub fn private(piece: Block) -> Block {
    Box::new(Private { piece, instead: String::new() })
}

/// Pieces under each other.
pub fn stack_height(blocks: &[Block], pen: &Pen<'_>, width: f32) -> f32 {
    blocks.iter().map(|block| block.height(pen, width)).sum()
}

/// Draws pieces under each other from the top of `rect`; returns where the last one ends.
pub fn show_stack(blocks: &[Block], pen: &mut Pen<'_>, rect: Rect) -> f32 {
    show_stack_roomy(blocks, pen, rect, 0.0)
}

/// The same where there is height to spare for what can grow.
pub fn show_stack_roomy(blocks: &[Block], pen: &mut Pen<'_>, rect: Rect, mut spare: f32) -> f32 {
    let mut top = rect.top();
    for block in blocks {
        let more = block.takes(pen, spare);
        spare -= more;
        let height = block.height(pen, rect.width()) + more;
        let slot = Rect::from_min_size(egui::pos2(rect.left(), top), egui::vec2(rect.width(), height));
        block.show(pen, slot);
        top += height;
    }
    top
}
