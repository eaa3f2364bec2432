//! From files to a [`Library`]: raw shapes, their places in the text, checks (one property a file), then the library.

pub mod approval;
#[cfg(feature = "cli")]
pub mod approve;
mod banned;
pub mod build;
mod check;
mod date;
#[cfg(feature = "cli")]
mod drawn;
pub mod format;
pub mod grades;
mod hours;
pub mod in_words;
pub mod kind;
pub mod library;
#[cfg(feature = "cli")]
pub mod live;
mod locate;
pub mod migrate;
mod numerals;
mod outline;
mod overdue;
pub mod pack;
pub mod picture;
#[cfg(feature = "cli")]
pub mod pin;
#[cfg(feature = "cli")]
pub mod pin_line;
pub mod proven;
pub mod ranges;
pub mod raw;
mod read;
pub(crate) mod reading;
mod rules;
mod shown;
pub mod starter;
pub mod syntax;
pub mod text;
pub mod translate;
mod translated;

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostics::{self, Diagnostic, Position, Severity};
pub use date::{Date, RELEASED};
#[cfg(feature = "cli")]
pub use drawn::fonts;
pub use library::Library;
pub use locate::field as place_of_field;
pub use pack::{Pack, PackError};
use read::RawPack;
pub use read::encoding::{encoded_as, text as read_text};
pub use read::parse::{Parsed, parse};
pub use read::topic_path;
pub use syntax::byte_at;
use syntax::{Tree, position};

/// What came of reading a pack.
pub struct Loaded {
    /// `None` when anything is an error: a pack goes live whole or not at all.
    pub library: Option<Library>,
    /// All problems of all files at once, errors first.
    pub findings: Vec<Diagnostic>,
    pack: Pack,
}

impl Loaded {
    /// The files that were read.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }
}

/// Reads, checks and builds a pack. By today's date some topics may be overdue for review, and hidden.
pub fn load(pack: &Pack) -> Loaded {
    load_by(pack, Date::today(), Some(Severity::Error))
}

/// Like [`load`], and what only waits for its approval is read, with a warning: how else would it be read before it?
pub fn load_to_sign(pack: &Pack) -> Loaded {
    load_by(pack, Date::today(), Some(Severity::Warning))
}

/// Like [`load`], whoever has approved it: for who is about to.
pub fn load_to_approve(pack: &Pack) -> Loaded {
    load_by(pack, Date::today(), None)
}

/// Like [`load`], as if it were another day.
pub fn load_on(pack: &Pack, today: Date) -> Loaded {
    load_by(pack, Some(today), Some(Severity::Error))
}

/// `unapproved` is how bad it is that a required approval is missing; `None` asks for none.
fn load_by(pack: &Pack, today: Option<Date>, unapproved: Option<Severity>) -> Loaded {
    let mut findings = Vec::new();
    let pack = &read::decoded(pack, &mut findings);
    let raw = read::read(pack, &mut findings);
    let misread = std::mem::take(&mut findings);
    // A note, such as that of an old format, is of a line that could be read.
    let errors = misread.iter().filter(|finding| finding.severity == Severity::Error);
    let lines = errors.filter_map(|finding| Some((finding.file.clone(), finding.position?.line)));
    let unread: BTreeSet<(String, usize)> = lines.collect();
    if let Some(raw) = &raw {
        check::run(raw, pack, &mut findings);
        if let Some(required) = unapproved {
            approval::check(raw, pack, required, &mut findings);
        }
    }
    let left_out = raw.as_ref().map(|raw| raw.left_out.clone()).unwrap_or_default();
    let built = raw.and_then(|raw| built(raw, pack, today, &mut findings));
    findings.retain(|finding| !finding.is_about(&left_out));
    // What is said of the meaning of a line, or of the entry that it stands in, may be no more than a guess while the line
    // can't be read.
    findings.retain(|finding| !is_guess(finding, pack, &unread));
    findings.extend(misread);
    diagnostics::sort(&mut findings);
    let library = built.filter(|_| !diagnostics::has_errors(&findings));
    Loaded { library, findings, pack: pack.clone() }
}

/// The library, without what is overdue for review by then.
fn built(raw: RawPack, pack: &Pack, today: Option<Date>, findings: &mut Vec<Diagnostic>) -> Option<Library> {
    let hidden = today.map_or_else(Vec::new, |today| overdue::hidden(&raw, pack, today, findings));
    let mut library = build::library(raw, pack, findings)?;
    library.topics.retain(|topic| !hidden.contains(&topic.id));
    Some(library)
}

fn is_guess(finding: &Diagnostic, pack: &Pack, unread: &BTreeSet<(String, usize)>) -> bool {
    let Some(place) = finding.position else { return false };
    let mut lines = unread.iter().filter(|(file, _)| *file == finding.file).map(|(_, line)| *line).peekable();
    if lines.peek().is_none() {
        return false;
    }
    let tree = Tree::new(pack.text(&finding.file));
    let around = tree.around(byte_at(tree.text, place));
    // The innermost entry of a list: a card, a choice, a rule.
    let entry = around.iter().rev().find(|(branch, _)| branch.bracket == '[').map(|(_, entry)| tree.bytes(entry));
    let (first, last) = entry.map_or((place.line, place.line), |bytes| {
        (position(tree.text, bytes.start).line, position(tree.text, bytes.end).line)
    });
    lines.any(|line| (first..=last).contains(&line))
}

/// Where the first thing that means something stands; `None` in a text without any.
pub fn position_of_start(text: &str) -> Option<Position> {
    let first = syntax::tokens(text).into_iter().find(syntax::Token::means_something)?;
    Some(position(text, first.start))
}

/// Every text of a pack as plain UTF-8, whatever the editor made of it; what can't be read stays as it is.
pub fn decode_texts(pack: &mut Pack) {
    *pack = read::decoded(pack, &mut Vec::new());
}

/// The pack inside the program.
pub fn load_embedded() -> Loaded {
    load(&Pack::embedded())
}

/// The same without a look at what is wrong with it: a start waits for nothing that a test has shown already.
#[cfg(feature = "cli")]
pub fn read_embedded() -> (Option<Library>, live::Digest) {
    let pack = Pack::embedded();
    let digest = live::Digest::of(&pack);
    let mut untold = Vec::new();
    let raw = read::read(&pack, &mut untold);
    (raw.and_then(|raw| built(raw, &pack, Date::today(), &mut untold)), digest)
}

/// # Errors
/// When the folder can't be read at all; what is wrong inside it is in the findings.
pub fn load_dir(dir: &Path) -> Result<Loaded, PackError> {
    Ok(load(&Pack::from_dir(dir)?))
}
