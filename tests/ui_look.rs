//! Each screen as a picture, in both orientations, themes and text sizes. `UPDATE_SNAPSHOTS=1` makes new ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library, screens};
use waitwise::content::library::Theme;
use waitwise::visit::TextSize;

/// Screens that are also kept in the other themes and in the largest text.
const IN_EVERY_LOOK: &[&str] = &["overview", "card-feels", "question-needles-chosen", "results", "refer-now"];

#[test]
fn every_screen_looks_as_it_did() {
    let library = library();
    let looks = [
        ("", Theme::Light, TextSize::Normal),
        ("-dark", Theme::Dark, TextSize::Normal),
        ("-high-contrast", Theme::HighContrast, TextSize::Normal),
        ("-200-percent", Theme::Light, TextSize::Largest),
    ];
    let mut results = egui_kittest::SnapshotResults::new();
    for (orientation, size) in [("portrait", PORTRAIT), ("landscape", LANDSCAPE)] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for (look, theme, text_size) in looks {
            for (name, mut state) in screens::all(&library) {
                if !look.is_empty() && !IN_EVERY_LOOK.contains(&name.as_str()) {
                    continue;
                }
                state.theme = Some(theme);
                state.text_size = text_size;
                kiosk.show(state);
                results.add(kiosk.harness.try_snapshot(format!("{orientation}/{name}{look}")));
            }
        }
    }
}

#[test]
#[ignore = "writes every screen in every look into target/gallery, for eyes"]
fn gallery() {
    let library = library();
    let only = std::env::var("ONLY").unwrap_or_default();
    let looks = [
        ("light", Theme::Light, TextSize::Normal),
        ("dark", Theme::Dark, TextSize::Normal),
        ("contrast", Theme::HighContrast, TextSize::Normal),
        ("large", Theme::Light, TextSize::Largest),
    ];
    let wanted = std::env::var("LOOK").unwrap_or_else(|_| "light".to_owned());
    for (orientation, size) in [("portrait", PORTRAIT), ("landscape", LANDSCAPE)] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for (look, theme, text_size) in looks {
            if !wanted.contains(look) {
                continue;
            }
            for (name, mut state) in screens::all(&library) {
                if !name.contains(&only) {
                    continue;
                }
                state.theme = Some(theme);
                state.text_size = text_size;
                kiosk.show(state);
                let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
                std::fs::create_dir_all(&dir).expect("folder");
                let image = kiosk.harness.render().expect("rendered");
                image.save(dir.join(format!("{name}-{orientation}-{look}.png"))).expect("saved");
            }
        }
    }
}
