//! Every character on the screen is in the bundled typeface; one that is not would be an empty box.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use skrifa::{FontRef, MetadataProvider};

use super::texts::{self, Role, Told};
use crate::content::pack::Pack;
use crate::content::raw::Kiosk;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/fonts");

/// Characters that every weight of the typeface has; the screen has no other fonts to fall back on.
static DRAWN: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let faces = FONTS.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "ttf"));
    let sets = faces.filter_map(|file| FontRef::new(file.contents()).ok()).map(|font| drawn(&font));
    sets.reduce(|all, face| all.intersection(&face).copied().collect()).unwrap_or_default()
});

/// So many characters of one text are named.
const MOST_NAMED: usize = 5;

fn drawn(font: &FontRef<'_>) -> BTreeSet<char> {
    font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code)).collect()
}

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    // What a picture shows is heard, not drawn.
    let told = texts::of(raw);
    let drawn = told.iter().filter(|told| told.role != Role::Alt);
    findings.extend(drawn.filter_map(|told| one_text(told, pack)));
}

pub fn check_kiosk(kiosk: &Kiosk, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    findings.extend(texts::of_kiosk(kiosk).iter().filter_map(|told| one_text(told, pack)));
}

fn one_text(told: &Told<'_>, pack: &Pack) -> Option<Diagnostic> {
    let shown = told.shown();
    let missing: Vec<(usize, char)> = shown.into_iter().filter(|(_, letter)| !is_drawn(*letter)).collect();
    let (first, _) = missing.first()?;
    let mut letters: Vec<char> = Vec::new();
    for (_, letter) in &missing {
        if !letters.contains(letter) {
            letters.push(*letter);
        }
    }
    let names: Vec<String> = letters.iter().take(MOST_NAMED).map(|letter| name(*letter)).collect();
    let more = letters.len().saturating_sub(MOST_NAMED);
    let names = if more > 0 { format!("{} and {more} more", names.join(", ")) } else { names.join(", ") };
    let are = if letters.len() > 1 { "are" } else { "is" };
    let message = format!("{names} {are} not in the typeface: the screen would show an empty box.");
    let finding = told.place(Diagnostic::error("missing-glyph", "", message), *first, pack);
    Some(finding.help("Write it in words, or with letters and signs of the keyboard."))
}

fn is_drawn(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter) || DRAWN.contains(&letter)
}

/// Marks that guide how a line is set and have no picture: soft hyphens, joiners, directions, a stray file mark.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
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
    fn the_bundled_typeface_has_the_letters_of_western_languages_and_no_snowman() {
        for letter in "aZ019 ’“”–…%≤≥½°áñüßøœ¿".chars() {
            assert!(is_drawn(letter), "{letter}");
        }
        for letter in "☃😀漢Жα".chars() {
            assert!(!is_drawn(letter), "{letter}");
        }
        assert_eq!(name('☃'), "\"☃\" (U+2603)");
    }
}
