//! Mistakes that can be told by their shape alone. Only looked for where `ron` has refused a file: what it accepts has none.

use std::ops::Range;

use super::tree::Tree;
use super::{brackets, glyphs, neighbours, quotes};

/// A change of the text; an empty range inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub bytes: Range<usize>,
    pub by: String,
}

impl Edit {
    pub fn new(bytes: Range<usize>, by: impl Into<String>) -> Self {
        Self { bytes, by: by.into() }
    }
}

/// What is wrong, where, and what was probably meant: that is how the rest of the file is read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub code: &'static str,
    pub bytes: Range<usize>,
    pub message: String,
    pub help: String,
    /// Another place that has to do with it, with what it is.
    pub related: Option<(Range<usize>, String)>,
    /// Never written to the file.
    pub meant: Vec<Edit>,
}

impl Mistake {
    pub fn new(code: &'static str, bytes: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, bytes, message: message.into(), help: help.into(), related: None, meant: Vec::new() }
    }

    #[must_use]
    pub fn meant(mut self, bytes: Range<usize>, by: impl Into<String>) -> Self {
        self.meant.push(Edit::new(bytes, by));
        self
    }

    #[must_use]
    pub fn related(mut self, bytes: Range<usize>, what: impl Into<String>) -> Self {
        self.related = Some((bytes, what.into()));
        self
    }
}

/// From single characters to what stands beside what: each can only be told once those before it are mended.
const BY_SHAPE: [fn(&Tree<'_>) -> Vec<Mistake>; 4] = [quotes::find, glyphs::find, brackets::find, neighbours::find];

/// The mistakes of the first kind that there are any of, in the order of the text.
pub fn by_shape(tree: &Tree<'_>) -> Vec<Mistake> {
    let mut found = BY_SHAPE.iter().map(|find| find(tree)).find(|found| !found.is_empty()).unwrap_or_default();
    found.sort_by_key(|mistake| mistake.bytes.start);
    found
}
