//! A text as sentences of words. A glossary's terms count as one short word each, since they are explained.

/// Terms that are explained to the patient, in lower case and taken apart into words; longer ones first.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    terms: Vec<Vec<String>>,
}

impl Glossary {
    pub fn new<'t>(terms: impl IntoIterator<Item = &'t str>) -> Self {
        let mut terms: Vec<Vec<String>> = terms
            .into_iter()
            .map(|term| term.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect())
            .filter(|term: &Vec<String>| !term.is_empty())
            .collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
        Self { terms }
    }

    /// How many words from here on are one term; its last word may be a plural.
    fn term_len(&self, words: &[Word]) -> Option<usize> {
        self.terms.iter().find(|term| starts_with(words, term)).map(Vec::len)
    }
}

/// Whether a text has this term in it.
pub(crate) fn has_term(letters: &[(usize, char)], term: &str) -> bool {
    let glossary = Glossary::new([term]);
    let words = words(letters);
    (0..words.len()).any(|at| words.get(at..).is_some_and(|rest| glossary.term_len(rest).is_some()))
}

fn starts_with(words: &[Word], term: &[String]) -> bool {
    let Some((last, before)) = term.split_last() else { return false };
    let Some(found) = words.get(before.len()).map(|word| word.bare.as_str()) else { return false };
    let ending = found.strip_prefix(last.as_str());
    before.iter().zip(words).all(|(wanted, word)| *wanted == word.bare)
        && matches!(ending, Some("" | "s" | "es" | "'s" | "s'"))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Index of its first character in the text of the file.
    pub start: usize,
    pub text: String,
    pub words: usize,
    pub syllables: usize,
    /// Each word that is no glossary term, in lower case, with its syllables.
    pub counted: Vec<(String, usize)>,
}

#[derive(Debug)]
struct Word {
    start: usize,
    text: String,
    bare: String,
    ends_sentence: bool,
}

/// Takes a text apart. `letters` are its characters with their index in the file's text.
pub(crate) fn sentences(letters: &[(usize, char)], glossary: &Glossary, syllables: fn(&str) -> usize) -> Vec<Sentence> {
    let words = words(letters);
    words
        .split_inclusive(|word| word.ends_sentence)
        .map(|words| sentence(words, glossary, syllables))
        .filter(|sentence| sentence.words > 0)
        .collect()
}

fn sentence(words: &[Word], glossary: &Glossary, syllables: fn(&str) -> usize) -> Sentence {
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let start = words.first().map_or(0, |word| word.start);
    let mut sentence = Sentence { start, text: text.join(" "), words: 0, syllables: 0, counted: Vec::new() };
    let mut rest = words;
    while let Some((word, after)) = rest.split_first() {
        if let Some(len) = glossary.term_len(rest) {
            sentence.words += 1;
            sentence.syllables += 1;
            rest = rest.get(len..).unwrap_or_default();
            continue;
        }
        // A dash between blanks is no word.
        if !word.bare.is_empty() {
            let syllables = syllables(&word.text);
            sentence.words += 1;
            sentence.syllables += syllables;
            sentence.counted.push((word.bare.clone(), syllables));
        }
        rest = after;
    }
    sentence
}

fn words(letters: &[(usize, char)]) -> Vec<Word> {
    let pieces = letters.split(|(_, letter)| letter.is_whitespace()).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let text: String = piece.iter().map(|(_, letter)| *letter).collect();
            let start = piece.first().map_or(0, |(index, _)| *index);
            Word { start, bare: bare(&text), ends_sentence: ends_sentence(&text), text }
        })
        .collect()
}

/// Words whose full stop does not end a sentence.
const SHORTENED: &[&str] = &["e.g.", "i.e.", "dr.", "mr.", "mrs.", "ms.", "vs.", "approx.", "sr.", "sra."];

fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    let ends = word.ends_with(['.', '!', '?', '…']);
    ends && !SHORTENED.contains(&word.to_lowercase().as_str())
}

/// Lower case, with straight apostrophes, and without the signs around it.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.replace('’', "'").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_apart(text: &str, terms: &[&str]) -> Vec<(usize, usize)> {
        let letters: Vec<(usize, char)> = text.chars().enumerate().collect();
        let sentences = sentences(&letters, &Glossary::new(terms.iter().copied()), super::super::english::syllables);
        sentences.iter().map(|sentence| (sentence.words, sentence.syllables)).collect()
    }

    #[test]
    fn a_sentence_ends_at_a_full_stop_but_not_inside_a_number_or_a_shortened_word() {
        assert_eq!(taken_apart("Wait 0.5 h, e.g. there. Then go!", &[]).len(), 2);
        assert_eq!(taken_apart("He said “Stop.” I stopped (at once). Why? No idea", &[]).len(), 4);
        assert_eq!(taken_apart(" – ", &[]), []);
    }

    #[test]
    fn a_term_of_the_glossary_counts_as_one_short_word_in_the_plural_too() {
        assert_eq!(taken_apart("Trigger points hurt.", &[]), [(3, 4)]);
        assert_eq!(taken_apart("Trigger points hurt.", &["trigger point"]), [(2, 2)]);
        assert_eq!(taken_apart("Acupuncture’s age.", &["acupuncture"]), [(2, 2)]);
        assert_eq!(taken_apart("Triggering pointers.", &["trigger point"]), [(2, 5)]);
    }

    #[test]
    fn a_sentence_knows_where_it_starts() {
        let letters: Vec<(usize, char)> = "Go. Then stop.".chars().enumerate().collect();
        let found = sentences(&letters, &Glossary::default(), |_| 1);
        assert_eq!((found[1].start, found[1].text.as_str()), (4, "Then stop."));
    }
}
