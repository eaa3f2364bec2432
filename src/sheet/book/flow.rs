//! Slabs on pages: no heading at the foot of one, no line alone on either side of a break, and no line lost.

use std::collections::VecDeque;
use std::rc::Rc;

use super::slab::Slab;
use crate::sheet::piece::{MARGIN_BOTTOM, MARGIN_TOP, PAGE, Piece, Role};

/// Between the last line of a page and its foot.
const OVER_FOOT: f32 = 12.0;
const ROOM: f32 = PAGE.1 - MARGIN_TOP - MARGIN_BOTTOM - OVER_FOOT;

/// What fits on a page goes there whole. Of what is higher than a page, words of up to so many lines are never taken apart;
/// of longer ones so many stay together.
const WHOLE_LINES: usize = 3;
const FEWEST_LINES: usize = 2;

pub(super) fn into_pages(mut slabs: Vec<Slab>) -> Vec<Vec<Piece>> {
    keep_single_lines(&mut slabs);
    let mut rest = VecDeque::from(slabs);
    let mut pages: Vec<Vec<Piece>> = Vec::new();
    let (mut page, mut y) = (Vec::new(), 0.0);
    while let Some(slab) = rest.front() {
        let over = if page.is_empty() { 0.0 } else { slab.over };
        let room = ROOM - y - over;
        if !page.is_empty() && kept(&rest) > room {
            pages.push(std::mem::take(&mut page));
            y = 0.0;
            continue;
        }
        let halves = if slab.height > room { halves(slab, room) } else { None };
        let Some(mut slab) = rest.pop_front() else { break };
        if let Some((upper, lower)) = halves {
            slab = upper;
            rest.push_front(lower);
        }
        for mut piece in slab.pieces {
            piece.move_down(MARGIN_TOP + y + over);
            page.push(piece);
        }
        y += over + slab.height;
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

/// A single line under a heading, or over the next one, stays with the line beside it.
fn keep_single_lines(slabs: &mut [Slab]) {
    for at in 0..slabs.len() {
        let heads = |at: Option<usize>| at.and_then(|at| slabs.get(at)).is_none_or(Slab::is_heading);
        let is_single = slabs.get(at).is_some_and(|slab| slab.lines() == 1 && !slab.is_heading());
        let (is_first, is_last) = (heads(at.checked_sub(1)), heads(Some(at + 1)));
        let keeps = match (is_first, is_last) {
            _ if !is_single => None,
            (_, true) => at.checked_sub(1),
            (true, false) => Some(at),
            (false, false) => None,
        };
        if let Some(slab) = keeps.and_then(|at| slabs.get_mut(at)) {
            slab.keeps_next = true;
        }
    }
}

/// How high the first slab is together with all that it keeps; where no page has room for that, with what no heading may
/// be without.
fn kept(slabs: &VecDeque<Slab>) -> f32 {
    let up_to = |stays: fn(&Slab) -> bool| {
        let mut height = 0.0;
        for (at, slab) in slabs.iter().enumerate() {
            height += if at == 0 { 0.0 } else { slab.over } + slab.least_height();
            if !stays(slab) {
                break;
            }
        }
        height
    };
    let all = up_to(|slab| slab.keeps_next);
    if all > ROOM { up_to(Slab::is_heading) } else { all }
}

impl Slab {
    fn words(&self) -> impl Iterator<Item = (usize, Role)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words { lines, role, .. } => Some((lines.len(), *role)),
            Piece::Rule { .. } | Piece::Mark { .. } => None,
        })
    }

    fn is_heading(&self) -> bool {
        self.words().any(|(_, role)| role.is_heading())
    }

    fn lines(&self) -> usize {
        self.words().map(|(lines, _)| lines).max().unwrap_or(0)
    }

    /// What a page has to have room for: all of it, but of what is higher than a page only the fewest lines.
    fn least_height(&self) -> f32 {
        if self.height <= ROOM {
            return self.height;
        }
        let least = self.pieces.iter().filter_map(|piece| {
            let Piece::Words { set, lines, y, .. } = piece else { return None };
            let count = if lines.len() > WHOLE_LINES { FEWEST_LINES } else { lines.len() };
            Some(y + set.top(lines.start + count) - set.top(lines.start))
        });
        least.fold(0.0, f32::max)
    }
}

/// A slab that is higher than the room for it, taken apart between its lines; `None` where it can't be.
fn halves(slab: &Slab, room: f32) -> Option<(Slab, Slab)> {
    let mut upper = Slab { over: slab.over, height: room, ..Slab::default() };
    let mut lower = Slab { keeps_next: slab.keeps_next, ..Slab::default() };
    for piece in &slab.pieces {
        let Piece::Words { set, lines, x, y, role } = piece else {
            upper.pieces.push(piece.clone());
            continue;
        };
        let top = set.top(lines.start);
        let fits = |line: &usize| y + set.top(line + 1) - top <= room;
        let mut count = lines.clone().take_while(fits).count();
        if count < lines.len() {
            count = count.min(lines.len().saturating_sub(FEWEST_LINES));
            if lines.len() <= WHOLE_LINES || count < FEWEST_LINES {
                return None;
            }
        }
        let split = lines.start + count;
        let part =
            |lines: std::ops::Range<usize>, y| Piece::Words { set: Rc::clone(set), lines, x: *x, y, role: *role };
        upper.pieces.push(part(lines.start..split, *y));
        if split < lines.end {
            lower.height = lower.height.max(set.top(lines.end) - set.top(split));
            lower.pieces.push(part(split..lines.end, 0.0));
        }
    }
    (!lower.pieces.is_empty()).then_some((upper, lower))
}

#[cfg(test)]
mod tests {
    use super::super::{Block, slab};
    use super::*;
    use crate::fonts::Direction;
    use crate::sheet::piece::Role;
    use crate::sheet::setter::Setter;

    fn pages(blocks: &[Block]) -> Vec<Vec<Piece>> {
        let mut setter = Setter::new(Direction::LeftToRight);
        let tongue = setter.tongue.clone();
        into_pages(slab::of(&mut setter, &tongue, blocks))
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

    /// How many lines of each text are on each page that has some of it.
    fn shares(pages: &[Vec<Piece>], begins: &str) -> Vec<usize> {
        let lines = |page: &Vec<Piece>| {
            let of_text = page.iter().filter_map(|piece| match piece {
                Piece::Words { set, lines, .. } if set.text.starts_with(begins) => Some(lines.len()),
                Piece::Words { .. } | Piece::Rule { .. } | Piece::Mark { .. } => None,
            });
            of_text.sum()
        };
        pages.iter().map(lines).filter(|lines| *lines > 0).collect()
    }

    #[test]
    fn no_line_is_alone_on_either_side_of_a_break() {
        // A heading, a list and a paragraph longer than a page, wherever on a page they come.
        for lines in 0..60 {
            let mut blocks = vec![Block::paragraph("One line."); lines];
            blocks.push(Block::Heading("Heading".to_owned()));
            blocks.extend(["Item 1.", "Item 2.", "Item 3.", "Item 4.", "Item 5."].map(Block::point));
            blocks.push(Block::Subheading("Under it".to_owned()));
            blocks.push(Block::point("Three lines of it. ".repeat(13)));
            blocks.push(Block::Subheading("Under it".to_owned()));
            blocks.push(Block::point("Long words and words. ".repeat(300)));
            let pages = pages(&blocks);
            let last = pages.len() - 1;
            for page in pages.iter().take(last) {
                assert!(last_role(page).is_some_and(|role| !role.is_heading()), "{lines}");
            }
            assert_eq!(shares(&pages, "Three lines"), [3], "{lines}");
            let (items, long) = (shares(&pages, "Item"), shares(&pages, "Long"));
            assert_eq!(items.iter().sum::<usize>(), 5);
            assert!(long.len() > 1 && long.iter().sum::<usize>() > 60, "{long:?}");
            assert!(items.iter().chain(&long).all(|share| *share >= 2), "{lines}: {items:?} {long:?}");
        }
    }

    #[test]
    fn what_is_longer_than_a_page_begins_under_its_heading_wherever_that_comes() {
        for lines in 0..60 {
            let mut blocks = vec![Block::paragraph("One line."); lines];
            blocks.push(Block::Heading("Heading".to_owned()));
            blocks.push(Block::named("A name", vec![crate::sheet::plain("Words and words. ".repeat(900))]));
            let pages = pages(&blocks);
            let with =
                |begins: &str| pages.iter().position(|page| !shares(std::slice::from_ref(page), begins).is_empty());
            assert_eq!(with("Heading"), with("Words"), "{lines}");
            assert_eq!(with("A name"), with("Words"), "{lines}");
        }
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
