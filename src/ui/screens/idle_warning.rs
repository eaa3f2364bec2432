//! Nobody seems to be there: the page is hidden, the time left is said, one tap goes on.

use super::View;
use crate::ui::page::{Bar, Page};
use crate::ui::tokens::Style;
use crate::ui::widgets::button::{Button, Look};
use crate::ui::widgets::countdown::Countdown;
use crate::ui::widgets::text::{heading, text};
use crate::ui::widgets::{gap, private};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let times = view.library.kiosk.times;
    let limit = if view.state.screen.is_reading() { times.reading_idle_secs } else { times.idle_secs };
    let secs = view.state.idle.secs_left(times).unwrap_or_default();
    Page {
        lower: vec![
            // For the eyes: by the time it is heard it is another number.
            private(Box::new(Countdown {
                secs_left: secs,
                secs_in_all: times.warning_secs.into(),
                label: view.words.with("idle-left", &[("secs", secs.into())]),
            })),
            gap(space.xl),
            heading(Style::Question, view.words.get("idle-title")),
            gap(space.l),
            text(Style::Lead, view.words.with("idle-text", &[("limit", limit.into())])),
            gap(space.l),
        ],
        secondary: Some(Button::new(Look::Secondary, view.words.get("clear-now"), Msg::StartOverTapped)),
        primary: Some(Button::new(Look::Primary, view.words.get("more-time"), Msg::MoreTimeTapped)),
        bar: Bar::Hidden,
        ..Page::default()
    }
}
