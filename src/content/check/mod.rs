//! Checks of meaning, one property a file. Each looks at one topic and adds what it finds.

mod figures;
mod kiosk;
mod options_complete;
mod pictures;
mod references;
mod review;
mod words;

use super::pack::Pack;
use super::read::{RawPack, RawTopic};
use crate::diagnostics::Diagnostic;

const TOPIC_CHECKS: &[fn(&RawTopic, &Pack, &mut Vec<Diagnostic>)] =
    &[options_complete::check, references::check, figures::check, pictures::check, review::check, words::check];

pub fn run(raw: &RawPack, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    kiosk::check(&raw.kiosk, pack, findings);
    for topic in &raw.topics {
        for check in TOPIC_CHECKS {
            check(topic, pack, findings);
        }
    }
}
