//! Every mistake that has a name: a folder with files that have it, and what is then read.
//!
//! A folder holds what differs from a small pack that is fine; `left-out.txt` names files that are missing.
//! `UPDATE_EXPECTED=1 cargo test --test bad_content` writes `expected.txt` anew, to be read before it is believed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use waitwise::cli::show::{Shape, findings};
use waitwise::content::proven::{Proofs, require};
use waitwise::content::{Loaded, Pack, load, starter, syntax};
use waitwise::diagnostics::Severity;
use waitwise::engine::prove::Limits;

const FOLDER: &str = "tests/bad_content";

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The small pack with the folder's files in place of its own.
fn pack(case: &Path) -> Pack {
    let mut pack = starter::pack("sample");
    let mut own = Pack::from_dir(case).unwrap();
    own.files.remove("expected.txt");
    if let Some(left_out) = own.files.remove("left-out.txt") {
        for path in std::str::from_utf8(&left_out).unwrap().lines() {
            assert!(pack.files.remove(path).is_some(), "{path}");
        }
    }
    pack.files.extend(own.files);
    pack.too_large.extend(own.too_large);
    pack
}

fn proven(pack: &Pack) -> Loaded {
    let mut loaded = load(pack);
    require(&mut loaded, &mut Proofs::default(), &Limits::default(), &mut |_, _, _| {});
    loaded
}

#[test]
fn the_small_pack_has_no_mistake() {
    let loaded = proven(&starter::pack("sample"));
    let codes: Vec<&str> = loaded.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["not-approved"], "{}", findings(&loaded.findings, loaded.pack(), Shape::Text, false));
    assert!(loaded.library.is_some());
}

#[test]
fn every_mistake_is_told_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let mut loaded = proven(&pack(&case));
        loaded.findings.retain(|finding| finding.code != "not-approved" || name(&case) == "not-approved");
        let told = findings(&loaded.findings, loaded.pack(), Shape::Text, false);
        if !loaded.findings.iter().any(|finding| finding.code == name(&case)) {
            wrong.push(format!("{} is not told:\n{told}", case.display()));
            continue;
        }
        let expected = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &told).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != told {
            wrong.push(format!("{} is told otherwise:\n{told}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One fault: the file, what stands there in place of what, and what is told of it.
type Fault = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const TEN: [Fault; 10] = [
    ("kiosk.ron", "clinic: \"Riverside Clinic\",", "clinic: “Riverside Clinic”,", "curly-quotes"),
    ("kiosk.ron", "theme: Light", "theme: Lihgt", "unknown-word"),
    ("topics/one/topic.ron", "visit_minutes: 3,", "visit_minutes: 3", "comma-missing"),
    ("topics/one/topic.ron", "            title: \"How it is done\"", "            titel: \"How it is done\"", "unknown-field"),
    ("topics/one/questions.ron", "safety: true", "safety: yes", "not-true-or-false"),
    ("topics/one/rules.ron", "Chose(\"pace\", \"quick\")", "Chose(\"pace\", \"quik\")", "unknown-choice"),
    ("topics/two/topic.ron", "fallback: true", "fallback: true, fallback: true", "duplicate-field"),
    ("topics/one/questions.ron", "short: \"Pace\",", "short: \"Pace,", "quote-not-closed"),
    ("topics/two/rules.ron", "because: \"you want it over", "becuase: \"you want it over", "unknown-field"),
    ("topics/two/rules.ron", "Favor(\"second\", 1)", "Favor(\"secnd\", 1)", "unknown-option"),
];

/// Two topics, so that the faults are spread over six files.
fn two_topics() -> Pack {
    let mut pack = starter::pack("one");
    pack.files.extend(starter::topic("two").files);
    let kiosk = pack.text("kiosk.ron").replace("[\"one\"]", "[\"one\", \"two\"]");
    pack.files.insert("kiosk.ron".to_owned(), kiosk.into_bytes().into());
    pack
}

#[test]
fn ten_faults_in_six_files_are_all_told_at_once() {
    let mut pack = two_topics();
    let mut expected = Vec::new();
    for (file, from, to, code) in TEN {
        let text = pack.text(file).to_owned();
        assert!(text.contains(from), "{file} has no {from}");
        pack.files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes().into());
        let line = text[..text.find(from).unwrap()].matches('\n').count() + 1;
        expected.push((file.to_owned(), line, code));
    }
    let loaded = proven(&pack);
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let mut told: Vec<_> =
        errors.map(|finding| (finding.file.clone(), finding.position.unwrap().line, finding.code)).collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected, "{}", findings(&loaded.findings, loaded.pack(), Shape::Text, false));
    assert_eq!(expected.iter().map(|(file, ..)| file).collect::<BTreeSet<_>>().len(), 6);
}

/// Bytes of the quotes, commas, colons and brackets outside of remarks and texts.
fn structure(text: &str) -> Vec<usize> {
    let tokens = syntax::tokens(text);
    let inside = tokens.iter().flat_map(|token| match token.kind {
        syntax::Kind::Text { .. } => vec![token.start, token.end - 1],
        syntax::Kind::Open(_) | syntax::Kind::Close(_) | syntax::Kind::Comma | syntax::Kind::Colon => vec![token.start],
        _ => Vec::new(),
    });
    inside.collect()
}

#[test]
fn any_one_quote_comma_colon_or_bracket_that_is_taken_out_is_told_once_and_in_its_place() {
    let good = starter::pack("sample");
    let (mut tried, mut several, mut elsewhere) = (0, Vec::new(), Vec::new());
    for file in ["kiosk.ron", "topics/sample/topic.ron", "topics/sample/questions.ron", "topics/sample/rules.ron"] {
        let text = good.text(file);
        for byte in structure(text) {
            let mut pack = good.clone();
            let without = format!("{}{}", &text[..byte], &text[byte + 1..]);
            pack.files.insert(file.to_owned(), without.into_bytes().into());
            let loaded = load(&pack);
            let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
            // Some commas may be left out.
            let Some(first) = errors.first() else { continue };
            tried += 1;
            let line = text[..byte].matches('\n').count() + 1;
            let told = format!("{file}:{line} without {}: {}", &text[byte..=byte], first.code);
            if errors.len() > 1 {
                several.push(told.clone());
            }
            // A bracket's partner may stand anywhere; what begins behind it is on the next line.
            let is_bracket = "()[]{}".contains(&text[byte..=byte]);
            let near = first.position.is_some_and(|place| place.line.abs_diff(line) <= 1);
            if first.file != file || !(near || is_bracket) {
                elsewhere.push(told);
            }
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
    // The rest is a known few: a bracket taken out that leaves lines which match another one.
    assert!(several.len() * 100 <= tried, "{} of {tried}: {several:#?}", several.len());
}
