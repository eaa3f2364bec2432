//! The interface's own words, in Fluent (`assets/i18n/*.ftl`). Content text comes from the library instead.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use super::text::Direction;
use crate::content::library::Language;

/// Language and words; English comes first, for what a language lacks.
const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../../assets/i18n/en.ftl")),
    ("es", include_str!("../../assets/i18n/es.ftl")),
    ("ar", include_str!("../../assets/i18n/ar.ftl")),
];

/// Who reviewed a file, where nobody did.
const NOBODY: &str = "nobody";

/// Between the lines of a language that nobody speaks: everything is longer, and shows whether it was translated.
pub const PSEUDO: &str = "qps";

pub struct Words {
    pub language: Language,
    pub direction: Direction,
    /// A speaker of the language has read it beside the English.
    pub is_reviewed: bool,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// All languages of the interface, English first. A string that can't be read is left out; a test holds that none is.
    pub fn all() -> Vec<Self> {
        FILES.iter().map(|(name, text)| Self::read(name, (*text).to_owned())).collect()
    }

    /// English with every letter changed and 40 % more of them, in quotes: what is cut off, not translated or put
    /// together from pieces is seen at once.
    pub fn pseudo() -> Self {
        let [(_, english), ..] = FILES;
        Self::read(PSEUDO, pseudo_resource(english))
    }

    fn read(name: &str, text: String) -> Self {
        let id: LanguageIdentifier = name.parse().unwrap_or_default();
        let direction = Direction::of(name);
        let mut bundle = FluentBundle::new(vec![id]);
        // The marks around a value keep its own order of letters inside a sentence of the other direction.
        bundle.set_use_isolating(direction == Direction::RightToLeft);
        let resource = match FluentResource::try_new(text) {
            Ok(resource) => resource,
            Err((partial, _)) => partial,
        };
        bundle.add_resource_overriding(resource);
        let mut words = Self { language: Language::new(name), direction, is_reviewed: false, bundle };
        words.is_reviewed = words.get("about-review") != NOBODY;
        words
    }

    /// The words behind a key; the key itself where there are none (a test holds that every used key has some).
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The same, with values to fill in: `("number", "112".into())`.
    pub fn with(&self, key: &str, values: &[(&str, fluent_bundle::FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// "red, green", as the language has it.
    pub fn list<'w>(&self, parts: impl IntoIterator<Item = &'w str>) -> String {
        parts.into_iter().collect::<Vec<_>>().join(&self.get("list-separator"))
    }
}

/// A text that is 40 % longer and written with accents; marks and values stay what they are.
pub fn pseudo(text: &str) -> String {
    let mut out = String::from("«");
    let (mut in_mark, mut letters) = (false, 0_usize);
    for letter in text.chars() {
        match letter {
            '[' | '{' => in_mark = true,
            ']' | '}' => in_mark = false,
            _ => {}
        }
        if in_mark {
            out.push(letter);
            continue;
        }
        let accented = ACCENTED.iter().find(|(plain, _)| *plain == letter).map_or(letter, |(_, accented)| *accented);
        out.push(accented);
        letters += 1;
        // Two letters more after every five.
        if letters % 5 == 0 && letter.is_alphabetic() {
            out.push_str("ö·");
        }
    }
    out.push('»');
    out
}

const ACCENTED: [(char, char); 10] = [
    ('a', 'á'),
    ('e', 'é'),
    ('i', 'í'),
    ('o', 'ó'),
    ('u', 'ü'),
    ('n', 'ñ'),
    ('c', 'ç'),
    ('A', 'Å'),
    ('E', 'É'),
    ('O', 'Ø'),
];

/// Every message of a file, one a line, with its words made over.
fn pseudo_resource(ftl: &str) -> String {
    let lines = ftl.lines().map(|line| match line.split_once(" = ") {
        Some((key, _)) if line.starts_with('#') || key == "list-separator" || key.starts_with("about-") => {
            line.to_owned()
        }
        Some((key, words)) => format!("{key} = {}", pseudo(words)),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudo_words_are_longer_and_keep_their_values() {
        let plain = "Question { $number } of { $total }";
        let made = pseudo(plain);
        assert!(made.contains("{ $number }") && made.contains("{ $total }"), "{made}");
        assert!(made.chars().count() >= plain.chars().count() + 4, "{made}");
        let words = Words::pseudo();
        let values = [("number", 3.into()), ("total", 9.into())];
        assert!(words.with("question-of", &values).contains('3'));
        assert_ne!(words.get("back"), "Back");
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        let directions: Vec<_> = Words::all().iter().map(|words| words.direction).collect();
        assert_eq!(directions, [Direction::LeftToRight, Direction::LeftToRight, Direction::RightToLeft]);
    }
}
