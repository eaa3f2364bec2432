//! Nothing is tied to one topic: each of the shipped ones, and two for tests with every kind of question and effect, from
//! the tile to the results, with a finger on the glass.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use egui_kittest::SnapshotResults;
use ui_support::checks::{self, Frame};
use ui_support::{Kiosk, LANDSCAPE, LOOKS, PORTRAIT};
use waitwise::content::library::{Language, QuestionKindText, QuestionText, Topic};
use waitwise::content::{Library, load_dir, load_embedded};
use waitwise::engine::model::{Effect, Urgency};
use waitwise::engine::{Answer, QuestionId};
use waitwise::visit::jump::{jump, stops};
use waitwise::visit::{Screen, State, TextSize};

fn shipped() -> Arc<Library> {
    Arc::new(load_embedded().library.expect("it can be shown"))
}

/// For tests only: no clinical content.
fn made_up() -> Arc<Library> {
    let loaded = load_dir(Path::new("tests/other_topics")).expect("the folder is there");
    let wrong: Vec<&str> =
        loaded.findings.iter().map(|finding| finding.code).filter(|code| *code != "not-approved").collect();
    assert_eq!(wrong, [""; 0]);
    Arc::new(loaded.library.expect("it can be shown"))
}

/// What a page has that no page may have.
fn hold(kiosk: &Kiosk, size: egui::Vec2, seen: &str) {
    let frame = Frame::of(&kiosk.harness);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    let mut wrong = checks::clipped_or_overlapping(&frame, screen);
    wrong.extend(checks::broken_words(&frame));
    wrong.extend(checks::missing_letters(&frame));
    wrong.extend(checks::too_small(&frame));
    wrong.extend(checks::too_hard_to_hit(&kiosk.harness));
    assert_eq!(wrong, [""; 0], "{seen}");
}

/// A choice that is no sign of anything: "None of these" where there is one.
fn harmless(kind: &QuestionKindText, is_safety: bool) -> String {
    match kind {
        QuestionKindText::Single(choices) if is_safety => choices.last().expect("choices").text.clone(),
        QuestionKindText::Multi(choices) => choices.last().expect("choices").text.clone(),
        QuestionKindText::Single(choices) | QuestionKindText::Map { choices, .. } => choices[0].text.clone(),
        QuestionKindText::Scale { max, high, .. } => format!("{max}  {high}"),
    }
}

/// From the attract screen to the results of one topic, every card on the way; some are kept as pictures.
fn walk(kiosk: &mut Kiosk, topic: &Topic, size: egui::Vec2, pictures: &mut SnapshotResults) {
    let orientation = if size == PORTRAIT { "portrait" } else { "landscape" };
    let mut keep = |kiosk: &mut Kiosk, name: &str| {
        pictures.add(kiosk.harness.try_snapshot(format!("{orientation}/topic-{}-{name}", topic.id)));
    };
    for name in ["Touch to start", "For me"] {
        kiosk.tap(name);
    }
    hold(kiosk, size, "topics");
    kiosk.reach(&topic.name);
    kiosk.tap(&topic.name);
    hold(kiosk, size, &format!("{}: overview", topic.id));
    assert!(topic.options.iter().all(|option| kiosk.says(&option.name)), "{}", topic.id);
    keep(kiosk, "overview");
    kiosk.tap("Compare them");
    keep(kiosk, "card");
    while kiosk.can_tap("Next card") {
        hold(kiosk, size, &format!("{}: {:?}", topic.id, kiosk.state().screen));
        kiosk.tap("Next card");
    }
    kiosk.tap("To the questions");
    while let Screen::Question { id, .. } = kiosk.state().screen.clone() {
        hold(kiosk, size, &format!("{}: {id}", topic.id));
        // A sign that stands below the fold may be missed.
        assert!(!kiosk.can_tap("More below"), "{}: {id} {orientation}", topic.id);
        answer(kiosk, topic, &id);
        if matches!(kiosk.state().answers.get(&id), Some(Answer::Scale(_))) {
            keep(kiosk, "scale");
        }
        kiosk.tap("Next question");
    }
    hold(kiosk, size, &format!("{}: your answers", topic.id));
    kiosk.tap("See the result");
    hold(kiosk, size, &format!("{}: results", topic.id));
    keep(kiosk, "results");
    assert!(kiosk.says("This does not choose a treatment for you."), "{}", topic.id);
    assert!(topic.options.iter().all(|option| kiosk.says(&option.name)), "{}", topic.id);
    kiosk.tap("Take it with you");
    hold(kiosk, size, &format!("{}: take it with you", topic.id));
    kiosk.tap("Finish");
    kiosk.tap("Clear and finish");
}

fn answer(kiosk: &mut Kiosk, topic: &Topic, id: &QuestionId) {
    let question = topic.questions.iter().find(|question| question.id == *id).expect("it is in the file");
    let is_safety = topic.engine.topic().questions.iter().any(|asked| asked.id == *id && asked.safety);
    let words = harmless(&question.kind, is_safety);
    kiosk.reach(&words);
    kiosk.tap(&words);
}

fn walk_all(library: &Arc<Library>) {
    let mut pictures = SnapshotResults::new();
    for size in [PORTRAIT, LANDSCAPE] {
        for topic in &library.topics {
            let mut kiosk = Kiosk::on(library.clone(), size);
            walk(&mut kiosk, topic, size, &mut pictures);
            assert_eq!(kiosk.state().screen, Screen::Attract, "{}", topic.id);
        }
    }
}

#[test]
fn every_shipped_topic_leads_from_its_tile_to_results_in_both_orientations() {
    assert_eq!(shipped().topics.len(), 6);
    walk_all(&shipped());
}

#[test]
fn the_topics_stand_side_by_side_in_every_look() {
    let mut pictures = SnapshotResults::new();
    for (orientation, size) in [("portrait", PORTRAIT), ("landscape", LANDSCAPE)] {
        let mut kiosk = Kiosk::on(shipped(), size);
        for (look, theme, text_size, language) in LOOKS {
            let language = Some(Language::new(language));
            let state = State { screen: Screen::Topics, theme: Some(theme), text_size, language, ..State::fresh(0) };
            kiosk.show(state);
            hold(&kiosk, size, look);
            pictures.add(kiosk.harness.try_snapshot(format!("{orientation}/topics{look}")));
        }
    }
}

/// Muscle pain is held in every look by `ui_matrix`.
#[test]
fn every_screen_of_every_other_topic_holds_in_every_language_and_at_twice_the_size() {
    let library = shipped();
    let looks = [
        (PORTRAIT, "es", TextSize::Normal),
        (PORTRAIT, "ar", TextSize::Normal),
        (LANDSCAPE, "es", TextSize::Normal),
        (LANDSCAPE, "ar", TextSize::Normal),
        (PORTRAIT, "en", TextSize::Largest),
        (LANDSCAPE, "es", TextSize::Largest),
    ];
    for (size, language, text_size) in looks {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for stop in stops(&library).iter().filter(|stop| library.topics[stop.topic].id != "muscle-pain") {
            let language = Some(Language::new(language));
            let mut state = State { language, text_size, ..State::fresh(0) };
            jump(&mut state, &library, stop);
            kiosk.show(state);
            hold(&kiosk, size, &format!("{} {size:?} {text_size:?}", stop.name));
        }
    }
}

#[test]
fn five_options_and_a_scale_lead_there_too() {
    let library = made_up();
    assert!(library.topics.iter().any(|topic| topic.options.len() == 5));
    walk_all(&library);
}

/// To the end of "How awake" with these words tapped, one after another.
fn how_awake(answers: &[&str]) -> Kiosk {
    let mut kiosk = Kiosk::on(made_up(), PORTRAIT);
    for name in ["Touch to start", "For me", "How awake", "To the questions"] {
        kiosk.tap(name);
    }
    for words in answers {
        kiosk.tap(words);
        kiosk.tap("Next question");
    }
    if kiosk.can_tap("See the result") {
        kiosk.tap("See the result");
    }
    kiosk
}

#[test]
fn every_kind_of_question_and_effect_is_among_the_topics_that_are_walked() {
    let library = made_up();
    let kinds: BTreeSet<&str> = library.topics.iter().flat_map(|topic| &topic.questions).map(kind).collect();
    assert_eq!(kinds, BTreeSet::from(["map", "multi", "scale", "single"]));
    let rules = library.topics.iter().flat_map(|topic| &topic.engine.topic().rules);
    let effects: BTreeSet<&str> = rules.flat_map(|rule| &rule.then).map(effect).collect();
    let all = ["ask first", "caution", "disfavor", "favor", "not for now", "refer now", "refer today"];
    assert_eq!(effects, BTreeSet::from(all));
}

fn kind(question: &QuestionText) -> &'static str {
    match question.kind {
        QuestionKindText::Single(_) => "single",
        QuestionKindText::Multi(_) => "multi",
        QuestionKindText::Map { .. } => "map",
        QuestionKindText::Scale { .. } => "scale",
    }
}

fn effect(effect: &Effect) -> &'static str {
    match effect {
        Effect::Favor(..) => "favor",
        Effect::Disfavor(..) => "disfavor",
        Effect::Caution(..) => "caution",
        Effect::AskFirst(_) => "ask first",
        Effect::NotForNow(_) => "not for now",
        Effect::Refer(Urgency::Now) => "refer now",
        Effect::Refer(Urgency::Today) => "refer today",
    }
}

#[test]
fn each_effect_is_told_in_words_where_it_happens() {
    let kiosk = how_awake(&["10  Wide awake", "None of these", "Yes"]);
    assert!(kiosk.says("A walk: Worth discussing first. Because"), "{:?}", kiosk.names());
    let mut kiosk = how_awake(&["1", "None of these"]);
    assert!(kiosk.says("A rest: Worth discussing first. Because you are nearly asleep"), "{:?}", kiosk.names());
    kiosk.tap("See the reasons");
    assert!(kiosk.says("you are nearly asleep"), "it speaks against a walk too");
    let kiosk = how_awake(&["10  Wide awake", "The stairs are wet", "Yes"]);
    assert!(kiosk.says("A walk: Ask first. Because the stairs are wet"), "{:?}", kiosk.names());
    let kiosk = how_awake(&["10  Wide awake", "It is late", "Yes"]);
    assert!(kiosk.says("A walk: Not for now. Because it is late"), "{:?}", kiosk.names());
    let kiosk = how_awake(&["10  Wide awake", "The house is on fire"]);
    assert!(kiosk.says("Please tell a member of staff now, or call 112."), "{:?}", kiosk.names());
    let kiosk = how_awake(&["1", "It smells of smoke"]);
    assert!(kiosk.says("This needs checking today"), "{:?}", kiosk.names());
}
