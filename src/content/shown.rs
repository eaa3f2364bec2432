//! A text as it is shown, and as it is searched for words.

/// The characters of a text with marks as they are shown, each with its index in the text of the file: without `[R1]` and
/// the stars of `*stress*`. A bracket that is not closed stays, and so does a single star.
pub fn letters(text: &str) -> Vec<(usize, char)> {
    let all: Vec<(usize, char)> = text.chars().enumerate().collect();
    let stars_are_marks = all.iter().filter(|(_, letter)| *letter == '*').count() % 2 == 0;
    let mut shown = Vec::new();
    let mut rest = all.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let close = (first.1 == '[').then(|| after.iter().position(|(_, letter)| *letter == ']')).flatten();
        rest = close.and_then(|close| after.get(close + 1..)).unwrap_or(after);
        if close.is_none() && !(first.1 == '*' && stars_are_marks) {
            shown.push(*first);
        }
    }
    shown
}

/// Marks that guide how a line is set and have no picture: soft hyphens, joiners, directions, a stray file mark.
pub fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Where some words stand, in bytes of the searched text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    pub fn is_within(self, around: Self) -> bool {
        around.start <= self.start && self.end <= around.end
    }
}

/// A text as it is searched: lower case, a straight apostrophe, a blank for every blank and hyphen, no accents, and the
/// letters that Arabic writes in several ways in one.
pub struct Shown {
    plain: String,
    /// For each character of `plain` its index in the file's text.
    indices: Vec<usize>,
}

impl Shown {
    pub fn of(letters: &[(usize, char)]) -> Self {
        let searched: Vec<(usize, char)> =
            letters.iter().filter_map(|(index, letter)| Some((*index, plain(*letter)?))).collect();
        Self {
            plain: searched.iter().map(|(_, letter)| letter).collect(),
            indices: searched.iter().map(|(index, _)| *index).collect(),
        }
    }

    pub fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|words| !self.find(&searched(words), &[]).is_empty())
    }

    /// These words as they are [`searched`], as whole words; one of `joined` may be written in front of the first, as
    /// "and" is in Arabic.
    pub fn find(&self, words: &str, joined: &[&str]) -> Vec<Span> {
        let spans = self.plain.match_indices(words).map(|(start, found)| Span { start, end: start + found.len() });
        let is_whole = |span: &Span| {
            let in_front =
                self.before(*span).rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
            let behind = self.plain.get(span.end..).and_then(|rest| rest.chars().next());
            (in_front.is_empty() || joined.contains(&in_front)) && !behind.is_some_and(char::is_alphanumeric)
        };
        spans.filter(is_whole).collect()
    }

    /// Of its first character, in the file's text.
    pub fn index(&self, span: Span) -> usize {
        self.indices.get(self.before(span).chars().count()).copied().unwrap_or_default()
    }

    /// Whether one of so many words before is one of these, in the same sentence.
    pub fn comes_after(&self, span: Span, words: usize, is_one: impl Fn(&str) -> bool) -> bool {
        let sentence = self.before(span).rsplit(['.', '!', '?', '؟', ':', ';', '؛', '—']).next().unwrap_or_default();
        sentence
            .split_whitespace()
            .rev()
            .take(words)
            .any(|word| is_one(word.trim_matches(|c: char| !c.is_alphanumeric())))
    }

    fn before(&self, span: Span) -> &str {
        self.plain.get(..span.start).unwrap_or_default()
    }
}

/// Words as they are looked for in a [`Shown`].
pub fn searched(words: &str) -> String {
    words.chars().filter_map(plain).collect()
}

/// `None` for what is not searched: invisible marks, and the marks over and under Arabic letters, which most texts leave out.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        invisible if is_invisible(invisible) => return None,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => return None,
        '’' => '\'',
        '-' | '‐' | '‑' => ' ',
        blank if blank.is_whitespace() => ' ',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        letter => match letter.to_lowercase().next().unwrap_or(letter) {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            letter => letter,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Shown {
        Shown::of(&letters(text))
    }

    fn has(text: &str, words: &str) -> bool {
        shown(text).has_any(&[words])
    }

    #[test]
    fn whole_words_are_found_and_parts_of_words_are_not() {
        assert!(has("The Best way", "best"));
        assert!(!has("a secure bestseller", "best"));
        assert!(!has("a secure room", "cure"));
        assert!(has("It is risk-free.", "risk free"));
        assert!(has("Don’t miss it", "don't miss"));
        assert!(has("a 90 match %", "match %"));
        assert!(has("The be\u{ad}st way", "best"));
    }

    #[test]
    fn accents_and_the_ways_to_write_an_arabic_letter_make_no_difference() {
        assert!(has("La elección CORRECTA", "eleccion correcta"));
        assert!(has("eleccion correcta", "elección correcta"));
        assert!(!has("año", "ano"), "ñ is a letter of its own");
        assert!(has("هو الأَفضَل", "الافضل"));
        assert!(has("آمنة تمامًا", "امنه تماما"));
    }

    #[test]
    fn what_is_joined_to_an_arabic_word_does_not_hide_it() {
        let found = |text: &str| shown(text).find(&searched("مضمون"), &["و", "ال", "وال"]).len();
        assert_eq!(found("وهو مضمون"), 1);
        assert_eq!(found("والمضمون"), 1);
        assert_eq!(found("مضمونات"), 0);
        assert_eq!(found("سمضمون"), 0);
    }

    #[test]
    fn the_place_of_a_word_counts_marks_that_are_not_shown() {
        let text = shown("It is *the* [R1] best.");
        let span = text.find("best", &[])[0];
        assert_eq!(text.index(span), "It is *the* [R1] ".len());
    }
}
