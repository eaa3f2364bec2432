//! `waitwise translate DIR LANG`: what is to be translated, one file a topic; what has changed since is marked.

use std::collections::BTreeSet;
use std::fs;

use super::files::{self, counted};
use super::{Ended, TranslateArgs, WrongUse};
use crate::content::kind;
use crate::content::pack::Pack;
use crate::content::translate::{Counts, Source, TOPIC_FILES, Updated, in_kiosk, in_topic, is_language, updated};
use crate::content::{self, read_text};
use crate::diagnostics::{self, Diagnostic};

pub fn run(args: &TranslateArgs) -> anyhow::Result<Ended> {
    let language = args.language.as_str();
    if !is_language(language) {
        let message = format!("`{language}` is not the short name of a language. Write it like es, ar or pt-BR.");
        return Err(WrongUse(message).into());
    }
    let mut pack = Pack::from_dir(&args.dir).map_err(|error| WrongUse(error.to_string()))?;
    content::decode_texts(&mut pack);
    let topics: BTreeSet<String> = pack.files.keys().filter_map(|path| topic_of(path)).map(str::to_owned).collect();
    if topics.is_empty() {
        let message = format!("There is no topic in {}: no file topics/…/topic.ron.", args.dir.display());
        return Err(WrongUse(message).into());
    }
    let mut refused = false;
    for owner in std::iter::once(Owner::Kiosk).chain(topics.iter().map(|id| Owner::Topic(id))) {
        let path = owner.path(language);
        let on_disk = args.dir.join(&path);
        let before = pack.files.get(&path);
        match update(&pack, &owner, &path, language) {
            Err(findings) => {
                refused = true;
                say_on!("{}", diagnostics::render(&findings));
                say!("{path} stays as it is. Mend the files that it translates first, then run this again.");
            }
            Ok(Updated { text, counts }) => {
                if before.is_none_or(|bytes| **bytes != *text.as_bytes()) {
                    if let Some(folder) = on_disk.parent() {
                        fs::create_dir_all(folder).map_err(|error| {
                            WrongUse(format!("The folder {} can't be made: {error}.", folder.display()))
                        })?;
                    }
                    files::write_anew(&on_disk, text.as_bytes())?;
                }
                say!("{}", summary(&path, &counts));
            }
        }
    }
    Ok(if refused { Ended::WithFindings } else { Ended::Well })
}

/// Whose words are translated.
enum Owner<'i> {
    /// The screen as a whole.
    Kiosk,
    Topic(&'i str),
}

impl Owner<'_> {
    /// Where the translation is.
    fn path(&self, language: &str) -> String {
        match self {
            Self::Kiosk => format!("lang/{language}.ron"),
            Self::Topic(id) => format!("topics/{id}/lang/{language}.ron"),
        }
    }

    fn files(&self) -> Vec<String> {
        match self {
            Self::Kiosk => vec!["kiosk.ron".to_owned()],
            Self::Topic(id) => TOPIC_FILES.iter().map(|file| format!("topics/{id}/{file}")).collect(),
        }
    }

    fn sources(&self, pack: &Pack) -> Vec<Source> {
        match self {
            Self::Kiosk => in_kiosk(pack),
            Self::Topic(id) => in_topic(pack, id),
        }
    }
}

fn topic_of(path: &str) -> Option<&str> {
    path.strip_prefix("topics/")?.strip_suffix("/topic.ron").filter(|id| !id.contains('/'))
}

fn update(pack: &Pack, owner: &Owner<'_>, path: &str, language: &str) -> Result<Updated, Vec<Diagnostic>> {
    for path in owner.files() {
        let Some(bytes) = pack.files.get(&path) else {
            return Err(vec![Diagnostic::error("file-missing", &path, "This file is missing.")]);
        };
        let text = read_text(&path, bytes).map_err(|finding| vec![*finding])?;
        kind::value(&path, &text)?;
    }
    let now = match pack.files.get(path) {
        Some(bytes) => Some(read_text(path, bytes).map_err(|finding| vec![*finding])?),
        None if pack.too_large.contains_key(path) => {
            return Err(vec![Diagnostic::error("file-too-large", path, "This file is too large to be read.")]);
        }
        None => None,
    };
    updated(path, language, now.as_deref(), &owner.sources(pack))
}

fn summary(path: &str, counts: &Counts) -> String {
    let Counts { there, missing, stale, unused } = *counts;
    let all = counted(there + missing + stale, "text");
    let unused = if unused == 0 { String::new() } else { format!(", and {unused} that the topic has no more") };
    format!("{path}: {all}: {there} translated, {missing} missing, {stale} stale{unused}.")
}
