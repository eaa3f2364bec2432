//! Where in a file something stands, for problems of meaning. Reads the text as tokens only: `ron` alone decides what
//! it means.

use crate::diagnostics::Position;

/// A piece of the text that is not a comment or a blank, with the byte at which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token<'t> {
    start: usize,
    text: &'t str,
}

/// The string behind `field:` where it has this value: `id: "needles"`.
pub fn field_value(text: &str, field: &str, value: &str) -> Option<Position> {
    let tokens = tokens(text);
    let found = tokens.windows(3).find(|three| {
        matches!(three, [name, colon, string]
            if name.text == field && colon.text == ":" && unquoted(string.text) == Some(value))
    })?;
    found.get(2).map(|token| position(text, token.start))
}

/// The name of a field, wherever it first stands.
pub fn field(text: &str, name: &str) -> Option<Position> {
    let tokens = tokens(text);
    let found = tokens.windows(2).find(|two| matches!(two, [a, b] if a.text == name && b.text == ":"))?;
    found.first().map(|token| position(text, token.start))
}

/// Every string with exactly this value, in order.
pub fn strings(text: &str, value: &str) -> Vec<Position> {
    let tokens = tokens(text);
    let same = tokens.iter().filter(|token| unquoted(token.text) == Some(value));
    same.map(|token| position(text, token.start)).collect()
}

/// The first string that contains these words.
pub fn containing(text: &str, words: &str) -> Option<Position> {
    let tokens = tokens(text);
    let token = tokens.iter().find(|token| token.text.starts_with('"') && token.text.contains(words))?;
    let inside = token.text.find(words).unwrap_or(0);
    Some(position(text, token.start + inside))
}

fn unquoted(token: &str) -> Option<&str> {
    token.strip_prefix('"')?.strip_suffix('"')
}

fn position(text: &str, byte: usize) -> Position {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = 0;
    while let Some(first) = text[rest..].chars().next() {
        let here = &text[rest..];
        let len = if here.starts_with("//") {
            here.find('\n').unwrap_or(here.len())
        } else if here.starts_with("/*") {
            here.find("*/").map_or(here.len(), |end| end + 2)
        } else if first == '"' {
            string_len(here)
        } else if first.is_alphanumeric() || first == '_' {
            here.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.' || c == '-')).unwrap_or(here.len())
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() && !here.starts_with("//") && !here.starts_with("/*") {
            tokens.push(Token { start: rest, text: &here[..len] });
        }
        rest += len;
    }
    tokens
}

/// Up to and including the closing quote; to the end where there is none.
fn string_len(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return at + 1,
            _ => escaped = false,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "( // id: \"a\"\n    /* id: \"a\" */ name: \"id: \\\"a\\\"\",\n  id: \"a\",\n)";

    #[test]
    fn comments_and_quoted_quotes_are_not_mistaken_for_a_field() {
        assert_eq!(field_value(TEXT, "id", "a"), Some(Position { line: 3, column: 7 }));
        assert_eq!(field(TEXT, "name"), Some(Position { line: 2, column: 19 }));
    }

    #[test]
    fn any_text_can_be_read() {
        for text in ["", "\"", "\"\\", "/*", "//", "ä\"ö", "(:"] {
            let _ = strings(text, "x");
            assert_eq!(containing(text, "not there"), None);
        }
    }
}
