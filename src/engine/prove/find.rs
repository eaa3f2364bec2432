//! Two ways of looking for an example of an event among all finished visits; they must agree.

use std::collections::HashMap;

use super::event::{Event, Said, is_breach, suggested};
use super::falls::Favoured;
use super::visit::Visit;
use super::walk::{Stopped, Walk};
use crate::engine::compile::Engine;
use crate::engine::model::{Claim, Say};
use crate::engine::outcome::Standing;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Example(Visit),
    /// No finished visit is one.
    None,
    /// The search was ended, or this way can't tell.
    NotProven,
}

/// As little as is enough to make something impossible, by places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The parts of one condition about these questions can't be true together.
    Questions(Vec<usize>),
    /// In every visit without a referral one of these rules is true, or may be.
    Rules(Vec<usize>),
    /// Where it is open, one of these options is too, and has more points.
    Options(Vec<usize>),
    /// This way of searching can't tell.
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FallFound {
    /// The visit without the choice, and with it.
    Falls(Visit, Visit),
    /// In no finished visit.
    Never,
    NotProven,
}

/// With how many points an option is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extremes {
    pub least: (i32, Visit),
    pub most: (i32, Visit),
}

pub trait Find {
    fn find(&mut self, event: Event) -> Found;

    /// A plainer example of the same, where this way can find one.
    fn simplest(&mut self, _event: Event, example: Visit) -> Visit {
        example
    }

    /// Of each option the least and the most points with which it is suggested, each with a visit; `None` for an option
    /// that never is, or where this way can't tell.
    fn extremes(&mut self) -> Vec<Option<Extremes>> {
        Vec::new()
    }

    /// Of what must be possible and isn't: what keeps it from being so.
    fn conflict(&mut self, _event: Event) -> Conflict {
        Conflict::Unknown
    }

    /// For each choice, whether there is a visit in which it lets the option fall that it speaks for.
    fn falls(&mut self, all: &[Favoured]) -> Vec<FallFound> {
        all.iter().map(|_| FallFound::NotProven).collect()
    }

    /// As few answers of the example as are enough: whatever else is answered, the visit is an example. `None` where
    /// this way can't tell.
    fn forced_by(&mut self, event: Event, example: &Visit) -> Option<Visit>;
}

/// By going through the questions once, and looking the ends up.
pub struct ByWalk<'e> {
    engine: &'e Engine,
    walk: Result<Walk<'e>, Stopped>,
    said: Vec<Said>,
    known: HashMap<Event, Found>,
}

impl<'e> ByWalk<'e> {
    /// `cap` states at most.
    pub fn new(engine: &'e Engine, cap: usize, out_of_time: &dyn Fn() -> bool) -> Self {
        let walk = Walk::new(engine, cap, out_of_time);
        let said = walk.as_ref().map(|walk| said(engine, walk)).unwrap_or_default();
        Self { engine, walk, said, known: HashMap::new() }
    }

    pub(crate) fn walk(&self) -> Option<(&Walk<'e>, &[Said])> {
        self.walk.as_ref().ok().map(|walk| (walk, self.said.as_slice()))
    }

    fn look_up(&self, walk: &Walk<'e>, event: Event) -> Found {
        let first = |is: &dyn Fn(&super::walk::State, &Said) -> bool| {
            let mut finals = walk.finals.iter().zip(&self.said);
            match finals.find(|((state, _), said)| is(state, said)) {
                Some(((_, entry), _)) => Found::Example(Visit::of(walk.visit_of(entry))),
                None => Found::None,
            }
        };
        let ever =
            |flags: &[bool], at: usize| if flags.get(at) == Some(&true) { Found::NotProven } else { Found::None };
        let guarantee = |at: usize| self.engine.topic.guarantees.get(at).map(|guarantee| &guarantee.say);
        let when = |state: &super::walk::State, at: usize| state.whens.get(at) == Some(&true);
        let holds = |claim: &Claim, said: &Said| self.engine.claim_holds(claim, said);
        let leads = |standing: &Standing| matches!(standing, Standing::Suggested | Standing::Leading);
        match event {
            Event::Breach(at) => match guarantee(at) {
                Some(say) => first(&|state, said| when(state, at) && is_breach(say, |claim| holds(claim, said))),
                None => Found::None,
            },
            Event::Reach(at) => match guarantee(at) {
                Some(Say::Reachable(claim)) => first(&|state, said| when(state, at) && holds(claim, said)),
                Some(Say::Never(_) | Say::Always(_)) => Found::NotProven,
                None => Found::None,
            },
            Event::NotForNowLeads(option) => first(&|state, said| {
                said.refer.is_none()
                    && state.named.get(option) == Some(&true)
                    && said.standing.get(option).is_some_and(leads)
            }),
            Event::Suggested(option) => {
                first(&|_, said| said.refer.is_none() && said.standing.get(option) == Some(&Standing::Suggested))
            }
            // A shown question takes any of its answers; an example would need a second walk.
            Event::Shown(question) | Event::Chosen(question, _) => ever(&walk.question_shown, question),
            Event::Fires(rule) => ever(&walk.rule_fires, rule),
            Event::Matters(_) => Found::NotProven,
            Event::NoResult => first(&|_, said| {
                said.refer.is_none()
                    && !said.standing.iter().any(leads)
                    && said.status.iter().any(|status| *status != crate::engine::outcome::Status::NotForNow)
            }),
            Event::Tie => first(&|_, said| said.refer.is_none() && suggested(said) >= 2),
        }
    }
}

impl Find for ByWalk<'_> {
    fn find(&mut self, event: Event) -> Found {
        if let Some(found) = self.known.get(&event) {
            return found.clone();
        }
        let found = match &self.walk {
            Ok(walk) => self.look_up(walk, event),
            Err(Stopped::TooLarge | Stopped::OutOfTime) => Found::NotProven,
        };
        self.known.insert(event, found.clone());
        found
    }

    fn forced_by(&mut self, _: Event, _: &Visit) -> Option<Visit> {
        None
    }
}

/// What the engine says at each end of a walk.
fn said(engine: &Engine, walk: &Walk<'_>) -> Vec<Said> {
    let mut buffer = engine.buffer();
    let finals = walk.finals.iter().map(|(state, _)| {
        engine.run_standings(&state.own, &state.points, &mut buffer);
        Said { refer: state.refer, ..Said::by(&buffer) }
    });
    finals.collect()
}
