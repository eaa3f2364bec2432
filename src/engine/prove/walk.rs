//! All finished visits at once: questions are gone through one after the other, and visits from which nothing that follows
//! can tell apart how they came about are one state. Counts are exact.

use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

use super::classes::{AnswerClass, classes};
use super::count::Count;
use super::expr::{self, Expr, FALSE, Pool, TRUE};
use super::hash::QuickHasher;
use crate::engine::compile::Engine;
use crate::engine::condition::{Node, Seen, Test, Truth, resolve};
use crate::engine::evaluate::worsen;
use crate::engine::model::{Claim, Say, Urgency};
use crate::engine::outcome::Status;

/// What a visit so far has come to, as far as it matters for what follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub refer: Option<Urgency>,
    /// Of each option by itself; all open once the visit refers, since then nothing is ranked.
    pub own: Vec<Status>,
    pub points: Vec<i32>,
    /// Options that a true "not for now" names.
    pub named: Vec<bool>,
    /// Guarantees whose condition is true and that this state doesn't keep by itself.
    pub whens: Vec<bool>,
    /// Rests of conditions that reach over this point.
    open: Vec<Expr>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// Ways to get here, each raw answer counted.
    pub visits: Count,
    /// The same with every class of a question's answers weighted equally.
    pub weight: Count,
    /// Of the first way that was found: the state before and the class of the answer; `None` if the question was hidden.
    parent: (u32, Option<u32>),
}

type Layer = HashMap<State, usize, BuildHasherDefault<QuickHasher>>;

/// Where a condition stands: a rule's, a guarantee's or a question's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Rule(usize),
    Guarantee(usize),
    ShowIf(usize),
}

struct Condition {
    of: Use,
    start: Expr,
    /// The first and the last layer at which a question of it is asked; a `show_if`'s last is its own question's.
    first: usize,
    last: usize,
}

/// The walk, done.
pub(crate) struct Walk<'e> {
    pub engine: &'e Engine,
    pub classes: Vec<Vec<AnswerClass>>,
    /// Of each layer: its entries in the order of their discovery.
    entries: Vec<Vec<Entry>>,
    pub finals: Vec<(State, Entry)>,
    pub rule_fires: Vec<bool>,
    pub question_shown: Vec<bool>,
}

/// Why a walk did not get to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// More states or classes than the cap.
    TooLarge,
    OutOfTime,
}

impl<'e> Walk<'e> {
    /// `cap` states at most.
    pub fn new(engine: &'e Engine, cap: usize, out_of_time: &dyn Fn() -> bool) -> Result<Self, Stopped> {
        let mut pool = Pool::new();
        let conditions = conditions(engine, &mut pool);
        let leaves = leaves(engine);
        let mut all_classes = Vec::new();
        for (question, leaves) in engine.topic.questions.iter().zip(&leaves) {
            all_classes.push(classes(question, leaves).ok_or(Stopped::TooLarge)?);
        }
        let options = engine.options.len();
        let mut walk = Self {
            engine,
            classes: all_classes,
            entries: Vec::new(),
            finals: Vec::new(),
            rule_fires: vec![false; engine.rules.len()],
            question_shown: vec![false; engine.topic.questions.len()],
        };
        let mut states = vec![State {
            refer: None,
            own: vec![Status::Open; options],
            points: vec![0; options],
            named: vec![false; options],
            whens: vec![false; engine.topic.guarantees.len()],
            open: Vec::new(),
        }];
        let mut entries = vec![Entry { visits: Count::ONE, weight: Count::ONE, parent: (0, None) }];
        for condition in conditions.iter().filter(|condition| condition.first > condition.last) {
            // Without any question: known from the start.
            walk.settle(condition.of, condition.start, states.first_mut().ok_or(Stopped::TooLarge)?);
        }
        let mut seen_states = 1;
        for (layer, question) in engine.asking_order.iter().copied().enumerate() {
            let step = Step::at(&conditions, layer, question);
            let mut next_ids: Layer = HashMap::default();
            let (mut next_states, mut next_entries) = (Vec::new(), Vec::new());
            let class_count = u64::try_from(walk.classes.get(question).map_or(1, Vec::len)).unwrap_or(u64::MAX);
            for (at, (state, entry)) in states.iter().zip(&entries).enumerate() {
                // A single question can multiply the states by hundreds.
                if seen_states + next_entries.len() > cap {
                    return Err(Stopped::TooLarge);
                }
                if at % 256 == 0 && out_of_time() {
                    return Err(Stopped::OutOfTime);
                }
                let mut arrive = |walk: &mut Self, pool: &mut Pool, class: Option<(usize, &AnswerClass)>| {
                    let next = walk.next(state, &step, &conditions, pool, class);
                    let (visits, weight) = match class {
                        Some((_, class)) => (entry.visits.times_count(class.count), entry.weight),
                        None => (entry.visits, entry.weight.times(class_count)),
                    };
                    let parent =
                        (u32::try_from(at).unwrap_or(u32::MAX), class.and_then(|(at, _)| u32::try_from(at).ok()));
                    let id = *next_ids.entry(next).or_insert_with_key(|state| {
                        next_states.push(state.clone());
                        next_entries.push(Entry { visits: Count::ZERO, weight: Count::ZERO, parent });
                        next_entries.len() - 1
                    });
                    if let Some(slot) = next_entries.get_mut(id) {
                        slot.visits = slot.visits.plus(visits);
                        slot.weight = slot.weight.plus(weight);
                    }
                };
                if step.shown(state, &conditions) {
                    if let Some(shown) = walk.question_shown.get_mut(question) {
                        *shown = true;
                    }
                    let classes = walk.classes.get(question).cloned().unwrap_or_default();
                    for (at, class) in classes.iter().enumerate() {
                        arrive(&mut walk, &mut pool, Some((at, class)));
                    }
                } else {
                    arrive(&mut walk, &mut pool, None);
                }
            }
            seen_states += next_states.len();
            if seen_states > cap {
                return Err(Stopped::TooLarge);
            }
            if out_of_time() {
                return Err(Stopped::OutOfTime);
            }
            walk.entries.push(std::mem::replace(&mut entries, next_entries));
            states = next_states;
        }
        walk.finals = states.into_iter().zip(entries).collect();
        Ok(walk)
    }

    /// The answers of one visit that ends in this final state; hidden questions are left out.
    pub fn visit_of(&self, entry: &Entry) -> Vec<(usize, Seen)> {
        let mut visit = Vec::new();
        let mut entry = *entry;
        for (layer, question) in self.engine.asking_order.iter().copied().enumerate().rev() {
            let (before, class) = entry.parent;
            let classes = self.classes.get(question);
            let seen = class.and_then(|class| Some(classes?.get(class as usize)?.seen));
            visit.extend(seen.map(|seen| (question, seen)));
            let Some(parent) = self.entries.get(layer).and_then(|entries| entries.get(before as usize)) else { break };
            entry = *parent;
        }
        visit.reverse();
        visit
    }

    fn next(
        &mut self,
        state: &State,
        step: &Step,
        conditions: &[Condition],
        pool: &mut Pool,
        class: Option<(usize, &AnswerClass)>,
    ) -> State {
        let (class_id, seen) = match class {
            Some((at, class)) => (u32::try_from(at).unwrap_or(u32::MAX - 1), class.seen),
            None => (u32::MAX, Seen::Hidden),
        };
        let mut next = State { open: Vec::with_capacity(step.after.len()), ..state.clone() };
        next.open.clear();
        let mut kept: Vec<(usize, Expr)> = Vec::with_capacity(step.touched.len());
        for (at, place) in &step.touched {
            let Some(condition) = conditions.get(*at) else { continue };
            let before = match place {
                Some(place) => state.open.get(*place).copied().unwrap_or(FALSE),
                None => condition.start,
            };
            let rest = pool.answer(before, step.question, class_id, seen);
            let rest = match condition.of {
                // Shown unless false.
                Use::ShowIf(_) if rest == expr::UNKNOWN => TRUE,
                Use::ShowIf(_) => rest,
                Use::Rule(_) | Use::Guarantee(_) => self.settle(condition.of, rest, &mut next),
            };
            kept.push((*at, rest));
        }
        next.open.extend(
            step.after.iter().map(|wanted| kept.iter().find(|(at, _)| at == wanted).map_or(FALSE, |(_, rest)| *rest)),
        );
        self.simplify(&mut next);
        next
    }

    /// Lets a condition that has become known have its effect, once; then it is as if it were false.
    fn settle(&mut self, of: Use, rest: Expr, state: &mut State) -> Expr {
        let Some(truth) = expr::truth(rest) else { return rest };
        match of {
            Use::Rule(at) => self.fire(at, truth, state),
            Use::Guarantee(at) => {
                if truth == Truth::True
                    && let Some(when) = state.whens.get_mut(at)
                {
                    *when = true;
                }
            }
            Use::ShowIf(_) => return rest,
        }
        FALSE
    }

    fn fire(&mut self, at: usize, truth: Truth, state: &mut State) {
        let Some(rule) = self.engine.rules.get(at) else { return };
        match truth {
            Truth::True => {
                if let Some(fires) = self.rule_fires.get_mut(at) {
                    *fires = true;
                }
                rule.severe.iter().for_each(|(option, status)| worsen(&mut state.own, *option, *status));
                for (option, status) in &rule.severe {
                    if *status == Status::NotForNow
                        && let Some(named) = state.named.get_mut(*option)
                    {
                        *named = true;
                    }
                }
                for (option, points) in &rule.points {
                    if let Some(sum) = state.points.get_mut(*option) {
                        *sum = sum.saturating_add(*points);
                    }
                }
                state.refer = state.refer.max(rule.refer);
            }
            Truth::Unknown => rule.unsure.iter().for_each(|option| worsen(&mut state.own, *option, Status::AskFirst)),
            Truth::False => {}
        }
    }

    /// Forgets what can't matter any more.
    fn simplify(&self, state: &mut State) {
        if state.refer.is_some() {
            state.own.fill(Status::Open);
            state.points.fill(0);
            state.named.fill(false);
        } else {
            for at in 0..self.engine.options.len() {
                // The points of what is not for now lead nowhere.
                if self.status(state, at) == Status::NotForNow
                    && let Some(points) = state.points.get_mut(at)
                {
                    *points = 0;
                }
            }
        }
        for at in 0..state.whens.len() {
            if state.whens.get(at) == Some(&true)
                && self.engine.topic.guarantees.get(at).is_some_and(|guarantee| self.is_kept(&guarantee.say, state))
                && let Some(when) = state.whens.get_mut(at)
            {
                *when = false;
            }
        }
    }

    /// Of an option with its parts, so far: it can only get worse.
    pub fn status(&self, state: &State, option: usize) -> Status {
        self.engine.options.get(option).map_or(Status::Open, |form| form.worst(option, &state.own))
    }

    /// Whatever follows, this guarantee is not broken.
    fn is_kept(&self, say: &Say, state: &State) -> bool {
        let status = |id| self.engine.option_at(id).map_or(Status::Open, |at| self.status(state, at));
        match say {
            Say::Never(Claim::Suggested(id)) | Say::Always(Claim::AskFirstOrStronger(id)) => {
                state.refer.is_some() || status(id) > Status::Open
            }
            Say::Never(Claim::Leading(id) | Claim::AskFirst(id)) => {
                state.refer.is_some() || status(id) == Status::NotForNow
            }
            Say::Never(Claim::NotForNow(_)) => state.refer.is_some(),
            Say::Always(Claim::Refer(urgency)) => state.refer >= Some(*urgency),
            Say::Never(_) | Say::Always(_) | Say::Reachable(_) => false,
        }
    }
}

/// What happens when one question is answered.
struct Step {
    question: usize,
    /// Conditions that it can change or that reach over it, with their place in the state before (`None`: new).
    touched: Vec<(usize, Option<usize>)>,
    /// Conditions that the state after it still holds.
    after: Vec<usize>,
    /// Place of its own `show_if` in the state before.
    show_if: Option<usize>,
    constant_show_if: Option<usize>,
}

impl Step {
    fn at(conditions: &[Condition], layer: usize, question: usize) -> Self {
        let holds = |layer: usize| -> Vec<usize> {
            let reach = |c: &Condition| c.first <= layer && layer < c.last;
            conditions.iter().enumerate().filter(|(_, c)| reach(c)).map(|(at, _)| at).collect()
        };
        let before = match layer.checked_sub(1) {
            Some(previous) => holds(previous),
            None => Vec::new(),
        };
        let place = |at: usize| before.iter().position(|held| *held == at);
        let own = conditions.iter().position(|condition| condition.of == Use::ShowIf(question));
        let touched = conditions
            .iter()
            .enumerate()
            .filter(|(at, condition)| condition.first <= layer && layer <= condition.last && Some(*at) != own);
        Self {
            question,
            touched: touched.map(|(at, _)| (at, place(at))).collect(),
            after: holds(layer),
            show_if: own.and_then(place),
            constant_show_if: own.filter(|at| place(*at).is_none()),
        }
    }

    fn shown(&self, state: &State, conditions: &[Condition]) -> bool {
        let truth = match (self.show_if, self.constant_show_if) {
            (Some(place), _) => state.open.get(place).copied().unwrap_or(TRUE),
            (None, Some(at)) => conditions.get(at).map_or(TRUE, |condition| condition.start),
            (None, None) => TRUE,
        };
        truth != FALSE
    }
}

fn conditions(engine: &Engine, pool: &mut Pool) -> Vec<Condition> {
    let layer_of = |question: usize| engine.asking_order.iter().position(|at| *at == question).unwrap_or(0);
    let mut found = Vec::new();
    let mut add = |of: Use, node: &Node| {
        let (mut first, mut last) = (usize::MAX, 0);
        node.each_leaf(&mut |leaf| {
            let layer = layer_of(leaf.question);
            first = first.min(layer);
            last = last.max(layer);
        });
        if let Use::ShowIf(question) = of
            && first != usize::MAX
        {
            last = layer_of(question);
        }
        found.push(Condition { of, start: pool.of(node), first, last });
    };
    for (at, rule) in engine.rules.iter().enumerate() {
        add(Use::Rule(at), &rule.node);
    }
    for (at, guarantee) in engine.topic.guarantees.iter().enumerate() {
        add(Use::Guarantee(at), &when_of(engine, guarantee.when.as_ref()));
    }
    for (question, show_if) in engine.show_if.iter().enumerate() {
        if let Some(node) = show_if {
            add(Use::ShowIf(question), node);
        }
    }
    found
}

/// A guarantee's condition; always true when it has none.
pub(crate) fn when_of(engine: &Engine, when: Option<&crate::engine::model::Condition>) -> Node {
    let always = Node::AtLeastOf { least: 0, of: Vec::new() };
    when.and_then(|when| resolve(when, false, &engine.names, &engine.topic.questions)).unwrap_or(always)
}

/// What is asked of each question anywhere.
pub(crate) fn leaves(engine: &Engine) -> Vec<BTreeSet<Test>> {
    let mut leaves = vec![BTreeSet::new(); engine.topic.questions.len()];
    let mut add = |node: &Node| {
        node.each_leaf(&mut |leaf| {
            if let Some(tests) = leaves.get_mut(leaf.question) {
                tests.insert(leaf.test);
            }
        });
    };
    engine.rules.iter().for_each(|rule| add(&rule.node));
    engine.show_if.iter().flatten().for_each(&mut add);
    for guarantee in &engine.topic.guarantees {
        add(&when_of(engine, guarantee.when.as_ref()));
    }
    leaves
}
