//! A visit beside itself, with one choice made and everything else as it was: both in one formula.

use rustsat::types::Lit;

use super::circuit::Circuit;
use super::falls::{Favoured, rules_speaking};
use super::formula::{Asked, RuleLits, Said, Solver, ask_one, known, say, shown};
use super::walk::leaves;
use crate::engine::compile::Engine;

/// What was said of the visit as it is.
pub(super) struct Before<'f> {
    pub asked: &'f [Asked],
    pub rules: &'f RuleLits,
    pub said: &'f Said,
}

/// The same visit with the choice made.
pub(super) struct After {
    pub question: usize,
    pub choice: usize,
    pub asked: Vec<Asked>,
    rules: RuleLits,
    said: Said,
}

impl After {
    /// Only what hangs on the question is built anew; `None` if there is no such choice.
    pub fn new(engine: &Engine, circuit: &mut Circuit<Solver>, before: &Before<'_>, of: Favoured) -> Option<Self> {
        let Favoured { question, choice, .. } = of;
        let tests = leaves(engine);
        let mut asked = before.asked.to_vec();
        *asked.get_mut(question)? = chosen(engine, circuit, before.asked.get(question)?, question, choice);
        for other in engine.asking_order.iter().copied().filter(|other| *other != question) {
            let shown_after = shown(engine, circuit, &asked, other);
            let was = before.asked.get(other)?;
            if shown_after == was.shown {
                continue;
            }
            let now = ask_one(engine, circuit, tests.get(other), other, shown_after)?;
            same_answer_where_both_are_shown(circuit, was, &now);
            *asked.get_mut(other)? = now;
        }
        let truth = |circuit: &mut Circuit<Solver>, sure| -> Vec<Lit> {
            engine.rules.iter().map(|rule| known(circuit, &asked, &rule.node, sure)).collect()
        };
        let (sure, possible) = (truth(circuit, true), truth(circuit, false));
        let rules: RuleLits = sure.into_iter().zip(possible).collect();
        let said = say(engine, circuit, &rules, Some((before.rules, &before.said.points)));
        Some(Self { question, choice, asked, rules, said })
    }

    /// The option was put forward, a rule in which the choice speaks for it becomes true, and it is no longer put forward.
    pub fn falls(&self, engine: &Engine, circuit: &mut Circuit<Solver>, before: &Before<'_>, option: usize) -> Lit {
        let no = !circuit.yes;
        let of = Favoured { question: self.question, choice: self.choice, option };
        let spoken: Vec<Lit> = rules_speaking(engine, of)
            .filter_map(|at| Some((before.rules.get(at)?.0, self.rules.get(at)?.0)))
            .map(|(was, is)| circuit.and(&[!was, is]))
            .collect();
        let spoken = circuit.or(&spoken);
        let asked = before.asked.get(self.question).map_or(no, |asked| asked.shown);
        let leads = |said: &Said| said.suggested.get(option).copied().unwrap_or(no);
        let (was, is) = (leads(before.said), leads(&self.said));
        circuit.and(&[asked, spoken, !before.said.refer, was, !self.said.refer, !is])
    }
}

/// The question with the choice made: beside what it can stand beside, alone otherwise.
fn chosen(engine: &Engine, circuit: &Circuit<Solver>, was: &Asked, question: usize, choice: usize) -> Asked {
    let no = !circuit.yes;
    let beside = |at: usize| engine.can_stand_beside(question, choice, at);
    let choices = was.choices.iter().enumerate().map(|(at, lit)| match at {
        at if at == choice => was.shown,
        at if beside(at) => *lit,
        _ => no,
    });
    Asked { not_sure: no, declined: no, answered: was.shown, choices: choices.collect(), ..was.clone() }
}

fn same_answer_where_both_are_shown(circuit: &mut Circuit<Solver>, was: &Asked, now: &Asked) {
    let (both, mut pairs) = (circuit.and(&[was.shown, now.shown]), Vec::new());
    pairs.extend([(was.not_sure, now.not_sure), (was.declined, now.declined), (was.answered, now.answered)]);
    pairs.extend(was.choices.iter().copied().zip(now.choices.iter().copied()));
    pairs.extend(was.steps.iter().zip(&now.steps).map(|((_, a), (_, b))| (*a, *b)));
    for (a, b) in pairs {
        circuit.clause(&[!both, !a, b]);
        circuit.clause(&[!both, a, !b]);
    }
}
