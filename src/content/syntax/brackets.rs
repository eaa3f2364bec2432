//! Brackets that don't match: which one was never closed, by how far the lines are indented.

use super::mistake::Mistake;
use super::token::{Kind, Token};
use super::tree::{MAX_DEPTH, Tree};

pub const TOO_DEEP: &str = "too-deep";

/// A token that means something, and how its line begins.
#[derive(Clone, Copy, Debug)]
struct Placed {
    token: Token,
    line: usize,
    /// Characters before the line's first token.
    indent: usize,
    first_in_line: bool,
}

pub fn find(tree: &Tree<'_>) -> Vec<Mistake> {
    let placed = placed(tree);
    if let Some(deep) = too_deep(&placed) {
        return vec![deep];
    }
    if balanced(&placed) {
        return Vec::new();
    }
    // Indentation tells best, where it is to be trusted: after its mending the brackets match.
    let by_indentation = by_indentation(tree, &placed);
    if !by_indentation.is_empty() && mends(tree, &by_indentation) {
        return by_indentation;
    }
    by_kind(tree, &placed)
}

fn placed(tree: &Tree<'_>) -> Vec<Placed> {
    let (mut line, mut line_start, mut last_line) = (0, 0, usize::MAX);
    let mut indent = 0;
    let mut placed = Vec::new();
    for token in &tree.tokens {
        if token.means_something() {
            let first_in_line = line != last_line;
            if first_in_line {
                indent = tree.text.get(line_start..token.start).unwrap_or_default().chars().count();
            }
            last_line = line;
            placed.push(Placed { token: *token, line, indent, first_in_line });
        }
        for (at, _) in token.of(tree.text).match_indices('\n') {
            line += 1;
            line_start = token.start + at + 1;
        }
    }
    placed
}

fn closes(open: Kind) -> Option<char> {
    match open {
        Kind::Open('(') => Some(')'),
        Kind::Open('[') => Some(']'),
        Kind::Open('{') => Some('}'),
        _ => None,
    }
}

fn balanced(placed: &[Placed]) -> bool {
    let mut open = Vec::new();
    for at in placed {
        if let Some(close) = closes(at.token.kind) {
            open.push(close);
        } else if let Kind::Close(close) = at.token.kind
            && open.pop() != Some(close)
        {
            return false;
        }
    }
    open.is_empty()
}

/// Nothing else is told of such a file: it is not read on.
fn too_deep(placed: &[Placed]) -> Option<Mistake> {
    let mut depth = 0_usize;
    let deep = placed.iter().find(|at| {
        match at.token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })?;
    let help = "Take some of them out. If there are not many, look for a bracket that is never closed.";
    Some(Mistake::new(TOO_DEEP, deep.token.range(), "Too many brackets stand inside each other here.", help))
}

fn mends(tree: &Tree<'_>, mistakes: &[Mistake]) -> bool {
    let mut draft = super::Draft::new(tree.text);
    let edits: Vec<_> = mistakes.iter().flat_map(|mistake| mistake.meant.iter().cloned()).collect();
    draft.apply(&edits);
    balanced(&placed(&Tree::new(&draft.text)))
}

fn by_indentation(tree: &Tree<'_>, placed: &[Placed]) -> Vec<Mistake> {
    let mut open: Vec<Placed> = Vec::new();
    let mut found = Vec::new();
    let mut before: Option<Placed> = None;
    for at in placed {
        let kind = at.token.kind;
        // A line that begins no further in than the line of a bracket stands outside of it.
        while at.first_in_line
            && let Some(last) = open.last()
            && at.indent <= last.indent
            && !(at.indent == last.indent && closes(last.token.kind).map(Kind::Close) == Some(kind))
        {
            // … but a closing bracket of the same depth and another shape was meant for it.
            if let (Kind::Close(close), true) = (kind, at.indent == last.indent)
                && !open
                    .iter()
                    .rev()
                    .skip(1)
                    .any(|outer| outer.indent == at.indent && closes(outer.token.kind) == Some(close))
            {
                break;
            }
            found.push(never_closed(tree, &last.token, before.as_ref(), Some(at)));
            open.pop();
        }
        if closes(kind).is_some() {
            open.push(*at);
        } else if let Kind::Close(close) = kind {
            match open.last() {
                Some(last) if closes(last.token.kind) == Some(close) => {
                    open.pop();
                }
                Some(last) if last.line == at.line || last.indent == at.indent => {
                    found.push(wrong_shape(tree, &last.token, &at.token));
                    open.pop();
                }
                Some(_) | None => found.push(closes_nothing(tree, &at.token)),
            }
        }
        before = Some(*at);
    }
    found.extend(open.iter().rev().map(|open| never_closed(tree, &open.token, before.as_ref(), None)));
    found
}

/// Without a look at the indentation: the innermost bracket that doesn't match.
fn by_kind(tree: &Tree<'_>, placed: &[Placed]) -> Vec<Mistake> {
    let mut open: Vec<Placed> = Vec::new();
    let mut found = Vec::new();
    let mut before: Option<Placed> = None;
    for at in placed {
        if closes(at.token.kind).is_some() {
            open.push(*at);
        } else if let Kind::Close(close) = at.token.kind {
            if open.iter().any(|open| closes(open.token.kind) == Some(close)) {
                while let Some(last) = open.pop()
                    && closes(last.token.kind) != Some(close)
                {
                    found.push(never_closed(tree, &last.token, before.as_ref(), Some(at)));
                }
            } else {
                found.push(closes_nothing(tree, &at.token));
            }
        }
        before = Some(*at);
    }
    found.extend(open.iter().rev().map(|open| never_closed(tree, &open.token, before.as_ref(), None)));
    found
}

fn never_closed(tree: &Tree<'_>, open: &Token, before: Option<&Placed>, next: Option<&Placed>) -> Mistake {
    let bracket = open.of(tree.text);
    let close = closes(open.kind).unwrap_or(')');
    let end = before.map_or(open.end, |before| before.token.end);
    // What follows is the next in the list, unless a bracket closes that too.
    let comma = match next.map(|next| next.token.kind) {
        Some(Kind::Close(_) | Kind::Comma) | None => "",
        Some(_) => ",",
    };
    let mistake = Mistake::new(
        "bracket-not-closed",
        open.range(),
        format!("This {bracket} is never closed."),
        format!("Add the {close} that belongs to it."),
    );
    mistake.meant(end..end, format!("{close}{comma}"))
}

fn closes_nothing(tree: &Tree<'_>, close: &Token) -> Mistake {
    let message = format!("This {} closes nothing.", close.of(tree.text));
    Mistake::new(
        "bracket-closes-nothing",
        close.range(),
        message,
        "Take it out, or add the bracket that it should close.",
    )
    .meant(close.range(), " ")
}

fn wrong_shape(tree: &Tree<'_>, open: &Token, close: &Token) -> Mistake {
    let wanted = closes(open.kind).unwrap_or(')');
    let message = format!("{} closes what was opened with {}.", close.of(tree.text), open.of(tree.text));
    Mistake::new("bracket-shape", close.range(), message, format!("Write {wanted} here."))
        .meant(close.range(), wanted.to_string())
        .related(open.range(), "opened here")
}
