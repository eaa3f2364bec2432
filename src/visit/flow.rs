//! The way through a visit: which screen comes next, and which one before.

use super::deck;
use super::screen::Screen;
use super::state::State;
use crate::content::library::{Library, QuestionText, Results, Topic};
use crate::engine::model::Urgency;
use crate::engine::outcome::Verdict;
use crate::engine::{Answers, QuestionId};

/// Where "Next" leads; `None` when it can't lead anywhere yet (a question without an answer).
pub fn next(state: &State, library: &Library) -> Option<Screen> {
    let topic = state.topic(library)?;
    match &state.screen {
        Screen::Attract => Some(Screen::Welcome),
        Screen::Welcome => Some(after_welcome(library)),
        Screen::Topics => Some(Screen::Overview),
        Screen::Overview => deck::deck(topic).first().map(|card| Screen::Card(*card)),
        Screen::Card(card) => match deck::after(topic, *card) {
            Some(next) => Some(Screen::Card(next)),
            None => Some(first_question(library, topic, &state.answers)),
        },
        Screen::Question { id, changing } => {
            state.answers.get(id)?;
            Some(after_question(library, topic, &state.answers, id, *changing))
        }
        Screen::CheckAnswers => Some(after_check(library, topic, &state.answers)),
        Screen::Results => Some(Screen::TakeAlong),
        Screen::TakeAlong => Some(Screen::Thanks),
        Screen::Refer | Screen::Thanks | Screen::Staff(_) | Screen::Cleaning | Screen::StartAgain => None,
    }
}

/// One topic needs no choosing.
pub fn after_welcome(library: &Library) -> Screen {
    if library.topics.len() > 1 { Screen::Topics } else { Screen::Overview }
}

/// Open questions that can still change what the last screen says, in file order: the outcome, and, where nothing is
/// ranked, what is compared.
pub fn still_matters(library: &Library, topic: &Topic, answers: &Answers) -> Vec<QuestionId> {
    let matters = topic.engine.still_matters(answers);
    if library.kiosk.results == Results::Ranked || topic.engine.evaluate(answers).referral().is_some() {
        return matters;
    }
    let compares = |id: &QuestionId| {
        let mut choices = topic.question(id).into_iter().flat_map(QuestionText::choices);
        choices.any(|choice| !choice.compares.is_empty())
    };
    let shown = topic.engine.shown(answers).into_iter();
    shown.filter(|id| matters.contains(id) || (answers.get(id).is_none() && compares(id))).collect()
}

/// The questions of this visit, in order: answered ones, and open ones that still matter.
pub fn questions(library: &Library, topic: &Topic, answers: &Answers) -> Vec<QuestionId> {
    questions_with(topic, answers, &still_matters(library, topic, answers))
}

fn questions_with(topic: &Topic, answers: &Answers, matters: &[QuestionId]) -> Vec<QuestionId> {
    let shown = topic.engine.shown(answers).into_iter();
    shown.filter(|question| answers.get(question).is_some() || matters.contains(question)).collect()
}

/// The first open question that still matters, else the answers.
pub fn first_question(library: &Library, topic: &Topic, answers: &Answers) -> Screen {
    match still_matters(library, topic, answers).first() {
        Some(open) => Screen::Question { id: open.clone(), changing: false },
        None => Screen::CheckAnswers,
    }
}

/// The question shown before this one; `None` on the first.
pub fn question_before(library: &Library, topic: &Topic, answers: &Answers, id: &QuestionId) -> Option<QuestionId> {
    let here = place(topic, id)?;
    questions(library, topic, answers).into_iter().rfind(|q| place(topic, q).is_some_and(|p| p < here))
}

/// The question that a referral comes from: where "I tapped this by mistake" leads.
pub fn question_of_referral(topic: &Topic, answers: &Answers) -> Option<QuestionId> {
    let outcome = topic.engine.evaluate(answers);
    let reason = outcome.referral()?.reasons.first()?;
    reason.answers.first().map(|given| given.question.clone())
}

fn after_question(library: &Library, topic: &Topic, answers: &Answers, id: &QuestionId, changing: bool) -> Screen {
    let outcome = topic.engine.evaluate(answers);
    if must_refer_at_once(&outcome.verdict) {
        return Screen::Refer;
    }
    let here = place(topic, id);
    let matters = still_matters(library, topic, answers);
    let questions = questions_with(topic, answers, &matters);
    let following = questions.iter().find(|q| place(topic, q) > here);
    match (changing, following, matters.first()) {
        (true, _, Some(open)) => Screen::Question { id: open.clone(), changing: true },
        (true, _, None) | (false, None, None) => Screen::CheckAnswers,
        (false, Some(next), _) => Screen::Question { id: next.clone(), changing: false },
        (false, None, Some(open)) => Screen::Question { id: open.clone(), changing: false },
    }
}

/// "Now" acts at once; "Today" as soon as no open question can make it "Now" (docs/adr/0002).
fn must_refer_at_once(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Refer(referral) => referral.urgency == Urgency::Now || referral.settled,
        Verdict::Ranking(_) => false,
    }
}

fn after_check(library: &Library, topic: &Topic, answers: &Answers) -> Screen {
    let outcome = topic.engine.evaluate(answers);
    match (still_matters(library, topic, answers).first(), &outcome.verdict) {
        (Some(open), _) => Screen::Question { id: open.clone(), changing: true },
        (None, Verdict::Refer(_)) => Screen::Refer,
        (None, Verdict::Ranking(_)) => Screen::Results,
    }
}

fn place(topic: &Topic, id: &QuestionId) -> Option<usize> {
    topic.questions.iter().position(|question| &question.id == id)
}
