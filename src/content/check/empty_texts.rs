//! No text is empty where a patient would then see nothing.

use super::texts::{self, Role, Told};
use crate::content::outline::Step::Key;
use crate::content::pack::Pack;
use crate::content::raw::Kiosk;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    // A picture's words are a matter of the pictures, the review block has a check of its own.
    let told = texts::of(raw);
    let seen = told.iter().filter(|told| told.role != Role::Alt && told.path.first() != Some(&Key("review")));
    tell(seen, pack, findings);
}

/// The same for `kiosk.ron`; the emergency number has a check of its own.
pub fn check_kiosk(kiosk: &Kiosk, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let told = texts::of_kiosk(kiosk);
    tell(told.iter().filter(|told| told.path != [Key("emergency_number")]), pack, findings);
}

fn tell<'t>(told: impl Iterator<Item = &'t Told<'t>>, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for told in told.filter(|told| told.shown().iter().all(|(_, letter)| letter.is_whitespace())) {
        let message = if told.text.trim().is_empty() {
            "This text is empty: a patient would see nothing here."
        } else {
            "Only a source stands here, and no words: a patient would see nothing."
        };
        let finding = told.place(Diagnostic::error("empty-text", "", message), 0, pack);
        findings.push(finding.help("Write the words between the quotes, or take the whole entry out."));
    }
}
