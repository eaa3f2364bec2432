//! A topic to begin with, and its place in the list of `kiosk.ron`.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::Pack;
use super::read::{KIOSK, topic_path};
use super::syntax::{Branch, Draft, Edit, Node, Tree};

static TEMPLATE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/template");

/// The files of a new topic of this name.
pub fn topic(name: &str) -> Pack {
    let mut pack = Pack::default();
    let pictures = TEMPLATE.get_dir("pictures").into_iter().flat_map(Dir::files);
    for file in TEMPLATE.files().chain(pictures) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        pack.files.insert(topic_path(name, &path), Arc::from(file.contents()));
    }
    pack
}

/// A whole pack with one topic of the template, which is not the shipped content: small, for tests and trials.
pub fn pack(name: &str) -> Pack {
    let mut pack = topic(name);
    let kiosk = with_topics(Pack::embedded().text(KIOSK), &[name]).unwrap_or_default();
    // The template has no translation.
    let kiosk = kiosk.replace("[\"en\", \"es\", \"ar\"]", "[\"en\"]").replace("    allow_unreviewed: true,\n", "");
    pack.files.insert(KIOSK.to_owned(), kiosk.into_bytes().into());
    pack
}

/// The content inside the program as a clinic has it that shows one of its topics.
pub fn shipped_alone(id: &str) -> Pack {
    let mut pack = Pack::embedded();
    let folder = topic_path(id, "");
    pack.files.retain(|path, _| !path.starts_with("topics/") || path.starts_with(&folder));
    let kiosk = with_topics(pack.text(KIOSK), &[id]).unwrap_or_default();
    pack.files.insert(KIOSK.to_owned(), kiosk.into_bytes().into());
    pack
}

/// Small letters, digits and hyphens between them.
pub fn is_good_name(name: &str) -> bool {
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let all = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    all && ends(name.chars().next()) && ends(name.chars().next_back())
}

/// `kiosk.ron` with one topic more in its list; `None` where the list can't be found.
pub fn with_topic(kiosk: &str, name: &str) -> Option<String> {
    let more = format!("\"{name}\"");
    change_list(kiosk, |tree, list| {
        let last = list.entries.last().map(|entry| tree.bytes(entry).end);
        let (at, more) = last.map_or((tree.token(list.open)?.end, more.clone()), |end| (end, format!(", {more}")));
        Some(Edit::new(at..at, more))
    })
}

/// `kiosk.ron` with these topics in its list and no other.
pub fn with_topics(kiosk: &str, ids: &[&str]) -> Option<String> {
    let all: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    change_list(kiosk, |tree, list| {
        Some(Edit::new(tree.token(list.open)?.end..tree.token(list.close?)?.start, all.join(", ")))
    })
}

fn change_list(kiosk: &str, edit: impl FnOnce(&Tree<'_>, &Branch) -> Option<Edit>) -> Option<String> {
    let tree = Tree::new(kiosk);
    let branches = tree.branches();
    let entry = branches.iter().flat_map(|branch| &branch.entries).find(|entry| tree.name(entry) == Some("topics"))?;
    let [Node::Branch(list)] = entry.nodes.as_slice() else { return None };
    let mut draft = Draft::new(kiosk);
    draft.apply(&[edit(&tree, list)?]).then_some(draft.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_topic_joins_the_list_and_the_remarks_stay() {
        let text = "( // x\n topics: [\"a\"], // y\n)";
        assert_eq!(with_topic(text, "b").unwrap(), "( // x\n topics: [\"a\", \"b\"], // y\n)");
        assert_eq!(with_topic("(topics: [])", "b").unwrap(), "(topics: [\"b\"])");
        assert_eq!(with_topic("(topic: [])", "b"), None);
        assert_eq!(with_topics(text, &["b", "c"]).unwrap(), "( // x\n topics: [\"b\", \"c\"], // y\n)");
    }

    #[test]
    fn names_are_folders_everywhere() {
        assert!(is_good_name("back-pain-2"));
        for bad in ["", "Back", "a b", "../x", "-a", "a-", "ä"] {
            assert!(!is_good_name(bad), "{bad}");
        }
    }
}
