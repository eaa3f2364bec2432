//! With nothing to be careful about: for how many wishes each option comes first. Counted through the engine, one
//! combination after the other, so that nobody has to believe a formula.

use super::compile::Engine;
use super::condition::Seen;
use super::ids::QuestionId;
use super::model::{Question, QuestionKind};
use super::outcome::{Standing, Status};

/// More combinations are not counted.
pub const MOST_COMBINATIONS: usize = 1_000_000;

/// By option, in file order: for how many combinations it is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    pub combinations: usize,
    /// Two that are first together count once each.
    pub first: Vec<usize>,
    pub alone: Vec<usize>,
}

/// Why there is nothing to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCounted {
    TooMany,
    /// Whatever is answered to this question about safety, something is to be careful about.
    NeverClear(QuestionId),
}

impl Engine {
    /// Over every combination of answers to the questions that are not about safety, with the others answered clear: its
    /// exclusive choice, else the first choice that by itself refers nobody and leaves every option open. Of a question
    /// that takes several choices, each choice by itself. Questions that don't apply are left out.
    ///
    /// # Errors
    /// When there are too many combinations, or no clear answer to a question about safety.
    pub fn wishes(&self) -> Result<Wishes, NotCounted> {
        let mut buffer = self.buffer();
        let mut answers: Vec<Vec<Seen>> = Vec::with_capacity(self.topic.questions.len());
        let mut product = 1_usize;
        for (at, question) in self.topic.questions.iter().enumerate() {
            let given = if question.safety {
                vec![self.clear(at, question).ok_or_else(|| NotCounted::NeverClear(question.id.clone()))?]
            } else {
                // As many as there can be at most: a scale may be longer than memory.
                single(question).take(MOST_COMBINATIONS + 1).collect()
            };
            product = product.saturating_mul(given.len());
            if product > MOST_COMBINATIONS {
                return Err(NotCounted::TooMany);
            }
            answers.push(given);
        }
        let options = self.topic.options.len();
        let mut wishes = Wishes { combinations: 0, first: vec![0; options], alone: vec![0; options] };
        let mut seen: Vec<(usize, Seen)> = Vec::with_capacity(answers.len());
        for number in 0..product {
            // The answers' places are the digits of the number.
            let mut rest = number;
            seen.clear();
            for (at, given) in answers.iter().enumerate() {
                seen.extend(given.get(rest % given.len()).map(|seen| (at, *seen)));
                rest /= given.len();
            }
            self.load_seen(&seen, &mut buffer);
            self.run_loaded(&mut buffer);
            // What is answered where nobody is asked makes no other combination: it counts with its first answer.
            let is_again = seen
                .iter()
                .zip(&answers)
                .zip(buffer.shown())
                .any(|(((_, seen), given), shown)| !shown && given.first() != Some(seen));
            if is_again {
                continue;
            }
            wishes.combinations += 1;
            if buffer.refer().is_none() {
                wishes.add(buffer.standing());
            }
        }
        Ok(wishes)
    }

    fn clear(&self, at: usize, question: &Question) -> Option<Seen> {
        let exclusive = question.kind.choices().iter().position(|choice| choice.exclusive);
        if let Some(choice) = exclusive {
            return single(question).nth(choice);
        }
        let mut buffer = self.buffer();
        single(question).take(MOST_COMBINATIONS).find(|seen| {
            self.load_seen(&[(at, *seen)], &mut buffer);
            self.run_loaded(&mut buffer);
            buffer.refer().is_none() && buffer.status().iter().all(|status| *status == Status::Open)
        })
    }
}

impl Wishes {
    fn add(&mut self, standing: &[Standing]) {
        let is_first = |standing: &Standing| *standing == Standing::Suggested;
        let is_alone = standing.iter().filter(|standing| is_first(standing)).count() == 1;
        for ((first, alone), _) in
            self.first.iter_mut().zip(&mut self.alone).zip(standing).filter(|(_, standing)| is_first(standing))
        {
            *first += 1;
            *alone += usize::from(is_alone);
        }
    }
}

/// Each choice by itself, each value of a scale, in file order.
fn single(question: &Question) -> Box<dyn Iterator<Item = Seen>> {
    match question.kind {
        QuestionKind::Scale { min, max } => Box::new((min..=max).map(Seen::Value)),
        QuestionKind::Single(_) | QuestionKind::Multi(_) | QuestionKind::Map(_) => {
            Box::new((0..question.kind.choices().len()).map(|at| Seen::Chosen(1 << at)))
        }
    }
}
