//! Brackets as a tree: what stands in which list, and under which field.

use std::ops::Range;

use super::token::{Kind, Token, tokens};

/// A whole file.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    pub text: &'t str,
    /// Every token, blanks and comments too.
    pub tokens: Vec<Token>,
    /// What stands outside of all brackets: one value in a good file.
    pub entries: Vec<Entry>,
}

/// What stands between two commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The field, or the key of a map: the place of its token.
    pub name: Option<usize>,
    /// From its first token to its last, without the comma.
    pub tokens: Range<usize>,
    pub nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A token by its place.
    Leaf(usize),
    Branch(Branch),
}

/// A pair of brackets, with the word before it where there is one: `Single([…])`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub bracket: char,
    pub open: usize,
    /// `None` where the text ends first.
    pub close: Option<usize>,
    pub entries: Vec<Entry>,
}

impl<'t> Tree<'t> {
    pub fn new(text: &'t str) -> Self {
        let tokens = tokens(text);
        let places: Vec<usize> =
            tokens.iter().enumerate().filter(|(_, token)| token.means_something()).map(|(at, _)| at).collect();
        let mut reader = Reader { tokens: &tokens, places: &places, next: 0 };
        let mut entries = reader.entries(0);
        // A bracket that closes nothing is passed over: what is wrong with it is said elsewhere.
        while reader.next < reader.places.len() {
            reader.next += 1;
            entries.extend(reader.entries(0));
        }
        Self { text, tokens, entries }
    }

    pub fn token(&self, place: usize) -> Option<&Token> {
        self.tokens.get(place)
    }

    pub fn text_of(&self, place: usize) -> &'t str {
        self.tokens.get(place).map_or("", |token| token.of(self.text))
    }

    /// The bytes of an entry, without its comma.
    pub fn bytes(&self, entry: &Entry) -> Range<usize> {
        let start = self.tokens.get(entry.tokens.start).map_or(self.text.len(), |token| token.start);
        let last = entry.tokens.end.saturating_sub(1);
        start..self.tokens.get(last).map_or(self.text.len(), |token| token.end).max(start)
    }

    /// The bytes behind an entry's name.
    pub fn value(&self, entry: &Entry) -> Option<Range<usize>> {
        let first = match entry.nodes.first()? {
            Node::Leaf(place) => *place,
            Node::Branch(branch) => branch.open,
        };
        Some(self.token(first)?.start..self.bytes(entry).end)
    }

    /// The comma, where it comes next.
    pub fn comma_after(&self, byte: usize) -> Option<Token> {
        let next = self.tokens.iter().find(|token| token.start >= byte && token.means_something())?;
        (next.kind == Kind::Comma).then_some(*next)
    }

    /// The blanks before an entry that begins a line; four where it doesn't.
    pub fn indent(&self, entry: &Entry) -> String {
        let before = self.text.get(..self.bytes(entry).start).unwrap_or_default();
        let line = before.rfind('\n').map_or(before, |at| before.get(at + 1..).unwrap_or_default());
        if line.trim().is_empty() { line.to_owned() } else { "    ".to_owned() }
    }

    /// The name of a field without quotes.
    pub fn name(&self, entry: &Entry) -> Option<&'t str> {
        let name = self.text_of(entry.name?);
        Some(name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name))
    }

    /// All pairs of brackets, outer ones first.
    pub fn branches(&self) -> Vec<&Branch> {
        let mut found: Vec<&Branch> = Vec::new();
        let mut open: Vec<&Entry> = self.entries.iter().rev().collect();
        while let Some(entry) = open.pop() {
            for node in &entry.nodes {
                if let Node::Branch(branch) = node {
                    found.push(branch);
                    open.extend(branch.entries.iter().rev());
                }
            }
        }
        found
    }

    /// The entries around a byte, the outermost first, each with the bracket that it stands in.
    pub fn around(&self, byte: usize) -> Vec<(&Branch, &Entry)> {
        let holds = |entry: &&Entry| {
            let bytes = self.bytes(entry);
            bytes.start <= byte && byte <= bytes.end
        };
        let mut found: Vec<(&Branch, &Entry)> = Vec::new();
        let mut entries = &self.entries;
        loop {
            // Where two entries touch, the later one begins here.
            let Some(entry) = entries.iter().rfind(holds) else { return found };
            let inner = entry.nodes.iter().find_map(|node| match node {
                Node::Branch(branch) if self.branch_holds(branch, byte) => Some(branch),
                Node::Branch(_) | Node::Leaf(_) => None,
            });
            let Some(branch) = inner else { return found };
            if let Some(entry) = branch.entries.iter().rfind(holds) {
                found.push((branch, entry));
            }
            entries = &branch.entries;
        }
    }

    pub fn branch_holds(&self, branch: &Branch, byte: usize) -> bool {
        let start = self.tokens.get(branch.open).map_or(usize::MAX, |token| token.start);
        let end = branch.close.and_then(|close| self.tokens.get(close)).map_or(self.text.len(), |token| token.end);
        start <= byte && byte <= end
    }
}

/// Deeper brackets are leaves: no file of ours needs them, and a stack has an end.
pub const MAX_DEPTH: usize = 64;

struct Reader<'r> {
    tokens: &'r [Token],
    /// Tokens that mean something.
    places: &'r [usize],
    next: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<(usize, Kind)> {
        let place = *self.places.get(self.next)?;
        Some((place, self.tokens.get(place)?.kind))
    }

    /// Up to the closing bracket, which is left standing.
    fn entries(&mut self, depth: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        while let Some((place, kind)) = self.peek() {
            match kind {
                Kind::Close(_) => break,
                Kind::Comma => self.next += 1,
                _ => entries.push(self.entry(place, depth)),
            }
        }
        entries
    }

    fn entry(&mut self, first: usize, depth: usize) -> Entry {
        let (mut nodes, mut name, mut last) = (Vec::new(), None, first);
        while let Some((place, kind)) = self.peek() {
            match kind {
                Kind::Comma | Kind::Close(_) => break,
                Kind::Open(bracket) if depth < MAX_DEPTH => {
                    self.next += 1;
                    let entries = self.entries(depth + 1);
                    let close = self.peek().map(|(place, _)| place);
                    self.next += usize::from(close.is_some());
                    last = close.unwrap_or_else(|| self.places.last().copied().unwrap_or(place));
                    nodes.push(Node::Branch(Branch { bracket, open: place, close, entries }));
                    continue;
                }
                Kind::Colon
                    if name.is_none()
                        && let [Node::Leaf(leaf)] = nodes.as_slice() =>
                {
                    name = Some(*leaf);
                    nodes.clear();
                }
                _ => nodes.push(Node::Leaf(place)),
            }
            last = place;
            self.next += 1;
        }
        Entry { name, tokens: first..last + 1, nodes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "(a: 1, list: [(id: \"x\"), Single([(id: \"y\")])], // end\n)";

    #[test]
    fn the_entries_around_a_byte_are_found_from_the_outermost_in() {
        let tree = Tree::new(TEXT);
        let around = tree.around(TEXT.find("\"y\"").unwrap());
        let texts: Vec<&str> = around.iter().map(|(_, entry)| &TEXT[tree.bytes(entry)]).collect();
        assert_eq!(
            texts,
            [
                "list: [(id: \"x\"), Single([(id: \"y\")])]",
                "Single([(id: \"y\")])",
                "[(id: \"y\")]",
                "(id: \"y\")",
                "id: \"y\""
            ]
        );
        assert_eq!(tree.name(around[0].1), Some("list"));
    }

    #[test]
    fn any_text_has_a_tree() {
        for text in ["", ")", "(((", "[)]", "a b : : c", ")(", "(a: [1, 2", ",,,"] {
            let tree = Tree::new(text);
            for byte in 0..=text.len() {
                let _ = tree.around(byte);
            }
        }
        let deep = "(".repeat(100_000);
        assert!(!Tree::new(&deep).entries.is_empty());
    }
}
