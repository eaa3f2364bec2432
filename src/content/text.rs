//! Content text: a plain string with two marks, `*emphasis*` and `[R1]` (or `[practice]`), taken apart once at load.

use std::fmt;

use crate::engine::ReferenceId;

/// A text as sentences that each end in their sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub statements: Vec<Statement>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub spans: Vec<Span>,
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub strong: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    Reference(ReferenceId),
    /// Clinicians commonly advise it; no trial was found.
    Practice,
}

/// As it is written: `[R1]`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reference(id) => write!(f, "[{id}]"),
            Self::Practice => f.write_str("[practice]"),
        }
    }
}

impl Text {
    /// Never fails: a mark that isn't closed stays a plain character. Which references exist is a check's business.
    pub fn parse(source: &str) -> Self {
        let mut statements = Vec::new();
        let mut current = Statement { spans: Vec::new(), sources: Vec::new() };
        let mut rest = source.trim();
        while let Some(open) = rest.find('[') {
            let Some(len) = rest[open..].find(']') else { break };
            let before = &rest[..open];
            // Words after a mark begin the next statement; a second mark directly behind the first joins it.
            if !current.sources.is_empty() && !before.trim().is_empty() {
                statements.push(std::mem::replace(&mut current, Statement { spans: Vec::new(), sources: Vec::new() }));
            }
            push_spans(&mut current.spans, before);
            let mark = &rest[open + 1..open + len];
            current.sources.push(match mark {
                "practice" => Source::Practice,
                id => Source::Reference(ReferenceId::new(id)),
            });
            rest = &rest[open + len + 1..];
        }
        if !rest.trim().is_empty() {
            if !current.sources.is_empty() {
                statements.push(std::mem::replace(&mut current, Statement { spans: Vec::new(), sources: Vec::new() }));
            }
            push_spans(&mut current.spans, rest);
        }
        if !current.spans.is_empty() || !current.sources.is_empty() {
            statements.push(current);
        }
        Self { statements }
    }

    /// The words alone, as they are read aloud or to a screen reader.
    pub fn plain(&self) -> String {
        let sentences: Vec<String> = self.statements.iter().map(Statement::plain).collect();
        sentences.join(" ")
    }
}

impl Statement {
    pub fn plain(&self) -> String {
        let joined: String = self.spans.iter().map(|span| span.text.as_str()).collect();
        joined.trim().to_owned()
    }
}

fn push_spans(spans: &mut Vec<Span>, text: &str) {
    let text = if spans.is_empty() { text.trim_start() } else { text };
    let pieces: Vec<&str> = text.split('*').collect();
    let closed = pieces.len() % 2 == 1;
    if !closed {
        push_span(spans, text, false);
        return;
    }
    for (index, piece) in pieces.into_iter().enumerate() {
        push_span(spans, piece, index % 2 == 1);
    }
}

fn push_span(spans: &mut Vec<Span>, text: &str, strong: bool) {
    if !text.is_empty() {
        spans.push(Span { text: text.to_owned(), strong });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_statement_ends_in_its_own_sources() {
        let text = Text::parse("Sore for *one to three* days. [practice] A bruise is common. [R1] [R2] Ask.");
        assert_eq!(text.statements.len(), 3);
        assert_eq!(text.statements[0].sources, [Source::Practice]);
        assert!(text.statements[0].spans[1].strong);
        assert_eq!(text.statements[1].plain(), "A bruise is common.");
        assert_eq!(text.statements[1].sources, [Source::Reference("R1".into()), Source::Reference("R2".into())]);
        assert!(text.statements[2].sources.is_empty());
    }

    #[test]
    fn marks_that_are_not_closed_are_plain_characters() {
        assert_eq!(Text::parse("2 * 3 and [R1").plain(), "2 * 3 and [R1");
    }
}
