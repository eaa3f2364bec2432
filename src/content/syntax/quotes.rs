//! Texts and remarks that are never closed: they swallow what follows, so the first one is told, where it opened.

use super::brackets::CUT_OFF_HELP;
use super::mistake::Mistake;
use super::token::{Kind, Token};
use super::tree::Tree;
use super::{glyphs, neighbours};

pub fn find(tree: &Tree<'_>) -> Vec<Mistake> {
    let first = |token| remark(tree, token).or_else(|| unclosed(tree, token));
    tree.tokens.iter().find_map(first).into_iter().collect()
}

/// `/* …` up to the end of the file.
fn remark(tree: &Tree<'_>, token: &Token) -> Option<Mistake> {
    let text = token.of(tree.text);
    if token.kind != Kind::Comment || !text.starts_with("/*") || (text.ends_with("*/") && text.len() > 3) {
        return None;
    }
    let end = token.start + text.lines().next().unwrap_or_default().trim_end().len();
    let message = "A remark that begins with /* is never closed.";
    let mistake = Mistake::new("remark-not-closed", token.start..end, message, "Add */ where the remark ends.");
    Some(mistake.meant(end..end, " */"))
}

fn unclosed(tree: &Tree<'_>, token: &Token) -> Option<Mistake> {
    let Kind::Text { closed } = token.kind else { return None };
    let text = token.of(tree.text);
    let (first_line, following) = match text.split_once('\n') {
        Some((first, rest)) => (first, rest),
        None if closed => return None,
        None => (text, ""),
    };
    // It ends where the next text begins, or has swallowed whole fields.
    let swallows = following.lines().any(looks_like_a_field) || following.trim_end_matches('"').trim().is_empty();
    if !text.starts_with('"') || (closed && !swallows) {
        return None;
    }
    let first_line = first_line.trim_end();
    if let Some(curly) = first_line.char_indices().rev().find(|(_, c)| matches!(c, '”' | '“' | '„')) {
        let at = token.start + curly.0;
        let bytes = at..at + curly.1.len_utf8();
        let message = "This text opens with a straight quote and ends with a curly one.";
        return Some(
            Mistake::new("curly-quotes", bytes.clone(), message, "Use straight quotes: \"…\".").meant(bytes, "\""),
        );
    }
    let ends_here = !closed && following.trim().is_empty();
    Some(if ends_here { cut_off(tree, token) } else { missing_quote(tree, token) })
}

/// The last text of the file, with nothing behind it: the rest is gone.
fn cut_off(tree: &Tree<'_>, token: &Token) -> Mistake {
    let end = tree.text.trim_end().len().max(token.start + 1);
    let message = "This file ends in the middle of a text.";
    Mistake::new("file-cut-off", token.start..end, message, CUT_OFF_HELP).meant(tree.text.len()..tree.text.len(), "\"")
}

/// The one place of the line where a quote makes the best sense of it.
fn missing_quote(tree: &Tree<'_>, token: &Token) -> Mistake {
    let start = tree.text.get(..token.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = tree.text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let (at, opens) = places(line).into_iter().min_by_key(|(at, _)| oddness(line, *at)).unwrap_or((line.len(), false));
    let at = start + at;
    if opens {
        let words = tree.text.get(at..).unwrap_or_default();
        let end = at + words.find('"').unwrap_or(0);
        let help = "Add a straight quote where the text begins.";
        Mistake::new("quote-not-opened", at..end, "This text has no opening quote.", help).meant(at..at, "\"")
    } else {
        let opened = tree.text.get(start..at).and_then(|before| before.rfind('"')).map_or(start, |quote| start + quote);
        let help = "Add a straight quote where the text ends.";
        Mistake::new("quote-not-closed", opened..at, "This text has no closing quote.", help).meant(at..at, "\"")
    }
}

/// Where a quote may be missing in a line: in front of a comma or a bracket and at the end, or where a value begins.
fn places(line: &str) -> Vec<(usize, bool)> {
    let mut places = Vec::new();
    let mut before = None;
    for (at, letter) in line.char_indices() {
        if matches!(letter, ',' | ')' | ']' | '}') {
            places.push((at, false));
        }
        let begins = matches!(before, None | Some(',' | ':' | '(' | '[' | '{'));
        if begins && !letter.is_whitespace() && !matches!(letter, '"' | '(' | '[' | '{' | ')' | ']' | '}' | ',' | '/') {
            places.push((at, true));
        }
        before = if letter.is_whitespace() { before } else { Some(letter) };
    }
    places.push((line.len(), false));
    places
}

/// How odd the line is with a quote there: things side by side with nothing between, characters that mean nothing, texts
/// that look like fields.
fn oddness(line: &str, at: usize) -> usize {
    let (before, after) = line.split_at(at.min(line.len()));
    // In a list, so that things side by side are seen.
    let tried = format!("[{before}\"{after}\n]");
    let tree = Tree::new(&tried);
    let texts = tree.tokens.iter().filter(|token| matches!(token.kind, Kind::Text { .. }));
    let fields = texts.filter(|token| {
        let inside = token.of(&tried).trim_matches('"');
        token.kind == Kind::Text { closed: false }
            || inside.is_empty()
            || inside.starts_with(", ")
            || inside.ends_with(": ")
            || inside.ends_with(',')
            || inside.ends_with("),")
            || inside.contains(", text: ")
            || looks_like_a_field(inside)
    });
    4 * fields.count() + glyphs::find(&tree).len() + neighbours::find(&tree).len()
}

/// `title: …`, `(id: …`, `),`, `]`: no line of a text begins like this.
fn looks_like_a_field(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with([')', ']', '}', '(', '[', '{']) || line.starts_with("//") {
        return true;
    }
    let word = line.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(line.len());
    word > 0 && line.get(word..).is_some_and(|rest| rest.starts_with(':'))
}
