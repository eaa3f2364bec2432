//! A translation has the numbers of its source: 20 minutes instead of 30 would lead a patient wrong.

use super::wording::told;
use super::{File, Known, Teller};
use crate::content::numerals::{Numeral, numerals};
use crate::content::raw::TranslatedText;
use crate::content::shown::letters;
use crate::content::translate::Fault;
use crate::diagnostics::Diagnostic;

const CODE: &str = "translation-numbers";

pub fn check(file: &File<'_>, teller: &mut Teller) {
    for known in &file.known {
        // There is nothing to compare, or it is told that the source is another.
        if matches!(known.fault, Some(Fault::Missing | Fault::Stale)) {
            continue;
        }
        if let Some(difference) = Difference::of(&known.source.text, &known.text.text) {
            teller.tell(CODE, || finding(file, known, &difference));
        }
    }
}

/// Numbers that stand on one side only.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    missing: Vec<Numeral>,
    extra: Vec<Numeral>,
}

impl Difference {
    /// A single digit that stands on one side only may be a word on the other: "one week", "1 semana". Where both sides
    /// have one that the other has not, a number was changed.
    fn of(source: &str, translation: &str) -> Option<Self> {
        let (wanted, there) = (numerals(&letters(source)), numerals(&letters(translation)));
        let (mut missing, mut extra) = (without(&wanted, &there), without(&there, &wanted));
        let has_digit = |numbers: &[Numeral]| numbers.iter().any(|number| number.value.may_be_a_word());
        if !(has_digit(&missing) && has_digit(&extra)) {
            missing.retain(|number| !number.value.may_be_a_word());
            extra.retain(|number| !number.value.may_be_a_word());
        }
        (!missing.is_empty() || !extra.is_empty()).then_some(Self { missing, extra })
    }
}

/// The numbers of one side that the other has not, or not as often.
fn without(numbers: &[Numeral], others: &[Numeral]) -> Vec<Numeral> {
    let mut others: Vec<&Numeral> = others.iter().collect();
    let is_left = |number: &&Numeral| match others.iter().position(|other| other.value == number.value) {
        Some(place) => {
            others.swap_remove(place);
            false
        }
        None => true,
    };
    numbers.iter().filter(is_left).cloned().collect()
}

fn finding(file: &File<'_>, known: &Known<'_>, difference: &Difference) -> Diagnostic {
    let &Known { place, text, source, .. } = known;
    let Difference { missing, extra } = difference;
    let told = told(file, place, text, source.role);
    let finding = Diagnostic::warning(CODE, "", message(text, &list(missing), &list(extra)));
    let finding = match extra.first() {
        Some(number) => told.place(finding, number.index, file.pack).marked(number.written.chars().count()),
        None => told.place(finding, 0, file.pack),
    };
    finding.help("Read both, and write each number as the source has it, in digits. It is not held back from patients.")
}

fn message(text: &TranslatedText, missing: &str, extra: &str) -> String {
    let key = &text.key;
    match (missing, extra) {
        (missing, "") => format!("The translation of \"{key}\" lacks a number of its source: {missing}."),
        ("", extra) => format!("The translation of \"{key}\" has a number that its source has not: {extra}."),
        (missing, extra) => {
            format!("The translation of \"{key}\" has other numbers than its source: {extra} instead of {missing}.")
        }
    }
}

fn list(numbers: &[Numeral]) -> String {
    let written: Vec<&str> = numbers.iter().map(|number| number.written.as_str()).collect();
    written.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is missing and what is extra.
    fn difference(source: &str, translation: &str) -> (String, String) {
        Difference::of(source, translation).map_or_else(Default::default, |d| (list(&d.missing), list(&d.extra)))
    }

    fn told(missing: &str, extra: &str) -> (String, String) {
        (missing.to_owned(), extra.to_owned())
    }

    #[test]
    fn a_number_that_was_changed_is_told_on_both_sides() {
        assert_eq!(difference("30 min", "20 min"), told("30", "20"));
        assert_eq!(difference("30 min", "٢٠ دقيقة"), told("30", "٢٠"));
        assert_eq!(difference("6 weeks", "8 semanas"), told("6", "8"));
        assert_eq!(difference("2.5 kg", "25 kg"), told("2.5", "25"));
        assert_eq!(difference("1,000 people", "100 personas"), told("1,000", "100"));
        assert_eq!(difference("16 of 100, 22 of 100", "16 de 100, 22 de 1000"), told("100", "1000"));
    }

    #[test]
    fn a_number_that_stands_on_one_side_only_is_told_unless_a_word_may_say_it() {
        assert_eq!(difference("One week", "1 semana"), told("", ""));
        assert_eq!(difference("2 days", "يومان"), told("", ""));
        assert_eq!(difference("30 minutes", "Media hora"), told("30", ""));
        assert_eq!(difference("Some people", "15 personas"), told("", "15"));
        assert_eq!(difference("2.5 kg in 2 days", "Unos kilos en dos días"), told("2.5", ""));
        assert_eq!(difference("30 min, 2 times", "20 min, dos veces"), told("30", "20"));
    }

    #[test]
    fn the_same_numbers_in_another_order_or_another_way_are_no_difference() {
        let numbers = ["3", "16", "100", "1,000", "2.5", "20,500", "16"];
        let others = ["3", "١٦", "100", "1.000", "2,5", "۲۰٬۵۰۰", "16"];
        for turn in 0..numbers.len() {
            let (behind, first) = others.split_at(turn);
            let turned: Vec<&str> = first.iter().chain(behind).copied().collect();
            assert_eq!(difference(&numbers.join(" of "), &turned.join(" من ")), told("", ""), "{turned:?}");
            // Any one that is left out is told, but for the digit that may be a word.
            let less = [&numbers[..turn], &numbers[turn + 1..]].concat().join(", de ");
            let missing = if numbers[turn] == "3" { "" } else { numbers[turn] };
            assert_eq!(difference(&numbers.join(" of "), &less), told(missing, ""), "{less}");
            assert_eq!(difference(&less, &numbers.join(" of ")), told("", missing), "{less}");
        }
    }
}
