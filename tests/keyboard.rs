//! Keys alone, as on a five-way keypad: every screen, a ring that shows, and no trap.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod keyboard_support;
mod ui_support;

use egui::{Event, Key, Modifiers};
use keyboard_support::{focus, focused_name, press, press_on, ring_faults, round, things};
use ui_support::screens::{self, Visit};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library, panel};
use waitwise::content::library::Language;
use waitwise::visit::state::TextSize;
use waitwise::visit::{Msg, Screen, State};

/// What is chosen on each question, by its words.
const ANSWERS: &[(&str, &str)] = &[
    ("red-flags-now", "None of these"),
    ("red-flags-today", "None of these"),
    ("age", "18 to 64"),
    ("pregnant", "No, or this does not apply to me"),
    ("blood-thinners", "No"),
    ("today", "None of these"),
    ("ever", "None of these"),
    ("body", "None of these"),
    ("where", "Lower back"),
    ("needles", "No needles, please"),
    ("touch", "Fine"),
    ("spread", "Spread out"),
    ("matters", "Relaxing"),
];

fn answer_all(kiosk: &mut Kiosk) {
    while let Screen::Question { id, .. } = kiosk.state().screen.clone() {
        let (_, words) = ANSWERS.iter().find(|(question, _)| *question == id.as_str()).expect("an answer");
        press_on(kiosk, words);
        assert!(kiosk.is_chosen(words), "{id}");
        press_on(kiosk, "Next question");
    }
}

#[test]
fn a_visit_from_attract_to_attract_by_keys_alone() {
    let mut kiosk = Kiosk::portrait();
    press(&mut kiosk, Key::Enter);
    assert_eq!(kiosk.state().screen, Screen::Welcome);
    press_on(&mut kiosk, "For me");
    press_on(&mut kiosk, "Compare them");
    press_on(&mut kiosk, "Source R0");
    assert!(kiosk.says("Where this comes from"));
    press_on(&mut kiosk, "Close");
    while kiosk.can_tap("Next card") {
        press_on(&mut kiosk, "Next card");
    }
    press_on(&mut kiosk, "To the questions");
    press_on(&mut kiosk, "Ask staff");
    assert!(kiosk.says("Please go to the front desk."));
    press_on(&mut kiosk, "Close");
    answer_all(&mut kiosk);
    assert!(kiosk.says("Your answers"));
    let change = things(&kiosk).into_iter().rfind(|name| name.starts_with("Change: ")).expect("a row");
    press_on(&mut kiosk, &change);
    press_on(&mut kiosk, "Short visits");
    press_on(&mut kiosk, "Next question");
    press_on(&mut kiosk, "See the result");
    press_on(&mut kiosk, "See the reasons");
    assert!(kiosk.says("The reasons"));
    press_on(&mut kiosk, "Close");
    press_on(&mut kiosk, "Take it with you");
    press_on(&mut kiosk, "Finish");
    press_on(&mut kiosk, "Clear and finish");
    let fresh = State { idle: kiosk.state().idle, ..State::fresh(0) };
    assert_eq!(*kiosk.state(), fresh);
    assert_eq!(focus(&kiosk), None, "the next visit starts without a ring");
}

#[test]
fn a_red_flag_and_the_way_back_by_keys_alone() {
    let mut kiosk = Kiosk::portrait();
    press(&mut kiosk, Key::Enter);
    for name in ["For me", "To the questions", "Chest pain", "Next question"] {
        press_on(&mut kiosk, name);
    }
    assert!(kiosk.says("Please tell a member of staff now, or call 112."));
    assert_eq!(focused_name(&kiosk), "Ask staff");
    press_on(&mut kiosk, "I tapped this by mistake");
    assert!(kiosk.says("Any of these right now?"));
}

/// Every screen, with the focus where the first key shows it.
fn every_screen(size: egui::Vec2, text_size: TextSize, mut check: impl FnMut(&str, &mut Kiosk)) {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), size);
    for (name, mut state) in screens::all(&library).into_iter().chain(panel::tappable()) {
        state.text_size = text_size;
        kiosk.show(state);
        if focus(&kiosk).is_none() {
            press(&mut kiosk, Key::ArrowDown);
        }
        kiosk.settle();
        check(&name, &mut kiosk);
    }
}

#[test]
fn on_every_screen_every_thing_is_reached_in_reading_order_with_a_ring_that_shows() {
    for (size, text_size) in
        [(PORTRAIT, TextSize::Normal), (LANDSCAPE, TextSize::Normal), (PORTRAIT, TextSize::Largest)]
    {
        every_screen(size, text_size, |name, kiosk| {
            let expected = things(kiosk);
            let start = focused_name(kiosk);
            let mut faults = Vec::new();
            let mut reached = Vec::new();
            for _ in 0..expected.len() {
                reached.push(focused_name(kiosk));
                faults.extend(ring_faults(kiosk));
                press(kiosk, Key::ArrowDown);
            }
            assert_eq!(faults, Vec::<String>::new(), "{name} {size:?} {text_size:?}");
            assert_eq!(focused_name(kiosk), start, "{name}: the way is a round one");
            let at = expected.iter().position(|thing| *thing == start).expect("the start is on the page");
            let in_order = [&expected[at..], &expected[..at]].concat();
            assert_eq!(reached, in_order, "{name} {size:?} {text_size:?}");
        });
    }
}

#[test]
fn up_goes_the_same_way_back_from_every_screen_and_none_is_a_trap() {
    every_screen(PORTRAIT, TextSize::Normal, |name, kiosk| {
        let on = round(kiosk, Modifiers::NONE, Key::ArrowDown);
        assert_eq!(on.len(), things(kiosk).len(), "{name}");
        let mut back = on;
        back[1..].reverse();
        assert_eq!(round(kiosk, Modifiers::NONE, Key::ArrowUp), back, "{name}");
    });
}

#[test]
fn right_and_tab_go_on_as_down_does_left_and_shift_tab_back_as_up_does() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::questions(&library).state);
    press(&mut kiosk, Key::ArrowDown);
    for (modifiers, key, like) in [
        (Modifiers::NONE, Key::ArrowRight, Key::ArrowDown),
        (Modifiers::NONE, Key::Tab, Key::ArrowDown),
        (Modifiers::NONE, Key::ArrowLeft, Key::ArrowUp),
        (Modifiers::SHIFT, Key::Tab, Key::ArrowUp),
    ] {
        let wanted = round(&mut kiosk, Modifiers::NONE, like);
        assert_eq!(round(&mut kiosk, modifiers, key), wanted, "{modifiers:?} {key:?}");
    }
}

#[test]
fn a_question_starts_at_its_first_answer_and_a_card_at_its_next_step() {
    every_screen(PORTRAIT, TextSize::Normal, |name, kiosk| {
        let start = focused_name(kiosk);
        if name.starts_with("question-") {
            let first = things(kiosk)[0].clone();
            assert_eq!(start, first, "{name}");
        }
        let expected = match name {
            "attract" => "Touch to start",
            "welcome" => "English",
            "overview" => "Compare them",
            "check-answers" => "See the result",
            "ask-staff" | "source" | "reasons" => "Close",
            "idle-warning" => "I need more time",
            "refer-now" | "refer-today" => "Ask staff",
            "thanks" => "Clear and finish",
            "pin-pad" => "1",
            "staff" => "Leave staff panel",
            "staff-close" => "Keep it on",
            card if card.starts_with("card-") => "Next card",
            _ => return,
        };
        assert_eq!(start, expected, "{name}");
    });
}

#[test]
fn after_a_key_a_new_screen_opens_with_the_focus_shown_and_after_a_finger_without() {
    let mut kiosk = Kiosk::portrait();
    kiosk.tap("Touch to start");
    assert_eq!(focus(&kiosk), None);
    press(&mut kiosk, Key::ArrowDown);
    press_on(&mut kiosk, "For me");
    assert_eq!(focused_name(&kiosk), "Compare them");
    assert_eq!(ring_faults(&kiosk), Vec::<String>::new());
    kiosk.tap("To the questions");
    assert_eq!(focus(&kiosk), None);
    kiosk.tap("Chest pain");
    assert_eq!(focus(&kiosk), None);
}

#[test]
fn what_opened_over_a_page_gives_the_focus_back() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let mut visit = Visit::overview(&library);
    visit.send(Msg::CompareTapped);
    kiosk.show(visit.state.clone());
    press_on(&mut kiosk, "Source R0");
    assert_eq!(focused_name(&kiosk), "Close");
    press(&mut kiosk, Key::Enter);
    assert_eq!(focused_name(&kiosk), "Source R0");
    assert_eq!(ring_faults(&kiosk), Vec::<String>::new());
}

#[test]
fn enter_that_is_held_down_does_one_thing() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let mut visit = Visit::overview(&library);
    visit.send(Msg::CompareTapped);
    kiosk.show(visit.state.clone());
    press(&mut kiosk, Key::ArrowDown);
    let said = kiosk.harness.state().said.len();
    for _ in 0..10 {
        let (key, modifiers) = (Key::Enter, Modifiers::NONE);
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        kiosk.harness.input_mut().events.push(event);
        kiosk.harness.run_steps(2);
    }
    assert_eq!(kiosk.harness.state().said[said..], [Msg::NextTapped]);
}

#[test]
fn escape_loses_nothing() {
    let mut kiosk = Kiosk::portrait();
    press(&mut kiosk, Key::Enter);
    press(&mut kiosk, Key::Escape);
    assert_eq!(focused_name(&kiosk), "English");
}

#[test]
fn a_key_answers_the_idle_warning() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::questions(&library).state);
    press(&mut kiosk, Key::ArrowDown);
    press(&mut kiosk, Key::ArrowDown);
    let at = focused_name(&kiosk);
    kiosk.wait_secs(61);
    assert!(kiosk.says("Are you still there?"));
    assert_eq!(focused_name(&kiosk), "I need more time");
    press(&mut kiosk, Key::Enter);
    assert!(kiosk.says("Any of these right now?"));
    assert_eq!(focused_name(&kiosk), at);
}

#[test]
fn arrows_keep_a_visit_alive() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::questions(&library).state);
    for _ in 0..4 {
        kiosk.wait_secs(40);
        press(&mut kiosk, Key::ArrowDown);
    }
    assert!(!kiosk.says("Are you still there?"));
}

#[test]
fn on_a_mirrored_page_left_goes_on_and_right_goes_back() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let mut visit = Visit::questions(&library);
    visit.state.language = Some(Language::new("ar"));
    kiosk.show(visit.state.clone());
    press(&mut kiosk, Key::ArrowDown);
    let first = focused_name(&kiosk);
    press(&mut kiosk, Key::ArrowLeft);
    let second = focused_name(&kiosk);
    assert_ne!(first, second);
    press(&mut kiosk, Key::ArrowRight);
    assert_eq!(focused_name(&kiosk), first);
    press(&mut kiosk, Key::ArrowDown);
    assert_eq!(focused_name(&kiosk), second);
}
