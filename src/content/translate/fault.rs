//! Why a translated text is not shown. Its screen stays in the first language until it is mended: better another
//! language than a wrong number of sources, an empty box or a promise.

use std::collections::BTreeMap;

use crate::content::banned;
#[cfg(feature = "cli")]
use crate::content::drawn::is_drawn;
use crate::content::raw::TranslatedText;
use crate::content::shown::letters;
use crate::content::text::{Source, Text};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There are no words yet.
    Missing,
    /// It says what the source said once.
    Stale,
    /// It names other sources than its source does.
    Marks,
    /// A letter would be an empty box.
    Letters,
    /// It steers or promises.
    Words,
}

/// `source`: what the files say today.
pub fn fault(text: &TranslatedText, source: &str, language: &str) -> Option<Fault> {
    let shown = letters(&text.text);
    if shown.iter().all(|(_, letter)| letter.is_whitespace()) {
        Some(Fault::Missing)
    } else if text.stale || text.source != source {
        Some(Fault::Stale)
    } else if marks(&text.text) != marks(source) {
        Some(Fault::Marks)
    } else if is_seen(&text.key) && !can_be_drawn(&shown) {
        Some(Fault::Letters)
    } else if !is_record(&text.key)
        && banned::found(&shown, language).iter().any(|found| found.wrong.is_kept_from_patients())
    {
        Some(Fault::Words)
    } else {
        None
    }
}

/// What a picture shows is heard, not drawn.
pub fn is_seen(key: &str) -> bool {
    !key.ends_with("picture_alt")
}

/// Names, and who paid: words that nobody here chose.
pub fn is_record(key: &str) -> bool {
    key == "clinic" || key.starts_with("review.")
}

#[cfg(feature = "cli")]
fn can_be_drawn(shown: &[(usize, char)]) -> bool {
    shown.iter().all(|(_, letter)| is_drawn(*letter))
}

/// Without the command line there is no screen either, and nobody who can read a font.
#[cfg(not(feature = "cli"))]
fn can_be_drawn(_: &[(usize, char)]) -> bool {
    true
}

/// The sources that a text names, each as often as it does.
pub fn marks(text: &str) -> BTreeMap<Source, usize> {
    let mut counted = BTreeMap::new();
    for source in Text::parse(text).statements.into_iter().flat_map(|statement| statement.sources) {
        *counted.entry(source).or_insert(0) += 1;
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: &str, source: &str, text: &str) -> Option<Fault> {
        let translated = TranslatedText {
            key: key.to_owned(),
            source: source.to_owned(),
            text: text.to_owned(),
            stale: false,
            was: String::new(),
        };
        fault(&translated, source, "es")
    }

    #[test]
    fn a_text_is_shown_only_where_it_says_the_same_with_the_same_sources_in_letters_that_can_be_drawn() {
        assert_eq!(of("known.1", "Pain [R1] eases. [practice]", "El dolor cede. [practice] [R1]"), None);
        assert_eq!(of("known.1", "Pain. [R1]", " [R1]"), Some(Fault::Missing));
        assert_eq!(of("known.1", "Pain. [R1]", "Dolor."), Some(Fault::Marks));
        assert_eq!(of("known.1", "Pain. [R1]", "Dolor. [R1] [R1]"), Some(Fault::Marks));
        assert_eq!(of("known.1", "Pain. [R1]", "Dolor. [R2]"), Some(Fault::Marks));
        assert_eq!(of("known.1", "It helps.", "Es lo *mejor*."), Some(Fault::Words));
        assert_eq!(of("clinic", "The best", "La mejor"), None, "a name");
        #[cfg(feature = "cli")]
        {
            assert_eq!(of("known.1", "Pain.", "Dolor ☃"), Some(Fault::Letters));
            assert_eq!(of("options.a.picture_alt", "Pain.", "Dolor ☃"), None, "it is heard");
        }
    }
}
