//! `waitwise fmt`: one look for every file. Blanks, empty lines and commas before a closing bracket change; line breaks,
//! remarks and what the file means do not, and that is shown anew for each file before it is written.

use super::kind;
use super::syntax::{Kind, Token, tokens};
use crate::diagnostics::Diagnostic;

const INDENT: usize = 4;
/// What an editor leaves at the end of a line; the first of a line break from Windows too.
const LINE_ENDS: [char; 3] = [' ', '\t', '\r'];

/// Why a file stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `ron` can't read it.
    Unreadable(Vec<Diagnostic>),
    /// The new text could not be shown to be the same but for its look: a mistake in this program.
    Unproven(&'static str),
}

/// The file in its usual look. The path tells which kind of file it is.
///
/// # Errors
/// When the file can't be read, or the result can't be shown to be the same.
pub fn format(path: &str, text: &str) -> Result<String, Refusal> {
    let before = kind::value(path, text).map_err(Refusal::Unreadable)?;
    let formatted = lay_out(text);
    if essence(&formatted) != essence(text) {
        return Err(Refusal::Unproven("Its words would not be the same."));
    }
    if remarks(&formatted) != remarks(text) {
        return Err(Refusal::Unproven("Its remarks would not be the same."));
    }
    if kind::value(path, &formatted) != Ok(before) {
        return Err(Refusal::Unproven("It would not mean the same."));
    }
    if lay_out(&formatted) != formatted {
        return Err(Refusal::Unproven("Doing it again would change it again."));
    }
    Ok(formatted)
}

/// All that means something, but for commas before a closing bracket.
fn essence(text: &str) -> Vec<&str> {
    let means: Vec<Token> = tokens(text).into_iter().filter(Token::means_something).collect();
    let next = means.iter().skip(1).map(Some).chain([None]);
    let kept = means.iter().zip(next).filter(|(token, next)| {
        let closes = next.is_some_and(|next| matches!(next.kind, Kind::Close(_)));
        !(token.kind == Kind::Comma && closes)
    });
    kept.map(|(token, _)| token.of(text)).collect()
}

fn remarks(text: &str) -> Vec<String> {
    tokens(text).iter().filter(|token| token.kind == Kind::Comment).map(|token| tidied(token.of(text))).collect()
}

/// A remark without blanks at the ends of its lines.
fn tidied(remark: &str) -> String {
    let lines: Vec<&str> = remark.split('\n').map(|line| line.trim_end_matches(LINE_ENDS)).collect();
    lines.join("\n")
}

/// A token with what stands before it.
#[derive(Clone, Copy)]
struct Item<'t> {
    kind: Kind,
    text: &'t str,
    line_breaks_before: usize,
    blank_before: bool,
}

fn lay_out(text: &str) -> String {
    let items = with_last_commas(items(text));
    let mut out = String::with_capacity(text.len());
    // For each open bracket, how far its line is indented.
    let mut open: Vec<usize> = Vec::new();
    let mut indent = 0;
    let mut before: Option<&Item<'_>> = None;
    for item in &items {
        if let Some(before) = before {
            if item.line_breaks_before > 0 {
                indent = match (item.kind, open.last()) {
                    (Kind::Close(_), Some(outer)) => *outer,
                    (_, Some(outer)) => outer + INDENT,
                    (_, None) => 0,
                };
                out.push_str(if item.line_breaks_before > 1 { "\n\n" } else { "\n" });
                out.extend(std::iter::repeat_n(' ', indent));
            } else if has_gap(before, item) {
                out.push(' ');
            }
        }
        if item.kind == Kind::Comment {
            out.push_str(&tidied(item.text));
        } else {
            out.push_str(item.text);
        }
        match item.kind {
            Kind::Open(_) => open.push(indent),
            Kind::Close(_) => {
                open.pop();
            }
            _ => {}
        }
        before = Some(item);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn items(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let (mut line_breaks_before, mut blank_before) = (0, false);
    for token in tokens(text) {
        if token.kind == Kind::Blank {
            line_breaks_before += token.of(text).matches('\n').count();
            blank_before = true;
            continue;
        }
        items.push(Item { kind: token.kind, text: token.of(text), line_breaks_before, blank_before });
        (line_breaks_before, blank_before) = (0, false);
    }
    items
}

/// Where a closing bracket starts a line, the line before it ends in a comma.
fn with_last_commas(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let mut all: Vec<Item<'_>> = Vec::with_capacity(items.len());
    // The last that means something: its place, and whether a comma can stand behind it.
    let mut last: Option<(usize, bool)> = None;
    // How many brackets are open inside `#![…]`.
    let mut attribute: Option<usize> = None;
    for item in items {
        let is_comment = item.kind == Kind::Comment;
        attribute = match (attribute, item.kind) {
            (None, Kind::Odd) if item.text == "#" => Some(0),
            (Some(depth), Kind::Open(_)) => Some(depth + 1),
            (Some(depth), Kind::Close(_)) => depth.checked_sub(1).filter(|depth| *depth > 0),
            (attribute, _) => attribute,
        };
        if let (Kind::Close(_), Some((place, true)), None) = (item.kind, last, attribute)
            && item.line_breaks_before > 0
        {
            all.insert(place + 1, Item { kind: Kind::Comma, text: ",", line_breaks_before: 0, blank_before: false });
        }
        all.push(item);
        if !is_comment {
            let takes_comma = !matches!(item.kind, Kind::Open(_) | Kind::Comma) && attribute.is_none();
            last = Some((all.len() - 1, takes_comma));
        }
    }
    all
}

/// Whether a blank stands between two on the same line.
fn has_gap(before: &Item<'_>, item: &Item<'_>) -> bool {
    match (before.kind, item.kind) {
        _ if item.text.starts_with("//") && item.kind == Kind::Comment => true,
        // `ron` tells `()` and `( )` apart.
        (Kind::Open('('), Kind::Close(')')) => item.blank_before,
        (_, Kind::Comma | Kind::Colon | Kind::Close(')' | ']'))
        | (Kind::Open('(' | '['), _)
        | (Kind::Open('{'), Kind::Close('}'))
        | (Kind::Word, Kind::Open(_)) => false,
        (Kind::Comma | Kind::Colon | Kind::Comment, _) | (_, Kind::Comment) => true,
        // In front of a brace, inside of one, and between what has no place here: as it was.
        _ => item.blank_before,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> String {
        format("x.ron", text).unwrap()
    }

    #[test]
    fn a_file_gets_its_usual_look() {
        let sloppy = "\u{20}\n// a  \r\n( a :1 ,b:\"x\\\"  y\",\n\n\n\n  c: Some( [\n1,2 // two\n ]),  d:{ \"k\":'x', } ,e:()\n      // end\n  )";
        let tidy = "// a\n(a: 1, b: \"x\\\"  y\",\n\n    c: Some([\n        1, 2, // two\n    ]), d: { \"k\": 'x', }, e: (),\n    // end\n)\n";
        assert_eq!(lay_out(sloppy), tidy);
        assert_eq!(formatted(sloppy), tidy);
    }

    #[test]
    fn texts_over_several_lines_and_remarks_inside_of_a_line_stay() {
        let text = "(\n a: \"one \r\n  two  \", b: r#\"x \n \"y\" \"#, /* m  \n   n */ c: 1)";
        let tidy = "(\n    a: \"one \r\n  two  \", b: r#\"x \n \"y\" \"#, /* m\n   n */ c: 1)\n";
        assert_eq!(formatted(text), tidy);
    }

    #[test]
    fn extensions_of_the_notation_are_left_as_they_are() {
        let text = "#![enable(\n  implicit_some\n)]\n(a: 1\n)";
        assert_eq!(formatted(text), "#![enable(\n    implicit_some\n)]\n(a: 1,\n)\n");
    }

    #[test]
    fn what_ron_refuses_is_not_formatted() {
        for text in ["", "(a: 1", "(a: 1 b: 2)", "(a: “x”)", "(a: 1)) "] {
            assert!(
                matches!(format("x.ron", text), Err(Refusal::Unreadable(findings)) if !findings.is_empty()),
                "{text}"
            );
        }
    }
}
