//! Every widget in every state as a picture, sheet by sheet. `UPDATE_SNAPSHOTS=1` makes new ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod source_support;
mod ui_support;

use std::path::Path;

use egui_kittest::Harness;
use source_support::rust_files;
use ui_support::{LOOKS, PIXELS_PER_POINT, library, piece};
use waitwise::content::library::{Language, Theme};
use waitwise::engine::outcome::Given;
use waitwise::ui::gallery::{self, Posed, Shown};
use waitwise::ui::pen::Pose;
use waitwise::ui::widgets::Block;
use waitwise::ui::widgets::button::{Button, Look as ButtonLook};
use waitwise::ui::widgets::choice::{Choice, Kind};
use waitwise::ui::{Look, install};
use waitwise::visit::{Msg, TextSize};

/// Width of the portrait glass.
const WIDTH: f32 = 1080.0;

type Make = fn() -> Block;

fn shown(sheet: &'static str) -> Shown {
    Shown { sheet, theme: Theme::Light, text_size: TextSize::Normal, language: Language::default() }
}

/// What is shown, and how high that is.
fn window(first: Shown) -> Harness<'static, (Shown, f32)> {
    let (library, look) = (library(), Look::load().expect("the themes can be read"));
    let for_setup = library.clone();
    let draw = move |ui: &mut egui::Ui, (shown, height): &mut (Shown, f32)| {
        // All of the window, without the margin around it.
        let whole = egui::UiBuilder::new().max_rect(ui.ctx().viewport_rect());
        *height = ui.scope_builder(whole, |ui| gallery::gallery_ui(ui, &library, &look, shown)).inner.height();
    };
    Harness::builder()
        .with_size(egui::vec2(WIDTH, WIDTH))
        .with_pixels_per_point(PIXELS_PER_POINT)
        .with_context_setup(move |ctx| install(ctx, &for_setup))
        .build_ui_state(draw, (first, 0.0))
}

#[test]
fn every_widget_in_every_state_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    let mut harness = window(shown("buttons"));
    for sheet in gallery::names() {
        for (look, theme, text_size, language) in LOOKS {
            harness.state_mut().0 = Shown { sheet, theme, text_size, language: Language::new(language) };
            harness.run_steps(2);
            let height = harness.state().1;
            assert!(height > 500.0, "{sheet}{look} is {height} points high");
            harness.set_size(egui::vec2(WIDTH, height));
            harness.run_steps(2);
            results.add(harness.try_snapshot(format!("gallery/{sheet}{look}")));
        }
    }
}

#[test]
fn every_widget_has_a_specimen() {
    let files = rust_files(Path::new("src/ui/widgets"));
    let files = files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap());
    let widgets: Vec<&str> = files.filter(|name| *name != "mod").collect();
    let look = Look::load().expect("the themes can be read");
    let shown = gallery::widgets_shown(&library(), &look, &shown("buttons"));
    assert!(widgets.contains(&"button"));
    for widget in &widgets {
        assert!(shown.contains(widget), "src/ui/widgets/{widget}.rs has no specimen in src/ui/gallery");
    }
    for name in shown {
        assert!(widgets.contains(&name), "a specimen names the widget {name}, which has no file");
    }
}

#[test]
fn a_specimen_that_is_pressed_or_focused_looks_as_one_that_really_is() {
    let things: [(&str, Make); 2] = [
        ("a choice", || {
            let label = "Neck".to_owned();
            Box::new(Choice { label, kind: Kind::Several, chosen: false, msg: Msg::Answered(Given::NotSure) })
        }),
        ("a button", || Box::new(Button::new(ButtonLook::Secondary, "Neck", Msg::Closed))),
    ];
    let size = egui::vec2(400.0, 160.0);
    let posed = |pose, make: Make| piece(size, Box::new(Posed { pose, piece: make() }));
    for (thing, make) in things {
        let mut real = piece(size, make());
        let at_rest = real.render().unwrap();
        assert!(at_rest == posed(Pose::AsItIs, make).render().unwrap(), "{thing}");

        let pos = egui::pos2(200.0, 80.0);
        real.event(egui::Event::PointerMoved(pos));
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        real.event(egui::Event::PointerButton { pos, button, pressed: true, modifiers });
        real.run_steps(2);
        let pressed = real.render().unwrap();
        assert!(pressed != at_rest && pressed == posed(Pose::Pressed, make).render().unwrap(), "{thing}");

        let mut real = piece(size, make());
        real.key_press(egui::Key::Tab);
        real.run_steps(3);
        let focused = real.render().unwrap();
        assert!(focused != at_rest && focused == posed(Pose::Focused, make).render().unwrap(), "{thing}");
    }
}
