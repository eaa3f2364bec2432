//! Straight to any screen, with answers that lead there: for the preview, where somebody looks at one screen again and
//! again while writing its texts.

use super::deck::{Card, deck};
use super::screen::{Overlay, Screen};
use super::state::State;
use crate::content::library::{Library, Results, Topic};
use crate::engine::model::{Question, QuestionKind};
use crate::engine::{Answer, Answers};

/// A screen that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// "Muscle pain: How it is done"
    pub name: String,
    /// Place of its topic.
    pub topic: usize,
    pub screen: Screen,
    pub overlay: Option<Overlay>,
}

/// Every screen of every topic, in the order of a visit.
pub fn stops(library: &Library) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (at, topic) in library.topics.iter().enumerate() {
        let mut add = |name: &str, screen, overlay| {
            stops.push(Stop { name: format!("{}: {name}", topic.name), topic: at, screen, overlay });
        };
        if at == 0 {
            add("Attract", Screen::Attract, None);
            add("Welcome", Screen::Welcome, None);
            add("Ask staff", Screen::Welcome, Some(Overlay::AskStaff));
            if library.topics.len() > 1 {
                add("Topics", Screen::Topics, None);
            }
        }
        add("Overview", Screen::Overview, None);
        for card in deck(topic) {
            add(&card_name(topic, card), Screen::Card(card), None);
        }
        for question in &topic.questions {
            add(&question.short, Screen::Question { id: question.id.clone(), changing: false }, None);
        }
        add("Your answers", Screen::CheckAnswers, None);
        add("Results", Screen::Results, None);
        if library.kiosk.results == Results::Ranked {
            add("All reasons", Screen::Results, Some(Overlay::Reasons));
        }
        if referring(topic).is_some() {
            add("Please tell staff", Screen::Refer, None);
        }
        add("To take along", Screen::TakeAlong, None);
        add("Thanks", Screen::Thanks, None);
    }
    stops
}

fn card_name(topic: &Topic, card: Card) -> String {
    match card {
        Card::Row(at) => topic.comparison.get(at).map(|row| row.title.clone()).unwrap_or_default(),
        Card::SideEffects(at) => topic.side_effects.get(at).map(|row| row.title.clone()).unwrap_or_default(),
        Card::Glance => "At a glance".to_owned(),
        Card::RareHarms => "Rare harms".to_owned(),
        Card::ConsiderIf => "Consider if".to_owned(),
        Card::Together => "Both together".to_owned(),
        Card::Known => "How sure".to_owned(),
    }
}

/// Shows a stop, with the look that the visit has now.
pub fn jump(state: &mut State, library: &Library, stop: &Stop) {
    let Some(topic) = library.topics.get(stop.topic) else { return };
    let answers = match &stop.screen {
        Screen::Attract
        | Screen::Welcome
        | Screen::Topics
        | Screen::Overview
        | Screen::Card(_)
        | Screen::Staff(_)
        | Screen::Cleaning
        | Screen::StartAgain => Answers::default(),
        Screen::Question { id, .. } => before(topic, id.as_str()),
        Screen::Refer => referring(topic).unwrap_or_default(),
        Screen::CheckAnswers | Screen::Results | Screen::TakeAlong | Screen::Thanks => calm(topic),
    };
    let fresh = State::fresh(state.idle.now_ms);
    *state = State {
        language: state.language.clone(),
        text_size: state.text_size,
        low_reach: state.low_reach,
        theme: state.theme,
        topic: stop.topic,
        screen: stop.screen.clone(),
        overlay: stop.overlay.clone(),
        answers,
        ..fresh
    };
}

/// Answers of somebody without a sign or a caution, as far as the rules tell.
fn calm(topic: &Topic) -> Answers {
    answered(topic, |_| false)
}

fn before(topic: &Topic, question: &str) -> Answers {
    answered(topic, |id| id == question)
}

fn answered(topic: &Topic, stop_at: impl Fn(&str) -> bool) -> Answers {
    let mut answers = Answers::default();
    for question in &topic.engine.topic().questions {
        if stop_at(question.id.as_str()) {
            break;
        }
        if topic.engine.shown(&answers).contains(&question.id) {
            answers = calmest(topic, question, &answers);
        }
    }
    answers
}

/// "None of these" first, then whatever closes the fewest options and refers nobody.
fn calmest(topic: &Topic, question: &Question, answers: &Answers) -> Answers {
    let possible = with_each_choice(question, answers);
    possible.into_iter().min_by_key(|(exclusive, tried)| (cost(topic, tried), !exclusive)).map_or_else(
        || {
            let mut tried = answers.clone();
            match &question.kind {
                QuestionKind::Scale { min, .. } => tried.set_scale(question, *min),
                _ => tried.set(&question.id, Answer::NotSure),
            }
            tried
        },
        |(_, tried)| tried,
    )
}

fn with_each_choice(question: &Question, answers: &Answers) -> Vec<(bool, Answers)> {
    let with = |choice: &crate::engine::model::Choice| {
        let mut tried = answers.clone();
        tried.tap(question, &choice.id);
        (choice.exclusive, tried)
    };
    question.kind.choices().iter().map(with).collect()
}

/// How far from an everyday visit: a referral most of all, then options that are held back.
fn cost(topic: &Topic, answers: &Answers) -> usize {
    let outcome = topic.engine.evaluate(answers);
    match outcome.ranking() {
        None => usize::MAX,
        Some(ranking) => ranking
            .options
            .iter()
            .filter(|option| !option.cautions.is_empty() || option.status != crate::engine::outcome::Status::Open)
            .count(),
    }
}

/// The first answer that sends a patient to a person; `None` in a topic without one.
fn referring(topic: &Topic) -> Option<Answers> {
    topic.engine.topic().questions.iter().find_map(|question| {
        let before = before(topic, question.id.as_str());
        let tried = with_each_choice(question, &before).into_iter().map(|(_, tried)| tried);
        tried.into_iter().find(|tried| topic.engine.evaluate(tried).referral().is_some())
    })
}
