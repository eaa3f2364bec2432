//! Files of an older format, brought up to date: in memory wherever a file is read, so that a kiosk goes on after an
//! update of the program, and in the file itself by `waitwise migrate`.

use super::kind::{self, FileKind};
use super::read::encoding;
use super::read::parse::options;
use super::syntax::{Branch, Draft, Edit, Node, Tree};
use crate::diagnostics::Diagnostic;

/// The format that this program writes. It reads every one from 1 on.
pub const FORMAT: u32 = 2;

/// A field of the outermost brackets that got another name.
struct Renamed {
    /// The first format with the new name.
    in_format: u32,
    file: FileKind,
    from: &'static str,
    to: &'static str,
}

/// The unit and what is measured are in the name: it is the visit that takes so many minutes.
const RENAMED: &[Renamed] = &[Renamed { in_format: 2, file: FileKind::Topic, from: "minutes", to: "visit_minutes" }];

/// Which format a file says it is of, and what brings it up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// `None` where the file does not say it in a way that can be read.
    pub format: Option<u32>,
    /// Empty for a file of today's format, and for one of a format that is not known.
    pub edits: Vec<Edit>,
}

impl Plan {
    pub fn is_older(&self) -> bool {
        !self.edits.is_empty()
    }

    /// Of a format that this program can't know yet.
    pub fn is_newer(&self) -> bool {
        self.format.is_some_and(|format| format > FORMAT)
    }
}

/// Nothing in the file is touched but the number of its format and the names that changed since.
pub fn plan(file: FileKind, tree: &Tree<'_>) -> Plan {
    if file == FileKind::Other {
        return Plan::default();
    }
    let Some(outermost) = outermost(tree) else { return Plan::default() };
    let Some((place, format)) = format_of(tree, outermost) else { return Plan::default() };
    let format_plan = Plan { format: Some(format), edits: Vec::new() };
    if !(1..FORMAT).contains(&format) {
        return format_plan;
    }
    let mut edits = vec![Edit::new(place, FORMAT.to_string())];
    let renamed = RENAMED.iter().filter(|renamed| renamed.file == file && renamed.in_format > format);
    for renamed in renamed {
        let entries = outermost.entries.iter().filter(|entry| tree.name(entry) == Some(renamed.from));
        let names = entries.filter_map(|entry| tree.token(entry.name?));
        edits.extend(names.map(|name| Edit::new(name.range(), renamed.to)));
    }
    Plan { edits, ..format_plan }
}

/// The bytes of a file brought up to date, in the encoding that it has; `None` where nothing has to be done.
///
/// # Errors
/// What is wrong with a file that can't be read, or whose meaning would not stay the same.
pub fn migrate(path: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, Vec<Diagnostic>> {
    if FileKind::of(path) == FileKind::Other {
        return Ok(None);
    }
    let text = encoding::text(path, bytes).map_err(|finding| vec![*finding])?;
    let before = kind::value(path, &text)?;
    let plan = plan(FileKind::of(path), &Tree::new(&text));
    if !plan.is_older() {
        return Ok(None);
    }
    let mut draft = Draft::new(&text);
    draft.apply(&plan.edits);
    let unproven = || {
        let finding = Diagnostic::error("not-migrated", path, "This file would not mean the same in the new format.");
        vec![finding.help("This is a mistake in this program. Please pass the file on to those who make it.")]
    };
    // Read as it is now, without any more of this.
    let is_done = !self::plan(FileKind::of(path), &Tree::new(&draft.text)).is_older();
    if !is_done || kind::value(path, &draft.text)? != before {
        return Err(unproven());
    }
    encoding::encoded_as(bytes, &draft.text).map(Some).ok_or_else(unproven)
}

/// What a field is called now, where it had this name once.
pub fn new_name(old: &str) -> Option<&'static str> {
    RENAMED.iter().find(|renamed| renamed.from == old).map(|renamed| renamed.to)
}

fn outermost<'r>(tree: &'r Tree<'_>) -> Option<&'r Branch> {
    let mut nodes = tree.entries.iter().flat_map(|entry| &entry.nodes);
    nodes.find_map(|node| match node {
        Node::Branch(branch) if branch.bracket == '(' => Some(branch),
        Node::Branch(_) | Node::Leaf(_) => None,
    })
}

fn format_of(tree: &Tree<'_>, outermost: &Branch) -> Option<(std::ops::Range<usize>, u32)> {
    let entry = outermost.entries.iter().find(|entry| tree.name(entry) == Some("format"))?;
    let [Node::Leaf(leaf)] = entry.nodes.as_slice() else { return None };
    let token = tree.token(*leaf)?;
    // `ron` knows more ways to write a number than digits: 0x1.
    Some((token.range(), options().from_str(token.of(tree.text)).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn migrated(file: FileKind, text: &str) -> String {
        let mut draft = Draft::new(text);
        draft.apply(&plan(file, &Tree::new(text)).edits);
        draft.text
    }

    #[test]
    fn only_the_number_and_the_name_change() {
        let old = "// minutes: 1, format: 1\n#![enable(implicit_some)]\n( format : 1, /* a */ minutes:5, x: (minutes: 2))\r\n";
        let new = "// minutes: 1, format: 1\n#![enable(implicit_some)]\n( format : 2, /* a */ visit_minutes:5, x: (minutes: 2))\r\n";
        assert_eq!(migrated(FileKind::Topic, old), new);
        assert_eq!(migrated(FileKind::Topic, new), new);
        assert_eq!(migrated(FileKind::Rules, "(format: 0x1, minutes: 5)"), "(format: 2, minutes: 5)");
    }

    #[test]
    fn a_format_that_is_not_known_is_left_alone() {
        for text in [
            "(format: 3, minutes: 5)",
            "(format: 0)",
            "(format: \"1\")",
            "(format: 1.0)",
            "(minutes: 5)",
            "",
            "(",
            "[1]",
        ] {
            assert_eq!(migrated(FileKind::Topic, text), text);
        }
        assert!(plan(FileKind::Topic, &Tree::new("(format: 3)")).is_newer());
    }
}
