//! How hard a text is to read, by a published formula for its language. Where there is no formula, nothing is claimed.

mod english;
#[cfg(test)]
mod english_words;
mod numbers;
mod sentences;
mod spanish;

pub(crate) use sentences::{Glossary, Sentence, has_term, sentences};

use crate::diagnostics::Severity;

/// What all formulas count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub sentences: usize,
    pub words: usize,
    pub syllables: usize,
}

impl Counts {
    pub fn of<'s>(sentences: impl IntoIterator<Item = &'s Sentence>) -> Self {
        sentences.into_iter().fold(Self::default(), |sum, sentence| Self {
            sentences: sum.sentences + 1,
            words: sum.words + sentence.words,
            syllables: sum.syllables + sentence.syllables,
        })
    }

    fn words_a_sentence(self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    fn syllables_a_word(self) -> f64 {
        self.syllables as f64 / self.words.max(1) as f64
    }
}

/// The formulas were made with samples of a hundred words; fewer say nothing.
const LEAST_WORDS: usize = 100;

/// One language's formula.
pub(crate) struct Formula {
    pub language: &'static str,
    /// Its name, for people: "Flesch-Kincaid grade".
    pub name: &'static str,
    pub syllables: fn(&str) -> usize,
    score: fn(Counts) -> f64,
    /// How much harder a text with this score is than one that is as hard as it may be: above 0 is a warning.
    harder_than_plain: fn(f64) -> f64,
    /// The same, above which it is an error.
    most: f64,
    /// "6.0 or less" for people.
    pub aim: &'static str,
}

const FORMULAS: &[Formula] = &[
    // Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas, Research Branch Report 8-75, Naval
    // Technical Training, 1975. The grade is one of American schools: 6 is read at the age of 11 to 12.
    Formula {
        language: "en",
        name: "Flesch-Kincaid grade",
        syllables: english::syllables,
        score: |counts| 0.39 * counts.words_a_sentence() + 11.8 * counts.syllables_a_word() - 15.59,
        harder_than_plain: |grade| grade - 6.0,
        most: 2.0,
        aim: "6.0 or less",
    },
    // Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 1959;214:29-32. In its text F is the number of
    // sentences; only with words a sentence does the formula give the article's own results, as Law showed in 2011.
    // It counts from 100 downwards as Flesch's ease does: 70 is his sixth grade, 60 his eighth.
    Formula {
        language: "es",
        name: "Fernández Huerta ease",
        syllables: spanish::syllables,
        score: |counts| 206.84 - 60.0 * counts.syllables_a_word() - 1.02 * counts.words_a_sentence(),
        harder_than_plain: |ease| 70.0 - ease,
        most: 10.0,
        aim: "70.0 or more",
    },
];

impl Formula {
    /// By the language's two letters.
    pub fn of_language(language: &str) -> Option<&'static Self> {
        FORMULAS.iter().find(|formula| formula.language == language)
    }

    /// To one decimal; `None` for a text too short to be measured.
    pub fn score(&self, counts: Counts) -> Option<f64> {
        (counts.words >= LEAST_WORDS).then(|| ((self.score)(counts) * 10.0).round() / 10.0)
    }

    /// Whether a text with this score is too hard.
    pub fn verdict(&self, score: f64) -> Option<Severity> {
        let harder = (self.harder_than_plain)(score);
        if harder > self.most { Some(Severity::Error) } else { (harder > 0.0).then_some(Severity::Warning) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(language: &str, text: &str) -> Counts {
        let formula = Formula::of_language(language).unwrap();
        let letters: Vec<(usize, char)> = text.chars().enumerate().collect();
        Counts::of(&sentences(&letters, &Glossary::default(), formula.syllables))
    }

    fn raw_score(language: &str, text: &str) -> f64 {
        (Formula::of_language(language).unwrap().score)(counts(language, text))
    }

    #[test]
    fn the_english_grade_is_the_one_worked_out_by_hand() {
        // The(1) cat(1) sat(1) on(1) the(1) mat(1): 6 words, 6 syllables, 1 sentence.
        // 0.39 * 6 + 11.8 * 1 - 15.59 = 2.34 + 11.8 - 15.59 = -1.45
        assert!((raw_score("en", "The cat sat on the mat.") + 1.45).abs() < 1e-9);
        // A(1) trained(1) clinician(3) puts(1) thin(1) sterile(2) needles(2) into(2) tight(1) spots(1) in(1) a(1)
        // muscle(2). You(1) may(1) bleed(1): 16 words, 22 syllables, 2 sentences.
        // 0.39 * 8 + 11.8 * 22 / 16 - 15.59 = 3.12 + 16.225 - 15.59 = 3.755
        let text = "A trained clinician puts thin, sterile needles into tight spots in a muscle. You may bleed.";
        assert_eq!(counts("en", text), Counts { sentences: 2, words: 16, syllables: 22 });
        assert!((raw_score("en", text) - 3.755).abs() < 1e-9);
        // Acupuncture(4) practitioners(4) occasionally(5) recommend(3) physiotherapeutic(7) rehabilitation(6):
        // 6 words, 29 syllables, 1 sentence. 2.34 + 11.8 * 29 / 6 - 15.59 = 43.783333
        let text = "Acupuncture practitioners occasionally recommend physiotherapeutic rehabilitation.";
        assert!((raw_score("en", text) - (2.34 + 11.8 * 29.0 / 6.0 - 15.59)).abs() < 1e-9, "{:?}", counts("en", text));
    }

    #[test]
    fn the_spanish_ease_is_the_one_worked_out_by_hand() {
        // El(1) masaje(3) alivia(3) el(1) dolor(2). Dura(2) poco(2): 7 words, 14 syllables, 2 sentences.
        // 206.84 - 60 * 14 / 7 - 1.02 * 3.5 = 206.84 - 120 - 3.57 = 83.27
        let text = "El masaje alivia el dolor. Dura poco.";
        assert_eq!(counts("es", text), Counts { sentences: 2, words: 7, syllables: 14 });
        assert!((raw_score("es", text) - 83.27).abs() < 1e-9);
        // Una(2) aguja(3) fina(2) entra(2) en(1) el(1) músculo(3): 7 words, 14 syllables, 1 sentence.
        // 206.84 - 120 - 1.02 * 7 = 79.7
        assert!((raw_score("es", "Una aguja fina entra en el músculo.") - 79.7).abs() < 1e-9);
    }

    #[test]
    fn over_grade_6_is_a_warning_over_8_an_error_and_in_spanish_it_is_the_ease_that_falls() {
        let verdict = |language, score| Formula::of_language(language).unwrap().verdict(score);
        assert_eq!(verdict("en", 6.0), None);
        assert_eq!(verdict("en", 6.1), Some(Severity::Warning));
        assert_eq!(verdict("en", 8.0), Some(Severity::Warning));
        assert_eq!(verdict("en", 8.1), Some(Severity::Error));
        assert_eq!(verdict("es", 70.0), None);
        assert_eq!(verdict("es", 65.0), Some(Severity::Warning));
        assert_eq!(verdict("es", 59.9), Some(Severity::Error));
    }

    #[test]
    fn a_language_without_a_formula_and_a_text_of_few_words_get_no_claim() {
        assert!(Formula::of_language("mi").is_none());
        assert_eq!(Formula::of_language("en").unwrap().score(counts("en", "Move gently.")), None);
    }
}
