//! A topic to begin with, and its place in the list of `kiosk.ron`.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::Pack;
use super::read::topic_path;
use super::syntax::{Draft, Edit, Node, Tree};

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
    let embedded = Pack::embedded();
    let kiosk = embedded.text("kiosk.ron").replace("[\"muscle-pain\"]", &format!("[\"{name}\"]"));
    // The template has no translation.
    let kiosk = kiosk.replace("[\"en\", \"es\", \"ar\"]", "[\"en\"]").replace("    allow_unreviewed: true,\n", "");
    pack.files.insert("kiosk.ron".to_owned(), kiosk.into_bytes().into());
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
    let tree = Tree::new(kiosk);
    let branches = tree.branches();
    let entry = branches.iter().flat_map(|branch| &branch.entries).find(|entry| tree.name(entry) == Some("topics"))?;
    let [Node::Branch(list)] = entry.nodes.as_slice() else { return None };
    let edit = if let Some(end) = list.entries.last().map(|entry| tree.bytes(entry).end) {
        Edit::new(end..end, format!(", \"{name}\""))
    } else {
        let open = tree.token(list.open)?.end;
        Edit::new(open..open, format!("\"{name}\""))
    };
    let mut draft = Draft::new(kiosk);
    draft.apply(&[edit]).then_some(draft.text)
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
    }

    #[test]
    fn names_are_folders_everywhere() {
        assert!(is_good_name("back-pain-2"));
        for bad in ["", "Back", "a b", "../x", "-a", "a-", "ä"] {
            assert!(!is_good_name(bad), "{bad}");
        }
    }
}
