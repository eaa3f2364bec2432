//! Ten digits behind a held corner. Dots say how many were typed, never which.

use super::View;
use crate::ui::page::{Bar, Page, Top};
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::emblem::Emblem;
use crate::ui::widgets::note::free;
use crate::ui::widgets::pad::Pad;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;
use crate::visit::staff::Stage;

/// Of the width, across: the words, and the pad beside them.
const SHARES: (f32, f32) = (0.43, 0.57);

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let pad = &view.state.pad;
    let wait_ms = view.state.pin_locked_until_ms.saturating_sub(view.state.idle.now_ms);
    let is_locked = wait_ms > 0;
    let count = pad.typed.len();
    let mut upper: Vec<Block> = vec![gap(space.m)];
    let title = if view.tokens.zoom() <= 1.0 { Style::Question } else { Style::Title };
    // Large words need the room themselves.
    if view.tokens.zoom() <= 1.0 && !view.tokens.low_reach {
        upper.extend([gap(space.xl), Box::new(Emblem("lock")) as Block, gap(space.xl)]);
    }
    upper.extend([heading(title, view.words.get("pin-title")), gap(space.m), told(view, wait_ms)]);
    let keys = Pad {
        count,
        typed: view.words.with("pin-typed", &[("count", count.into())]),
        erase: view.words.get("pin-erase"),
        enter: view.words.get("pin-enter"),
        can_enter: count > 0 && !is_locked && pad.stage != Stage::Checking,
    };
    if view.tokens.landscape {
        let parts = vec![(SHARES.0, upper), (SHARES.1, vec![Box::new(keys) as Block])];
        upper = vec![Box::new(Columns { parts, gap: space.xxl, min_width: 0.0, middle: false })];
    } else {
        upper.extend([gap(space.l), Box::new(keys) as Block]);
    }
    // All keys are to be seen at once, whatever the letters: the name gives way.
    let has_room = !view.tokens.landscape || view.tokens.zoom() <= 1.0;
    Page {
        top: Top { strong: if has_room { view.voice.clinic.to_owned() } else { String::new() }, ..Top::default() },
        upper,
        stretch: true,
        secondary: Some(view.button(Look::Secondary, "pin-back", Msg::Closed)),
        bar: Bar::Hidden,
        ..Page::default()
    }
}

/// What came of the last PIN, or for whom this is.
fn told(view: &View<'_>, wait_ms: u64) -> Block {
    let secs = [("secs", wait_ms.div_ceil(1000).into())];
    match view.state.pad.stage {
        _ if wait_ms > 0 => free("clock", Style::Lead, view.runs("pin-wait", &secs)),
        Stage::Checking => free("clock", Style::Lead, view.runs("pin-checking", &[])),
        Stage::Wrong => free("look", Style::Lead, view.runs("pin-wrong", &[])),
        Stage::Typing => soft(Style::Lead, view.words.get("pin-hint")),
    }
}
