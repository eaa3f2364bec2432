//! The headings of a file of several pages, for the list beside them.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::piece::{Piece, Role};

/// Titles, and under each its headings.
pub(super) fn of(pages: &[Vec<Piece>]) -> Outline {
    let mut titles: Vec<OutlineNode> = Vec::new();
    let pieces = pages.iter().enumerate().flat_map(|(page, pieces)| pieces.iter().map(move |piece| (page, piece)));
    for (page, piece) in pieces {
        let Piece::Words { set, x, y, role, .. } = piece else { continue };
        let node = || OutlineNode::new(set.text.clone(), XyzDestination::new(page, Point::from_xy(*x, *y)));
        match (role, titles.last_mut()) {
            (Role::Heading, Some(title)) => title.push_child(node()),
            (Role::Title | Role::Heading, _) => titles.push(node()),
            _ => {}
        }
    }
    let mut outline = Outline::new();
    for title in titles {
        outline.push_child(title);
    }
    outline
}
