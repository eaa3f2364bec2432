//! What open questions could still bring about. Sound, not exact: "no" is certain, "yes" means "not ruled out", since
//! the parts of a condition are looked at one by one.

use super::compile::Engine;
use super::condition::{Leaf, Node, Seen, Test, Truth, countable_choices};
use super::evaluate::Buffer;
use super::model::{Question, QuestionKind, Urgency};

/// What can become of a condition by the end of the visit.
#[derive(Clone, Copy)]
struct Can {
    be_true: bool,
    /// True or unknown.
    be_more_than_false: bool,
}

impl Engine {
    /// Whether answers to open questions could make a rule true that refers more urgently than `urgency`. Only for
    /// rules that refer and for `show_if`s: their conditions never ask "not sure" or "applies" in the negative.
    pub(crate) fn can_become_more_urgent(&self, urgency: Urgency, buffer: &Buffer) -> bool {
        let more_urgent = || self.rules.iter().filter(|rule| rule.refer > Some(urgency));
        if buffer.finished() || more_urgent().next().is_none() {
            return false;
        }
        let mut can_show = vec![true; self.show_if.len()];
        for at in &self.asking_order {
            let show_if = self.show_if.get(*at).and_then(Option::as_ref);
            let can = show_if.is_none_or(|node| self.can(node, &can_show, buffer).be_more_than_false);
            if let Some(slot) = can_show.get_mut(*at) {
                *slot = can;
            }
        }
        more_urgent().any(|rule| self.can(&rule.node, &can_show, buffer).be_true)
    }

    fn can(&self, node: &Node, can_show: &[bool], buffer: &Buffer) -> Can {
        match node {
            Node::Leaf(leaf) => self.leaf_can(leaf, can_show, buffer),
            Node::AtLeastOf { least, of } => {
                let (mut sure, mut possible) = (0, 0);
                for can in of.iter().map(|part| self.can(part, can_show, buffer)) {
                    sure += usize::from(can.be_true);
                    possible += usize::from(can.be_more_than_false);
                }
                Can { be_true: sure >= *least, be_more_than_false: possible >= *least }
            }
        }
    }

    fn leaf_can(&self, leaf: &Leaf, can_show: &[bool], buffer: &Buffer) -> Can {
        let shows = can_show.get(leaf.question).copied().unwrap_or(false);
        // A negated "applies" is true of a hidden question; not asked here, but not ruled out either.
        if leaf.test == Test::Applies && leaf.negated {
            return Can { be_true: true, be_more_than_false: true };
        }
        if !shows {
            return Can { be_true: false, be_more_than_false: false };
        }
        match (buffer.seen(leaf.question), self.topic.questions.get(leaf.question)) {
            // A hidden question that comes back may be answered anew; what is stored of it counts for nothing.
            (Seen::Open | Seen::Hidden, Some(question)) => {
                Can { be_true: some_answer_makes_true(leaf, question), be_more_than_false: true }
            }
            (seen, _) => {
                let truth = leaf.truth(seen);
                Can { be_true: truth == Truth::True, be_more_than_false: truth != Truth::False }
            }
        }
    }
}

/// Whether an open question has an answer for which the leaf is true.
fn some_answer_makes_true(leaf: &Leaf, question: &Question) -> bool {
    let choices = question.kind.choices();
    match (leaf.test, leaf.negated) {
        (Test::NotSure | Test::Declined | Test::Answered | Test::Applies, _) => true,
        (Test::AnyOf(mask), false) => mask != 0,
        (Test::AnyOf(mask), true) => (mask.count_ones() as usize) < choices.len(),
        (Test::Count { mask, least }, false) => (mask & countable_choices(question)).count_ones() >= least,
        (Test::Count { least, .. }, true) => least > 1 || choices.iter().any(|choice| choice.exclusive),
        (Test::AtLeast(n), negated) => match question.kind {
            QuestionKind::Scale { min, .. } if negated => i64::from(min) < n,
            QuestionKind::Scale { max, .. } => i64::from(max) >= n,
            QuestionKind::Single(_) | QuestionKind::Multi(_) | QuestionKind::Map(_) => false,
        },
    }
}
