//! Characters that look right to a person and mean nothing here.

use std::ops::Range;

use super::mistake::Mistake;
use super::token::{Kind, Token};
use super::tree::Tree;

pub fn find(tree: &Tree<'_>) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut after = 0;
    for token in tree.tokens.iter().filter(|token| token.kind == Kind::Odd) {
        if token.start < after || opens_the_document(tree.text, token) {
            continue;
        }
        let mistake = one(tree, token);
        after = mistake.bytes.end;
        found.push(mistake);
    }
    found
}

/// `#![enable(…)]` belongs to RON.
fn opens_the_document(text: &str, token: &Token) -> bool {
    text.get(token.start..).is_some_and(|rest| rest.starts_with("#!["))
        || text.get(..token.start).is_some_and(|before| before.ends_with('#') && token.of(text) == "!")
}

fn one(tree: &Tree<'_>, token: &Token) -> Mistake {
    let text = tree.text;
    let range = token.range();
    let rest = text.get(token.end..).unwrap_or_default();
    let line_end = token.end + rest.find('\n').unwrap_or(rest.len());
    let mut after = tree.tokens.iter().filter(|other| other.start >= token.end && other.start < line_end);
    match token.of(text) {
        "“" | "”" | "„" | "‟" | "«" | "»" => {
            let is_end =
                |other: &&Token| other.kind == Kind::Odd && matches!(other.of(text), "“" | "”" | "„" | "‟" | "«" | "»");
            quoted("curly-quotes", "This text stands in curly quotes.", token, after.find(is_end))
        }
        "‘" | "’" | "‚" | "'" | "`" => {
            let is_end =
                |other: &&Token| other.kind == Kind::Odd && matches!(other.of(text), "‘" | "’" | "‚" | "'" | "`");
            quoted("single-quotes", "This text stands in single quotes.", token, after.find(is_end))
        }
        "#" => Mistake::new(
            "hash-comment",
            range.start..line_end,
            "A remark begins with two slashes here, not with #.",
            "Write // in place of #.",
        )
        .meant(range, "//"),
        ";" => Mistake::new("semicolon", range.clone(), "A semicolon separates nothing here.", "Write a comma.")
            .meant(range, ","),
        "=" => Mistake::new(
            "equals-sign",
            range.clone(),
            "A colon stands between a field and its value, not an equals sign.",
            "Write : in place of =.",
        )
        .meant(range, ":"),
        "." | "?" | "!" | "…" if let Some(bytes) = words_around(tree, token) => {
            let words = text.get(bytes.clone()).unwrap_or_default();
            let help = format!("Write \"{words}\" with straight quotes.");
            Mistake::new("text-expected", bytes.clone(), "This text has no quotes.", help)
                .meant(bytes, format!("\"{words}\""))
        }
        odd => match invisible(odd) {
            Some(name) => Mistake::new(
                "invisible-character",
                range.clone(),
                format!("There is an invisible character here: {name}."),
                "Delete it and type a plain space.",
            )
            .meant(range, " "),
            None => Mistake::new(
                "stray-character",
                range.clone(),
                format!("The character {odd} has no place here."),
                "Take it out, or put the text that it belongs to into straight quotes: \"…\".",
            )
            .meant(range, " "),
        },
    }
}

/// A text without quotes on one line: from its first word to the comma at the end.
fn words_around(tree: &Tree<'_>, token: &Token) -> Option<Range<usize>> {
    let line_start = tree.text.get(..token.start)?.rfind('\n').map_or(0, |at| at + 1);
    let rest = tree.text.get(token.start..)?;
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let end = token.start + line.strip_suffix(',').unwrap_or(line).len();
    let before = tree.tokens.iter().filter(|other| other.start >= line_start && other.end <= token.start);
    let before: Vec<&Token> = before.filter(|other| other.means_something()).collect();
    let begins =
        before.iter().rposition(|other| matches!(other.kind, Kind::Colon | Kind::Open(_))).map_or(0, |at| at + 1);
    let words = before.get(begins..)?;
    let plain = words.iter().all(|word| matches!(word.kind, Kind::Word | Kind::Number | Kind::Comma));
    let quotes = tree.text.get(token.start..end)?.contains('"');
    (plain && !quotes && words.len() > 1).then_some(words.first()?.start..end)
}

fn quoted(code: &'static str, message: &str, open: &Token, close: Option<&Token>) -> Mistake {
    let end = close.map_or(open.end, |close| close.end);
    let mistake = Mistake::new(code, open.start..end, message, "Use straight quotes: \"…\".").meant(open.range(), "\"");
    match close {
        Some(close) => mistake.meant(close.range(), "\""),
        None => mistake,
    }
}

fn invisible(odd: &str) -> Option<&'static str> {
    Some(match odd.chars().next()? {
        '\u{a0}' => "a non-breaking space",
        '\u{202f}' | '\u{2007}' => "a narrow or wide non-breaking space",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => "a joiner or mark of no width",
        '\u{2002}'..='\u{200a}' | '\u{3000}' => "a space of another width",
        '\u{ad}' => "a soft hyphen",
        c if c.is_control() => "a control character",
        _ => return None,
    })
}
