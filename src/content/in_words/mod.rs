//! Rules and guarantees as sentences, for whoever answers for them and reads no code. They are made from what the engine
//! reads: a remark beside a rule may be wrong, its sentence can't be.

mod condition;
pub mod proof;
mod rule;
#[cfg(test)]
mod tests;

pub use rule::claim;

use super::library::{QuestionText, Topic};
use crate::engine::{OptionId, QuestionId};

/// The two answers that every question takes beside its own.
pub const NOT_SURE: &str = "Not sure";
pub const DECLINED: &str = "Prefer not to say";

/// Says what a topic's rules mean, in the words that patients read.
#[derive(Clone, Copy, Debug)]
pub struct InWords<'t> {
    topic: &'t Topic,
}

impl<'t> InWords<'t> {
    pub fn of(topic: &'t Topic) -> Self {
        Self { topic }
    }

    pub fn option(self, id: &OptionId) -> String {
        self.topic.option(id).map_or_else(|| id.to_string(), |option| apart(&option.name))
    }

    /// "“Do you take blood thinners?”"
    fn question(self, id: &QuestionId) -> String {
        in_quotes(self.topic.question(id).map_or(id.as_str(), |question| &question.text))
    }

    fn question_text(self, id: &QuestionId) -> Option<&'t QuestionText> {
        self.topic.question(id)
    }
}

fn in_quotes(words: &str) -> String {
    format!("“{}”", apart(words))
}

/// Words that are written from right to left, so that they leave the order of an English sentence alone (U+2068, U+2069).
pub fn apart(words: &str) -> String {
    // Hebrew, Arabic and their neighbours, and the shapes of their letters.
    let is_from_right =
        |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if words.contains(is_from_right) { format!("\u{2068}{words}\u{2069}") } else { words.to_owned() }
}

/// "a", "a or b", "a, b or c".
pub fn listed(words: &[String], link: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} {link} {last}", rest.join(", ")),
    }
}
