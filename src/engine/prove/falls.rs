//! Choices that speak for an option and yet let it fall: worth a look by whoever wrote the rules. Looked for in random
//! visits first; where none is met, among all visits, as far as that is not too long.

use std::collections::BTreeSet;

use super::balance::Dice;
use super::classes::AnswerClass;
use super::event::Said;
use super::find::{FallFound, Find};
use super::scout::calm_first;
use super::visit::Visit;
use crate::engine::compile::{Engine, RuleForm};
use crate::engine::condition::{Leaf, Seen, Test, Truth};
use crate::engine::outcome::Standing;

/// A choice that a rule in favour of an option asks for, by places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Favoured {
    pub question: usize,
    pub choice: usize,
    pub option: usize,
}

/// An option that was put forward, and no longer is once a choice is made by which a rule favours it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    pub of: Favoured,
    /// Place of a rule that favours the option, becomes true by the choice.
    pub rule: usize,
    pub before: Visit,
    pub after: Visit,
}

/// What was found, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Falls {
    pub found: Vec<Fall>,
    /// Choices (with the option that they speak for) of which it is certain whether there is one.
    pub searched: usize,
    /// Those that were only looked for in `tries` random visits each: there may be one all the same.
    pub drawn: usize,
    pub tries: u32,
}

pub(super) fn falls(
    engine: &Engine,
    finder: &mut dyn Find,
    tries: u32,
    seed: u64,
    out_of_time: &dyn Fn() -> bool,
) -> Falls {
    let classes = calm_first(engine);
    let mut dice = Dice(seed);
    let mut falls = Falls { tries, ..Falls::default() };
    let mut unseen = Vec::new();
    for of in favoured(engine) {
        match seen_in(engine, of, &classes, tries, &mut dice, out_of_time) {
            Some(fall) => {
                falls.searched += 1;
                falls.found.push(fall);
            }
            None => unseen.push(of),
        }
    }
    for (of, found) in unseen.iter().zip(finder.falls(&unseen)) {
        let replayed = match found {
            FallFound::Never => Some(None),
            FallFound::Falls(before, after) => replay(engine, *of, &before, &after).map(Some),
            FallFound::NotProven => None,
        };
        match replayed {
            Some(fall) => {
                falls.searched += 1;
                falls.found.extend(fall);
            }
            None => falls.drawn += 1,
        }
    }
    falls.found.sort_by_key(|fall| fall.of);
    falls
}

/// Most falls are soon met in random visits; then the plainest answers are taken with which there still is one.
fn seen_in(
    engine: &Engine,
    of: Favoured,
    classes: &[Vec<AnswerClass>],
    tries: u32,
    dice: &mut Dice,
    out_of_time: &dyn Fn() -> bool,
) -> Option<Fall> {
    for _ in 0..tries {
        if out_of_time() {
            return None;
        }
        let mut answers: Vec<(usize, Seen)> = Vec::with_capacity(classes.len());
        for (at, classes) in classes.iter().enumerate() {
            let class = if dice.below(2) == 0 { 0 } else { dice.below(classes.len()) };
            answers.extend(classes.get(class).map(|class| (at, class.seen)));
        }
        let Some(mut fall) = engine.falls_with(of, &answers) else { continue };
        for at in 0..answers.len() {
            let Some((question, now)) = answers.get(at).copied() else { continue };
            let plainer = classes.get(question).into_iter().flatten().map(|class| class.seen);
            for seen in plainer.take_while(|seen| *seen != now) {
                let mut other = answers.clone();
                other.iter_mut().skip(at).take(1).for_each(|slot| slot.1 = seen);
                if let Some(plainer) = engine.falls_with(of, &other) {
                    (fall, answers) = (plainer, other);
                    break;
                }
            }
        }
        return Some(fall);
    }
    None
}

fn favoured(engine: &Engine) -> BTreeSet<Favoured> {
    engine.rules.iter().flat_map(spoken_for).collect()
}

/// The choices that a rule asks for, each with every option that it favours.
fn spoken_for(rule: &RuleForm) -> BTreeSet<Favoured> {
    let mut all = BTreeSet::new();
    rule.node.each_leaf(&mut |leaf| {
        let (question, mask) = (leaf.question, asked_for(leaf));
        for option in rule.points.iter().filter(|(_, points)| *points > 0).map(|(option, _)| *option) {
            let choices = (0..64).filter(|choice| mask >> choice & 1 == 1);
            all.extend(choices.map(|choice| Favoured { question, choice, option }));
        }
    });
    all
}

/// Places of the rules in which this choice speaks for the option.
pub(super) fn rules_speaking(engine: &Engine, of: Favoured) -> impl Iterator<Item = usize> {
    engine.rules.iter().enumerate().filter(move |(_, rule)| speaks(rule, of)).map(|(at, _)| at)
}

fn speaks(rule: &RuleForm, of: Favoured) -> bool {
    if !rule.points.iter().any(|(option, points)| *option == of.option && *points > 0) {
        return false;
    }
    let mut asks = false;
    rule.node.each_leaf(&mut |leaf| {
        asks |= leaf.question == of.question && asked_for(leaf) >> of.choice & 1 == 1;
    });
    asks
}

/// The choices, as bits, that speak for the rule of this leaf.
fn asked_for(leaf: &Leaf) -> u64 {
    match leaf.test {
        Test::AnyOf(mask) | Test::Count { mask, .. } if !leaf.negated => mask,
        _ => 0,
    }
}

/// A search's word is not enough: the engine itself says whether it is so.
fn replay(engine: &Engine, of: Favoured, before: &Visit, after: &Visit) -> Option<Fall> {
    let same = |(question, seen): &(usize, Seen)| {
        let other = after.seen.iter().find(|(at, _)| at == question);
        *question == of.question || other.is_none_or(|(_, other)| other == seen)
    };
    let made = before.seen.iter().find(|(at, _)| *at == of.question).map(|(_, seen)| engine.with_choice(of, *seen))?;
    let chosen = after.seen.contains(&(of.question, made?));
    if !chosen || !before.seen.iter().all(same) {
        return None;
    }
    let (was, is) = (engine.end(&before.seen, of.option)?, engine.end(&after.seen, of.option)?);
    fall(engine, of, was, is)
}

/// How a finished visit without a referral ended, for one option.
struct End {
    visit: Visit,
    suggested: bool,
    rules: Vec<Truth>,
}

fn fall(engine: &Engine, of: Favoured, was: End, is: End) -> Option<Fall> {
    if !was.suggested || is.suggested {
        return None;
    }
    let became = |at: &usize| was.rules.get(*at) != Some(&Truth::True) && is.rules.get(*at) == Some(&Truth::True);
    let rule = rules_speaking(engine, of).find(became)?;
    Some(Fall { of, rule, before: was.visit, after: is.visit })
}

impl Engine {
    /// Whether the option falls in a visit with these answers when the choice is made; answers to hidden questions count
    /// where the choice shows them. `None` too where either visit isn't finished, or refers.
    pub(crate) fn falls_with(&self, of: Favoured, answers: &[(usize, Seen)]) -> Option<Fall> {
        let mut after = answers.to_vec();
        let slot = after.iter_mut().find(|(at, _)| *at == of.question)?;
        slot.1 = self.with_choice(of, slot.1)?;
        let was = self.end(answers, of.option)?;
        if !was.suggested {
            return None;
        }
        fall(self, of, was, self.end(&after, of.option)?)
    }

    /// `None` if it is chosen already.
    fn with_choice(&self, of: Favoured, seen: Seen) -> Option<Seen> {
        let choice = 1_u64 << of.choice;
        let Seen::Chosen(bits) = seen else { return Some(Seen::Chosen(choice)) };
        if bits & choice != 0 {
            return None;
        }
        let stay = (0..64).filter(|at| bits >> at & 1 == 1 && self.can_stand_beside(of.question, of.choice, *at));
        Some(Seen::Chosen(stay.fold(choice, |bits, at| bits | 1 << at)))
    }

    /// Whether both choices of a question can be made together.
    pub(super) fn can_stand_beside(&self, question: usize, choice: usize, other: usize) -> bool {
        let Some(kind) = self.topic.questions.get(question).map(|question| &question.kind) else { return false };
        let alone = |at: usize| kind.choices().get(at).is_none_or(|choice| choice.exclusive);
        kind.takes_several() && !alone(choice) && !alone(other)
    }

    fn end(&self, answers: &[(usize, Seen)], option: usize) -> Option<End> {
        let mut buffer = self.buffer();
        self.load_seen(answers, &mut buffer);
        self.run_loaded(&mut buffer);
        let said = Said::by(&buffer);
        if !buffer.finished() || said.refer.is_some() {
            return None;
        }
        let shown = |at: usize| buffer.shown().get(at) == Some(&true);
        let visit = Visit::of(answers.iter().copied().filter(|(at, _)| shown(*at)).collect());
        let suggested = said.standing.get(option) == Some(&Standing::Suggested);
        Some(End { visit, suggested, rules: buffer.rules().to_vec() })
    }
}
