//! All finished visits as one formula: a SAT solver finds an example of an event, or shows that there is none.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustsat::solvers::{Solve, SolveIncremental, SolverResult};
use rustsat::types::{Lit, TernaryVal};

use super::circuit::{Circuit, Number};
use super::event::Event;
use super::find::{Find, Found};
use super::visit::Visit;
use super::walk::{leaves, when_of};
use crate::engine::compile::Engine;
use crate::engine::condition::{Leaf, Node, Seen, Test, Truth};
use crate::engine::model::{Claim, QuestionKind, Say, Urgency};
use crate::engine::outcome::Status;

/// Lets a query end early.
#[derive(Debug, Default)]
struct Stop(Arc<AtomicBool>);

impl batsat::Callbacks for Stop {
    fn stop(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

type Solver = rustsat_batsat::Solver<Stop>;

/// One question in the formula.
struct Asked {
    shown: Lit,
    not_sure: Lit,
    declined: Lit,
    answered: Lit,
    /// Of a Single, Multi or Map: each choice.
    choices: Vec<Lit>,
    /// Of a scale: "this or more", ascending.
    steps: Vec<(i64, Lit)>,
    min: i32,
}

/// What the engine says, in literals.
struct Said {
    refer_now: Lit,
    refer: Lit,
    /// By option: not open, not for now.
    closed: Vec<Lit>,
    not_for_now: Vec<Lit>,
    suggested: Vec<Lit>,
    leading: Vec<Lit>,
}

/// The whole formula of one topic.
pub struct Sat<'e> {
    engine: &'e Engine,
    circuit: Circuit<Solver>,
    asked: Vec<Asked>,
    rules: Vec<(Lit, Lit)>,
    said: Said,
    whens: Vec<Lit>,
    /// Of each question: single answers, those that the fewest conditions ask for first.
    plain: Vec<Vec<Seen>>,
    /// One for each rule: it is left out of `said_without`.
    removed: Vec<Lit>,
    matters: Lit,
}

impl<'e> Sat<'e> {
    /// `stop` ends a query that takes too long: what it would have shown is then "not proven".
    pub fn new(engine: &'e Engine, stop: Arc<AtomicBool>) -> Self {
        let mut solver = Solver::default();
        solver.batsat_mut().cb_mut().0 = stop;
        let mut circuit = Circuit::new(solver);
        let asked = ask(engine, &mut circuit);
        let mut truth =
            |node: &Node| (known(&mut circuit, &asked, node, true), known(&mut circuit, &asked, node, false));
        let rules: Vec<(Lit, Lit)> = engine.rules.iter().map(|rule| truth(&rule.node)).collect();
        let whens: Vec<Lit> =
            engine.topic.guarantees.iter().map(|g| truth(&when_of(engine, g.when.as_ref())).0).collect();
        let said = say(engine, &mut circuit, &rules);
        let removed: Vec<Lit> = rules.iter().map(|_| circuit.free()).collect();
        let kept: Vec<(Lit, Lit)> = rules
            .iter()
            .zip(&removed)
            .map(|((sure, possible), removed)| (circuit.and(&[*sure, !*removed]), circuit.and(&[*possible, !*removed])))
            .collect();
        let without = say(engine, &mut circuit, &kept);
        let matters = differ(&mut circuit, &said, &without);
        Self { engine, circuit, asked, rules, said, whens, plain: plain(engine), removed, matters }
    }

    /// A literal that is true in exactly the visits that are examples of the event.
    fn literal(&mut self, event: Event) -> Option<Lit> {
        let no = !self.circuit.yes;
        let at = |lits: &[Lit], at: usize| lits.get(at).copied().unwrap_or(no);
        let ranked = !self.said.refer;
        Some(match event {
            Event::Breach(guarantee) => {
                let say = self.engine.topic.guarantees.get(guarantee)?.say.clone();
                let when = at(&self.whens, guarantee);
                match &say {
                    Say::Never(claim) => {
                        let claim = self.claim(claim);
                        self.circuit.and(&[when, claim])
                    }
                    Say::Always(claim) => {
                        let claim = self.claim(claim);
                        self.circuit.and(&[when, !claim])
                    }
                    Say::Reachable(_) => no,
                }
            }
            Event::Reach(guarantee) => {
                let say = self.engine.topic.guarantees.get(guarantee)?.say.clone();
                let (Say::Never(claim) | Say::Always(claim) | Say::Reachable(claim)) = &say;
                let claim = self.claim(claim);
                let when = at(&self.whens, guarantee);
                self.circuit.and(&[when, claim])
            }
            Event::NotForNowLeads(option) => {
                let named: Vec<Lit> = self
                    .engine
                    .rules
                    .iter()
                    .zip(&self.rules)
                    .filter(|(rule, _)| rule.severe.contains(&(option, Status::NotForNow)))
                    .map(|(_, (sure, _))| *sure)
                    .collect();
                let named = self.circuit.or(&named);
                let leads = self.circuit.or(&[at(&self.said.suggested, option), at(&self.said.leading, option)]);
                self.circuit.and(&[ranked, named, leads])
            }
            Event::Suggested(option) => self.circuit.and(&[ranked, at(&self.said.suggested, option)]),
            Event::Shown(question) => self.asked.get(question)?.shown,
            Event::Chosen(question, choice) => {
                let asked = self.asked.get(question)?;
                let (answered, choice) = (asked.answered, asked.choices.get(choice).copied().unwrap_or(no));
                self.circuit.and(&[answered, choice])
            }
            Event::Fires(rule) => self.rules.get(rule)?.0,
            Event::Matters(_) => self.matters,
            Event::NoResult => {
                let leads: Vec<Lit> = self.said.suggested.iter().chain(&self.said.leading).copied().collect();
                let leads = self.circuit.or(&leads);
                let all_out = self.circuit.and(&self.said.not_for_now.clone());
                self.circuit.and(&[ranked, !leads, !all_out])
            }
            Event::Tie => {
                let tie = self.circuit.at_least(2, &self.said.suggested.clone());
                self.circuit.and(&[ranked, tie])
            }
        })
    }

    fn claim(&mut self, claim: &Claim) -> Lit {
        let (no, ranked) = (!self.circuit.yes, !self.said.refer);
        let engine = self.engine;
        let lit = |lits: &[Lit], id| engine.option_at(id).and_then(|at| lits.get(at)).copied().unwrap_or(no);
        match claim {
            Claim::Refer(Urgency::Now) => self.said.refer_now,
            Claim::Refer(Urgency::Today) => self.said.refer,
            Claim::AskFirstOrStronger(id) => self.circuit.or(&[self.said.refer, lit(&self.said.closed, id)]),
            Claim::Suggested(id) => self.circuit.and(&[ranked, lit(&self.said.suggested, id)]),
            Claim::Leading(id) => self.circuit.and(&[ranked, lit(&self.said.leading, id)]),
            Claim::NotForNow(id) => self.circuit.and(&[ranked, lit(&self.said.not_for_now, id)]),
            Claim::AskFirst(id) => {
                let (closed, out) = (lit(&self.said.closed, id), lit(&self.said.not_for_now, id));
                self.circuit.and(&[ranked, closed, !out])
            }
        }
    }

    /// The facts of an answer, as assumptions.
    fn facts(&self, question: usize, seen: Seen) -> Vec<Lit> {
        let Some(asked) = self.asked.get(question) else { return Vec::new() };
        match seen {
            Seen::NotSure => vec![asked.not_sure],
            Seen::Declined => vec![asked.declined],
            Seen::Chosen(bits) => {
                let choices = asked.choices.iter().enumerate();
                let choices = choices.map(|(at, lit)| if bits >> at & 1 == 1 { *lit } else { !*lit });
                choices.chain([asked.answered]).collect()
            }
            Seen::Value(value) => {
                let steps = asked.steps.iter().map(|(n, lit)| if i64::from(value) >= *n { *lit } else { !*lit });
                steps.chain([asked.answered]).collect()
            }
            Seen::Hidden | Seen::Open => Vec::new(),
        }
    }

    fn model(&self) -> Visit {
        let is = |lit: Lit| matches!(self.circuit.solver.lit_val(lit), Ok(TernaryVal::True));
        let mut seen = Vec::new();
        for (question, asked) in self.asked.iter().enumerate() {
            if !is(asked.shown) {
                continue;
            }
            let answer = if is(asked.not_sure) {
                Seen::NotSure
            } else if is(asked.declined) {
                Seen::Declined
            } else if asked.choices.is_empty() {
                let reached = asked.steps.iter().filter(|(_, lit)| is(*lit)).map(|(n, _)| *n).max();
                Seen::Value(reached.and_then(|n| i32::try_from(n).ok()).map_or(asked.min, |n| n.max(asked.min)))
            } else {
                let chosen = asked.choices.iter().enumerate().filter(|(_, lit)| is(**lit));
                Seen::Chosen(chosen.fold(0, |bits, (at, _)| bits | 1 << at))
            };
            seen.push((question, answer));
        }
        Visit::of(seen)
    }

    fn selectors(&self, event: Event) -> Vec<Lit> {
        let wanted = match event {
            Event::Matters(rule) => Some(rule),
            _ => None,
        };
        self.removed.iter().enumerate().map(|(at, lit)| if Some(at) == wanted { *lit } else { !*lit }).collect()
    }
}

impl Sat<'_> {
    /// Of each question in turn the plainest answer with which there still is an example.
    fn plainest(&mut self, event: Event, lit: Lit, first: Visit) -> Visit {
        let mut best = first;
        let mut fixed = self.selectors(event);
        fixed.push(lit);
        for question in self.engine.asking_order.clone() {
            let now = best.seen.iter().find(|(at, _)| *at == question).map(|(_, seen)| *seen);
            let Some(now) = now else { continue };
            let plainer = self.plain.get(question).cloned().unwrap_or_default();
            for seen in plainer.into_iter().take_while(|seen| *seen != now) {
                let mut assumptions = fixed.clone();
                assumptions.extend(self.facts(question, seen));
                if matches!(self.circuit.solver.solve_assumps(&assumptions), Ok(SolverResult::Sat)) {
                    best = self.model();
                    break;
                }
            }
            if let Some((_, seen)) = best.seen.iter().find(|(at, _)| *at == question) {
                fixed.extend(self.facts(question, *seen));
            }
        }
        best
    }
}

impl Find for Sat<'_> {
    fn find(&mut self, event: Event) -> Found {
        let Some(lit) = self.literal(event) else { return Found::None };
        let mut assumptions = self.selectors(event);
        assumptions.push(lit);
        match self.circuit.solver.solve_assumps(&assumptions) {
            Ok(SolverResult::Sat) => Found::Example(self.model()),
            Ok(SolverResult::Unsat) => Found::None,
            Ok(SolverResult::Interrupted) | Err(_) => Found::NotProven,
        }
    }

    fn simplest(&mut self, event: Event, example: Visit) -> Visit {
        match self.literal(event) {
            Some(lit) => self.plainest(event, lit, example),
            None => example,
        }
    }

    fn forced_by(&mut self, event: Event, visit: &Visit) -> Option<Visit> {
        let lit = self.literal(event)?;
        let mut kept = visit.seen.clone();
        let mut at = kept.len();
        // From the last question to the first: what follows from earlier answers goes first.
        while at > 0 {
            at -= 1;
            let tried: Vec<(usize, Seen)> =
                kept.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, fact)| *fact).collect();
            let mut assumptions = self.selectors(event);
            assumptions.push(!lit);
            assumptions.extend(tried.iter().flat_map(|(question, seen)| self.facts(*question, *seen)));
            match self.circuit.solver.solve_assumps(&assumptions) {
                Ok(SolverResult::Unsat) => kept = tried,
                Ok(SolverResult::Sat | SolverResult::Interrupted) | Err(_) => {}
            }
        }
        Some(Visit::of(kept))
    }
}

fn plain(engine: &Engine) -> Vec<Vec<Seen>> {
    let mut leaves: Vec<Leaf> = Vec::new();
    engine.rules.iter().for_each(|rule| rule.node.each_leaf(&mut |leaf| leaves.push(*leaf)));
    let asked_for = |question: usize, seen: Seen| {
        let asks = |leaf: &&Leaf| leaf.question == question && leaf.truth(seen) != Truth::False;
        leaves.iter().filter(asks).count()
    };
    let questions = engine.topic.questions.iter().enumerate().map(|(at, question)| {
        let choices = (0..question.kind.choices().len()).map(|choice| Seen::Chosen(1 << choice));
        let mut answers: Vec<Seen> = choices.chain([Seen::NotSure, Seen::Declined]).collect();
        answers.sort_by_key(|seen| asked_for(at, *seen));
        answers
    });
    questions.collect()
}

fn ask(engine: &Engine, circuit: &mut Circuit<Solver>) -> Vec<Asked> {
    let tests = leaves(engine);
    let no = !circuit.yes;
    let mut asked: Vec<Asked> = engine
        .topic
        .questions
        .iter()
        .map(|_| Asked {
            shown: no,
            not_sure: no,
            declined: no,
            answered: no,
            choices: Vec::new(),
            steps: Vec::new(),
            min: 0,
        })
        .collect();
    for question in &engine.asking_order {
        let shown = match engine.show_if.get(*question).and_then(Option::as_ref) {
            Some(show_if) => known(circuit, &asked, show_if, false),
            None => circuit.yes,
        };
        let Some(kind) = engine.topic.questions.get(*question).map(|question| &question.kind) else { continue };
        let (not_sure, declined, answered) = (circuit.free(), circuit.free(), circuit.free());
        // Shown: exactly one of the three. Hidden: none.
        circuit.clause(&[!shown, not_sure, declined, answered]);
        for (a, b) in [(not_sure, declined), (not_sure, answered), (declined, answered)] {
            circuit.clause(&[!a, !b]);
        }
        for state in [not_sure, declined, answered] {
            circuit.clause(&[!state, shown]);
        }
        let (mut steps, mut min) = (Vec::new(), 0);
        let choices: Vec<Lit> = kind.choices().iter().map(|_| circuit.free()).collect();
        if let QuestionKind::Scale { min: least, max } = kind {
            min = *least;
            let asked_for = tests.get(*question).into_iter().flatten().filter_map(|test| match test {
                Test::AtLeast(n) => Some(*n),
                _ => None,
            });
            let mut before: Option<Lit> = None;
            for n in asked_for {
                let step = if n <= i64::from(*least) {
                    circuit.yes
                } else if n > i64::from(*max) {
                    no
                } else {
                    circuit.free()
                };
                if let Some(before) = before {
                    circuit.clause(&[!step, before]);
                }
                before = Some(step);
                steps.push((n, step));
            }
        } else {
            let mut some = choices.clone();
            some.push(!answered);
            circuit.clause(&some);
            choices.iter().for_each(|choice| circuit.clause(&[!*choice, answered]));
            for (at, (choice, lit)) in kind.choices().iter().zip(&choices).enumerate() {
                for (other_at, other) in choices.iter().enumerate() {
                    if at != other_at && (choice.exclusive || (!kind.takes_several() && at < other_at)) {
                        circuit.clause(&[!*lit, !*other]);
                    }
                }
            }
        }
        if let Some(slot) = asked.get_mut(*question) {
            *slot = Asked { shown, not_sure, declined, answered, choices, steps, min };
        }
    }
    asked
}

/// A condition: whether it is true (`sure`), or at least not false.
fn known(circuit: &mut Circuit<Solver>, asked: &[Asked], node: &Node, sure: bool) -> Lit {
    match node {
        Node::Leaf(leaf) => leaf_lit(circuit, asked, *leaf, sure),
        Node::AtLeastOf { least, of } => {
            let parts: Vec<Lit> = of.iter().map(|part| known(circuit, asked, part, sure)).collect();
            if *least == parts.len() {
                circuit.and(&parts)
            } else if *least == 1 {
                circuit.or(&parts)
            } else {
                circuit.at_least(*least, &parts)
            }
        }
    }
}

fn leaf_lit(circuit: &mut Circuit<Solver>, asked: &[Asked], leaf: Leaf, sure: bool) -> Lit {
    let no = !circuit.yes;
    let Some(question) = asked.get(leaf.question) else { return no };
    let flip = |lit: Lit| if leaf.negated { !lit } else { lit };
    let masked = |mask: u64| -> Vec<Lit> {
        question.choices.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, lit)| *lit).collect()
    };
    let plain = match leaf.test {
        Test::Applies => return flip(question.shown),
        Test::NotSure => return circuit.and(&[question.shown, flip(question.not_sure)]),
        Test::Declined => return circuit.and(&[question.shown, flip(question.declined)]),
        Test::Answered => return circuit.and(&[question.shown, flip(question.answered)]),
        Test::AnyOf(mask) => circuit.or(&masked(mask)),
        Test::Count { mask, least } => circuit.at_least(least as usize, &masked(mask)),
        Test::AtLeast(n) => question.steps.iter().find(|(step, _)| *step == n).map_or(no, |(_, lit)| *lit),
    };
    let true_now = circuit.and(&[question.answered, flip(plain)]);
    if sure { true_now } else { circuit.or(&[question.not_sure, question.declined, true_now]) }
}

fn say(engine: &Engine, circuit: &mut Circuit<Solver>, rules: &[(Lit, Lit)]) -> Said {
    let options = engine.options.len();
    let (mut closed, mut out) = (vec![Vec::new(); options], vec![Vec::new(); options]);
    let (mut now, mut refer) = (Vec::new(), Vec::new());
    let (mut terms, mut base) = (vec![Vec::new(); options], vec![0_i64; options]);
    for (rule, (sure, possible)) in engine.rules.iter().zip(rules) {
        for (option, status) in &rule.severe {
            closed.iter_mut().skip(*option).take(1).for_each(|lits| lits.push(*sure));
            if *status == Status::NotForNow {
                out.iter_mut().skip(*option).take(1).for_each(|lits| lits.push(*sure));
            }
        }
        let unknown = circuit.and(&[*possible, !*sure]);
        for option in &rule.unsure {
            closed.iter_mut().skip(*option).take(1).for_each(|lits| lits.push(unknown));
        }
        if rule.refer.is_some() {
            refer.push(*sure);
        }
        if rule.refer == Some(Urgency::Now) {
            now.push(*sure);
        }
        for (option, points) in &rule.points {
            let term = (u64::from(points.unsigned_abs()), if *points < 0 { !*sure } else { *sure });
            terms.iter_mut().skip(*option).take(1).for_each(|list| list.push(term));
            base.iter_mut().skip(*option).take(1).for_each(|base| *base += i64::from((*points).min(0)));
        }
    }
    let own_closed: Vec<Lit> = closed.iter().map(|lits| circuit.or(lits)).collect();
    let own_out: Vec<Lit> = out.iter().map(|lits| circuit.or(lits)).collect();
    let mut combine = |own: &[Lit]| -> Vec<Lit> {
        let with_parts = |(at, form): (usize, &crate::engine::compile::OptionForm)| {
            let all: Vec<Lit> =
                std::iter::once(&at).chain(&form.parts).filter_map(|at| own.get(*at).copied()).collect();
            circuit.or(&all)
        };
        engine.options.iter().enumerate().map(with_parts).collect()
    };
    let (closed, not_for_now) = (combine(&own_closed), combine(&own_out));
    // A sum counts up from the least that an option can have; all from the same least.
    let least = base.iter().copied().min().unwrap_or(0).min(0);
    let points: Vec<Number> =
        terms.iter().zip(&base).map(|(terms, base)| circuit.sum(base.abs_diff(least), terms)).collect();
    let (suggested, leading) = standings(engine, circuit, &closed, &not_for_now, &points, least.unsigned_abs());
    Said { refer_now: circuit.or(&now), refer: circuit.or(&refer), closed, not_for_now, suggested, leading }
}

/// As `Engine::stand`, in literals. `zero` is how a sum of no points is written.
fn standings(
    engine: &Engine,
    circuit: &mut Circuit<Solver>,
    closed: &[Lit],
    out: &[Lit],
    points: &[Number],
    zero: u64,
) -> (Vec<Lit>, Vec<Lit>) {
    let options = engine.options.len();
    let open: Vec<Lit> = closed.iter().map(|lit| !*lit).collect();
    let asking: Vec<Lit> = closed.iter().zip(out).map(|(closed, out)| circuit.and(&[*closed, !*out])).collect();
    let fallback = |at: usize| engine.options.get(at).is_some_and(|form| form.fallback);
    let others = |lits: &[Lit]| -> Vec<Lit> {
        lits.iter().enumerate().filter(|(at, _)| !fallback(*at)).map(|(_, lit)| *lit).collect()
    };
    let (open_other, asking_other) = (circuit.or(&others(&open)), circuit.or(&others(&asking)));
    let open_any = circuit.or(&open);
    let margin = u64::try_from(engine.topic.tie_margin).unwrap_or(0);
    let margins: Vec<Number> = points
        .iter()
        .map(|number| {
            let terms: Vec<(u64, Lit)> = number.iter().enumerate().map(|(bit, lit)| (1 << bit, *lit)).collect();
            circuit.sum(margin, &terms)
        })
        .collect();
    let zero = circuit.sum(zero, &[]);
    let no = !circuit.yes;
    let (mut suggested, mut leading) = (Vec::with_capacity(options), Vec::with_capacity(options));
    for at in 0..options {
        let is = |lits: &[Lit]| lits.get(at).copied().unwrap_or(no);
        let (mine, with_margin) =
            (points.get(at).cloned().unwrap_or_default(), margins.get(at).cloned().unwrap_or_default());
        let (mut near, mut ahead) = (vec![is(&open)], Vec::new());
        let (mut most_asking_other, mut most_asking) = (Vec::new(), Vec::new());
        for (other, theirs) in points.iter().enumerate().filter(|(other, _)| *other != at) {
            let (their_open, their_asking) =
                (open.get(other).copied().unwrap_or(no), asking.get(other).copied().unwrap_or(no));
            let beyond = circuit.greater(theirs, &with_margin);
            near.push(!circuit.and(&[their_open, beyond]));
            let (more, mine_more) = (circuit.greater(theirs, &mine), circuit.greater(&mine, theirs));
            let beaten = circuit.and(&[their_asking, more]);
            most_asking.push(!beaten);
            if !fallback(other) {
                most_asking_other.push(!beaten);
                ahead.push(!circuit.and(&[their_open, !mine_more]));
            }
        }
        let near = circuit.and(&near);
        suggested.push(if fallback(at) {
            let (ahead, above_zero) = (circuit.and(&ahead), circuit.greater(&mine, &zero));
            let earned = circuit.or(&[ahead, above_zero]);
            let earned = circuit.choose(open_other, earned, !asking_other);
            circuit.and(&[near, earned])
        } else {
            near
        });
        let (among_others, among_all) = (circuit.and(&most_asking_other), circuit.and(&most_asking));
        let among_others = if fallback(at) { no } else { among_others };
        let when_none = circuit.and(&[among_all, !open_any]);
        let leads = circuit.choose(asking_other, among_others, when_none);
        leading.push(circuit.and(&[is(&asking), !open_other, leads]));
    }
    (suggested, leading)
}

/// Another referral, or, where nothing refers, another status or another option in front.
fn differ(circuit: &mut Circuit<Solver>, one: &Said, other: &Said) -> Lit {
    let refers = [circuit.xor(one.refer, other.refer), circuit.xor(one.refer_now, other.refer_now)];
    let mut ranked = Vec::new();
    for at in 0..one.closed.len() {
        let pick = |lits: &[Lit]| lits.get(at).copied();
        for (a, b) in [(&one.closed, &other.closed), (&one.not_for_now, &other.not_for_now)] {
            if let (Some(a), Some(b)) = (pick(a), pick(b)) {
                ranked.push(circuit.xor(a, b));
            }
        }
        let mut leads = |said: &Said| {
            let both: Vec<Lit> = [pick(&said.suggested), pick(&said.leading)].into_iter().flatten().collect();
            circuit.or(&both)
        };
        let (a, b) = (leads(one), leads(other));
        ranked.push(circuit.xor(a, b));
    }
    let ranked = circuit.or(&ranked);
    let neither = circuit.and(&[!one.refer, !other.refer, ranked]);
    circuit.or(&[refers[0], refers[1], neither])
}
