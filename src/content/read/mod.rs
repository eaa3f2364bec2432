//! From bytes to raw shapes. Each problem of reading becomes a plain sentence with its place; `ron` decides what is valid.

pub mod encoding;
pub mod parse;
mod twice;
mod words;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::kind::FileKind;
use super::pack::{Pack, is_text};
use super::raw;
use crate::diagnostics::{Diagnostic, Severity, nearest};

/// Every file of a pack that could be read.
#[derive(Debug)]
pub struct RawPack {
    pub kiosk: raw::Kiosk,
    pub topics: Vec<RawTopic>,
    /// Texts that were left out together with a mistake: that they are missing elsewhere is no mistake of its own.
    pub left_out: BTreeSet<String>,
}

#[derive(Debug)]
pub struct RawTopic {
    /// The folder's name.
    pub id: String,
    /// In which its texts are written.
    pub language: String,
    pub topic: raw::Topic,
    pub questions: raw::Questions,
    pub rules: raw::Rules,
}

impl RawTopic {
    pub fn path(&self, file: &str) -> String {
        topic_path(&self.id, file)
    }
}

/// The file about the screen as a whole.
pub const KIOSK: &str = "kiosk.ron";

pub fn topic_path(id: &str, file: &str) -> String {
    format!("topics/{id}/{file}")
}

/// `None` when `kiosk.ron` can't be read; topics that can't be read are left out, with their problems told.
pub fn read(pack: &Pack, findings: &mut Vec<Diagnostic>) -> Option<RawPack> {
    // A picture that is too large is told where it is used.
    for (path, bytes) in pack.too_large.iter().filter(|(path, _)| !path.contains("/pictures/")) {
        let most = super::pack::max_bytes(path);
        let mebibytes = |bytes: u64| bytes.div_ceil(1 << 20);
        let message = format!(
            "This file is too large to be read: it has {} MB, and {} MB is the most.",
            mebibytes(*bytes),
            mebibytes(most)
        );
        let help = "Take out what was pasted in by mistake, or bring back the last version with waitwise restore.";
        findings.push(Diagnostic::error("file-too-large", path, message).help(help));
    }
    let mut heard = Heard { findings, left_out: BTreeSet::new() };
    let kiosk: Option<raw::Kiosk> = parse(pack, "kiosk.ron", &mut heard);
    let Some(kiosk) = kiosk else {
        read_alone(pack, &mut heard);
        return None;
    };
    let mut topics = Vec::new();
    for id in &kiosk.topics {
        if !pack.files.keys().any(|path| path.starts_with(&topic_path(id, ""))) {
            heard.findings.push(no_folder(pack, id));
            continue;
        }
        let topic: Option<raw::Topic> = parse(pack, &topic_path(id, "topic.ron"), &mut heard);
        let questions: Option<raw::Questions> = parse(pack, &topic_path(id, "questions.ron"), &mut heard);
        let rules: Option<raw::Rules> = parse(pack, &topic_path(id, "rules.ron"), &mut heard);
        if let (Some(topic), Some(questions), Some(rules)) = (topic, questions, rules) {
            let language = kiosk.languages.first().map_or("en", String::as_str).to_owned();
            topics.push(RawTopic { id: id.clone(), language, topic, questions, rules });
        }
    }
    if kiosk.topics.is_empty() {
        let place = super::locate::field(pack.text("kiosk.ron"), "topics");
        let finding = Diagnostic::error("no-topics", "kiosk.ron", "The list of topics is empty.");
        heard
            .findings
            .push(finding.at(place, pack.text("kiosk.ron")).help("Write at least one: topics: [\"muscle-pain\"]"));
    }
    Some(RawPack { kiosk, topics, left_out: heard.left_out })
}

/// Every topic's files, where `kiosk.ron` can't say which topics there are: all problems are told at once.
fn read_alone(pack: &Pack, heard: &mut Heard<'_>) {
    let ids: BTreeSet<&str> =
        pack.files.keys().filter_map(|path| path.strip_prefix("topics/")?.split_once('/')).map(|(id, _)| id).collect();
    for id in ids {
        let _: Option<raw::Topic> = parse(pack, &topic_path(id, "topic.ron"), heard);
        let _: Option<raw::Questions> = parse(pack, &topic_path(id, "questions.ron"), heard);
        let _: Option<raw::Rules> = parse(pack, &topic_path(id, "rules.ron"), heard);
    }
}

fn no_folder(pack: &Pack, id: &str) -> Diagnostic {
    let text = pack.text("kiosk.ron");
    let place = super::locate::strings(text, id).first().copied();
    let folders = pack.files.keys().filter_map(|path| path.strip_prefix("topics/")?.split('/').next());
    let help = match nearest(id, folders) {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None => format!("Make the folder topics/{id}, or take \"{id}\" out of the list."),
    };
    let message = format!("There is no folder for the topic \"{id}\".");
    Diagnostic::error("unknown-topic", "kiosk.ron", message).at(place, text).help(help)
}

/// The pack with every text as plain UTF-8, whatever the editor made of it.
pub fn decoded(pack: &Pack, findings: &mut Vec<Diagnostic>) -> Pack {
    let mut decoded = pack.clone();
    for (path, bytes) in decoded.files.iter_mut().filter(|(path, _)| is_text(path)) {
        match encoding::decode(path, bytes) {
            Ok((text, note)) => {
                findings.extend(note);
                if text.as_bytes() != &**bytes {
                    *bytes = text.into_bytes().into();
                }
            }
            // What is wrong with a translation keeps no topic from the screen.
            Err(finding) if FileKind::of(path) == FileKind::Translation => {
                findings.push(Diagnostic { severity: Severity::Warning, ..*finding });
            }
            Err(finding) => findings.push(*finding),
        }
    }
    decoded
}

/// One file of the pack. What was left out with a mistake is remembered: its absence is no mistake of its own.
fn parse<T: DeserializeOwned>(pack: &Pack, path: &str, heard: &mut Heard<'_>) -> Option<T> {
    let Some(bytes) = pack.files.get(path) else {
        if !pack.too_large.contains_key(path) {
            let help = match other_name(pack, path) {
                Some(other) => format!("There is {other}: save it as plain text under the name that is missing."),
                None => "Put it back, or bring back the last version with waitwise restore.".to_owned(),
            };
            heard.findings.push(Diagnostic::error("file-missing", path, "This file is missing.").help(help));
        }
        return None;
    };
    // What is no text has been told already.
    let text = encoding::plain(bytes)?;
    let parsed = parse::parse(path, text);
    heard.findings.extend(parsed.findings);
    heard.findings.extend(twice::keys(path, text));
    heard.left_out.extend(parsed.left_out);
    parsed.value
}

/// The same file as an editor may have named it: `topic.ron.txt`, `topic.txt`, `Topic.ron`.
fn other_name<'p>(pack: &'p Pack, path: &str) -> Option<&'p str> {
    let stem = path.trim_end_matches("ron").to_lowercase();
    pack.files.keys().map(String::as_str).find(|other| other.to_lowercase().starts_with(&stem))
}

/// What is told while reading.
struct Heard<'f> {
    findings: &'f mut Vec<Diagnostic>,
    left_out: BTreeSet<String>,
}
