//! Tokens of a RON file, blanks and comments among them. Any text has tokens, also one that `ron` would refuse.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Blank,
    /// `// …` to the end of the line, or `/* … */`.
    Comment,
    Open(char),
    Close(char),
    Comma,
    Colon,
    /// A name of a field, a choice or `true`.
    Word,
    /// Begins with a digit or a sign; also `1,5`'s parts and what is no number, such as `30min`.
    Number,
    /// In double quotes, or raw (`r#"…"#`).
    Text {
        closed: bool,
    },
    /// One letter in single quotes.
    Letter,
    /// Anything that has no place here, such as `#` or a curly quote: one character a token.
    Odd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// First byte, and the one after the last.
    pub start: usize,
    pub end: usize,
}

impl Token {
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Neither a blank nor a comment.
    pub fn means_something(&self) -> bool {
        !matches!(self.kind, Kind::Blank | Kind::Comment)
    }
}

/// The whole text: each token begins where the one before ends.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let (kind, len) = first(rest);
        tokens.push(Token { kind, start, end: start + len });
        start += len;
    }
    tokens
}

fn first(text: &str) -> (Kind, usize) {
    let Some(letter) = text.chars().next() else { return (Kind::Odd, 0) };
    let while_true = |is: fn(char) -> bool| text.find(|c| !is(c)).unwrap_or(text.len());
    match letter {
        '/' if text.starts_with("//") => (Kind::Comment, text.find('\n').unwrap_or(text.len())),
        '/' if text.starts_with("/*") => (Kind::Comment, block_comment(text)),
        '(' | '[' | '{' => (Kind::Open(letter), 1),
        ')' | ']' | '}' => (Kind::Close(letter), 1),
        ',' => (Kind::Comma, 1),
        ':' => (Kind::Colon, 1),
        '"' => quoted(text),
        '\'' => single_quoted(text),
        'r' if raw_fence(text).is_some() => raw(text),
        c if is_blank(c) => (Kind::Blank, while_true(is_blank)),
        c if c.is_ascii_digit() => (Kind::Number, while_true(is_number)),
        '+' | '-' | '.' if text.chars().nth(1).is_some_and(|next| next.is_ascii_digit() || next == '.') => {
            let sign = letter.len_utf8();
            let rest = text.get(sign..).unwrap_or_default();
            (Kind::Number, sign + rest.find(|c| !is_number(c)).unwrap_or(rest.len()))
        }
        c if c.is_alphanumeric() || c == '_' => (Kind::Word, while_true(|c| c.is_alphanumeric() || c == '_')),
        c => (Kind::Odd, c.len_utf8()),
    }
}

fn is_number(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

/// What `ron` takes for a blank (Unicode's `Pattern_White_Space`); a non-breaking space is none.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{9}'..='\u{d}' | ' ' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// Comments nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn quoted(text: &str) -> (Kind, usize) {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return (Kind::Text { closed: true }, at + 1),
            _ => escaped = false,
        }
    }
    (Kind::Text { closed: false }, text.len())
}

/// `'x'` or `'\n'`; any other quote stands for itself.
fn single_quoted(text: &str) -> (Kind, usize) {
    let mut letters = text.char_indices().skip(1);
    let Some((_, first)) = letters.next() else { return (Kind::Odd, 1) };
    if first == '\\' {
        letters.next();
    }
    match letters.next() {
        Some((at, '\'')) => (Kind::Letter, at + 1),
        _ => (Kind::Odd, 1),
    }
}

/// How many `#` stand before the quote of a raw text.
fn raw_fence(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('r')?;
    let fence = rest.len() - rest.trim_start_matches('#').len();
    rest.get(fence..)?.starts_with('"').then_some(fence)
}

fn raw(text: &str) -> (Kind, usize) {
    let fence = raw_fence(text).unwrap_or(0);
    let inside = fence + 2;
    let end = format!("\"{}", "#".repeat(fence));
    match text.get(inside..).and_then(|rest| rest.find(&end)) {
        Some(at) => (Kind::Text { closed: true }, inside + at + end.len()),
        None => (Kind::Text { closed: false }, text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        tokens(text).iter().filter(|token| token.kind != Kind::Blank).map(|token| token.kind).collect()
    }

    #[test]
    fn every_byte_is_in_one_token() {
        for text in [
            "",
            "(a: \"x\", // c\n b: [1, -2.5e3], /* /* n */ */ c: 'x')",
            "r#\"a\"b\"#",
            "\"open",
            "“a”\u{a0}#",
            "/* open",
        ] {
            let all: String = tokens(text).iter().map(|token| token.of(text)).collect();
            assert_eq!(all, text);
        }
    }

    #[test]
    fn tokens_are_told_apart() {
        use Kind::{Close, Colon, Comma, Comment, Letter, Number, Odd, Open, Text, Word};
        assert_eq!(kinds("(a: 1)"), [Open('('), Word, Colon, Number, Close(')')]);
        assert_eq!(kinds("r\"x\", radius"), [Text { closed: true }, Comma, Word]);
        assert_eq!(kinds("\"a\\\"b\" // \"\n'x'"), [Text { closed: true }, Comment, Letter]);
        assert_eq!(kinds("'yes'"), [Odd, Word, Odd]);
        assert_eq!(kinds("30 min"), [Number, Word]);
        assert_eq!(kinds("“a”"), [Odd, Word, Odd]);
        assert_eq!(kinds("-3"), [Number]);
    }
}
