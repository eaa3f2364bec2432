//! A path such as `options`, 2, `consider_if`, 0 becomes a line and a column.

use super::syntax::{Branch, Entry, Node, Tree, position};
use crate::diagnostics::Position;

/// One step into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'s> {
    /// Behind a field's name, or behind a key in a map.
    Key(&'s str),
    /// The member of a list, from 0.
    At(usize),
}

/// A file whose values can be found by their paths.
#[derive(Debug)]
pub struct Outline<'t> {
    tree: Tree<'t>,
}

impl<'t> Outline<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { tree: Tree::new(text) }
    }

    /// Where the value at the end of a path starts; where the path ends early, the last value that is there.
    pub fn value(&self, path: &[Step<'_>]) -> Position {
        position(self.tree.text, self.first_token(path).map_or(self.tree.text.len(), |(start, _)| start))
    }

    /// The byte at which it starts; `None` for a file without anything in it.
    pub fn byte(&self, path: &[Step<'_>]) -> Option<usize> {
        self.first_token(path).map(|(start, _)| start)
    }

    /// Where the name of a thing stands: of the member of a list that has this id.
    pub fn name(&self, list: &str, id: &str) -> Option<Position> {
        let (_, name) = self.member(list, id)?;
        Some(position(self.tree.text, self.tree.token(name)?.start))
    }

    /// Wherever such a thing, behind its name, has this word, number or text; a text with its quotes.
    pub fn written_in(&self, list: &str, id: &str, written: &str) -> Vec<Position> {
        let Some((member, name)) = self.member(list, id) else { return Vec::new() };
        let places = member.tokens.clone().filter(|place| *place > name && self.tree.text_of(*place) == written);
        places.filter_map(|place| Some(position(self.tree.text, self.tree.token(place)?.start))).collect()
    }

    /// The member of a list that has this id, and the place of the id.
    fn member(&self, list: &str, id: &str) -> Option<(&Entry, usize)> {
        let nodes = self.step(self.tree.entries.first()?.nodes.as_slice(), Step::Key(list))?;
        members(nodes).iter().find_map(|member| {
            let name =
                members(&member.nodes).iter().find(|entry| self.tree.name(entry) == Some("id"))?.nodes.first()?;
            match name {
                Node::Leaf(name) if self.tree.text_of(*name) == quoted(id) => Some((member, *name)),
                Node::Leaf(_) | Node::Branch(_) => None,
            }
        })
    }

    /// The character of a text at the end of a path, counted from 0 in the text as it is shown.
    pub fn letter(&self, path: &[Step<'_>], index: usize) -> Position {
        let Some((start, token)) = self.first_token(path) else { return self.value(path) };
        // An empty text has no character: it is meant itself.
        let inside = token.strip_prefix('"').filter(|inside| *inside != "\"");
        let inside = inside.map_or(0, |inside| 1 + raw_byte(inside, index));
        position(self.tree.text, start + inside)
    }

    /// A value's opening quote, word (`Says`) or bracket: its first byte and its text.
    fn first_token(&self, path: &[Step<'_>]) -> Option<(usize, &'t str)> {
        let mut nodes = self.tree.entries.first()?.nodes.as_slice();
        for step in path {
            let Some(next) = self.step(nodes, *step) else { break };
            nodes = next;
        }
        // `Some("text")` is the text.
        while let ("Some", [Entry { name: None, nodes: inner, .. }]) = (self.word(nodes), members(nodes)) {
            nodes = inner;
        }
        let place = match nodes.first()? {
            Node::Leaf(place) => *place,
            Node::Branch(branch) => branch.open,
        };
        Some((self.tree.token(place)?.start, self.tree.text_of(place)))
    }

    fn step<'n>(&self, nodes: &'n [Node], step: Step<'_>) -> Option<&'n [Node]> {
        let members = members(nodes);
        let found = match step {
            Step::Key(key) => members.iter().find(|entry| self.tree.name(entry) == Some(key)),
            Step::At(index) => members.get(index),
        };
        match (found, members) {
            (Some(entry), _) if !self.wraps(nodes, step) => Some(&entry.nodes),
            // `Some((id: …))` and `Multi([…])` have one nameless member around what is looked for.
            (_, [Entry { name: None, nodes: inner, .. }]) => self.step(inner, step),
            (found, _) => found.map(|entry| entry.nodes.as_slice()),
        }
    }

    /// Whether this is a word with one list in brackets, `Multi([…])`, and a member of the list is looked for.
    fn wraps(&self, nodes: &[Node], step: Step<'_>) -> bool {
        let list = match members(nodes) {
            [Entry { name: None, nodes: inner, .. }] => {
                matches!(inner.first(), Some(Node::Branch(Branch { bracket: '[', .. })))
            }
            _ => false,
        };
        list && !self.word(nodes).is_empty() && matches!(step, Step::At(_))
    }

    /// The word before a value's brackets.
    fn word(&self, nodes: &[Node]) -> &'t str {
        match nodes {
            [Node::Leaf(word), Node::Branch(_), ..] => self.tree.text_of(*word),
            _ => "",
        }
    }
}

/// As it stands in a file, where nothing in it has to be escaped.
pub fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// What stands in a value's brackets.
fn members(nodes: &[Node]) -> &[Entry] {
    let branch = nodes.iter().find_map(|node| match node {
        Node::Branch(branch) => Some(branch),
        Node::Leaf(_) => None,
    });
    branch.map_or(&[], |branch| &branch.entries)
}

/// How many bytes of what stands between quotes come before the character with this index; `\"` is one character.
fn raw_byte(inside: &str, index: usize) -> usize {
    let mut letters = inside.char_indices();
    for _ in 0..index {
        match letters.next() {
            Some((_, '\\')) => match letters.next() {
                Some((_, 'x')) => letters = skip(letters, 2),
                Some((_, 'u')) => while letters.next().is_some_and(|(_, letter)| letter != '}') {},
                _ => {}
            },
            Some(_) => {}
            None => break,
        }
    }
    letters.next().map_or(inside.len().saturating_sub(1), |(byte, _)| byte)
}

fn skip(mut letters: std::str::CharIndices<'_>, count: usize) -> std::str::CharIndices<'_> {
    for _ in 0..count {
        letters.next();
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::Step::{At, Key};
    use super::*;

    const FILE: &str = r#"( // "options": a comment
  options: [
    (id: "a", says: Says(text: "One \"two\" three.")),
    Some((id: "b")),
  ],
  kind: Multi([(id: "x"), (id: "y")]),
  cells: {"a": NotKnown, "a": -5},
)"#;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn a_path_leads_to_its_line_and_column() {
        let file = Outline::of(FILE);
        assert_eq!(file.value(&[Key("options"), At(0), Key("id")]), at(3, 10));
        assert_eq!(file.value(&[Key("options"), At(0), Key("says"), Key("text")]), at(3, 32));
        assert_eq!(file.value(&[Key("options"), At(1), Key("id")]), at(4, 15));
        assert_eq!(file.value(&[Key("kind"), At(1), Key("id")]), at(6, 32));
        assert_eq!(file.value(&[Key("kind"), At(0), Key("id")]), at(6, 21));
        assert_eq!(file.value(&[Key("cells"), Key("a")]), at(7, 16));
    }

    #[test]
    fn a_letter_in_a_text_is_found_behind_quoted_quotes() {
        let file = Outline::of(FILE);
        let text = [Key("options"), At(0), Key("says"), Key("text")];
        assert_eq!(file.letter(&text, 0), at(3, 33));
        assert_eq!(file.letter(&text, "One \"two\" ".len()), at(3, 45));
    }

    #[test]
    fn a_path_that_ends_early_leads_to_what_is_there_and_any_text_can_be_read() {
        assert_eq!(Outline::of(FILE).value(&[Key("options"), At(7)]), at(2, 12));
        let deep = "[".repeat(5000);
        for text in ["", "(", ")", "(a:", "a: :", "\"", "\"\\", "{,", &deep] {
            let _ = Outline::of(text).letter(&[Key("a"), At(0)], 9);
        }
    }
}
