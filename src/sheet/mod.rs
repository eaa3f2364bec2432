//! Paper: the sheet to take home, one page of A4 as PDF; a book of many pages; and the code that a phone reads off the
//! screen. All of these know paper, not medicine: who calls them says every word. `proof` alone knows what it says.

pub mod book;
mod compose;
mod mark;
mod outline;
mod piece;
pub mod proof;
pub mod qr;
mod setter;
mod tree;
mod write;

use crate::content::text::Span;
use crate::fonts::Direction;
pub use crate::fonts::isolated;

/// What stands on the page, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// By its usual short name: "es".
    pub language: String,
    pub direction: Direction,
    /// Over the title: whose sheet this is.
    pub head: String,
    /// Beside it, where there is something to know of the whole page.
    pub tag: Option<String>,
    pub title: String,
    /// Under the title, in strong letters.
    pub remark: String,
    pub sections: Vec<Section>,
    /// Over lines to write on, where the page has room for them.
    pub notes: String,
    /// In small letters under everything, each on a line of its own.
    pub foot: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub heading: String,
    pub kind: Kind,
    /// A paragraph each.
    pub entries: Vec<Vec<Span>>,
    /// What is said in the place of entries for which the page has no room: the first for one of them, and so on.
    /// Without any, all entries stay.
    pub and_more: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Numbered,
    /// In small letters and two columns, at the lower end of the page.
    Fine,
}

#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("A bundled font can't be written into a PDF")]
    Font,
    #[error("The sheet can't be written as PDF: {0}")]
    Pdf(String),
}

/// One page, whatever stands on it. The same sheet gives the same bytes, and they tell neither when nor where it was made.
///
/// # Errors
/// When a bundled font can't be written; a test holds that all can.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let about = write::About { language: &sheet.language, title: &sheet.title, direction: sheet.direction };
    write::pdf(&about, &[compose::on_one_page(sheet)])
}

pub fn plain(text: impl Into<String>) -> Span {
    Span { text: text.into(), strong: false }
}

pub fn strong(text: impl Into<String>) -> Span {
    Span { text: text.into(), strong: true }
}
