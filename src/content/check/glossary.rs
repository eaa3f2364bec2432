//! A term of the glossary is explained once, and stands somewhere in the topic.

use std::collections::BTreeMap;

use super::texts::{self, Role};
use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::content::reading::has_term;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let place = |index| Outline::of(text).value(&[Key("glossary"), At(index), Key("term")]);
    let told = texts::of(raw);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, entry) in raw.topic.glossary.iter().enumerate() {
        let term = entry.term.trim().to_lowercase();
        if term.is_empty() {
            continue;
        }
        if let Some(first) = seen.get(&term) {
            let message = format!("\"{}\" is explained twice.", entry.term);
            let finding = Diagnostic::error("glossary-twice", &path, message).at(Some(place(index)), text);
            let finding = finding.related(&path, Some(place(*first)), "explained here already");
            findings.push(finding.help("Take one of the two out."));
            continue;
        }
        seen.insert(term, index);
        let read = told.iter().filter(|told| told.role == Role::Prose || told.role == Role::Label);
        let mut read = read.filter(|told| told.path.first() != Some(&Key("glossary")));
        if !read.any(|told| has_term(&told.shown(), &entry.term)) {
            let message = format!("\"{}\" is explained, and no text of this topic uses it.", entry.term);
            let finding = Diagnostic::warning("glossary-unused", &path, message).at(Some(place(index)), text);
            findings.push(finding.help("Write it as it stands in the texts, or take it out."));
        }
    }
}
