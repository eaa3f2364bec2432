//! The words of a translation: drawn, unbiased, short and easy, by the same checks as the texts of the topic.

use super::{File, Known, MEANWHILE, Teller};
use crate::content::banned;
#[cfg(feature = "cli")]
use crate::content::check::glyphs;
use crate::content::check::reading_grade::{self, Measured};
use crate::content::check::texts::{Role, Told};
use crate::content::check::{long_words, words};
use crate::content::outline::Step::{At, Key};
use crate::content::raw::TranslatedText;
use crate::content::translate::{is_record, main_part};
use crate::diagnostics::Diagnostic;

/// Written from right to left, in letters that the longest word of a card was not measured with.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"];

pub fn check(file: &File<'_>, teller: &mut Teller) {
    let language = file.language;
    for &Known { place, text, source, .. } in &file.known {
        let told = told(file, place, text, source.role);
        #[cfg(feature = "cli")]
        drawn(file, &told, &text.key, teller);
        if !is_record(&text.key) {
            for found in banned::found(&told.shown(), language) {
                teller.tell("banned-words", || {
                    let finding = words::finding(&told, &found, file.pack);
                    if found.wrong.is_kept_from_patients() { meanwhile(finding) } else { finding }
                });
            }
        }
        if !matches!(source.role, Role::Alt | Role::Record) && !RIGHT_TO_LEFT.contains(&main_part(language)) {
            for word in long_words::too_long(&told) {
                teller.tell("word-too-long", || long_words::finding(&told, &word, file.pack));
            }
        }
    }
    let (read, terms) = read(file);
    if let Some(finding) = reading_grade::of("This translation", &read, &terms, language, file.pack) {
        teller.tell("reading-grade", || finding);
    }
}

/// How hard it is to read, where its language has a formula.
pub fn measured(file: &File<'_>) -> Option<Measured> {
    let (read, terms) = read(file);
    reading_grade::measured(&read, &terms, file.language)
}

/// What patients see of it, and its words that are explained.
fn read<'f>(file: &File<'f>) -> (Vec<Told<'f>>, Vec<&'f str>) {
    let is_term = |text: &TranslatedText| {
        text.key.strip_prefix("glossary.").is_some_and(|rest| rest.split('.').next_back() == Some("term"))
    };
    let shown = file.known.iter().filter(|known| known.fault.is_none());
    let terms = shown.clone().map(|known| known.text).filter(|text| is_term(text)).map(|text| text.text.as_str());
    (shown.map(|known| told(file, known.place, known.text, known.source.role)).collect(), terms.collect())
}

pub(super) fn told<'f>(file: &File<'_>, place: usize, text: &'f TranslatedText, role: Role) -> Told<'f> {
    let path = vec![Key("texts"), At(place), Key("text")];
    Told { file: file.path.to_owned(), path, text: &text.text, role, marks: true }
}

#[cfg(feature = "cli")]
fn drawn(file: &File<'_>, told: &Told<'_>, key: &str, teller: &mut Teller) {
    use crate::content::translate::is_seen;

    let missing = glyphs::missing(told);
    if !missing.is_empty() && is_seen(key) {
        // An empty box must never be shown, and a translation keeps no topic from the screen: the text is not used.
        teller.tell("missing-glyph", || meanwhile(glyphs::finding(told, &missing, file.pack)));
    }
}

fn meanwhile(finding: Diagnostic) -> Diagnostic {
    let help = finding.help.clone().unwrap_or_default();
    finding.help(format!("{help} {MEANWHILE}"))
}
