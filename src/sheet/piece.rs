//! What a page is made of: words and lines, each at its place on paper of one size.

use std::ops::Range;
use std::rc::Rc;

use super::mark::Mark;
use super::setter::Set;
use crate::fonts::Direction;

/// A4, in PDF points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
pub(super) const MARGIN_SIDE: f32 = 52.0;
pub(super) const MARGIN_TOP: f32 = 44.0;
pub(super) const MARGIN_BOTTOM: f32 = 40.0;
/// Between the margins.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN_SIDE;

/// Where something stands that begins so far from where lines begin.
pub(super) fn place(direction: Direction, start: f32, width: f32) -> f32 {
    match direction {
        Direction::LeftToRight => MARGIN_SIDE + start,
        Direction::RightToLeft => PAGE.0 - MARGIN_SIDE - start - width,
    }
}

/// What a piece of text is, for who can't see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    Subheading,
    Paragraph,
    Label,
    Entry,
    /// Of a table.
    Cell(Cell),
    /// The same on every page: nobody wants to hear it again.
    Footer,
}

impl Role {
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Subheading)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// It names a column.
    pub is_head: bool,
    pub begins_row: bool,
}

#[derive(Clone)]
pub(super) enum Piece {
    /// Some lines of a paragraph, the left upper corner of the first one here.
    Words {
        set: Rc<Set>,
        lines: Range<usize>,
        x: f32,
        y: f32,
        role: Role,
    },
    /// A line across.
    Rule {
        x: f32,
        y: f32,
        width: f32,
    },
    Mark {
        mark: Mark,
        x: f32,
        y: f32,
        size: f32,
    },
}

impl Piece {
    pub fn words(set: Set, x: f32, y: f32, role: Role) -> Self {
        let lines = 0..set.line_count();
        Self::Words { set: Rc::new(set), lines, x, y, role }
    }

    pub fn move_down(&mut self, by: f32) {
        match self {
            Self::Words { y, .. } | Self::Rule { y, .. } | Self::Mark { y, .. } => *y += by,
        }
    }
}
