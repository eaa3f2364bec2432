//! Texts and remarks that are never closed: they swallow what follows, so the first one is told, where it opened.

use super::mistake::Mistake;
use super::token::{Kind, Token};
use super::tree::Tree;

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
    if !text.starts_with('"') || (closed && !following.lines().any(looks_like_a_field)) {
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
    let end = token.start + words_end(tree, token, first_line);
    let mistake = Mistake::new(
        "quote-not-closed",
        token.start..end,
        "This text has no closing quote.",
        "Add a straight quote where the text ends.",
    );
    Some(mistake.meant(end..end, "\""))
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

/// The words of the line without the comma and the brackets behind them, as far as brackets are open on this line.
fn words_end(tree: &Tree<'_>, token: &Token, first_line: &str) -> usize {
    let line_start = tree.text.get(..token.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let before = tree.tokens.iter().filter(|other| other.start >= line_start && other.end <= token.start);
    let mut open = before.fold(0_usize, |open, other| match other.kind {
        Kind::Open(_) => open + 1,
        Kind::Close(_) => open.saturating_sub(1),
        _ => open,
    });
    let mut words = first_line.strip_suffix(',').unwrap_or(first_line);
    while open > 0
        && let Some(shorter) = words.strip_suffix([')', ']', '}'])
    {
        words = shorter;
        open -= 1;
    }
    words.strip_suffix(',').unwrap_or(words).trim_end().len().max(1)
}
