//! Three-valued (Kleene) logic over answers: true, false or unknown.
//!
//! - `Not` is pushed down to the leaves while a condition is resolved; no tree here contains one.
//! - A leaf about a shown question that is open, not sure or declined is unknown.
//! - A leaf about a question that does not apply is false **in both polarities**: neither `Chose` nor `Not(Chose)`
//!   holds for what was never asked, even if an old answer is still stored.
//! - `NotSure`, `Declined`, `Answered` and `Applies` are always known. `Not(Applies)` is true for a question that does
//!   not apply: it is the one leaf that asks for exactly that.
//! - A tautology of unknowns stays unknown, on purpose: rules are read one leaf at a time, by people too.

use std::collections::BTreeMap;

use super::ids::{ChoiceId, QuestionId};
use super::model::{Condition, Question};

/// In this order, so that `All` is the least and `Any` the greatest of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    fn known(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// What a condition sees of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Seen {
    /// Does not apply; whatever is stored counts for nothing.
    Hidden,
    /// Shown, no answer yet.
    Open,
    NotSure,
    Declined,
    /// Bit i: the question's choice number i. Never 0.
    Chosen(u64),
    Value(i32),
}

/// What a leaf asks of its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Test {
    /// At least one choice of this mask.
    AnyOf(u64),
    /// At least so many choices of this mask.
    Count {
        mask: u64,
        least: u32,
    },
    /// A scale's value is this or more. Wider than the scale, since "at most n" is "not at least n + 1".
    AtLeast(i64),
    NotSure,
    Declined,
    Answered,
    Applies,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Leaf {
    /// Place of the question in the file.
    pub question: usize,
    pub test: Test,
    pub negated: bool,
}

/// A resolved condition. `All` is "len of len", `Any` is "1 of len"; so one kind of node is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Leaf(Leaf),
    AtLeastOf { least: usize, of: Vec<Node> },
}

impl Leaf {
    pub fn truth(&self, seen: Seen) -> Truth {
        if self.test == Test::Applies {
            return Truth::known((seen != Seen::Hidden) != self.negated);
        }
        if seen == Seen::Hidden {
            return Truth::False;
        }
        let plain = match (self.test, seen) {
            (Test::NotSure, _) => seen == Seen::NotSure,
            (Test::Declined, _) => seen == Seen::Declined,
            (Test::Answered, _) => matches!(seen, Seen::Chosen(_) | Seen::Value(_)),
            (Test::AnyOf(mask), Seen::Chosen(bits)) => bits & mask != 0,
            (Test::Count { mask, least }, Seen::Chosen(bits)) => (bits & mask).count_ones() >= least,
            (Test::AtLeast(n), Seen::Value(value)) => i64::from(value) >= n,
            (Test::AnyOf(_) | Test::Count { .. } | Test::AtLeast(_) | Test::Applies, _) => return Truth::Unknown,
        };
        Truth::known(plain != self.negated)
    }
}

impl Node {
    /// `seen` tells of each question, by its place in the file, what the patient has answered.
    pub fn truth(&self, seen: &impl Fn(usize) -> Seen) -> Truth {
        match self {
            Self::Leaf(leaf) => leaf.truth(seen(leaf.question)),
            Self::AtLeastOf { least, of } => {
                let (mut sure, mut possible) = (0, 0);
                for node in of {
                    let truth = node.truth(seen);
                    sure += usize::from(truth == Truth::True);
                    possible += usize::from(truth != Truth::False);
                }
                if sure >= *least {
                    Truth::True
                } else if possible >= *least {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
        }
    }

    /// Every leaf, from left to right.
    pub fn each_leaf(&self, visit: &mut impl FnMut(&Leaf)) {
        match self {
            Self::Leaf(leaf) => visit(leaf),
            Self::AtLeastOf { of, .. } => of.iter().for_each(|node| node.each_leaf(visit)),
        }
    }
}

/// Where each question stands in the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    by_id: BTreeMap<QuestionId, usize>,
}

impl Names {
    pub fn new(questions: &[Question]) -> Self {
        Self { by_id: questions.iter().enumerate().map(|(at, question)| (question.id.clone(), at)).collect() }
    }

    pub fn at(&self, id: &QuestionId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// In the order of ids, so that answers (in the same order) can be walked beside it.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, usize)> {
        self.by_id.iter().map(|(id, at)| (id, *at))
    }
}

/// The bit of a choice; `None` if the question has no such choice (or more than 64).
pub(crate) fn choice_bit(question: &Question, choice: &ChoiceId) -> Option<u64> {
    let at = question.kind.choices().iter().position(|c| &c.id == choice)?;
    1_u64.checked_shl(u32::try_from(at).ok()?)
}

/// All choices of a question that aren't exclusive.
pub(crate) fn countable_choices(question: &Question) -> u64 {
    let choices = question.kind.choices().iter();
    choices.filter(|c| !c.exclusive).filter_map(|c| choice_bit(question, &c.id)).fold(0, |mask, bit| mask | bit)
}

/// Replaces ids by places and pushes `Not` down to the leaves. `None` if an id names nothing, which the checks of
/// [`super::check`] have reported before.
pub(crate) fn resolve(condition: &Condition, negated: bool, names: &Names, questions: &[Question]) -> Option<Node> {
    let leaf = |id: &QuestionId, test, negated| Some(Node::Leaf(Leaf { question: names.at(id)?, test, negated }));
    let mask = |id: &QuestionId, choices: &[ChoiceId]| {
        let question = questions.get(names.at(id)?)?;
        choices.iter().try_fold(0, |mask, choice| Some(mask | choice_bit(question, choice)?))
    };
    let group = |least: usize, of: &[Condition]| {
        let of: Vec<Node> =
            of.iter().map(|part| resolve(part, negated, names, questions)).collect::<Option<Vec<_>>>()?;
        // "Fewer than n of them hold" is "more than len - n of them don't".
        let least = if negated { (of.len() + 1).checked_sub(least)? } else { least };
        Some(Node::AtLeastOf { least, of })
    };
    match condition {
        Condition::Chose(id, choice) => leaf(id, Test::AnyOf(mask(id, std::slice::from_ref(choice))?), negated),
        Condition::ChoseAny(id, choices) => leaf(id, Test::AnyOf(mask(id, choices)?), negated),
        Condition::ChoseNone(id, choices) => leaf(id, Test::AnyOf(mask(id, choices)?), !negated),
        Condition::AtLeast(id, n) => leaf(id, Test::AtLeast(i64::from(*n)), negated),
        Condition::AtMost(id, n) => leaf(id, Test::AtLeast(i64::from(*n) + 1), !negated),
        Condition::CountAtLeast(id, n) => {
            let mask = countable_choices(questions.get(names.at(id)?)?);
            leaf(id, Test::Count { mask, least: *n }, negated)
        }
        Condition::NotSure(id) => leaf(id, Test::NotSure, negated),
        Condition::Declined(id) => leaf(id, Test::Declined, negated),
        Condition::Answered(id) => leaf(id, Test::Answered, negated),
        Condition::Applies(id) => leaf(id, Test::Applies, negated),
        Condition::All(of) => group(of.len(), of),
        Condition::Any(of) => group(1, of),
        Condition::AtLeastOf(n, of) => group(usize::try_from(*n).ok()?, of),
        Condition::Not(inner) => resolve(inner, !negated, names, questions),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOSE_FIRST: Leaf = Leaf { question: 0, test: Test::AnyOf(1), negated: false };

    #[test]
    fn a_leaf_of_a_hidden_question_is_false_in_both_polarities() {
        for test in [Test::AnyOf(1), Test::Count { mask: 3, least: 1 }, Test::NotSure, Test::Declined, Test::Answered] {
            for negated in [false, true] {
                assert_eq!(Leaf { question: 0, test, negated }.truth(Seen::Hidden), Truth::False, "{test:?}");
            }
        }
    }

    #[test]
    fn a_tautology_of_unknowns_stays_unknown() {
        let of = vec![Node::Leaf(CHOSE_FIRST), Node::Leaf(Leaf { negated: true, ..CHOSE_FIRST })];
        assert_eq!(Node::AtLeastOf { least: 1, of }.truth(&|_| Seen::NotSure), Truth::Unknown);
    }

    #[test]
    fn an_empty_all_is_true_and_an_empty_any_is_false() {
        assert_eq!(Node::AtLeastOf { least: 0, of: vec![] }.truth(&|_| Seen::Open), Truth::True);
        assert_eq!(Node::AtLeastOf { least: 1, of: vec![] }.truth(&|_| Seen::Open), Truth::False);
    }
}
