//! Checks of meaning, one property a file. Each looks at one topic and adds what it finds.

mod balance;
mod certainty;
mod compares;
mod empty_texts;
mod fallback;
mod figures;
mod glossary;
#[cfg(feature = "cli")]
mod glyphs;
mod ids;
mod kiosk;
mod languages;
mod long_words;
mod options_complete;
mod pictures;
mod reading_grade;
mod references;
mod review;
mod safety;
mod texts;
mod translations;
mod words;

use super::pack::Pack;
use super::raw::Kiosk;
use super::read::{RawPack, RawTopic};
use crate::diagnostics::Diagnostic;
pub use reading_grade::Measured;

const PACK_CHECKS: &[fn(&RawPack, &Pack, &mut Vec<Diagnostic>)] = &[languages::check, translations::check];

const KIOSK_CHECKS: &[fn(&Kiosk, &Pack, &mut Vec<Diagnostic>)] = &[
    kiosk::check,
    ids::check_kiosk,
    empty_texts::check_kiosk,
    #[cfg(feature = "cli")]
    glyphs::check_kiosk,
];

const TOPIC_CHECKS: &[fn(&RawTopic, &Pack, &mut Vec<Diagnostic>)] = &[
    options_complete::check,
    references::check,
    compares::check,
    figures::check,
    pictures::check,
    review::check,
    words::check,
    ids::check,
    empty_texts::check,
    fallback::check,
    balance::check,
    certainty::check,
    glossary::check,
    reading_grade::check,
    long_words::check,
    safety::check,
    #[cfg(feature = "cli")]
    glyphs::check,
];

/// How hard a topic is to read in each of its languages, that of the files first; `None` where there is no formula.
pub fn measured(topic: &RawTopic, pack: &Pack) -> Vec<(String, Option<Measured>)> {
    let mut all = vec![(topic.language.clone(), reading_grade::of_topic(topic))];
    all.extend(translations::measured(topic, pack));
    all
}

pub fn run(raw: &RawPack, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for check in PACK_CHECKS {
        check(raw, pack, findings);
    }
    for check in KIOSK_CHECKS {
        check(&raw.kiosk, pack, findings);
    }
    for topic in &raw.topics {
        for check in TOPIC_CHECKS {
            check(topic, pack, findings);
        }
        compares::check_by_priority(&raw.kiosk, topic, pack, findings);
    }
}
