//! No text of the topic steers, promises or advertises.

use super::texts::{self, Role, Told};
use crate::content::banned::{self, Found};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, Severity};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for told in texts::of(raw).iter().filter(|told| told.role != Role::Record) {
        let found = banned::found(&told.shown(), &raw.language);
        findings.extend(found.iter().map(|found| finding(told, found, pack)));
    }
}

pub fn finding(told: &Told<'_>, found: &Found, pack: &Pack) -> Diagnostic {
    let severity = if found.wrong.is_kept_from_patients() { Severity::Error } else { Severity::Warning };
    let message = format!("\"{}\" {}.", found.words, found.wrong.why());
    let finding = Diagnostic { severity, ..Diagnostic::error("banned-words", "", message) };
    told.place(finding, found.index, pack).help(found.wrong.help())
}
