//! Slabs on pages: no heading at the foot of one, and no line lost.

use std::rc::Rc;

use super::slab::Slab;
use crate::sheet::piece::{MARGIN_BOTTOM, MARGIN_TOP, PAGE, Piece};

/// Between the last line of a page and its foot.
const OVER_FOOT: f32 = 12.0;
const ROOM: f32 = PAGE.1 - MARGIN_TOP - MARGIN_BOTTOM - OVER_FOOT;

pub(super) fn into_pages(slabs: Vec<Slab>) -> Vec<Vec<Piece>> {
    let slabs: Vec<Slab> = slabs.into_iter().flat_map(|slab| cut(slab, ROOM)).collect();
    let mut pages: Vec<Vec<Piece>> = Vec::new();
    let (mut page, mut y) = (Vec::new(), 0.0);
    let mut rest = slabs.as_slice();
    while let Some((slab, following)) = rest.split_first() {
        let needed = kept(rest);
        // What is too high for a page as a whole begins where it comes, and breaks where it must.
        let needed = if needed > ROOM { slab.height } else { needed };
        let over = if page.is_empty() { 0.0 } else { slab.over };
        if !page.is_empty() && y + over + needed > ROOM {
            pages.push(std::mem::take(&mut page));
            y = 0.0;
            continue;
        }
        y += over;
        page.extend(slab.pieces.iter().cloned().map(|mut piece| {
            piece.move_down(MARGIN_TOP + y);
            piece
        }));
        y += slab.height;
        rest = following;
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

/// How high the first slab is together with all that it keeps.
fn kept(slabs: &[Slab]) -> f32 {
    let mut height = 0.0;
    for (at, slab) in slabs.iter().enumerate() {
        height += if at == 0 { slab.height } else { slab.over + slab.height };
        if !slab.keeps_next {
            break;
        }
    }
    height
}

/// A slab that is higher than a page, between its lines.
fn cut(slab: Slab, room: f32) -> Vec<Slab> {
    let mut slabs = Vec::new();
    let mut rest = slab;
    while rest.height > room {
        let (upper, lower) = halves(&rest, room);
        // A line that is higher than a page: there is no place to cut.
        if upper.pieces.is_empty() || lower.pieces.is_empty() {
            break;
        }
        slabs.push(upper);
        rest = lower;
    }
    slabs.push(rest);
    slabs
}

fn halves(slab: &Slab, room: f32) -> (Slab, Slab) {
    let mut upper = Slab { over: slab.over, height: room, ..Slab::default() };
    let mut lower = Slab { keeps_next: slab.keeps_next, ..Slab::default() };
    for piece in &slab.pieces {
        let Piece::Words { set, lines, x, y, role } = piece else {
            upper.pieces.push(piece.clone());
            continue;
        };
        let top = set.top(lines.start);
        let fits = |line: &usize| y + set.top(line + 1) - top <= room;
        let split = lines.start + lines.clone().take_while(fits).count();
        let part =
            |lines: std::ops::Range<usize>, y| Piece::Words { set: Rc::clone(set), lines, x: *x, y, role: *role };
        if split > lines.start {
            upper.pieces.push(part(lines.start..split, *y));
        }
        if split < lines.end {
            lower.height = lower.height.max(set.top(lines.end) - set.top(split));
            lower.pieces.push(part(split..lines.end, 0.0));
        }
    }
    (upper, lower)
}

#[cfg(test)]
mod tests {
    use super::super::{Block, slab};
    use super::*;
    use crate::fonts::Direction;
    use crate::sheet::piece::Role;
    use crate::sheet::setter::Setter;

    fn pages(blocks: &[Block]) -> Vec<Vec<Piece>> {
        into_pages(slab::of(&mut Setter::new(Direction::LeftToRight), blocks))
    }

    fn last_role(page: &[Piece]) -> Option<Role> {
        page.iter().rev().find_map(|piece| match piece {
            Piece::Words { role, .. } => Some(*role),
            Piece::Rule { .. } | Piece::Mark { .. } => None,
        })
    }

    #[test]
    fn no_heading_stands_alone_at_the_foot_of_a_page_wherever_it_comes() {
        for lines in 30..60 {
            let mut blocks = vec![Block::paragraph("One line."); lines];
            blocks.extend([
                Block::Heading("Heading".to_owned()),
                Block::Subheading("Under it".to_owned()),
                Block::point("What follows."),
            ]);
            let pages = pages(&blocks);
            assert!(pages.iter().all(|page| last_role(page) != Some(Role::Heading)), "{lines}");
            assert!(pages.iter().all(|page| last_role(page) != Some(Role::Subheading)), "{lines}");
        }
    }

    #[test]
    fn of_a_paragraph_that_is_longer_than_pages_every_line_is_on_one_and_within_its_margins() {
        let pages = pages(&[Block::paragraph("Words and words. ".repeat(3000)), Block::paragraph("The end.")]);
        assert!(pages.len() > 3);
        let mut next = 0;
        for piece in pages.iter().flatten() {
            let Piece::Words { set, lines, y, .. } = piece else { continue };
            assert!(y + set.top(lines.end) - set.top(lines.start) <= PAGE.1 - MARGIN_BOTTOM);
            if set.text.starts_with("Words") {
                assert_eq!(lines.start, next, "no line is left out or said twice");
                next = lines.end;
                assert!(next <= set.line_count());
            }
        }
        assert!(next > 100);
    }

    #[test]
    fn what_belongs_together_is_on_one_page_if_a_page_has_room_for_it() {
        let mut blocks = vec![Block::paragraph("One line."); 40];
        blocks.push(Block::Together(vec![Block::WriteHere("Name".to_owned()); 5]));
        let pages = pages(&blocks);
        let on_page = |page: &Vec<Piece>| page.iter().filter(|piece| matches!(piece, Piece::Rule { .. })).count();
        assert_eq!(pages.iter().map(on_page).collect::<Vec<_>>(), [0, 5]);
    }
}
