//! How sure the studies are is said by the same words everywhere: a finding of high certainty is stated, one of
//! moderate certainty "probably" holds, one of low certainty "may", and of very low certainty "we don't know".
//! GRADE guidelines 26 (Santesso and others, J Clin Epidemiol 2020;119:126-35).

use super::texts::{self, Told};
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::raw::{Certainty, CertaintyCell};
use crate::content::read::RawTopic;
use crate::content::shown::Shown;
use crate::content::translate::main_part;
use crate::diagnostics::Diagnostic;

const MAY: &[&str] = &["may", "might", "could"];
const PROBABLY: &[&str] = &["probably", "likely"];
/// That it is not known, or that the studies are too weak to tell.
const NOT_KNOWN: &[&str] = &[
    "don't know",
    "do not know",
    "nobody knows",
    "no one knows",
    "not known",
    "unknown",
    "unclear",
    "not clear",
    "uncertain",
    "not certain",
    "not sure",
    "unsure",
    "can't tell",
    "cannot tell",
    "can't say",
    "cannot say",
    "weak",
];

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    // GRADE's words are English here.
    if main_part(&raw.language) != "en" {
        return;
    }
    for told in texts::of(raw) {
        let [Key("certainty"), At(row), Key("cells"), Key(option), Key("text")] = told.path.as_slice() else {
            continue;
        };
        let cell = raw.topic.certainty.get(*row).and_then(|row| row.cells.get(*option));
        let Some(CertaintyCell::Rated { certainty, .. }) = cell else { continue };
        let shown = Shown::of(&told.shown());
        let first = Told { text: told.text.split('.').next().unwrap_or_default(), ..told.clone() };
        let first_sentence = Shown::of(&first.shown());
        let (fits, message, help) = match certainty {
            Certainty::High => (
                ![MAY, PROBABLY, NOT_KNOWN].iter().any(|words| first_sentence.has_any(words)),
                "This is rated High, and the text says it as if it were less sure.",
                "State it: \"It eases pain.\" Or write the certainty that the studies have.",
            ),
            Certainty::Moderate => (
                shown.has_any(PROBABLY),
                "This is rated Moderate, and the text does not say \"probably\".",
                "Say it with \"probably\": \"It probably eases pain.\"",
            ),
            Certainty::Low => (
                shown.has_any(MAY),
                "This is rated Low, and the text says it flatly.",
                "Say it with \"may\": \"It may ease pain.\"",
            ),
            Certainty::VeryLow => (
                shown.has_any(NOT_KNOWN),
                "This is rated VeryLow, and the text does not say that it is not known.",
                "Say that we don't know, that it is unclear, or that the studies are very weak.",
            ),
        };
        if !fits {
            findings.push(told.place(Diagnostic::warning("certainty-words", "", message), 0, pack).help(help));
        }
    }
}
