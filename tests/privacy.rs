//! Nothing of a visit outlives it. Seen from outside, with every way to end one (`tests/e2e/privacy.py`); and in the source,
//! where nothing that tells an answer may be printed, not even by mistake.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod privacy_support;
mod session_support;
mod source_support;

use std::fs;
use std::path::Path;

use privacy_support::{derived_prints, told_too_much};
use session_support::play;
use source_support::rust_files;
use waitwise::kiosk::speech::script::Script;
use waitwise::ui::readout::Utterance;

/// What a patient chose, typed or heard.
const PERSONAL: &[&str] = &["ChoiceId", "GivenAnswer", "Reason", "OptionResult"];
/// Files in which every type tells of answers: only one without fields may derive `Debug`.
const OF_ANSWERS: &[&str] = &["src/engine/answers.rs", "src/engine/outcome.rs"];
/// Names under which the code that has a window holds them.
const UNTOLD: &[&str] = &[
    "state",
    "msg",
    "messages",
    "answers",
    "outcome",
    "effect",
    "effects",
    "given",
    "pin",
    "pad",
    "typed",
    "readout",
    "script",
    "sentence",
    "sentences",
];

#[test]
fn no_visit_leaves_a_word_on_the_disk_the_clipboard_or_a_socket_however_it_ends() {
    play("privacy", "no_visit_leaves_a_trace", "1080x1920", "Xvfb");
}

#[test]
fn a_visit_that_is_left_alone_leaves_none_either() {
    play("privacy", "a_visit_that_is_left_alone_leaves_no_trace", "1080x1920", "Xvfb");
}

#[test]
fn a_type_that_holds_what_a_patient_chose_never_derives_its_printed_form() {
    let mut found = Vec::new();
    for folder in ["src/visit", "src/kiosk", "src/sheet"].map(Path::new).into_iter().filter(|folder| folder.exists()) {
        for file in rust_files(folder) {
            let text = fs::read_to_string(&file).unwrap();
            found.extend(derived_prints(&text, Some(PERSONAL)).into_iter().map(|name| (file.clone(), name)));
        }
    }
    for file in OF_ANSWERS.iter().map(Path::new) {
        let text = fs::read_to_string(file).unwrap();
        found.extend(derived_prints(&text, None).into_iter().map(|name| (file.to_owned(), name)));
    }
    assert!(found.is_empty(), "write Debug by hand, so that it tells nothing: {found:?}");
}

#[test]
fn staff_and_the_log_are_told_nothing_that_is_named_after_a_visit() {
    let files = rust_files(Path::new("src/kiosk")).into_iter().chain([Path::new("src/cli/run.rs").to_owned()]);
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        found.extend(told_too_much(&text, UNTOLD).into_iter().map(|call| format!("{}: {call}", file.display())));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn what_is_read_aloud_is_in_no_printed_form() {
    let utterance = Utterance::text("because of zimpel");
    let script = Script {
        page: 1,
        sentences: vec!["because of zimpel".to_owned()],
        language: "en".to_owned(),
        volume_percent: 65,
        paused: false,
    };
    assert!(!format!("{utterance:?} {script:?}").contains("zimpel"));
}

#[test]
fn these_tests_find_what_they_look_for() {
    let derived = "#[derive(Clone, Debug)] enum Page { Chosen { by: Vec<ChoiceId> }, Other }";
    assert_eq!(derived_prints(derived, Some(PERSONAL)), ["Page"]);
    assert_eq!(derived_prints("#[derive(Debug)] struct Count { shown: usize }", Some(PERSONAL)), Vec::<String>::new());
    assert_eq!(derived_prints("#[derive(Debug)] struct Count { shown: usize }", None), ["Count"]);
    assert_eq!(derived_prints("#[derive(Debug)] enum Status { Open, Closed }", None), Vec::<String>::new());
    for told in [
        "fn f() { tell_staff(&format!(\"{:?}\", self.state)); }",
        "fn f() { super::tell_staff(&format!(\"saw {msg:?}\")); }",
        "fn f() { tracing::warn!(?outcome, \"odd\"); }",
        "fn f() { if true { info!(\"{}\", answers.len()); } }",
    ] {
        assert_eq!(told_too_much(told, UNTOLD).len(), 1, "{told}");
    }
    let harmless = "fn f() { tell_staff(&format!(\"The statement of {error}.\")); update(&mut state, msg); }";
    assert_eq!(told_too_much(harmless, UNTOLD), Vec::<String>::new());
}
