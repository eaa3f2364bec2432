//! Numbers in words: Kincaid counts the syllables of a number as it is read aloud.

/// The words of one language for numbers.
pub(super) struct Names {
    /// From 0.
    below: &'static [&'static str],
    /// From twenty on, by tens.
    tens: [&'static str; 8],
    /// Between tens and units: "treinta *y* uno".
    and: &'static str,
    /// From 100 on, by hundreds.
    hundreds: [&'static str; 9],
    thousand: &'static str,
    million: &'static str,
    point: &'static str,
    percent: &'static str,
}

pub(super) const ENGLISH: Names = Names {
    below: &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    and: "",
    hundreds: [
        "one hundred",
        "two hundred",
        "three hundred",
        "four hundred",
        "five hundred",
        "six hundred",
        "seven hundred",
        "eight hundred",
        "nine hundred",
    ],
    thousand: "thousand",
    million: "million",
    point: "point",
    percent: "percent",
};

pub(super) const SPANISH: Names = Names {
    below: &[
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ],
    tens: ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
    and: "y",
    hundreds: [
        "ciento",
        "doscientos",
        "trescientos",
        "cuatrocientos",
        "quinientos",
        "seiscientos",
        "setecientos",
        "ochocientos",
        "novecientos",
    ],
    thousand: "mil",
    million: "millones",
    point: "coma",
    percent: "por ciento",
};

/// The words of `7,629`, `0.5`, `1–3` or `90%`, as they are read aloud. `comma` groups thousands in English and comes
/// before the decimals in Spanish; a group has three digits either way.
pub(super) fn words(text: &str, names: &Names) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit() || letter == '%') {
        let here = rest.get(start..).unwrap_or_default();
        if let Some(after) = here.strip_prefix('%') {
            said.push(names.percent.to_owned());
            rest = after;
            continue;
        }
        let end = here.find(|letter: char| !letter.is_ascii_digit() && letter != ',' && letter != '.');
        let (number, after) = here.split_at(end.unwrap_or(here.len()));
        number_words(number.trim_end_matches(['.', ',']), names, &mut said);
        rest = after;
    }
    said.join(" ")
}

fn number_words(number: &str, names: &Names, said: &mut Vec<String>) {
    let groups: Vec<&str> = number.split(['.', ',']).collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let (whole, decimals) = match groups.as_slice() {
        [whole, decimals] if !grouped => ((*whole).to_owned(), *decimals),
        _ => (groups.concat(), ""),
    };
    match whole.parse::<u32>() {
        Ok(value) => below_a_billion(value, names, said),
        // Longer than any count of people: digit by digit.
        Err(_) => digits(&whole, names, said),
    }
    if !decimals.is_empty() {
        said.push(names.point.to_owned());
        digits(decimals, names, said);
    }
}

fn digits(text: &str, names: &Names, said: &mut Vec<String>) {
    for digit in text.chars().filter_map(|letter| letter.to_digit(10)) {
        below_a_billion(digit, names, said);
    }
}

fn below_a_billion(value: u32, names: &Names, said: &mut Vec<String>) {
    let (millions, thousands, rest) = (value / 1_000_000, value / 1000 % 1000, value % 1000);
    for (count, name) in [(millions, names.million), (thousands, names.thousand)] {
        if count > 0 {
            // "mil", not "uno mil".
            if count > 1 || names.and.is_empty() {
                below_a_thousand(count % 1000, names, said);
            }
            said.push(name.to_owned());
        }
    }
    if rest > 0 || value == 0 {
        below_a_thousand(rest, names, said);
    }
}

fn below_a_thousand(value: u32, names: &Names, said: &mut Vec<String>) {
    let name = |list: &[&str], index: u32| list.get(index as usize).copied().unwrap_or_default().to_owned();
    let rest = value % 100;
    if value >= 100 {
        // Alone it is "cien".
        let cien = value == 100 && !names.and.is_empty();
        said.push(if cien { "cien".to_owned() } else { name(&names.hundreds, value / 100 - 1) });
    }
    if (rest as usize) < names.below.len() {
        if rest > 0 || value == 0 {
            said.push(name(names.below, rest));
        }
        return;
    }
    said.push(name(&names.tens, rest / 10 - 2));
    if !rest.is_multiple_of(10) {
        said.push(names.and.to_owned());
        said.push(name(names.below, rest % 10));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: &str) -> String {
        words(text, &ENGLISH).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn spanish(text: &str) -> String {
        words(text, &SPANISH).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_are_read_aloud() {
        assert_eq!(english("7,629"), "seven thousand six hundred twenty nine");
        assert_eq!(english("0.5"), "zero point five");
        assert_eq!(english("24–48"), "twenty four forty eight");
        assert_eq!(english("10%."), "ten percent");
        assert_eq!(english("1,000,000"), "one million");
        assert_eq!(english("2016"), "two thousand sixteen");
        assert_eq!(spanish("100"), "cien");
        assert_eq!(spanish("1.200"), "mil doscientos");
        assert_eq!(spanish("2,5"), "dos coma cinco");
        assert_eq!(spanish("31"), "treinta y uno");
        assert_eq!(spanish("26"), "veintiséis");
    }

    #[test]
    fn no_number_is_too_long() {
        for text in ["4294967295", "99999999999999999999", "1.2.3", "0", "%", "…5"] {
            assert!(!english(text).is_empty(), "{text}");
        }
    }
}
