//! What can be asked about finished visits, and whether one visit is an example: decided by running the engine, so that no
//! proof is believed on its own word.

use super::visit::Visit;
use super::walk::when_of;
use crate::engine::compile::Engine;
use crate::engine::condition::{Seen, Truth};
use crate::engine::evaluate::Buffer;
use crate::engine::model::{Claim, Effect, Say, Urgency};
use crate::engine::outcome::{Standing, Status};

/// Something that a finished visit may or may not be. Numbers are places in the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// The guarantee's condition is true, and what it demands is not so.
    Breach(usize),
    /// The guarantee's condition is true, and so is its claim.
    Reach(usize),
    /// An option that a true "not for now" names is suggested or leading.
    NotForNowLeads(usize),
    Suggested(usize),
    Shown(usize),
    /// Question and choice.
    Chosen(usize, usize),
    Fires(usize),
    /// Without the rule, a referral, a status or the suggested set is another one.
    Matters(usize),
    /// Neither a referral, nor a suggested or leading option, nor every option not for now.
    NoResult,
    /// Two options or more are suggested.
    Tie,
}

/// What the engine said, reduced to what events ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub refer: Option<Urgency>,
    pub status: Vec<Status>,
    pub standing: Vec<Standing>,
}

impl Said {
    pub fn by(buffer: &Buffer) -> Self {
        Self { refer: buffer.refer(), status: buffer.status().to_vec(), standing: buffer.standing().to_vec() }
    }

    /// Another referral, another status, or another option in front.
    pub fn differs_from(&self, other: &Self) -> bool {
        self.core() != other.core()
    }

    /// What a rule must change to matter.
    fn core(&self) -> (Option<Urgency>, Vec<Status>, Vec<bool>) {
        if self.refer.is_some() {
            return (self.refer, Vec::new(), Vec::new());
        }
        let leads = |standing: &Standing| matches!(standing, Standing::Suggested | Standing::Leading);
        (None, self.status.clone(), self.standing.iter().map(leads).collect())
    }
}

impl Engine {
    /// Whether this finished visit is an example of the event. A visit that isn't finished is an example of nothing.
    pub fn is_example(&self, event: Event, visit: &Visit) -> bool {
        let mut buffer = self.buffer();
        visit.load(self, &mut buffer);
        self.run_loaded(&mut buffer);
        if !buffer.finished() {
            return false;
        }
        let said = Said::by(&buffer);
        if let Event::Matters(rule) = event {
            self.run_without(rule, &mut buffer);
            return Said::by(&buffer).differs_from(&said);
        }
        self.is_example_run(event, &buffer, &said)
    }

    /// The same for a finished visit that has been run; that a rule matters takes a second run.
    pub(super) fn is_example_run(&self, event: Event, buffer: &Buffer, said: &Said) -> bool {
        match event {
            Event::Breach(at) => self.topic.guarantees.get(at).is_some_and(|guarantee| {
                self.when_is_true(at, buffer) && is_breach(&guarantee.say, |claim| self.claim_holds(claim, said))
            }),
            Event::Reach(at) => self.topic.guarantees.get(at).is_some_and(|guarantee| {
                let (Say::Never(claim) | Say::Always(claim) | Say::Reachable(claim)) = &guarantee.say;
                self.when_is_true(at, buffer) && self.claim_holds(claim, said)
            }),
            Event::NotForNowLeads(option) => {
                said.refer.is_none()
                    && matches!(said.standing.get(option), Some(Standing::Suggested | Standing::Leading))
                    && self.is_named(option, buffer)
            }
            Event::Suggested(option) => said.refer.is_none() && said.standing.get(option) == Some(&Standing::Suggested),
            Event::Shown(question) => buffer.shown().get(question) == Some(&true),
            Event::Chosen(question, choice) => {
                matches!(buffer.seen(question), Seen::Chosen(bits) if bits & 1_u64.checked_shl(u32::try_from(choice).unwrap_or(64)).unwrap_or(0) != 0)
            }
            Event::Fires(rule) => buffer.rules().get(rule) == Some(&Truth::True),
            Event::Matters(_) => false,
            Event::NoResult => {
                let leads = |standing: &Standing| matches!(standing, Standing::Suggested | Standing::Leading);
                said.refer.is_none()
                    && !said.standing.iter().any(leads)
                    && said.status.iter().any(|status| *status != Status::NotForNow)
            }
            Event::Tie => said.refer.is_none() && suggested(said) >= 2,
        }
    }

    fn when_is_true(&self, guarantee: usize, buffer: &Buffer) -> bool {
        let when = self.topic.guarantees.get(guarantee).and_then(|guarantee| guarantee.when.as_ref());
        when_of(self, when).truth(&|question| buffer.seen(question)) == Truth::True
    }

    fn is_named(&self, option: usize, buffer: &Buffer) -> bool {
        let names = |rule: &crate::engine::model::Rule| {
            rule.then.iter().any(|effect| matches!(effect, Effect::NotForNow(id) if self.option_at(id) == Some(option)))
        };
        self.topic.rules.iter().zip(buffer.rules()).any(|(rule, truth)| *truth == Truth::True && names(rule))
    }

    /// Under a referral nothing is ranked: only claims about referrals hold.
    pub(crate) fn claim_holds(&self, claim: &Claim, said: &Said) -> bool {
        let at = |id| self.option_at(id);
        let standing = |id| at(id).and_then(|at| said.standing.get(at)).copied();
        let status = |id| at(id).and_then(|at| said.status.get(at)).copied();
        match claim {
            Claim::Refer(urgency) => said.refer >= Some(*urgency),
            Claim::AskFirstOrStronger(id) => said.refer.is_some() || status(id) > Some(Status::Open),
            Claim::Suggested(_) | Claim::Leading(_) | Claim::AskFirst(_) | Claim::NotForNow(_)
                if said.refer.is_some() =>
            {
                false
            }
            Claim::Suggested(id) => standing(id) == Some(Standing::Suggested),
            Claim::Leading(id) => standing(id) == Some(Standing::Leading),
            Claim::AskFirst(id) => status(id) == Some(Status::AskFirst),
            Claim::NotForNow(id) => status(id) == Some(Status::NotForNow),
        }
    }
}

pub(crate) fn is_breach(say: &Say, holds: impl Fn(&Claim) -> bool) -> bool {
    match say {
        Say::Never(claim) => holds(claim),
        Say::Always(claim) => !holds(claim),
        Say::Reachable(_) => false,
    }
}

pub(crate) fn suggested(said: &Said) -> usize {
    said.standing.iter().filter(|standing| **standing == Standing::Suggested).count()
}
