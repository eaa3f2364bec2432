//! A file as it is written: every byte in one token, brackets in a tree, nothing lost. It says where something stands and
//! what was probably meant; `ron` alone decides what a file means.

pub mod brackets;
mod draft;
mod glyphs;
pub mod mistake;
mod neighbours;
mod quotes;
mod token;
mod tree;

pub use draft::Draft;
pub use mistake::{Edit, Mistake};
pub use token::{Kind, Token, tokens};
pub use tree::{Branch, Entry, Node, Tree};

use crate::diagnostics::Position;

/// Line and column, both from 1, the column in characters.
pub fn position(text: &str, byte: usize) -> Position {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Position { line: before.matches('\n').count() + 1, column }
}

/// The byte at a position; the end of the text for a place beyond it.
pub fn byte_at(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        let Some(end) = text.get(start..).and_then(|rest| rest.find('\n')) else { return text.len() };
        start += end + 1;
    }
    let line = text.get(start..).unwrap_or_default();
    let column = line.char_indices().nth(position.column.saturating_sub(1));
    column.map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_its_byte_are_the_same_both_ways() {
        let text = "aé\n\tü\"x\"\n";
        for (byte, _) in text.char_indices() {
            assert_eq!(byte_at(text, position(text, byte)), byte);
        }
        assert_eq!(byte_at(text, Position { line: 99, column: 1 }), text.len());
    }
}
