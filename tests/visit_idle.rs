//! Nobody there, or somebody who is slow: when a visit is warned, extended and ended.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

#[path = "ui_support/screens.rs"]
mod screens;

use screens::Visit;
use waitwise::content::{Library, load, starter};
use waitwise::visit::idle::{LISTENING_MS, next_deadline_ms};
use waitwise::visit::{Effect, Msg, Screen, State, update};

fn library() -> Library {
    load(&starter::shipped_alone("muscle-pain")).library.expect("the shipped content is right")
}

fn seen_after(visit: &mut Visit<'_>, secs: u64, msg: fn(u64) -> Msg) -> bool {
    let now_ms = visit.state.idle.last_touch_ms + secs * 1000;
    update(&mut visit.state, visit.library, msg(now_ms));
    visit.state.idle.warning_since_ms.is_none()
}

#[test]
fn the_warning_comes_after_the_idle_time_and_any_of_its_taps_counts() {
    let library = library();
    let times = library.kiosk.times;
    let mut visit = Visit::questions(&library);
    let touched_ms = visit.state.idle.last_touch_ms;
    let tick = |state: &mut State, now_ms: u64| update(state, &library, Msg::Tick { now_ms });
    tick(&mut visit.state, touched_ms + u64::from(times.idle_secs) * 1000 - 1);
    assert_eq!(visit.state.idle.warning_since_ms, None);
    tick(&mut visit.state, touched_ms + u64::from(times.idle_secs) * 1000);
    assert!(visit.state.idle.warning_since_ms.is_some());
    assert_eq!(visit.state.idle.secs_left(times), Some(u64::from(times.warning_secs)));
    assert!(times.warning_secs >= 20, "WCAG 2.2.1");
    update(&mut visit.state, &library, Msg::MoreTimeTapped);
    assert_eq!(visit.state.idle.warning_since_ms, None);
    assert!(visit.question().is_some(), "the visit goes on where it was");
}

#[test]
fn one_tap_gives_more_time_as_often_as_somebody_wants() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain");
    let answers = visit.state.answers.clone();
    let idle_ms = u64::from(library.kiosk.times.idle_secs) * 1000;
    for _ in 0..12 {
        let now_ms = visit.state.idle.now_ms + idle_ms;
        update(&mut visit.state, &library, Msg::Tick { now_ms });
        assert!(visit.state.idle.warning_since_ms.is_some());
        // At the very last moment.
        let now_ms = now_ms + u64::from(library.kiosk.times.warning_secs) * 1000 - 1;
        update(&mut visit.state, &library, Msg::Tick { now_ms });
        update(&mut visit.state, &library, Msg::MoreTimeTapped);
        assert_eq!((visit.state.idle.warning_since_ms, &visit.state.answers), (None, &answers));
    }
}

#[test]
fn a_second_tap_on_more_time_does_not_start_over() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain");
    let before = visit.state.answers.clone();
    let now_ms = visit.state.idle.now_ms + u64::from(library.kiosk.times.idle_secs) * 1000;
    update(&mut visit.state, &library, Msg::Tick { now_ms });
    update(&mut visit.state, &library, Msg::MoreTimeTapped);
    // "Start over" is under the finger now.
    update(&mut visit.state, &library, Msg::Touched { now_ms: now_ms + 150 });
    update(&mut visit.state, &library, Msg::StartOverTapped);
    assert_eq!(visit.state.answers, before);
    update(&mut visit.state, &library, Msg::Touched { now_ms: now_ms + 1000 });
    update(&mut visit.state, &library, Msg::StartOverTapped);
    assert!(visit.state.is_fresh());
}

#[test]
fn a_finger_that_is_held_down_is_somebody_there() {
    let library = library();
    let times = library.kiosk.times;
    let mut visit = Visit::questions(&library);
    let held_ms = visit.state.idle.last_touch_ms + u64::from(times.idle_secs) * 1000;
    update(&mut visit.state, &library, Msg::Touched { now_ms: held_ms });
    assert_eq!(visit.state.idle.warning_since_ms, None);
    assert_eq!(visit.state.idle.last_touch_ms, held_ms);
}

#[test]
fn a_touch_beside_the_buttons_of_the_warning_does_not_stop_its_countdown() {
    let library = library();
    let times = library.kiosk.times;
    let mut visit = Visit::questions(&library);
    let warned_ms = visit.state.idle.last_touch_ms + u64::from(times.idle_secs) * 1000;
    update(&mut visit.state, &library, Msg::Tick { now_ms: warned_ms });
    let end_ms = warned_ms + u64::from(times.warning_secs) * 1000;
    assert_eq!(update(&mut visit.state, &library, Msg::Touched { now_ms: end_ms }), [Effect::Forget]);
}

#[test]
fn reading_gets_more_time_than_answering_and_the_attract_screen_never_ends() {
    let library = library();
    let times = library.kiosk.times;
    let mut visit = Visit::overview(&library);
    let touched_ms = visit.state.idle.last_touch_ms;
    update(&mut visit.state, &library, Msg::Tick { now_ms: touched_ms + u64::from(times.idle_secs) * 1000 });
    assert_eq!(visit.state.idle.warning_since_ms, None);
    update(&mut visit.state, &library, Msg::Tick { now_ms: touched_ms + u64::from(times.reading_idle_secs) * 1000 });
    assert!(visit.state.idle.warning_since_ms.is_some());

    let mut attract = State::fresh(0);
    update(&mut attract, &library, Msg::Tick { now_ms: 24 * 3600 * 1000 });
    assert_eq!((attract.screen, attract.idle.warning_since_ms), (Screen::Attract, None));
}

#[test]
fn the_same_time_told_twice_and_a_clock_that_jumps_back_change_nothing() {
    let library = library();
    let mut visit = Visit::questions(&library);
    let before = visit.state.clone();
    for now_ms in [before.idle.now_ms, 0, before.idle.now_ms] {
        assert_eq!(update(&mut visit.state, &library, Msg::Tick { now_ms }), []);
    }
    assert_eq!(visit.state, before);
}

#[test]
fn nobody_is_warned_while_they_listen_but_a_kiosk_left_alone_still_ends() {
    let library = library();
    let idle_secs = u64::from(library.kiosk.times.idle_secs);
    let mut visit = Visit::questions(&library);
    visit.send(Msg::ReadAloudTapped);
    assert!(seen_after(&mut visit, idle_secs + 30, |now_ms| Msg::StillReading { now_ms }), "it is being read");
    assert!(seen_after(&mut visit, 2 * idle_secs + 29, |now_ms| Msg::Tick { now_ms }), "and was until a moment ago");
    assert!(!seen_after(&mut visit, 2 * idle_secs + 30, |now_ms| Msg::Tick { now_ms }));

    let mut alone = Visit::questions(&library);
    alone.send(Msg::ReadAloudTapped);
    let ends_secs = LISTENING_MS / 1000 + idle_secs;
    for secs in (0..ends_secs).step_by(10) {
        assert!(seen_after(&mut alone, secs, |now_ms| Msg::StillReading { now_ms }), "{secs}");
    }
    assert!(!seen_after(&mut alone, ends_secs, |now_ms| Msg::StillReading { now_ms }), "a voice alone is nobody");
}

#[test]
fn the_warning_is_read_even_when_reading_is_held_and_its_words_do_not_stop_its_countdown() {
    let library = library();
    let times = library.kiosk.times;
    let mut visit = Visit::questions(&library);
    visit.send(Msg::ReadAloudTapped).send(Msg::PauseTapped);
    assert!(!seen_after(&mut visit, u64::from(times.idle_secs), |now_ms| Msg::Tick { now_ms }));
    assert!(!visit.state.reading_is_held());
    let end_ms = visit.state.idle.now_ms + u64::from(times.warning_secs) * 1000;
    assert_eq!(update(&mut visit.state, &library, Msg::StillReading { now_ms: end_ms }), [Effect::Forget]);
}

#[test]
fn the_clock_wakes_when_the_time_after_listening_is_over() {
    let library = library();
    let times = library.kiosk.times;
    let mut visit = Visit::questions(&library);
    visit.send(Msg::ReadAloudTapped);
    assert!(seen_after(&mut visit, 40, |now_ms| Msg::StillReading { now_ms }));
    let deadline_ms = next_deadline_ms(&visit.state, times).unwrap();
    assert_eq!(deadline_ms, visit.state.idle.last_touch_ms + (40 + u64::from(times.idle_secs)) * 1000);
}
