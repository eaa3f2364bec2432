//! Results for a clinic that ranks nothing: for each thing that matters, how every option compares on it, and every caution.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::sync::Arc;

use ui_support::screens::{self, CALM, Visit, by_priority, results};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT};
use waitwise::content::library::{Cell, Language, Results};
use waitwise::content::{Library, load, starter};
use waitwise::engine::ChoiceId;
use waitwise::engine::model::Condition;
use waitwise::visit::{Msg, Screen};

const OPTIONS: [&str; 4] = ["Dry needling", "Massage", "Both together", "Neither yet"];

fn library() -> Library {
    by_priority(&ui_support::library())
}

/// The shipped content with these changes of its files, for a clinic that ranks nothing.
fn changed(changes: &[(&str, &str, &str)]) -> Library {
    let mut pack = starter::shipped_alone("muscle-pain");
    for (file, from, to) in changes {
        let path = format!("topics/muscle-pain/{file}");
        let text = pack.text(&path);
        assert!(text.contains(from), "{file} has no {from}");
        let text = text.replace(from, to);
        pack.files.insert(path, text.into_bytes().into());
    }
    by_priority(&load(&pack).library.expect("the changed content is right"))
}

/// The results of somebody calm but for these answers, as they stand on the screen.
fn shown(library: &Library, other: &[(&str, &str)]) -> Kiosk {
    let mut kiosk = Kiosk::on(Arc::new(library.clone()), PORTRAIT);
    kiosk.show(results(library, other).state);
    kiosk
}

/// The names of the options in the order of the screen.
fn options(kiosk: &Kiosk) -> Vec<String> {
    kiosk.names().into_iter().filter(|name| OPTIONS.contains(&name.as_str())).collect()
}

fn place(kiosk: &Kiosk, words: &str) -> usize {
    let names = kiosk.names();
    names.iter().position(|name| name.contains(words)).unwrap_or_else(|| panic!("{words:?} is not in {names:#?}"))
}

#[test]
fn nothing_is_ranked_whatever_the_answers() {
    let library = Arc::new(library());
    let ranking = ["Worth discussing", "Also possible", "lean", "What would change", "come first", "speaks for"];
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for (name, state) in screens::priorities(&library) {
            kiosk.show(state);
            for words in ranking {
                assert!(!kiosk.says(words), "{name}: {words}");
            }
        }
    }
    let mut ranked = Kiosk::on(ui_support::library(), PORTRAIT);
    ranked.show(results(&library, &[]).state);
    assert!(ranked.says("Worth discussing first") && ranked.says("What would change this?"), "the words are these");
}

#[test]
fn the_options_stand_in_the_order_of_the_file_whatever_the_answers() {
    let library = library();
    let answers: [&[(&str, &str)]; 4] = [
        &[("matters", "active")],
        &[("needles", "no"), ("matters", "short-visits")],
        &[("touch", "no"), ("matters", "avoid-marks")],
        &[("today", "fever"), ("spread", "spots-in-ache"), ("matters", "together")],
    ];
    for other in answers {
        assert_eq!(options(&shown(&library, other)), OPTIONS, "{other:?}");
    }
}

#[test]
fn each_thing_that_matters_is_compared_for_every_option() {
    let one = "            kind: Single([\n                (id: \"avoid-marks\"";
    let library = changed(&[("questions.ron", one, &one.replace("Single", "Multi"))]);
    let kiosk = shown(&library, &[("matters", "short-visits,avoid-marks")]);
    let topic = &library.topics[0];
    let (marks, visits) = (place(&kiosk, "Avoiding marks or soreness"), place(&kiosk, "Short visits"));
    assert!(marks < visits, "in the order of the file");
    assert_eq!(options(&kiosk).len(), 2 * OPTIONS.len());
    for (row, from, to) in [("after", marks, visits), ("number", visits, usize::MAX)] {
        for cell in &topic.row(row).unwrap().cells {
            let Cell::Says { text, .. } = cell else { continue };
            let words = text.statements[0].spans[0].text.trim();
            let at = place(&kiosk, words);
            assert!(from < at && at < to, "{words}");
        }
    }
    assert!(!kiosk.says("How it feels"), "what the patient did not choose is not there");
}

#[test]
fn what_is_not_known_says_so() {
    let kiosk = shown(&library(), &[("matters", "short-visits")]);
    assert_eq!(kiosk.names().iter().filter(|name| *name == "Not known").count(), 1);
    assert_eq!(options(&kiosk), OPTIONS);
}

#[test]
fn a_contraindication_is_told_with_its_reason_before_the_comparison_and_again_on_the_cards() {
    let kiosk = shown(&library(), &[("blood-thinners", "yes"), ("matters", "avoid-marks")]);
    let because = "Ask first. Because you take blood thinners or bleed easily.";
    for option in ["Dry needling", "Massage"] {
        assert!(place(&kiosk, &format!("{option}: {because}")) < place(&kiosk, "Avoiding marks"), "{option}");
    }
    assert!(kiosk.says("Because it includes"), "the combined option names the part");
    assert!(kiosk.says("Note: no deep pressure."));
    let marks = kiosk.names().iter().filter(|name| *name == "Ask first").count();
    assert_eq!(marks, 3, "on the card of each option that it is about");
}

#[test]
fn all_reasons_for_care_can_be_read_with_their_sources_and_none_that_speaks_for_an_option() {
    let mut kiosk = shown(&library(), &[("blood-thinners", "yes"), ("needles", "fine")]);
    kiosk.tap("See the reasons");
    assert!(kiosk.says("Because you take blood thinners or bleed easily.") && kiosk.can_tap("Source R20"));
    assert!(!kiosk.says("needles are fine for you") && !kiosk.says("Neither yet"));
    assert!(!shown(&library(), &[]).can_tap("See the reasons"), "where nothing asks for care there are none");
}

#[test]
fn points_against_an_option_are_no_caution() {
    let favours = "then: [Favor(\"massage\", 1)],\n            because: \"you are nervous about needles\"";
    let against = favours.replace("Favor(\"massage\", 1)", "Disfavor(\"dry-needling\", 1)");
    let library = changed(&[("rules.ron", favours, &against)]);
    let kiosk = shown(&library, &[]);
    assert!(!kiosk.says("nervous"));
    let kiosk = shown(&library, &[("blood-thinners", "yes")]);
    assert!(kiosk.says("Because you take blood thinners or bleed easily.") && !kiosk.says("nervous"));
}

#[test]
fn a_note_is_told_where_the_option_is_open() {
    let kiosk = shown(&library(), &[("body", "varicose")]);
    assert!(place(&kiosk, "Massage. Note: keep off those veins.") < place(&kiosk, "Relaxing"));
}

#[test]
fn whoever_said_nothing_of_what_matters_sees_all_at_a_glance() {
    let kiosk = shown(&library(), &[("matters", "?")]);
    assert!(kiosk.says("You did not say what matters most."));
    for row in library().topics[0].comparison.iter().filter(|row| row.glance) {
        assert!(kiosk.says(&row.title), "{}", row.title);
    }
}

#[test]
fn that_it_chooses_no_treatment_is_always_said() {
    let library = Arc::new(library());
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    for (name, state) in screens::priorities(&library).into_iter().filter(|(_, state)| state.overlay.is_none()) {
        kiosk.show(state);
        assert!(kiosk.says("This does not choose a treatment for you."), "{name}");
    }
}

#[test]
fn a_sign_that_was_not_ruled_out_is_told_first_and_a_referral_ends_the_visit() {
    let library = library();
    let kiosk = shown(&library, &[("red-flags-now", "?")]);
    assert!(place(&kiosk, "Please tell a member of staff.") < place(&kiosk, "Dry needling"));
    let mut visit = Visit::questions(&library);
    visit.answer_until(CALM, Some("red-flags-today")).choose("calf").send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Refer);
}

#[test]
fn the_screen_speaks_the_chosen_language_throughout() {
    let library = library();
    let mut kiosk = Kiosk::on(Arc::new(library.clone()), PORTRAIT);
    let mut state = results(&library, &[("blood-thinners", "yes"), ("matters", "short-visits")]).state;
    for (language, title, not_known) in [("es", "Lo que le importa", "No se sabe"), ("ar", "ما يهمك", "غير معروف")]
    {
        state.language = Some(Language::new(language));
        kiosk.show(state.clone());
        assert!(kiosk.says(title) && kiosk.says(not_known), "{language}: {:#?}", kiosk.names());
        assert!(!kiosk.says("Dry needling") && !kiosk.says("Ask first"), "{language}");
    }
}

#[test]
fn what_matters_is_asked_even_where_no_rule_looks_at_it_but_only_where_it_is_compared() {
    let mut library = changed(&[]);
    let mut kept = library.topics[0].engine.topic().clone();
    let before = kept.rules.len();
    kept.rules.retain(|rule| !matches!(&rule.when, Condition::Chose(question, _) if question.as_str() == "matters"));
    assert_eq!(before - kept.rules.len(), 5);
    library.topics[0].engine = Arc::new(waitwise::engine::Engine::compile(kept).expect("it compiles"));
    let asked = |library: &Library| {
        let mut visit = Visit::questions(library);
        visit.answer_until(CALM, None).send(Msg::NextTapped);
        assert_eq!(visit.state.screen, Screen::Results);
        visit.state.answers.has_chosen(&"matters".into(), &ChoiceId::new("relaxing"))
    };
    assert!(asked(&library));
    library.kiosk.results = Results::Ranked;
    assert!(!asked(&library), "tired people are not asked what changes nothing");
}

#[test]
fn what_was_answered_is_not_read_aloud_nor_the_rows_that_tell_it_and_cautions_are() {
    let kiosk = shown(&library(), &[("blood-thinners", "yes"), ("red-flags-now", "?"), ("matters", "avoid-marks")]);
    let readout = &kiosk.harness.state().readout;
    let said: Vec<&str> = readout.iter().map(|utterance| utterance.words.as_str()).collect();
    let rows = ["Afterwards", "You may be sore for 1 to 3 days."];
    for words in ["blood thinners", "not sure", "no deep pressure", "Avoiding marks"].into_iter().chain(rows) {
        assert!(kiosk.says(words) && !said.iter().any(|said| said.contains(words)), "{words}: {said:#?}");
    }
    assert!(said.contains(&"Massage: Ask first."), "{said:#?}");
}

#[test]
fn the_welcome_promises_no_ranking() {
    let mut kiosk = Kiosk::on(Arc::new(library()), PORTRAIT);
    kiosk.tap("Touch to start");
    assert!(kiosk.says("how they differ on what matters to you") && !kiosk.says("lean"));
}
