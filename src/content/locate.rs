//! Where in a file something stands, for problems of meaning. Reads the text as tokens only: `ron` alone decides what
//! it means.

use super::syntax;
pub(super) use super::syntax::position;
use crate::diagnostics::Position;

/// A piece of the text that is not a comment or a blank, with the byte at which it starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub start: usize,
    pub text: &'t str,
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

fn unquoted(token: &str) -> Option<&str> {
    token.strip_prefix('"')?.strip_suffix('"')
}

/// Tokens that mean something, with their texts.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let all = syntax::tokens(text).into_iter().filter(syntax::Token::means_something);
    all.map(|token| Token { start: token.start, text: token.of(text) }).collect()
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
            assert_eq!(strings(text, "not there"), []);
        }
    }
}
