//! A PIN typed on a real keyboard, while the pad is on the glass.

use egui::{Context, Event, Key};

use super::keys;
use crate::visit::Msg;
use crate::visit::staff::Digit;

/// What was typed in this pass. Enter on a key of the pad is that key's own, as on any page.
pub fn typed(ctx: &Context) -> Vec<Msg> {
    let goes_by_keys = keys::is_anywhere(ctx);
    let typed: Vec<Msg> = ctx.input(|input| {
        let msgs = input.events.iter().flat_map(|event| match event {
            Event::Text(text) => text.chars().filter_map(digit).map(|digit| Msg::PinDigit(Digit(digit))).collect(),
            Event::Key { key: Key::Backspace, pressed: true, .. } => vec![Msg::PinErased],
            Event::Key { key: Key::Enter, pressed: true, .. } if !goes_by_keys => vec![Msg::PinEntered],
            Event::Key { key: Key::Escape, pressed: true, .. } => vec![Msg::Closed],
            _ => Vec::new(),
        });
        msgs.collect()
    });
    if !typed.is_empty() {
        keys::put_away(ctx);
    }
    typed
}

fn digit(letter: char) -> Option<u8> {
    letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
}
