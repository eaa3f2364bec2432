//! What happens to a pack with one mistake in it: the mistake is told in words, with its place, and nothing goes live.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::sync::Arc;

use waitwise::content::{Loaded, Pack, load, starter};
use waitwise::diagnostics::{Diagnostic, Severity, render};

const TOPIC: &str = "topics/muscle-pain/topic.ron";
const QUESTIONS: &str = "topics/muscle-pain/questions.ron";
const RULES: &str = "topics/muscle-pain/rules.ron";
const KIOSK: &str = "kiosk.ron";

/// One mistake: in which file, what is replaced by what, and what is said about it.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    says: &'static str,
}

const fn mistake(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    says: &'static str,
) -> Mistake {
    Mistake { file, from, to, code, says }
}

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    mistake(KIOSK, "idle_secs: 60", "idle_secs: 5", "out-of-range", "5"),
    mistake(KIOSK, "warning_secs: 20", "warning_secs: 3", "out-of-range", "3"),
    mistake(KIOSK, "\"112\"", "\"\"", "no-emergency-number", "emergency number"),
    mistake(KIOSK, "[\"muscle-pain\"]", "[]", "no-topics", "empty"),
    mistake(KIOSK, "[\"muscle-pain\"]", "[\"muscle-pian\"]", "unknown-topic", "Did you mean \"muscle-pain\"?"),
    mistake(KIOSK, "format: 2", "format: 3", "unknown-format", "update waitwise"),
    mistake(KIOSK, "theme: Light", "theme: Lihgt", "unknown-word", "Lihgt"),
    mistake(TOPIC, "glance: false", "glanze: false", "unknown-field", "glanze"),
    mistake(TOPIC, "visit_minutes: 5,", "visit_minutes: 5", "comma-missing", "comma"),
    mistake(TOPIC, "visit_minutes: 5", "visit_minutes: \"five\"", "not-a-number", "number"),
    mistake(TOPIC, "count: 19", "count: 119", "figure-too-large", "119"),
    mistake(TOPIC, "published: \"2026-11-25\"", "published: 2026-11-25", "text-expected", "\"2026-11-25\" with straight quotes"),
    mistake(KIOSK, "\"112\"", "555 1234", "text-expected", "\"555 1234\""),
    mistake(KIOSK, "theme: Light", "theme: \"Light\"", "unknown-word", "Light without quotes"),
    mistake(KIOSK, "theme: Light,", "theme: Light,,", "stray-character", "comma too many"),
    mistake(TOPIC, "\"massage\": NotKnown", "\"masage\": NotKnown", "unknown-option", "Did you mean \"massage\"?"),
    mistake(TOPIC, "count: 19", "count: 19000000000", "not-a-number", "too large"),
    mistake(TOPIC, "count: 19", "count: -19", "not-a-number", "number"),
    mistake(TOPIC, "out_of: 100", "out_of: 90", "figure-total", "90"),
    mistake(TOPIC, "source: [\"R1\", \"R2\"]", "source: []", "figure-without-source", "no source"),
    mistake(TOPIC, "[R5]", "[R55]", "unknown-source", "R55"),
    mistake(TOPIC, "published: \"2026", "published: \"26", "not-a-date", "26-11"),
    mistake(TOPIC, "picture: \"row-feels-massage.svg\"", "picture: \"../feels.svg\"", "picture-path", "../feels.svg"),
    mistake(QUESTIONS, "id: \"needles\"", "id: \"touch\"", "duplicate-id", "touch"),
    mistake(QUESTIONS, "show_if: Not(Chose(\"age\"", "show_if: Not(Chose(\"agee\"", "unknown-question", "agee"),
    mistake(RULES, "Chose(\"needles\", \"no\")", "Chose(\"needles\", \"nope\")", "unknown-choice", "nope"),
    mistake(RULES, "Favor(\"massage\", 1)", "Favor(\"masage\", 1)", "unknown-option", "masage"),
    mistake(RULES, "Favor(\"massage\", 1)", "Favor(\"massage\", 0)", "points-below-one", "1"),
    mistake(RULES, "tie_margin: 0", "tie_margin: -1", "tie-margin-negative", "tie_margin"),
    mistake(RULES, "then: [Refer(Now)]", "then: []", "no-effects", ""),
    mistake(RULES, "Refer(Now)", "Refer(Later)", "unknown-word", "Later"),
];

fn with(file: &str, from: &str, to: &str) -> Loaded {
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text(file).to_owned();
    assert!(text.contains(from), "{file} has no `{from}`");
    pack.files.insert(file.to_owned(), Arc::from(text.replacen(from, to, 1).into_bytes()));
    load(&pack)
}

fn errors(loaded: &Loaded) -> Vec<&Diagnostic> {
    loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

#[test]
fn every_mistake_is_told_in_its_file_and_line_and_nothing_goes_live() {
    for Mistake { file, from, to, code, says } in MISTAKES {
        let loaded = with(file, from, to);
        assert!(loaded.library.is_none(), "`{to}` went live");
        let errors = errors(&loaded);
        let all = render(&loaded.findings);
        // A name given away leaves every rule that used it without its question.
        if *code != "duplicate-id" {
            assert_eq!(errors.len(), 1, "`{to}` is one mistake:\n{all}");
        }
        let found = errors.iter().find(|finding| finding.code == *code);
        let found = found.unwrap_or_else(|| panic!("`{to}` gave no {code}:\n{all}"));
        assert_eq!(found.file, *file, "{all}");
        assert!(found.position.is_some(), "{code} has no line:\n{all}");
        let told = format!(
            "{} {} {}",
            found.message,
            found.help.clone().unwrap_or_default(),
            found.quoted.clone().unwrap_or_default()
        );
        assert!(told.contains(says), "{code} does not say `{says}`: {told}");
    }
}

#[test]
fn the_line_that_is_named_is_the_line_with_the_mistake() {
    let loaded = with(RULES, "Chose(\"needles\", \"no\")", "Chose(\"needles\", \"nope\")");
    let errors = errors(&loaded);
    let line = starter::shipped_alone("muscle-pain")
        .text(RULES)
        .lines()
        .position(|line| line.contains("id: \"no-needles\""))
        .unwrap()
        + 1;
    let position = errors[0].position.unwrap();
    assert!((line..line + 6).contains(&position.line), "{position:?} is not near line {line}");
}

#[test]
fn questions_that_wait_for_each_other_are_told_with_both_places() {
    let loaded = with(QUESTIONS, "id: \"age\",", "id: \"age\",\n            show_if: Chose(\"pregnant\", \"no\"),");
    let told = render(&loaded.findings);
    let found = errors(&loaded).into_iter().find(|finding| finding.code == "show-if-cycle").expect(&told).clone();
    assert!(found.position.is_some(), "{told}");
    assert!(found.message.contains("age") && found.message.contains("pregnant"), "{told}");
    let other = found.related.iter().find(|related| related.position.is_some() && related.position != found.position);
    assert_eq!(other.expect(&told).file, QUESTIONS);
}

#[test]
fn a_guarantee_about_an_option_that_is_not_there_and_points_beyond_reason_are_told_at_once() {
    let mut pack = starter::shipped_alone("muscle-pain");
    let rules = pack.text(RULES);
    let rules = rules.replacen("Reachable(Suggested(\"both\"))", "Reachable(Suggested(\"boht\"))", 1);
    let rules = rules.replace("Favor(\"massage\", 3)", "Favor(\"massage\", 2000000000)");
    pack.files.insert(RULES.to_owned(), Arc::from(rules.into_bytes()));
    let loaded = load(&pack);
    let told = render(&loaded.findings);
    for code in ["unknown-option", "points-overflow"] {
        let found = errors(&loaded).into_iter().find(|finding| finding.code == code).expect(&told).clone();
        assert!(found.position.is_some(), "{told}");
    }
    assert!(told.contains("boht"), "{told}");
}

#[test]
fn none_of_these_in_a_question_with_one_answer_is_told() {
    let from = "(id: \"65-or-over\", text: \"65 or over\")";
    let loaded = with(QUESTIONS, from, "(id: \"65-or-over\", text: \"65 or over\", exclusive: true)");
    assert!(errors(&loaded).iter().any(|finding| finding.code == "exclusive-in-single" && finding.position.is_some()));
}

#[test]
fn nobody_meets_the_words_of_the_programming_language() {
    for Mistake { file, from, to, .. } in MISTAKES {
        let told = render(&with(file, from, to).findings);
        for jargon in ["serde", "struct", "enum", "u32", "i32", "f32", "String", "Vec<", "deserialize", "EOF"] {
            assert!(!told.contains(jargon), "`{to}` says {jargon}:\n{told}");
        }
    }
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once() {
    let mut pack = starter::shipped_alone("muscle-pain");
    for (file, from, to) in [
        (KIOSK, "idle_secs: 60", "idle_secs: 5"),
        (TOPIC, "[R5]", "[R55]"),
        (RULES, "Favor(\"massage\", 1)", "Favor(\"masage\", 1)"),
        (RULES, "Chose(\"needles\", \"no\")", "Chose(\"needles\", \"nope\")"),
    ] {
        let text = pack.text(file).replacen(from, to, 1);
        pack.files.insert(file.to_owned(), Arc::from(text.into_bytes()));
    }
    let loaded = load(&pack);
    let codes: Vec<&str> = errors(&loaded).iter().map(|finding| finding.code).collect();
    for code in ["out-of-range", "unknown-source", "unknown-option", "unknown-choice"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn a_file_in_another_encoding_or_too_large_or_missing_is_told() {
    let mut pack = starter::shipped_alone("muscle-pain");
    pack.files.insert(KIOSK.to_owned(), Arc::from(b"(\n  clinic: \"Praxis M\xfcller\",\n)".as_slice()));
    assert_eq!(errors(&load(&pack))[0].code, "not-utf8");
    assert!(errors(&load(&pack))[0].message.contains("Line 2"));

    let mut pack = starter::shipped_alone("muscle-pain");
    pack.files.remove(TOPIC);
    assert!(errors(&load(&pack)).iter().any(|finding| finding.code == "file-missing" && finding.file == TOPIC));

    let mut pack = starter::shipped_alone("muscle-pain");
    pack.files.remove(TOPIC);
    pack.too_large.insert(TOPIC.to_owned(), 99_000_000);
    assert!(errors(&load(&pack)).iter().any(|finding| finding.code == "file-too-large"));
}

#[test]
fn a_text_of_more_than_a_megabyte_is_not_read_and_told() {
    let folder = std::env::temp_dir().join(format!("waitwise-large-{}", std::process::id()));
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text(RULES).to_owned() + &"// pasted\n".repeat(120_000);
    pack.files.insert(RULES.to_owned(), Arc::from(text.into_bytes()));
    for (path, bytes) in &pack.files {
        std::fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        std::fs::write(folder.join(path), bytes).unwrap();
    }
    let read = Pack::from_dir(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    let read = read.unwrap();
    assert!(!read.files.contains_key(RULES));
    let loaded = load(&read);
    let told = render(&loaded.findings);
    let [finding] = errors(&loaded)[..] else { panic!("{told}") };
    assert_eq!((finding.code, finding.file.as_str()), ("file-too-large", RULES));
    assert!(told.contains("it has 2 MB, and 1 MB is the most"), "{told}");
    assert!(finding.help.is_some());
}

#[test]
fn a_missing_picture_is_a_warning_and_the_content_still_goes_live() {
    let mut pack = starter::shipped_alone("muscle-pain");
    pack.files.remove("topics/muscle-pain/pictures/massage.svg");
    let loaded = load(&pack);
    assert!(loaded.library.is_some());
    let warned = loaded.findings.iter().any(|f| f.code == "picture-missing" && f.message.contains("massage.svg"));
    assert!(warned);
}

#[test]
fn arbitrary_bytes_never_panic() {
    let text = starter::shipped_alone("muscle-pain").text(TOPIC).to_owned();
    for cut in (0..text.len()).step_by(997) {
        let mut pack = starter::shipped_alone("muscle-pain");
        let piece = text.as_bytes()[..cut].to_vec();
        pack.files.insert(TOPIC.to_owned(), Arc::from(piece));
        assert!(load(&pack).library.is_none());
    }
}
