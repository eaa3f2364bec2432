//! Languages as a desk sees them: all that a topic has, reviewed or not, and one that nobody speaks. What a patient can
//! choose from is [`crate::ui::voice::offered`].

use std::sync::Arc;

use crate::content::library::{Gaps, KioskWords, Language, Library, Topic, Translation};
use crate::ui::Look;
use crate::ui::i18n::{PSEUDO, Words};

/// Each language with its name for a panel, the language of the files first. Names are those of the files, as
/// `waitwise translate` takes them: egui's own labels can't join Arabic letters.
pub fn of_topic(topic: &Topic, first: &Language, look: &Look) -> Vec<(String, Language)> {
    let name = |found: &Translation| {
        let is_reviewed = found.is_reviewed && look.find(&found.language).is_none_or(|words| words.is_reviewed);
        match found.language.as_str() {
            PSEUDO => "Pseudo".to_owned(),
            name if is_reviewed => name.to_owned(),
            name => format!("{name}, not reviewed"),
        }
    };
    let others = topic.translations.iter().map(|found| (name(found), found.language.clone()));
    std::iter::once((first.to_string(), first.clone())).chain(others).collect()
}

/// The interface's words in all languages, the pseudo language too.
pub fn look() -> Result<Look, crate::ui::tokens::TokensError> {
    let mut look = Look::load()?;
    look.add(Words::pseudo());
    Ok(look)
}

/// A library that has the pseudo language too: it changes the interface's own words, and no text of the content.
pub fn with_pseudo(library: &Library) -> Arc<Library> {
    let mut library = library.clone();
    let language = Language::new(PSEUDO);
    for topic in &mut library.topics {
        let as_it_is = Topic { translations: Vec::new(), ..topic.clone() };
        topic.translations.push(Translation {
            language: language.clone(),
            topic: as_it_is,
            gaps: Gaps::default(),
            is_reviewed: false,
        });
    }
    let (clinic, ask_staff) = (library.kiosk.clinic.clone(), library.kiosk.ask_staff.clone());
    library.kiosk.translations.push(KioskWords {
        language,
        clinic,
        ask_staff,
        gaps: Gaps::default(),
        is_reviewed: false,
    });
    Arc::new(library)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_embedded;
    use crate::ui::voice::offered;

    fn shipped() -> Library {
        load_embedded().library.expect("the shipped content is right")
    }

    #[test]
    fn a_desk_can_see_what_no_patient_is_offered() {
        let mut library = shipped();
        library.kiosk.allow_unreviewed = false;
        let look = look().unwrap();
        let patients: Vec<&str> = offered(&library, &look).iter().map(|words| words.language.as_str()).collect();
        assert_eq!(patients, ["en"]);
        let library = with_pseudo(&library);
        let desk = of_topic(&library.topics[0], &library.first_language(), &look);
        let desk: Vec<(&str, &str)> = desk.iter().map(|(name, language)| (name.as_str(), language.as_str())).collect();
        let expected = [("en", "en"), ("ar, not reviewed", "ar"), ("es, not reviewed", "es"), ("Pseudo", PSEUDO)];
        assert_eq!(desk, expected);
    }

    #[test]
    fn a_translation_that_was_reviewed_bears_its_plain_name_and_one_without_words_of_the_interface_too() {
        let mut topic = shipped().topics.remove(0);
        topic.translations.truncate(1);
        topic.translations[0].language = Language::new("fr");
        topic.translations[0].is_reviewed = true;
        let names: Vec<String> =
            of_topic(&topic, &Language::new("en"), &look().unwrap()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["en", "fr"]);
    }

    #[test]
    fn the_pseudo_language_is_never_offered_to_patients() {
        let (library, look) = (with_pseudo(&shipped()), look().unwrap());
        assert!(library.kiosk.allow_unreviewed);
        assert!(offered(&library, &look).iter().all(|words| words.language.as_str() != PSEUDO));
    }
}
