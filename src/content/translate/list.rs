//! The list of texts in a translation's file, taken apart into lines that can be put in another order, remarks and all.

use crate::content::raw;
use crate::content::syntax::{Branch, Draft, Edit, Entry, Kind, Node, Tree};

use super::quoted;

/// Stands above what is translated and no longer there.
pub const UNUSED: &str = "// No longer in the topic. Kept, so that no work is lost; take out what is not needed again.";

/// A part of the list that stays together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Remarks with an empty line between them and the next text.
    Remark(String),
    /// One text: its place in the file's list, and how it is written with its comma and remarks.
    Text { place: usize, written: String },
}

/// The file around its list of texts.
#[derive(Debug)]
pub struct Parts<'t> {
    pub before: &'t str,
    pub pieces: Vec<Piece>,
    pub after: &'t str,
}

/// `None` where the list is not written as a plain list. `edits`: what is to change inside of texts.
pub fn take_apart<'t>(tree: &Tree<'t>, list: &Branch, edits: &[Edit]) -> Option<Parts<'t>> {
    let text = tree.text;
    let (open, close) = (tree.token(list.open)?, tree.token(list.close?)?);
    let mut pieces = Vec::new();
    let mut start = open.end;
    for (place, entry) in list.entries.iter().enumerate() {
        let bytes = tree.bytes(entry);
        let (floating, attached) = leading(tree, start, bytes.start);
        pieces.extend(floating.map(Piece::Remark));
        let (end_of_comma, end) = end_of(tree, entry);
        let inside: Vec<Edit> = edits
            .iter()
            .filter(|edit| bytes.start <= edit.bytes.start && edit.bytes.end <= bytes.end)
            .map(|edit| Edit::new(edit.bytes.start - bytes.start..edit.bytes.end - bytes.start, edit.by.clone()))
            .collect();
        let mut draft = Draft::new(text.get(bytes.clone())?);
        draft.apply(&inside);
        let comma = if end_of_comma.is_some() { "" } else { "," };
        let rest = text.get(bytes.end..end)?;
        pieces.push(Piece::Text { place, written: format!("{attached}{}{comma}{rest}", draft.text) });
        start = end;
    }
    let at_the_end = text.get(start..close.start)?.trim();
    pieces.extend((!at_the_end.is_empty()).then(|| Piece::Remark(at_the_end.to_owned())));
    Some(Parts { before: text.get(..open.end)?, pieces, after: text.get(close.start..)? })
}

/// Remarks before a text: those up to an empty line by themselves, the others belong to the text.
fn leading(tree: &Tree<'_>, from: usize, to: usize) -> (Option<String>, String) {
    let mut blanks =
        tree.tokens.iter().filter(|token| token.kind == Kind::Blank && token.start >= from && token.end <= to);
    let empty_line = blanks.rfind(|token| token.of(tree.text).matches('\n').count() > 1);
    let split = empty_line.map_or(from, |token| token.start);
    let part = |from: usize, to: usize| tree.text.get(from..to).unwrap_or_default();
    let floating = part(from, split).trim();
    ((!floating.is_empty()).then(|| floating.to_owned()), part(split, to).trim_start().to_owned())
}

/// Behind the comma of an entry, if it has one, and behind the remarks on its line.
fn end_of(tree: &Tree<'_>, entry: &Entry) -> (Option<usize>, usize) {
    let rest = tree.tokens.get(entry.tokens.end..).unwrap_or_default();
    let next = rest.iter().position(super::super::syntax::Token::means_something);
    let comma = next.filter(|next| rest.get(*next).is_some_and(|token| token.kind == Kind::Comma));
    let mut end = tree.bytes(entry).end;
    if let Some(token) = comma.and_then(|comma| rest.get(comma)) {
        end = token.end;
    }
    for token in rest.iter().skip(comma.map_or(0, |comma| comma + 1)) {
        match token.kind {
            Kind::Comment => end = token.end,
            Kind::Blank if !token.of(tree.text).contains('\n') => {}
            _ => break,
        }
    }
    (comma, end)
}

/// The brackets behind `texts:`.
pub fn texts<'r>(tree: &'r Tree<'_>) -> Option<&'r Branch> {
    let outermost = tree.entries.iter().flat_map(|entry| &entry.nodes).find_map(branch)?;
    let entry = outermost.entries.iter().find(|entry| tree.name(entry) == Some("texts"))?;
    entry.nodes.iter().find_map(branch).filter(|branch| branch.bracket == '[')
}

fn branch(node: &Node) -> Option<&Branch> {
    match node {
        Node::Branch(branch) => Some(branch),
        Node::Leaf(_) => None,
    }
}

/// Changes fields of one text; those that it does not have yet are added behind the last.
pub fn set_fields(tree: &Tree<'_>, entry: &Entry, fields: &[(&str, String)]) -> Vec<Edit> {
    let Some(branch) = entry.nodes.iter().find_map(branch) else { return Vec::new() };
    let mut edits = Vec::new();
    let mut added = String::new();
    for (name, value) in fields {
        let field = branch.entries.iter().find(|entry| tree.name(entry) == Some(name));
        let leaf = field.and_then(|field| match field.nodes.as_slice() {
            [Node::Leaf(leaf)] => tree.token(*leaf),
            _ => None,
        });
        match leaf {
            Some(token) => edits.push(Edit::new(token.range(), value.clone())),
            None => added.extend([", ", *name, ": ", value.as_str()]),
        }
    }
    if let (false, Some(last)) = (added.is_empty(), branch.entries.last()) {
        let end = tree.bytes(last).end;
        edits.push(Edit::new(end..end, added));
    }
    edits
}

/// A text that nobody has translated yet.
pub fn untranslated(key: &str, source: &str) -> String {
    let (key, source) = (quoted(key), quoted(source));
    let line = format!("(key: {key}, source: {source}, text: \"\"),");
    // A long source and its translation stand below each other.
    if line.chars().count() <= 100 { line } else { format!("(\nkey: {key},\nsource: {source},\ntext: \"\",\n),") }
}

/// The list in its new order.
pub fn put_together(parts: &Parts<'_>) -> String {
    let mut out = format!("{}\n", parts.before);
    for piece in &parts.pieces {
        match piece {
            Piece::Remark(remark) => out.extend(["\n", remark.as_str(), "\n\n"]),
            Piece::Text { written, .. } => out.extend([written.as_str(), "\n"]),
        }
    }
    out.push_str(parts.after);
    out
}

/// Whether a text that is in the file as `place` is marked as one that the topic has no more.
pub fn is_unused_mark(piece: &Piece) -> bool {
    matches!(piece, Piece::Remark(remark) if remark.contains(UNUSED))
}

/// What a text was translated from, where it is kept beside a new source.
pub fn translated_from(text: &raw::TranslatedText) -> &str {
    if text.stale { &text.was } else { &text.source }
}
