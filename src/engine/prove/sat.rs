//! All finished visits as one formula: a SAT solver finds an example of an event, or shows that there is none.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustsat::solvers::{Solve, SolveIncremental, SolverResult};
use rustsat::types::{Lit, TernaryVal};

use super::circuit::Circuit;
use super::event::Event;
use super::falls::Favoured;
use super::find::{Conflict, Extremes, FallFound, Find, Found};
use super::formula::{Asked, RuleLits, Said, Solver, ask, differ, known, say};
use super::scout::rules_asking;
use super::twin::{After, Before};
use super::visit::Visit;
use super::walk::when_of;
use crate::engine::compile::{Engine, RuleForm};
use crate::engine::condition::{Node, Seen};
use crate::engine::model::{Claim, Say, Urgency};
use crate::engine::outcome::Status;

/// Conflicts that the search for an option's extremes may cost: they are good to know, not to wait for.
const EXTREMES_BUDGET: u64 = 2_000;

/// The same for all falls of a topic together, and how many gates the formula may grow by.
const FALLS_BUDGET: u64 = 500;
const FALLS_GATES: u32 = 10_000;

/// The whole formula of one topic.
pub struct Sat<'e> {
    engine: &'e Engine,
    circuit: Circuit<Solver>,
    asked: Vec<Asked>,
    rules: RuleLits,
    said: Said,
    whens: Vec<Lit>,
    /// Of each question: single answers, those that the fewest conditions ask for first.
    plain: Vec<Vec<Seen>>,
}

impl<'e> Sat<'e> {
    /// `stop` ends a query that takes too long: what it would have shown is then "not proven".
    pub fn new(engine: &'e Engine, stop: Arc<AtomicBool>) -> Self {
        let mut solver = Solver::default();
        solver.batsat_mut().cb_mut().out_of_time = stop;
        let mut circuit = Circuit::new(solver);
        let asked = ask(engine, &mut circuit);
        let mut truth =
            |node: &Node| (known(&mut circuit, &asked, node, true), known(&mut circuit, &asked, node, false));
        let rules: RuleLits = engine.rules.iter().map(|rule| truth(&rule.node)).collect();
        let whens: Vec<Lit> =
            engine.topic.guarantees.iter().map(|g| truth(&when_of(engine, g.when.as_ref())).0).collect();
        let said = say(engine, &mut circuit, &rules, None);
        Self { engine, circuit, asked, rules, said, whens, plain: plain(engine) }
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
            Event::Matters(rule) => {
                let mut rules = self.rules.clone();
                *rules.get_mut(rule)? = (no, no);
                let without = say(self.engine, &mut self.circuit, &rules, Some((&self.rules, &self.said.points)));
                differ(&mut self.circuit, &self.said, &without)
            }
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
        self.model_of(&self.asked)
    }

    fn model_of(&self, asked: &[Asked]) -> Visit {
        let is = |lit: Lit| matches!(self.circuit.solver.lit_val(lit), Ok(TernaryVal::True));
        let mut seen = Vec::new();
        for (question, asked) in asked.iter().enumerate() {
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
}

impl Sat<'_> {
    /// Whether the option falls by the choice that `after` has made.
    fn fall(&mut self, after: &After, option: usize) -> FallFound {
        let before = Before { asked: &self.asked, rules: &self.rules, said: &self.said };
        let lit = after.falls(self.engine, &mut self.circuit, &before, option);
        match self.circuit.solver.solve_assumps(&[lit]) {
            Ok(SolverResult::Unsat) => FallFound::Never,
            Ok(SolverResult::Interrupted) | Err(_) => FallFound::NotProven,
            Ok(SolverResult::Sat) => {
                let example = self.model();
                let mut fixed = vec![lit];
                for (question, seen) in &self.plainest(lit, example).seen {
                    fixed.extend(self.facts(*question, *seen));
                }
                match self.circuit.solver.solve_assumps(&fixed) {
                    Ok(SolverResult::Sat) => FallFound::Falls(self.model(), self.model_of(&after.asked)),
                    Ok(SolverResult::Unsat | SolverResult::Interrupted) | Err(_) => FallFound::NotProven,
                }
            }
        }
    }

    fn extremes_of(&mut self, option: usize) -> Option<Extremes> {
        let lit = self.literal(Event::Suggested(option))?;
        Some(Extremes { least: self.extreme(option, lit, false)?, most: self.extreme(option, lit, true)? })
    }

    /// As few of the parts as can't all be so, given what is so anyway; `None` if they can.
    fn core<T: Clone>(&mut self, given: &[Lit], mut parts: Vec<(T, Lit)>) -> Option<Vec<T>> {
        let mut can_be = |parts: &[(T, Lit)]| {
            let all: Vec<Lit> = given.iter().copied().chain(parts.iter().map(|(_, lit)| *lit)).collect();
            !matches!(self.circuit.solver.solve_assumps(&all), Ok(SolverResult::Unsat))
        };
        if can_be(&parts) {
            return None;
        }
        let mut at = parts.len();
        while at > 0 {
            at -= 1;
            let mut fewer = parts.clone();
            fewer.remove(at);
            if !can_be(&fewer) {
                parts = fewer;
            }
        }
        Some(parts.into_iter().map(|(what, _)| what).collect())
    }

    /// Which parts of a condition that is never so keep each other from it.
    fn conflict_in(&mut self, node: &Node, sure: bool) -> Conflict {
        let parts: Vec<&Node> = match node {
            Node::AtLeastOf { least, of } if *least == of.len() => of.iter().collect(),
            other => vec![other],
        };
        let parts: Vec<(&Node, Lit)> =
            parts.into_iter().map(|part| (part, known(&mut self.circuit, &self.asked, part, sure))).collect();
        let mut questions = BTreeSet::new();
        for part in self.core(&[], parts).into_iter().flatten() {
            part.each_leaf(&mut |leaf| {
                questions.insert(leaf.question);
            });
        }
        Conflict::Questions(questions.into_iter().collect())
    }

    /// What keeps an option from ever being suggested: rules of which one always fires, or options that always have more
    /// points.
    fn conflict_over(&mut self, option: usize) -> Conflict {
        let no = !self.circuit.yes;
        let ranked = !self.said.refer;
        let parts_of = self.engine.options.get(option).map(|form| form.parts.clone()).unwrap_or_default();
        let closes = |rule: &RuleForm| {
            let names = |at: &usize| *at == option || parts_of.contains(at);
            rule.severe.iter().any(|(at, _)| names(at)) || rule.unsure.iter().any(names)
        };
        let rules: Vec<(usize, Lit)> = self
            .engine
            .rules
            .iter()
            .zip(&self.rules)
            .enumerate()
            .filter(|(_, (rule, _))| closes(rule))
            .map(|(at, (_, (_, possible)))| (at, !*possible))
            .collect();
        if let Some(rules) = self.core(&[ranked], rules) {
            return Conflict::Rules(rules);
        }
        let Some(mine) = self.said.points.get(option).cloned() else { return Conflict::Unknown };
        let margin = u64::try_from(self.engine.topic.tie_margin).unwrap_or(0);
        let with_margin = self.circuit.plus(&mine, margin, self.circuit.yes);
        let open: Vec<Lit> = self.said.closed.iter().map(|lit| !*lit).collect();
        let others = self.said.points.clone().into_iter().enumerate().filter(|(at, _)| *at != option);
        let others: Vec<(usize, Lit)> = others
            .map(|(at, theirs)| {
                let ahead = self.circuit.greater(&theirs, &with_margin);
                (at, !self.circuit.and(&[open.get(at).copied().unwrap_or(no), ahead]))
            })
            .collect();
        let open = open.get(option).copied().unwrap_or(no);
        self.core(&[ranked, open], others).map_or(Conflict::Unknown, Conflict::Options)
    }

    /// Narrows the points down by halves, from one example to the next.
    fn extreme(&mut self, option: usize, lit: Lit, most: bool) -> Option<(i32, Visit)> {
        let number = self.said.points.get(option)?.clone();
        let mut fixed = vec![lit];
        let mut best: Option<u64> = None;
        // From the greatest bit down: 1 where there is an example with 1 (for the most), else 0; the other way round for
        // the least.
        for bit in number.iter().rev() {
            let wanted = if most { *bit } else { !*bit };
            let mut tried = fixed.clone();
            tried.push(wanted);
            let taken = match self.circuit.solver.solve_assumps(&tried) {
                Ok(SolverResult::Sat) => wanted,
                Ok(SolverResult::Unsat) => !wanted,
                Ok(SolverResult::Interrupted) | Err(_) => return None,
            };
            best = Some(best.unwrap_or(0) << 1 | u64::from(taken == *bit));
            fixed.push(taken);
        }
        match self.circuit.solver.solve_assumps(&fixed) {
            Ok(SolverResult::Sat) => {
                let points = i64::try_from(best.unwrap_or(0)).ok()? + self.said.least;
                Some((i32::try_from(points).ok()?, self.model()))
            }
            Ok(SolverResult::Unsat | SolverResult::Interrupted) | Err(_) => None,
        }
    }

    /// Of each question in turn the plainest answer with which there still is an example.
    fn plainest(&mut self, lit: Lit, first: Visit) -> Visit {
        let mut best = first;
        let mut fixed = vec![lit];
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
        match self.circuit.solver.solve_assumps(&[lit]) {
            Ok(SolverResult::Sat) => Found::Example(self.model()),
            Ok(SolverResult::Unsat) => Found::None,
            Ok(SolverResult::Interrupted) | Err(_) => Found::NotProven,
        }
    }

    fn simplest(&mut self, event: Event, example: Visit) -> Visit {
        match self.literal(event) {
            Some(lit) => self.plainest(lit, example),
            None => example,
        }
    }

    fn extremes(&mut self) -> Vec<Option<Extremes>> {
        let options = 0..self.engine.options.len();
        let found = options.map(|option| {
            let costs = self.circuit.solver.batsat_mut().cb_mut();
            costs.budget = costs.conflicts + EXTREMES_BUDGET;
            self.extremes_of(option)
        });
        let found = found.collect();
        self.circuit.solver.batsat_mut().cb_mut().budget = u64::MAX;
        found
    }

    fn falls(&mut self, all: &[Favoured]) -> Vec<FallFound> {
        let costs = self.circuit.solver.batsat_mut().cb_mut();
        costs.budget = costs.conflicts + FALLS_BUDGET;
        let most_gates = self.circuit.gates() + FALLS_GATES;
        let mut after: Option<After> = None;
        let mut found = Vec::with_capacity(all.len());
        for of in all {
            if self.circuit.gates() > most_gates {
                found.push(FallFound::NotProven);
                continue;
            }
            if after.as_ref().is_none_or(|after| (after.question, after.choice) != (of.question, of.choice)) {
                let before = Before { asked: &self.asked, rules: &self.rules, said: &self.said };
                after = After::new(self.engine, &mut self.circuit, &before, *of);
            }
            found.push(after.as_ref().map_or(FallFound::NotProven, |after| self.fall(after, of.option)));
        }
        self.circuit.solver.batsat_mut().cb_mut().budget = u64::MAX;
        found
    }

    fn conflict(&mut self, event: Event) -> Conflict {
        match event {
            Event::Fires(rule) => {
                self.engine.rules.get(rule).map_or(Conflict::Unknown, |form| self.conflict_in(&form.node, true))
            }
            Event::Shown(question) | Event::Chosen(question, _) => {
                let show_if = self.engine.show_if.get(question).and_then(Option::as_ref);
                show_if.map_or(Conflict::Unknown, |show_if| self.conflict_in(show_if, false))
            }
            Event::Suggested(option) => self.conflict_over(option),
            _ => Conflict::Unknown,
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
            let mut assumptions = vec![!lit];
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
    let rules = rules_asking(engine);
    let questions = engine.topic.questions.iter().enumerate().map(|(at, question)| {
        let choices = (0..question.kind.choices().len()).map(|choice| Seen::Chosen(1 << choice));
        let mut answers: Vec<Seen> = choices.chain([Seen::NotSure, Seen::Declined]).collect();
        answers.sort_by_cached_key(|seen| rules(at, *seen));
        answers
    });
    questions.collect()
}
