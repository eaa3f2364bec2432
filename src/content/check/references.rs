//! Every source that a text or a rule names stands in the list of references.

use std::collections::BTreeSet;

use super::texts;
use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::raw::Figure;
use crate::content::read::RawTopic;
use crate::content::text::{Source, Text};
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = raw.topic.references.iter().map(|reference| reference.id.as_str()).collect();
    for told in texts::of(raw).iter().filter(|told| told.marks) {
        for source in Text::parse(told.text).statements.into_iter().flat_map(|statement| statement.sources) {
            if let Source::Reference(id) = source
                && !known.contains(id.as_str())
            {
                let byte = told.text.find(&format!("[{id}]")).unwrap_or_default();
                let index = told.text.get(..byte).unwrap_or_default().chars().count();
                findings.push(told.place(unknown(id.as_str(), &known), index, pack));
            }
        }
    }
    let mut named = Vec::new();
    for (index, row) in raw.topic.side_effects.iter().enumerate() {
        for (option, figure) in &row.figures {
            let Figure::Figure { source, .. } = figure else { continue };
            let path = [Key("side_effects"), At(index), Key("figures"), Key(option), Key("source")];
            named.extend(source.iter().enumerate().map(|(at, id)| ("topic.ron", [&path[..], &[At(at)]].concat(), id)));
        }
    }
    for (index, rule) in raw.rules.rules.iter().enumerate() {
        let path = [Key("rules"), At(index), Key("source")];
        named.extend(rule.source.iter().enumerate().map(|(at, id)| ("rules.ron", [&path[..], &[At(at)]].concat(), id)));
    }
    for (file, path, id) in named {
        // A blank one is no source at all, which the check of figures tells.
        if !known.contains(id.as_str()) && !id.trim().is_empty() {
            let file = raw.path(file);
            let text = pack.text(&file);
            let place = Outline::of(text).value(&path);
            findings.push(Diagnostic { file, ..unknown(id, &known) }.at(Some(place), text));
        }
    }
}

/// The file and the place are added by whoever knows them.
fn unknown(id: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let message = format!("The source \"{id}\" is not in the list of references.");
    // One number is as near as another: a guess would give a statement to another study.
    let help = if nearest(id, known.iter().copied().chain(["practice"])) == Some("practice") {
        "Did you mean [practice]?"
    } else {
        "Put its line back into `references` in topic.ron, or write the one that it comes from."
    };
    Diagnostic::error("unknown-source", "", message).help(help)
}
