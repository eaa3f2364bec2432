//! Proofs against going through every set of answers, on random small topics; and what the shipped topic promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod engine_support;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use engine_support::{Dice, dice, every_answer, topic, warning};
use proptest::prelude::*;
use waitwise::engine::model::{Claim, Condition, Effect, Guarantee, Rule, Say, Urgency};
use waitwise::engine::outcome::Standing;
use waitwise::engine::prove::{ByWalk, Event, Find, Found, Limits, Sat, Verdict, Visit, Weight, properties, prove};
use waitwise::engine::{Answers, Engine, Topic};

/// A random topic with a guarantee of every kind.
fn guarded(dice: &mut Dice) -> Topic {
    let mut topic = topic(dice, 4);
    for number in 0..4 {
        let option = topic.options[dice.roll(topic.options.len())].id.clone();
        let claim = match dice.roll(7) {
            0 => Claim::Suggested(option),
            1 => Claim::Leading(option),
            2 => Claim::AskFirst(option),
            3 => Claim::NotForNow(option),
            4 => Claim::AskFirstOrStronger(option),
            5 => Claim::Refer(Urgency::Today),
            _ => Claim::Refer(Urgency::Now),
        };
        let say = match dice.roll(3) {
            0 => Say::Never(claim),
            1 => Say::Always(claim),
            _ => Say::Reachable(claim),
        };
        let when = (!dice.one_in(4)).then(|| warning(dice, &topic.questions));
        topic.guarantees.push(Guarantee { id: format!("g{number}").as_str().into(), say, when });
    }
    topic
}

/// Every finished visit, by trying all sets of answers.
fn all_visits(engine: &Engine) -> Vec<Visit> {
    let mut visits: Vec<Answers> = vec![Answers::default()];
    for question in &engine.topic().questions {
        let mut longer = Vec::new();
        for visit in &visits {
            for answer in every_answer(question) {
                let mut more = visit.clone();
                more.set(&question.id, answer);
                longer.push(more);
            }
        }
        visits = longer;
    }
    visits.iter().map(|answers| Visit::of_answers(engine, answers)).collect()
}

fn sat(engine: &Engine) -> Sat<'_> {
    Sat::new(engine, Arc::new(AtomicBool::new(false)))
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn both_ways_of_proving_agree_with_trying_every_set_of_answers(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = guarded(&mut dice);
        let Ok(engine) = Engine::compile(topic) else { return Ok(()) };
        let visits = all_visits(&engine);
        prop_assume!(visits.len() <= 20_000);
        let (mut by_sat, mut by_walk) = (sat(&engine), ByWalk::new(&engine, 1_000_000, &|| false));
        let events = properties(&engine).into_iter().map(|property| property.event).chain([Event::Tie]);
        for event in events {
            let truth = visits.iter().any(|visit| engine.is_example(event, visit));
            match by_sat.find(event) {
                Found::Example(visit) => prop_assert!(engine.is_example(event, &visit), "SAT: {event:?} {visit:?}"),
                Found::None => prop_assert!(!truth, "SAT misses {event:?}"),
                Found::NotProven => prop_assert!(false, "SAT gave up on {event:?}"),
            }
            match by_walk.find(event) {
                Found::Example(visit) => prop_assert!(engine.is_example(event, &visit), "walk: {event:?} {visit:?}"),
                Found::None => prop_assert!(!truth, "the walk misses {event:?}"),
                // It tells of these that there is one, but not which.
                Found::NotProven => prop_assert!(
                    matches!(event, Event::Matters(_) | Event::Reach(_)) || truth,
                    "the walk invents {event:?}"
                ),
            }
        }
    }

    #[test]
    fn what_is_said_to_force_a_breach_forces_it_whatever_else_is_answered(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = guarded(&mut dice);
        let Ok(engine) = Engine::compile(topic) else { return Ok(()) };
        let visits = all_visits(&engine);
        prop_assume!(visits.len() <= 20_000);
        let proof = prove(&engine, &quick(), &mut |_, _| {});
        for checked in proof.checked {
            if let Verdict::Broken { example, forced_by } = checked.verdict {
                prop_assert!(engine.is_example(checked.property.event, &example));
                for visit in visits.iter().filter(|visit| forced_by.is_part_of(visit)) {
                    prop_assert!(engine.is_example(checked.property.event, visit));
                }
            }
        }
    }

    #[test]
    fn exact_counts_are_the_numbers_of_visits(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let Ok(engine) = Engine::compile(topic(&mut dice, 4)) else { return Ok(()) };
        let mut visits = all_visits(&engine);
        prop_assume!(visits.len() <= 20_000);
        visits.sort_by_key(|visit| format!("{:?}", visit.given(&engine)));
        visits.dedup();
        let proof = prove(&engine, &Limits { fall_tries: 0, ..Limits::default() }, &mut |_, _| {});
        prop_assert_eq!(proof.balance.visits.unwrap().to_string().replace(',', ""), visits.len().to_string());
    }
}

/// Yes or no only: nothing is counted.
fn quick() -> Limits {
    Limits { states: 0, sample: 0, fall_tries: 0, ..Limits::default() }
}

fn shipped() -> Arc<Engine> {
    let library = waitwise::content::load_embedded().library.unwrap();
    library.topics[0].engine.clone()
}

#[test]
fn everything_is_proven_of_the_shipped_topic() {
    let engine = shipped();
    let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
    let open: Vec<_> = proof.checked.iter().filter(|checked| checked.verdict != Verdict::Proven).collect();
    assert!(open.is_empty(), "{open:#?}");
    assert!(proof.checked.len() > 150);
    assert_eq!(proof.balance.sample, None, "counted, not estimated");
}

#[test]
fn the_shipped_topic_has_as_many_visits_as_its_questions_allow() {
    // By hand: the sets of each question, "not sure" and "prefer not to say" among them.
    let red_flags: u128 = 2_050 * 2_050;
    let (ever, today, body, places) = (130_u128, 10_u128, 514_u128, 65_u128);
    let wishes = 5_u128 * 5 * 6 * 7;
    // Pregnancy is asked unless 65 or over: 5 of the 6 answers to "age" (also not sure, or not said) ask it.
    let age_and_pregnancy: u128 = 5 * 4 + 1;
    let blood_thinners = 4_u128;
    // Lungs are asked for the neck, the upper back or chest, the shoulder; and where the place is not known.
    let without_lungs: u128 = 7;
    let places_and_lungs = (places - without_lungs) * 4 + without_lungs;
    let visits = red_flags * age_and_pregnancy * blood_thinners * today * ever * body * places_and_lungs * wishes;
    let proof = prove(&shipped(), &Limits::default(), &mut |_, _| {});
    assert_eq!(proof.balance.visits.unwrap().to_string().replace(',', ""), visits.to_string());
}

#[test]
fn the_least_and_most_points_by_search_are_those_by_counting() {
    let engine = shipped();
    let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
    assert_eq!(proof.balance.points, [Some((0, 3)), Some((0, 6)), Some((2, 5)), Some((0, 3))]);
    for (option, (extremes, counted)) in proof.extremes.iter().zip(&proof.balance.points).enumerate() {
        let extremes = extremes.clone().unwrap();
        assert_eq!(Some((extremes.least.0, extremes.most.0)), *counted, "option {option}");
        for (points, visit) in [extremes.least, extremes.most] {
            let outcome = engine.evaluate(&visit.answers(&engine));
            let id = &engine.topic().options[option].id;
            let result = outcome.ranking().unwrap().options.iter().find(|result| &result.option == id).unwrap();
            assert_eq!((result.points, result.standing), (points, Standing::Suggested));
        }
    }
}

#[test]
fn a_broken_guarantee_is_found_with_the_one_answer_that_breaks_it() {
    let mut topic = shipped().topic().clone();
    topic.rules.retain(|rule| rule.id.as_str() != "no-needles");
    let engine = Engine::compile(topic).unwrap();
    let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
    assert!(!proof.holds());
    let broken: Vec<_> = proof
        .checked
        .iter()
        .filter_map(|checked| match (&checked.verdict, checked.property.event) {
            (Verdict::Broken { forced_by, .. }, Event::Breach(at)) => Some((at, forced_by)),
            _ => None,
        })
        .collect();
    assert_eq!(broken.len(), 4, "needling and both, suggested and leading");
    for (at, forced_by) in broken {
        assert!(engine.topic().guarantees[at].id.as_str().starts_with("no-needles"));
        assert!(forced_by.given(&engine).iter().any(|given| given.question.as_str() == "needles"));
    }
}

#[test]
fn the_loss_of_any_safety_rule_of_the_shipped_topic_is_noticed() {
    let whole = shipped().topic().clone();
    let severe = |effect: &Effect| matches!(effect, Effect::AskFirst(_) | Effect::NotForNow(_) | Effect::Refer(_));
    let mut unnoticed = Vec::new();
    for (at, rule) in whole.rules.iter().enumerate() {
        let mut topic = whole.clone();
        topic.rules.remove(at);
        let engine = Engine::compile(topic).unwrap();
        let proof = prove(&engine, &quick(), &mut |_, _| {});
        if proof.holds() && rule.then.iter().any(severe) {
            unnoticed.push(rule.id.to_string());
        }
    }
    assert_eq!(unnoticed, Vec::<String>::new(), "guarantees don't notice the loss of these");
}

#[test]
fn a_weaker_safety_rule_of_the_shipped_topic_is_noticed() {
    let whole = shipped().topic().clone();
    for (at, rule) in whole.rules.iter().enumerate() {
        let refers = rule.then.iter().any(|effect| matches!(effect, Effect::Refer(_)));
        for (place, effect) in rule.then.iter().enumerate() {
            // Where a rule refers, nothing is ranked: its other effects can't show.
            if refers && !matches!(effect, Effect::Refer(_)) {
                continue;
            }
            let weaker = match effect {
                Effect::NotForNow(option) => Effect::AskFirst(option.clone()),
                Effect::Refer(Urgency::Now) => Effect::Refer(Urgency::Today),
                Effect::Refer(Urgency::Today) | Effect::AskFirst(_) => {
                    Effect::Caution(whole.options[0].id.clone(), "x".to_owned())
                }
                Effect::Favor(..) | Effect::Disfavor(..) | Effect::Caution(..) => continue,
            };
            let mut topic = whole.clone();
            topic.rules[at].then[place] = weaker;
            let engine = Engine::compile(topic).unwrap();
            let proof = prove(&engine, &quick(), &mut |_, _| {});
            assert!(!proof.holds(), "{}: {effect:?} was weakened and nobody noticed", rule.id);
        }
    }
}

/// The shipped topic with one rule more.
fn with_rule(id: &str, when: Condition, then: Effect) -> Engine {
    let mut topic = shipped().topic().clone();
    topic.rules.push(Rule { id: id.into(), when, then: vec![then], because: "so".to_owned(), source: Vec::new() });
    Engine::compile(topic).unwrap()
}

#[test]
fn a_rule_that_can_not_fire_names_the_questions_that_exclude_each_other() {
    let chose = |question: &str, choice: &str| Condition::Chose(question.into(), choice.into());
    // Over 65 nobody is asked about pregnancy.
    let when = Condition::All(vec![chose("needles", "fine"), chose("age", "65-or-over"), chose("pregnant", "yes")]);
    let engine = with_rule("never", when, Effect::Favor("massage".into(), 1));
    let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
    let rule = engine.topic().rules.len() - 1;
    let checked = proof.checked.iter().find(|checked| checked.property.event == Event::Fires(rule)).unwrap();
    assert_eq!(checked.verdict, Verdict::Impossible);
    let names: Vec<&str> = checked.conflict.iter().map(|at| engine.topic().questions[*at].id.as_str()).collect();
    assert_eq!(names, ["age", "pregnant"]);
}

#[test]
fn a_choice_that_speaks_for_an_option_and_lets_it_fall_is_noticed() {
    let when = Condition::Chose("needles".into(), "nervous".into());
    let engine = with_rule("odd", when, Effect::AskFirst("massage".into()));
    let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
    let fall = proof.falls.iter().find(|fall| engine.topic().rules[fall.rule].id.as_str() == "nervous").unwrap();
    assert_eq!(engine.topic().options[fall.option].id.as_str(), "massage");
    assert!(engine.is_example(Event::Suggested(fall.option), &fall.before));
    assert!(!engine.is_example(Event::Suggested(fall.option), &fall.after));
    assert_eq!(prove(&shipped(), &Limits::default(), &mut |_, _| {}).falls, [], "the shipped topic has none");
}

#[test]
fn a_proof_that_is_out_of_time_is_not_proven_and_never_proven() {
    let engine = shipped();
    let limits = Limits { stop: Arc::new(AtomicBool::new(true)), ..Limits::default() };
    let proof = prove(&engine, &limits, &mut |_, _| {});
    assert!(!proof.holds());
    assert!(proof.checked.iter().any(|checked| checked.verdict == Verdict::NotProven));
    let errors = proof.checked.iter().filter(|checked| checked.property.weight == Weight::Error);
    assert!(errors.into_iter().all(|checked| checked.verdict != Verdict::Impossible));
}

#[test]
fn progress_is_told_from_the_first_to_the_last_property() {
    let mut heard = Vec::new();
    prove(&shipped(), &Limits::default(), &mut |done, total| heard.push((done, total)));
    let total = heard[0].1;
    assert_eq!(heard.first(), Some(&(0, total)));
    assert_eq!(heard.last(), Some(&(total, total)));
}
