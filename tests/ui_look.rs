//! Each screen as a picture, in both orientations, themes and text sizes. `UPDATE_SNAPSHOTS=1` makes new ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use ui_support::{Kiosk, LANDSCAPE, LOOKS, PORTRAIT, library, panel, screens};
use waitwise::content::library::{Language, Theme};
use waitwise::visit::{Screen, StaffPage, State, TextSize};

/// Screens that are also kept in other themes, languages, the largest text and with a low reach.
const IN_EVERY_LOOK: &[&str] =
    &["welcome", "overview", "card-feels", "question-needles-chosen", "results", "refer-now"];

#[test]
fn every_screen_looks_as_it_did() {
    let library = library();
    let looks = [
        ("", Theme::Light, TextSize::Normal, "en", false),
        ("-dark", Theme::Dark, TextSize::Normal, "en", false),
        ("-high-contrast", Theme::HighContrast, TextSize::Normal, "en", false),
        ("-200-percent", Theme::Light, TextSize::Largest, "en", false),
        ("-spanish", Theme::Light, TextSize::Normal, "es", false),
        ("-arabic", Theme::Light, TextSize::Normal, "ar", false),
        ("-arabic-200-percent", Theme::Light, TextSize::Largest, "ar", false),
        ("-low-reach", Theme::Light, TextSize::Normal, "en", true),
    ];
    let mut results = egui_kittest::SnapshotResults::new();
    for (orientation, size) in [("portrait", PORTRAIT), ("landscape", LANDSCAPE)] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for (look, theme, text_size, language, low_reach) in looks {
            for (name, mut state) in screens::all(&library) {
                if !look.is_empty() && !IN_EVERY_LOOK.contains(&name.as_str()) {
                    continue;
                }
                state.theme = Some(theme);
                state.text_size = text_size;
                state.language = Some(Language::new(language));
                state.low_reach = Some(low_reach);
                kiosk.show(state);
                results.add(kiosk.harness.try_snapshot(format!("{orientation}/{name}{look}")));
            }
        }
    }
}

#[test]
fn the_helpers_of_reading_aloud_look_as_they_did() {
    let library = library();
    let (_, asked) = screens::all(&library).into_iter().find(|(name, _)| name == "question-needles").unwrap();
    let mut results = egui_kittest::SnapshotResults::new();
    for (orientation, size) in [("portrait", PORTRAIT), ("landscape", LANDSCAPE)] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        kiosk.harness.state_mut().look.can_speak = true;
        for (name, on) in [("can-be-read-aloud", false), ("is-read-aloud", true)] {
            let mut state = asked.clone();
            state.aloud.on = on;
            kiosk.show(state);
            results.add(kiosk.harness.try_snapshot(format!("{orientation}/question-{name}")));
        }
    }
}

/// Screens of staff that are also kept in other themes, languages and the largest text.
const OF_STAFF_IN_EVERY_LOOK: &[&str] = &["pin-pad-wrong", "staff", "staff-finding"];

#[test]
fn what_staff_see_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (orientation, size) in [("portrait", PORTRAIT), ("landscape", LANDSCAPE)] {
        let mut kiosk = Kiosk::on(library(), size);
        for (look, theme, text_size, language) in LOOKS {
            for (name, mut state) in panel::all() {
                if !look.is_empty() && !OF_STAFF_IN_EVERY_LOOK.contains(&name.as_str()) {
                    continue;
                }
                (state.theme, state.text_size, state.language) =
                    (Some(theme), text_size, Some(Language::new(language)));
                kiosk.show(state);
                results.add(kiosk.harness.try_snapshot(format!("{orientation}/{name}{look}")));
            }
        }
        kiosk.harness.state_mut().look.facts = panel::calm_facts();
        kiosk.show(State { screen: Screen::Staff(StaffPage::Overview), ..State::fresh(60_000) });
        results.add(kiosk.harness.try_snapshot(format!("{orientation}/staff-nothing-to-fix")));
        kiosk.show(State::fresh(60_000));
        kiosk.set_clock(Some(panel::NIGHT));
        results.add(kiosk.harness.try_snapshot(format!("{orientation}/night")));
    }
}
