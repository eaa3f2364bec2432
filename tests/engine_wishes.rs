//! With nothing to be careful about: how many wishes lead to which option, against asking the engine one by one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod engine_support;

use std::collections::BTreeSet;

use engine_support::{Dice, dice, topic};
use proptest::prelude::*;
use waitwise::engine::model::{Choice, Condition, Effect, OptionDef, Question, QuestionKind, Rule, Urgency};
use waitwise::engine::outcome::{Standing, Status};
use waitwise::engine::{Answer, Answers, Engine, NotCounted, Topic, Wishes};

/// Every answer with one choice or one value.
fn single(question: &Question) -> Vec<Answer> {
    match &question.kind {
        QuestionKind::Scale { min, max } => (*min..=*max).map(Answer::Scale).collect(),
        kind => kind.choices().iter().map(|choice| Answer::Chosen(BTreeSet::from([choice.id.clone()]))).collect(),
    }
}

fn clear(engine: &Engine, question: &Question) -> Option<Answer> {
    if let Some(none) = question.kind.choices().iter().find(|choice| choice.exclusive) {
        return Some(Answer::Chosen(BTreeSet::from([none.id.clone()])));
    }
    single(question).into_iter().find(|answer| {
        let mut alone = Answers::default();
        alone.set(&question.id, answer.clone());
        let outcome = engine.evaluate(&alone);
        outcome.ranking().is_some_and(|ranking| ranking.options.iter().all(|option| option.status == Status::Open))
    })
}

/// Visits that go on with the next question that is shown and open, until none is.
fn finished(engine: &Engine, given: &Answers) -> Vec<Answers> {
    let Some(next) = engine.evaluate(given).open.first().cloned() else { return vec![given.clone()] };
    let all = single(engine.question(&next).unwrap()).into_iter().flat_map(|answer| {
        let mut more = given.clone();
        more.set(&next, answer);
        finished(engine, &more)
    });
    all.collect()
}

/// Each visit once: what was answered and then hid itself again counts for nothing.
fn counted(engine: &Engine, given: &Answers) -> Wishes {
    let topic = engine.topic();
    let mut visits: Vec<Answers> = Vec::new();
    for visit in finished(engine, given) {
        let shown = engine.shown(&visit);
        let mut asked = Answers::default();
        for id in &shown {
            asked.set(id, visit.get(id).unwrap().clone());
        }
        if !visits.contains(&asked) {
            visits.push(asked);
        }
    }
    let options = topic.options.len();
    let mut wishes = Wishes { combinations: visits.len(), first: vec![0; options], alone: vec![0; options] };
    for visit in visits {
        let outcome = engine.evaluate(&visit);
        let Some(ranking) = outcome.ranking() else { continue };
        let first: Vec<usize> = (0..options)
            .filter(|at| {
                let id = &topic.options[*at].id;
                ranking.options.iter().any(|option| &option.option == id && option.standing == Standing::Suggested)
            })
            .collect();
        for at in &first {
            wishes.first[*at] += 1;
            wishes.alone[*at] += usize::from(first.len() == 1);
        }
    }
    wishes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn they_are_counted_as_by_asking_one_by_one(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        let Ok(engine) = Engine::compile(topic.clone()) else { return Ok(()) };
        let mut given = Answers::default();
        for question in topic.questions.iter().filter(|question| question.safety) {
            let Some(answer) = clear(&engine, question) else {
                prop_assert_eq!(engine.wishes(), Err(NotCounted::NeverClear(question.id.clone())));
                return Ok(());
            };
            given.set(&question.id, answer);
        }
        prop_assert_eq!(engine.wishes(), Ok(counted(&engine, &given)));
    }
}

fn question(id: &str, kind: QuestionKind, safety: bool) -> Question {
    Question { id: id.into(), kind, show_if: None, safety }
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: (*id).into(), exclusive: *id == "none" }).collect()
}

fn rule(id: &str, when: Condition, then: Effect) -> Rule {
    Rule { id: id.into(), when, then: vec![then], because: "so it is".to_owned(), source: vec![] }
}

fn chose(question: &str, choice: &str) -> Condition {
    Condition::Chose(question.into(), choice.into())
}

fn engine(questions: Vec<Question>, rules: Vec<Rule>) -> Engine {
    let option = |id: &str| OptionDef { id: id.into(), combines: vec![], fallback: false };
    let options = vec![option("a"), option("b")];
    let topic = Topic { options, questions, rules, guarantees: vec![], tie_margin: 0, tie_break: vec![] };
    Engine::compile(topic).expect("compiles")
}

#[test]
fn a_tie_counts_for_each_and_what_does_not_apply_is_left_out() {
    let mut more = question("more", QuestionKind::Single(choices(&["p", "q", "r"])), false);
    more.show_if = Some(chose("likes", "x"));
    let likes = question("likes", QuestionKind::Multi(choices(&["x", "y"])), false);
    // The first choice refers, the second asks first: the third is the clear one.
    let health = question("health", QuestionKind::Single(choices(&["bad", "so-so", "good"])), true);
    let engine = engine(
        vec![more, likes, health],
        vec![
            rule("bad", chose("health", "bad"), Effect::Refer(Urgency::Now)),
            rule("so-so", chose("health", "so-so"), Effect::AskFirst("a".into())),
            rule("likes-y", chose("likes", "y"), Effect::Favor("b".into(), 1)),
            rule("wants-p", chose("more", "p"), Effect::Favor("a".into(), 1)),
        ],
    );
    // x with p, q, r, and y: p is for a, y for b; q and r are ties. The set of x and y is not among them.
    assert_eq!(engine.wishes(), Ok(Wishes { combinations: 4, first: vec![3, 3], alone: vec![1, 1] }));
}

#[test]
fn too_many_combinations_and_a_question_that_is_never_clear_are_not_counted() {
    let scale = |id: &str, max| question(id, QuestionKind::Scale { min: 1, max }, false);
    assert_eq!(engine(vec![scale("s", i32::MAX)], vec![]).wishes(), Err(NotCounted::TooMany));
    assert_eq!(engine(vec![scale("s", 1001), scale("t", 1000)], vec![]).wishes(), Err(NotCounted::TooMany));
    let counted = engine(vec![scale("s", 100), scale("t", 100)], vec![]).wishes().unwrap();
    assert_eq!((counted.combinations, counted.first, counted.alone), (10_000, vec![10_000; 2], vec![0; 2]));

    let age = question("age", QuestionKind::Single(choices(&["old", "young"])), true);
    let asks = |choice: &str| rule(choice, chose("age", choice), Effect::AskFirst("a".into()));
    let never = engine(vec![age], vec![asks("old"), asks("young")]).wishes();
    assert_eq!(never, Err(NotCounted::NeverClear("age".into())));
}
