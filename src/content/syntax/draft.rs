//! A text with what was probably meant in place of its mistakes. Every byte of it knows where it stands in the file.

use super::mistake::Edit;

#[derive(Clone, Debug)]
pub struct Draft {
    pub text: String,
    /// Applied one after the other, each in terms of the text before it.
    edits: Vec<Edit>,
}

impl Draft {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), edits: Vec::new() }
    }

    /// Applies all that don't overlap; says whether anything changed.
    pub fn apply(&mut self, edits: &[Edit]) -> bool {
        let mut ordered: Vec<&Edit> = edits.iter().collect();
        ordered.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));
        let mut end_of_last = 0;
        ordered.retain(|edit| {
            let apart = edit.bytes.start >= end_of_last;
            end_of_last = if apart { edit.bytes.end } else { end_of_last };
            apart
        });
        let mut changed = false;
        // From the end, so that places before an edit stay as they are.
        for edit in ordered.into_iter().rev() {
            let range = edit.bytes.clone();
            if self.text.get(range.clone()).is_none_or(|now| now == edit.by) {
                continue;
            }
            self.text.replace_range(range, &edit.by);
            self.edits.push(edit.clone());
            changed = true;
        }
        changed
    }

    /// Where a byte of the draft stands in the file.
    pub fn in_file(&self, byte: usize) -> usize {
        self.edits.iter().rev().fold(byte, |byte, edit| {
            let new_end = edit.bytes.start + edit.by.len();
            if byte >= new_end { byte - new_end + edit.bytes.end } else { byte.min(edit.bytes.end) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_known_after_several_changes() {
        let mut draft = Draft::new("a b c d");
        assert!(draft.apply(&[Edit::new(1..1, ","), Edit::new(4..5, "CCC")]));
        assert_eq!(draft.text, "a, b CCC d");
        assert!(draft.apply(&[Edit::new(0..3, "x")]));
        assert_eq!(draft.text, "xb CCC d");
        assert_eq!(draft.in_file(draft.text.find('d').unwrap()), 6);
        assert_eq!(draft.in_file(draft.text.find('b').unwrap()), 2);
        assert_eq!(draft.in_file(0), 0);
    }

    #[test]
    fn what_overlaps_or_changes_nothing_is_left_out() {
        let mut draft = Draft::new("abcdef");
        assert!(!draft.apply(&[Edit::new(0..1, "a"), Edit::new(90..91, "x")]));
        assert!(draft.apply(&[Edit::new(0..3, "x"), Edit::new(2..4, "y")]));
        assert_eq!(draft.text, "xdef");
    }
}
