//! A topic in another language: the same files with other words in the same places. They are read and built as the
//! topic itself is, so a translation can say everything that the topic can, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::quoted;
use super::sources::spots;
use crate::content::library::Gaps;
use crate::content::pack::Pack;
use crate::content::raw::{TranslatedText, Translation};
use crate::content::syntax::{Draft, Edit};
use crate::content::text::Text;

#[derive(Clone, Debug)]
pub struct Applied {
    /// The text of each file, in the order asked for.
    pub files: Vec<String>,
    /// Keys that stay in the first language.
    pub gaps: Gaps,
}

/// Puts a translation's words into these files of the pack.
pub fn applied(pack: &Pack, paths: &[String], translation: &Translation) -> Applied {
    let mut words: BTreeMap<&str, &TranslatedText> = BTreeMap::new();
    for text in &translation.texts {
        words.entry(&text.key).or_insert(text);
    }
    let mut gaps = BTreeSet::new();
    let files = paths.iter().map(|path| {
        let mut draft = Draft::new(pack.text(path));
        let mut edits = Vec::new();
        for spot in spots(path, pack.text(path)) {
            match words.get(spot.source.key.as_str()).filter(|text| is_usable(text, &spot.source.text)) {
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

/// Whether it says what the topic says today, with the same sources.
fn is_usable(text: &TranslatedText, source: &str) -> bool {
    !text.text.trim().is_empty() && !text.stale && text.source == source && marks(&text.text) == marks(source)
}

/// The sources that a text names, each as often as it does.
pub fn marks(text: &str) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for source in Text::parse(text).statements.iter().flat_map(|statement| &statement.sources) {
        *counted.entry(format!("{source:?}")).or_insert(0) += 1;
    }
    counted
}
