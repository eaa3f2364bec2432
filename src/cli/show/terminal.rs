//! The picture of a mistake: its line, what is meant in it, the other places, and the fix.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::content::{Pack, byte_at};
use crate::diagnostics::{Diagnostic, Position, Severity};

/// Lines are not cut at a terminal's width: texts wrap by themselves, and files of findings have none.
const WIDTH: usize = 1000;

pub fn findings(findings: &[Diagnostic], pack: &Pack, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let mut pictures: Vec<String> = findings.iter().map(|finding| renderer.render(&[group(finding, pack)])).collect();
    pictures.push(String::new());
    pictures.join("\n\n")
}

fn group<'f>(finding: &'f Diagnostic, pack: &'f Pack) -> Group<'f> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let group = level.primary_title(&*finding.message).id(finding.code);
    let mut group = match finding.position.zip(text_of(pack, &finding.file)) {
        Some((place, text)) => {
            let main = AnnotationKind::Primary.span(span(text, place, finding.marked));
            let mut snippet = Snippet::source(text).path(&*finding.file).annotation(main);
            for related in finding.related.iter().filter(|related| related.file == finding.file) {
                if let Some(place) = related.position {
                    snippet =
                        snippet.annotation(AnnotationKind::Context.span(span(text, place, 1)).label(&*related.message));
                }
            }
            group.element(snippet)
        }
        None => match (&finding.position, &finding.quoted) {
            // A file that is no text: its line as far as it can be read.
            (Some(place), Some(line)) => {
                let mark = AnnotationKind::Primary.span(span(line, Position { line: 1, ..*place }, finding.marked));
                group.element(Snippet::source(&**line).line_start(place.line).path(&*finding.file).annotation(mark))
            }
            _ => group.element(Origin::path(&*finding.file)),
        },
    };
    for related in finding.related.iter().filter(|related| related.file != finding.file || related.position.is_none()) {
        group = match related.position.zip(text_of(pack, &related.file)) {
            Some((place, text)) => {
                let mark = AnnotationKind::Context.span(span(text, place, 1)).label(&*related.message);
                group.element(Snippet::source(text).path(&*related.file).annotation(mark))
            }
            None => group.element(Level::NOTE.message(format!("{}: {}", related.file, related.message))),
        };
    }
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(&**help)),
        None => group,
    }
}

fn text_of<'p>(pack: &'p Pack, file: &str) -> Option<&'p str> {
    std::str::from_utf8(pack.files.get(file)?).ok()
}

fn span(text: &str, place: Position, characters: usize) -> Range<usize> {
    let start = byte_at(text, place);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let end = line.char_indices().nth(characters).map_or(line.len(), |(at, _)| at);
    start..start + end
}
