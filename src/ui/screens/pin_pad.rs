//! Ten digits behind a held corner.

use super::View;
use crate::ui::page::{Bar, Page};
use crate::ui::tokens::Style;
use crate::ui::widgets::button::{Button, Look};
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;
use crate::visit::staff::{Digit, Stage};

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let pad = &view.state.pad;
    let wait_ms = view.state.pin_locked_until_ms.saturating_sub(view.state.idle.now_ms);
    let words = match pad.stage {
        _ if wait_ms > 0 => view.words.with("pin-wait", &[("secs", wait_ms.div_ceil(1000).into())]),
        Stage::Checking => view.words.get("pin-checking"),
        Stage::Wrong => view.words.get("pin-wrong"),
        Stage::Typing => "• ".repeat(pad.typed.len()),
    };
    let mut upper: Vec<Block> =
        vec![heading(Style::Title, view.words.get("pin-title")), soft(Style::Lead, words), gap(space.m)];
    for digit in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] {
        upper.push(Box::new(Button::new(Look::Secondary, digit.to_string(), Msg::PinDigit(Digit(digit)))));
    }
    upper.push(Box::new(view.button(Look::Secondary, "pin-erase", Msg::PinErased)));
    Page {
        upper,
        secondary: Some(view.button(Look::Secondary, "close", Msg::Closed)),
        primary: Some(view.button(Look::Primary, "pin-enter", Msg::PinEntered)),
        bar: Bar::Hidden,
        ..Page::default()
    }
}
