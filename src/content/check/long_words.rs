//! The narrowest columns hold so many letters at every text size: a longer word would be broken anywhere.

use super::texts::{self, Role, Told};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

/// Letters of a word that stands on one line on every screen at every text size; `tests/ui_numbers.rs` measures both.
const LONGEST_IN_A_LABEL: usize = 14;
const LONGEST_IN_PROSE: usize = 23;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    // What is heard, and titles of studies, which are only shown in full width, may have any words.
    let seen = texts::of(raw).into_iter().filter(|told| !matches!(told.role, Role::Alt | Role::Record));
    for told in seen {
        findings.extend(too_long(&told).iter().map(|word| finding(&told, word, pack)));
    }
}

/// The words of one text that don't fit, each with the index of its first letter.
pub fn too_long(told: &Told<'_>) -> Vec<(usize, String)> {
    let longest = if told.role == Role::Label { LONGEST_IN_A_LABEL } else { LONGEST_IN_PROSE };
    words(&told.shown()).into_iter().filter(|(_, word)| word.chars().count() > longest).collect()
}

pub fn finding(told: &Told<'_>, (index, word): &(usize, String), pack: &Pack) -> Diagnostic {
    let letters = word.chars().count();
    let message = format!("\"{word}\" has {letters} letters: on a narrow card it does not fit on a line.");
    let finding = told.place(Diagnostic::warning("word-too-long", "", message), *index, pack);
    finding.marked(letters).help("Write it in shorter words, or put a hyphen or a space where it may be broken.")
}

/// What can't be broken, each with the index of its first letter: lines are broken at blanks and behind hyphens.
fn words(shown: &[(usize, char)]) -> Vec<(usize, String)> {
    let parts = shown.split_inclusive(|(_, letter)| letter.is_whitespace() || matches!(letter, '-' | '–' | '/'));
    parts
        .filter_map(|part| {
            let word: String = part.iter().map(|(_, letter)| *letter).collect();
            let word = word.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
            Some((part.first()?.0, word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn lines_are_broken_at_blanks_and_behind_hyphens() {
        let shown: Vec<(usize, char)> = "a well-known word".chars().enumerate().collect();
        let found: Vec<String> = words(&shown).into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, ["a", "well", "known", "word"]);
    }
}
