//! Words that steer, promise or advertise have no place in a decision aid (IPDAS: no more weight for one option).

use super::texts::{self, Role, Told};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, Severity};

/// What is wrong with some words, and the words: lower case, found as whole words, a hyphen being as good as a blank.
struct Banned {
    severity: Severity,
    why: &'static str,
    help: &'static str,
    /// "There is no guarantee" promises nothing.
    unless_denied: bool,
    words: &'static [&'static str],
}

#[rustfmt::skip]
const BANNED: &[Banned] = &[
    Banned {
        severity: Severity::Error,
        why: "tells the patient what to choose",
        help: "Say what is known, and leave the choice to the patient and the clinician.",
        unless_denied: false,
        words: &[
            "recommended for you", "we recommend", "best", "right for you", "safe for you", "perfect for you", "you should",
            "right choice", "better choice", "smart choice", "match %", "most people choose", "most patients choose",
            "most popular",
        ],
    },
    Banned {
        severity: Severity::Error,
        why: "promises what no treatment can keep",
        help: "Say how many people it helps or harms, with a source, or that it is not known.",
        unless_denied: true,
        words: &[
            "cure", "cures", "guarantee", "guarantees", "guaranteed", "risk free", "no risk", "no risks", "without risk",
            "without risks", "without any risk", "completely safe", "totally safe", "perfectly safe", "100% safe",
            "no side effects", "without side effects", "always works", "works every time", "works for everyone",
            "never fails", "proven to work", "clinically proven", "scientifically proven", "instant relief",
            "immediate relief",
        ],
    },
    Banned {
        severity: Severity::Warning,
        why: "sounds like an advertisement",
        help: "Say in plain words what is done and what is known of it.",
        unless_denied: false,
        words: &[
            "amazing", "miracle", "revolutionary", "state of the art", "cutting edge", "world class", "highly effective",
            "special offer", "book now", "act now", "don't miss",
        ],
    },
];

/// Harmless phrases around a banned word.
const HARMLESS: &[&str] = &["at best", "your best", "as best"];

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for told in texts::of(raw).iter().filter(|told| told.role != Role::Record) {
        let shown = Shown::of(told);
        let harmless: Vec<Span> = HARMLESS.iter().flat_map(|words| shown.find(words)).collect();
        for banned in BANNED {
            for words in banned.words {
                for span in shown.find(words) {
                    let is_harmless =
                        harmless.iter().any(|around| around.start <= span.start && span.end <= around.end);
                    if is_harmless || banned.unless_denied && shown.is_denied(span) {
                        continue;
                    }
                    let message = format!("\"{words}\" {}.", banned.why);
                    let finding =
                        Diagnostic { severity: banned.severity, ..Diagnostic::error("banned-words", "", message) };
                    findings.push(told.place(finding, shown.index(span), pack).help(banned.help));
                }
            }
        }
    }
}

/// Where some words stand, in bytes of the plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    start: usize,
    end: usize,
}

/// A text as it is searched: lower case, a straight apostrophe, and a blank for every blank and hyphen.
pub struct Shown {
    plain: String,
    /// For each character of `plain` its index in the file's text.
    indices: Vec<usize>,
}

impl Shown {
    pub fn of(told: &Told<'_>) -> Self {
        let shown = told.shown();
        Self {
            plain: shown.iter().map(|(_, letter)| plain(*letter)).collect(),
            indices: shown.iter().map(|(index, _)| *index).collect(),
        }
    }

    pub fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|words| self.find(words).next().is_some())
    }

    /// These words, as whole words.
    fn find<'s>(&'s self, words: &'s str) -> impl Iterator<Item = Span> + 's {
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let spans = self.plain.match_indices(words).map(|(start, found)| Span { start, end: start + found.len() });
        spans.filter(move |span| !is_letter(self.before(*span).chars().next_back()) && !is_letter(self.after(*span)))
    }

    fn before(&self, span: Span) -> &str {
        self.plain.get(..span.start).unwrap_or_default()
    }

    fn after(&self, span: Span) -> Option<char> {
        self.plain.get(span.end..)?.chars().next()
    }

    /// Of its first character, in the file's text.
    fn index(&self, span: Span) -> usize {
        self.indices.get(self.before(span).chars().count()).copied().unwrap_or_default()
    }

    /// Whether one of the four words before says no, in the same sentence.
    fn is_denied(&self, span: Span) -> bool {
        let sentence = self.before(span).rsplit(['.', '!', '?']).next().unwrap_or_default();
        let no = |word: &str| DENIALS.contains(&word) || word.ends_with("n't");
        sentence.split_whitespace().rev().take(4).any(no)
    }
}

const DENIALS: &[&str] = &["no", "not", "never", "nothing", "nobody", "none", "neither", "cannot"];

fn plain(letter: char) -> char {
    match letter {
        '’' => '\'',
        '-' | '‐' | '‑' => ' ',
        blank if blank.is_whitespace() => ' ',
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Shown {
        Shown::of(&Told { file: String::new(), path: Vec::new(), text, role: Role::Prose, marks: true })
    }

    fn has(text: &str, words: &str) -> bool {
        shown(text).has_any(&[words])
    }

    #[test]
    fn whole_words_are_found_and_parts_of_words_are_not() {
        assert!(has("The Best way", "best"));
        assert!(!has("a secure bestseller", "best"));
        assert!(!has("a secure room", "cure"));
        assert!(has("It is risk-free.", "risk free"));
        assert!(has("Don’t miss it", "don't miss"));
        assert!(has("a 90 match %", "match %"));
    }

    #[test]
    fn the_place_of_a_word_counts_marks_that_are_not_shown() {
        let text = shown("It is *the* [R1] best.");
        let span = text.find("best").next().unwrap();
        assert_eq!(text.index(span), "It is *the* [R1] ".len());
    }

    #[test]
    fn a_promise_that_is_denied_is_none() {
        let denied = |text: &str| {
            let shown = shown(text);
            let span = shown.find("guaranteed").next().unwrap();
            shown.is_denied(span)
        };
        assert!(denied("This is not guaranteed."));
        assert!(denied("It isn’t always guaranteed."));
        assert!(!denied("No needles. Relief is guaranteed."));
        assert!(!denied("Relief is guaranteed, not only hoped for."));
    }
}
