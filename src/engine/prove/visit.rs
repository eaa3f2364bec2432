//! One finished visit, or a part of it that is enough to make a point.

use std::collections::BTreeSet;

use crate::engine::answers::{Answer, Answers};
use crate::engine::compile::Engine;
use crate::engine::condition::Seen;
use crate::engine::evaluate::Buffer;
use crate::engine::ids::QuestionId;
use crate::engine::outcome::{Given, GivenAnswer};

/// Answers by the place of their question, in file order; questions that aren't in it are open, or hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    pub(crate) seen: Vec<(usize, Seen)>,
}

impl Visit {
    pub(crate) fn of(mut seen: Vec<(usize, Seen)>) -> Self {
        seen.sort_by_key(|(question, _)| *question);
        Self { seen }
    }

    /// The answers that count: to questions that are shown, as far as they fit.
    pub fn of_answers(engine: &Engine, answers: &Answers) -> Self {
        let mut buffer = engine.buffer();
        engine.run(answers, &mut buffer);
        let shown = (0..engine.topic.questions.len()).map(|question| (question, buffer.seen(question)));
        Self::of(shown.filter(|(_, seen)| !matches!(seen, Seen::Hidden | Seen::Open)).collect())
    }

    /// Every answer of this is an answer of the other.
    pub fn is_part_of(&self, whole: &Self) -> bool {
        self.seen.iter().all(|fact| whole.seen.contains(fact))
    }

    /// How many questions are answered in it.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    pub(crate) fn load(&self, engine: &Engine, buffer: &mut Buffer) {
        engine.load_seen(&self.seen, buffer);
    }

    /// As answers that [`Engine::evaluate`] takes.
    pub fn answers(&self, engine: &Engine) -> Answers {
        let mut answers = Answers::default();
        for (question, seen) in &self.seen {
            let Some(question) = engine.topic.questions.get(*question) else { continue };
            let answer = match seen {
                Seen::NotSure => Answer::NotSure,
                Seen::Declined => Answer::Declined,
                Seen::Value(value) => Answer::Scale(*value),
                Seen::Chosen(bits) => {
                    let chosen = question.kind.choices().iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                    Answer::Chosen(chosen.map(|(_, choice)| choice.id.clone()).collect::<BTreeSet<_>>())
                }
                Seen::Hidden | Seen::Open => continue,
            };
            answers.set(&question.id, answer);
        }
        answers
    }

    /// One line an answer: question and what was given.
    pub fn given(&self, engine: &Engine) -> Vec<GivenAnswer> {
        let mut given = Vec::new();
        for (at, seen) in &self.seen {
            let Some(question) = engine.topic.questions.get(*at) else { continue };
            let id: QuestionId = question.id.clone();
            match seen {
                Seen::NotSure => given.push(GivenAnswer { question: id, given: Given::NotSure }),
                Seen::Declined => given.push(GivenAnswer { question: id, given: Given::Declined }),
                Seen::Value(value) => given.push(GivenAnswer { question: id, given: Given::Value(*value) }),
                Seen::Chosen(bits) => {
                    for (_, choice) in question.kind.choices().iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1)
                    {
                        given.push(GivenAnswer { question: id.clone(), given: Given::Choice(choice.id.clone()) });
                    }
                }
                Seen::Hidden | Seen::Open => {}
            }
        }
        given
    }
}
