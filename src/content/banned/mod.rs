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
    /// What a study may have found, said as if it were so for everybody.
    claims: &'static [&'static str],
    /// Harmless phrases around a banned word.
    harmless: &'static [&'static str],
    /// "There is no guarantee" promises nothing.
    denials: &'static [&'static str],
    /// "It is not known whether one is better than the other" claims nothing.
    doubts: &'static [&'static str],
    /// What the language writes in one piece with the word behind it.
    joined: &'static [&'static str],
}

const LANGUAGES: [&Words; 3] = [&english::WORDS, &spanish::WORDS, &arabic::WORDS];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Steers,
    Promises,
    Advertises,
    Claims,
}

impl Wrong {
    pub fn why(self) -> &'static str {
        match self {
            Self::Steers => "tells the patient what to choose",
            Self::Promises => "promises what no treatment can keep",
            Self::Advertises => "sounds like an advertisement",
            Self::Claims => "says more than studies can usually show",
        }
    }

    pub fn help(self) -> &'static str {
        match self {
            Self::Steers => "Say what is known, and leave the choice to the patient and the clinician.",
            Self::Promises => "Say how many people it helps or harms, with a source, or that it is not known.",
            Self::Advertises => "Say in plain words what is done and what is known of it.",
            Self::Claims => {
                "Say what a study found, with its source: \"In one trial it did better than waiting. [R1]\""
            }
        }
    }

    /// Whether a text that says it is not shown to patients.
    pub fn is_kept_from_patients(self) -> bool {
        match self {
            Self::Steers | Self::Promises => true,
            Self::Advertises | Self::Claims => false,
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
        let kinds = [
            (Wrong::Steers, words.steers),
            (Wrong::Promises, words.promises),
            (Wrong::Advertises, words.advertises),
            (Wrong::Claims, words.claims),
        ];
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
            let is_denied = match wrong {
                Wrong::Steers | Wrong::Advertises => false,
                Wrong::Promises => table.words.is_denied(&shown, span),
                Wrong::Claims => table.words.is_in_doubt(&shown, span),
            };
            if !is_denied && !is_harmless(span) {
                found.push(Found { words, wrong: *wrong, index: shown.index(span) });
            }
        }
    }
    found
}

impl Words {
    fn is_denied(&self, shown: &Shown, span: Span) -> bool {
        shown.comes_after(span, 4, |word| self.is_one(self.denials, word) || word.ends_with("n't"))
    }

    /// Denied or asked anywhere before in the sentence: "No trial has shown that massage is better than needles".
    fn is_in_doubt(&self, shown: &Shown, span: Span) -> bool {
        let is_doubt = |word: &str| {
            [self.denials, self.doubts].iter().any(|words| self.is_one(words, word)) || word.ends_with("n't")
        };
        shown.comes_after(span, usize::MAX, is_doubt)
    }

    fn is_one(&self, words: &[&str], word: &str) -> bool {
        let bare = self.joined.iter().filter_map(|joined| word.strip_prefix(joined));
        bare.chain([word]).any(|word| words.contains(&word))
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
    fn plain_steering_and_plain_promises_are_found_in_every_language() {
        for (language, text) in [
            ("en", "Massage is better than needles."),
            ("en", "Most doctors choose massage."),
            ("en", "Most people choose massage."),
            ("en", "Massage heals muscle pain."),
            ("en", "Massage cures pain."),
            ("en", "Relief is guaranteed."),
            ("en", "Massage is proven to ease pain."),
            ("en", "You will feel better."),
            ("es", "El masaje es mejor que las agujas."),
            ("es", "La mayoría de los médicos elige el masaje."),
            ("es", "La mayoría de las personas eligen el masaje."),
            ("es", "El masaje sana el músculo."),
            ("es", "El masaje elimina el dolor."),
            ("es", "Está demostrado que el masaje ayuda."),
            ("ar", "التدليك هو أفضل من الإبر."),
            ("ar", "معظم الأطباء ينصحون بالتدليك."),
            ("ar", "التدليك يزيل الألم."),
            ("ar", "ثبت علميًا أن التدليك يساعد."),
        ] {
            assert!(!words(language, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_a_study_found_and_what_is_not_known_are_no_claims() {
        for (language, text) in [
            ("en", "In one trial massage did better than waiting. [R1]"),
            ("en", "No trial has shown that massage is better than needles."),
            ("en", "It isn’t known whether massage works better than waiting."),
            ("en", "Neither is better than the other. Lower is better."),
            ("en", "A bruise heals by itself."),
            ("en", "It has not been proven to help."),
            ("en", "None of these treatments has so far been proven to help."),
            ("en", "There is no gold standard and no recommended treatment."),
            ("en", "Keep the cut dry until it heals."),
            ("en", "Most studies are weak. A doctor can tell you more."),
            ("es", "La fisioterapia había funcionado mejor que esperar. [R1]"),
            ("es", "No se sabe si el masaje es mejor que las agujas."),
            ("es", "Espere hasta que la piel esté sana. Menos es mejor."),
            ("es", "No se ha demostrado que ayude."),
            ("ar", "لا يُعرف هل التدليك هو أفضل من الإبر."),
            ("ar", "ليس أفضل من الانتظار. معظم الدراسات ضعيفة."),
            ("ar", "هذا العلاج لا يزيل الألم."),
        ] {
            assert_eq!(words(language, text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(words("en", "Nobody knows why. Massage is better than needles."), ["is better than"]);
        assert_eq!(words("en", "No needles needed: massage is better than needles."), ["is better than"]);
    }

    #[test]
    fn a_claim_is_told_and_shown_and_a_promise_is_not_shown() {
        let is_kept = |text: &str| found(&letters(text), "en").iter().any(|found| found.wrong.is_kept_from_patients());
        assert!(!is_kept("Massage is better than needles."));
        assert!(!is_kept("Most doctors choose massage."));
        assert!(is_kept("Massage is clinically proven."));
        assert!(is_kept("Most people choose massage."));
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
            for word in [table.steers, table.promises, table.advertises, table.claims].concat() {
                let text = format!("x {word}, x");
                assert!(words(table.language, &text).contains(&word), "{word}");
            }
        }
    }
}
