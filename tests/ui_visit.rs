//! A whole visit in a headless window, by the names that a screen reader says, with a finger on the glass.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library};
use waitwise::content::library::Theme;
use waitwise::visit::{Screen, State, TextSize};

/// What is tapped on each question, by its words.
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

fn to_the_questions(kiosk: &mut Kiosk) {
    for name in ["Touch to start", "For me", "To the questions"] {
        kiosk.tap(name);
    }
}

fn answer_all(kiosk: &mut Kiosk) -> usize {
    let mut taps = 0;
    while let Screen::Question { id, .. } = kiosk.state().screen.clone() {
        let (_, words) = ANSWERS.iter().find(|(question, _)| *question == id.as_str()).expect("an answer");
        assert!(kiosk.says("Why we ask."), "{id}");
        assert!(kiosk.can_tap("Not sure") && kiosk.can_tap("Prefer not to say"), "{id}");
        kiosk.reach(words);
        kiosk.tap(words);
        kiosk.tap("Next question");
        taps += 2;
    }
    taps
}

#[test]
fn a_visit_from_attract_to_thank_you_in_both_orientations() {
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library(), size);
        to_the_questions(&mut kiosk);
        let taps = 3 + answer_all(&mut kiosk) + 1;
        assert!(taps <= 36, "{taps} taps to the results");
        assert!(kiosk.says("Your answers"));
        kiosk.tap("See the result");
        assert!(kiosk.says("Massage: Worth discussing first. Because"));
        assert!(kiosk.says("Dry needling: Not for now. Because you would rather not have needles"));
        assert!(kiosk.says("This does not choose a treatment for you."));
        kiosk.tap("See the reasons");
        assert!(kiosk.says("The reasons"));
        kiosk.tap("Close");
        kiosk.tap("Take it with you");
        assert!(kiosk.says("What do you think causes my pain?"));
        kiosk.tap("Finish");
        kiosk.tap("Clear and finish");
        assert!(kiosk.can_tap("Touch to start"));
        let fresh = State { idle: kiosk.state().idle, ..State::fresh(0) };
        assert_eq!(*kiosk.state(), fresh);
    }
}

#[test]
fn a_red_flag_leads_to_staff_and_a_mistake_back() {
    let mut kiosk = Kiosk::portrait();
    to_the_questions(&mut kiosk);
    kiosk.tap("Chest pain");
    kiosk.tap("Next question");
    assert!(kiosk.says("Please tell a member of staff now, or call 112."));
    assert!(kiosk.says("You chose Chest pain."));
    assert!(!kiosk.can_tap("Next question"), "there is no way past it");
    kiosk.tap("I tapped this by mistake");
    kiosk.tap("Chest pain");
    kiosk.tap("None of these");
    kiosk.tap("Next question");
    assert!(kiosk.says("Question 2 of 14"));
}

#[test]
fn every_card_can_be_read_from_the_first_to_the_last() {
    let mut kiosk = Kiosk::portrait();
    for name in ["Touch to start", "For me", "Compare them"] {
        kiosk.tap(name);
    }
    let mut titles = 0;
    while kiosk.can_tap("Next card") {
        for option in ["Dry needling", "Massage"] {
            let side_by_side = matches!(kiosk.state().screen, Screen::Card(waitwise::visit::Card::Row(_)));
            assert!(!side_by_side || kiosk.says(option));
        }
        kiosk.tap("Next card");
        titles += 1;
    }
    assert_eq!(titles, 17);
    kiosk.tap("To the questions");
    assert!(kiosk.says("Question 1 of 14"));
}

#[test]
fn pictures_never_push_the_words_of_an_option_out_of_sight() {
    let library = library();
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for (name, state) in ui_support::screens::all(&library) {
            if matches!(state.screen, Screen::Card(waitwise::visit::Card::Row(_))) {
                kiosk.show(state);
                assert!(!kiosk.can_tap("More below"), "{name}");
            }
        }
    }
}

#[test]
fn the_signs_that_need_checking_are_drawn_too_where_there_is_room() {
    let signs =
        "Six signs: chest pain, short breath, a sudden headache, a weak arm, numb legs, and a stiff neck with fever.";
    let library = library();
    let (_, asked) =
        ui_support::screens::all(&library).into_iter().find(|(name, _)| name == "question-red-flags-now").expect("it");
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        kiosk.show(asked.clone());
        assert!(kiosk.says(signs));
        kiosk.show(State { theme: Some(Theme::HighContrast), ..asked.clone() });
        assert!(!kiosk.says(signs), "High contrast has no pictures.");
        kiosk.show(State { text_size: TextSize::Largest, ..asked.clone() });
        assert!(!kiosk.says(signs), "Words of twice the size leave no room.");
    }
}

#[test]
fn a_citation_opens_its_reference() {
    let mut kiosk = Kiosk::portrait();
    for name in ["Touch to start", "For me", "Compare them"] {
        kiosk.tap(name);
    }
    kiosk.tap_first("Source R0");
    assert!(kiosk.says("Where this comes from"));
    assert!(kiosk.says("An article, not evidence."));
    kiosk.tap("Close");
    assert!(kiosk.says("How it is done"));
}

#[test]
fn a_screen_reader_hears_the_page_before_the_buttons_around_it() {
    let mut kiosk = Kiosk::portrait();
    to_the_questions(&mut kiosk);
    let names = kiosk.names();
    let place = |name: &str| names.iter().position(|n| n == name).unwrap_or_else(|| panic!("{name}: {names:?}"));
    assert!(place("Muscle pain") < place("Any of these right now?"));
    assert!(place("Any of these right now?") < place("Chest pain"));
    assert!(place("Not sure") < place("Choose an answer first"));
    assert!(place("Choose an answer first") < place("Back"));
    assert!(place("Ask staff") < place("Contrast"));
}

#[test]
fn next_waits_and_says_so() {
    let mut kiosk = Kiosk::portrait();
    to_the_questions(&mut kiosk);
    assert!(kiosk.says("Choose an answer first"));
    assert!(!kiosk.can_tap("Next question"));
    kiosk.tap("Not sure");
    assert!(kiosk.can_tap("Next question"));
}

#[test]
fn ask_staff_says_the_clinics_own_words_from_every_screen() {
    let library = library();
    for (name, state) in ui_support::screens::all(&library) {
        if ["ask-staff", "idle-warning", "source", "reasons"].contains(&name.as_str()) {
            continue;
        }
        let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
        kiosk.show(state);
        assert!(kiosk.can_tap("Ask staff"), "{name}");
        kiosk.tap("Ask staff");
        if name == "attract" {
            // The first tap only wakes; the second one finds the button where it was.
            kiosk.tap("Ask staff");
        }
        assert!(kiosk.says("Please go to the front desk."), "{name}");
        kiosk.tap("Close");
    }
}

#[test]
fn a_touch_on_the_drawn_body_chooses_the_same_as_its_words() {
    let mut kiosk = Kiosk::portrait();
    to_the_questions(&mut kiosk);
    while !kiosk.says("Where does it hurt?") {
        kiosk.tap("Not sure");
        kiosk.tap("Next question");
    }
    let body = kiosk.rect_of("Back view");
    // The small of the back: a bit below the middle of the trunk.
    kiosk.tap_at(body.lerp_inside(egui::vec2(0.5, 0.43)));
    assert!(kiosk.is_chosen("Lower back"));
    kiosk.tap_at(body.lerp_inside(egui::vec2(0.02, 0.95)));
    assert!(kiosk.is_chosen("Lower back"), "beside the feet is nothing");
    kiosk.tap("Lower back");
    assert!(!kiosk.is_chosen("Lower back"));
}

#[test]
fn start_over_forgets_where_the_page_was_scrolled_to() {
    let mut kiosk = Kiosk::portrait();
    for name in ["Touch to start", "For me", "Compare them"] {
        kiosk.tap(name);
    }
    while !kiosk.can_tap("More below") {
        kiosk.tap("Next card");
    }
    let scrolled = kiosk.state().screen.clone();
    while !kiosk.can_tap("Back to the top") {
        kiosk.tap("More below");
    }
    kiosk.tap("Start over");
    for name in ["Touch to start", "For me", "Compare them"] {
        kiosk.tap(name);
    }
    while kiosk.state().screen != scrolled {
        kiosk.tap("Next card");
    }
    assert!(kiosk.can_tap("More below"));
}

#[test]
fn the_idle_warning_hides_the_page_and_one_tap_brings_it_back() {
    let mut kiosk = Kiosk::portrait();
    to_the_questions(&mut kiosk);
    kiosk.wait_secs(61);
    assert!(kiosk.says("Are you still there?"));
    assert!(kiosk.says("After 60 seconds without a touch"));
    assert!(!kiosk.says("Chest pain"), "the page is hidden");
    kiosk.tap("I need more time");
    assert!(kiosk.says("Chest pain"));
    kiosk.wait_secs(61);
    kiosk.wait_secs(21);
    assert!(kiosk.can_tap("Touch to start"), "nobody there: back to the start");
}

#[test]
fn the_number_to_call_is_in_sight_on_the_stop_screen_in_every_language_and_size() {
    let library = library();
    let number = library.kiosk.emergency_number.clone();
    let (_, stop) = ui_support::screens::all(&library).into_iter().find(|(name, _)| name == "refer-now").unwrap();
    for glass in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library.clone(), glass);
        for language in &library.kiosk.languages {
            for text_size in [TextSize::Normal, TextSize::Large, TextSize::Largest] {
                kiosk.show(State { language: Some(language.clone()), text_size, ..stop.clone() });
                let written = waitwise::ui::text::written(&kiosk.harness.ctx);
                let seen = written
                    .iter()
                    .any(|words| words.paragraph.text().contains(&number) && words.clip.contains_rect(words.rect));
                assert!(seen, "{language}, {text_size:?}, {glass:?}");
            }
        }
    }
}

#[test]
fn the_welcome_screen_says_after_how_long_without_a_touch_all_is_cleared() {
    let library = library();
    let times = library.kiosk.times;
    let secs = times.idle_secs + times.warning_secs;
    let mut kiosk = Kiosk::on(library, PORTRAIT);
    kiosk.tap("Touch to start");
    assert!(kiosk.says(&format!("after {secs} seconds without a touch")), "{:?}", kiosk.names());
    // And so it is: to the second before the last, the visit is there.
    kiosk.wait_secs(secs - 2);
    assert_ne!(kiosk.state().screen, Screen::Attract);
    kiosk.wait_secs(3);
    assert_eq!(kiosk.state().screen, Screen::Attract);
}

#[test]
fn no_word_of_a_visit_is_held_when_it_has_ended() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let (_, results) = ui_support::screens::all(&library).into_iter().find(|(name, _)| name == "results").unwrap();
    kiosk.show(results);
    let reason = "nervous about needles";
    assert!(waitwise::ui::text::remembers(&kiosk.harness.ctx, reason));
    kiosk.tap("Start over");
    assert!(!waitwise::ui::text::remembers(&kiosk.harness.ctx, reason));
}
