//! A whole visit through messages, and what must hold on the way.

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
use waitwise::content::library::{Language, Theme};
use waitwise::content::{Library, load, starter};
use waitwise::engine::outcome::Given;
use waitwise::engine::outcome::Standing;
use waitwise::engine::{Answer, ChoiceId, QuestionId};
use waitwise::visit::deck::deck;
use waitwise::visit::jump::{jump, stops};
use waitwise::visit::{Aloud, Card, Effect, ForWhom, Msg, Overlay, Screen, State, TextSize, Volume, update};

fn library() -> Library {
    load(&starter::shipped_alone("muscle-pain")).library.expect("the shipped content is right")
}

fn standing(visit: &Visit<'_>, option: &str) -> Standing {
    let outcome = visit.state.outcome(visit.library).unwrap();
    let ranking = outcome.ranking().expect("nothing refers");
    ranking.options.iter().find(|result| result.option.as_str() == option).unwrap().standing
}

#[test]
fn a_visit_by_taps_alone_reaches_the_results_in_at_most_36_taps() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, None);
    assert_eq!(visit.state.screen, Screen::CheckAnswers);
    visit.send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Results);
    assert!(visit.taps <= 36, "{} taps", visit.taps);
    assert_eq!(standing(&visit, "massage"), Standing::Suggested);
}

#[test]
fn even_the_longest_way_to_the_results_takes_at_most_36_taps() {
    let library = library();
    let mut visit = Visit::questions(&library);
    let near_the_lungs: Vec<(&str, &str)> =
        CALM.iter().map(|(q, c)| (*q, if *q == "where" { "neck" } else { c })).collect();
    visit.answer_until(&near_the_lungs, None).send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Results);
    assert_eq!(visit.state.outcome(&library).unwrap().shown.len(), 14);
    assert!(visit.taps <= 36, "{} taps", visit.taps);
}

#[test]
fn every_card_comes_once_then_the_questions() {
    let library = library();
    let mut visit = Visit::overview(&library);
    visit.send(Msg::CompareTapped);
    let mut seen = Vec::new();
    while let Screen::Card(card) = visit.state.screen {
        seen.push(card);
        visit.send(Msg::NextTapped);
    }
    assert_eq!(seen, deck(&library.topics[0]));
    assert!(seen.contains(&Card::Glance) && seen.contains(&Card::ConsiderIf) && seen.contains(&Card::Together));
    assert!(visit.question().is_some());
}

#[test]
fn no_question_moves_on_by_itself() {
    let library = library();
    let mut visit = Visit::questions(&library);
    let first = visit.question().cloned();
    visit.choose("none");
    assert_eq!(visit.question(), first.as_ref());
    visit.send(Msg::Answered(Given::NotSure));
    assert_eq!(visit.question(), first.as_ref());
    visit.send(Msg::NextTapped);
    assert_ne!(visit.question(), first.as_ref());
}

#[test]
fn next_waits_for_an_answer() {
    let library = library();
    let mut visit = Visit::questions(&library);
    let first = visit.question().cloned();
    visit.send(Msg::NextTapped);
    assert_eq!(visit.question(), first.as_ref());
    visit.choose("chest-pain").choose("chest-pain").send(Msg::NextTapped);
    assert_eq!(visit.question(), first.as_ref(), "a choice that was taken back is no answer");
}

#[test]
fn a_second_tap_does_not_skip_a_question() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("none").send(Msg::NextTapped);
    let second = visit.question().cloned();
    // The same finger, 100 ms later, where "Next" still is.
    let now_ms = visit.state.idle.now_ms + 100;
    update(&mut visit.state, &library, Msg::Tick { now_ms });
    update(&mut visit.state, &library, Msg::Answered(Given::NotSure));
    update(&mut visit.state, &library, Msg::NextTapped);
    assert_eq!(visit.question(), second.as_ref());
    assert!(visit.state.answers.get(&second.unwrap()).is_none());
}

#[test]
fn a_sign_that_needs_checking_now_refers_at_once_and_nothing_else_is_asked() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain").send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Refer);
    visit.send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Refer, "no way on from a referral");
}

#[test]
fn a_sign_for_today_refers_as_soon_as_nothing_can_make_it_now() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("none").send(Msg::NextTapped).choose("calf").send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Refer);
}

#[test]
fn tapped_by_mistake_leads_back_to_the_question_with_its_answer_still_there() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain").send(Msg::NextTapped).send(Msg::MistakeTapped);
    let question = QuestionId::new("red-flags-now");
    assert_eq!(visit.question(), Some(&question));
    assert!(visit.state.answers.has_chosen(&question, &ChoiceId::new("chest-pain")));
    visit.choose("chest-pain").choose("none").send(Msg::NextTapped);
    assert_eq!(visit.question(), Some(&QuestionId::new("red-flags-today")));
}

#[test]
fn back_goes_through_the_questions_that_are_shown_now() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(&[("age", "65-or-over"), ("red-flags-now", "none"), ("red-flags-today", "none")], Some("today"));
    let mut seen = Vec::new();
    while let Some(id) = visit.question().cloned() {
        seen.push(id.to_string());
        visit.send(Msg::BackTapped);
    }
    assert_eq!(seen, ["today", "blood-thinners", "age", "red-flags-today", "red-flags-now"], "no pregnancy at 65");
    assert_eq!(visit.state.screen, Screen::Overview);
}

#[test]
fn a_changed_answer_gives_what_a_fresh_visit_would() {
    let library = library();
    let mut changed = Visit::questions(&library);
    changed.answer_until(CALM, None);
    changed.send(Msg::ChangeTapped(QuestionId::new("needles"))).choose("no").send(Msg::NextTapped);
    assert_eq!(changed.state.screen, Screen::CheckAnswers);

    let with_no: Vec<(&str, &str)> = CALM.iter().map(|(q, c)| (*q, if *q == "needles" { "no" } else { c })).collect();
    let mut fresh = Visit::questions(&library);
    fresh.answer_until(&with_no, None);
    assert_eq!(changed.state.outcome(&library), fresh.state.outcome(&library));
    assert_eq!(standing(&changed, "dry-needling"), Standing::NotForNow);
}

#[test]
fn a_change_that_opens_another_question_asks_it_before_the_results() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, None);
    visit.send(Msg::ChangeTapped(QuestionId::new("where"))).choose("neck").send(Msg::NextTapped);
    assert_eq!(visit.question(), Some(&QuestionId::new("lungs")));
    visit.choose("yes").send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::CheckAnswers);
    visit.send(Msg::NextTapped);
    assert_eq!(standing(&visit, "dry-needling"), Standing::AskFirst);
}

#[test]
fn a_change_to_a_red_flag_refers_from_the_answers_too() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, None);
    visit.send(Msg::ChangeTapped(QuestionId::new("red-flags-now"))).choose("accident").send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Refer);
}

#[test]
fn not_sure_everywhere_asks_first_and_tells_staff() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.answer_until(&[], None).send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Results);
    let outcome = visit.state.outcome(&library).unwrap();
    let ranking = outcome.ranking().unwrap();
    assert!(!ranking.tell_staff.is_empty());
    let suggested = ranking.options.iter().filter(|result| result.standing == Standing::Suggested).count();
    assert_eq!(suggested, 0, "nothing wins merely by having no cautions");
}

#[test]
fn a_source_opens_and_closes_on_the_same_card() {
    let library = library();
    let mut visit = Visit::overview(&library);
    visit.send(Msg::CompareTapped);
    let screen = visit.state.screen.clone();
    let source = waitwise::content::text::Source::Practice;
    visit.send(Msg::SourceTapped(source.clone()));
    assert_eq!(visit.state.overlay, Some(Overlay::Source(source)));
    visit.send(Msg::BackTapped);
    assert_eq!((&visit.state.overlay, &visit.state.screen), (&None, &screen));
}

#[test]
fn every_way_out_leaves_a_state_like_a_fresh_one() {
    let library = library();
    let ways: [fn(&mut Visit<'_>); 3] = [
        |visit| {
            visit.send(Msg::FinishTapped);
        },
        |visit| {
            visit.send(Msg::StartOverTapped);
        },
        |visit| {
            // Nobody there: the warning, then the end.
            for secs in [125_000, 25_000] {
                let now_ms = visit.state.idle.now_ms + secs;
                update(&mut visit.state, visit.library, Msg::Tick { now_ms });
            }
        },
    ];
    for end in ways {
        let mut visit = Visit::questions(&library);
        visit.send(Msg::TextSizeTapped).send(Msg::ContrastTapped);
        visit.send(Msg::ReadAloudTapped).send(Msg::VolumeTapped);
        visit.answer_until(CALM, None).send(Msg::NextTapped).send(Msg::ReasonsTapped);
        assert_ne!(visit.state, State::fresh(visit.state.idle.now_ms));
        end(&mut visit);
        assert_eq!(visit.state, State::fresh(visit.state.idle.now_ms));
    }
    let mut visit = Visit::overview(&library);
    let now_ms = visit.state.idle.now_ms + 1000;
    update(&mut visit.state, &library, Msg::Touched { now_ms });
    assert_eq!(update(&mut visit.state, &library, Msg::StartOverTapped), [Effect::Forget]);
}

#[test]
fn text_size_goes_through_100_150_and_200_percent_and_back() {
    let library = library();
    let mut visit = Visit::overview(&library);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(visit.state.text_size.percent());
        visit.send(Msg::TextSizeTapped);
    }
    assert_eq!(seen, [100, 150, 200, 100]);
    assert_eq!(TextSize::default().percent(), 100);
}

#[test]
fn for_someone_else_is_remembered_until_the_visit_ends() {
    let library = library();
    let mut visit = Visit::new(&library);
    visit.send(Msg::Woken).send(Msg::Started(ForWhom::SomeoneElse));
    assert_eq!(visit.state.for_whom, ForWhom::SomeoneElse);
    visit.send(Msg::StartOverTapped);
    assert_eq!(visit.state.for_whom, ForWhom::Me);
}

#[test]
fn reading_aloud_is_held_and_let_go_and_begins_again_on_the_next_screen() {
    let library = library();
    let mut visit = Visit::overview(&library);
    assert_eq!(visit.state.aloud, Aloud::default());
    visit.send(Msg::ReadAloudTapped);
    assert!(visit.state.aloud.on && !visit.state.reading_is_held());
    visit.send(Msg::PauseTapped);
    assert!(visit.state.reading_is_held());
    visit.send(Msg::PauseTapped);
    assert!(!visit.state.reading_is_held());
    visit.send(Msg::PauseTapped).send(Msg::NextTapped);
    assert!(visit.state.aloud.on && !visit.state.reading_is_held(), "what was held is the page before");
    visit.send(Msg::PauseTapped);
    let turn = visit.state.aloud.turn;
    visit.send(Msg::RepeatTapped);
    assert!(visit.state.aloud.turn != turn && !visit.state.reading_is_held(), "once more, from the top");
    visit.send(Msg::ReadAloudTapped);
    assert!(!visit.state.aloud.on);
}

#[test]
fn the_volume_goes_round_and_back_to_the_usual_one_at_the_end() {
    let library = library();
    let mut visit = Visit::overview(&library);
    visit.send(Msg::ReadAloudTapped);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(visit.state.aloud.volume);
        visit.send(Msg::VolumeTapped);
    }
    assert_eq!(seen, [Volume::Normal, Volume::Loud, Volume::Quiet, Volume::Normal]);
    visit.send(Msg::StartOverTapped);
    assert_eq!(visit.state.aloud, Aloud::default(), "the next patient starts in silence, at the usual volume");
}

#[test]
fn read_aloud_on_the_attract_screen_begins_a_visit() {
    let library = library();
    let mut visit = Visit::new(&library);
    visit.send(Msg::ReadAloudTapped);
    assert_eq!((&visit.state.screen, visit.state.aloud.on), (&Screen::Welcome, true));
    let mut visit = Visit::new(&library);
    visit.send(Msg::AskStaffTapped).send(Msg::ReadAloudTapped);
    assert_eq!((&visit.state.screen, &visit.state.overlay), (&Screen::Welcome, &Some(Overlay::AskStaff)));
}

#[test]
fn answers_are_never_printed() {
    let library = library();
    let mut visit = Visit::questions(&library);
    visit.choose("chest-pain");
    let printed = format!("{:?}", visit.state);
    assert!(!printed.contains("chest-pain"), "{printed}");
    let answer: Option<&Answer> = visit.state.answers.get(&QuestionId::new("red-flags-now"));
    assert!(!format!("{answer:?}").contains("chest-pain"));
}

#[test]
fn whoever_jumps_to_another_screen_keeps_the_look_and_the_language() {
    let library = library();
    let mut state = State::fresh(0);
    state.language = Some(Language::new("ar"));
    state.text_size = TextSize::Large;
    state.theme = Some(Theme::Dark);
    state.low_reach = Some(true);
    let before = state.clone();
    let look = |state: &State| (state.language.clone(), state.text_size, state.theme, state.low_reach);
    for stop in stops(&library) {
        jump(&mut state, &library, &stop);
        assert_eq!(state.screen, stop.screen);
        assert_eq!(look(&state), look(&before), "{}", stop.name);
    }
}
