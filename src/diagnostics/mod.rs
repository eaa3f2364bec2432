//! Problems in words: what is wrong, where, and what to do about it. One value serves the terminal, the staff panel and
//! (later) other formats.

use std::collections::BTreeSet;
use std::fmt::Write as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

/// Line and column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable, in kebab-case.
    pub code: &'static str,
    pub severity: Severity,
    /// Path inside the content folder, with `/`.
    pub file: String,
    pub position: Option<Position>,
    /// How many characters of the line are meant, from the position on; at least 1.
    pub marked: usize,
    /// The line as it stands in the file.
    pub quoted: Option<String>,
    /// A plain sentence.
    pub message: String,
    /// Other places that have to do with it, each with what it is.
    pub related: Vec<Related>,
    /// The fix, where one is known.
    pub help: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub file: String,
    pub position: Option<Position>,
    pub message: String,
}

impl Diagnostic {
    pub fn error(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            file: file.to_owned(),
            position: None,
            marked: 1,
            quoted: None,
            related: Vec::new(),
            message: message.into(),
            help: None,
        }
    }

    pub fn warning(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, message) }
    }

    pub fn note(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, file, message) }
    }

    /// Names the place, and quotes its line out of the file's text. What begins there is meant as a whole: a word, or
    /// a text in quotes.
    #[must_use]
    pub fn at(mut self, position: Option<Position>, text: &str) -> Self {
        self.quoted = position.and_then(|place| text.lines().nth(place.line.saturating_sub(1))).map(str::to_owned);
        self.position = position;
        if let (Some(place), Some(line)) = (position, &self.quoted) {
            self.marked = whole(&line.chars().skip(place.column.saturating_sub(1)).collect::<String>());
        }
        self
    }

    /// How many characters are meant; none of them beyond the quoted line's end.
    #[must_use]
    pub fn marked(mut self, characters: usize) -> Self {
        self.marked = characters.max(1);
        self
    }

    /// Whether its sentence names one of these, in quotes.
    pub fn is_about(&self, names: &BTreeSet<String>) -> bool {
        // Every second piece stands in quotes.
        self.message.split('"').skip(1).step_by(2).any(|name| names.contains(name))
    }

    #[must_use]
    pub fn related(mut self, file: &str, position: Option<Position>, message: impl Into<String>) -> Self {
        self.related.push(Related { file: file.to_owned(), position, message: message.into() });
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// How many characters the word, the text or the short list has that this begins with; at least 1.
fn whole(rest: &str) -> usize {
    if let Some((list, _)) = rest.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
        return if list.contains(['[', '(', '{']) { 1 } else { list.chars().count() + 2 };
    }
    let Some(inside) = rest.strip_prefix('"') else {
        return rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').count().max(1);
    };
    let mut escaped = false;
    let is_end = |letter: char| {
        let end = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        end
    };
    // A text that goes on in the next line is meant as far as this one goes.
    inside.chars().position(is_end).map_or_else(|| rest.chars().count(), |end| end + 2)
}

pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Not mended by an edit: these stand until somebody has decided, and come after what was just done wrong.
const WAITS_FOR_A_PERSON: &str = "not-approved";

/// Errors first, then by file and place, so that two runs read the same.
pub fn sort(findings: &mut [Diagnostic]) {
    fn rank(of: &Diagnostic) -> (Severity, bool, &String, Option<Position>, &String) {
        (of.severity, of.code == WAITS_FOR_A_PERSON, &of.file, of.position, &of.message)
    }
    findings.sort_by(|a, b| rank(a).cmp(&rank(b)));
}

/// For a terminal: the sentence, the place, the quoted line with a mark under it, and the fix.
pub fn render(findings: &[Diagnostic]) -> String {
    let mut out = String::new();
    for finding in findings {
        render_one(&mut out, finding);
        out.push('\n');
    }
    out
}

fn render_one(out: &mut String, finding: &Diagnostic) {
    let word = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    // Writing into a string can't fail.
    let _ = writeln!(out, "{word}[{}]: {}", finding.code, finding.message);
    match finding.position {
        Some(place) => {
            let _ = writeln!(out, "  --> {}:{}:{}", finding.file, place.line, place.column);
            if let Some(line) = &finding.quoted {
                let number = place.line.to_string();
                let margin = " ".repeat(number.len());
                let _ = writeln!(out, "  {number} | {line}");
                let _ = writeln!(
                    out,
                    "  {margin} | {}{}",
                    " ".repeat(place.column.saturating_sub(1)),
                    "^".repeat(finding.marked)
                );
            }
        }
        None => {
            let _ = writeln!(out, "  --> {}", finding.file);
        }
    }
    for related in &finding.related {
        let place = related.position.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
        let _ = writeln!(out, "  also {}{place}: {}", related.file, related.message);
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, "  help: {help}");
    }
}

/// "did you mean …": the candidate that differs least, if it is near enough to be a slip of the hand.
pub fn nearest<'c>(wanted: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (wanted.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(wanted, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("neddles", ["touch", "needles"]), Some("needles"));
        assert_eq!(nearest("titel", ["text", "title"]), Some("title"), "two letters swapped are one slip");
        assert_eq!(nearest("age", ["touch", "needles"]), None);
    }

    #[test]
    fn a_word_or_a_text_in_quotes_is_marked_as_a_whole() {
        for (rest, marked) in [
            ("titel: 3", 5),
            ("\"a \\\" b\", c", 8),
            ("\"\",", 2),
            ("\"open", 5),
            ("[R1] x", 4),
            ("[(", 1),
            ("", 1),
            ("18-64", 2),
        ] {
            assert_eq!(whole(rest), marked, "{rest}");
        }
    }

    #[test]
    fn the_quoted_line_has_its_mark_under_the_column() {
        let finding = Diagnostic::error("x", "a.ron", "Wrong.").at(Some(Position { line: 2, column: 3 }), "a\nbcd\n");
        assert_eq!(render(&[finding]), "error[x]: Wrong.\n  --> a.ron:2:3\n  2 | bcd\n    |   ^\n\n");
    }
}
