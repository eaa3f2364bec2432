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

/// An open bracket, or the whole file, with what has stood in it so far.
#[derive(Clone, Copy, Debug)]
struct Inside {
    open: Option<Placed>,
    /// The first field in a list, and the colon of the last field: before them an opening bracket may be missing.
    first_field: Option<Token>,
    last_colon: Option<Token>,
    /// A bracket that was opened behind that colon, or at the very beginning.
    value: Option<char>,
    /// The colon since the last comma.
    colon_in_entry: Option<Token>,
    /// Where a round bracket has been left out: behind a token, before what stands there.
    skipped: Option<(Token, Token)>,
}

impl Inside {
    fn of(open: Option<Placed>) -> Self {
        Self { open, first_field: None, last_colon: None, value: None, colon_in_entry: None, skipped: None }
    }

    fn close(&self) -> Option<char> {
        self.open.and_then(|open| closes(open.token.kind))
    }

    fn see(&mut self, before: Option<&Placed>, token: &Token) {
        let before_kind = before.map(|before| before.token.kind);
        match (before, token.kind) {
            (_, Kind::Comma) => self.colon_in_entry = None,
            // `glass: long_side_mm: 480`: a field in a field.
            (Some(field), Kind::Colon) if before_kind == Some(Kind::Word) => match self.colon_in_entry {
                Some(colon) => self.skipped = self.skipped.or(Some((colon, field.token))),
                None => self.colon_in_entry = Some(*token),
            },
            // `Multi[`
            (Some(word), Kind::Open('[')) if before_kind == Some(Kind::Word) => {
                self.skipped = self.skipped.or(Some((word.token, *token)));
            }
            _ => {}
        }
        let is_field = token.kind == Kind::Colon && before.is_some_and(|before| before.token.kind == Kind::Word);
        if is_field {
            self.first_field = self.first_field.or(before.map(|before| before.token));
            (self.last_colon, self.value) = (Some(*token), None);
        } else if let Kind::Open(bracket) = token.kind {
            self.value = self.value.or(Some(bracket));
        }
    }

    /// The round bracket that was left out before this one closed.
    fn skipped(&mut self) -> Option<Mistake> {
        let (behind, marked) = self.skipped.take()?;
        let message = "A ( is missing here: the ) that belongs to it stands further on.";
        let mistake = Mistake::new("bracket-not-opened", marked.range(), message, "Write ( where it begins.");
        Some(mistake.meant(behind.end..behind.end, "("))
    }

    /// What should have been opened for this closing bracket, and wasn't.
    fn never_opened(&mut self, close: char) -> Option<Mistake> {
        let is_list = self.close() != Some(')');
        let (bracket, at, marked) = match close {
            ')' if is_list => {
                let field = self.first_field.take()?;
                ('(', field.start, field.range())
            }
            ']' | '}' => {
                let after = self.last_colon.or(self.open.map(|open| open.token))?;
                let bracket = if close == ']' { '[' } else { '{' };
                if self.value == Some(bracket) {
                    return None;
                }
                (bracket, after.end, after.range())
            }
            _ => return None,
        };
        let message = format!("A {bracket} is missing here: the {close} that belongs to it stands further on.");
        let mistake = Mistake::new("bracket-not-opened", marked, message, format!("Write {bracket} where it begins."));
        Some(mistake.meant(at..at, bracket.to_string()))
    }
}

fn by_indentation(tree: &Tree<'_>, placed: &[Placed]) -> Vec<Mistake> {
    let mut inside = vec![Inside::of(None)];
    let mut found = Vec::new();
    let mut before: Option<Placed> = None;
    for at in placed {
        let kind = at.token.kind;
        // A line that begins no further in than the line of a bracket stands outside of it.
        while let Some(last) = inside.last().and_then(|inside| inside.open)
            && at.first_in_line
            && at.indent <= last.indent
            && !(at.indent == last.indent && closes(last.token.kind).map(Kind::Close) == Some(kind))
        {
            // … but a closing bracket of the same depth and another shape was meant for it.
            if let (Kind::Close(close), true) = (kind, at.indent == last.indent)
                && !inside.iter().rev().skip(1).any(|outer| {
                    outer.open.is_some_and(|open| open.indent == at.indent) && outer.close() == Some(close)
                })
            {
                break;
            }
            found.push(never_closed(tree, &last.token, before.as_ref(), Some(at)));
            inside.pop();
            // The comma before this line belongs behind the bracket.
            if let Some(outer) = inside.last_mut() {
                outer.colon_in_entry = None;
            }
        }
        if let Kind::Close(close) = kind {
            let last = inside.last_mut();
            match last.as_ref().and_then(|last| last.open) {
                Some(open) if closes(open.token.kind) == Some(close) => match last.and_then(Inside::skipped) {
                    Some(mistake) => found.push(mistake),
                    None => drop(inside.pop()),
                },
                open => match (last.and_then(|last| last.never_opened(close)), open) {
                    (Some(mistake), _) => found.push(mistake),
                    (None, Some(open)) if open.line == at.line || open.indent == at.indent => {
                        found.push(wrong_shape(tree, &open.token, &at.token));
                        inside.pop();
                    }
                    (None, _) => found.push(closes_nothing(tree, &at.token)),
                },
            }
        }
        step(&mut inside, before.as_ref(), at);
        before = Some(*at);
    }
    found.extend(left_open(tree, &inside, before.as_ref()));
    found
}

/// Without a look at the indentation: the innermost bracket that doesn't match.
fn by_kind(tree: &Tree<'_>, placed: &[Placed]) -> Vec<Mistake> {
    let mut inside = vec![Inside::of(None)];
    let mut found = Vec::new();
    let mut before: Option<Placed> = None;
    for at in placed {
        if let Kind::Close(close) = at.token.kind {
            if inside.iter().any(|inside| inside.close() == Some(close)) {
                while let Some(last) = inside.pop_if(|last| last.open.is_some())
                    && last.close() != Some(close)
                {
                    let open = last.open.map_or(at.token, |open| open.token);
                    found.push(never_closed(tree, &open, before.as_ref(), Some(at)));
                }
            } else {
                let never_opened = inside.last_mut().and_then(|last| last.never_opened(close));
                found.push(never_opened.unwrap_or_else(|| closes_nothing(tree, &at.token)));
            }
        }
        step(&mut inside, before.as_ref(), at);
        before = Some(*at);
    }
    found.extend(left_open(tree, &inside, before.as_ref()));
    found
}

fn step(inside: &mut Vec<Inside>, before: Option<&Placed>, at: &Placed) {
    if let Some(last) = inside.last_mut() {
        last.see(before, &at.token);
    }
    if closes(at.token.kind).is_some() {
        inside.push(Inside::of(Some(*at)));
    }
}

fn left_open(tree: &Tree<'_>, inside: &[Inside], before: Option<&Placed>) -> Vec<Mistake> {
    let open: Vec<Placed> = inside.iter().rev().filter_map(|inside| inside.open).collect();
    match (open.as_slice(), before) {
        ([_, _, ..], Some(last)) => vec![cut_off(&open, &last.token)],
        (open, before) => open.iter().map(|open| never_closed(tree, &open.token, before, None)).collect(),
    }
}

/// Several brackets are open where the file ends: the rest of it is gone.
fn cut_off(open: &[Placed], last: &Token) -> Mistake {
    let closing: String = open.iter().filter_map(|open| closes(open.token.kind)).collect();
    let message = format!("This file ends too early: {} brackets are still open here.", open.len());
    Mistake::new("file-cut-off", last.range(), message, CUT_OFF_HELP).meant(last.end..last.end, closing)
}

pub const CUT_OFF_HELP: &str =
    "Undo in the editor, or bring back the last version with waitwise restore: a part of the file is gone.";

fn never_closed(tree: &Tree<'_>, open: &Token, before: Option<&Placed>, next: Option<&Placed>) -> Mistake {
    let bracket = open.of(tree.text);
    let close = closes(open.kind).unwrap_or(')');
    let last = before.map_or(*open, |before| before.token);
    let (end, comma) = match next.map(|next| next.token.kind) {
        Some(Kind::Close(_) | Kind::Comma) | None => (last.end, ""),
        // What follows is the next in the list. A comma that is there already serves.
        Some(_) if last.kind == Kind::Comma => (last.start, ""),
        Some(_) => (last.end, ","),
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
