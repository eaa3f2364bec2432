//! The outcome as JSON, for programs. Names are part of the command's promise: add, don't rename.

use serde_json::{Value, json};

use super::ask::{standing, urgency};
use crate::content::library::Topic;
use crate::engine::outcome::{Cause, Caution, Given, GivenAnswer, OptionResult, Reason, Status, Verdict};
use crate::engine::{Answers, Outcome};

pub fn outcome(topic: &Topic, answers: &Answers, outcome: &Outcome) -> Value {
    let (refer, options, tell_staff) = match &outcome.verdict {
        Verdict::Refer(referral) => (
            json!({
                "urgency": urgency(referral.urgency),
                "settled": referral.settled,
                "reasons": reasons(&referral.reasons),
            }),
            Value::Array(Vec::new()),
            Value::Array(Vec::new()),
        ),
        Verdict::Ranking(ranking) => (
            Value::Null,
            ranking.options.iter().map(|result| option(topic, result)).collect(),
            reasons(&ranking.tell_staff),
        ),
    };
    json!({
        "topic": topic.id,
        "finished": outcome.finished,
        "shown": ids(outcome.shown.iter().map(ToString::to_string)),
        "open": ids(outcome.open.iter().map(ToString::to_string)),
        "still_matters": ids(topic.engine.still_matters(answers).iter().map(ToString::to_string)),
        "what_would_change": topic.engine.what_would_change(answers).map(|change| json!({
            "instead": change.instead.iter().map(given).collect::<Value>(),
            "first": change.first.as_str(),
        })),
        "refer": refer,
        "options": options,
        "tell_staff": tell_staff,
    })
}

fn option(topic: &Topic, result: &OptionResult) -> Value {
    json!({
        "option": result.option.as_str(),
        "name": topic.option(&result.option).map(|option| option.name.as_str()),
        "status": match result.status {
            Status::Open => "open",
            Status::AskFirst => "ask first",
            Status::NotForNow => "not for now",
        },
        "standing": standing(result.standing),
        "points": result.points,
        "for": reasons(&result.reasons_for),
        "against": reasons(&result.reasons_against),
        "cautions": result.cautions.iter().map(caution).collect::<Value>(),
    })
}

fn reasons(reasons: &[Reason]) -> Value {
    reasons.iter().map(reason).collect()
}

fn reason(reason: &Reason) -> Value {
    let (cause, question) = match &reason.cause {
        Cause::True => ("true", None),
        Cause::NotSure(question) => ("not sure", Some(question.as_str())),
        Cause::Declined(question) => ("declined", Some(question.as_str())),
    };
    json!({
        "rule": reason.rule.as_str(),
        "because": reason.because,
        "cause": cause,
        "unsure_about": question,
        "part": reason.part.as_ref().map(crate::engine::OptionId::as_str),
        "source": ids(reason.source.iter().map(ToString::to_string)),
        "answers": reason.answers.iter().map(given).collect::<Value>(),
    })
}

fn given(given: &GivenAnswer) -> Value {
    json!({
        "question": given.question.as_str(),
        "answer": match &given.given {
            Given::Choice(choice) => json!(choice.as_str()),
            Given::Value(value) => json!(value),
            Given::NotSure => json!("not-sure"),
            Given::Declined => json!("declined"),
        },
    })
}

fn caution(caution: &Caution) -> Value {
    json!({
        "rule": caution.rule.as_str(),
        "text": caution.text,
        "because": caution.because,
        "part": caution.part.as_ref().map(crate::engine::OptionId::as_str),
        "source": ids(caution.source.iter().map(ToString::to_string)),
    })
}

fn ids(ids: impl Iterator<Item = String>) -> Value {
    ids.collect()
}
