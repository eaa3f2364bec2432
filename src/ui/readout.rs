//! What a page says, in the order in which it is heard: collected while the page is drawn, from the same words that a
//! screen reader is told.

/// Texts first, then what can be chosen.
pub type Readout = Vec<Utterance>;

#[derive(Clone, PartialEq, Eq)]
pub struct Utterance {
    pub part: Part,
    pub words: String,
}

/// A page of results tells the answers.
impl std::fmt::Debug for Utterance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Utterance({:?}, not shown)", self.part)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Text,
    /// A choice of a question, or a way on.
    Choice,
}

impl Utterance {
    pub fn text(words: &str) -> Self {
        Self { part: Part::Text, words: audible(words) }
    }

    pub fn choice(words: &str) -> Self {
        Self { part: Part::Choice, words: audible(words) }
    }
}

/// Without the marks around words of the other direction: a voice may read them out.
fn audible(words: &str) -> String {
    words.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}')).collect()
}
