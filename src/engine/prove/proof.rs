//! What is proven about every topic, and the report.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::balance::{self, Balance, Sample, Tally};
use super::event::Event;
use super::falls::{self, Falls};
use super::find::{ByWalk, Conflict, Extremes, Find, Found};
use super::scout::Scout;
use super::visit::Visit;
use crate::engine::compile::Engine;
use crate::engine::model::{Effect, Say};

/// Random visits before the search.
const SCOUTED: u32 = 2000;
/// Steps of progress for the counting.
const COUNTING: usize = 100;
/// Around each example that the search finds.
const SCOUTED_AROUND: u32 = 60;

/// How long and how far a proof may go.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Set to true from outside when the time is over: what is not shown by then is "not proven".
    pub stop: Arc<AtomicBool>,
    /// Exact counts are given up beyond this many states.
    pub states: usize,
    /// Visits in the sample that takes their place, and its seed.
    pub sample: u64,
    pub seed: u64,
    /// Random visits for each choice that speaks for an option, where the search for its falls would take too long.
    pub fall_tries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { stop: Arc::default(), states: 100_000, sample: 1_000_000, seed: 1, fall_tries: 200 }
    }
}

/// How bad it is if a property fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The topic must not be shown.
    Error,
    /// Somebody should look at it.
    Warning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    pub event: Event,
    /// True: some finished visit must be an example. False: none may be.
    pub wanted: bool,
    pub weight: Weight,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Proven,
    /// Nothing may be an example, and this visit is; `forced_by` are as few of its answers as are enough.
    Broken {
        example: Visit,
        forced_by: Visit,
    },
    /// Something must be an example, and nothing is.
    Impossible,
    NotProven,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub property: Property,
    pub verdict: Verdict,
    /// What keeps it from being so, where it must be possible and isn't.
    pub conflict: Conflict,
}

#[derive(Clone, Debug)]
pub struct Proof {
    pub checked: Vec<Checked>,
    pub balance: Balance,
    /// A finished visit in which two options or more are suggested.
    pub tie: Option<Visit>,
    /// Choices that speak for an option and let it fall.
    pub falls: Falls,
    /// Of each option the least and the most points with which it is suggested.
    pub extremes: Vec<Option<Extremes>>,
}

impl Proof {
    /// Every property whose failure is an error holds.
    pub fn holds(&self) -> bool {
        self.checked.iter().all(|c| c.verdict == Verdict::Proven || c.property.weight == Weight::Warning)
    }
}

/// Everything that is proven about a topic.
pub fn properties(engine: &Engine) -> Vec<Property> {
    let topic = engine.topic();
    let never = |event| Property { event, wanted: false, weight: Weight::Error };
    let some = |event| Property { event, wanted: true, weight: Weight::Warning };
    let mut properties = Vec::new();
    for (at, guarantee) in topic.guarantees.iter().enumerate() {
        properties.push(match guarantee.say {
            Say::Never(_) | Say::Always(_) => never(Event::Breach(at)),
            Say::Reachable(_) => Property { weight: Weight::Error, ..some(Event::Reach(at)) },
        });
    }
    let named = |option: usize| {
        let effects = topic.rules.iter().flat_map(|rule| &rule.then);
        effects.into_iter().any(|e| matches!(e, Effect::NotForNow(id) if engine.option_at(id) == Some(option)))
    };
    let options = 0..topic.options.len();
    properties.extend(options.clone().filter(|option| named(*option)).map(|at| never(Event::NotForNowLeads(at))));
    properties.push(never(Event::NoResult));
    properties.extend(options.map(|option| some(Event::Suggested(option))));
    for (at, question) in topic.questions.iter().enumerate() {
        properties.push(some(Event::Shown(at)));
        properties.extend((0..question.kind.choices().len()).map(|choice| some(Event::Chosen(at, choice))));
    }
    for (at, rule) in topic.rules.iter().enumerate() {
        properties.push(some(Event::Fires(at)));
        // A caution is words beside an option: nothing else changes with it.
        if rule.then.iter().any(|effect| !matches!(effect, Effect::Caution(..))) {
            properties.push(some(Event::Matters(at)));
        }
    }
    properties
}

/// Proves everything about a topic, counting on one thread and searching on another. `progress` hears how many of how
/// many steps are done: one a property, and a hundred for the counting.
pub fn prove(engine: &Engine, limits: &Limits, progress: &mut dyn FnMut(usize, usize)) -> Proof {
    let out_of_time = || limits.stop.load(Ordering::Relaxed);
    let sample = Sample::new(engine, limits.sample, limits.seed);
    let sampling = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let counting = scope.spawn(|| {
            if let Some((walk, said)) = ByWalk::new(engine, limits.states, &out_of_time).walk() {
                Counted::Exactly(Box::new(balance::exact(engine, walk, said)))
            } else {
                sampling.store(true, Ordering::Relaxed);
                Counted::Drawn(sample.draw(&out_of_time, &mut |_| {}))
            }
        });
        let (checked, tie, extremes, falls) = search(engine, limits, progress);
        // Done with searching: help with the sample, where there is one.
        let searched = checked.len();
        let mut tell = |percent| progress(searched + percent, searched + COUNTING);
        let helped = sampling.load(Ordering::Relaxed).then(|| sample.draw(&out_of_time, &mut tell));
        // Counting can't panic; if it did, nothing would be counted, and the proof would stand all the same.
        let balance = match counting.join() {
            Ok(Counted::Exactly(balance)) => *balance,
            Ok(Counted::Drawn(tally)) => {
                let tallies: Vec<Tally> = std::iter::once(tally).chain(helped).collect();
                sample.balance(&tallies)
            }
            Err(_) => Balance::default(),
        };
        progress(searched + COUNTING, searched + COUNTING);
        Proof { checked, balance, tie, falls, extremes }
    })
}

enum Counted {
    Exactly(Box<Balance>),
    Drawn(Tally),
}

fn search(
    engine: &Engine,
    limits: &Limits,
    progress: &mut dyn FnMut(usize, usize),
) -> (Vec<Checked>, Option<Visit>, Vec<Option<Extremes>>, Falls) {
    #[cfg(feature = "prove")]
    let mut finder = super::sat::Sat::new(engine, Arc::clone(&limits.stop));
    #[cfg(not(feature = "prove"))]
    let mut finder = ByWalk::new(engine, limits.states, &|| limits.stop.load(Ordering::Relaxed));
    let properties = properties(engine);
    let total = properties.len() + COUNTING;
    let wanted = properties.iter().filter(|property| property.wanted).map(|property| property.event).collect();
    let mut scout = Scout::new(engine, wanted, limits.seed);
    if !limits.stop.load(Ordering::Relaxed) {
        scout.look(SCOUTED);
    }
    let mut checked = Vec::with_capacity(total);
    for (done, property) in properties.into_iter().enumerate() {
        progress(done, total);
        let seen = property.wanted && scout.seen.contains(&property.event);
        let verdict = if seen { Verdict::Proven } else { verdict(engine, &mut finder, &mut scout, property) };
        let conflict = match verdict {
            Verdict::Impossible => finder.conflict(property.event),
            Verdict::Proven | Verdict::Broken { .. } | Verdict::NotProven => Conflict::Unknown,
        };
        checked.push(Checked { property, verdict, conflict });
    }
    let tie = match finder.find(Event::Tie) {
        Found::Example(visit) => Some(finder.simplest(Event::Tie, visit)),
        Found::None | Found::NotProven => None,
    };
    let extremes = finder.extremes();
    let out_of_time = || limits.stop.load(Ordering::Relaxed);
    let falls = falls::falls(engine, &mut finder, limits.fall_tries, limits.seed, &out_of_time);
    (checked, tie, extremes, falls)
}

/// An example counts only if the engine itself says so.
fn verdict(engine: &Engine, finder: &mut dyn Find, scout: &mut Scout<'_>, property: Property) -> Verdict {
    match (finder.find(property.event), property.wanted) {
        (Found::Example(example), _) if !engine.is_example(property.event, &example) => Verdict::NotProven,
        (Found::Example(example), true) => {
            // What was hard to find is a good place to look for the rest.
            scout.look_around(&example, SCOUTED_AROUND);
            Verdict::Proven
        }
        (Found::None, false) => Verdict::Proven,
        (Found::None, true) => Verdict::Impossible,
        (Found::Example(example), false) => {
            let simplest = finder.simplest(property.event, example.clone());
            let example = if engine.is_example(property.event, &simplest) { simplest } else { example };
            let forced_by = finder.forced_by(property.event, &example).unwrap_or_else(|| example.clone());
            Verdict::Broken { example, forced_by }
        }
        (Found::NotProven, _) => Verdict::NotProven,
    }
}
