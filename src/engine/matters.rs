//! Which open questions can still change the outcome: none too few, perhaps one too many.

use std::collections::BTreeSet;

use super::answers::Answers;
use super::compile::Engine;
use super::condition::{Node, Seen, Truth};
use super::evaluate::worsen;
use super::ids::QuestionId;
use super::model::{Effect, Urgency};
use super::outcome::Status;
use super::prove::expr::{self, Expr, Pool};

/// What is certain of a question, whatever else is answered.
#[derive(Clone, Copy, Debug)]
enum Certain {
    Seen(Seen),
    /// Open, or it may yet turn out not to apply.
    No,
}

/// What no answer can change any more.
struct Settled {
    certain: Vec<Certain>,
    /// Rests of the rules' conditions.
    rules: Vec<Expr>,
    /// Of each option, its parts included: it can only get worse.
    status: Vec<Status>,
    refer: Option<Urgency>,
}

impl Engine {
    /// Open questions whose answer can still change a referral, a status or which options lead; in file order. Where
    /// there are none, the outcome is what it will be.
    pub fn still_matters(&self, answers: &Answers) -> Vec<QuestionId> {
        let mut buffer = self.buffer();
        self.run(answers, &mut buffer);
        let settled = self.settle(&|question| buffer.seen(question));
        let mut matter: BTreeSet<usize> = BTreeSet::new();
        for ((at, rule), rest) in self.rules.iter().enumerate().zip(&settled.rules) {
            if expr::truth(*rest).is_none() && self.can_change(at, &settled) {
                rule.node.each_leaf(&mut |leaf| {
                    self.reach(leaf.question, &settled, &mut matter);
                });
            }
        }
        let questions = self.topic.questions.iter().enumerate();
        let open = questions.filter(|(at, _)| matter.contains(at) && buffer.seen(*at) == Seen::Open);
        open.map(|(_, question)| question.id.clone()).collect()
    }

    fn settle(&self, seen: &dyn Fn(usize) -> Seen) -> Settled {
        let mut pool = Pool::new();
        let mut certain = vec![Certain::No; self.topic.questions.len()];
        let fold = |pool: &mut Pool, node: &Node, certain: &[Certain]| {
            let mut rest = pool.of(node);
            for (question, certain) in certain.iter().enumerate() {
                if let Certain::Seen(seen) = certain {
                    rest = pool.answer(rest, question, 0, *seen);
                }
            }
            rest
        };
        for question in self.asking_order.iter().copied() {
            let shown = match self.show_if.get(question).and_then(Option::as_ref) {
                Some(show_if) => expr::truth(fold(&mut pool, show_if, &certain)),
                None => Some(Truth::True),
            };
            let known = match (shown, seen(question)) {
                (Some(Truth::False), _) => Certain::Seen(Seen::Hidden),
                (None, _) | (Some(_), Seen::Open) => Certain::No,
                (Some(_), seen) => Certain::Seen(seen),
            };
            if let Some(slot) = certain.get_mut(question) {
                *slot = known;
            }
        }
        let rules: Vec<Expr> = self.rules.iter().map(|rule| fold(&mut pool, &rule.node, &certain)).collect();
        let mut own = vec![Status::Open; self.options.len()];
        let mut refer = None;
        for (rule, rest) in self.rules.iter().zip(&rules) {
            match expr::truth(*rest) {
                Some(Truth::True) => {
                    rule.severe.iter().for_each(|(option, status)| worsen(&mut own, *option, *status));
                    refer = refer.max(rule.refer);
                }
                Some(Truth::Unknown) => {
                    rule.unsure.iter().for_each(|option| worsen(&mut own, *option, Status::AskFirst));
                }
                Some(Truth::False) | None => {}
            }
        }
        let status = self.options.iter().enumerate().map(|(at, form)| form.worst(at, &own)).collect();
        Settled { certain, rules, status, refer }
    }

    /// Whether it makes a difference if this rule fires, or stays unknown.
    fn can_change(&self, rule: usize, settled: &Settled) -> bool {
        let (Some(form), Some(written)) = (self.rules.get(rule), self.topic.rules.get(rule)) else { return false };
        match settled.refer {
            Some(Urgency::Now) => return false,
            Some(Urgency::Today) => return form.refer == Some(Urgency::Now),
            None => {}
        }
        if form.refer.is_some() {
            return true;
        }
        // An option, and the combined ones that take over its status.
        let better_than = |option: usize, status: Status| {
            let takes_over = |at: &usize, parts: &[usize]| *at == option || parts.contains(&option);
            self.options
                .iter()
                .enumerate()
                .zip(&settled.status)
                .any(|((at, form), now)| takes_over(&at, &form.parts) && *now < status)
        };
        let severe = form.severe.iter().any(|(option, status)| better_than(*option, *status));
        let unsure = form.unsure.iter().any(|option| better_than(*option, Status::AskFirst));
        let points = written.then.iter().any(|effect| match effect {
            Effect::Favor(id, _) | Effect::Disfavor(id, _) => {
                self.option_at(id).and_then(|at| settled.status.get(at)) < Some(&Status::NotForNow)
            }
            Effect::Caution(..) => true,
            Effect::AskFirst(_) | Effect::NotForNow(_) | Effect::Refer(_) => false,
        });
        severe || unsure || points
    }

    /// A question that isn't certain, and those that decide whether it applies.
    fn reach(&self, question: usize, settled: &Settled, matter: &mut BTreeSet<usize>) {
        if matches!(settled.certain.get(question), Some(Certain::Seen(_)) | None) || !matter.insert(question) {
            return;
        }
        if let Some(show_if) = self.show_if.get(question).and_then(Option::as_ref) {
            let mut asked = Vec::new();
            show_if.each_leaf(&mut |leaf| asked.push(leaf.question));
            for question in asked {
                self.reach(question, settled, matter);
            }
        }
    }
}
