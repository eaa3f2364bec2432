//! `--answer question=choice`: from words on a command line to answers, with the nearest right word for a wrong one.

use std::collections::BTreeSet;

use super::WrongUse;
use crate::content::library::{QuestionKindText, QuestionText, Topic};
use crate::diagnostics::nearest;
use crate::engine::{Answer, Answers, ChoiceId};

const NOT_SURE: &str = "not-sure";
const DECLINED: &str = "declined";

/// # Errors
/// The first answer that names nothing in this topic, or says two things about one question.
pub fn parse(topic: &Topic, given: &[String]) -> Result<Answers, WrongUse> {
    let mut answers = Answers::default();
    for text in given {
        let wrong = |message: String| WrongUse(format!("--answer {text}: {message}"));
        let (id, value) =
            text.split_once('=').ok_or_else(|| wrong("Write it as question=choice, like needles=no.".to_owned()))?;
        let question = find_question(topic, id.trim()).map_err(wrong)?;
        if answers.get(&question.id).is_some() {
            return Err(wrong(format!("`{}` is answered twice. Join several choices with commas.", question.id)));
        }
        let answer = one(topic, question, value.trim()).map_err(wrong)?;
        answers.set(&question.id, answer);
    }
    Ok(answers)
}

fn find_question<'t>(topic: &'t Topic, id: &str) -> Result<&'t QuestionText, String> {
    topic.questions.iter().find(|question| question.id.as_str() == id).ok_or_else(|| {
        let ids = topic.questions.iter().map(|question| question.id.as_str());
        format!("There is no question `{id}` in {}. {}", topic.id, suggest(id, ids))
    })
}

fn one(topic: &Topic, question: &QuestionText, value: &str) -> Result<Answer, String> {
    match (value, &question.kind) {
        ("", _) => Err(format!("Say what the answer to `{}` is, after the `=`.", question.id)),
        (NOT_SURE, _) => Ok(Answer::NotSure),
        (DECLINED, _) => Ok(Answer::Declined),
        (_, QuestionKindText::Scale { min, max, .. }) => {
            value.parse().ok().filter(|number| (min..=max).contains(&number)).map(Answer::Scale).ok_or_else(|| {
                format!("`{}` takes a number from {min} to {max}, {NOT_SURE} or {DECLINED}.", question.id)
            })
        }
        (_, QuestionKindText::Single(_) | QuestionKindText::Multi(_) | QuestionKindText::Map { .. }) => {
            chosen(topic, question, value)
        }
    }
}

fn chosen(topic: &Topic, question: &QuestionText, value: &str) -> Result<Answer, String> {
    let mut chosen: BTreeSet<ChoiceId> = BTreeSet::new();
    for id in value.split(',').map(str::trim) {
        let Some(choice) = question.choices().iter().find(|choice| choice.id.as_str() == id) else {
            let ids = question.choices().iter().map(|choice| choice.id.as_str()).chain([NOT_SURE, DECLINED]);
            return Err(format!("`{}` has no choice `{id}`. {}", question.id, suggest(id, ids)));
        };
        chosen.insert(choice.id.clone());
    }
    let Some(model) = topic.engine.question(&question.id) else {
        return Err(format!("There is no question `{}`.", question.id));
    };
    if chosen.len() > 1 && !model.kind.takes_several() {
        return Err(format!("`{}` takes one choice.", question.id));
    }
    if let Some(alone) = model.kind.choices().iter().find(|c| c.exclusive && chosen.len() > 1 && chosen.contains(&c.id))
    {
        return Err(format!("`{}` can't be chosen together with others in `{}`.", alone.id, question.id));
    }
    Ok(Answer::Chosen(chosen))
}

/// "Did you mean `needles`?", or all that there is.
pub fn suggest<'a>(wrong: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(wrong, known.clone()) {
        Some(right) => format!("Did you mean `{right}`?"),
        None => format!("It can be: {}.", known.collect::<Vec<_>>().join(", ")),
    }
}
