//! Numbers written in digits: Western, Arabic (٣٠) and Persian (۳۰) ones, with any of the usual marks between thousands
//! and before decimals.

use super::shown::is_invisible;

/// A number as a text has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    pub written: String,
    /// Of its first digit, in the text of the file.
    pub index: usize,
    pub value: Value,
}

/// The same for every way to write a number: 1,000 and 1.000 and 1 000 and ١٬٠٠٠; 2.5 and 2,50 and ٢٫٥. Which of the two
/// 1.125 means can't be told from the number alone: three digits behind a mark are thousands on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Western digits, without zeros in front.
    whole: String,
    /// Without zeros behind.
    decimals: String,
}

impl Value {
    /// One digit alone: most languages may write it as a word.
    pub fn may_be_a_word(&self) -> bool {
        self.decimals.is_empty() && self.whole.len() <= 1
    }
}

/// Digits with nothing between them.
struct Run {
    digits: String,
    /// In the list of characters.
    start: usize,
    end: usize,
    /// The one character between this run and the next, where that is all there is.
    mark: Option<char>,
}

/// Every number of a text, in its order.
pub fn numerals(shown: &[(usize, char)]) -> Vec<Numeral> {
    let seen: Vec<(usize, char)> = shown.iter().copied().filter(|(_, letter)| !is_invisible(*letter)).collect();
    let runs = runs(&seen);
    let is_end = |run: &Run| run.mark.is_none();
    let is_end_or_blank = |run: &Run| run.mark.is_none_or(char::is_whitespace);
    // "In 2019 12.5 kg", "12.5.2026": what is no number as a whole is several.
    let mut values = Vec::new();
    for chain in runs.split_inclusive(is_end) {
        for piece in pieces(chain, is_end_or_blank) {
            values.extend(pieces(piece, |_| true).into_iter().filter_map(|runs| Some((runs, value(runs)?))));
        }
    }
    values.into_iter().filter_map(|(runs, value)| numeral(runs, value, &seen)).collect()
}

/// These runs as one number, or taken apart behind those that end a part.
fn pieces(runs: &[Run], ends: impl Fn(&Run) -> bool) -> Vec<&[Run]> {
    if value(runs).is_some() { vec![runs] } else { runs.split_inclusive(ends).collect() }
}

fn numeral(runs: &[Run], value: Value, seen: &[(usize, char)]) -> Option<Numeral> {
    let written = seen.get(runs.first()?.start..runs.last()?.end)?;
    let written_letters = written.iter().map(|(_, letter)| letter);
    Some(Numeral { written: written_letters.collect(), index: written.first()?.0, value })
}

fn runs(seen: &[(usize, char)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, (_, letter)) in seen.iter().enumerate() {
        let Some(digit) = western(*letter) else { continue };
        match runs.last_mut() {
            Some(last) if last.end == place => {
                last.digits.push(digit);
                last.end = place + 1;
                continue;
            }
            Some(last) if last.end + 1 == place => {
                let between = seen.get(last.end).map(|(_, letter)| *letter);
                last.mark = between.filter(|letter| groups_thousands(*letter) || comes_before_decimals(*letter));
            }
            Some(_) | None => {}
        }
        runs.push(Run { digits: digit.to_string(), start: place, end: place + 1, mark: None });
    }
    runs
}

fn western(letter: char) -> Option<char> {
    let zero = match letter {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(letter) - u32::from(zero), 10)
}

fn groups_thousands(mark: char) -> bool {
    matches!(mark, ',' | '.' | '٬' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn comes_before_decimals(mark: char) -> bool {
    matches!(mark, ',' | '.' | '٫')
}

/// `None` where these runs are no single number.
fn value(runs: &[Run]) -> Option<Value> {
    let (last, before) = runs.split_last()?;
    let Some(mark) = before.last().and_then(|run| run.mark) else { return Some(number(&last.digits, "")) };
    if let Some(whole) = grouped(runs) {
        return Some(number(&whole, ""));
    }
    // Behind thousands, decimals have another mark: 1,000.5.
    let is_used = before.iter().rev().skip(1).any(|run| run.mark == Some(mark));
    let whole = grouped(before).filter(|_| comes_before_decimals(mark) && !is_used)?;
    Some(number(&whole, &last.digits))
}

/// The digits of thousands with the same mark between them, or those of one run.
fn grouped(runs: &[Run]) -> Option<String> {
    let (first, groups) = runs.split_first()?;
    let are_groups = || {
        let mark = first.mark.filter(|mark| groups_thousands(*mark));
        let (_, between) = runs.split_last()?;
        let is_led = first.digits.len() <= 3 && !first.digits.starts_with('0');
        let is_group = |run: &Run| run.digits.len() == 3;
        let are_alike = mark.is_some() && between.iter().all(|run| run.mark == mark);
        Some(is_led && are_alike && groups.iter().all(is_group))
    };
    let is_number = groups.is_empty() || are_groups()?;
    is_number.then(|| runs.iter().map(|run| run.digits.as_str()).collect())
}

fn number(whole: &str, decimals: &str) -> Value {
    Value { whole: whole.trim_start_matches('0').to_owned(), decimals: decimals.trim_end_matches('0').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::shown::letters;

    fn read(text: &str) -> Vec<Value> {
        numerals(&letters(text)).into_iter().map(|numeral| numeral.value).collect()
    }

    fn written(text: &str) -> Vec<String> {
        numerals(&letters(text)).into_iter().map(|numeral| numeral.written).collect()
    }

    /// Every way to write a number: digits of three scripts, marks of several languages.
    fn ways(whole: u32, decimals: &str) -> Vec<String> {
        let plain = whole.to_string();
        let mut ways = Vec::new();
        for (thousands, point) in [
            ("", "."),
            ("", ","),
            (",", "."),
            (".", ","),
            (" ", ","),
            ("\u{a0}", ","),
            ("\u{202f}", ","),
            ("’", "."),
            ("٬", "٫"),
        ] {
            let mut way = String::new();
            for (place, digit) in plain.chars().enumerate() {
                if place > 0 && (plain.len() - place).is_multiple_of(3) {
                    way.push_str(thousands);
                }
                way.push(digit);
            }
            if !decimals.is_empty() {
                way.push_str(point);
                way.push_str(decimals);
            }
            for zero in ['0', '٠', '۰'] {
                let in_script = |letter: char| {
                    letter.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(letter)
                };
                ways.push(way.chars().map(in_script).collect());
            }
        }
        ways
    }

    #[test]
    fn a_number_is_the_same_in_every_way_to_write_it_and_no_other() {
        let mut all: Vec<Value> = Vec::new();
        for whole in [0, 1, 7, 10, 30, 100, 999, 1000, 7629, 20_500, 100_000, 1_000_000, 12_345_678] {
            for decimals in ["", "5", "25"] {
                let expected = read(&ways(whole, decimals)[0]);
                assert_eq!(expected.len(), 1, "{whole} {decimals}");
                for way in ways(whole, decimals) {
                    assert_eq!(read(&way), expected, "{way}");
                    let sentence = format!("Sobre {way}, ({way}) y {way}.");
                    assert_eq!(read(&sentence), [&expected[..], &expected, &expected].concat(), "{sentence}");
                    assert_eq!(written(&sentence)[0], way);
                }
                assert!(!all.contains(&expected[0]), "{whole} {decimals}");
                all.extend(expected);
            }
        }
    }

    #[test]
    fn what_is_no_number_as_a_whole_is_several() {
        for (text, expected) in [
            ("2 or 3", vec!["2", "3"]),
            ("24–48 hours, 24-48", vec!["24", "48", "24", "48"]),
            ("12.5.2026", vec!["12", "5", "2026"]),
            ("07:30", vec!["07", "30"]),
            ("In 2019 100 people", vec!["2019", "100"]),
            ("In 2019 12.5 kg", vec!["2019", "12.5"]),
            ("10,20,30", vec!["10", "20", "30"]),
            ("of 20, 100 were", vec!["20", "100"]),
            ("30min. 2x", vec!["30", "2"]),
            ("1 000", vec!["1 000"]),
            ("1,000.5", vec!["1,000.5"]),
            ("no digit, one week", vec![]),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    #[test]
    fn zeros_that_change_nothing_make_no_difference_and_a_zero_leads_no_thousands() {
        assert_eq!(read("07:30 2.50"), read("7:30 2,5"));
        assert_ne!(read("0.125"), read("125"));
        assert_ne!(read("2.5"), read("25"));
    }

    #[test]
    fn sources_are_no_numbers_and_marks_of_direction_part_none() {
        assert_eq!(written("Sore. [R1] For *3* days"), ["3"]);
        assert_eq!(read("١٬\u{200f}٠٠٠"), read("1000"));
        assert_eq!(numerals(&letters("*3* [R1] 20"))[1].index, "*3* [R1] ".len());
    }
}
