//! What is read aloud of every screen: its texts, then its choices, and never an answer that was given.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::collections::BTreeSet;
use std::sync::Arc;

use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, checks, library, screens};
use waitwise::content::library::{Library, QuestionKindText, Theme};
use waitwise::content::{load, starter};
use waitwise::engine::Answer;
use waitwise::engine::outcome::Verdict;
use waitwise::kiosk::speech::script::Script;
use waitwise::ui::readout::{Part, Readout, Utterance};
use waitwise::visit::{Screen, State, TextSize};

/// Whatever the screens of this library say, in both orientations and at the smallest and largest text.
fn over_all_screens(library: &Arc<Library>, mut check: impl FnMut(&str, &State, &Readout)) {
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(Arc::clone(library), size);
        for text_size in [TextSize::Normal, TextSize::Largest] {
            for (name, mut state) in screens::all(library) {
                state.text_size = text_size;
                kiosk.show(state.clone());
                check(&format!("{name}, {size:?}, {text_size:?}"), &state, &kiosk.harness.state().readout);
            }
        }
    }
}

fn words_of(readout: &Readout) -> Vec<&str> {
    readout.iter().map(|utterance| utterance.words.as_str()).collect()
}

/// The shipped content, each choice with a word that stands nowhere else.
fn with_marked_choices() -> Arc<Library> {
    let mut library = load(&starter::shipped_alone("muscle-pain")).library.unwrap();
    for topic in &mut library.topics {
        for question in &mut topic.questions {
            let id = question.id.to_string();
            if let QuestionKindText::Single(choices)
            | QuestionKindText::Multi(choices)
            | QuestionKindText::Map { choices, .. } = &mut question.kind
            {
                for choice in choices {
                    choice.text = format!("{MARK}{id}/{}", choice.id);
                }
            }
        }
    }
    Arc::new(library)
}

const MARK: &str = "Chosen:";

#[test]
fn an_answer_that_was_given_is_never_read_but_where_it_can_be_chosen() {
    let library = with_marked_choices();
    let mut tried = 0;
    over_all_screens(&library, |name, state, readout| {
        let here = match &state.screen {
            Screen::Question { id, .. } if state.overlay.is_none() => format!("{MARK}{id}/"),
            _ => "nowhere".to_owned(),
        };
        for Utterance { part, words } in readout {
            let may_be_said = !words.contains(MARK) || (*part == Part::Choice && words.starts_with(&here));
            assert!(may_be_said, "{name}: {words}");
        }
        tried += usize::from(matches!(state.screen, Screen::CheckAnswers | Screen::Refer | Screen::Results));
    });
    assert!(tried > 0, "screens that show answers are among them");
}

#[test]
fn the_screens_that_show_answers_do_show_them() {
    // Else the test above would have nothing to find.
    let library = with_marked_choices();
    for wanted in ["check-answers", "refer-now", "refer-today"] {
        let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == wanted).unwrap();
        let mut kiosk = Kiosk::on(Arc::clone(&library), PORTRAIT);
        kiosk.show(state);
        assert!(kiosk.says(MARK), "{wanted}");
    }
}

#[test]
fn what_follows_from_an_answer_is_not_read_either() {
    let library = library();
    let mut because = BTreeSet::new();
    over_all_screens(&library, |name, state, readout| {
        let Some(outcome) = state.outcome(&library) else { return };
        let Verdict::Ranking(ranking) = &outcome.verdict else { return };
        for option in &ranking.options {
            let reasons = option.reasons_for.iter().chain(&option.reasons_against).map(|reason| &reason.because);
            let cautions = option.cautions.iter().flat_map(|caution| [&caution.because, &caution.text]);
            because.extend(reasons.chain(cautions).cloned());
        }
        let (on_results, said) = (state.screen == Screen::Results, words_of(readout).join("\n"));
        for words in because.iter().filter(|words| on_results && !words.is_empty()) {
            assert!(!said.contains(words.as_str()), "{name}: {words}");
        }
        assert!(!on_results || !said.contains("not sure"), "{name}");
    });
    assert!(because.len() > 5, "{because:?}");
}

#[test]
fn an_answer_changes_nothing_of_what_is_read_but_the_way_on() {
    let library = library();
    let all = screens::all(&library);
    let (_, asked) = all.iter().find(|(name, _)| name == "question-needles").unwrap();
    let (_, chosen) = all.iter().find(|(name, _)| name == "question-needles-chosen").unwrap();
    assert!(
        matches!(&chosen.screen, Screen::Question { id, .. } if matches!(chosen.answers.get(id), Some(Answer::Chosen(_))))
    );
    let mut kiosk = Kiosk::portrait();
    kiosk.show(asked.clone());
    let mut before = kiosk.harness.state().readout.clone();
    kiosk.show(chosen.clone());
    before.push(Utterance::choice("Next question"));
    assert_eq!(kiosk.harness.state().readout, before);
}

#[test]
fn texts_are_read_before_choices_on_every_screen() {
    over_all_screens(&library(), |name, state, readout| {
        let parts: Vec<Part> = readout.iter().map(|utterance| utterance.part).collect();
        assert!(parts.is_sorted(), "{name}");
        if state.screen != Screen::Attract {
            assert!(parts.contains(&Part::Text) && parts.contains(&Part::Choice), "{name}: {readout:?}");
        }
    });
}

#[test]
fn a_question_is_read_with_how_to_answer_why_we_ask_and_each_choice() {
    let library = library();
    over_all_screens(&library, |name, state, readout| {
        let Screen::Question { id, .. } = &state.screen else { return };
        if state.overlay.is_some() || state.idle.warning_since_ms.is_some() {
            return;
        }
        let question = library.topics[0].question(id).unwrap();
        let mut left = words_of(readout).into_iter();
        assert_eq!(left.next(), Some(question.text.as_str()), "{name}");
        let hint = match question.kind {
            QuestionKindText::Multi(_) => Some("Choose all that fit."),
            QuestionKindText::Map { .. } => Some("Touch the picture or the words. Choose all that fit."),
            QuestionKindText::Single(_) | QuestionKindText::Scale { .. } => None,
        };
        assert!(hint.is_none_or(|hint| left.next() == Some(hint)), "{name}");
        assert!(left.next().unwrap().starts_with("Why we ask. "), "{name}");
        let mut choices: Vec<&str> = question.choices().iter().map(|choice| choice.text.as_str()).collect();
        choices.extend(["Not sure", "Prefer not to say"]);
        let said: Vec<&str> = left.filter(|words| *words != "Next question").collect();
        assert_eq!(said, choices, "{name}");
    });
}

#[test]
fn an_empty_room_is_not_read_to_and_what_is_the_same_everywhere_is_left_out() {
    over_all_screens(&library(), |name, state, readout| {
        assert!(state.screen != Screen::Attract || readout.is_empty(), "{name}: {readout:?}");
        let said = words_of(readout);
        for never in ["Back", "Start over", "Text size", "Contrast", "Read aloud", "More below", "Back to the top"] {
            assert!(!said.contains(&never), "{name}: {never}");
        }
        assert!(!said.iter().any(|words| words.starts_with("Source ")), "{name}: {said:?}");
    });
}

#[test]
fn whoever_was_not_sure_of_a_sign_is_told_aloud_to_ask_staff() {
    let library = library();
    let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == "results-all-not-sure").unwrap();
    let mut kiosk = Kiosk::portrait();
    kiosk.show(state);
    assert!(kiosk.says("You were not sure about a sign that needs checking."));
    assert!(words_of(&kiosk.harness.state().readout).contains(&"Ask staff"));
}

#[test]
fn the_idle_warning_is_read_with_both_ways_on() {
    let library = library();
    let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == "idle-warning").unwrap();
    let mut kiosk = Kiosk::portrait();
    kiosk.show(state);
    let readout = &kiosk.harness.state().readout;
    let said = words_of(readout);
    assert_eq!(said[0], "Are you still there?");
    assert_eq!(said[said.len() - 2..], ["Clear it now", "I need more time"]);
}

#[test]
fn a_cell_of_the_table_is_read_with_its_option() {
    let library = library();
    let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == "glance").unwrap();
    let mut kiosk = Kiosk::landscape();
    kiosk.show(state);
    let name = format!("{}: ", library.topics[0].options[0].name);
    let cells = words_of(&kiosk.harness.state().readout).iter().filter(|words| words.starts_with(&name)).count();
    assert_eq!(cells, library.topics[0].comparison.iter().filter(|row| row.glance).count());
}

#[test]
fn the_button_is_there_only_where_there_is_a_voice_and_gives_way_to_its_own_helpers() {
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library(), size);
        kiosk.tap("Touch to start");
        assert_eq!(kiosk.state().screen, Screen::Welcome);
        assert!(!kiosk.can_tap("Read aloud"));
        kiosk.harness.state_mut().look.can_speak = true;
        kiosk.settle();
        kiosk.tap("Read aloud");
        assert!(!kiosk.can_tap("Text size") && !kiosk.can_tap("Go on"));
        kiosk.tap("Pause");
        assert!(kiosk.state().reading_is_held() && !kiosk.can_tap("Pause"));
        kiosk.tap("Go on");
        assert!(!kiosk.state().reading_is_held());
        let (turn, volume) = (kiosk.state().aloud.turn, kiosk.state().aloud.volume);
        kiosk.tap("Say it again");
        kiosk.tap("Volume");
        assert!(kiosk.state().aloud.turn != turn && kiosk.state().aloud.volume != volume);
        kiosk.tap("Stop reading");
        assert!(!kiosk.state().aloud.on && kiosk.can_tap("Text size") && kiosk.can_tap("Read aloud"));
    }
}

#[test]
fn the_helpers_of_reading_fit_on_every_screen_at_any_text_size() {
    let library = library();
    let mut wrong = Vec::new();
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(Arc::clone(&library), size);
        kiosk.harness.state_mut().look.can_speak = true;
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        for (text_size, on) in
            [TextSize::Normal, TextSize::Large, TextSize::Largest].into_iter().flat_map(|s| [(s, false), (s, true)])
        {
            for (name, mut state) in screens::all(&library) {
                state.text_size = text_size;
                state.theme = Some(Theme::Light);
                state.aloud.on = on && state.screen != Screen::Attract;
                kiosk.show(state);
                let mut found = checks::clipped_or_overlapping(&checks::Frame::of(&kiosk.harness), screen);
                found.extend(checks::too_hard_to_hit(&kiosk.harness));
                wrong.extend(found.into_iter().map(|fault| format!("{name}, {size:?}, {text_size:?}, {on}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_moves_when_reading_begins_or_ends() {
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library(), size);
        kiosk.harness.state_mut().look.can_speak = true;
        kiosk.tap("Touch to start");
        let places = |kiosk: &Kiosk| ["Ask staff", "Start over", "For me"].map(|name| kiosk.rect_of(name));
        let before = places(&kiosk);
        kiosk.tap("Read aloud");
        assert_eq!(places(&kiosk), before);
    }
}

#[test]
fn what_is_said_is_in_sentences_and_another_page_or_turn_is_another_script() {
    let library = library();
    let (_, mut state) = screens::all(&library).into_iter().find(|(name, _)| name == "welcome").unwrap();
    let mut kiosk = Kiosk::portrait();
    kiosk.show(state.clone());
    let readout = kiosk.harness.state().readout.clone();
    assert_eq!(Script::of(&state, &readout, "en"), None, "silence unless it is wanted");
    state.aloud.toggle();
    let script = Script::of(&state, &readout, "en").unwrap();
    let said = &script.sentences;
    assert!(said.contains(&"Nothing is kept.".to_owned()) && said.contains(&"For me".to_owned()), "{said:?}");
    state.aloud.repeat();
    assert_ne!(Script::of(&state, &readout, "en").unwrap().page, script.page);
    state.aloud.paused = true;
    assert!(Script::of(&state, &readout, "en").unwrap().paused);
}
