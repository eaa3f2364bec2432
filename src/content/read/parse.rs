//! One file: `ron` decides what it means. Where it refuses, the mistake is told, what was probably meant is put in its
//! place, and `ron` is asked again, so that one mistake hides no other.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::words;
use crate::content::kind::FileKind;
use crate::content::locate;
use crate::content::migrate::{FORMAT, Plan, plan};
use crate::content::syntax::mistake::by_shape;
use crate::content::syntax::{Draft, Mistake, Tree, brackets, position};
use crate::diagnostics::Diagnostic;

/// More mistakes than this in one file are not told one by one.
const MAX_ROUNDS: usize = 60;

/// What came of a file.
#[derive(Debug)]
pub struct Parsed<T> {
    /// As `ron` reads it; or, where it has mistakes, as it was probably meant.
    pub value: Option<T>,
    pub findings: Vec<Diagnostic>,
    /// Texts that were left out together with a mistake: that they are missing elsewhere is no mistake of its own.
    pub left_out: BTreeSet<String>,
}

pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Parsed<T> {
    let mut parsed = Parsed { value: None, findings: Vec::new(), left_out: BTreeSet::new() };
    if Tree::new(text).entries.is_empty() {
        let finding = Diagnostic::error("file-empty", path, "This file is empty.");
        parsed.findings.push(finding.help("Bring back the last version with waitwise restore."));
        return parsed;
    }
    let mut draft = Draft::new(text);
    // Told already, by code and first byte in the file: the same again means that its mending did not help.
    let mut told: BTreeSet<(&str, usize)> = BTreeSet::new();
    let mut lines: BTreeSet<usize> = BTreeSet::new();
    let mut format_is_known = false;
    for _ in 0..MAX_ROUNDS {
        // Which format it is of may only be seen once a bracket or a quote is mended.
        if !format_is_known {
            let plan = plan(FileKind::of(path), &Tree::new(&draft.text));
            format_is_known = plan.format.is_some();
            parsed.findings.extend(of_its_format(path, text, &plan));
            if plan.format.is_some_and(|format| format != FORMAT) && !plan.is_older() {
                // What a format means that is not known, no other finding can say.
                return parsed;
            }
            draft.apply(&plan.edits);
        }
        let error = match options().from_str::<T>(&draft.text) {
            Ok(value) => {
                parsed.value = Some(value);
                break;
            }
            Err(error) => error,
        };
        let current = draft.text.clone();
        let tree = Tree::new(&current);
        let mut mistakes = by_shape(&tree);
        if mistakes.is_empty() {
            mistakes.push(words::mistake(&error, &tree));
        }
        let mut edits = Vec::new();
        // Where the file ends too early, what is missing in it is no mistake of its own.
        let whole = tree.tokens.iter().rfind(|token| token.means_something()).map_or(0, |token| token.end);
        let cut_off = mistakes.iter().any(|mistake| mistake.meant.iter().any(|edit| edit.bytes.start >= whole));
        for mistake in mistakes {
            let again = !told.insert((mistake.code, draft.in_file(mistake.bytes.start)));
            let meant = if again || mistake.meant.is_empty() {
                words::without_entry(&tree, mistake.bytes.start, again)
            } else {
                mistake.meant.clone()
            };
            for edit in meant.iter().filter(|edit| edit.by.trim().is_empty()) {
                parsed.left_out.extend(words::texts_in(&tree, &edit.bytes));
            }
            let found = finding(path, text, &draft, &mistake);
            // A second one on the same line is most often the first one's echo.
            if !again && found.position.is_none_or(|place| lines.insert(place.line)) {
                // Rules only use names; the other files make them.
                if !path.ends_with("rules.ron") {
                    parsed.left_out.extend(words_of(found.quoted.as_deref().unwrap_or_default()));
                }
                parsed.findings.push(found);
            }
            edits.extend(meant);
            // Such a file is not read on.
            if mistake.code == brackets::TOO_DEEP {
                return parsed;
            }
        }
        if cut_off || !draft.apply(&edits) {
            break;
        }
    }
    parsed
}

/// What may be a name in a line that could not be read.
fn words_of(line: &str) -> impl Iterator<Item = String> {
    let words = line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')));
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}

/// A file of another format than today's: read all the same where it is older.
fn of_its_format(path: &str, text: &str, plan: &Plan) -> Option<Diagnostic> {
    let format = plan.format.filter(|format| *format != FORMAT)?;
    let finding = if plan.is_older() {
        let message = format!("This file is of format {format}; it is read as it is.");
        let note = Diagnostic::note("old-format", path, message);
        note.help("`waitwise migrate DIR` brings it up to date, remarks kept.")
    } else {
        let message = format!("This file says format {format}; this program reads format {FORMAT}.");
        Diagnostic::error("unknown-format", path, message).help(if plan.is_newer() {
            "The file was written for a newer program: update waitwise, or bring back the last version of the file."
                .to_owned()
        } else {
            format!("Write format: {FORMAT}")
        })
    };
    Some(finding.at(locate::field(text, "format"), text))
}

fn finding(path: &str, text: &str, draft: &Draft, mistake: &Mistake) -> Diagnostic {
    let (start, end) = (draft.in_file(mistake.bytes.start), draft.in_file(mistake.bytes.end));
    let place = position(text, start);
    let marked = text.get(start..end).unwrap_or_default().lines().next().unwrap_or_default().chars().count();
    let mut finding = Diagnostic::error(mistake.code, path, &mistake.message).at(Some(place), text).marked(marked);
    if let Some((bytes, what)) = &mistake.related {
        finding = finding.related(path, Some(position(text, draft.in_file(bytes.start))), what);
    }
    if mistake.help.is_empty() { finding } else { finding.help(&mistake.help) }
}
