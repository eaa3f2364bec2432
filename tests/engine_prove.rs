//! Proofs against going through every set of answers, on random small topics; and what the shipped topic promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod engine_support;
#[path = "engine_support/shown.rs"]
mod shown;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use engine_support::{Dice, dice, every_answer, topic, warning};
use proptest::prelude::*;
use waitwise::engine::model::{Claim, Condition, Effect, Guarantee, Rule, Say, Urgency};
use waitwise::engine::outcome::Standing;
use waitwise::engine::prove::{
    ByWalk, Conflict, Event, Fall, Find, Found, Limits, Sat, Verdict, Visit, Weight, properties, prove,
};
use waitwise::engine::{Answers, ChoiceId, Engine, OptionId, QuestionId, Topic};

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
    all_answers(engine).iter().map(|answers| Visit::of_answers(engine, answers)).collect()
}

/// Every set of answers, those to hidden questions too.
fn all_answers(engine: &Engine) -> Vec<Answers> {
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
    visits
}

/// The choices that a condition asks for, read off the condition as it is written.
fn asked_for(condition: &Condition, positive: bool, found: &mut BTreeSet<(QuestionId, ChoiceId)>) {
    let mut add = |question: &QuestionId, choices: &[ChoiceId], wanted: bool| {
        if wanted {
            found.extend(choices.iter().map(|choice| (question.clone(), choice.clone())));
        }
    };
    match condition {
        Condition::Chose(question, choice) => add(question, std::slice::from_ref(choice), positive),
        Condition::ChoseAny(question, choices) => add(question, choices, positive),
        Condition::ChoseNone(question, choices) => add(question, choices, !positive),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeastOf(_, of) => {
            for part in of {
                asked_for(part, positive, found);
            }
        }
        Condition::Not(inner) => asked_for(inner, !positive, found),
        _ => {}
    }
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
    fn a_choice_lets_the_option_fall_that_it_speaks_for_exactly_if_trying_every_set_of_answers_shows_it(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let mut topic = topic(&mut dice, 4);
        // Counts of choices have their own list of choices; left out here, the rest is every kind of condition.
        topic.rules.retain(|rule| !format!("{:?}", rule.when).contains("CountAtLeast"));
        let Ok(engine) = Engine::compile(topic) else { return Ok(()) };
        let answers = all_answers(&engine);
        prop_assume!(answers.len() <= 3_000);
        let mut truth = BTreeSet::new();
        for (at, rule) in engine.topic().rules.iter().enumerate() {
            let mut choices = BTreeSet::new();
            asked_for(&rule.when, true, &mut choices);
            let points = |option: &OptionId| -> i32 {
                let given = rule.then.iter().map(|effect| match effect {
                    Effect::Favor(known, points) if known == option => *points,
                    Effect::Disfavor(known, points) if known == option => -*points,
                    _ => 0,
                });
                given.sum()
            };
            let favoured = engine.topic().options.iter().enumerate().filter(|(_, known)| points(&known.id) > 0);
            let favoured = favoured.map(|(option, _)| option);
            for (option, (question, choice)) in favoured.flat_map(|o| choices.iter().map(move |choice| (o, choice))) {
                let question = engine.topic().questions.iter().find(|known| known.id == *question).unwrap();
                let falls = answers.iter().any(|before| {
                    let mut after = before.clone();
                    after.tap(question, choice);
                    let (was, is) = (Visit::of_answers(&engine, before), Visit::of_answers(&engine, &after));
                    let ranked = engine.evaluate(&after).ranking().is_some();
                    after.has_chosen(&question.id, choice)
                        && ranked
                        && engine.is_example(Event::Suggested(option), &was)
                        && !engine.is_example(Event::Suggested(option), &is)
                        && !engine.is_example(Event::Fires(at), &was)
                        && engine.is_example(Event::Fires(at), &is)
                });
                if falls {
                    truth.insert((option, question.id.clone(), choice.clone()));
                }
            }
        }
        let falls = prove(&engine, &Limits { fall_tries: 0, ..Limits::default() }, &mut |_, _| {}).falls;
        prop_assert_eq!(falls.drawn, 0, "all are searched");
        let found: BTreeSet<_> = falls.found.iter().map(|fall| {
            let question = &engine.topic().questions[fall.of.question];
            (fall.of.option, question.id.clone(), question.kind.choices()[fall.of.choice].id.clone())
        }).collect();
        prop_assert_eq!(found, truth);
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
        visits.sort_by_key(|visit| visit.given(&engine).iter().map(shown::answer).collect::<Vec<_>>());
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
    let library = waitwise::content::load(&waitwise::content::starter::shipped_alone("muscle-pain")).library.unwrap();
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

/// The shipped topic with these rules more.
fn with_rules(rules: &[(&str, Condition, Effect)]) -> Engine {
    let mut topic = shipped().topic().clone();
    for (id, when, then) in rules.iter().cloned() {
        topic.rules.push(Rule { id: id.into(), when, then: vec![then], because: "so".to_owned(), source: Vec::new() });
    }
    Engine::compile(topic).unwrap()
}

fn with_rule(id: &str, when: Condition, then: Effect) -> Engine {
    with_rules(&[(id, when, then)])
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
    let Conflict::Questions(questions) = &checked.conflict else { panic!("{:?}", checked.conflict) };
    let names: Vec<&str> = questions.iter().map(|at| engine.topic().questions[*at].id.as_str()).collect();
    assert_eq!(names, ["age", "pregnant"]);
}

fn conflict(engine: &Engine, event: Event) -> Conflict {
    let proof = prove(engine, &quick(), &mut |_, _| {});
    let checked = proof.checked.iter().find(|checked| checked.property.event == event).unwrap();
    assert_eq!(checked.verdict, Verdict::Impossible);
    checked.conflict.clone()
}

#[test]
fn an_option_that_can_not_be_suggested_names_the_rules_or_the_options_that_stand_against_it() {
    let massage = shipped().topic().options.iter().position(|option| option.id.as_str() == "massage").unwrap();
    let needles = |choices: &[&str]| {
        Condition::ChoseAny("needles".into(), choices.iter().map(|choice| (*choice).into()).collect())
    };
    let engine = with_rules(&[
        ("some-needles", needles(&["fine", "nervous"]), Effect::AskFirst("massage".into())),
        ("no-needle", needles(&["no"]), Effect::NotForNow("massage".into())),
    ]);
    let Conflict::Rules(rules) = conflict(&engine, Event::Suggested(massage)) else { panic!("no rules") };
    let names: Vec<&str> = rules.iter().map(|at| engine.topic().rules[*at].id.as_str()).collect();
    assert_eq!(names, ["some-needles", "no-needle"]);

    let engine = with_rules(&[("much", Condition::Applies("needles".into()), Effect::Disfavor("massage".into(), 900))]);
    let Conflict::Options(options) = conflict(&engine, Event::Suggested(massage)) else { panic!("no options") };
    assert!(!options.is_empty() && !options.contains(&massage));
}

#[test]
fn a_question_that_is_never_shown_names_the_questions_that_exclude_each_other() {
    let mut topic = shipped().topic().clone();
    // An answer that isn't known may still be either, so only what is always known can exclude each other.
    let both = vec![Condition::NotSure("age".into()), Condition::Declined("age".into())];
    topic.questions.last_mut().unwrap().show_if = Some(Condition::All(both));
    let last = topic.questions.len() - 1;
    let engine = Engine::compile(topic).unwrap();
    let age = engine.topic().questions.iter().position(|question| question.id.as_str() == "age").unwrap();
    assert_eq!(conflict(&engine, Event::Shown(last)), Conflict::Questions(vec![age]));
}

#[test]
fn a_choice_that_speaks_for_an_option_and_lets_it_fall_is_noticed() {
    let when = Condition::Chose("needles".into(), "nervous".into());
    let engine = with_rule("odd", when, Effect::AskFirst("massage".into()));
    let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
    let rule = |fall: &Fall| engine.topic().rules[fall.rule].id.as_str() == "nervous";
    let fall = proof.falls.found.iter().find(|fall| rule(fall)).unwrap();
    assert_eq!(engine.topic().options[fall.of.option].id.as_str(), "massage");
    assert!(engine.is_example(Event::Suggested(fall.of.option), &fall.before));
    assert!(!engine.is_example(Event::Suggested(fall.of.option), &fall.after));
}

#[test]
fn the_only_fall_of_the_shipped_topic_is_meant() {
    let engine = shipped();
    let falls = prove(&engine, &Limits::default(), &mut |_, _| {}).falls;
    assert_eq!(falls.drawn, 0, "all of them are searched");
    // Someone who wants both and then says "nervous" in place of "no needles" may have both again.
    let rules: Vec<&str> = falls.found.iter().map(|fall| engine.topic().rules[fall.rule].id.as_str()).collect();
    assert_eq!(rules, ["nervous"]);
    let before = falls.found[0].before.given(&engine);
    let before: Vec<String> = before.iter().map(shown::answer).collect();
    assert!(before.iter().any(|given| given.contains("together")), "{before:?}");
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
