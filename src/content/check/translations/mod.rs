//! What a translation lacks: of a topic's texts, and of the words of `kiosk.ron`. None of it keeps the topic from the
//! screen; what can't be shown stays in the first language, and each finding of it says so.

mod keys;
mod numbers;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use super::reading_grade::Measured;
use super::texts::{self, Role, Told};
use crate::content::outline::Outline;
use crate::content::pack::{Pack, is_text};
use crate::content::raw::{TranslatedText, Translation};
use crate::content::read::parse::parse;
use crate::content::read::{RawPack, RawTopic};
use crate::content::translate::{Fault, fault, spots};
use crate::diagnostics::{Diagnostic, Severity};

/// Places of one kind that are told one by one in a file; then how many more there are.
const MAX_TOLD: usize = 10;
/// What becomes of a text that is not shown.
const MEANWHILE: &str = "Until then, patients see the screen with this text in the first language.";

pub fn check(raw: &RawPack, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    in_folder("lang/", || texts::of_kiosk(&raw.kiosk), pack, findings);
    for topic in &raw.topics {
        in_folder(&topic.path("lang/"), || texts::of(topic), pack, findings);
    }
}

/// How hard each translation of a topic is to read, by language; `None` where that has no formula.
pub fn measured(topic: &RawTopic, pack: &Pack) -> Vec<(String, Option<Measured>)> {
    let mut all = Vec::new();
    let mut see = |file: &File<'_>| all.push((file.language.to_owned(), wording::measured(file)));
    each(&topic.path("lang/"), || texts::of(topic), pack, &mut Vec::new(), &mut see);
    all
}

fn in_folder<'t>(folder: &str, told: impl Fn() -> Vec<Told<'t>>, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let mut unread = Vec::new();
    each(folder, told, pack, &mut unread, &mut |file| {
        let mut teller = Teller::default();
        keys::check(file, &mut teller);
        numbers::check(file, &mut teller);
        wording::check(file, &mut teller);
        findings.extend(teller.all(file.path));
    });
    findings.extend(unread.into_iter().map(as_warning));
}

/// Every translation in a folder; `told`: the texts that are translated there.
fn each<'t>(
    folder: &str,
    told: impl Fn() -> Vec<Told<'t>>,
    pack: &Pack,
    unread: &mut Vec<Diagnostic>,
    see: &mut dyn FnMut(&File<'_>),
) {
    let mut sources: Option<BTreeMap<String, Source>> = None;
    for path in pack.files.keys().filter(|path| path.starts_with(folder) && is_text(path)) {
        let text = pack.text(path);
        // What is no text has been told already.
        if text.is_empty() {
            continue;
        }
        let parsed = parse::<Translation>(path, text);
        unread.extend(parsed.findings);
        let Some(translation) = parsed.value else { continue };
        let sources = sources.get_or_insert_with(|| by_key(&told(), pack));
        see(&File::new(path, &translation, sources, pack));
    }
}

fn as_warning(finding: Diagnostic) -> Diagnostic {
    match finding.severity {
        Severity::Error => Diagnostic { severity: Severity::Warning, ..finding },
        Severity::Warning | Severity::Note => finding,
    }
}

/// A text to be translated, as the files have it today.
struct Source {
    text: String,
    role: Role,
}

/// The same places, found by their keys on one side and by what they are for on the other.
fn by_key(told: &[Told<'_>], pack: &Pack) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    let files: BTreeSet<&String> = told.iter().map(|told| &told.file).collect();
    for file in files {
        let outline = Outline::of(pack.text(file));
        let here = told.iter().filter(|told| told.file == *file);
        let roles: BTreeMap<usize, Role> =
            here.filter_map(|told| Some((outline.byte(&told.path)?, told.role))).collect();
        for spot in spots(file, pack.text(file)) {
            let role = roles.get(&spot.bytes.start).copied().unwrap_or(Role::Prose);
            // Where two have the same id, a check says so; the first is translated.
            sources.entry(spot.source.key).or_insert(Source { text: spot.source.text, role });
        }
    }
    sources
}

struct File<'f> {
    path: &'f str,
    text: &'f str,
    /// By the file's name, which is what counts.
    language: &'f str,
    translation: &'f Translation,
    /// By their keys.
    sources: &'f BTreeMap<String, Source>,
    /// The texts that have a source.
    known: Vec<Known<'f>>,
    pack: &'f Pack,
}

struct Known<'f> {
    /// In the file's list.
    place: usize,
    text: &'f TranslatedText,
    source: &'f Source,
    fault: Option<Fault>,
}

impl<'f> File<'f> {
    fn new(path: &'f str, translation: &'f Translation, sources: &'f BTreeMap<String, Source>, pack: &'f Pack) -> Self {
        let name = path.rsplit('/').next().unwrap_or_default();
        let language = name.rsplit_once('.').map_or(name, |(name, _)| name);
        let known = translation.texts.iter().enumerate().filter_map(|(place, text)| {
            let source = sources.get(&text.key)?;
            Some(Known { place, text, source, fault: fault(text, &source.text, language) })
        });
        Self { path, text: pack.text(path), language, translation, sources, known: known.collect(), pack }
    }
}

/// Hears what is wrong in one file, and makes few findings of many.
#[derive(Default)]
struct Teller {
    findings: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl Teller {
    fn tell(&mut self, code: &'static str, finding: impl FnOnce() -> Diagnostic) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= MAX_TOLD {
            self.findings.push(as_warning(finding()));
        }
    }

    fn all(self, path: &str) -> Vec<Diagnostic> {
        let more = self.counts.into_iter().filter(|(_, count)| *count > MAX_TOLD).map(|(code, count)| {
            let message = format!("The same is so for {} more in this file.", count - MAX_TOLD);
            Diagnostic::warning(code, path, message)
        });
        self.findings.into_iter().chain(more).collect()
    }
}
