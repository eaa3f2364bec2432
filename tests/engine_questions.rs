//! "Still matters" and "what would change this", against trying all answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod engine_support;

use std::collections::BTreeSet;

use engine_support::{Dice, answers, dice, every_answer, topic};
use proptest::prelude::*;
use waitwise::engine::model::Urgency;
use waitwise::engine::outcome::{Given, Standing, Status};
use waitwise::engine::{Answer, Answers, ChoiceId, Engine, QuestionId};

/// What a patient is told at the end: a referral, or statuses and who leads.
type Core = (Option<Urgency>, Vec<(Status, bool)>);

fn core(engine: &Engine, answers: &Answers) -> Core {
    let outcome = engine.evaluate_end(answers);
    let leads = |standing: Standing| matches!(standing, Standing::Suggested | Standing::Leading);
    match (outcome.referral(), outcome.ranking()) {
        (Some(referral), _) => (Some(referral.urgency), Vec::new()),
        (None, Some(ranking)) => (None, ranking.options.iter().map(|o| (o.status, leads(o.standing))).collect()),
        (None, None) => panic!("neither a referral nor a ranking"),
    }
}

/// Every way to answer what isn't answered yet.
fn completions(engine: &Engine, given: &Answers) -> Vec<Answers> {
    let mut all = vec![given.clone()];
    for question in engine.topic().questions.iter().filter(|question| given.get(&question.id).is_none()) {
        let every = every_answer(question);
        let longer = all.iter().flat_map(|answers| {
            every.iter().map(|answer| {
                let mut more = answers.clone();
                more.set(&question.id, answer.clone());
                more
            })
        });
        all = longer.collect();
        if all.len() > 20_000 {
            break;
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn a_question_that_is_said_not_to_matter_changes_nothing_whatever_is_answered(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        let given = answers(&mut dice, &topic);
        let Ok(engine) = Engine::compile(topic.clone()) else { return Ok(()) };
        let all = completions(&engine, &given);
        prop_assume!(all.len() <= 20_000);
        let matters = engine.still_matters(&given);
        let open = engine.evaluate(&given).open;
        prop_assert!(matters.iter().all(|id| open.contains(id)), "only open questions can matter");
        for question in topic.questions.iter().filter(|q| open.contains(&q.id) && !matters.contains(&q.id)) {
            for completion in &all {
                let before = core(&engine, completion);
                for answer in every_answer(question) {
                    let mut other = completion.clone();
                    other.set(&question.id, answer);
                    prop_assert_eq!(&before, &core(&engine, &other), "{} matters after all", question.id);
                }
            }
        }
        if matters.is_empty() {
            let now = core(&engine, &given);
            for completion in &all {
                prop_assert_eq!(&now, &core(&engine, completion), "nothing matters, yet it changes");
            }
        }
    }

    #[test]
    fn what_would_change_it_does_change_it_and_nothing_smaller_does(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        let mut given = answers(&mut dice, &topic);
        for question in &topic.questions {
            if given.get(&question.id).is_none() {
                given.set(&question.id, Answer::NotSure);
            }
        }
        let Ok(engine) = Engine::compile(topic.clone()) else { return Ok(()) };
        let alone = |answers: &Answers| {
            let outcome = engine.evaluate_end(answers);
            let options = outcome.ranking().map(|ranking| ranking.options.clone()).unwrap_or_default();
            let first: Vec<_> = options.iter().filter(|o| o.standing == Standing::Suggested).map(|o| o.option.clone()).collect();
            if first.len() == 1 { first.into_iter().next() } else { None }
        };
        if let Some(change) = engine.what_would_change(&given) {
            prop_assert!((1..=2).contains(&change.instead.len()));
            let mut changed = given.clone();
            for instead in &change.instead {
                let question = engine.question(&instead.question).unwrap();
                prop_assert!(!question.safety, "never a safety answer");
                prop_assert!(engine.shown(&given).contains(&question.id), "never one that doesn't apply");
                match &instead.given {
                    Given::Choice(choice) => {
                        let several = question.kind.takes_several();
                        let exclusive = |id: &ChoiceId| question.kind.choices().iter().any(|c| &c.id == id && c.exclusive);
                        let mut chosen = match given.get(&question.id) {
                            Some(Answer::Chosen(chosen)) if several && !exclusive(choice) => chosen.clone(),
                            _ => BTreeSet::new(),
                        };
                        chosen.retain(|id| !exclusive(id));
                        chosen.insert(choice.clone());
                        changed.set(&question.id, Answer::Chosen(chosen));
                    }
                    Given::Value(value) => changed.set(&question.id, Answer::Scale(*value)),
                    Given::NotSure | Given::Declined => prop_assert!(false, "not sure is no wish"),
                }
            }
            prop_assert_eq!(alone(&changed), Some(change.first.clone()));
            prop_assert_ne!(alone(&given), Some(change.first));
        }
    }
}

fn shipped() -> std::sync::Arc<Engine> {
    let library = waitwise::content::load(&waitwise::content::starter::shipped_alone("muscle-pain")).library.unwrap();
    library.topics[0].engine.clone()
}

fn set(answers: &mut Answers, given: &[(&str, &str)]) {
    for (question, choice) in given {
        let answer = match *choice {
            "not-sure" => Answer::NotSure,
            choice => Answer::Chosen(BTreeSet::from([ChoiceId::new(choice)])),
        };
        answers.set(&QuestionId::new(question), answer);
    }
}

const CALM: &[(&str, &str)] = &[
    ("red-flags-now", "none"),
    ("red-flags-today", "none"),
    ("age", "18-64"),
    ("pregnant", "no"),
    ("blood-thinners", "no"),
    ("today", "none"),
    ("ever", "none"),
    ("body", "none"),
    ("where", "lower-back"),
    ("needles", "fine"),
    ("touch", "fine"),
    ("spread", "one-spot"),
    ("matters", "short-visits"),
];

#[test]
fn of_the_shipped_topic_one_wish_changes_the_result() {
    let mut answers = Answers::default();
    set(&mut answers, CALM);
    let change = shipped().what_would_change(&answers).unwrap();
    assert_eq!(change.instead.len(), 1);
    assert_eq!(change.first.as_str(), "massage");
}

#[test]
fn nothing_matters_any_more_after_a_sign_that_needs_checking_now() {
    let mut answers = Answers::default();
    set(&mut answers, &[("red-flags-now", "chest-pain")]);
    assert_eq!(shipped().still_matters(&answers), []);
}

#[test]
fn where_nothing_is_left_to_choose_wishes_do_not_matter() {
    let engine = shipped();
    let mut answers = Answers::default();
    set(&mut answers, &CALM[..5]);
    set(&mut answers, &[("today", "fever")]);
    let matters: Vec<String> = engine.still_matters(&answers).iter().map(ToString::to_string).collect();
    // Needling and massage are not for now, and so are both together; notes beside them can still come.
    assert!(!matters.contains(&"spread".to_owned()), "{matters:?}");
    assert!(matters.contains(&"matters".to_owned()), "it speaks for neither yet: {matters:?}");
}
