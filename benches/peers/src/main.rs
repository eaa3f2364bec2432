//! waitwise beside other rule engines, in one run, on the same rules and the same answers; first all must agree on the
//! whole outcome. Run it from here: `cargo run --release`.
//!
//! The outcome: the referral, and of each option its status and its points. waitwise works out standings and three values
//! on top of that. Every engine gets the answers in its own form, made beforehand, and its rules compiled.

#[path = "../../made/mod.rs"]
mod made;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use datalogic_rs::Engine as DataLogic;
use serde_json::{Map, Value, json};
use waitwise::engine::model::{Condition, Effect, QuestionKind, Topic, Urgency};
use waitwise::engine::outcome::Status;
use waitwise::engine::{Answer, Answers, Buffer, Engine, OptionId};
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
    let rules: Vec<String> = topic.rules.iter().map(|rule| zen(topic, &rule.when)).collect();
    let outputs = outputs(topic);
    let inline: Vec<String> = outputs.iter().map(|output| zen_output(output, &|rule| rules[rule].clone())).collect();
    let expressions: Vec<_> = inline.iter().map(|output| compile_expression(output).expect("it compiles")).collect();
    let by_name: Vec<String> = outputs.iter().map(|output| zen_output(output, &|rule| format!("r{rule}"))).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let mut decision = DecisionEngine::default().create_decision(graph(&rules, &by_name).into()).expect("it compiles");
    decision.compile();
    let variables: Vec<Variable> = data.iter().map(|data| Variable::from(data.clone())).collect();
    let logic = DataLogic::new();
    let list = Value::Array(outputs.iter().map(|output| logic_output(topic, output)).collect());
    let compiled = logic.compile(list.to_string().as_str()).expect("it compiles");
    let texts: Vec<String> = data.iter().map(Value::to_string).collect();

    let mut buffer = engine.buffer();
    for (at, answers) in visits.iter().enumerate() {
        engine.run(answers, &mut buffer);
        let ours = outcome(topic, &buffer);
        let scope = Scope::new(variables[at].clone());
        let mut vm = VM::new();
        let number = |value: Value| value.as_f64().map_or(i64::MIN, |number| number as i64);
        let theirs: Vec<i64> = expressions
            .iter()
            .map(|output| number(output.evaluate_with_scope(&scope, &mut vm).expect("it runs").to_value()))
            .collect();
        assert_eq!(ours, theirs, "zen-expression");
        let result = runtime.block_on(decision.evaluate(variables[at].clone())).expect("it runs").result.to_value();
        let theirs: Vec<i64> = (0..ours.len()).map(|output| number(result[format!("o{output}")].clone())).collect();
        assert_eq!(ours, theirs, "zen-engine");
        let arena = bumpalo::Bump::new();
        let input: &datalogic_rs::DataValue<'_> =
            arena.alloc(datalogic_rs::DataValue::from_str(&texts[at], &arena).expect("it is JSON"));
        let result = logic.evaluate(&compiled, input, &arena).expect("it runs");
        let theirs: Value = serde_json::from_str(&result.to_string()).expect("it is JSON");
        let theirs: Vec<i64> = theirs.as_array().expect("a list").iter().cloned().map(number).collect();
        assert_eq!(ours, theirs, "datalogic-rs");
    }

    let mut loaded: Vec<_> = visits
        .iter()
        .map(|answers| {
            let mut buffer = engine.buffer();
            engine.load(answers, &mut buffer);
            buffer
        })
        .collect();
    let mut next = (0..visits.len()).cycle();
    let ours = micros(|| engine.run_loaded(black_box(&mut loaded[next.next().unwrap_or(0)])));
    let mut next = (0..visits.len()).cycle();
    let with_reading = micros(|| engine.run(black_box(&visits[next.next().unwrap_or(0)]), &mut buffer));
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
        for output in &expressions {
            drop(black_box(output.evaluate_with_scope(scope, &mut vm)));
        }
    });
    let arena = bumpalo::Bump::new();
    let inputs: Vec<&datalogic_rs::DataValue<'_>> = texts
        .iter()
        .map(|text| &*arena.alloc(datalogic_rs::DataValue::from_str(text, &arena).expect("it is JSON")))
        .collect();
    let mut next = (0..visits.len()).cycle();
    // The scratch arena is emptied every hundred visits, as the crate's documentation advises.
    let mut scratch = bumpalo::Bump::new();
    let mut used = 0;
    let datalogic = micros(|| {
        used += 1;
        if used % 100 == 0 {
            scratch.reset();
        }
        let input = inputs[next.next().unwrap_or(0)];
        let _ = black_box(logic.evaluate(&compiled, input, &scratch).map(|value| logic.truthy(value)));
    });
    println!("  waitwise                   {ours:8.2} µs   ({with_reading:.2} µs with reading stored answers)");
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

/// What an engine has to say: a number each.
enum Output {
    /// The greatest of these where the rule fires, else 0: of a referral or a status.
    Most(Vec<(usize, i64)>),
    /// The sum of these where the rule fires: points.
    Sum(Vec<(usize, i64)>),
}

/// The referral (1 today, 2 now); then of each option its status (1 ask first, 2 not for now), parts included, and points.
fn outputs(topic: &Topic) -> Vec<Output> {
    let mut outputs = vec![Output::Most(terms(topic, &|effect| match effect {
        Effect::Refer(Urgency::Now) => Some(2),
        Effect::Refer(Urgency::Today) => Some(1),
        _ => None,
    }))];
    for option in &topic.options {
        let concerns = |id: &OptionId| id == &option.id || option.combines.contains(id);
        outputs.push(Output::Most(terms(topic, &|effect| match effect {
            Effect::NotForNow(id) if concerns(id) => Some(2),
            Effect::AskFirst(id) if concerns(id) => Some(1),
            _ => None,
        })));
        outputs.push(Output::Sum(terms(topic, &|effect| match effect {
            Effect::Favor(id, points) if id == &option.id => Some(i64::from(*points)),
            Effect::Disfavor(id, points) if id == &option.id => Some(-i64::from(*points)),
            _ => None,
        })));
    }
    outputs
}

fn terms(topic: &Topic, of: &dyn Fn(&Effect) -> Option<i64>) -> Vec<(usize, i64)> {
    let rules = topic.rules.iter().enumerate();
    rules.flat_map(|(at, rule)| rule.then.iter().filter_map(of).map(move |number| (at, number))).collect()
}

/// The same of our buffer.
fn outcome(topic: &Topic, buffer: &Buffer) -> Vec<i64> {
    let mut out = vec![match buffer.refer() {
        Some(Urgency::Now) => 2,
        Some(Urgency::Today) => 1,
        None => 0,
    }];
    for at in 0..topic.options.len() {
        out.push(match buffer.status()[at] {
            Status::Open => 0,
            Status::AskFirst => 1,
            Status::NotForNow => 2,
        });
        out.push(i64::from(buffer.points()[at]));
    }
    out
}

fn zen_output(output: &Output, rule: &dyn Fn(usize) -> String) -> String {
    let (function, terms) = match output {
        Output::Most(terms) => ("max", terms),
        Output::Sum(terms) => ("sum", terms),
    };
    let terms: Vec<String> = terms.iter().map(|(at, number)| format!("{} ? {number} : 0", rule(*at))).collect();
    if terms.is_empty() { "0".to_owned() } else { format!("{function}([0, {}])", terms.join(", ")) }
}

fn logic_output(topic: &Topic, output: &Output) -> Value {
    let (function, terms) = match output {
        Output::Most(terms) => ("max", terms),
        Output::Sum(terms) => ("+", terms),
    };
    let terms = terms.iter().map(|(at, number)| json!({ "if": [json_logic(topic, &topic.rules[*at].when), number, 0] }));
    json!({ function: std::iter::once(json!(0)).chain(terms).collect::<Vec<_>>() })
}

/// Two expression nodes: which rules fire, then what follows.
fn graph(rules: &[String], outputs: &[String]) -> DecisionContent {
    let fields = |name: &str, values: &[String]| -> Vec<Value> {
        let field = |(at, value): (usize, &String)| json!({ "id": format!("{name}{at}"), "key": format!("{name}{at}"), "value": value });
        values.iter().enumerate().map(field).collect()
    };
    let node = |id: &str, kind: &str, content: Value| {
        json!({ "id": id, "name": id, "type": kind, "position": { "x": 0, "y": 0 }, "content": content })
    };
    let edge = |from: &str, to: &str| json!({ "id": format!("{from}-{to}"), "sourceId": from, "targetId": to, "type": "edge" });
    let content = json!({
        "nodes": [
            node("in", "inputNode", json!({})),
            node("rules", "expressionNode", json!({ "expressions": fields("r", rules) })),
            node("outcome", "expressionNode", json!({ "expressions": fields("o", outputs) })),
            node("out", "outputNode", json!({})),
        ],
        "edges": [edge("in", "rules"), edge("rules", "outcome"), edge("outcome", "out")],
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
