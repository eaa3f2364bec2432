//! Words that promise or steer have no place in a decision aid.

use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, Position};

/// Lower case; found as whole words.
const BANNED: &[&str] =
    &["recommended for you", "best", "right for you", "safe for you", "you should", "match %", "cure", "cures"];

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for file in ["topic.ron", "questions.ron", "rules.ron"] {
        let path = raw.path(file);
        let text = pack.text(&path);
        for (number, line) in text.lines().enumerate() {
            let words = line.split("//").next().unwrap_or_default();
            for banned in BANNED.iter().filter(|banned| has_words(&words.to_lowercase(), banned)) {
                let place = Position { line: number + 1, column: column_of(line, banned) };
                let message = format!("\"{banned}\" tells the patient what to choose.");
                let help = "Say what is known, and leave the choice to the patient and the clinician.";
                findings.push(Diagnostic::error("banned-words", &path, message).at(Some(place), text).help(help));
            }
        }
    }
}

fn column_of(line: &str, words: &str) -> usize {
    let lower = line.to_lowercase();
    lower.find(words).map_or(1, |at| lower[..at].chars().count() + 1)
}

fn has_words(line: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    line.match_indices(words).any(|(at, found)| {
        let before = line[..at].chars().next_back();
        let after = line[at + found.len()..].chars().next();
        !is_letter(before) && !is_letter(after)
    })
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn whole_words_are_found_and_parts_of_words_are_not() {
        assert!(has_words("the best way", "best"));
        assert!(!has_words("a secure bestseller", "best"));
        assert!(!has_words("a secure room", "cure"));
    }
}
