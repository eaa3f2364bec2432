//! Choices that speak for an option and yet let it fall: worth a look by whoever wrote the rules. Looked for in random
//! visits, so what isn't found may still be there; the report says how many were tried.

use std::collections::BTreeSet;

use super::balance::Dice;
use super::event::Said;
use super::scout::calm_first;
use super::visit::Visit;
use crate::engine::compile::Engine;
use crate::engine::condition::{Leaf, Node, Seen, Test};
use crate::engine::outcome::Standing;

/// An option that was put forward, and no longer is once a choice is made for which a rule favours it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    /// Places of the rule that favours the option, and of the option.
    pub rule: usize,
    pub option: usize,
    pub before: Visit,
    pub after: Visit,
}

/// For every favouring rule about a single choice, `tries` random visits with and without that choice.
pub(super) fn falls(engine: &Engine, tries: u32, seed: u64, out_of_time: &dyn Fn() -> bool) -> Vec<Fall> {
    let classes = calm_first(engine);
    let mut dice = Dice(seed);
    let mut found = Vec::new();
    for (rule, form) in engine.rules.iter().enumerate() {
        let Node::Leaf(Leaf { question, test: Test::AnyOf(mask), negated: false }) = form.node else { continue };
        for (option, _) in form.points.iter().filter(|(_, points)| *points > 0) {
            for _ in 0..tries {
                if out_of_time() {
                    return found;
                }
                let mut answers: Vec<(usize, Seen)> = Vec::with_capacity(classes.len());
                for (at, classes) in classes.iter().enumerate() {
                    let class = if dice.below(2) == 0 { 0 } else { dice.below(classes.len()) };
                    answers.extend(classes.get(class).map(|class| (at, class.seen)));
                }
                if let Some(fall) = fall(engine, rule, *option, (question, mask), &mut answers) {
                    found.push(fall);
                    break;
                }
            }
        }
    }
    found
}

fn fall(
    engine: &Engine,
    rule: usize,
    option: usize,
    (question, mask): (usize, u64),
    answers: &mut [(usize, Seen)],
) -> Option<Fall> {
    let choice = 1_u64 << mask.trailing_zeros();
    let now = answers.iter().find(|(at, _)| *at == question)?.1;
    let made = match now {
        Seen::Chosen(bits) if bits & mask != 0 => return None,
        Seen::Chosen(bits) if engine.takes_several(question) && !engine.is_exclusive(question, bits | choice) => {
            Seen::Chosen(bits | choice)
        }
        _ => Seen::Chosen(choice),
    };
    let (before, led) = leads(engine, option, answers)?;
    if !led {
        return None;
    }
    if let Some(slot) = answers.iter_mut().find(|(at, _)| *at == question) {
        slot.1 = made;
    }
    let (after, leads) = leads(engine, option, answers)?;
    (!leads).then_some(Fall { rule, option, before, after })
}

/// The visit, and whether the option is put forward in it; `None` if it isn't finished or refers.
fn leads(engine: &Engine, option: usize, answers: &[(usize, Seen)]) -> Option<(Visit, bool)> {
    let mut buffer = engine.buffer();
    engine.load_seen(answers, &mut buffer);
    engine.run_loaded(&mut buffer);
    let said = Said::by(&buffer);
    if !buffer.finished() || said.refer.is_some() {
        return None;
    }
    let shown: BTreeSet<usize> =
        buffer.shown().iter().enumerate().filter(|(_, shown)| **shown).map(|(at, _)| at).collect();
    let visit = Visit::of(answers.iter().copied().filter(|(at, _)| shown.contains(at)).collect());
    Some((visit, said.standing.get(option) == Some(&Standing::Suggested)))
}

impl Engine {
    fn takes_several(&self, question: usize) -> bool {
        self.topic.questions.get(question).is_some_and(|question| question.kind.takes_several())
    }

    fn is_exclusive(&self, question: usize, bits: u64) -> bool {
        let choices = self.topic.questions.get(question).map(|question| question.kind.choices()).unwrap_or_default();
        choices.iter().enumerate().any(|(at, choice)| choice.exclusive && bits >> at & 1 == 1)
    }
}
