//! A question that can send a patient to a person is a safety question: its answers are never part of "what would change
//! this", and nobody is led to answer them otherwise.

use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::raw::{Condition, Effect};
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("questions.ron");
    let text = pack.text(&path);
    let mut asked: Vec<&str> = Vec::new();
    for rule in raw.rules.rules.iter().filter(|rule| rule.then.iter().any(|effect| matches!(effect, Effect::Refer(_))))
    {
        questions_of(&rule.when, &mut asked);
    }
    for (at, question) in raw.questions.questions.iter().enumerate() {
        if !question.safety && asked.contains(&question.id.as_str()) {
            let place = Outline::of(text).value(&[Key("questions"), At(at), Key("id")]);
            let id = &question.id;
            let message = format!(
                "Answers to \"{id}\" can send a patient to a person, and it is not marked as a safety question."
            );
            let finding = Diagnostic::warning("safety-not-set", &path, message).at(Some(place), text);
            findings.push(finding.help("Ask the clinical lead; then write safety: true into the question."));
        }
    }
}

fn questions_of<'r>(condition: &'r Condition, asked: &mut Vec<&'r str>) {
    match condition {
        Condition::Chose(question, _)
        | Condition::ChoseAny(question, _)
        | Condition::ChoseNone(question, _)
        | Condition::AtLeast(question, _)
        | Condition::AtMost(question, _)
        | Condition::CountAtLeast(question, _)
        | Condition::NotSure(question)
        | Condition::Declined(question)
        | Condition::Answered(question)
        | Condition::Applies(question) => asked.push(question),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeastOf(_, of) => {
            for part in of {
                questions_of(part, asked);
            }
        }
        Condition::Not(inner) => questions_of(inner, asked),
    }
}
