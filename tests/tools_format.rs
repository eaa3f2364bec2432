//! `fmt` on anything: what it gives back means the same, has the same remarks, and stays as it is when done again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::fs;

use proptest::prelude::*;
use waitwise::content::format::{Refusal, format};
use waitwise::content::kind::value;
use waitwise::content::syntax::{Kind, tokens};

const SHIPPED: &[&str] = &[
    "assets/content/kiosk.ron",
    "assets/content/topics/muscle-pain/topic.ron",
    "assets/content/topics/muscle-pain/questions.ron",
    "assets/content/topics/muscle-pain/rules.ron",
    "assets/template/topic.ron",
    "assets/template/questions.ron",
    "assets/template/rules.ron",
];

#[test]
fn every_shipped_file_comes_out_byte_for_byte() {
    for path in SHIPPED {
        let text = fs::read_to_string(path).unwrap();
        assert_eq!(format(path, &text).as_deref(), Ok(text.as_str()), "{path}");
    }
}

/// Words of the remarks, blanks aside.
fn remarks(text: &str) -> Vec<Vec<String>> {
    let tokens = tokens(text);
    let remarks = tokens.iter().filter(|token| token.kind == Kind::Comment);
    remarks.map(|remark| remark.of(text).split_whitespace().map(str::to_owned).collect()).collect()
}

fn holds(path: &str, text: &str) -> Result<(), TestCaseError> {
    let formatted = match format(path, text) {
        Ok(formatted) => formatted,
        Err(Refusal::Unreadable(findings)) => {
            prop_assert!(!findings.is_empty());
            prop_assert!(value(path, text).is_err());
            return Ok(());
        }
        Err(Refusal::Unproven(what)) => return Err(TestCaseError::fail(what)),
    };
    prop_assert_eq!(format(path, &formatted), Ok(formatted.clone()));
    prop_assert_eq!(value(path, &formatted), value(path, text));
    prop_assert_eq!(remarks(&formatted), remarks(text));
    for line in formatted.split_inclusive('\n') {
        prop_assert!(line.ends_with('\n'), "the last line ends");
    }
    Ok(())
}

/// Another blank for each blank, and some where there was none, as somebody in a hurry may leave them.
fn mangled(text: &str, choices: &[u8]) -> String {
    let mut out = String::new();
    let mut choices = choices.iter().cycle();
    let mut before: Option<Kind> = None;
    for token in tokens(text) {
        let written = token.of(text);
        let choice = *choices.next().unwrap();
        let beside_a_mark = matches!(before, Some(Kind::Comma | Kind::Colon | Kind::Open(_)))
            || matches!(token.kind, Kind::Comma | Kind::Colon | Kind::Close(_));
        if token.kind != Kind::Blank {
            out.push_str(if beside_a_mark && choice.is_multiple_of(5) { "  " } else { "" });
            out.push_str(written);
        } else if before == Some(Kind::Comment) {
            // A remark to the end of the line ends with it.
            out.push_str([written, "\n", " \t\r\n\r\n\n"][usize::from(choice % 3)]);
        } else {
            let blanks = [" ", "\t ", "\n", "\r\n\r\n\r\n ", " // so\n", " /* a\n  b */ ", written, written];
            out.push_str(blanks[usize::from(choice % 8)]);
        }
        before = Some(token.kind);
    }
    out
}

/// A value as `ron` could have it, in any look.
fn ron_like() -> impl Strategy<Value = String> {
    let blank = || {
        prop_oneof![
            4 => Just(""),
            3 => Just(" "),
            1 => Just("\n"),
            1 => Just("\r\n \r\n\r\n"),
            1 => Just(" // note \n"),
            1 => Just("/* x */"),
            1 => Just("\t/* /* in */ \n out */\u{2028}"),
        ]
    };
    let leaf = prop_oneof![
        Just("1"),
        Just("-2.5e3"),
        Just("true"),
        Just("\"a, b: (c) // d\""),
        Just("\"one\\\"\r\n  two \""),
        Just("r#\"raw \" ) \"#"),
        Just("'x'"),
        Just("()"),
        Just("None"),
        Just("Light"),
    ]
    .prop_map(str::to_owned);
    let value = leaf.prop_recursive(5, 40, 5, move |inner| {
        let items = prop::collection::vec((inner, blank(), blank(), blank()), 0..5);
        (items, 0..6_u8, any::<bool>(), blank(), blank()).prop_map(|(items, shape, last_comma, first, last)| {
            let (open, close) = [("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("Name(", ")"), ("Some([", "])")]
                [usize::from(shape)];
            let count = items.len();
            let mut out = format!("{open}{first}");
            for (at, (value, a, b, c)) in items.into_iter().enumerate() {
                let name = match shape {
                    0 | 4 => format!("field_{at}{a}:{b}"),
                    2 => format!("\"key {at}\"{a}:{b}"),
                    _ => format!("{a}{b}"),
                };
                let comma = if at + 1 < count || last_comma { "," } else { "" };
                out.extend([name.as_str(), value.as_str(), c, comma]);
                if shape == 3 {
                    break;
                }
            }
            format!("{out}{last}{close}")
        })
    });
    (blank(), value, blank()).prop_map(|(before, value, after)| format!("{before}{value}{after}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_of_this_notation_means_the_same_afterwards(text in ron_like()) {
        holds("x.ron", &text)?;
    }

    #[test]
    fn texts_that_are_none_of_it_are_refused_or_mean_the_same(text in "[\\(\\)\\[\\]{},: \n\r\t\"'/*#!ab1\\\\.-]{0,40}") {
        holds("x.ron", &text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shipped_files_with_mangled_blanks_mean_the_same_afterwards(
        file in 0..SHIPPED.len(),
        choices in prop::collection::vec(any::<u8>(), 1..400),
    ) {
        let text = fs::read_to_string(SHIPPED[file]).unwrap();
        let mangled = mangled(&text, &choices);
        prop_assert_eq!(value(SHIPPED[file], &mangled), value(SHIPPED[file], &text), "the test itself keeps the meaning");
        prop_assert!(format(SHIPPED[file], &mangled).is_ok());
        holds(SHIPPED[file], &mangled)?;
    }
}
