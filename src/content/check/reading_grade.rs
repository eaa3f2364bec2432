//! The whole topic can be read by most patients: its sentences, measured together by the language's formula.
//! Titles, choices and table cells are left out: as sentences of two words they would make the text look easier.

use std::collections::BTreeMap;

use super::texts::{self, Role, Told};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::content::reading::{Counts, Formula, Glossary, Sentence, sentences};
use crate::diagnostics::{Diagnostic, Severity};

/// The language of `topic.ron`, `questions.ron` and `rules.ron`.
const LANGUAGE: &str = "en";
/// A sentence with more words is called long.
const LONG_WORDS: usize = 20;
/// So many long sentences are named, and so many hard words.
const MOST_NAMED: usize = 5;
/// A word with this many syllables is called hard.
const HARD_SYLLABLES: usize = 4;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let Some(formula) = Formula::of_language(LANGUAGE) else { return };
    let told = texts::of(raw);
    let found = of_topic(raw, &told, formula);
    let Some(score) = formula.score(Counts::of(found.iter().map(|(sentence, _)| sentence))) else { return };
    let Some(severity) = formula.verdict(score) else { return };
    let mut long: Vec<&(Sentence, &Told<'_>)> = found.iter().filter(|(s, _)| s.words > LONG_WORDS).collect();
    long.sort_by_key(|(sentence, _)| std::cmp::Reverse(sentence.words));
    let message =
        format!("The text of this topic is hard to read: {} {score:.1}, and the aim is {}.", formula.name, formula.aim);
    let finding = Diagnostic { severity, ..Diagnostic::error("reading-grade", "", message) };
    let hardest = found.iter().max_by_key(|(sentence, _)| (sentence.words, sentence.syllables));
    let mut finding = match hardest {
        Some((sentence, told)) => told.place(finding, sentence.start, pack),
        None => Diagnostic { file: raw.path("topic.ron"), ..finding },
    };
    for (sentence, told) in long.iter().take(MOST_NAMED) {
        let words = format!("a sentence of {} words: {}", sentence.words, sentence.text);
        finding = told.relate(finding, sentence.start, words, pack);
    }
    findings.push(finding.help(help(severity, long.len(), &found)));
}

/// Every sentence of the topic, with the text that it stands in.
fn of_topic<'t>(raw: &RawTopic, told: &'t [Told<'t>], formula: &Formula) -> Vec<(Sentence, &'t Told<'t>)> {
    let glossary = Glossary::new(raw.topic.glossary.iter().map(|entry| entry.term.as_str()));
    let prose = told.iter().filter(|told| told.role == Role::Prose);
    let taken_apart = |told: &'t Told<'t>| {
        sentences(&told.shown(), &glossary, formula.syllables).into_iter().map(move |sentence| (sentence, told))
    };
    prose.flat_map(taken_apart).collect()
}

fn help(severity: Severity, long: usize, found: &[(Sentence, &Told<'_>)]) -> String {
    let mut help = match long {
        0 => "No sentence is long, so look at the words.".to_owned(),
        1 => "One sentence is long (over 20 words): make two of it.".to_owned(),
        _ => format!("{long} sentences are long (over 20 words): make two of each."),
    };
    let hard = hard_words(found);
    if !hard.is_empty() {
        let words: Vec<String> = hard.iter().map(|word| format!("\"{word}\"")).collect();
        help += " Long words that come up most: ";
        help += &words.join(", ");
        help += ". Use shorter ones, or explain a word that can't be spared in the list `glossary` of topic.ron.";
    }
    if severity == Severity::Error {
        help += " Until then the topic is not shown.";
    }
    help
}

/// Those that come up most; of equally many the longest.
fn hard_words<'f>(found: &'f [(Sentence, &Told<'_>)]) -> Vec<&'f str> {
    let mut times: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (word, syllables) in found.iter().flat_map(|(sentence, _)| &sentence.counted) {
        if *syllables >= HARD_SYLLABLES && word.starts_with(char::is_alphabetic) {
            *times.entry((word, *syllables)).or_default() += 1;
        }
    }
    let mut words: Vec<((&str, usize), usize)> = times.into_iter().collect();
    words.sort_by_key(|((_, syllables), times)| std::cmp::Reverse((*times, *syllables)));
    words.into_iter().take(MOST_NAMED).map(|((word, _), _)| word).collect()
}
