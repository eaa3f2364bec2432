//! The proof sheet: what the clinical lead reads and signs. Every text of a topic with its sources, every rule as a
//! sentence, what is proven, and a place for a name.

mod about;
mod guarantees;
mod marks;
mod rules;
mod sign;
mod texts;

use super::book::{Block, Book, Chapter};
use super::plain;
use crate::content::library::{Library, Topic};
use crate::content::text::{Span, Text};
use crate::content::{Date, Pack, approval};
use crate::diagnostics::Diagnostic;
use crate::engine::prove::Proof;

/// What is so of the whole content.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    pub library: &'f Library,
    pub pack: &'f Pack,
    /// Of `check`, the proof's among them.
    pub findings: &'f [Diagnostic],
    pub pack_digest: &'f str,
    /// `None` where the computer's clock can't be right.
    pub date: Option<Date>,
    pub program_version: &'f str,
}

/// One topic with its proof.
#[derive(Clone, Copy, Debug)]
pub struct Proven<'f> {
    pub topic: &'f Topic,
    pub proof: &'f Proof,
}

/// The language of what the sheet says around the texts.
const FRAME: &str = "en";

/// Of a digest, as many letters as one compares by eye.
const SHORT_DIGEST: usize = 12;

/// A chapter for each topic.
pub fn book(facts: &Facts<'_>, topics: &[Proven<'_>]) -> Book {
    Book {
        language: FRAME.to_owned(),
        quoted_language: facts.library.first_language().to_string(),
        title: format!("Proof sheet of {}", facts.library.kiosk.clinic),
        chapters: topics.iter().map(|proven| chapter(facts, proven)).collect(),
    }
}

fn chapter(facts: &Facts<'_>, proven: &Proven<'_>) -> Chapter {
    let topic = proven.topic;
    let digest = approval::digest(&topic.id, facts.pack);
    let short: String = digest.chars().take(SHORT_DIGEST).collect();
    let mut blocks = about::blocks(facts, topic, &digest);
    blocks.extend(texts::blocks(topic, &facts.library.kiosk));
    blocks.extend(rules::blocks(topic, facts.library.kiosk.results));
    blocks.extend(guarantees::blocks(facts.pack, proven));
    blocks.extend(sign::blocks(facts.pack, topic, &digest));
    Chapter { foot: format!("{} · {} · digest {short}", facts.library.kiosk.clinic, topic.name), blocks }
}

/// A text with its sources behind each statement, as its file has it.
fn sourced(text: &Text) -> Vec<Span> {
    let mut spans = Vec::new();
    for statement in &text.statements {
        if !spans.is_empty() {
            spans.push(plain(" "));
        }
        spans.extend(statement.spans.iter().cloned());
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        spans.extend(statement.sources.iter().map(|source| plain(format!(" {source}"))));
    }
    spans
}

/// Words behind a bold name.
fn under_name(name: &str, words: Vec<Span>) -> Vec<Span> {
    let mut spans = vec![super::strong(format!("{name}  "))];
    spans.extend(words);
    spans
}

fn heading(words: &str) -> Block {
    Block::Heading(words.to_owned())
}

fn subheading(words: &str) -> Block {
    Block::Subheading(words.to_owned())
}
