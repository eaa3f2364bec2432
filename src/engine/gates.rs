//! The compact form of all conditions of a topic: bits, and gates over bits.
//!
//! Each question owns a few bits (one a choice, their opposites, and what is always known); each gate (a part of a condition that can't be read off bits) adds one.
//! Every bit exists twice: `sure` (true) and `possible` (not false). A query, or a gate, counts its inputs in each.

use std::ops::Range;

use super::condition::{Seen, Truth};

mod builder;

pub(crate) use builder::Builder;

/// 64 bits, twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    sure: u64,
    possible: u64,
}

/// Bits of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Bits {
    word: usize,
    mask: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    All,
    Any,
    AtLeast(u32),
}

/// A question to the bits.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    need: Need,
    /// Most queries have this input only.
    first: Bits,
    /// The others, in `Program::inputs`.
    rest: Range<usize>,
}

/// A query whose truth others ask for.
#[derive(Clone, Debug)]
struct Gate {
    query: Query,
    out: Bits,
}

/// The bits of one question.
#[derive(Clone, Debug)]
struct Load {
    question: usize,
    /// Gates that its `show_if` needs; they read questions that come earlier in `loads`.
    gates: Range<usize>,
    shown: Option<Query>,
    /// A scale's values that conditions ask for, ascending; they take the place of choices.
    steps: Vec<i64>,
    chosen: Field,
    unchosen: Field,
    word: usize,
    /// What is always known, by state.
    hidden: u64,
    open: u64,
    not_sure: u64,
    declined: u64,
    answered: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Field {
    word: usize,
    shift: u32,
    /// Unshifted; 0 if no condition asks for it.
    mask: u64,
}

/// All conditions of a topic, ready to run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    words: usize,
    loads: Vec<Load>,
    gates: Vec<Gate>,
    /// Gates from here on belong to rules.
    rule_gates: usize,
    inputs: Vec<Bits>,
}

impl Program {
    /// How many words a run needs.
    pub fn len(&self) -> usize {
        self.words
    }

    pub fn words(&self) -> Vec<Word> {
        vec![Word::default(); self.words]
    }

    /// Works out what is shown and every gate, from what is stored. No allocation.
    pub fn run(&self, stored: &[Seen], shown: &mut [bool], words: &mut [Word]) {
        words.fill(Word::default());
        for load in &self.loads {
            self.run_gates(load.gates.clone(), words);
            let is_shown = load.shown.as_ref().is_none_or(|query| self.truth(query, words) != Truth::False);
            if let Some(slot) = shown.get_mut(load.question) {
                *slot = is_shown;
            }
            let stored = stored.get(load.question).copied().unwrap_or(Seen::Open);
            load.write(if is_shown { stored } else { Seen::Hidden }, words);
        }
        self.run_gates(self.rule_gates..self.gates.len(), words);
    }

    fn run_gates(&self, range: Range<usize>, words: &mut [Word]) {
        for gate in self.gates.get(range).unwrap_or_default() {
            let truth = self.truth(&gate.query, words);
            if let Some(word) = words.get_mut(gate.out.word) {
                word.sure |= if truth == Truth::True { gate.out.mask } else { 0 };
                word.possible |= if truth == Truth::False { 0 } else { gate.out.mask };
            }
        }
    }

    /// After (or, for a gate, while) the program has run.
    pub fn truth(&self, query: &Query, words: &[Word]) -> Truth {
        let read = |bits: &Bits| (words.get(bits.word).copied().unwrap_or_default(), bits.mask);
        let rest = if query.rest.is_empty() { &[] } else { self.inputs.get(query.rest.clone()).unwrap_or_default() };
        let inputs = std::iter::once(&query.first).chain(rest).map(read);
        let (sure, possible) = match query.need {
            Need::All => {
                let missing = inputs.fold((0, 0), |(sure, possible), (word, mask)| {
                    (sure | (!word.sure & mask), possible | (!word.possible & mask))
                });
                (missing.0 == 0, missing.1 == 0)
            }
            Need::Any => {
                let present = inputs.fold((0, 0), |(sure, possible), (word, mask)| {
                    (sure | (word.sure & mask), possible | (word.possible & mask))
                });
                (present.0 != 0, present.1 != 0)
            }
            Need::AtLeast(least) => {
                let (sure, possible) = inputs.fold((0, 0), |(sure, possible), (word, mask)| {
                    (sure + (word.sure & mask).count_ones(), possible + (word.possible & mask).count_ones())
                });
                (sure >= least, possible >= least)
            }
        };
        match (sure, possible) {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::False,
        }
    }
}

impl Load {
    fn write(&self, seen: Seen, words: &mut [Word]) {
        let (known, values) = match seen {
            Seen::Hidden => (self.hidden, None),
            Seen::Open => (self.open, None),
            Seen::NotSure => (self.not_sure, None),
            Seen::Declined => (self.declined, None),
            Seen::Chosen(bits) => (self.answered, Some(bits)),
            Seen::Value(value) => {
                let reached = self.steps.iter().filter(|step| i64::from(value) >= **step).count();
                (self.answered, Some(low_bits(reached)))
            }
        };
        if let Some(word) = words.get_mut(self.word) {
            word.sure |= known;
            word.possible |= known;
        }
        if seen == Seen::Hidden {
            return;
        }
        for (field, bits) in [(self.chosen, values), (self.unchosen, values.map(|bits| !bits))] {
            if let Some(word) = words.get_mut(field.word) {
                word.sure |= (bits.unwrap_or(0) & field.mask) << field.shift;
                word.possible |= (bits.unwrap_or(u64::MAX) & field.mask) << field.shift;
            }
        }
    }
}

fn low_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}
