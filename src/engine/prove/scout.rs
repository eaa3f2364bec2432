//! Random visits, looked at before anything is searched for, and around whatever was found: most of what must be possible
//! is soon seen to be.

use std::collections::HashSet;

use super::balance::Dice;
use super::classes::{AnswerClass, classes};
use super::event::{Event, Said};
use super::visit::Visit;
use super::walk::leaves;
use crate::engine::compile::Engine;
use crate::engine::condition::{Leaf, Seen, Truth};
use crate::engine::evaluate::Buffer;

/// How many parts of rules are not false with this answer to this question: few for "none of these", many for a red flag.
pub(super) fn rules_asking(engine: &Engine) -> impl Fn(usize, Seen) -> usize {
    let mut asked: Vec<Leaf> = Vec::new();
    engine.rules.iter().for_each(|rule| rule.node.each_leaf(&mut |leaf| asked.push(*leaf)));
    move |question, seen| {
        asked.iter().filter(|leaf| leaf.question == question && leaf.truth(seen) != Truth::False).count()
    }
}

/// The classes of each question's answers, those that the fewest rules ask for first: "none of these" before a red flag.
pub(super) fn calm_first(engine: &Engine) -> Vec<Vec<AnswerClass>> {
    let rules = rules_asking(engine);
    let leaves = leaves(engine);
    let questions = engine.topic.questions.iter().zip(&leaves).enumerate();
    let calm = questions.map(|(at, (question, tests))| {
        let mut classes = classes(question, tests).unwrap_or_default();
        classes.sort_by_cached_key(|class| rules(at, class.seen));
        classes
    });
    calm.collect()
}

/// Looks at visits and strikes off what it has seen. Every sighting is the engine's own.
pub(super) struct Scout<'e> {
    engine: &'e Engine,
    classes: Vec<Vec<AnswerClass>>,
    dice: Dice,
    buffer: Buffer,
    other: Buffer,
    missing: Vec<Event>,
    pub seen: HashSet<Event>,
}

impl<'e> Scout<'e> {
    pub fn new(engine: &'e Engine, wanted: Vec<Event>, seed: u64) -> Self {
        Self {
            engine,
            classes: calm_first(engine),
            dice: Dice(seed),
            buffer: engine.buffer(),
            other: engine.buffer(),
            missing: wanted,
            seen: HashSet::new(),
        }
    }

    /// So many random visits.
    pub fn look(&mut self, visits: u32) {
        for _ in 0..visits {
            let mut answers: Vec<(usize, Seen)> = Vec::with_capacity(self.classes.len());
            for (question, classes) in self.classes.iter().enumerate() {
                // Half of all answers are the calmest, so that not every visit meets a red flag.
                let at = if self.dice.below(2) == 0 { 0 } else { self.dice.below(classes.len()) };
                answers.extend(classes.get(at).map(|class| (question, class.seen)));
            }
            self.look_at(&answers);
        }
    }

    /// So many visits that differ from this one in up to three answers.
    pub fn look_around(&mut self, visit: &Visit, visits: u32) {
        // Hidden questions get an answer too, which counts where a change shows them.
        let mut start: Vec<(usize, Seen)> = Vec::with_capacity(self.classes.len());
        for (question, classes) in self.classes.iter().enumerate() {
            let given = visit.seen.iter().find(|(at, _)| *at == question).map(|(_, seen)| *seen);
            start.extend(given.or_else(|| classes.first().map(|class| class.seen)).map(|seen| (question, seen)));
        }
        for _ in 0..visits {
            let mut answers = start.clone();
            for _ in 0..=self.dice.below(3) {
                let question = self.dice.below(self.classes.len());
                let classes = self.classes.get(question);
                let class = classes.and_then(|classes| classes.get(self.dice.below(classes.len())));
                if let (Some(class), Some(slot)) = (class, answers.get_mut(question)) {
                    slot.1 = class.seen;
                }
            }
            self.look_at(&answers);
        }
    }

    fn look_at(&mut self, answers: &[(usize, Seen)]) {
        let Self { engine, buffer, other, missing, seen, .. } = self;
        if missing.is_empty() {
            return;
        }
        engine.load_seen(answers, buffer);
        engine.run_loaded(buffer);
        if !buffer.finished() {
            return;
        }
        let said = Said::by(buffer);
        missing.retain(|event| {
            let sighted = match event {
                Event::Matters(rule) if buffer.rules().get(*rule) == Some(&Truth::False) => false,
                Event::Matters(rule) => {
                    engine.load_seen(answers, other);
                    engine.run_without(*rule, other);
                    said.differs_from(&Said::by(other))
                }
                event => engine.is_example_run(*event, buffer, &said),
            };
            if sighted {
                seen.insert(*event);
            }
            !sighted
        });
    }
}
