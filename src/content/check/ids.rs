//! Names of things are short slugs, each used once: they stand in rules, in translations and in answers on the command
//! line.

use std::collections::BTreeMap;

use crate::content::outline::Outline;
use crate::content::outline::Step::{self, At, Key};
use crate::content::pack::Pack;
use crate::content::raw::{Choice, Kind, Kiosk, Question};
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

/// Things of one kind in one file, whose ids must differ.
struct Kin<'r> {
    file: String,
    /// "options", "choices of the question \"age\""
    what: String,
    ids: Vec<(Vec<Step<'r>>, &'r str)>,
    is_right: fn(&str) -> bool,
    rule: &'static str,
}

const SLUG: &str = "Use small letters, digits and hyphens only, as in \"dry-needling\".";

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for kin in kin_of(raw) {
        one_kind(&kin, pack, findings);
    }
}

impl<'r> Kin<'r> {
    /// Things in a list of the file, each with a slug.
    fn new(file: String, what: &str, list: &'static str, ids: impl Iterator<Item = &'r str>) -> Self {
        Self { file, what: what.to_owned(), ids: numbered(&[Key(list)], ids), is_right: is_slug, rule: SLUG }
    }
}

/// Topics are folders: their names are ids too.
pub fn check_kiosk(kiosk: &Kiosk, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let ids =
        kiosk.topics.iter().enumerate().map(|(index, id)| (vec![Key("topics"), At(index)], id.as_str())).collect();
    let topics = Kin { file: "kiosk.ron".to_owned(), what: "topics".to_owned(), ids, is_right: is_slug, rule: SLUG };
    one_kind(&topics, pack, findings);
}

fn kin_of(raw: &RawTopic) -> Vec<Kin<'_>> {
    let (topic, rules) = (&raw.topic, &raw.rules);
    let questions = &raw.questions.questions;
    let topic_file = || raw.path("topic.ron");
    let mut all = vec![
        Kin::new(topic_file(), "options", "options", topic.options.iter().map(|option| option.id.as_str())),
        Kin::new(topic_file(), "rows", "comparison", topic.comparison.iter().map(|row| row.id.as_str())),
        Kin::new(
            topic_file(),
            "rows of side effects",
            "side_effects",
            topic.side_effects.iter().map(|row| row.id.as_str()),
        ),
        Kin::new(topic_file(), "rows of certainty", "certainty", topic.certainty.iter().map(|row| row.id.as_str())),
        Kin {
            is_right: is_reference,
            rule: "Use letters, digits and hyphens only, as in \"R1\"; \"practice\" has a meaning of its own.",
            ..Kin::new(topic_file(), "references", "references", topic.references.iter().map(|r| r.id.as_str()))
        },
        Kin::new(
            raw.path("questions.ron"),
            "questions",
            "questions",
            questions.iter().map(|question| question.id.as_str()),
        ),
        Kin::new(raw.path("rules.ron"), "rules", "rules", rules.rules.iter().map(|rule| rule.id.as_str())),
        Kin::new(raw.path("rules.ron"), "guarantees", "guarantees", rules.guarantees.iter().map(|g| g.id.as_str())),
    ];
    for (index, question) in raw.questions.questions.iter().enumerate() {
        let (path, choices) = choices(index, question);
        let what = format!("choices of the question \"{}\"", question.id);
        let ids = numbered(&path, choices.iter().map(|choice| choice.id.as_str()));
        all.push(Kin { file: raw.path("questions.ron"), what, ids, is_right: is_slug, rule: SLUG });
    }
    all
}

/// The choices of the question with this number, and the way to their list; none for a scale.
pub(super) fn choices(index: usize, question: &Question) -> (Vec<Step<'static>>, &[Choice]) {
    let mut path = vec![Key("questions"), At(index), Key("kind")];
    let choices: &[Choice] = match &question.kind {
        Kind::Single(choices) | Kind::Multi(choices) => choices,
        Kind::Map { choices, .. } => {
            path.push(Key("choices"));
            choices
        }
        Kind::Scale { .. } => &[],
    };
    (path, choices)
}

fn numbered<'r>(path: &[Step<'r>], ids: impl Iterator<Item = &'r str>) -> Vec<(Vec<Step<'r>>, &'r str)> {
    ids.enumerate().map(|(index, id)| ([path, &[At(index), Key("id")]].concat(), id)).collect()
}

fn one_kind(kin: &Kin<'_>, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let text = pack.text(&kin.file);
    let place = |path: &[Step<'_>]| Some(Outline::of(text).value(path));
    let mut seen: BTreeMap<&str, &[Step<'_>]> = BTreeMap::new();
    for (path, id) in &kin.ids {
        if let Some(first) = seen.get(id) {
            let message = format!("There are two {} called \"{id}\".", kin.what);
            let finding = Diagnostic::error("duplicate-id", &kin.file, message).at(place(path), text);
            let finding = finding.related(&kin.file, place(first), "the other one");
            findings.push(finding.help("Give one of them another name."));
            continue;
        }
        seen.insert(id, path);
        if !(kin.is_right)(id) {
            let message = format!("\"{id}\" can't be a name here.");
            findings.push(Diagnostic::error("not-a-slug", &kin.file, message).at(place(path), text).help(kin.rule));
        }
    }
}

/// `dry-needling`, `65-or-over`
fn is_slug(id: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.split('-').all(part)
}

/// `R1`
fn is_reference(id: &str) -> bool {
    id != "practice" && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_small_letters_digits_and_single_hyphens_between_them() {
        for id in ["a", "dry-needling", "65-or-over", "x1"] {
            assert!(is_slug(id), "{id}");
        }
        for id in ["", "-", "a-", "-a", "a--b", "Dry", "dry_needling", "dry needling", "é"] {
            assert!(!is_slug(id), "{id}");
        }
        assert!(is_reference("R1") && is_reference("Brady-2014"));
        assert!(!is_reference("practice") && !is_reference("R 1") && !is_reference("R1]"));
    }
}
