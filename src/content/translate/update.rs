//! A translation's file brought up to date with the topic's texts. What is translated stays, whatever became of its source.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{self, Piece, UNUSED};
use super::{Source, quoted};
use crate::content::format::{Refusal, format};
use crate::content::migrate::FORMAT;
use crate::content::raw;
use crate::content::read::parse::parse;
use crate::content::syntax::{Edit, Kind, Token, Tree, tokens};
use crate::diagnostics::{self, Diagnostic};

/// How far a translation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Translated from what the topic says today.
    pub there: usize,
    pub missing: usize,
    pub stale: usize,
    /// Translated, and no longer in the topic.
    pub unused: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    pub text: String,
    pub counts: Counts,
}

/// The file as it should be; `now` is the file as it is, if there is one.
///
/// # Errors
/// What is wrong with a file that can't be read.
pub fn updated(path: &str, language: &str, now: Option<&str>, sources: &[Source]) -> Result<Updated, Vec<Diagnostic>> {
    let new = new_file(language);
    let now = now.unwrap_or(&new);
    let before = read(path, now)?;
    let tree = Tree::new(now);
    let texts = list::texts(&tree).filter(|texts| texts.entries.len() == before.texts.len());
    let Some(texts) = texts else { return Err(vec![unproven(path, "Its list of texts is written in another way.")]) };
    let by_key: BTreeMap<&str, &Source> = sources.iter().map(|source| (source.key.as_str(), source)).collect();
    let mut edits: Vec<Edit> = Vec::new();
    for (text, entry) in before.texts.iter().zip(&texts.entries) {
        if let Some(source) = by_key.get(text.key.as_str()) {
            edits.extend(list::set_fields(&tree, entry, &changes(text, &source.text)));
        }
    }
    let parts = list::take_apart(&tree, texts, &edits);
    let Some(mut parts) = parts else { return Err(vec![unproven(path, "Its list of texts is not closed.")]) };
    let as_it_was = parts.pieces;
    parts.pieces = ordered(&as_it_was, &before.texts, sources);
    let text = if edits.is_empty() && parts.pieces == as_it_was {
        now.to_owned()
    } else {
        let together = list::put_together(&parts);
        format(path, &together).map_err(|refusal| match refusal {
            Refusal::Unreadable(findings) => findings,
            Refusal::Unproven(what) => vec![unproven(path, what)],
        })?
    };
    let after = read(path, &text)?;
    if !keeps(now, &before, &text, &after) {
        return Err(vec![unproven(path, "A translated text or a remark would be lost.")]);
    }
    Ok(Updated { counts: counts(&after, &by_key), text })
}

fn new_file(language: &str) -> String {
    format!(
        "// Fill in each empty text with what its source says. Marks such as *stress* and [R1] stay in it.\n\
         // Where `stale: true` stands, the source has changed (`was` is the old one): mend the text, then take both out.\n\
         (\nformat: {FORMAT},\nlanguage: {},\ntranslated_by: \"\",\n// \"Name, role\" once somebody who speaks it has read it all\n\
         reviewed_by: None,\ntexts: [\n],\n)\n",
        quoted(language)
    )
}

fn read(path: &str, text: &str) -> Result<raw::Translation, Vec<Diagnostic>> {
    let parsed = parse::<raw::Translation>(path, text);
    match parsed.value {
        Some(value) if !diagnostics::has_errors(&parsed.findings) => Ok(value),
        _ => Err(parsed.findings),
    }
}

fn unproven(path: &str, what: &str) -> Diagnostic {
    Diagnostic::error("not-updated", path, format!("This file was not changed. {what}")).help(
        "Run waitwise fmt on it and try again. If that does not help, pass the file on to those who make this program.",
    )
}

/// What has to be written into a text whose source reads differently now.
fn changes(text: &raw::TranslatedText, source: &str) -> Vec<(&'static str, String)> {
    if text.source == source {
        return Vec::new();
    }
    let mut changes = vec![("source", quoted(source))];
    if text.text.is_empty() {
        return changes;
    }
    if list::translated_from(text) == source {
        // It is as it was when it was translated.
        changes.extend([("stale", "false".to_owned()), ("was", quoted(""))]);
    } else if !text.stale {
        changes.extend([("stale", "true".to_owned()), ("was", quoted(&text.source))]);
    }
    changes
}

/// Texts in their order, those without a source at the end, those that are missing where the topic has them.
fn ordered(pieces: &[Piece], texts: &[raw::TranslatedText], sources: &[Source]) -> Vec<Piece> {
    let wanted: BTreeSet<&str> = sources.iter().map(|source| source.key.as_str()).collect();
    let key = |piece: &Piece| match piece {
        Piece::Text { place, .. } => texts.get(*place).map(|text| text.key.as_str()),
        Piece::Remark(_) => None,
    };
    let is_wanted = |piece: &Piece| key(piece).is_none_or(|key| wanted.contains(key));
    let mark = pieces.iter().position(list::is_unused_mark).unwrap_or(pieces.len());
    let (living, unused) = pieces.split_at(mark);
    let (mut living, moved): (Vec<Piece>, Vec<Piece>) = living.iter().cloned().partition(|piece| is_wanted(piece));
    let (back, mut unused): (Vec<Piece>, Vec<Piece>) =
        unused.iter().cloned().partition(|piece| key(piece).is_some() && is_wanted(piece));
    let mut there: BTreeSet<&str> = living.iter().filter_map(key).collect();
    // Behind the text that is before it in the topic.
    let mut at = living.iter().position(|piece| key(piece).is_some()).unwrap_or(living.len());
    for source in sources {
        if there.insert(&source.key) {
            let again = back.iter().find(|piece| key(piece) == Some(&source.key)).cloned();
            let written = list::untranslated(&source.key, &source.text);
            living.insert(at, again.unwrap_or(Piece::Text { place: usize::MAX, written }));
            at += 1;
        } else if let Some(place) = living.iter().position(|piece| key(piece) == Some(&source.key)) {
            at = place + 1;
        }
    }
    let any_unused = !moved.is_empty() || unused.iter().any(|piece| key(piece).is_some());
    if unused.is_empty() && any_unused {
        unused.push(Piece::Remark(UNUSED.to_owned()));
    } else if !any_unused {
        unused.retain(|piece| *piece != Piece::Remark(UNUSED.to_owned()));
    }
    living.into_iter().chain(unused).chain(moved).collect()
}

/// Every text that was translated is still there, and so is every remark.
fn keeps(before_text: &str, before: &raw::Translation, after_text: &str, after: &raw::Translation) -> bool {
    let translated = |file: &raw::Translation| -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> =
            file.texts.iter().map(|text| (text.key.clone(), text.text.clone())).collect();
        all.retain(|(_, text)| !text.is_empty());
        all.sort();
        all
    };
    let remarks = |text: &str| -> BTreeMap<String, usize> {
        let tokens = tokens(text);
        let is_ours = |token: &&Token| token.kind == Kind::Comment && token.of(text) != UNUSED;
        let comments = tokens.iter().filter(is_ours);
        comments.fold(BTreeMap::new(), |mut counts, token| {
            let words: Vec<&str> = token.of(text).split_whitespace().collect();
            *counts.entry(words.join(" ")).or_default() += 1;
            counts
        })
    };
    let after_remarks = remarks(after_text);
    translated(before) == translated(after)
        && remarks(before_text).iter().all(|(remark, count)| after_remarks.get(remark) >= Some(count))
}

fn counts(file: &raw::Translation, sources: &BTreeMap<&str, &Source>) -> Counts {
    let mut counts = Counts::default();
    for text in &file.texts {
        match (sources.contains_key(text.key.as_str()), text.text.is_empty(), text.stale) {
            (true, true, _) => counts.missing += 1,
            (true, false, true) => counts.stale += 1,
            (true, false, false) => counts.there += 1,
            (false, _, _) => counts.unused += 1,
        }
    }
    counts
}
