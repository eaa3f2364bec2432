//! What is on the screen in other languages than that of the files: built from the files with a translation's words.

use super::build;
use super::library::{KioskWords, Language, Review, Topic, Translation};
use super::pack::Pack;
use super::raw;
use super::read::parse::parse;
use super::read::{KIOSK, RawTopic, topic_path};
use super::text::Text;
use super::translate::{TOPIC_FILES, applied};

/// Every translation of a topic that there is, reviewed or not. What is wrong with one has been told; what can't be built is
/// left out.
pub fn topics(pack: &Pack, topic: &Topic) -> Vec<Translation> {
    let folder = topic_path(&topic.id, "lang/");
    let files = pack.files.keys().filter_map(|path| Some((path, path.strip_prefix(&folder)?.strip_suffix(".ron")?)));
    files.filter_map(|(path, name)| translation(pack, topic, path, &Language::new(name))).collect()
}

fn translation(pack: &Pack, topic: &Topic, path: &str, language: &Language) -> Option<Translation> {
    let read = parse::<raw::Translation>(path, pack.text(path)).value?;
    let paths = TOPIC_FILES.map(|file| topic_path(&topic.id, file));
    let applied = applied(pack, &paths, &read, language.as_str());
    let [cards, questions, rules] = applied.files.as_slice() else { return None };
    let raw = RawTopic {
        id: topic.id.clone(),
        language: language.to_string(),
        topic: parse(path, cards).value?,
        questions: parse(path, questions).value?,
        rules: parse(path, rules).value?,
    };
    // Its places are in no file that anybody could open; what is wrong is told of the translation's own file.
    let built = build::topic(raw, pack, &mut Vec::new())?;
    // The approval is of the words that were translated.
    let Review { approved_by, approved_on, approved_digest, .. } = topic.review.clone();
    let review = Review { approved_by, approved_on, approved_digest, ..built.review };
    let topic = Topic { review, pictures: topic.pictures.clone(), ..built };
    Some(Translation { language: language.clone(), topic, gaps: applied.gaps, is_reviewed: is_reviewed(&read) })
}

/// A speaker of the language has read it, and says so.
pub fn is_reviewed(translation: &raw::Translation) -> bool {
    translation.reviewed_by.as_ref().is_some_and(|name| !name.trim().is_empty())
}

/// The words of `kiosk.ron`.
pub fn kiosk(pack: &Pack, language: &Language) -> Option<KioskWords> {
    let path = format!("lang/{language}.ron");
    if pack.text(&path).is_empty() {
        return None;
    }
    let read = parse::<raw::Translation>(&path, pack.text(&path)).value?;
    let applied = applied(pack, &[KIOSK.to_owned()], &read, language.as_str());
    let said: raw::Kiosk = parse(KIOSK, applied.files.first()?).value?;
    Some(KioskWords {
        language: language.clone(),
        clinic: said.clinic,
        ask_staff: Text::parse(&said.ask_staff),
        gaps: applied.gaps,
        is_reviewed: is_reviewed(&read),
    })
}
