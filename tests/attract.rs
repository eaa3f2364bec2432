//! Nobody is there: the attract screen invites in one language after another, and for each topic, until somebody touches it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::sync::Arc;

use egui_kittest::kittest::NodeT;
use ui_support::{Kiosk, PORTRAIT, library};
use waitwise::content::library::{Hours, Language, Library, WallTime};
use waitwise::ui::Look;
use waitwise::ui::voice::{self, next_turn_ms};
use waitwise::visit::{Msg, Screen, State, update};

const START: [&str; 3] = ["Touch to start", "Toque para empezar", "المس الشاشة للبدء"];

fn changed(change: impl FnOnce(&mut Library)) -> Arc<Library> {
    let mut library = (*library()).clone();
    change(&mut library);
    Arc::new(library)
}

/// So long after the last patient has gone.
fn after_secs(secs: u64) -> State {
    let mut state = State::fresh(0);
    state.idle.now_ms = secs * 1000;
    state
}

fn invitation(library: &Library, secs: u64) -> (String, String) {
    let look = Look::load().unwrap();
    let state = after_secs(secs);
    let voice = voice::Voice::of(&state, library, &look).unwrap();
    (voice.words.language.as_str().to_owned(), voice.topic.invitation.clone())
}

fn languages_in_turn(library: &Library) -> Vec<String> {
    let look = Look::load().unwrap();
    let (mut state, mut told) = (State::fresh(0), Vec::new());
    while let Some(turn_ms) = next_turn_ms(&state, library, &look).filter(|_| told.len() < 12) {
        told.push(invitation(library, state.idle.now_ms / 1000).0);
        state.idle.now_ms = turn_ms;
    }
    told
}

#[test]
fn each_language_that_a_patient_can_choose_invites_in_its_turn_and_then_it_is_the_first_again() {
    let mut kiosk = Kiosk::portrait();
    for (secs, turn) in [(0, 0), (13, 1), (21, 2), (29, 0), (41, 1)] {
        kiosk.show(after_secs(secs));
        for (at, start) in START.into_iter().enumerate() {
            assert_eq!(kiosk.can_tap(start), at == turn, "“{start}” after {secs} s");
        }
    }
}

#[test]
fn the_screen_goes_on_by_itself() {
    let mut kiosk = Kiosk::portrait();
    kiosk.show(after_secs(0));
    kiosk.wait_secs(12);
    assert!(kiosk.can_tap(START[1]));
    kiosk.wait_secs(8);
    assert!(kiosk.can_tap(START[2]));
}

#[test]
fn between_two_turns_nothing_has_to_be_drawn() {
    let (library, look) = (library(), Look::load().unwrap());
    let next = |secs| next_turn_ms(&after_secs(secs), &library, &look);
    assert_eq!([next(0), next(11), next(12), next(20), next(28)], [12, 12, 20, 28, 40].map(|secs| Some(secs * 1000)));
}

#[test]
fn at_night_nobody_is_invited_in_turn() {
    let mut library = Library::clone(&library());
    library.kiosk.opening_hours = Hours::parse(&["Mon-Fri 08:00-18:00".to_owned()]).unwrap();
    let mut look = Look::load().unwrap();
    for (minute, invites) in [(3 * 60, false), (9 * 60, true)] {
        look.facts.now = Some(WallTime { weekday: 0, minute });
        assert_eq!(next_turn_ms(&after_secs(13), &library, &look).is_some(), invites, "minute {minute}");
        let first = voice::language(&after_secs(13), &library, &look) == library.first_language();
        assert_eq!(first, !invites, "minute {minute}");
    }
}

#[test]
fn a_tap_in_the_turn_of_another_language_only_wakes_and_into_the_first_language() {
    let mut kiosk = Kiosk::portrait();
    kiosk.show(after_secs(13));
    kiosk.tap(START[1]);
    assert_eq!((&kiosk.state().screen, &kiosk.state().language), (&Screen::Welcome, &None));
    assert!(kiosk.says("Welcome"));
    for name in ["English", "Español", "العربية"] {
        assert!(kiosk.can_tap(name), "{name} can be chosen");
    }
}

#[test]
fn who_has_begun_is_left_alone() {
    let (library, look) = (library(), Look::load().unwrap());
    let mut state = after_secs(1);
    update(&mut state, &library, Msg::Woken);
    for secs in [12, 20, 28, 40] {
        state.idle.now_ms = secs * 1000;
        assert_eq!(next_turn_ms(&state, &library, &look), None);
        assert_eq!(voice::language(&state, &library, &look), library.first_language());
    }
}

#[test]
fn a_screen_reader_hears_one_name_of_the_window_in_every_turn() {
    let clinic = library().kiosk.clinic.clone();
    let mut kiosk = Kiosk::portrait();
    for secs in [0, 13, 21] {
        kiosk.show(after_secs(secs));
        let window = kiosk.harness.root().accesskit_node().label();
        assert_eq!(window.as_deref(), Some(clinic.as_str()), "after {secs} s");
    }
}

#[test]
fn where_motion_is_reduced_the_first_invitation_stays() {
    let library = changed(|library| library.kiosk.reduced_motion = true);
    assert_eq!(next_turn_ms(&after_secs(0), &library, &Look::load().unwrap()), None);
    let mut kiosk = Kiosk::on(library, PORTRAIT);
    for secs in [13, 21, 100] {
        kiosk.show(after_secs(secs));
        assert!(kiosk.can_tap(START[0]), "after {secs} s");
    }
}

#[test]
fn what_nobody_has_reviewed_does_not_invite() {
    assert_eq!(languages_in_turn(&library())[..4], ["en", "es", "ar", "en"]);
    let careful = changed(|library| library.kiosk.allow_unreviewed = false);
    assert!(languages_in_turn(&careful).is_empty(), "one language has no turns to take");
}

#[test]
fn each_topic_has_its_turn_in_every_language_that_has_words_for_it() {
    let library = changed(|library| {
        let mut other = library.topics[0].clone();
        other.invitation = "A cold? Look at your choices.".to_owned();
        other.translations.retain(|found| found.language == Language::new("es"));
        library.topics.push(other);
    });
    let told: Vec<(String, bool)> = [0, 12, 20, 28, 36, 44]
        .map(|secs| invitation(&library, secs))
        .into_iter()
        .map(|(language, words)| (language, words.starts_with("A cold?")))
        .collect();
    let expected = [("en", false), ("es", false), ("ar", false), ("en", true), ("es", false), ("en", false)];
    assert_eq!(told, expected.map(|(language, is_other)| (language.to_owned(), is_other)));
}
