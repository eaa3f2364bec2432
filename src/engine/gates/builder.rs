//! Builds a [`Program`]: lays out the bits of each question, then adds gates, a condition at a time.

use std::collections::BTreeMap;

use super::super::condition::{Leaf, Node, Test};
use super::{Bits, Field, Gate, Load, Need, Program, Query, low_bits};

/// Where the bits of a question are, while a program is built.
#[derive(Clone, Debug, Default)]
struct Slots {
    chosen: Field,
    unchosen: Field,
    steps: Vec<i64>,
    word: usize,
    /// Bit 0 of eight: applies, doesn't, not sure, …; see [`known_bit`].
    shift: u32,
}

const KNOWN_BITS: u32 = 8;

/// The place of an always-known leaf among the eight of its question; `None` for a test of the answer itself.
fn known_bit(test: Test, negated: bool) -> Option<u32> {
    let pair = match test {
        Test::Applies => 0,
        Test::NotSure => 2,
        Test::Declined => 4,
        Test::Answered => 6,
        Test::AnyOf(_) | Test::Count { .. } | Test::AtLeast(_) => return None,
    };
    Some(pair + u32::from(negated))
}

/// A condition on its way to becoming a gate: need and inputs.
struct Form {
    need: Need,
    /// At most one a word, by word.
    inputs: BTreeMap<usize, u64>,
}

impl Form {
    fn of(need: Need, bits: Bits) -> Self {
        Self { need, inputs: BTreeMap::from([(bits.word, bits.mask)]) }
    }

    fn bits(&self) -> Vec<Bits> {
        self.inputs.iter().map(|(word, mask)| Bits { word: *word, mask: *mask }).collect()
    }

    fn add(&mut self, bits: Bits) {
        *self.inputs.entry(bits.word).or_default() |= bits.mask;
    }

    /// "All" and "any" of one bit are that bit.
    fn single(&self) -> Option<Bits> {
        let mut inputs = self.inputs.iter();
        let (word, mask) = inputs.next()?;
        let alone = inputs.next().is_none() && mask.is_power_of_two() && !matches!(self.need, Need::AtLeast(_));
        alone.then_some(Bits { word: *word, mask: *mask })
    }
}

/// A program on its way.
pub(crate) struct Builder {
    program: Program,
    slots: Vec<Slots>,
    /// How many bits of each word are taken.
    taken: Vec<u32>,
    made: BTreeMap<(Need, Vec<Bits>), Bits>,
}

impl Builder {
    /// `widths`: choices of each question (at most 64; 0 for a scale). `conditions`: all that will be added, so that
    /// only bits that something asks for are laid out.
    pub fn new<'a>(widths: &[usize], conditions: impl Iterator<Item = &'a Node>) -> Self {
        let mut wanted = vec![(false, false); widths.len()];
        let mut slots = vec![Slots::default(); widths.len()];
        for condition in conditions {
            condition.each_leaf(&mut |leaf| {
                let (Some(wanted), Some(slots)) = (wanted.get_mut(leaf.question), slots.get_mut(leaf.question)) else {
                    return;
                };
                if known_bit(leaf.test, leaf.negated).is_none() {
                    *(if leaf.negated { &mut wanted.1 } else { &mut wanted.0 }) = true;
                }
                if let Test::AtLeast(n) = leaf.test
                    && let Err(at) = slots.steps.binary_search(&n)
                {
                    slots.steps.insert(at, n);
                }
            });
        }
        let mut builder = Self { program: Program::default(), slots: vec![], taken: vec![], made: BTreeMap::new() };
        for ((slots, wanted), width) in slots.iter_mut().zip(wanted).zip(widths) {
            let width = (*width).max(slots.steps.len());
            slots.chosen = builder.field(wanted.0, width);
            slots.unchosen = builder.field(wanted.1, width);
            (slots.word, slots.shift) = builder.take(KNOWN_BITS);
        }
        builder.slots = slots;
        builder
    }

    fn field(&mut self, wanted: bool, width: usize) -> Field {
        let bits = u32::try_from(width).unwrap_or(64).min(64);
        if !wanted || bits == 0 {
            return Field::default();
        }
        let (word, shift) = self.take(bits);
        Field { word, shift, mask: low_bits(width) }
    }

    /// So many neighbouring bits of one word: its number and the first bit.
    fn take(&mut self, bits: u32) -> (usize, u32) {
        let at = self.taken.iter().position(|taken| taken + bits <= 64).unwrap_or(self.taken.len());
        if at == self.taken.len() {
            self.taken.push(0);
        }
        let shift = self.taken.get(at).copied().unwrap_or_default();
        if let Some(taken) = self.taken.get_mut(at) {
            *taken += bits;
        }
        (at, shift)
    }

    /// Questions in an order in which every `show_if` reads earlier ones only.
    pub fn question(&mut self, question: usize, show_if: Option<&Node>) {
        let first = self.program.gates.len();
        let shown = show_if.map(|node| self.condition(node));
        let gates = first..self.program.gates.len();
        self.program.rule_gates = gates.end;
        let Some(slots) = self.slots.get(question).cloned() else {
            return;
        };
        let known = |tests: &[(Test, bool)]| {
            let bits = tests.iter().filter_map(|(test, negated)| known_bit(*test, *negated));
            bits.fold(0, |mask, bit| mask | 1_u64 << (bit + slots.shift))
        };
        let (applies, sure, said, full) =
            ((Test::Applies, false), (Test::NotSure, true), (Test::Declined, true), (Test::Answered, true));
        self.program.loads.push(Load {
            question,
            gates,
            shown,
            chosen: slots.chosen,
            unchosen: slots.unchosen,
            word: slots.word,
            hidden: known(&[(Test::Applies, true)]),
            open: known(&[applies, sure, said, full]),
            not_sure: known(&[applies, (Test::NotSure, false), said, full]),
            declined: known(&[applies, sure, (Test::Declined, false), full]),
            answered: known(&[applies, sure, said, (Test::Answered, false)]),
            steps: slots.steps,
        });
    }

    /// Adds the gates of a condition, all of whose questions must have been added, and says how to ask for its truth.
    pub fn condition(&mut self, node: &Node) -> Query {
        let form = self.form(node);
        self.query(form.need, &form.bits())
    }

    pub fn finish(mut self) -> Program {
        self.program.words = self.taken.len();
        self.program
    }

    fn form(&mut self, node: &Node) -> Form {
        match node {
            Node::Leaf(leaf) => self.leaf(leaf),
            Node::AtLeastOf { least, of } => {
                let need = match *least {
                    n if n == of.len() => Need::All,
                    1 => Need::Any,
                    n => Need::AtLeast(u32::try_from(n).unwrap_or(u32::MAX)),
                };
                let mut form = Form { need, inputs: BTreeMap::new() };
                for part in of {
                    let part = self.form(part);
                    // "All" within "all", and "any" within "any", need no gate of their own.
                    if part.need == need && !matches!(need, Need::AtLeast(_)) {
                        part.inputs.into_iter().for_each(|(word, mask)| form.add(Bits { word, mask }));
                        continue;
                    }
                    let mut bit = self.emit(&part);
                    let twice = form.inputs.get(&bit.word).is_some_and(|mask| mask & bit.mask != 0);
                    if twice && matches!(need, Need::AtLeast(_)) {
                        // Counted as often as it is written: a copy of its own.
                        bit = self.gate(Need::Any, &[bit]);
                    }
                    form.add(bit);
                }
                form
            }
        }
    }

    fn leaf(&self, leaf: &Leaf) -> Form {
        let slots = self.slots.get(leaf.question).cloned().unwrap_or_default();
        if let Some(bit) = known_bit(leaf.test, leaf.negated) {
            return Form::of(Need::All, Bits { word: slots.word, mask: 1 << (bit + slots.shift) });
        }
        let field = if leaf.negated { slots.unchosen } else { slots.chosen };
        let bits = |mask: u64| Bits { word: field.word, mask: (mask & field.mask) << field.shift };
        match leaf.test {
            Test::Count { mask, least } => {
                let least = if leaf.negated { (mask.count_ones() + 1).saturating_sub(least) } else { least };
                Form::of(Need::AtLeast(least), bits(mask))
            }
            Test::AtLeast(n) => {
                let step = slots.steps.binary_search(&n).ok().and_then(|at| u32::try_from(at).ok());
                Form::of(Need::All, bits(step.map_or(0, |at| 1_u64.checked_shl(at).unwrap_or(0))))
            }
            Test::AnyOf(mask) => Form::of(if leaf.negated { Need::All } else { Need::Any }, bits(mask)),
            // Handled above.
            Test::NotSure | Test::Declined | Test::Answered | Test::Applies => Form::of(Need::Any, bits(0)),
        }
    }

    fn emit(&mut self, form: &Form) -> Bits {
        if let Some(bit) = form.single() {
            return bit;
        }
        let key = (form.need, form.bits());
        if let Some(bit) = self.made.get(&key) {
            return *bit;
        }
        let bit = self.gate(key.0, &key.1);
        self.made.insert(key, bit);
        bit
    }

    fn query(&mut self, need: Need, inputs: &[Bits]) -> Query {
        // Without an input: an empty mask, of which all are set and none is.
        let (first, rest) = inputs.split_first().map_or((Bits::default(), inputs), |(first, rest)| (*first, rest));
        let start = self.program.inputs.len();
        self.program.inputs.extend_from_slice(rest);
        Query { need, first, rest: start..self.program.inputs.len() }
    }

    fn gate(&mut self, need: Need, inputs: &[Bits]) -> Bits {
        let (word, shift) = self.take(1);
        let out = Bits { word, mask: 1 << shift };
        let query = self.query(need, inputs);
        self.program.gates.push(Gate { query, out });
        out
    }
}
