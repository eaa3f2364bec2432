//! From raw rules to the engine's own model.

use super::raw;
use super::read::RawTopic;
use crate::engine::model::{
    Choice, Claim, Condition, Effect, Guarantee, OptionDef, Question, QuestionKind, Rule, Say, Topic, Urgency,
};

/// What the engine needs of a topic; whether its ids exist is the engine's check.
pub fn topic(raw: &RawTopic) -> Topic {
    Topic {
        options: raw
            .topic
            .options
            .iter()
            .map(|option| OptionDef {
                id: option.id.as_str().into(),
                combines: option.combines.iter().map(|id| id.as_str().into()).collect(),
                fallback: option.fallback,
            })
            .collect(),
        questions: raw.questions.questions.iter().map(question).collect(),
        rules: raw.rules.rules.iter().map(rule).collect(),
        guarantees: raw.rules.guarantees.iter().map(guarantee).collect(),
        tie_margin: raw.rules.tie_margin,
        tie_break: raw.rules.tie_break.iter().map(|id| id.as_str().into()).collect(),
    }
}

fn question(raw: &raw::Question) -> Question {
    let choices = |choices: &[raw::Choice]| {
        choices.iter().map(|c| Choice { id: c.id.as_str().into(), exclusive: c.exclusive }).collect()
    };
    Question {
        id: raw.id.as_str().into(),
        kind: match &raw.kind {
            raw::Kind::Single(list) => QuestionKind::Single(choices(list)),
            raw::Kind::Multi(list) => QuestionKind::Multi(choices(list)),
            raw::Kind::Map { choices: list, .. } => QuestionKind::Map(choices(list)),
            raw::Kind::Scale { min, max, .. } => QuestionKind::Scale { min: *min, max: *max },
        },
        show_if: raw.show_if.as_ref().map(condition),
        safety: raw.safety,
    }
}

fn rule(raw: &raw::Rule) -> Rule {
    Rule {
        id: raw.id.as_str().into(),
        when: condition(&raw.when),
        then: raw.then.iter().map(effect).collect(),
        because: raw.because.clone(),
        source: raw.source.iter().map(|id| id.as_str().into()).collect(),
    }
}

fn condition(raw: &raw::Condition) -> Condition {
    let choices = |list: &[String]| list.iter().map(|id| id.as_str().into()).collect();
    let all = |list: &[raw::Condition]| list.iter().map(condition).collect();
    match raw {
        raw::Condition::Chose(q, c) => Condition::Chose(q.as_str().into(), c.as_str().into()),
        raw::Condition::ChoseAny(q, list) => Condition::ChoseAny(q.as_str().into(), choices(list)),
        raw::Condition::ChoseNone(q, list) => Condition::ChoseNone(q.as_str().into(), choices(list)),
        raw::Condition::AtLeast(q, n) => Condition::AtLeast(q.as_str().into(), *n),
        raw::Condition::AtMost(q, n) => Condition::AtMost(q.as_str().into(), *n),
        raw::Condition::CountAtLeast(q, n) => Condition::CountAtLeast(q.as_str().into(), *n),
        raw::Condition::NotSure(q) => Condition::NotSure(q.as_str().into()),
        raw::Condition::Declined(q) => Condition::Declined(q.as_str().into()),
        raw::Condition::Answered(q) => Condition::Answered(q.as_str().into()),
        raw::Condition::Applies(q) => Condition::Applies(q.as_str().into()),
        raw::Condition::All(list) => Condition::All(all(list)),
        raw::Condition::Any(list) => Condition::Any(all(list)),
        raw::Condition::Not(inner) => Condition::Not(Box::new(condition(inner))),
        raw::Condition::AtLeastOf(n, list) => Condition::AtLeastOf(*n, all(list)),
    }
}

fn urgency(raw: raw::Urgency) -> Urgency {
    match raw {
        raw::Urgency::Now => Urgency::Now,
        raw::Urgency::Today => Urgency::Today,
    }
}

fn effect(raw: &raw::Effect) -> Effect {
    match raw {
        raw::Effect::Favor(option, points) => Effect::Favor(option.as_str().into(), *points),
        raw::Effect::Disfavor(option, points) => Effect::Disfavor(option.as_str().into(), *points),
        raw::Effect::Caution(option, text) => Effect::Caution(option.as_str().into(), text.clone()),
        raw::Effect::AskFirst(option) => Effect::AskFirst(option.as_str().into()),
        raw::Effect::NotForNow(option) => Effect::NotForNow(option.as_str().into()),
        raw::Effect::Refer(when) => Effect::Refer(urgency(*when)),
    }
}

fn guarantee(raw: &raw::Guarantee) -> Guarantee {
    let claim = |raw: &raw::Claim| match raw {
        raw::Claim::Suggested(option) => Claim::Suggested(option.as_str().into()),
        raw::Claim::Leading(option) => Claim::Leading(option.as_str().into()),
        raw::Claim::AskFirst(option) => Claim::AskFirst(option.as_str().into()),
        raw::Claim::NotForNow(option) => Claim::NotForNow(option.as_str().into()),
        raw::Claim::AskFirstOrStronger(option) => Claim::AskFirstOrStronger(option.as_str().into()),
        raw::Claim::Refer(when) => Claim::Refer(urgency(*when)),
    };
    Guarantee {
        id: raw.id.as_str().into(),
        say: match &raw.say {
            raw::Say::Never(inner) => Say::Never(claim(inner)),
            raw::Say::Always(inner) => Say::Always(claim(inner)),
            raw::Say::Reachable(inner) => Say::Reachable(claim(inner)),
        },
        when: raw.when.as_ref().map(condition),
    }
}
