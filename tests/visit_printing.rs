//! The sheet to take home, as the visit knows it: when it can be asked for, and that nothing of it outlives the visit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

#[path = "ui_support/screens.rs"]
mod screens;

use screens::{Visit, results};
use waitwise::content::{Library, load, starter};
use waitwise::visit::{Effect, Msg, PrintStage, Printing, Screen, State, update};

fn library() -> Library {
    load(&starter::shipped_alone("muscle-pain")).library.expect("the shipped content is right")
}

/// At the screen on which a sheet can be asked for.
fn take_along(library: &Library) -> Visit<'_> {
    let mut visit = results(library, &[]);
    visit.send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::TakeAlong);
    let now_ms = visit.state.idle.now_ms + 1000;
    update(&mut visit.state, library, Msg::Touched { now_ms });
    visit
}

fn tap(visit: &mut Visit<'_>) -> Vec<Effect> {
    update(&mut visit.state, visit.library, Msg::PrintTapped)
}

fn tell(visit: &mut Visit<'_>, stage: PrintStage) {
    update(&mut visit.state, visit.library, Msg::PrintTold(stage));
}

#[test]
fn a_sheet_is_printed_once_however_often_the_button_is_tapped() {
    let library = library();
    let mut visit = take_along(&library);
    assert_eq!(tap(&mut visit), [Effect::Print]);
    assert_eq!(tap(&mut visit), []);
    for stage in [PrintStage::Slow, PrintStage::NeedsPaper, PrintStage::NeedsHelp, PrintStage::Sent] {
        tell(&mut visit, stage);
        assert_eq!(visit.state.printing.stage, Some(stage));
        assert_eq!(tap(&mut visit), [], "{stage:?}");
    }
}

#[test]
fn what_was_printed_or_has_failed_can_be_asked_for_again() {
    let library = library();
    for stage in [PrintStage::Printed, PrintStage::Failed, PrintStage::NoPrinter] {
        let mut visit = take_along(&library);
        tap(&mut visit);
        tell(&mut visit, stage);
        assert_eq!(visit.state.printing.stage, Some(stage));
        assert_eq!(tap(&mut visit), [Effect::Print], "{stage:?}");
    }
}

#[test]
fn nothing_is_printed_from_another_screen() {
    let library = library();
    let mut visit = results(&library, &[]);
    let now_ms = visit.state.idle.now_ms + 1000;
    update(&mut visit.state, &library, Msg::Touched { now_ms });
    assert_eq!(tap(&mut visit), []);
    assert_eq!(visit.state.printing, Printing::default());
}

#[test]
fn what_the_printer_says_is_heard_while_a_screen_settles_and_is_no_touch() {
    let library = library();
    let mut visit = take_along(&library);
    tap(&mut visit);
    update(&mut visit.state, &library, Msg::NextTapped);
    let touched_ms = visit.state.idle.last_touch_ms;
    tell(&mut visit, PrintStage::Printed);
    assert_eq!(visit.state.printing.stage, Some(PrintStage::Printed));
    assert_eq!(visit.state.idle.last_touch_ms, touched_ms);
}

#[test]
fn the_next_patient_hears_nothing_of_the_sheet_before() {
    let library = library();
    let mut visit = take_along(&library);
    visit.send(Msg::PrintMattersTapped);
    tap(&mut visit);
    assert!(visit.state.printing.with_matters);
    assert_eq!(update(&mut visit.state, &library, Msg::StartOverTapped), [Effect::Forget]);
    tell(&mut visit, PrintStage::Printed);
    assert_eq!(visit.state, State::fresh(visit.state.idle.now_ms), "and the attract screen is not left");
}
