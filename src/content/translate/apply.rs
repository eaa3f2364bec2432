//! A topic in another language: the same files with other words in the same places. They are read and built as the
//! topic itself is, so a translation can say everything that the topic can, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::fault;
use super::quoted;
use super::sources::spots;
use crate::content::library::Gaps;
use crate::content::pack::Pack;
use crate::content::raw::{TranslatedText, Translation};
use crate::content::syntax::{Draft, Edit};

#[derive(Clone, Debug)]
pub struct Applied {
    /// The text of each file, in the order asked for.
    pub files: Vec<String>,
    /// Keys that stay in the first language.
    pub gaps: Gaps,
}

/// Puts a translation's words into these files of the pack. What is wrong with a text makes it a gap.
pub fn applied(pack: &Pack, paths: &[String], translation: &Translation, language: &str) -> Applied {
    let mut words: BTreeMap<&str, &TranslatedText> = BTreeMap::new();
    for text in &translation.texts {
        words.entry(&text.key).or_insert(text);
    }
    let mut gaps = BTreeSet::new();
    let files = paths.iter().map(|path| {
        let mut draft = Draft::new(pack.text(path));
        let mut edits = Vec::new();
        for spot in spots(path, pack.text(path)) {
            let text = words.get(spot.source.key.as_str());
            match text.filter(|text| fault(text, &spot.source.text, language).is_none()) {
                Some(text) => edits.push(Edit::new(spot.bytes, quoted(&text.text))),
                None => {
                    gaps.insert(spot.source.key);
                }
            }
        }
        draft.apply(&edits);
        draft.text
    });
    let files = files.collect();
    Applied { files, gaps: Gaps::new(gaps) }
}
