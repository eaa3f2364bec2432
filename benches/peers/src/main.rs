//! waitwise beside other rule engines, in one run, on the same rules and the same answers; first all must agree on every
//! rule. Run it from here: `cargo run --release`.
//!
//! The others get a light task: to say of each rule whether it fires. waitwise does its whole one: three values, statuses,
//! points and standings, from answers as they are stored.

#[path = "../../made/mod.rs"]
mod made;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use datalogic_rs::Engine as DataLogic;
use serde_json::{Map, Value, json};
use waitwise::engine::model::{Condition, QuestionKind, Topic};
use waitwise::engine::{Answer, Answers, Engine, Truth};
use zen_engine::DecisionEngine;
use zen_engine::model::DecisionContent;
use zen_expression::vm::VM;
use zen_expression::{Scope, Variable, compile_expression};

const VISITS: usize = 200;

fn main() {
    let library = waitwise::content::load_embedded().library.expect("the shipped content is right");
    let shipped = library.topics[0].engine.topic().clone();
    for (name, topic) in [("shipped topic", shipped), ("30 questions x 5 choices, 200 rules", made::topic(30, 200, false))] {
        compare(name, topic);
    }
}

fn compare(name: &str, topic: Topic) {
    let engine = Engine::compile(topic).expect("it compiles");
    let topic = engine.topic();
    let visits: Vec<Answers> = visits(&engine);
    println!("\n{name}: {} rules, {} visits, answers checked equal", topic.rules.len(), visits.len());

    // Each peer compiled, each with its own form of the answers made beforehand.
    let data: Vec<Value> = visits.iter().map(|answers| as_json(topic, answers)).collect();
    let zen_rules: Vec<String> = topic.rules.iter().map(|rule| zen(topic, &rule.when)).collect();
    let expressions: Vec<_> = zen_rules.iter().map(|rule| compile_expression(rule).expect("it compiles")).collect();
    let graph = graph(&zen_rules);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let decision = DecisionEngine::default().create_decision(graph.into()).expect("it compiles");
    let variables: Vec<Variable> = data.iter().map(|data| Variable::from(data.clone())).collect();
    let logic = DataLogic::new();
    let rules = Value::Array(topic.rules.iter().map(|rule| json_logic(topic, &rule.when)).collect());
    let compiled = logic.compile(rules.to_string().as_str()).expect("it compiles");
    let texts: Vec<String> = data.iter().map(Value::to_string).collect();

    let mut buffer = engine.buffer();
    for (at, answers) in visits.iter().enumerate() {
        engine.run(answers, &mut buffer);
        let ours: Vec<bool> = buffer.rules().iter().map(|truth| *truth == Truth::True).collect();
        let scope = Scope::new(variables[at].clone());
        let mut vm = VM::new();
        let theirs: Vec<bool> = expressions
            .iter()
            .map(|rule| rule.evaluate_with_scope(&scope, &mut vm).expect("it runs").as_bool() == Some(true))
            .collect();
        assert_eq!(ours, theirs, "zen-expression");
        let result = runtime.block_on(decision.evaluate(variables[at].clone())).expect("it runs").result.to_value();
        let theirs: Vec<bool> = (0..ours.len()).map(|rule| result[format!("r{rule}")] == json!(true)).collect();
        assert_eq!(ours, theirs, "zen-engine");
        let arena = bumpalo::Bump::new();
        let input: &datalogic_rs::DataValue<'_> =
            arena.alloc(datalogic_rs::DataValue::from_str(&texts[at], &arena).expect("it is JSON"));
        let result = logic.evaluate(&compiled, input, &arena).expect("it runs");
        let theirs: Value = serde_json::from_str(&result.to_string()).expect("it is JSON");
        let theirs: Vec<bool> = theirs.as_array().expect("a list").iter().map(|fires| *fires == json!(true)).collect();
        assert_eq!(ours, theirs, "datalogic-rs");
    }

    let mut next = (0..visits.len()).cycle();
    let ours = micros(|| engine.run(black_box(&visits[next.next().unwrap_or(0)]), &mut buffer));
    let mut next = (0..visits.len()).cycle();
    let zen_engine = micros(|| {
        let variable = variables[next.next().unwrap_or(0)].clone();
        drop(black_box(runtime.block_on(decision.evaluate(variable))));
    });
    let scopes: Vec<Scope> = variables.iter().map(|variable| Scope::new(variable.clone())).collect();
    let mut next = (0..visits.len()).cycle();
    let mut vm = VM::new();
    let zen_expression = micros(|| {
        let scope = &scopes[next.next().unwrap_or(0)];
        for rule in &expressions {
            drop(black_box(rule.evaluate_with_scope(scope, &mut vm)));
        }
    });
    let arena = bumpalo::Bump::new();
    let inputs: Vec<&datalogic_rs::DataValue<'_>> = texts
        .iter()
        .map(|text| &*arena.alloc(datalogic_rs::DataValue::from_str(text, &arena).expect("it is JSON")))
        .collect();
    let mut next = (0..visits.len()).cycle();
    // A fresh arena a hundred visits: what the crate's own documentation advises is to reset it now and then.
    let mut scratch = bumpalo::Bump::new();
    let mut used = 0;
    let datalogic = micros(|| {
        used += 1;
        if used % 100 == 0 {
            scratch.reset();
        }
        let input = inputs[next.next().unwrap_or(0)];
        // The input lives longer than the scratch arena.
        let _ = black_box(logic.evaluate(&compiled, input, &scratch).map(|value| logic.truthy(value)));
    });
    println!("  waitwise (whole outcome)   {ours:8.2} µs");
    for (peer, micros) in [("zen-engine", zen_engine), ("zen-expression", zen_expression), ("datalogic-rs", datalogic)] {
        println!("  {peer:26} {micros:8.2} µs   {:5.1} times", micros / ours);
    }
}

/// Visits in which every question is shown and answered with a choice: two values, as the others have.
fn visits(engine: &Engine) -> Vec<Answers> {
    let mut dice = made::Dice(11);
    let mut visits = Vec::new();
    while visits.len() < VISITS {
        let mut answers = Answers::default();
        for question in &engine.topic().questions {
            let choices = question.kind.choices();
            let mut chosen = BTreeSet::from([choices[dice.below(choices.len())].id.clone()]);
            let exclusive = |chosen: &BTreeSet<_>| choices.iter().any(|c| c.exclusive && chosen.contains(&c.id));
            if question.kind.takes_several() && !exclusive(&chosen) {
                let more = &choices[dice.below(choices.len())];
                chosen.extend((!more.exclusive).then(|| more.id.clone()));
            }
            answers.set(&question.id, Answer::Chosen(chosen));
        }
        if engine.shown(&answers).len() == engine.topic().questions.len() {
            visits.push(answers);
        }
    }
    visits
}

/// A Single as a string, a Multi as a list of strings.
fn as_json(topic: &Topic, answers: &Answers) -> Value {
    let mut data = Map::new();
    for question in &topic.questions {
        let Some(Answer::Chosen(chosen)) = answers.get(&question.id) else { continue };
        let mut chosen = chosen.iter().map(|choice| json!(choice.as_str()));
        let value = if question.kind.takes_several() { chosen.collect() } else { chosen.next().unwrap_or(Value::Null) };
        data.insert(name(question.id.as_str()), value);
    }
    Value::Object(data)
}

fn name(id: &str) -> String {
    id.replace('-', "_")
}

fn is_single(topic: &Topic, id: &str) -> bool {
    topic.questions.iter().any(|question| question.id.as_str() == id && matches!(question.kind, QuestionKind::Single(_)))
}

fn zen(topic: &Topic, condition: &Condition) -> String {
    let any = |id: &str, choices: &[&str]| {
        let tests: Vec<String> = choices
            .iter()
            .map(|choice| match is_single(topic, id) {
                true => format!("{} == \"{choice}\"", name(id)),
                false => format!("contains({}, \"{choice}\")", name(id)),
            })
            .collect();
        format!("({})", tests.join(" or "))
    };
    let join = |parts: &[Condition], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| zen(topic, part)).collect();
        format!("({})", parts.join(word))
    };
    match condition {
        Condition::Chose(id, choice) => any(id.as_str(), &[choice.as_str()]),
        Condition::ChoseAny(id, choices) => any(id.as_str(), &choices.iter().map(|c| c.as_str()).collect::<Vec<_>>()),
        Condition::ChoseNone(id, choices) => {
            format!("not {}", any(id.as_str(), &choices.iter().map(|c| c.as_str()).collect::<Vec<_>>()))
        }
        Condition::All(parts) => join(parts, " and "),
        Condition::Any(parts) => join(parts, " or "),
        Condition::Not(part) => format!("not {}", zen(topic, part)),
        other => panic!("no rule of these topics has {other:?}"),
    }
}

/// One expression node with a field a rule.
fn graph(rules: &[String]) -> DecisionContent {
    let expressions: Vec<Value> = rules
        .iter()
        .enumerate()
        .map(|(at, rule)| json!({ "id": format!("e{at}"), "key": format!("r{at}"), "value": rule }))
        .collect();
    let node = |id: &str, kind: &str, content: Value| {
        json!({ "id": id, "name": id, "type": kind, "position": { "x": 0, "y": 0 }, "content": content })
    };
    let content = json!({
        "nodes": [
            node("in", "inputNode", json!({})),
            node("rules", "expressionNode", json!({ "expressions": expressions })),
            node("out", "outputNode", json!({})),
        ],
        "edges": [
            { "id": "a", "sourceId": "in", "targetId": "rules", "type": "edge" },
            { "id": "b", "sourceId": "rules", "targetId": "out", "type": "edge" },
        ],
    });
    serde_json::from_value(content).expect("it is a graph")
}

fn json_logic(topic: &Topic, condition: &Condition) -> Value {
    let any = |id: &str, choices: &[&str]| {
        let test = |choice: &&str| match is_single(topic, id) {
            true => json!({ "===": [{ "var": name(id) }, choice] }),
            false => json!({ "in": [choice, { "var": name(id) }] }),
        };
        match choices {
            [only] => test(only),
            several => json!({ "or": several.iter().map(test).collect::<Vec<_>>() }),
        }
    };
    let all = |parts: &[Condition]| -> Vec<Value> { parts.iter().map(|part| json_logic(topic, part)).collect() };
    match condition {
        Condition::Chose(id, choice) => any(id.as_str(), &[choice.as_str()]),
        Condition::ChoseAny(id, choices) => any(id.as_str(), &choices.iter().map(|c| c.as_str()).collect::<Vec<_>>()),
        Condition::ChoseNone(id, choices) => {
            json!({ "!": [any(id.as_str(), &choices.iter().map(|c| c.as_str()).collect::<Vec<_>>())] })
        }
        Condition::All(parts) => json!({ "and": all(parts) }),
        Condition::Any(parts) => json!({ "or": all(parts) }),
        Condition::Not(part) => json!({ "!": [json_logic(topic, part)] }),
        other => panic!("no rule of these topics has {other:?}"),
    }
}

/// The best of several rounds: what the machine can do when it is left alone.
fn micros(mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..20 {
        let (started, mut rounds) = (Instant::now(), 0_u32);
        while started.elapsed() < Duration::from_millis(50) {
            for _ in 0..20 {
                work();
            }
            rounds += 20;
        }
        best = best.min(started.elapsed().as_secs_f64() * 1e6 / f64::from(rounds));
    }
    best
}
