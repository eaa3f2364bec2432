//! The whole topic can be read by most patients: its sentences, measured together by the language's formula.
//! Titles, choices and table cells are left out: as sentences of two words they would make the text look easier.

use std::collections::BTreeMap;

use super::texts::{self, Role, Told};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::content::reading::{Counts, Formula, Glossary, Sentence, sentences};
use crate::content::translate::main_part;
use crate::diagnostics::{Diagnostic, Severity};

/// A sentence with more words is called long.
const LONG_WORDS: usize = 20;
/// So many long sentences are named, and so many hard words.
const MOST_NAMED: usize = 5;
/// A word with this many syllables is called hard.
const HARD_SYLLABLES: usize = 4;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let Some(mut finding) = of("The text of this topic", &texts::of(raw), &terms(raw), &raw.language, pack) else {
        return;
    };
    if finding.severity == Severity::Error {
        finding.help = finding.help.map(|help| help + " Until then the topic is not shown.");
    }
    findings.push(finding);
}

/// How hard the topic is to read in the language of its files.
pub fn of_topic(raw: &RawTopic) -> Option<Measured> {
    measured(&texts::of(raw), &terms(raw), &raw.language)
}

fn terms(raw: &RawTopic) -> Vec<&str> {
    raw.topic.glossary.iter().map(|entry| entry.term.as_str()).collect()
}

/// What is to be said of these texts of one language, taken together; `terms`: the words that are explained.
pub fn of(name: &str, told: &[Told<'_>], terms: &[&str], language: &str, pack: &Pack) -> Option<Diagnostic> {
    let formula = Formula::of_language(main_part(language))?;
    let found = in_sentences(told, terms, formula);
    let score = score(formula, &found)?;
    let severity = formula.verdict(score)?;
    let mut long: Vec<&(Sentence, &Told<'_>)> = found.iter().filter(|(s, _)| s.words > LONG_WORDS).collect();
    long.sort_by_key(|(sentence, _)| std::cmp::Reverse(sentence.words));
    let message = format!("{name} is hard to read: {} {score:.1}, and the aim is {}.", formula.name, formula.aim);
    let finding = Diagnostic { severity, ..Diagnostic::error("reading-grade", "", message) };
    let (hardest, around) = found.iter().max_by_key(|(sentence, _)| (sentence.words, sentence.syllables))?;
    let mut finding = around.place(finding, hardest.start, pack);
    for (sentence, told) in long.iter().take(MOST_NAMED) {
        let words = format!("a sentence of {} words: {}", sentence.words, sentence.text);
        finding = told.relate(finding, sentence.start, words, pack);
    }
    Some(finding.help(help(long.len(), &found)))
}

/// A language's formula and what it says of the texts: nothing of texts too short to be measured.
pub type Measured = (&'static Formula, Option<f64>);

/// `None` for a language without a formula.
pub fn measured(told: &[Told<'_>], terms: &[&str], language: &str) -> Option<Measured> {
    let formula = Formula::of_language(main_part(language))?;
    Some((formula, score(formula, &in_sentences(told, terms, formula))))
}

fn score(formula: &Formula, found: &[(Sentence, &Told<'_>)]) -> Option<f64> {
    formula.score(Counts::of(found.iter().map(|(sentence, _)| sentence)))
}

/// Every sentence, with the text that it stands in.
fn in_sentences<'t>(told: &'t [Told<'t>], terms: &[&str], formula: &Formula) -> Vec<(Sentence, &'t Told<'t>)> {
    let glossary = Glossary::new(terms.iter().copied());
    let prose = told.iter().filter(|told| told.role == Role::Prose);
    let taken_apart = |told: &'t Told<'t>| {
        sentences(&told.shown(), &glossary, formula.syllables).into_iter().map(move |sentence| (sentence, told))
    };
    prose.flat_map(taken_apart).collect()
}

fn help(long: usize, found: &[(Sentence, &Told<'_>)]) -> String {
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
