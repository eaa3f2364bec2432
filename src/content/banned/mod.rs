//! Words that steer, promise or advertise have no place in a decision aid (IPDAS: no more weight for one option). One
//! table a language; a language without one is not judged.

mod arabic;
mod english;
mod spanish;

use std::sync::LazyLock;

use super::shown::{Shown, Span, searched};
use super::translate::main_part;

/// One language's table, found as whole words, a hyphen being as good as a blank; accents make no difference.
struct Words {
    language: &'static str,
    steers: &'static [&'static str],
    promises: &'static [&'static str],
    advertises: &'static [&'static str],
    /// Harmless phrases around a banned word.
    harmless: &'static [&'static str],
    /// "There is no guarantee" promises nothing.
    denials: &'static [&'static str],
    /// What the language writes in one piece with the word behind it.
    joined: &'static [&'static str],
}

const LANGUAGES: [&Words; 3] = [&english::WORDS, &spanish::WORDS, &arabic::WORDS];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Steers,
    Promises,
    Advertises,
}

impl Wrong {
    pub fn why(self) -> &'static str {
        match self {
            Self::Steers => "tells the patient what to choose",
            Self::Promises => "promises what no treatment can keep",
            Self::Advertises => "sounds like an advertisement",
        }
    }

    pub fn help(self) -> &'static str {
        match self {
            Self::Steers => "Say what is known, and leave the choice to the patient and the clinician.",
            Self::Promises => "Say how many people it helps or harms, with a source, or that it is not known.",
            Self::Advertises => "Say in plain words what is done and what is known of it.",
        }
    }

    /// Whether a text that says it is not shown to patients.
    pub fn is_kept_from_patients(self) -> bool {
        match self {
            Self::Steers | Self::Promises => true,
            Self::Advertises => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub words: &'static str,
    pub wrong: Wrong,
    /// Of its first character, in the text of the file.
    pub index: usize,
}

/// A table as it is searched: every topic has hundreds of texts, and each is looked through.
struct Table {
    words: &'static Words,
    banned: Vec<(Wrong, &'static str, String)>,
    harmless: Vec<String>,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let table = |words: &&'static Words| {
        let kinds =
            [(Wrong::Steers, words.steers), (Wrong::Promises, words.promises), (Wrong::Advertises, words.advertises)];
        let banned = kinds
            .into_iter()
            .flat_map(|(wrong, list)| list.iter().map(move |written| (wrong, *written, searched(written))));
        let harmless = words.harmless.iter().map(|written| searched(written));
        Table { words, banned: banned.collect(), harmless: harmless.collect() }
    };
    LANGUAGES.iter().map(table).collect()
});

/// The banned words in what is shown of a text.
pub fn found(shown: &[(usize, char)], language: &str) -> Vec<Found> {
    let Some(table) = TABLES.iter().find(|table| table.words.language == main_part(language)) else {
        return Vec::new();
    };
    let shown = Shown::of(shown);
    let joined = table.words.joined;
    let is_harmless = |span: Span| {
        let mut around = table.harmless.iter().flat_map(|words| shown.find(words, joined));
        around.any(|around| span.is_within(around))
    };
    let mut found = Vec::new();
    for (wrong, words, searched) in &table.banned {
        for span in shown.find(searched, joined) {
            let is_denied = *wrong == Wrong::Promises && table.words.is_denied(&shown, span);
            if !is_denied && !is_harmless(span) {
                found.push(Found { words, wrong: *wrong, index: shown.index(span) });
            }
        }
    }
    found
}

impl Words {
    fn is_denied(&self, shown: &Shown, span: Span) -> bool {
        shown.comes_after(span, |word| {
            let bare = self.joined.iter().filter_map(|joined| word.strip_prefix(joined));
            word.ends_with("n't") || bare.chain([word]).any(|word| self.denials.contains(&word))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::shown::letters;

    fn words(language: &str, text: &str) -> Vec<&'static str> {
        found(&letters(text), language).into_iter().map(|found| found.words).collect()
    }

    #[test]
    fn a_promise_that_is_denied_is_none() {
        let is_denied = |language, text: &str| words(language, text).is_empty();
        assert!(is_denied("en", "This is not guaranteed."));
        assert!(is_denied("en", "It isn’t always guaranteed."));
        assert!(!is_denied("en", "No needles. Relief is guaranteed."));
        assert!(!is_denied("en", "Relief is guaranteed, not only hoped for."));
        assert!(is_denied("es", "El masaje no cura el dolor."));
        assert!(!is_denied("es", "No duele. El masaje cura el dolor."));
        assert!(is_denied("ar", "هذا العلاج لا يشفي الألم."));
        assert!(is_denied("ar", "النتيجة ليست مضمونة، وليست دائمة."));
        assert!(!is_denied("ar", "هذا العلاج يشفي الألم."));
    }

    #[test]
    fn each_language_has_its_own_words_and_one_without_a_table_is_not_judged() {
        assert_eq!(words("es", "El masaje es la mejor opción para usted."), ["la mejor", "mejor opción"]);
        assert_eq!(words("es-MX", "Es seguro para usted."), ["seguro para usted"]);
        assert_eq!(words("es", "A lo mejor duele, y moverse mejor ayuda."), Vec::<&str>::new());
        assert_eq!(words("ar", "التدليك هو الأفضل لك، وبدون مخاطر."), ["الأفضل", "دون مخاطر"]);
        assert_eq!(words("ar", "فحصك معالج مدرب، ولا ينطبق عليك أي تحذير."), Vec::<&str>::new());
        assert_eq!(words("fr", "Le meilleur pour vous."), Vec::<&str>::new());
    }

    #[test]
    fn every_word_of_a_table_is_found_where_it_stands() {
        for table in LANGUAGES {
            for word in table.steers.iter().chain(table.promises).chain(table.advertises) {
                let text = format!("x {word}, x");
                assert!(words(table.language, &text).contains(word), "{word}");
            }
        }
    }
}
