//! What `ron` says, in words without a name of ours in them, and what was probably meant.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use crate::content::migrate::new_name;
use crate::content::syntax::{Branch, Edit, Entry, Kind, Mistake, Token, Tree, byte_at};
use crate::diagnostics::{Position, nearest};

pub fn mistake(error: &SpannedError, tree: &Tree<'_>) -> Mistake {
    let at = |place: ron::error::Position| byte_at(tree.text, Position { line: place.line, column: place.col });
    let (start, end) = (at(error.span.start), at(error.span.end));
    let token = token_at(tree, start, end);
    let bytes = token.map_or(start..start, Token::range);
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => unknown_field(tree, start, end, expected, found),
        Error::MissingStructField { field, .. } => field_missing(tree, start, field),
        Error::DuplicateStructField { field, .. } => field_twice(tree, start, field),
        Error::NoSuchEnumVariant { expected, found, .. } => unknown_word(tree, start, end, expected, found),
        Error::ExpectedBoolean => not_true_or_false(tree, bytes),
        Error::InvalidEscape(_) => backslash(tree, start),
        Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => not_a_number(tree, bytes),
        Error::IntegerOutOfBounds => {
            let bytes = number_before(tree, start).unwrap_or(bytes);
            let minus = tree.text.get(bytes.clone()).is_some_and(|number| number.starts_with('-'));
            let (message, help) = if minus {
                ("A number below 0 can't stand here.", "Write 0 or more.")
            } else {
                ("This number is too large.", "Write a smaller one.")
            };
            Mistake::new("not-a-number", bytes.clone(), message, help).meant(bytes, "1")
        }
        Error::ExpectedString => text_expected(tree, bytes),
        Error::ExpectedComma | Error::SuggestRawIdentifier(_) if is_number_with_point(tree, start) => {
            not_a_number(tree, number_before(tree, start).unwrap_or(bytes))
        }
        Error::ExpectedArray => {
            brackets_expected("list-expected", bytes, "A list in square brackets belongs here.", "Write it as [ … ].")
        }
        Error::ExpectedMap => {
            brackets_expected("braces-expected", bytes, "A table in braces belongs here.", "Write it as { \"…\": …, }.")
        }
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedUnit
        | Error::ExpectedStructName(_) => {
            brackets_expected("brackets-expected", bytes, "Fields in round brackets belong here.", "Write it as ( … ).")
        }
        Error::ExpectedDifferentLength { .. }
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedMapEnd => Mistake::new(
            "wrong-count",
            bytes,
            "There is more or less in these brackets than belongs there.",
            "Compare it with a line that works, and look for a comma or a text too many or too few.",
        ),
        Error::TrailingCharacters => Mistake::new(
            "after-the-end",
            bytes.clone(),
            "Something stands after the end of the file's content.",
            "Take it out, or check the brackets above.",
        )
        .meant(start..tree.text.len(), ""),
        Error::ExpectedIdentifier if token.is_some_and(|token| matches!(token.kind, Kind::Text { closed: true })) => {
            word_expected(tree, bytes)
        }
        _ if token.is_some_and(|token| token.kind == Kind::Comma) => {
            let message = "There is a comma too many here.";
            Mistake::new("stray-character", bytes.clone(), message, "Take it out.").meant(bytes, " ")
        }
        _ => Mistake::new(
            "cannot-be-read",
            bytes,
            "This can't be read.",
            "Check the quotes, commas and brackets on this line and the one before.",
        ),
    }
}

/// The token that an error is about: the first that means something at or after its start.
fn token_at<'r>(tree: &'r Tree<'_>, start: usize, end: usize) -> Option<&'r Token> {
    let mut means = tree.tokens.iter().filter(|token| token.means_something());
    means
        .clone()
        .find(|token| token.end > start && token.start < end.max(start + 1))
        .or_else(|| means.find(|token| token.end > start))
}

/// The entry around a place, with what follows up to its comma, taken out: of a list or a table only, since a field may
/// have to be there. `again`: that did not help, so what is around it.
pub fn without_entry(tree: &Tree<'_>, byte: usize, again: bool) -> Vec<Edit> {
    let around = tree.around(byte);
    let listed: Vec<&(&Branch, &Entry)> = around.iter().filter(|(branch, _)| branch.bracket != '(').collect();
    let place = listed.len().checked_sub(if again { 2 } else { 1 });
    let Some((_, entry)) = place.and_then(|place| listed.get(place)).or(listed.first()) else { return Vec::new() };
    vec![blank(tree, entry)]
}

/// An entry and its comma as blanks.
fn blank(tree: &Tree<'_>, entry: &Entry) -> Edit {
    let mut bytes = tree.bytes(entry);
    let after = tree.tokens.iter().filter(|token| token.start >= bytes.end && token.means_something()).take(1);
    bytes.end = after.filter(|token| token.kind == Kind::Comma).map(|token| token.end).next().unwrap_or(bytes.end);
    let text = tree.text.get(bytes.clone()).unwrap_or_default();
    // Lines stay where they are.
    let by: String = text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
    Edit::new(bytes, by)
}

/// All texts in a stretch, without their quotes.
pub fn texts_in(tree: &Tree<'_>, bytes: &Range<usize>) -> Vec<String> {
    let inside = tree.tokens.iter().filter(|token| token.start >= bytes.start && token.end <= bytes.end);
    let texts = inside.filter(|token| matches!(token.kind, Kind::Text { .. }));
    texts.map(|token| token.of(tree.text).trim_matches('"').to_owned()).collect()
}

fn innermost<'r>(tree: &'r Tree<'_>, byte: usize) -> Vec<(&'r Branch, &'r Entry)> {
    let mut around = tree.around(byte);
    around.reverse();
    around
}

/// The entry with this name in the brackets around the place; the one before it, where there are two.
fn named<'r>(tree: &'r Tree<'_>, branch: &'r Branch, name: &str) -> Vec<&'r Entry> {
    branch.entries.iter().filter(|entry| tree.name(entry) == Some(name)).collect()
}

fn name_bytes(tree: &Tree<'_>, entry: &Entry) -> Range<usize> {
    entry.name.and_then(|name| tree.token(name)).map_or_else(|| tree.bytes(entry), Token::range)
}

fn unknown_field(tree: &Tree<'_>, start: usize, end: usize, expected: &[&'static str], found: &str) -> Mistake {
    let place = [end, start]
        .into_iter()
        .flat_map(|byte| innermost(tree, byte))
        .find_map(|(branch, _)| named(tree, branch, found).first().map(|entry| (branch, *entry)));
    let message = format!("There is no field called {found} here.");
    let Some((branch, entry)) = place else {
        return Mistake::new("unknown-field", start..end, message, list("Fields that can stand here", expected));
    };
    let bytes = name_bytes(tree, entry);
    let free = expected.iter().copied().filter(|name| named(tree, branch, name).is_empty());
    let renamed = new_name(found).filter(|new| free.clone().any(|name| name == *new));
    if let Some(near) = renamed.or_else(|| nearest(found, free)) {
        let help = format!("Did you mean {near}?");
        return Mistake::new("unknown-field", bytes.clone(), message, help).meant(bytes, near);
    }
    let mistake = Mistake::new("unknown-field", bytes, message, list("Fields that can stand here", expected));
    let Edit { bytes, by } = blank(tree, entry);
    mistake.meant(bytes, by)
}

fn list(intro: &str, words: &[&'static str]) -> String {
    format!("{intro}: {}.", words.join(", "))
}

fn field_missing(tree: &Tree<'_>, start: usize, field: &str) -> Mistake {
    // Told at the opening bracket, where one would look for the field.
    let lacks = |branch: &&Branch| branch.bracket == '(' && named(tree, branch, field).is_empty();
    let around = tree.branches().into_iter().filter(|branch| tree.branch_holds(branch, start)).rfind(lacks);
    let bytes = around.and_then(|branch| tree.token(branch.open)).map_or(start..start, Token::range);
    Mistake::new(
        "field-missing",
        bytes,
        format!("The field called {field} is missing in these brackets."),
        format!("Add a line {field}: …,"),
    )
}

fn field_twice(tree: &Tree<'_>, start: usize, field: &str) -> Mistake {
    let both = innermost(tree, start).into_iter().find_map(|(branch, _)| {
        let both = named(tree, branch, field);
        (both.len() > 1).then_some(both)
    });
    let message = format!("The field {field} stands here twice.");
    let Some([first, second, ..]) = both.as_deref() else {
        return Mistake::new("duplicate-field", start..start, message, "Take one of them out.");
    };
    let Edit { bytes, by } = blank(tree, second);
    Mistake::new("duplicate-field", name_bytes(tree, second), message, "Take one of them out.")
        .related(name_bytes(tree, first), "it stands here too")
        .meant(bytes, by)
}

fn unknown_word(tree: &Tree<'_>, start: usize, end: usize, expected: &[&'static str], found: &str) -> Mistake {
    let mut words = tree.tokens.iter().filter(|token| token.kind == Kind::Word && token.of(tree.text) == found);
    let before =
        words.clone().rfind(|token| token.start < end.max(start + 1) && token.end <= end.max(start + found.len()));
    let bytes = before.or_else(|| words.find(|token| token.start >= start)).map_or(start..end, Token::range);
    let message = format!("{found} is not a word that can stand here.");
    match nearest(found, expected.iter().copied()) {
        Some(near) => {
            Mistake::new("unknown-word", bytes.clone(), message, format!("Did you mean {near}?")).meant(bytes, near)
        }
        None => Mistake::new("unknown-word", bytes, message, list("Words that can stand here", expected)),
    }
}

/// `theme: "Light"`
fn word_expected(tree: &Tree<'_>, bytes: Range<usize>) -> Mistake {
    let is = tree.text.get(bytes.clone()).unwrap_or_default().trim_matches('"');
    let message = "A word without quotes belongs here, not a text.";
    if is.starts_with(char::is_uppercase) && is.chars().all(char::is_alphanumeric) {
        return Mistake::new("unknown-word", bytes.clone(), message, format!("Write {is} without quotes."))
            .meant(bytes, is);
    }
    let help = "Look at a line that works: the text stands in round brackets behind a word.";
    Mistake::new("unknown-word", bytes, message, help)
}

fn not_true_or_false(tree: &Tree<'_>, bytes: Range<usize>) -> Mistake {
    let is = tree.text.get(bytes.clone()).unwrap_or_default().trim_matches(['"', '\'']).to_lowercase();
    let sure = match is.as_str() {
        "yes" | "y" | "on" | "1" | "ja" | "si" | "sí" | "oui" => Some("true"),
        "no" | "n" | "off" | "0" | "nein" | "non" => Some("false"),
        _ => nearest(&is, ["true", "false"]),
    };
    let help = sure.map_or_else(
        || "Write true or false, without quotes.".to_owned(),
        |sure| format!("Did you mean {sure}? It is written without quotes."),
    );
    // What is marked true is asked for more, so nothing is let through by a guess.
    Mistake::new("not-true-or-false", bytes.clone(), "Only true or false can stand here.", help)
        .meant(bytes, sure.unwrap_or("true"))
}

fn backslash(tree: &Tree<'_>, start: usize) -> Mistake {
    let text = tree
        .tokens
        .iter()
        .find(|token| matches!(token.kind, Kind::Text { .. }) && token.start <= start && token.end >= start);
    let text = text.map_or(start..start, Token::range);
    let body = tree.text.get(text.clone()).unwrap_or_default();
    let mut escaped = false;
    let bad = body.char_indices().position(|(_, letter)| {
        let is_bad = escaped && !matches!(letter, '\\' | '"' | '\'' | 'n' | 'r' | 't' | '0' | 'x' | 'u');
        escaped = letter == '\\' && !escaped;
        is_bad
    });
    let at = bad
        .and_then(|place| body.char_indices().nth(place.saturating_sub(1)))
        .map_or(text.start, |(at, _)| text.start + at);
    Mistake::new(
        "backslash",
        at..at + 1,
        "A backslash means something else in a text.",
        "Write / between folders; write \\\\ where the text itself has a backslash.",
    )
    .meant(at..at + 1, "\\\\")
}

fn number_before(tree: &Tree<'_>, start: usize) -> Option<Range<usize>> {
    let number = |token: &&Token| token.kind == Kind::Number && token.start <= start && token.end >= start;
    tree.tokens.iter().find(number).map(Token::range)
}

fn is_number_with_point(tree: &Tree<'_>, start: usize) -> bool {
    number_before(tree, start).is_some_and(|bytes| tree.text.get(bytes).is_some_and(|number| number.contains('.')))
}

fn not_a_number(tree: &Tree<'_>, bytes: Range<usize>) -> Mistake {
    let is = tree.text.get(bytes.clone()).unwrap_or_default();
    let whole: String =
        is.trim_start_matches(['"', '-', '+']).chars().take_while(char::is_ascii_digit).take(9).collect();
    let whole = if whole.is_empty() { "1".to_owned() } else { whole };
    let help = format!("Write digits alone, without quotes, point or unit, such as {whole}.");
    Mistake::new("not-a-number", bytes.clone(), "A whole number belongs here.", help).meant(bytes, whole)
}

fn text_expected(tree: &Tree<'_>, bytes: Range<usize>) -> Mistake {
    let is = tree.text.get(bytes.clone()).unwrap_or_default();
    let mistake = |message, help| Mistake::new("text-expected", bytes.clone(), message, help);
    match is.chars().next() {
        Some('\'') => Mistake::new(
            "single-quotes",
            bytes.clone(),
            "This text stands in single quotes.",
            "Use straight quotes: \"…\".",
        )
        .meant(bytes.clone(), format!("\"{}\"", is.trim_matches('\''))),
        Some(c) if c.is_alphanumeric() || c == '-' => {
            mistake("A text in straight quotes belongs here.", format!("Write \"{is}\" with straight quotes."))
                .meant(bytes.clone(), format!("\"{is}\""))
        }
        _ => mistake("A text in straight quotes belongs here.", "Write it as \"…\" with straight quotes.".to_owned()),
    }
}

fn brackets_expected(code: &'static str, bytes: Range<usize>, message: &str, help: &str) -> Mistake {
    Mistake::new(code, bytes, message, help)
}
