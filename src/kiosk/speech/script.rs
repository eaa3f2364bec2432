//! What should be heard now, taken from what the page says and what the patient wishes.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::ui::readout::Readout;
use crate::visit::State;

#[derive(Clone, PartialEq, Eq)]
pub struct Script {
    /// Another number is another page, or the same one from its top again.
    pub page: u64,
    pub sentences: Vec<String>,
    pub language: String,
    pub volume_percent: u8,
    pub paused: bool,
}

/// A page of results tells the answers.
impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Script({} sentences, not shown)", self.sentences.len())
    }
}

impl Script {
    /// `None`: silence.
    pub fn of(state: &State, readout: &Readout, language: &str) -> Option<Self> {
        state.aloud.on.then(|| Self {
            page: page_number(state, language),
            sentences: readout.iter().flat_map(|utterance| sentences(&utterance.words)).collect(),
            language: language.to_owned(),
            volume_percent: state.aloud.volume.percent(),
            paused: state.reading_is_held(),
        })
    }
}

fn page_number(state: &State, language: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&state.screen, &state.overlay, state.idle.warning_since_ms, state.aloud.turn, language).hash(&mut hasher);
    hasher.finish()
}

/// A text as what can be said in one breath: whoever pauses hears the same sentence again, not the whole text.
pub fn sentences(words: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some(last) = sentences.last_mut() {
            last.push(letter);
        }
        let ends = match letter {
            // "1.5" and "3:30 p.m." go on; these scripts put no blank behind a full stop.
            '。' | '！' | '？' | '।' | '።' => true,
            '.' | '!' | '?' | '…' | '؟' | '۔' => letters.peek().is_none_or(|next| next.is_whitespace()),
            _ => false,
        };
        if ends {
            sentences.push(String::new());
        }
    }
    let trimmed = sentences.iter().map(|sentence| sentence.trim());
    trimmed.filter(|sentence| sentence.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_text_is_taken_apart_into_sentences_and_a_number_stays_whole() {
        assert_eq!(sentences("Nothing is kept. It takes 1.5 minutes! "), ["Nothing is kept.", "It takes 1.5 minutes!"]);
        assert_eq!(sentences("Not sure"), ["Not sure"]);
        assert_eq!(sentences("هل أنت هنا؟ نعم."), ["هل أنت هنا؟", "نعم."]);
        assert_eq!(sentences("你好。再见。"), ["你好。", "再见。"]);
    }

    #[test]
    fn what_has_no_letters_is_not_said() {
        assert_eq!(sentences(" – … "), Vec::<String>::new());
        assert_eq!(sentences(""), Vec::<String>::new());
    }
}
