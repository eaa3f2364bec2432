//! Every source that a text or a rule names stands in the list of references.

use std::collections::BTreeSet;

use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::raw::{Cell, CertaintyCell, Figure};
use crate::content::read::RawTopic;
use crate::content::text::{Source, Text};
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = raw.topic.references.iter().map(|reference| reference.id.as_str()).collect();
    let topic_path = raw.path("topic.ron");
    let topic_text = pack.text(&topic_path);
    for words in texts(raw) {
        for statement in Text::parse(words).statements {
            for source in statement.sources {
                if let Source::Reference(id) = source
                    && !known.contains(id.as_str())
                {
                    let place = locate::containing(topic_text, &format!("[{id}]"));
                    let finding = unknown(id.as_str(), &known, &topic_path).at(place, topic_text);
                    findings.push(finding);
                }
            }
        }
    }
    let figures = raw.topic.side_effects.iter().flat_map(|row| row.figures.values());
    let figure_sources = figures.flat_map(|figure| match figure {
        Figure::Figure { source, .. } => source.as_slice(),
        Figure::NotKnown => &[],
    });
    named(figure_sources, &known, &topic_path, topic_text, findings);
    let rules_path = raw.path("rules.ron");
    let rule_sources = raw.rules.rules.iter().flat_map(|rule| rule.source.as_slice());
    named(rule_sources, &known, &rules_path, pack.text(&rules_path), findings);
}

fn named<'s>(
    sources: impl Iterator<Item = &'s String>,
    known: &BTreeSet<&str>,
    path: &str,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) {
    let missing: BTreeSet<&String> = sources.filter(|id| !known.contains(id.as_str())).collect();
    for id in missing {
        for place in locate::strings(text, id) {
            findings.push(unknown(id, known, path).at(Some(place), text));
        }
    }
}

fn unknown(id: &str, known: &BTreeSet<&str>, path: &str) -> Diagnostic {
    let message = format!("The source \"{id}\" is not in the list of references.");
    let help = match nearest(id, known.iter().copied()) {
        Some(near) => format!("Did you mean \"{near}\"? Or add it to `references` in topic.ron."),
        None => "Add it to `references` in topic.ron.".to_owned(),
    };
    Diagnostic::error("unknown-source", path, message).help(help)
}

/// Every text of `topic.ron` that may carry marks.
pub fn texts(raw: &RawTopic) -> Vec<&str> {
    let topic = &raw.topic;
    let mut texts: Vec<&str> = vec![&topic.you_decide, &topic.closing];
    texts.extend(topic.rare_harms.iter().chain(&topic.known).map(String::as_str));
    for option in &topic.options {
        texts.push(&option.summary);
        texts.extend(option.consider_if.iter().map(String::as_str));
    }
    if let Some(together) = &topic.together {
        texts.extend(together.text.iter().chain(&together.steps).map(String::as_str));
    }
    for cell in topic.comparison.iter().flat_map(|row| row.cells.values()) {
        match cell {
            Cell::Says { text, short, .. } => texts.extend([text.as_str(), short.as_str()]),
            Cell::NotKnown => {}
        }
    }
    for cell in topic.certainty.iter().flat_map(|row| row.cells.values()) {
        match cell {
            CertaintyCell::Rated { text, .. } => texts.push(text),
            CertaintyCell::NotKnown => {}
        }
    }
    texts
}
