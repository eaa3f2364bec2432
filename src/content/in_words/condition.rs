//! Conditions. `Not` is said of the single answers, as the engine reads it: a test of a question that wasn't asked fails
//! whether it is negated or not.

use super::{DECLINED, InWords, NOT_SURE, in_quotes, listed};
use crate::engine::model::Condition;
use crate::engine::{ChoiceId, QuestionId};

impl InWords<'_> {
    /// "the answer to “How do you feel about needles?” is “Fine”": behind "when" or "if".
    pub fn condition(self, condition: &Condition) -> String {
        self.said(condition, false)
    }

    fn said(self, condition: &Condition, negated: bool) -> String {
        match condition {
            Condition::Chose(question, choice) => self.chosen(question, std::slice::from_ref(choice), negated),
            Condition::ChoseAny(question, choices) => self.chosen(question, choices, negated),
            Condition::ChoseNone(question, choices) => self.chosen(question, choices, !negated),
            Condition::AtLeast(question, value) if negated => self.answer(question, &format!("less than {value}")),
            Condition::AtLeast(question, value) => self.answer(question, &format!("{value} or more")),
            Condition::AtMost(question, value) if negated => self.answer(question, &format!("more than {value}")),
            Condition::AtMost(question, value) => self.answer(question, &format!("{value} or less")),
            Condition::CountAtLeast(question, least) => self.counted(question, *least, negated),
            Condition::NotSure(question) => self.answer(question, &format!("{}{}", not(negated), in_quotes(NOT_SURE))),
            Condition::Declined(question) => self.answer(question, &format!("{}{}", not(negated), in_quotes(DECLINED))),
            Condition::Answered(question) if negated => {
                self.answer(question, &format!("{} or {}", in_quotes(NOT_SURE), in_quotes(DECLINED)))
            }
            Condition::Answered(question) => {
                self.answer(question, &format!("neither {} nor {}", in_quotes(NOT_SURE), in_quotes(DECLINED)))
            }
            Condition::Applies(question) => format!("{} is {}asked", self.question(question), not(negated)),
            Condition::All(of) => self.group(of.len(), of, negated),
            Condition::Any(of) => self.group(1, of, negated),
            Condition::AtLeastOf(least, of) => self.group(usize::try_from(*least).unwrap_or(usize::MAX), of, negated),
            Condition::Not(inner) => self.said(inner, !negated),
        }
    }

    /// "the answer to “…” is …"
    fn answer(self, question: &QuestionId, is: &str) -> String {
        format!("the answer to {} is {is}", self.question(question))
    }

    fn chosen(self, question: &QuestionId, choices: &[ChoiceId], none: bool) -> String {
        let names: Vec<String> = choices.iter().map(|choice| self.choice(question, choice)).collect();
        let several = self.topic.engine.question(question).is_some_and(|question| question.kind.takes_several());
        if !several {
            let is = if none { "a choice other than " } else { "" };
            return self.answer(question, &format!("{is}{}", listed(&names, "or")));
        }
        let include = match (names.as_slice(), none) {
            ([only], false) => format!("include {only}"),
            ([only], true) => format!("include other choices, and not {only}"),
            (_, false) => format!("include at least one of these: {}", names.join(", ")),
            (_, true) => format!("include none of these: {}", names.join(", ")),
        };
        format!("the answers to {} {include}", self.question(question))
    }

    fn counted(self, question: &QuestionId, least: u32, negated: bool) -> String {
        let how_many = if negated { "fewer than" } else { "at least" };
        let choices = if least == 1 { "choice" } else { "choices" };
        let model = self.topic.engine.question(question);
        let alone = model.into_iter().flat_map(|question| question.kind.choices()).filter(|choice| choice.exclusive);
        let alone: Vec<String> = alone.map(|choice| self.choice(question, &choice.id)).collect();
        let but = if alone.is_empty() { String::new() } else { format!(", {} not counted", listed(&alone, "and")) };
        format!("the answers to {} are {how_many} {least} {choices}{but}", self.question(question))
    }

    fn choice(self, question: &QuestionId, choice: &ChoiceId) -> String {
        let text = self.question_text(question).and_then(|question| question.choice(choice));
        in_quotes(text.map_or(choice.as_str(), |choice| &choice.text))
    }

    fn group(self, least: usize, of: &[Condition], negated: bool) -> String {
        // "Fewer than n of them hold" is "more than all but n of them don't".
        let least = if negated { (of.len() + 1).saturating_sub(least) } else { least };
        let parts: Vec<String> = of
            .iter()
            .map(|part| {
                let words = self.said(part, negated);
                if is_group(part) { format!("({words})") } else { words }
            })
            .collect();
        match (parts.as_slice(), least) {
            ([], 0) => "anything is answered".to_owned(),
            ([], _) => "no answer is enough".to_owned(),
            ([_], _) => of.first().map(|only| self.said(only, negated)).unwrap_or_default(),
            ([one, other], 1) => format!("{one}, or {other}"),
            ([one, other], _) => format!("{one}, and {other}"),
            (all, least) => {
                let so = match least {
                    1 => "at least one of these is so".to_owned(),
                    _ if least == all.len() => "all of these are so".to_owned(),
                    _ => format!("at least {least} of these {} are so", all.len()),
                };
                let numbered = all.iter().enumerate().map(|(at, part)| format!("({}) {part}", at + 1));
                format!("{so}: {}", numbered.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

/// More than one part: without brackets nobody could tell which "and" comes first.
fn is_group(condition: &Condition) -> bool {
    match condition {
        Condition::All(of) | Condition::Any(of) | Condition::AtLeastOf(_, of) => match of.as_slice() {
            [only] => is_group(only),
            _ => true,
        },
        Condition::Not(inner) => is_group(inner),
        _ => false,
    }
}

/// Before what is denied.
fn not(negated: bool) -> &'static str {
    if negated { "not " } else { "" }
}
