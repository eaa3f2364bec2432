//! Outside of opening hours, while nobody is there: a dark glass, the time, and how to begin. Any touch wakes.

use super::View;
use crate::content::library::Library;
use crate::ui::Look;
use crate::ui::page::{Bar, Page};
use crate::ui::widgets::night_clock::NightClock;
use crate::visit::State;

/// Whether the clinic is closed and nobody is at the glass. Never where no clock is on the wall, as in a preview.
pub fn is_now(state: &State, library: &Library, look: &Look) -> bool {
    state.is_fresh() && look.facts.now.is_some_and(|now| !library.kiosk.opening_hours.is_open(now))
}

pub fn page(view: &View<'_>) -> Page {
    let now = view.look.facts.now;
    let clock = NightClock {
        time: now.map(|now| now.to_string()).unwrap_or_default(),
        clinic: view.voice.clinic.to_owned(),
        touch: view.words.get("touch-to-start"),
        minute: now.map_or(0, |now| now.minute),
    };
    Page { upper: vec![Box::new(clock)], stretch: true, bar: Bar::Hidden, ..Page::default() }
}
