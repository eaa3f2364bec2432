//! Which texts a patient reads, each with a key: the fields on the way to it, elements of a list by their `id`.

use crate::content::kind::FileKind;
use crate::content::pack::Pack;
use crate::content::read::parse::options;
use crate::content::read::{KIOSK, topic_path};
use crate::content::syntax::{Branch, Entry, Kind, Node, Tree};

/// A text to be translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `options.massage.consider_if.2`
    pub key: String,
    pub text: String,
}

/// A text and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::content) struct Spot {
    pub source: Source,
    /// Of the quoted text in its file.
    pub bytes: std::ops::Range<usize>,
}

/// The files of a topic with texts in them.
pub const TOPIC_FILES: [&str; 3] = ["topic.ron", "questions.ron", "rules.ron"];

/// Fields whose texts stand on the screen, whether alone or in a list.
const READ_BY_PATIENTS: &[(FileKind, &[&str])] = &[
    (
        FileKind::Topic,
        &[
            "name",
            "invitation",
            "you_decide",
            "picture_alt",
            "summary",
            "consider_if",
            "title",
            "short",
            "text",
            "steps",
            "per",
            "had",
            "who",
            "rare_harms",
            "known",
            "closing",
            "questions_to_ask",
            "term",
            "means",
            "funding",
            "interests",
        ],
    ),
    (FileKind::Questions, &["text", "short", "why", "picture_alt", "low", "high"]),
    (FileKind::Rules, &["because"]),
    (FileKind::Kiosk, &["clinic", "ask_staff"]),
];

/// Not translated, whatever is in it: titles of studies.
const LEFT_ALONE: &str = "references";
/// `Caution("massage", "no deep pressure")`: the second one is read.
const NOTE: (FileKind, &str) = (FileKind::Rules, "Caution");

/// All texts of a topic, in the order of its files.
pub fn in_topic(pack: &Pack, id: &str) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for file in TOPIC_FILES {
        found.extend(in_one(pack, &topic_path(id, file)));
    }
    // Where two have the same id, a check says so; the first is translated.
    let mut known = std::collections::BTreeSet::new();
    found.retain(|source| known.insert(source.key.clone()));
    found
}

/// The texts of `kiosk.ron`.
pub fn in_kiosk(pack: &Pack) -> Vec<Source> {
    in_one(pack, KIOSK).collect()
}

fn in_one(pack: &Pack, path: &str) -> impl Iterator<Item = Source> {
    spots(path, pack.text(path)).into_iter().map(|spot| spot.source)
}

/// The texts of one file, in order.
pub(in crate::content) fn spots(path: &str, text: &str) -> Vec<Spot> {
    let mut found = Vec::new();
    in_file(FileKind::of(path), text, &mut found);
    found
}

fn in_file(file: FileKind, text: &str, found: &mut Vec<Spot>) {
    let tree = Tree::new(text);
    let fields = READ_BY_PATIENTS.iter().find(|(kind, _)| *kind == file).map_or(&[][..], |(_, fields)| fields);
    let mut reader = Reader { file, tree: &tree, fields, found };
    for entry in &tree.entries {
        reader.entry(entry, "", None);
    }
}

struct Reader<'r, 't> {
    file: FileKind,
    tree: &'r Tree<'t>,
    fields: &'static [&'static str],
    found: &'r mut Vec<Spot>,
}

impl Reader<'_, '_> {
    /// `field`: the innermost field that it belongs to.
    fn entry(&mut self, entry: &Entry, key: &str, field: Option<&str>) {
        if let [Node::Leaf(word), Node::Branch(branch)] = entry.nodes.as_slice()
            && (self.file, self.tree.text_of(*word)) == NOTE
        {
            if let Some(Entry { nodes, .. }) = branch.entries.get(1)
                && let [Node::Leaf(leaf)] = nodes.as_slice()
            {
                self.take(*leaf, key);
            }
            return;
        }
        for node in &entry.nodes {
            match node {
                Node::Leaf(leaf) if field.is_some_and(|field| self.fields.contains(&field)) => self.take(*leaf, key),
                Node::Leaf(_) => {}
                Node::Branch(branch) => self.branch(branch, key, field),
            }
        }
    }

    fn branch(&mut self, branch: &Branch, key: &str, field: Option<&str>) {
        for (place, entry) in branch.entries.iter().enumerate() {
            let name = self.tree.name(entry);
            if key.is_empty() && name == Some(LEFT_ALONE) {
                continue;
            }
            let step = match (branch.bracket, name) {
                (_, Some(name)) => Some(name.to_owned()),
                ('[', None) => Some(self.id(entry).unwrap_or_else(|| (place + 1).to_string())),
                // `Single([…])` and `Some(…)` add nothing to the way.
                _ => None,
            };
            let inner = match step {
                None => key.to_owned(),
                Some(step) if key.is_empty() => step,
                Some(step) => format!("{key}.{step}"),
            };
            // A key in braces is an id, not a field.
            let field = if branch.bracket == '(' && name.is_some() { name } else { field };
            self.entry(entry, &inner, field);
        }
    }

    fn id(&self, entry: &Entry) -> Option<String> {
        let Some(Node::Branch(branch)) = entry.nodes.last() else { return None };
        let id = branch.entries.iter().find(|entry| self.tree.name(entry) == Some("id"))?;
        let [Node::Leaf(leaf)] = id.nodes.as_slice() else { return None };
        self.read(*leaf)
    }

    fn read(&self, leaf: usize) -> Option<String> {
        let is_text = matches!(self.tree.token(leaf)?.kind, Kind::Text { .. });
        is_text.then(|| options().from_str(self.tree.text_of(leaf)).ok())?
    }

    fn take(&mut self, leaf: usize, key: &str) {
        let read = self.read(leaf).filter(|text| !text.trim().is_empty());
        if let (Some(text), Some(token)) = (read, self.tree.token(leaf)) {
            self.found.push(Spot { source: Source { key: key.to_owned(), text }, bytes: token.range() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(file: FileKind, text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        in_file(file, text, &mut found);
        found.into_iter().map(|spot| (spot.source.key, spot.source.text)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn texts_are_found_by_their_fields_and_ids_pictures_and_sources_are_not_texts() {
        let text = r##"// name: "no"
        (format: 2, name: "Pain", options: [(id: "a", name: "A \"b\"", picture: "a.svg", picture_alt: "", consider_if: ["x", r#"y"#])],
         comparison: [(id: "r", title: "T", cells: {"name": Says(short: "s", text: "t", picture: Some("p.svg")), "b": NotKnown})],
         references: [(id: "R1", text: "A study", link: "x")])"##;
        let expected = [
            ("name", "Pain"),
            ("options.a.name", "A \"b\""),
            ("options.a.consider_if.1", "x"),
            ("options.a.consider_if.2", "y"),
            ("comparison.r.title", "T"),
            ("comparison.r.cells.name.short", "s"),
            ("comparison.r.cells.name.text", "t"),
        ];
        assert_eq!(keys(FileKind::Topic, text), pairs(&expected));
    }

    #[test]
    fn choices_and_notes_beside_an_option_are_found() {
        let questions = r#"(questions: [(id: "q", text: "Q?", kind: Multi([(id: "c", text: "C")])), (id: "m", kind: Map(front: "f.svg", choices: [(id: "n", text: "N")])), (id: "s", kind: Scale(min: 0, low: "L"))])"#;
        let expected = [
            ("questions.q.text", "Q?"),
            ("questions.q.kind.c.text", "C"),
            ("questions.m.kind.choices.n.text", "N"),
            ("questions.s.kind.low", "L"),
        ];
        assert_eq!(keys(FileKind::Questions, questions), pairs(&expected));
        let rules = r#"(rules: [(id: "r", when: Chose("a", "b"), then: [AskFirst("x"), Caution("x", "slowly")], because: "so")])"#;
        let expected = [("rules.r.then.2", "slowly"), ("rules.r.because", "so")];
        assert_eq!(keys(FileKind::Rules, rules), pairs(&expected));
    }
}
