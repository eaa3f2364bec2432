//! Every character on the screen is in the bundled typefaces; one that is not would be an empty box.

use super::texts::{self, Role, Told};
use crate::content::drawn::is_drawn;
use crate::content::pack::Pack;
use crate::content::raw::Kiosk;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

/// So many characters of one text are named.
const MOST_NAMED: usize = 5;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    // What a picture shows is heard, not drawn.
    let told = texts::of(raw);
    let drawn = told.iter().filter(|told| told.role != Role::Alt);
    tell(drawn, pack, findings);
}

pub fn check_kiosk(kiosk: &Kiosk, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    tell(texts::of_kiosk(kiosk).iter(), pack, findings);
}

fn tell<'t>(told: impl Iterator<Item = &'t Told<'t>>, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let all = told.map(|told| (told, missing(told)));
    findings
        .extend(all.filter(|(_, missing)| !missing.is_empty()).map(|(told, missing)| finding(told, &missing, pack)));
}

/// What can't be drawn in one text.
pub fn missing(told: &Told<'_>) -> Vec<(usize, char)> {
    told.shown().into_iter().filter(|(_, letter)| !is_drawn(*letter)).collect()
}

/// `missing`: at least one.
pub fn finding(told: &Told<'_>, missing: &[(usize, char)], pack: &Pack) -> Diagnostic {
    let first = missing.first().map_or(0, |(index, _)| *index);
    let mut letters: Vec<char> = Vec::new();
    for (_, letter) in missing {
        if !letters.contains(letter) {
            letters.push(*letter);
        }
    }
    let names: Vec<String> = letters.iter().take(MOST_NAMED).map(|letter| name(*letter)).collect();
    let more = letters.len().saturating_sub(MOST_NAMED);
    let names = if more > 0 { format!("{} and {more} more", names.join(", ")) } else { names.join(", ") };
    let are = if letters.len() > 1 { "are" } else { "is" };
    let message = format!("{names} {are} not in the typeface: the screen would show an empty box.");
    let finding = told.place(Diagnostic::error("missing-glyph", "", message), first, pack);
    finding.help("Write it in words, or with letters and signs of the keyboard.")
}

/// The character with its number in Unicode, by which it can be looked up: `"☃" (U+2603)`.
fn name(letter: char) -> String {
    let code = u32::from(letter);
    if letter.is_control() {
        format!("A control character (U+{code:04X})")
    } else {
        format!("\"{letter}\" (U+{code:04X})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_named_with_its_number() {
        assert_eq!(name('☃'), "\"☃\" (U+2603)");
    }
}
