//! What a patient has answered so far. Kept in memory only, and never printed: `Debug` says how many, not what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::ids::{ChoiceId, QuestionId};
use super::model::Question;

/// An answer that was given. A question without one is unanswered.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Never empty: taking the last choice back makes the question unanswered again.
    Chosen(BTreeSet<ChoiceId>),
    Scale(i32),
    NotSure,
    Declined,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(not shown)")
    }
}

/// All answers of a visit. Answers to questions that no longer apply are kept for going back and count for nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers {
    by_question: BTreeMap<QuestionId, Answer>,
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({} given, not shown)", self.by_question.len())
    }
}

impl Answers {
    pub fn get(&self, question: &QuestionId) -> Option<&Answer> {
        self.by_question.get(question)
    }

    pub fn has_chosen(&self, question: &QuestionId, choice: &ChoiceId) -> bool {
        matches!(self.get(question), Some(Answer::Chosen(chosen)) if chosen.contains(choice))
    }

    pub fn is_empty(&self) -> bool {
        self.by_question.is_empty()
    }

    /// A tap on a choice: selects it in a Single; turns it on or off in a Multi or Map, where an exclusive choice
    /// ("None of these") and the others clear each other. Clears "not sure" and "prefer not to say".
    /// A choice that the question doesn't have changes nothing.
    pub fn tap(&mut self, question: &Question, choice: &ChoiceId) {
        let choices = question.kind.choices();
        let Some(tapped) = choices.iter().find(|c| &c.id == choice) else {
            return;
        };
        let before = match self.by_question.remove(&question.id) {
            Some(Answer::Chosen(chosen)) => chosen,
            Some(Answer::Scale(_) | Answer::NotSure | Answer::Declined) | None => BTreeSet::new(),
        };
        let after: BTreeSet<ChoiceId> = if !question.kind.takes_several() || tapped.exclusive {
            let taken_back = question.kind.takes_several() && before.contains(choice);
            if taken_back { BTreeSet::new() } else { BTreeSet::from([choice.clone()]) }
        } else {
            let mut set: BTreeSet<ChoiceId> =
                before.into_iter().filter(|b| choices.iter().any(|c| &c.id == b && !c.exclusive)).collect();
            if !set.remove(choice) {
                set.insert(choice.clone());
            }
            set
        };
        if !after.is_empty() {
            self.by_question.insert(question.id.clone(), Answer::Chosen(after));
        }
    }

    /// A scale's value, clamped into the question's range; any other kind of question is left alone.
    pub fn set_scale(&mut self, question: &Question, value: i32) {
        if let super::model::QuestionKind::Scale { min, max } = question.kind {
            self.by_question.insert(question.id.clone(), Answer::Scale(value.clamp(min, max.max(min))));
        }
    }

    /// Replaces the answer as it is ("not sure", "prefer not to say", or a whole set of choices).
    pub fn set(&mut self, question: &QuestionId, answer: Answer) {
        if matches!(&answer, Answer::Chosen(chosen) if chosen.is_empty()) {
            self.by_question.remove(question);
        } else {
            self.by_question.insert(question.clone(), answer);
        }
    }

    pub fn clear(&mut self, question: &QuestionId) {
        self.by_question.remove(question);
    }
}
