//! A document of several pages: headings, paragraphs, lists and tables under each other, and on each page what it belongs
//! to. As the sheet, it knows paper and nothing else.

mod flow;
mod slab;

use super::mark::Mark;
use super::piece::Piece;
use super::setter::{Setter, Tongue};
use super::write::{self, About};
use super::{SheetError, plain};
use crate::content::text::Span;
use crate::fonts::Direction;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// By its usual short name: "en".
    pub language: String,
    /// That of what is quoted.
    pub quoted_language: String,
    pub title: String,
    /// Each begins on a new page.
    pub chapters: Vec<Chapter>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// At the foot of each of its pages, beside the page's number.
    pub foot: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Title(String),
    Heading(String),
    Subheading(String),
    Paragraph(Vec<Span>),
    /// Words in a list, with what they are about or their number beside them.
    Entry {
        label: Label,
        words: Vec<Span>,
    },
    /// The first column is of words, the others are of numbers.
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// A line to write on, behind what is to be written there.
    WriteHere(String),
    /// All of these stay on one page.
    Together(Vec<Self>),
    /// In the book's other language, and where lines of that begin.
    Quoted(Vec<Self>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// A number or a dot.
    Sign(String),
    /// A few words, and perhaps a mark before them.
    Name { name: String, mark: Option<Mark> },
}

/// A book as PDF, and how many pages it has.
#[derive(Clone, Debug)]
pub struct Bound {
    pub bytes: Vec<u8>,
    pub pages: usize,
}

/// The same book gives the same bytes.
///
/// # Errors
/// When a bundled font can't be written; a test holds that all can.
pub fn bind(book: &Book) -> Result<Bound, SheetError> {
    let mut setter = Setter::new(Direction::LeftToRight);
    let is_foreign = book.quoted_language != book.language;
    let quoted = Tongue {
        direction: Direction::of(&book.quoted_language),
        language: is_foreign.then(|| book.quoted_language.as_str().into()),
    };
    let mut pages: Vec<(&str, Vec<Piece>)> = Vec::new();
    for chapter in &book.chapters {
        let slabs = slab::of(&mut setter, &quoted, &chapter.blocks);
        pages.extend(flow::into_pages(slabs).into_iter().map(|page| (chapter.foot.as_str(), page)));
    }
    let count = pages.len();
    let mut numbered = Vec::with_capacity(count);
    for (at, (foot, mut page)) in pages.into_iter().enumerate() {
        page.extend(slab::foot(&mut setter, foot, &format!("Page {} of {count}", at + 1)));
        numbered.push(page);
    }
    let about = About { language: &book.language, title: &book.title, direction: Direction::LeftToRight };
    Ok(Bound { bytes: write::pdf(&about, &numbered)?, pages: count })
}

impl Block {
    pub fn quoted(block: Self) -> Self {
        Self::Quoted(vec![block])
    }

    pub fn paragraph(words: impl Into<String>) -> Self {
        Self::Paragraph(vec![plain(words)])
    }

    pub fn point(words: impl Into<String>) -> Self {
        Self::point_of(vec![plain(words)])
    }

    pub fn point_of(words: Vec<Span>) -> Self {
        Self::Entry { label: Label::Sign("•".to_owned()), words }
    }

    pub fn numbered(number: usize, words: Vec<Span>) -> Self {
        Self::Entry { label: Label::Sign(format!("{number}.")), words }
    }

    pub fn named(name: impl Into<String>, words: Vec<Span>) -> Self {
        Self::Entry { label: Label::Name { name: name.into(), mark: None }, words }
    }
}
