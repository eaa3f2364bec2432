//! Every text has a translation, once, of what its source says today and with the same sources.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Known, MEANWHILE, Teller};
use crate::content::locate;
use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::raw::TranslatedText;
use crate::content::text;
use crate::content::translate::{Fault, marks};
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(file: &File<'_>, teller: &mut Teller) {
    language(file, teller);
    let mut there = BTreeSet::new();
    for &Known { place, text, source, fault } in &file.known {
        if fault != Some(Fault::Missing) {
            there.insert(&text.key);
        }
        match fault {
            Some(Fault::Stale) => teller.tell("translation-stale", || stale(file, place, text, &source.text)),
            Some(Fault::Marks) => teller.tell("translation-marks", || other_marks(file, place, text, &source.text)),
            // What is missing is told in one sentence; the others are about the words.
            Some(Fault::Missing | Fault::Letters | Fault::Words) | None => {}
        }
    }
    let missing = file.sources.keys().filter(|key| !there.contains(key)).count();
    if missing > 0 {
        teller.tell("translation-missing", || not_there(file, missing));
    }
    let mut seen = BTreeSet::new();
    for (place, text) in file.translation.texts.iter().enumerate() {
        if !file.sources.contains_key(&text.key) {
            teller.tell("translation-unknown-key", || unknown(file, place, text));
        }
        if !seen.insert(&text.key) {
            teller.tell("translation-twice", || {
                let message = format!("\"{}\" is translated twice.", text.key);
                at_key(file, place, text, Diagnostic::warning("translation-twice", file.path, message))
                    .help("Take one of them out. Patients see the first one.")
            });
        }
    }
}

fn at_key(file: &File<'_>, place: usize, text: &TranslatedText, finding: Diagnostic) -> Diagnostic {
    let position = Outline::of(file.text).value(&[Key("texts"), At(place), Key("key")]);
    finding.at(Some(position), file.text).marked(text.key.chars().count() + 2)
}

fn language(file: &File<'_>, teller: &mut Teller) {
    let name = file.language;
    let language = &file.translation.language;
    if language != name {
        teller.tell("translation-language", || {
            let message = format!("The file is called {name} and says that its language is \"{language}\".");
            Diagnostic::warning("translation-language", file.path, message)
                .at(locate::field(file.text, "language"), file.text)
                .help("Write the same language in both, like es, ar or pt-BR.")
        });
    }
}

fn not_there(file: &File<'_>, missing: usize) -> Diagnostic {
    let language = file.language;
    let message = format!("{missing} of {} texts have no translation into {language} yet.", file.sources.len());
    let help = format!(
        "`waitwise translate DIR {language}` writes down what is missing; fill in the empty texts. Until then, patients \
         see the screens with these texts in the first language."
    );
    let place = locate::field(file.text, "texts");
    Diagnostic::warning("translation-missing", file.path, message).at(place, file.text).help(help)
}

fn stale(file: &File<'_>, place: usize, text: &TranslatedText, source: &str) -> Diagnostic {
    let message = format!("The source of \"{}\" has changed since it was translated.", text.key);
    let help = format!(
        "Type waitwise translate FOLDER and the language: it marks the text. Mend it, and take out the marks (stale, was). {MEANWHILE} The source is now: {source}"
    );
    at_key(file, place, text, Diagnostic::warning("translation-stale", file.path, message)).help(help)
}

fn other_marks(file: &File<'_>, place: usize, text: &TranslatedText, source: &str) -> Diagnostic {
    let (there, wanted) = (marks(&text.text), marks(source));
    let says = |marks: &BTreeMap<text::Source, usize>| {
        let each = marks.iter().flat_map(|(mark, count)| std::iter::repeat_n(mark.to_string(), *count));
        let all: Vec<String> = each.collect();
        if all.is_empty() { "none".to_owned() } else { all.join(" ") }
    };
    let message = format!(
        "The translation of \"{}\" names other sources than the text does: {} instead of {}.",
        text.key,
        says(&there),
        says(&wanted)
    );
    let mend = if wanted.is_empty() {
        "Take the marks out.".to_owned()
    } else {
        format!("Put each source behind the statement that it belongs to: {}.", says(&wanted))
    };
    let help = format!("{mend} {MEANWHILE}");
    at_key(file, place, text, Diagnostic::warning("translation-marks", file.path, message)).help(help)
}

fn unknown(file: &File<'_>, place: usize, text: &TranslatedText) -> Diagnostic {
    let message = format!("There is no text \"{}\" to be translated.", text.key);
    let near = nearest(&text.key, file.sources.keys().map(String::as_str));
    let help = near.map_or_else(
        || "Take it out if it is not needed again.".to_owned(),
        |near| format!("Did you mean \"{near}\"?"),
    );
    at_key(file, place, text, Diagnostic::warning("translation-unknown-key", file.path, message)).help(help)
}
