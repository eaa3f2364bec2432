//! The answers of a question that something tells apart: all others are alike, and counted.

use std::collections::{BTreeMap, BTreeSet};

use super::count::Count;
use crate::engine::condition::{Leaf, Seen, Test};
use crate::engine::model::{Question, QuestionKind};

/// Answers that no condition tells apart.
#[derive(Clone, Debug)]
pub(crate) struct AnswerClass {
    /// One of them: the plainest (fewest choices, in file order).
    pub seen: Seen,
    /// How many there are.
    pub count: Count,
}

/// More classes than this of one question are not listed (a Multi with over 16 choices told apart one by one).
pub(crate) const MAX_CLASSES: usize = 1 << 16;

/// Every class of a shown question's answers at the end of a visit, or `None` where there are too many.
pub(crate) fn classes(question: &Question, leaves: &BTreeSet<Test>) -> Option<Vec<AnswerClass>> {
    let mut classes: BTreeMap<Vec<u8>, AnswerClass> = BTreeMap::new();
    let mut add = |seen: Seen, count: Count| {
        let signature: Vec<u8> =
            leaves.iter().map(|test| Leaf { question: 0, test: *test, negated: false }.truth(seen) as u8).collect();
        let class = classes.entry(signature).or_insert(AnswerClass { seen, count: Count::ZERO });
        class.count = class.count.plus(count);
        if plainness(seen) < plainness(class.seen) {
            class.seen = seen;
        }
    };
    match &question.kind {
        QuestionKind::Single(choices) => {
            for at in 0..choices.len() {
                add(Seen::Chosen(1 << at), Count::ONE);
            }
        }
        QuestionKind::Multi(choices) | QuestionKind::Map(choices) => {
            let countable: Vec<u64> =
                choices.iter().enumerate().filter(|(_, c)| !c.exclusive).map(|(at, _)| 1 << at).collect();
            for (at, _) in choices.iter().enumerate().filter(|(_, choice)| choice.exclusive) {
                add(Seen::Chosen(1 << at), Count::ONE);
            }
            for (bits, count) in sets(&countable, leaves)? {
                add(Seen::Chosen(bits), count);
            }
        }
        QuestionKind::Scale { min, max } => {
            // Between two values that conditions ask for, all are alike.
            let mut starts: BTreeSet<i64> = BTreeSet::from([i64::from(*min)]);
            starts.extend(leaves.iter().filter_map(|test| match test {
                Test::AtLeast(n) if *n > i64::from(*min) && *n <= i64::from(*max) => Some(*n),
                _ => None,
            }));
            let ends = starts.iter().skip(1).copied().chain([i64::from(*max) + 1]);
            for (start, end) in starts.iter().zip(ends) {
                let value = i32::try_from(*start).unwrap_or(*min);
                add(Seen::Value(value), Count::of(end.abs_diff(*start)));
            }
        }
    }
    add(Seen::NotSure, Count::ONE);
    add(Seen::Declined, Count::ONE);
    let mut classes: Vec<AnswerClass> = classes.into_values().collect();
    classes.sort_by_key(|class| plainness(class.seen));
    Some(classes)
}

/// Sets of choices, without the empty one, one choice after the other; sets that the masks can't tell apart are merged.
fn sets(choices: &[u64], leaves: &BTreeSet<Test>) -> Option<Vec<(u64, Count)>> {
    // What is known of a set so far: which masks it meets, and how many of a counted mask, up to what is asked.
    let signature = |bits: u64| -> Vec<u32> {
        let asked = leaves.iter().map(|test| match test {
            Test::AnyOf(mask) => u32::from(bits & mask != 0),
            Test::Count { mask, least } => (bits & mask).count_ones().min(*least),
            Test::AtLeast(_) | Test::NotSure | Test::Declined | Test::Answered | Test::Applies => 0,
        });
        // The empty set is no answer, so it must not be merged with others.
        std::iter::once(u32::from(bits != 0)).chain(asked).collect()
    };
    let mut found: BTreeMap<Vec<u32>, (u64, Count)> = BTreeMap::from([(signature(0), (0, Count::ONE))]);
    for choice in choices {
        let with: Vec<(u64, Count)> = found.values().map(|(bits, count)| (bits | choice, *count)).collect();
        for (bits, count) in with {
            let slot = found.entry(signature(bits)).or_insert((bits, Count::ZERO));
            slot.1 = slot.1.plus(count);
            if (bits.count_ones(), bits) < (slot.0.count_ones(), slot.0) {
                slot.0 = bits;
            }
        }
        if found.len() > MAX_CLASSES {
            return None;
        }
    }
    Some(found.into_values().filter(|(bits, _)| *bits != 0).collect())
}

/// Choices before "not sure" before "prefer not to say"; fewer before more; the file's order.
fn plainness(seen: Seen) -> (u8, u32, u64) {
    match seen {
        Seen::Chosen(bits) => (0, bits.count_ones(), bits),
        Seen::Value(value) => (0, 0, u64::from(value.unsigned_abs())),
        Seen::NotSure => (1, 0, 0),
        Seen::Declined => (2, 0, 0),
        Seen::Hidden | Seen::Open => (3, 0, 0),
    }
}
