//! The formula itself: questions, conditions, statuses, points and standings, in literals.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustsat::types::Lit;

use super::circuit::{Circuit, Number};
use super::walk::leaves;
use crate::engine::compile::Engine;
use crate::engine::condition::{Leaf, Node, Test};
use crate::engine::model::{QuestionKind, Urgency};
use crate::engine::outcome::Status;

/// Lets a query end early: when the time is over, or when it has cost more than it is worth.
#[derive(Debug)]
pub(super) struct Stop {
    pub out_of_time: Arc<AtomicBool>,
    /// Conflicts so far, and where to stop.
    pub conflicts: u64,
    pub budget: u64,
}

impl Default for Stop {
    fn default() -> Self {
        Self { out_of_time: Arc::default(), conflicts: 0, budget: u64::MAX }
    }
}

impl batsat::Callbacks for Stop {
    fn on_new_clause(&mut self, _: &[batsat::Lit], _: batsat::clause::Kind) {
        self.conflicts += 1;
    }

    fn stop(&self) -> bool {
        self.out_of_time.load(Ordering::Relaxed) || self.conflicts > self.budget
    }
}

pub(super) type Solver = rustsat_batsat::Solver<Stop>;

/// One question in the formula.
#[derive(Clone)]
pub(super) struct Asked {
    pub shown: Lit,
    pub not_sure: Lit,
    pub declined: Lit,
    pub answered: Lit,
    /// Of a Single, Multi or Map: each choice.
    pub choices: Vec<Lit>,
    /// Of a scale: "this or more", ascending.
    pub steps: Vec<(i64, Lit)>,
    pub min: i32,
}

/// What the engine says, in literals.
pub(super) struct Said {
    pub refer_now: Lit,
    pub refer: Lit,
    /// By option: not open, not for now.
    pub closed: Vec<Lit>,
    pub not_for_now: Vec<Lit>,
    pub suggested: Vec<Lit>,
    pub leading: Vec<Lit>,
    pub points: Vec<Number>,
    /// What a number of 0 stands for, in points.
    pub least: i64,
}

pub(super) fn ask(engine: &Engine, circuit: &mut Circuit<Solver>) -> Vec<Asked> {
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
        let shown = shown(engine, circuit, &asked, *question);
        let answered = ask_one(engine, circuit, tests.get(*question), *question, shown);
        if let (Some(slot), Some(answered)) = (asked.get_mut(*question), answered) {
            *slot = answered;
        }
    }
    asked
}

/// Whether a question is shown, from the questions that were asked before it.
pub(super) fn shown(engine: &Engine, circuit: &mut Circuit<Solver>, asked: &[Asked], question: usize) -> Lit {
    match engine.show_if.get(question).and_then(Option::as_ref) {
        Some(show_if) => known(circuit, asked, show_if, false),
        None => circuit.yes,
    }
}

/// A question with an answer of its own, whatever it is.
pub(super) fn ask_one(
    engine: &Engine,
    circuit: &mut Circuit<Solver>,
    tests: Option<&BTreeSet<Test>>,
    question: usize,
    shown: Lit,
) -> Option<Asked> {
    let no = !circuit.yes;
    let kind = &engine.topic.questions.get(question)?.kind;
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
        let asked_for = tests.into_iter().flatten().filter_map(|test| match test {
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
        for choice in &choices {
            circuit.clause(&[!*choice, answered]);
        }
        for (at, (choice, lit)) in kind.choices().iter().zip(&choices).enumerate() {
            for (other_at, other) in choices.iter().enumerate() {
                if at != other_at && (choice.exclusive || (!kind.takes_several() && at < other_at)) {
                    circuit.clause(&[!*lit, !*other]);
                }
            }
        }
    }
    Some(Asked { shown, not_sure, declined, answered, choices, steps, min })
}

/// A condition: whether it is true (`sure`), or at least not false.
pub(super) fn known(circuit: &mut Circuit<Solver>, asked: &[Asked], node: &Node, sure: bool) -> Lit {
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

/// Whether each rule is surely true, and whether it may be.
pub(super) type RuleLits = Vec<(Lit, Lit)>;

/// What the engine says; `beside` other rules and their points, so that only what differs is built anew.
pub(super) fn say(
    engine: &Engine,
    circuit: &mut Circuit<Solver>,
    rules: &RuleLits,
    beside: Option<(&RuleLits, &[Number])>,
) -> Said {
    let options = engine.options.len();
    let (mut closed, mut out) = (vec![Vec::new(); options], vec![Vec::new(); options]);
    let (mut now, mut refer) = (Vec::new(), Vec::new());
    let (mut terms, mut base) = (vec![Vec::new(); options], vec![0_i64; options]);
    for (rule, (sure, possible)) in engine.rules.iter().zip(rules) {
        for (option, points) in &rule.points {
            let term = (u64::from(points.unsigned_abs()), if *points < 0 { !*sure } else { *sure });
            terms.iter_mut().skip(*option).take(1).for_each(|list| list.push(term));
            base.iter_mut().skip(*option).take(1).for_each(|base| *base += i64::from((*points).min(0)));
        }
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
    let points: Vec<Number> = match beside {
        None => terms.iter().zip(&base).map(|(terms, base)| circuit.sum(base.abs_diff(least), terms)).collect(),
        Some((others, points)) => points_beside(engine, circuit, others, points, rules),
    };
    let (suggested, leading) = standings(engine, circuit, &closed, &not_for_now, &points, least.unsigned_abs());
    Said {
        refer_now: circuit.or(&now),
        refer: circuit.or(&refer),
        closed,
        not_for_now,
        suggested,
        leading,
        points,
        least,
    }
}

/// The points with `rules`, from those with other truths of the same rules.
fn points_beside(
    engine: &Engine,
    circuit: &mut Circuit<Solver>,
    others: &RuleLits,
    points: &[Number],
    rules: &RuleLits,
) -> Vec<Number> {
    let mut points = points.to_vec();
    for (form, ((before, _), (now, _))) in engine.rules.iter().zip(others.iter().zip(rules)) {
        if before == now {
            continue;
        }
        for (option, given) in &form.points {
            let Some(number) = points.get_mut(*option) else { continue };
            let weight = u64::from(given.unsigned_abs());
            // Points against an option are counted where the rule is not true.
            let (before, now) = if *given < 0 { (!*before, !*now) } else { (*before, *now) };
            let (taken, added) = (circuit.and(&[before, !now]), circuit.and(&[now, !before]));
            *number = circuit.minus(number, weight, taken);
            *number = circuit.plus(number, weight, added);
        }
    }
    points
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
pub(super) fn differ(circuit: &mut Circuit<Solver>, one: &Said, other: &Said) -> Lit {
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
