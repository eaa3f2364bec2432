//! Staff at the glass: the corner, the PIN, the panel; and what a patient can't reach there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

#[path = "ui_support/screens.rs"]
mod screens;

use screens::{CALM, Visit};
use waitwise::content::library::{Language, Statistics};
use waitwise::content::{Library, load, starter};
use waitwise::visit::count::What;
use waitwise::visit::idle::next_deadline_ms;
use waitwise::visit::jump::stops;
use waitwise::visit::staff::{CLEANING_MS, Digit, START_AGAIN_MS, Stage};
use waitwise::visit::{Effect, Msg, Overlay, PinVerdict, Screen, StaffPage, State, TextSize, update};

/// As `waitwise pin` writes it; which PIN it is matters to nobody here.
fn library() -> Library {
    let mut library = load(&starter::shipped_alone("muscle-pain")).library.expect("the shipped content is right");
    library.kiosk.staff_pin = Some("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$c29tZWhhc2g".to_owned());
    library.kiosk.statistics = Statistics::On;
    library
}

fn type_pin(visit: &mut Visit<'_>, digits: &[u8]) -> Vec<Effect> {
    for digit in digits {
        update(&mut visit.state, visit.library, Msg::PinDigit(Digit(*digit)));
    }
    update(&mut visit.state, visit.library, Msg::PinEntered)
}

/// Past the PIN.
fn panel(library: &Library) -> Visit<'_> {
    let mut visit = Visit::new(library);
    visit.send(Msg::CornerHeld);
    type_pin(&mut visit, &[4, 8, 2, 9]);
    update(&mut visit.state, library, Msg::PinTold(PinVerdict::Right));
    assert_eq!(visit.state.screen, Screen::Staff(StaffPage::Overview));
    visit
}

fn counted(effects: &[Effect]) -> Vec<&What> {
    let counts = effects.iter().filter_map(|effect| match effect {
        Effect::Count(count) => Some(&count.what),
        _ => None,
    });
    counts.collect()
}

#[test]
fn a_held_corner_opens_the_pad_from_every_screen_and_closing_it_leaves_the_visit_as_it_was() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain");
    let before = visit.state.clone();
    visit.send(Msg::CornerHeld);
    assert_eq!(visit.state.overlay, Some(Overlay::PinPad));
    update(&mut visit.state, &library, Msg::PinDigit(Digit(4)));
    visit.send(Msg::Closed);
    assert_eq!((&visit.state.screen, &visit.state.answers), (&before.screen, &before.answers));
    assert_eq!(visit.state.overlay, None);
    assert!(visit.state.pad.typed.is_empty(), "half a PIN is not left for the next finger");
}

#[test]
fn without_a_pin_there_is_no_way_out_from_the_glass() {
    let mut library = library();
    library.kiosk.staff_pin = None;
    let mut visit = Visit::new(&library);
    visit.send(Msg::CornerHeld);
    assert_eq!(visit.state.overlay, None);
}

#[test]
fn the_panel_and_all_that_it_can_do_are_behind_the_pin() {
    let library = library();
    let deeds = [
        Msg::StaffPageTapped(StaffPage::Overview),
        Msg::CheckAgainTapped,
        Msg::StopTapped(0),
        Msg::CleaningTapped,
        Msg::CloseTapped,
        Msg::PinTold(PinVerdict::Right),
    ];
    for deed in deeds {
        let mut visit = Visit::questions(&library);
        visit.state.idle.now_ms += 1000;
        let screen = visit.state.screen.clone();
        assert_eq!(update(&mut visit.state, &library, deed.clone()), [], "{deed:?}");
        assert_eq!(visit.state.screen, screen, "{deed:?}");
    }
}

#[test]
fn the_right_pin_ends_the_visit_before_it_opens_the_panel() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain").send(Msg::LanguageChosen(Language::new("es"))).send(Msg::TextSizeTapped);
    visit.send(Msg::CornerHeld);
    let asked = type_pin(&mut visit, &[4, 8, 2, 9]);
    let [Effect::CheckPin(pin)] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!(pin.as_str(), "4829");
    assert!(!format!("{asked:?} {:?}", visit.state).contains("48"), "a PIN is in no log");
    let effects = update(&mut visit.state, &library, Msg::PinTold(PinVerdict::Right));
    assert!(effects.contains(&Effect::Forget));
    assert_eq!(visit.state.screen, Screen::Staff(StaffPage::Overview));
    assert!(visit.state.answers.is_empty());
    assert_eq!((visit.state.language.clone(), visit.state.text_size), (None, TextSize::Normal));
}

#[test]
fn a_right_pin_opens_nothing_for_the_next_person_when_whoever_typed_it_has_gone() {
    let library = library();
    let mut visit = Visit::new(&library);
    visit.send(Msg::CornerHeld);
    type_pin(&mut visit, &[4, 8, 2, 9]);
    visit.send(Msg::Closed).send(Msg::Woken);
    update(&mut visit.state, &library, Msg::PinTold(PinVerdict::Right));
    assert_eq!(visit.state.screen, Screen::Welcome);
}

#[test]
fn after_wrong_pins_the_pad_waits_says_how_long_and_start_over_opens_no_lock() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.send(Msg::CornerHeld);
    type_pin(&mut visit, &[1, 1, 1, 1]);
    let locked_until_ms = visit.state.idle.now_ms + 5000;
    update(&mut visit.state, &library, Msg::PinTold(PinVerdict::Wrong { locked_until_ms }));
    assert_eq!(visit.state.pad.stage, Stage::Wrong);
    assert_eq!(type_pin(&mut visit, &[4, 8, 2, 9]), [], "too early");
    let next_ms = next_deadline_ms(&visit.state, library.kiosk.times).unwrap();
    assert!(next_ms <= visit.state.idle.now_ms + 1000, "the countdown is drawn every second");
    visit.send(Msg::StartOverTapped);
    assert_eq!(visit.state.screen, Screen::Attract);
    visit.send(Msg::CornerHeld);
    assert_eq!(type_pin(&mut visit, &[4, 8, 2, 9]), [], "still too early");
    update(&mut visit.state, &library, Msg::Touched { now_ms: locked_until_ms });
    assert!(matches!(update(&mut visit.state, &library, Msg::PinEntered).as_slice(), [Effect::CheckPin(_)]));
}

#[test]
fn a_pad_and_a_panel_that_are_left_alone_close_by_themselves() {
    let library = library();
    let mut pad = Visit::new(&library);
    pad.send(Msg::CornerHeld);
    for mut visit in [pad, panel(&library)] {
        let mut waited = 0;
        while !visit.state.is_fresh() {
            let now_ms = next_deadline_ms(&visit.state, library.kiosk.times).expect("the clock wakes it");
            update(&mut visit.state, &library, Msg::Tick { now_ms });
            waited += 1;
            assert!(waited < 500, "{:?}", visit.state);
        }
    }
}

#[test]
fn a_panel_closes_after_a_minute_and_a_previewed_screen_after_half_of_one_without_a_warning() {
    let library = library();
    let panel_visit = panel(&library);
    let mut preview = panel(&library);
    preview.send(Msg::StaffPageTapped(StaffPage::Preview)).send(Msg::StopTapped(4));
    assert!(preview.state.is_preview);
    for (mut visit, secs) in [(panel_visit, 60), (preview, 30)] {
        let touched_ms = visit.state.idle.last_touch_ms;
        update(&mut visit.state, &library, Msg::Tick { now_ms: touched_ms + secs * 1000 - 1 });
        assert!(!visit.state.is_fresh());
        assert_eq!(visit.state.idle.warning_since_ms, None);
        update(&mut visit.state, &library, Msg::Tick { now_ms: touched_ms + secs * 1000 });
        assert!(visit.state.is_fresh());
    }
}

#[test]
fn a_screen_that_staff_look_at_counts_nobody_and_ends_in_the_panel() {
    let library = library();
    for (place, stop) in stops(&library).iter().enumerate() {
        let mut visit = panel(&library);
        visit.send(Msg::StaffPageTapped(StaffPage::Preview));
        visit.state.idle.now_ms += 1000;
        let effects = update(&mut visit.state, &library, Msg::StopTapped(place));
        assert_eq!(counted(&effects), Vec::<&What>::new(), "{}", stop.name);
        assert_eq!(visit.state.screen, stop.screen, "{}", stop.name);
        visit.state.idle.now_ms += 1000;
        let effects = update(&mut visit.state, &library, Msg::StartOverTapped);
        assert_eq!(counted(&effects), Vec::<&What>::new(), "{}", stop.name);
        assert_eq!(visit.state.screen, Screen::Staff(StaffPage::Preview), "{}", stop.name);
    }
}

#[test]
fn while_the_glass_is_wiped_touches_do_nothing_for_30_seconds() {
    let library = library();
    let mut visit = panel(&library);
    visit.send(Msg::CleaningTapped);
    let begun_ms = visit.state.idle.screen_since_ms;
    assert_eq!(CLEANING_MS, 30_000);
    for at_ms in (1000..CLEANING_MS).step_by(1000) {
        update(&mut visit.state, &library, Msg::Touched { now_ms: begun_ms + at_ms });
        for msg in [Msg::Woken, Msg::AskStaffTapped, Msg::StartOverTapped, Msg::CornerHeld, Msg::BackTapped] {
            assert_eq!(update(&mut visit.state, &library, msg), []);
        }
        assert_eq!(visit.state.screen, Screen::Cleaning);
    }
    update(&mut visit.state, &library, Msg::Touched { now_ms: begun_ms + CLEANING_MS });
    assert_eq!(visit.state, State { pin_locked_until_ms: 0, ..State::fresh(begun_ms + CLEANING_MS) });
}

#[test]
fn after_a_failure_the_patient_is_asked_to_start_again_and_within_two_seconds_nobody_is_there() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain");
    let effects = update(&mut visit.state, &library, Msg::Failed);
    assert_eq!(effects, [Effect::Forget], "a failure is nobody's decision, and not counted as one");
    assert_eq!(visit.state.screen, Screen::StartAgain);
    assert!(visit.state.answers.is_empty());
    const { assert!(START_AGAIN_MS < 2000) };
    let now_ms = next_deadline_ms(&visit.state, library.kiosk.times).unwrap();
    assert_eq!(now_ms, visit.state.idle.now_ms + START_AGAIN_MS);
    update(&mut visit.state, &library, Msg::Tick { now_ms });
    assert_eq!(visit.state, State::fresh(now_ms));
}

#[test]
fn a_visit_is_counted_when_it_ends_once_and_where_it_led_last() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, None);
    // To the results, on, back, and on again: no second visit.
    for msg in [Msg::NextTapped, Msg::NextTapped, Msg::BackTapped, Msg::NextTapped, Msg::NextTapped] {
        visit.state.idle.now_ms += 1000;
        assert_eq!(counted(&update(&mut visit.state, &library, msg)), Vec::<&What>::new());
    }
    visit.state.idle.now_ms += 1000;
    let effects = update(&mut visit.state, &library, Msg::FinishTapped);
    assert_eq!(counted(&effects), [&What::Opened, &What::Finished, &What::Led("massage".to_owned())]);
}

#[test]
fn who_leaves_at_a_question_is_counted_there_unless_there_was_a_result_and_who_never_came_to_a_topic_is_not_counted() {
    let library = library();
    let end = |visit: &mut Visit<'_>| {
        visit.state.idle.now_ms += 1000;
        update(&mut visit.state, &library, Msg::StartOverTapped)
    };
    let mut visit = Visit::questions(&library);
    let question = visit.question().unwrap().clone();
    let left_at = What::LeftAt(question.as_str().to_owned());
    assert_eq!(counted(&end(&mut visit)), [&What::Opened, &What::StartedOver, &left_at]);
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, None).send(Msg::NextTapped).send(Msg::BackTapped).send(Msg::ChangeTapped(question));
    assert!(visit.question().is_some());
    assert_eq!(counted(&end(&mut visit)), [&What::Opened, &What::StartedOver, &What::Led("massage".to_owned())]);
    let mut visit = Visit::new(&library);
    visit.send(Msg::Woken);
    assert_eq!(counted(&end(&mut visit)), Vec::<&What>::new());
}

#[test]
fn another_topic_is_another_visit_to_the_counts() {
    let mut library = library();
    let mut other = library.topics[0].clone();
    other.id = "other".to_owned();
    library.topics.push(other);
    let mut visit = Visit::new(&library);
    visit.send(Msg::Woken).send(Msg::Started(waitwise::visit::ForWhom::Me)).send(Msg::TopicChosen(0));
    visit.send(Msg::QuestionsTapped).answer_until(CALM, None).send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Results);
    visit.send(Msg::TopicChosen(1)).send(Msg::QuestionsTapped);
    let question = visit.question().unwrap().as_str().to_owned();
    visit.state.idle.now_ms += 1000;
    let effects = update(&mut visit.state, &library, Msg::StartOverTapped);
    assert_eq!(counted(&effects), [&What::Opened, &What::StartedOver, &What::LeftAt(question)]);
}

#[test]
fn counts_are_read_when_staff_open_their_page_and_at_no_other_time() {
    let library = library();
    let mut visit = panel(&library);
    for (page, asks) in [(StaffPage::Preview, false), (StaffPage::Counts, true), (StaffPage::Overview, false)] {
        visit.state.idle.now_ms += 1000;
        let effects = update(&mut visit.state, &library, Msg::StaffPageTapped(page.clone()));
        assert_eq!(effects.contains(&Effect::ReadCounts), asks, "{page:?}");
        let now_ms = visit.state.idle.now_ms + 1000;
        assert_eq!(update(&mut visit.state, &library, Msg::Touched { now_ms }), []);
    }
}

#[test]
fn nothing_is_counted_unless_the_clinic_says_so() {
    let mut library = library();
    library.kiosk.statistics = Statistics::Off;
    let mut visit = Visit::new(&library);
    for msg in [Msg::Woken, Msg::Started(waitwise::visit::ForWhom::Me), Msg::StartOverTapped] {
        visit.state.idle.now_ms += 1000;
        assert_eq!(counted(&update(&mut visit.state, &library, msg)), Vec::<&What>::new());
    }
}

#[test]
fn no_printed_form_of_a_message_or_an_outcome_tells_an_answer() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, None);
    let outcome = visit.state.outcome(&library).unwrap();
    let printed = format!(
        "{:?} {:?} {:?}",
        Msg::Answered(waitwise::engine::outcome::Given::Choice(waitwise::engine::ChoiceId::new("chest-pain"))),
        visit.state,
        outcome
    );
    for topic in &library.topics {
        for question in &topic.engine.topic().questions {
            for choice in question.kind.choices() {
                let id = choice.id.as_str();
                assert!(!printed.contains(&format!("\"{id}\"")), "{id}: {printed}");
            }
        }
    }
    assert!(!printed.contains("Suggested") && !printed.contains("massage"), "{printed}");
}

#[test]
fn closing_the_program_is_asked_once_more() {
    let library = library();
    let mut visit = panel(&library);
    visit.state.idle.now_ms += 1000;
    assert_eq!(update(&mut visit.state, &library, Msg::CloseTapped), [], "not from the panel itself");
    visit.send(Msg::StaffPageTapped(StaffPage::Close));
    visit.state.idle.now_ms += 1000;
    assert_eq!(update(&mut visit.state, &library, Msg::CloseTapped), [Effect::Quit]);
}

#[test]
fn a_preview_of_the_first_screen_ends_by_itself_and_leads_no_patient_to_the_panel() {
    let library = library();
    let mut visit = panel(&library);
    let place = stops(&library).iter().position(|stop| stop.screen == Screen::Attract).unwrap();
    visit.send(Msg::StopTapped(place));
    assert!(visit.state.is_preview && !visit.state.is_fresh());
    let mut waited = 0;
    while !visit.state.is_fresh() {
        let now_ms = next_deadline_ms(&visit.state, library.kiosk.times).expect("the clock wakes it");
        update(&mut visit.state, &library, Msg::Tick { now_ms });
        waited += 1;
        assert!(waited < 500, "{:?}", visit.state);
    }
    assert!(!visit.state.is_preview);
}

#[test]
fn who_looks_at_screens_chooses_language_and_look_once() {
    let library = library();
    let mut visit = panel(&library);
    visit.send(Msg::StaffPageTapped(StaffPage::Preview)).send(Msg::LanguageChosen(Language::new("ar")));
    visit.send(Msg::TextSizeTapped).send(Msg::StopTapped(1)).send(Msg::StartOverTapped);
    assert_eq!((visit.state.language.clone(), visit.state.text_size), (Some(Language::new("ar")), TextSize::Large));
    visit.send(Msg::FinishTapped);
    assert_eq!(visit.state, State { idle: visit.state.idle, ..State::fresh(0) });
}
