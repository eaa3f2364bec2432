//! A widget in a state, with a caption; and a sheet of them.

use egui::Rect;

use crate::ui::pen::{Pen, Pose};
use crate::ui::screens::View;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::text::soft;
use crate::ui::widgets::{Block, Piece, gap, show_stack, stack_height};

/// A page of the gallery.
pub struct Sheet {
    pub name: &'static str,
    pub specimens: Vec<Specimen>,
}

pub struct Specimen {
    /// Its file in `ui/widgets`, without the ending.
    pub widget: &'static str,
    blocks: Vec<Block>,
}

impl Specimen {
    pub fn new(view: &View<'_>, widget: &'static str, state: &str, block: Block) -> Self {
        let space = &view.tokens.scale.space;
        // Both are names in the code, in its own direction.
        let caption = soft(Style::Label, crate::ui::text::isolated(&format!("{widget}: {state}")));
        Self { widget, blocks: vec![caption, gap(space.s), block, gap(space.xl)] }
    }
}

impl Piece for Sheet {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let margin = pen.tokens.margin();
        let specimens = self.specimens.iter().map(|specimen| stack_height(&specimen.blocks, pen, width - 2.0 * margin));
        specimens.sum::<f32>() + 2.0 * margin
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.fill(rect, 0.0, pen.tokens.color.surface);
        let mut inner = rect.shrink(pen.tokens.margin());
        for specimen in &self.specimens {
            inner.min.y = show_stack(&specimen.blocks, pen, inner);
        }
    }
}

/// A piece as if somebody held it.
pub struct Posed {
    pub pose: Pose,
    pub piece: Block,
}

impl Piece for Posed {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.piece.height(pen, width)
    }

    fn has_controls(&self) -> bool {
        self.piece.has_controls()
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let before = std::mem::replace(&mut pen.pose, self.pose);
        self.piece.show(pen, rect);
        pen.pose = before;
    }
}

/// At rest, under a finger, with the focus.
pub const POSES: [Pose; 3] = [Pose::AsItIs, Pose::Pressed, Pose::Focused];
/// What [`in_poses`] shows, for captions.
pub const POSED: &str = "as it is, pressed, focused";

/// The same thing in each pose, under each other.
pub fn in_poses(make: impl Fn() -> Block) -> Block {
    tiles(1, posed(make))
}

/// The same thing in each pose.
pub fn posed(make: impl Fn() -> Block) -> [Block; 3] {
    POSES.map(|pose| Box::new(Posed { pose, piece: make() }) as Block)
}

/// Small things in a row; large text puts them under each other.
pub fn row(view: &View<'_>, things: impl IntoIterator<Item = Block>) -> Block {
    let parts = things.into_iter().map(|thing| (1.0, vec![thing])).collect();
    let min_width = view.tokens.min_column_width();
    Box::new(Columns { parts, gap: view.tokens.scale.space.l, min_width, middle: false })
}

/// In columns, fewer where they would be narrow.
pub fn tiles(columns: usize, tiles: impl IntoIterator<Item = Block>) -> Block {
    Box::new(Grid { columns, level: Level::Row, cards: tiles.into_iter().collect() })
}
