//! Short words for topics and answers, so that a test reads like the sentence in its name.

use waitwise::engine::model::{Choice, Condition, Effect, OptionDef, Question, QuestionKind, Rule};
use waitwise::engine::{Answer, Answers, Engine, Outcome, Topic};

pub fn option(id: &str) -> OptionDef {
    OptionDef { id: id.into(), combines: vec![], fallback: false }
}

pub fn fallback(id: &str) -> OptionDef {
    OptionDef { fallback: true, ..option(id) }
}

pub fn combined(id: &str, parts: &[&str]) -> OptionDef {
    OptionDef { combines: parts.iter().map(|part| (*part).into()).collect(), ..option(id) }
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: (*id).into(), exclusive: *id == "none" }).collect()
}

fn question(id: &str, kind: QuestionKind) -> Question {
    Question { id: id.into(), kind, show_if: None, safety: false }
}

pub fn single(id: &str, ids: &[&str]) -> Question {
    question(id, QuestionKind::Single(choices(ids)))
}

/// A choice called "none" is exclusive.
pub fn multi(id: &str, ids: &[&str]) -> Question {
    question(id, QuestionKind::Multi(choices(ids)))
}

pub fn scale(id: &str, min: i32, max: i32) -> Question {
    question(id, QuestionKind::Scale { min, max })
}

/// The question is shown unless the condition is false.
pub fn shown_if(question: Question, condition: Condition) -> Question {
    Question { show_if: Some(condition), ..question }
}

pub fn chose(question: &str, choice: &str) -> Condition {
    Condition::Chose(question.into(), choice.into())
}

pub fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

pub fn favor(option: &str, points: i32) -> Effect {
    Effect::Favor(option.into(), points)
}

pub fn ask_first(option: &str) -> Effect {
    Effect::AskFirst(option.into())
}

pub fn not_for_now(option: &str) -> Effect {
    Effect::NotForNow(option.into())
}

/// The reason is the id with blanks.
pub fn rule(id: &str, when: Condition, then: Vec<Effect>) -> Rule {
    Rule { id: id.into(), when, then, because: id.replace('-', " "), source: vec![] }
}

/// Without guarantees, margin or tie-break.
pub fn topic(options: Vec<OptionDef>, questions: Vec<Question>, rules: Vec<Rule>) -> Topic {
    Topic { options, questions, rules, guarantees: vec![], tie_margin: 0, tie_break: vec![] }
}

/// `("needles", "fine")`, several choices with blanks between, `"?"` not sure, `"-"` declined, a number for a scale.
pub fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (question, said) in given {
        let answer = match (*said, said.parse::<i32>()) {
            ("?", _) => Answer::NotSure,
            ("-", _) => Answer::Declined,
            (_, Ok(value)) => Answer::Scale(value),
            (choices, Err(_)) => Answer::Chosen(choices.split(' ').map(Into::into).collect()),
        };
        answers.set(&(*question).into(), answer);
    }
    answers
}

/// `a Suggested 3, b AskFirst 0`, or `refer Now`.
pub fn summary(outcome: &Outcome) -> String {
    if let Some(referral) = outcome.referral() {
        return format!("refer {:?}", referral.urgency);
    }
    let options = outcome.ranking().into_iter().flat_map(|ranking| &ranking.options);
    let options: Vec<String> =
        options.map(|result| format!("{} {:?} {}", result.option, result.standing, result.points)).collect();
    options.join(", ")
}

/// Compiles, answers, sums up.
pub fn ask(topic: Topic, given: &[(&str, &str)]) -> String {
    let engine = Engine::compile(topic).expect("the test's topic compiles");
    summary(&engine.evaluate(&answers(given)))
}
