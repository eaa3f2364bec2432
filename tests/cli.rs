//! The command line as people use it: words, places and exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn waitwise(arguments: &[&str]) -> Output {
    // Without a display: a command that opens a window by mistake fails at once.
    Command::new(env!("CARGO_BIN_EXE_waitwise"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = waitwise(&[&["ask", "muscle-pain", "--format", "json"], arguments].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn option<'j>(outcome: &'j serde_json::Value, id: &str) -> &'j serde_json::Value {
    outcome["options"].as_array().unwrap().iter().find(|option| option["option"] == id).unwrap()
}

/// The shipped content in a folder of its own, with one text replaced.
fn folder(name: &str, file: &str, from: &str, to: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("content").join(name);
    let _ = fs::remove_dir_all(&dir);
    copy(&PathBuf::from("assets/content"), &dir);
    let path = dir.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no `{from}`");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    dir
}

fn copy(from: &PathBuf, to: &PathBuf) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

#[test]
fn ask_names_needling_as_not_for_now_with_its_reason() {
    let outcome = json(&["--answer", "needles=no"]);
    let needling = option(&outcome, "dry-needling");
    assert_eq!(needling["standing"], "not for now");
    assert_eq!(needling["against"][0]["because"], "you would rather not have needles");
    assert_eq!(needling["against"][0]["answers"][0]["question"], "needles");
    assert_eq!(needling["against"][0]["answers"][0]["answer"], "no");
    assert_eq!(option(&outcome, "both")["standing"], "not for now");
    assert_eq!(option(&outcome, "both")["against"][0]["part"], "dry-needling");
}

#[test]
fn questions_that_are_not_named_are_unanswered_and_the_outcome_is_not_finished() {
    let outcome = json(&["--answer", "needles=no"]);
    assert_eq!(outcome["finished"], false);
    assert!(outcome["open"].as_array().unwrap().iter().any(|id| id == "age"));
    assert!(!outcome["open"].as_array().unwrap().iter().any(|id| id == "needles"));
}

#[test]
fn a_whole_questionnaire_is_finished_and_ranked() {
    let given = [
        "red-flags-now=none",
        "red-flags-today=none",
        "age=18-64",
        "pregnant=no",
        "blood-thinners=no",
        "today=none",
        "ever=none",
        "body=oils-nuts,latex",
        "where=hip-leg,head",
        "needles=nervous",
        "touch=fine",
        "spread=not-sure",
        "matters=declined",
    ];
    let arguments: Vec<&str> = given.iter().flat_map(|answer| ["--answer", answer]).collect();
    let outcome = json(&arguments);
    assert_eq!(outcome["finished"], true, "{}", outcome["open"]);
    assert_eq!(option(&outcome, "massage")["status"], "ask first");
    assert_eq!(outcome["refer"], serde_json::Value::Null);
}

#[test]
fn not_sure_on_a_safety_question_asks_first_once_the_visit_is_finished() {
    let ids = [
        "red-flags-now",
        "red-flags-today",
        "age",
        "pregnant",
        "blood-thinners",
        "today",
        "ever",
        "body",
        "where",
        "needles",
        "touch",
        "spread",
        "matters",
        "lungs",
    ];
    let given: Vec<String> = ids.iter().map(|id| format!("{id}=not-sure")).collect();
    let arguments: Vec<&str> = given.iter().flat_map(|answer| ["--answer", answer.as_str()]).collect();
    let outcome = json(&arguments);
    assert_eq!(outcome["finished"], true, "{}", outcome["open"]);
    assert_eq!(option(&outcome, "dry-needling")["status"], "ask first");
    assert_ne!(outcome["tell_staff"].as_array().unwrap().len(), 0);
}

#[test]
fn a_red_flag_ranks_nothing() {
    let outcome = json(&["--answer", "red-flags-now=chest-pain,accident"]);
    assert_eq!(outcome["refer"]["urgency"], "now");
    assert_eq!(outcome["options"].as_array().unwrap().len(), 0);
    let output = waitwise(&["ask", "muscle-pain", "--answer", "red-flags-now=chest-pain"]);
    assert!(stdout(&output).contains("Tell a member of staff (now)"), "{}", stdout(&output));
}

#[test]
fn a_wrong_word_on_the_command_line_is_told_with_the_right_one_and_exits_with_2() {
    let wrong = [
        (&["ask", "muscle-pian"][..], "muscle-pain"),
        (&["ask", "muscle-pain", "--answer", "needels=no"], "needles"),
        (&["ask", "muscle-pain", "--answer", "needles=nervos"], "`nervous`"),
        (&["ask", "muscle-pain", "--answer", "needles"], "question=choice"),
        (&["ask", "muscle-pain", "--answer", "needles="], "after the"),
        (&["ask", "muscle-pain", "--answer", "needles=no,fine"], "one choice"),
        (&["ask", "muscle-pain", "--answer", "ever=none,cancer"], "together"),
        (&["ask", "muscle-pain", "--answer", "needles=no", "--answer", "needles=fine"], "twice"),
        (&["ask", "muscle-pain", "--content", "nowhere"], "no folder nowhere"),
        (&["check", "nowhere"], "no folder nowhere"),
        (&["run", "--content", "nowhere"], "no folder nowhere"),
        (&["run", "--windowed", "--size", "big"], "1080x1920"),
        (&["ask"], "TOPIC"),
        (&["runn"], "run"),
    ];
    for (arguments, says) in wrong {
        let output = waitwise(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(says), "{arguments:?} does not say {says}: {}", stderr(&output));
        assert!(!stderr(&output).contains("panicked"));
    }
}

#[test]
fn check_says_that_the_shipped_content_can_be_shown() {
    let output = waitwise(&["check"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("This content can be shown."));
}

#[test]
fn check_exits_with_1_and_names_file_line_and_fix() {
    let dir = folder("misspelt", "topics/muscle-pain/rules.ron", "Favor(\"massage\"", "Favor(\"masage\"");
    let output = waitwise(&["check", dir.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    let told = stdout(&output);
    assert!(told.contains("topics/muscle-pain/rules.ron:"), "{told}");
    assert!(told.contains("masage") && told.contains("massage"), "{told}");
    assert!(told.contains("1 error"), "{told}");
}

#[test]
fn ask_on_broken_content_tells_the_errors_and_exits_with_2() {
    let dir = folder("broken", "kiosk.ron", "format: 1,", "format: 1");
    let output = waitwise(&["ask", "muscle-pain", "--content", dir.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("kiosk.ron:"), "{}", stderr(&output));
}

#[test]
fn a_changed_content_folder_changes_the_answer() {
    let dir = folder(
        "changed",
        "topics/muscle-pain/rules.ron",
        "you would rather not have needles",
        "you said no to needles",
    );
    let outcome = json(&["--content", dir.to_str().unwrap(), "--answer", "needles=no"]);
    assert_eq!(option(&outcome, "dry-needling")["against"][0]["because"], "you said no to needles");
}

#[test]
fn without_a_display_the_kiosk_says_so_and_exits_with_70() {
    let output = waitwise(&["run"]);
    assert_eq!(code(&output), 70, "{}", stderr(&output));
    assert!(stderr(&output).contains("No window could be opened"), "{}", stderr(&output));
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
}
