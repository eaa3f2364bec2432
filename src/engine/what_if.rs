//! "What would change this": the fewest wishes that, had they been others, would put another option first.

use std::collections::BTreeSet;

use super::answers::{Answer, Answers};
use super::compile::Engine;
use super::ids::{OptionId, QuestionId};
use super::model::{Question, QuestionKind};
use super::outcome::{Given, GivenAnswer, Standing, Verdict, not_shown};

/// Other answers, and the option that they would put first, alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Change {
    /// One or two, in file order.
    pub instead: Vec<GivenAnswer>,
    pub first: OptionId,
}

not_shown!(Change);

/// Scales with more steps than this are tried at their ends and conditions only.
const MAX_SCALE_STEPS: i32 = 11;

impl Engine {
    /// The smallest change of a finished visit that makes another option lead alone: one answer, or at most two. Never a
    /// safety answer, since nobody should be led to give another one; never a question that doesn't apply.
    /// `None` where there is none, and before the end.
    pub fn what_would_change(&self, answers: &Answers) -> Option<Change> {
        let now = self.evaluate_end(answers);
        if !self.still_matters(answers).is_empty() {
            return None;
        }
        let before = self.alone(answers);
        let others: Vec<(usize, QuestionId, Answer, Given)> = self
            .topic
            .questions
            .iter()
            .enumerate()
            .filter(|(_, question)| !question.safety && now.shown.contains(&question.id))
            .flat_map(|(at, question)| {
                let other = others(question, answers.get(&question.id));
                other.into_iter().map(move |(answer, given)| (at, question.id.clone(), answer, given))
            })
            .collect();
        let given =
            |question: &QuestionId, given: &Given| GivenAnswer { question: question.clone(), given: given.clone() };
        for (_, question, answer, new) in &others {
            let mut changed = answers.clone();
            changed.set(question, answer.clone());
            if let Some(first) = self.alone(&changed).filter(|first| Some(first) != before.as_ref()) {
                return Some(Change { instead: vec![given(question, new)], first });
            }
        }
        for (at, question, answer, new) in &others {
            for (_, other_question, other_answer, other_new) in others.iter().filter(|(other, ..)| other > at) {
                let mut changed = answers.clone();
                changed.set(question, answer.clone());
                changed.set(other_question, other_answer.clone());
                if let Some(first) = self.alone(&changed).filter(|first| Some(first) != before.as_ref()) {
                    return Some(Change {
                        instead: vec![given(question, new), given(other_question, other_new)],
                        first,
                    });
                }
            }
        }
        None
    }

    /// The one option that is put forward, where there is exactly one and nothing open can change it.
    fn alone(&self, answers: &Answers) -> Option<OptionId> {
        let outcome = self.evaluate_end(answers);
        let Verdict::Ranking(ranking) = outcome.verdict else { return None };
        let mut first = ranking.options.into_iter().filter(|result| result.standing == Standing::Suggested);
        match (first.next(), first.next()) {
            (Some(only), None) if outcome.finished || self.still_matters(answers).is_empty() => Some(only.option),
            _ => None,
        }
    }
}

/// Other answers to a question: another choice, one tile more or less, another value.
fn others(question: &Question, now: Option<&Answer>) -> Vec<(Answer, Given)> {
    match &question.kind {
        QuestionKind::Scale { min, max } => {
            let few = max.saturating_sub(*min) < MAX_SCALE_STEPS;
            let values: Vec<i32> = if few { (*min..=*max).collect() } else { vec![*min, *max] };
            let values = values.into_iter().filter(|value| now != Some(&Answer::Scale(*value)));
            values.map(|value| (Answer::Scale(value), Given::Value(value))).collect()
        }
        QuestionKind::Single(choices) | QuestionKind::Multi(choices) | QuestionKind::Map(choices) => choices
            .iter()
            .filter_map(|choice| {
                let mut chosen = match now {
                    Some(Answer::Chosen(chosen)) if question.kind.takes_several() && !choice.exclusive => chosen
                        .iter()
                        .filter(|id| !choices.iter().any(|c| &c.id == *id && c.exclusive))
                        .cloned()
                        .collect(),
                    _ => BTreeSet::new(),
                };
                // What was chosen already is no change; taking a tile back is hard to say in words.
                let added = chosen.insert(choice.id.clone());
                let answer = Answer::Chosen(chosen);
                (added && now != Some(&answer)).then(|| (answer, Given::Choice(choice.id.clone())))
            })
            .collect(),
    }
}
