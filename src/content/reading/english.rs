//! Syllables of English words: a list of words that break the rules, then rules on groups of vowels.

use super::numbers;

/// Words whose count the rules miss.
const EXCEPTIONS: &[(&str, usize)] = &[
    ("safety", 2),
    ("business", 2),
    ("science", 2),
    ("every", 2),
    ("everybody", 4),
    ("everyday", 3),
    ("everything", 3),
    ("everywhere", 3),
    ("everyone", 3),
    ("anyone", 3),
    ("somebody", 3),
    ("somewhat", 2),
    ("someone", 2),
    ("something", 2),
    ("sometimes", 2),
    ("therefore", 2),
    ("whoever", 3),
    ("likewise", 2),
    ("household", 2),
    ("homepage", 2),
    ("wednesday", 2),
    ("evening", 2),
    ("create", 2),
    ("creature", 2),
    ("naive", 2),
    ("reuse", 2),
    ("behavior", 3),
    ("behaviour", 3),
    ("familiar", 3),
    ("junior", 2),
    ("senior", 2),
    ("linear", 3),
    ("nuclear", 3),
    ("ideal", 3),
    ("poem", 2),
    ("poet", 2),
    ("fluid", 2),
    ("ruin", 2),
    ("fluent", 2),
    ("genuine", 3),
    ("oasis", 3),
    ("maybe", 2),
    ("parliament", 3),
    ("convenience", 3),
    ("convenient", 3),
    ("recipe", 3),
    ("apostrophe", 4),
    ("catastrophe", 4),
    ("acne", 2),
    ("sesame", 3),
    ("cafe", 2),
    ("diarrhoea", 4),
    ("being", 2),
    ("forehead", 2),
    ("aged", 2),
    ("naked", 2),
    ("beloved", 3),
    ("rugged", 2),
    ("crooked", 2),
    ("wicked", 2),
    ("ragged", 2),
    ("hundred", 2),
    ("sacred", 2),
    ("coerce", 2),
    ("zoology", 4),
    ("museum", 3),
    ("petroleum", 4),
    ("deity", 3),
    ("archaic", 3),
    ("mosaic", 3),
    ("alien", 3),
    ("soldier", 2),
    ("pier", 1),
    ("tier", 1),
    ("fiery", 3),
    ("sciatic", 4),
    ("sciatica", 5),
    ("carriage", 2),
    ("marriage", 2),
    ("cereal", 3),
    ("homeopath", 4),
    ("osteopath", 4),
    ("skeletal", 3),
    ("milestone", 2),
    ("fireplace", 2),
    ("sideways", 2),
    ("driveway", 2),
    ("colleague", 2),
    ("ache", 1),
    ("headache", 2),
    ("backache", 2),
    ("toothache", 2),
    ("stomachache", 3),
    ("pacemaker", 3),
    ("overseas", 3),
    ("whereas", 2),
    ("period", 3),
    ("fashion", 2),
    ("theorem", 3),
    ("alliance", 3),
    ("influence", 3),
    ("widespread", 2),
    ("somehow", 2),
    ("timezone", 2),
    ("lifecycle", 3),
    ("beforehand", 3),
    ("trademark", 2),
    ("voltage", 2),
    ("diabetes", 4),
    ("giant", 2),
    ("diet", 2),
    ("quiet", 2),
    ("lifestyle", 2),
    ("physiotherapist", 6),
    ("wholesale", 2),
    ("karate", 3),
    ("finale", 3),
    ("vague", 1),
    ("queue", 1),
];

/// Ends of words before which an `e` is silent: "care-ful".
const AFTER_SILENT_E: &[&str] = &[
    "ly", "ment", "ments", "ful", "fully", "less", "lessly", "ness", "some", "where", "thing", "time", "times", "work",
    "works", "line", "lines", "land",
];

/// Words in which that `e` is sounded after all.
const SOUNDED_E: &[&str] = &["lement", "crement"];

/// Contractions with "not" of one syllable.
const ONE_SYLLABLE_NOT: &[&str] = &["don't", "can't", "won't", "aren't", "weren't", "shan't"];

/// How many syllables a word of a text has, signs around it or not: at least 1. Parts of a compound are added up.
pub(super) fn syllables(word: &str) -> usize {
    if word.contains(|letter: char| letter.is_ascii_digit()) {
        let said = numbers::words(word, &numbers::ENGLISH);
        let letters: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
        return said.split_whitespace().map(syllables).sum::<usize>() + usize::from(!letters.is_empty());
    }
    let is_part = |letter: char| letter.is_alphabetic() || matches!(letter, '\'' | '’');
    let parts = word.split(|letter| !is_part(letter)).filter(|part| part.chars().any(char::is_alphabetic));
    parts.map(part).sum::<usize>().max(1)
}

fn part(text: &str) -> usize {
    let word: String = text.trim_matches(['\'', '’']).replace('’', "'");
    if is_spelled_out(&word) {
        // "double-you"
        return word.chars().map(|letter| if letter == 'W' { 3 } else { 1 }).sum();
    }
    let word = word.to_lowercase();
    match word.split_once('\'') {
        Some((stem, "s")) => one(stem) + usize::from(hisses(stem)),
        Some((_, "t")) if ONE_SYLLABLE_NOT.contains(&word.as_str()) => 1,
        // "did-n't"
        Some((stem, "t")) => one(stem.strip_suffix('n').unwrap_or(stem)) + 1,
        Some((stem, _)) => one(stem),
        None => one(&word),
    }
}

/// "MRI", "US"
fn is_spelled_out(word: &str) -> bool {
    (2..=5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// After these sounds a plural's "s" is a syllable of its own.
fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"].iter().any(|end| word.ends_with(end))
}

fn one(word: &str) -> usize {
    let known = |word: &str| EXCEPTIONS.iter().find(|(exception, _)| *exception == word).map(|(_, count)| *count);
    let plural = || word.strip_suffix('s').and_then(known);
    let adverb = || word.strip_suffix("ly").and_then(known).map(|count| count + 1);
    known(word).or_else(plural).or_else(adverb).unwrap_or_else(|| by_rules(word))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn by_rules(word: &str) -> usize {
    let letters = sounded(word);
    let spelled: String = letters.iter().collect();
    let starts = |index: usize| index.checked_sub(1).and_then(|at| letters.get(at)).is_none_or(|l| !is_vowel(*l));
    let groups = letters.iter().enumerate().filter(|(at, letter)| is_vowel(**letter) && starts(*at)).count();
    let more = two_beats(&letters) + usize::from(["sm", "sms", "thm", "thms"].iter().any(|end| spelled.ends_with(end)));
    let fewer = usize::from(has_silent_end(&spelled))
        + usize::from(has_silent_e_inside(&spelled))
        + usize::from(spelled.ends_with("ically"));
    (groups + more).saturating_sub(fewer).max(1)
}

/// The letters with what is no vowel in them written as a consonant: the `u` of "qu", the `y` of "yes" and "player".
/// An `é` is never silent, so it becomes an `i`.
fn sounded(word: &str) -> Vec<char> {
    let plain: Vec<char> = word
        .replace("qu", "q")
        .chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' | 'ë' | 'í' | 'ï' => 'i',
            'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
            'ó' | 'ò' | 'ô' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            other => other,
        })
        .collect();
    let vowel_at = |index: Option<usize>| index.and_then(|at| plain.get(at)).is_some_and(|l| "aeiou".contains(*l));
    let is_consonant_y = |at: usize| {
        let after_i = at.checked_sub(1).and_then(|before| plain.get(before)) == Some(&'i');
        vowel_at(Some(at + 1)) && (at == 0 || vowel_at(at.checked_sub(1)) && !after_i)
    };
    let letters = plain.iter().enumerate();
    letters.map(|(at, letter)| if *letter == 'y' && is_consonant_y(at) { 'j' } else { *letter }).collect()
}

/// "mak(e)", "mak(e)s", "mov(e)d"; not "needle", "places", "needed".
fn has_silent_end(word: &str) -> bool {
    let silent_after = |stem: &str, sounded: &[&str]| {
        let before = |at: usize| stem.chars().rev().nth(at);
        let is_consonant = before(0).is_some_and(|letter| !is_vowel(letter));
        // The `l` of "needle", "muscle" carries a syllable; that of "whole" does not.
        let carries =
            before(0) == Some('l') && before(1).is_some_and(|l| !is_vowel(l) && !matches!(l, 'l' | 'r' | 'w'));
        is_consonant && !carries && !sounded.iter().any(|end| stem.ends_with(end))
    };
    let is_gue =
        |stem: &str| stem.strip_suffix("gu").is_some_and(|rest| rest.ends_with(['a', 'e', 'i', 'o', 'u', 'n']));
    if let Some(stem) = word.strip_suffix('e') {
        silent_after(stem, &[]) || is_gue(stem)
    } else if let Some(stem) = word.strip_suffix("es") {
        silent_after(stem, &["s", "z", "x", "ch", "sh", "c", "g"]) || is_gue(stem)
    } else if let Some(stem) = word.strip_suffix("ed") {
        silent_after(stem, &["t", "d"]) || is_gue(stem)
    } else {
        false
    }
}

/// "saf(e)ly", "us(e)ful"; not "element".
fn has_silent_e_inside(word: &str) -> bool {
    AFTER_SILENT_E.iter().any(|end| {
        let Some(stem) = word.strip_suffix(end).and_then(|stem| stem.strip_suffix('e')) else { return false };
        let before: Vec<char> = stem.chars().rev().collect();
        let consonants = before.iter().take_while(|letter| !is_vowel(**letter)).count();
        let carries = matches!(before.as_slice(), ['l', other, ..] if !is_vowel(*other) && !matches!(other, 'l' | 'r'));
        let is_sounded = SOUNDED_E.iter().any(|sounded| format!("{stem}e{end}").contains(sounded));
        consonants > 0 && before.len() > consonants && !carries && !is_sounded
    })
}

/// How many pairs of vowels in a row are two syllables: "d(i-a)betes", "g(o-i)ng".
fn two_beats(letters: &[char]) -> usize {
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied().unwrap_or(' ');
    let has_other_vowel = |first: usize| {
        letters.iter().enumerate().any(|(index, l)| is_vowel(*l) && index != first && index != first + 1)
    };
    (0..letters.len().saturating_sub(1))
        .filter(|&index| {
            let (a, b) = (at(Some(index)), at(Some(index + 1)));
            let (before, earlier) = (at(index.checked_sub(1)), at(index.checked_sub(2)));
            let (after, later) = (at(Some(index + 2)), at(Some(index + 3)));
            match (a, b) {
                ('i', 'a' | 'o') => !is_soft(before, earlier, b, after),
                ('i', 'e') => match after {
                    't' => true,
                    'n' => matches!(later, 't' | 'c') && !matches!(before, 'c' | 's' | 't' | 'g'),
                    'r' => !is_vowel(before) && (later == ' ' || later == 's'),
                    's' => !is_vowel(before) && later == 't',
                    _ => false,
                },
                ('i', 'u') | ('a', 'o') | ('y', 'i') => true,
                ('e', 'o') => {
                    matches!(after, 'l' | 'g' | 'r' | 'm' | 't' | ' ') || after == 'u' && matches!(before, 'n' | 'r')
                }
                ('e', 'a') => {
                    (before, after) == ('r', 't') && earlier == 'c'
                        || (before, after, later) == ('r', 'c', 't')
                        || (after == ' ' || after == 's' && later == ' ') && !is_vowel(before) && has_other_vowel(index)
                }
                ('e', 'i') => before == 'e' && (after, later) == ('n', 'g'),
                ('o', 'i') => (after, later) == ('n', 'g') || after == 'c' && later != 'e',
                ('o', 'o') => index == 1 && before == 'c' && (after == 'r' || after == 'p' && is_vowel(later)),
                ('u', 'a') => {
                    before != 'g' && (matches!(after, 'l' | 't') || after == 'r' && matches!(later, 'y' | 'i'))
                }
                ('u', 'o') => after == 'u',
                ('u', 'i') => matches!((after, later), ('n', 'g') | ('t', 'y' | 'i')),
                _ => false,
            }
        })
        .count()
}

/// "na-tion", "spe-cial", "mil-lion": there the `i` only softens the letter before it.
fn is_soft(before: char, earlier: char, second: char, after: char) -> bool {
    let softened = matches!(before, 'c' | 's' | 't' | 'g' | 'x');
    match second {
        'o' => {
            softened && matches!(after, 'n' | 'u')
                || (earlier, before) == ('s', 'h')
                || before == 'n' && after == 'n'
                || (earlier, before) == ('l', 'l')
        }
        _ => softened && matches!(after, 'n' | 'l') || (earlier, before) == ('l', 'l'),
    }
}
