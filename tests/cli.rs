//! The command line as people use it: words, places and exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod tools_support;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use tools_support::{code, copy_of, replaced, stderr, stdout, waitwise};

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
    let dir = copy_of("assets/content", &format!("cli-{name}"));
    replaced(&dir, file, from, to);
    dir
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
        (&["prove", "muscle-pian"], "muscle-pain"),
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
    let dir = folder("broken", "kiosk.ron", "format: 2,", "format: 2");
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
fn prove_says_that_the_shipped_topic_is_proven_and_for_how_many_visits() {
    let output = waitwise(&["prove"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let told = stdout(&output);
    assert!(told.contains("Proven for all 59,194,407,717,900,000,000 finished visits"), "{told}");
    assert!(told.contains("34 of 34 guarantees hold"), "{told}");
    let json: serde_json::Value =
        serde_json::from_slice(&waitwise(&["prove", "muscle-pain", "--format", "json"]).stdout).unwrap();
    assert_eq!(json[0]["proven"], true);
    assert_eq!(json[0]["visits"], "59194407717900000000");
}

/// A pack whose rule against needles only asks first.
fn with_a_broken_guarantee(name: &str) -> PathBuf {
    let from = "then: [NotForNow(\"dry-needling\")],\n            because: \"you would rather not";
    let to = "then: [AskFirst(\"dry-needling\")],\n            because: \"you would rather not";
    folder(name, "topics/muscle-pain/rules.ron", from, to)
}

#[test]
fn a_broken_guarantee_is_an_error_with_the_answers_and_the_lines_of_the_rules() {
    let dir = with_a_broken_guarantee("unguarded");
    for command in ["check", "prove"] {
        let output = waitwise(&[command, dir.to_str().unwrap()]);
        let told = stdout(&output);
        assert_eq!(code(&output), 1, "{told}");
        assert!(
            told.contains("error[guarantee-broken]: The guarantee \"no-needles-never-leads-to-needling\""),
            "{told}"
        );
        assert!(told.contains("Needles: No needles, please"), "{told}");
        assert!(told.contains("--> topics/muscle-pain/rules.ron:"), "{told}");
        assert!(told.contains("rule \"no-needles\" fires with these answers"), "{told}");
    }
}

#[test]
fn the_answers_that_a_broken_guarantee_names_really_break_it() {
    let dir = with_a_broken_guarantee("replayed");
    let told = stdout(&waitwise(&["prove", dir.to_str().unwrap()]));
    let command = told.split("See it with: waitwise ").nth(1).unwrap().lines().next().unwrap();
    // As it is printed, the folder included.
    let mut arguments: Vec<&str> = command.split(' ').map(|word| word.trim_matches('"')).collect();
    arguments.extend(["--format", "json"]);
    let outcome: serde_json::Value = serde_json::from_slice(&waitwise(&arguments).stdout).unwrap();
    assert_eq!(outcome["finished"], true);
    assert_eq!(option(&outcome, "dry-needling")["standing"], "leading, ask first");
}

#[test]
fn without_time_nothing_is_called_proven() {
    for command in [&["prove", "--time-limit-secs", "0"][..], &["check", "--time-limit-secs", "0"]] {
        let output = waitwise(command);
        assert_eq!(code(&output), 1);
        assert!(stdout(&output).contains("error[not-proven]"), "{}", stdout(&output));
    }
}

#[test]
fn paths_counts_how_many_answers_lead_where() {
    let output = waitwise(&["paths", "muscle-pain"]);
    assert_eq!(code(&output), 0);
    let told = stdout(&output);
    assert!(told.contains("finished visits were counted."), "{told}");
    assert!(told.contains("not how many patients: every answer to a question weighs the same"), "{told}");
    assert!(told.contains("Refer now 33.3 %, refer today 42.0 %."), "{told}");
    assert!(told.contains("Massage is first with 0 to 6 points."), "{told}");
}

#[test]
fn paths_calls_nothing_0_percent_that_can_be_or_was_not_counted() {
    // One class of answers in thousands, and one beside which there are thousands.
    let output = waitwise(&["paths"]);
    let told = stdout(&output);
    assert!(told.contains("under 1 %"), "{told}");
    assert!(!told.contains(" 0.") && !told.contains("100."), "{told}");
    let told = stdout(&waitwise(&["paths", "muscle-pain", "--time-limit-secs", "0"]));
    assert!(told.contains("Not counted.\nRefer now –, refer today –."), "{told}");
}

#[test]
fn a_proof_that_takes_longer_than_a_second_shows_a_bar_on_a_terminal() {
    // Points that all differ: too many sums to be counted, so a large sample is drawn.
    let choices = [
        ("where", &["neck", "upper-back-chest", "lower-back", "shoulder-arm", "hip-leg", "head"][..]),
        ("ever", &["cancer", "lymph", "immunity", "diabetes", "numb-skin", "heart", "reacted"]),
        ("body", &["fragile-bones", "fracture", "pacemaker", "epilepsy", "metal", "latex", "varicose"]),
    ];
    let rule = |(at, (question, choice)): (usize, (&str, &str))| {
        let points = 1_u32 << at;
        let when = format!("Chose(\"{question}\", \"{choice}\")");
        format!("(id: \"wide-{at}\", when: {when}, then: [Favor(\"neither-yet\", {points})], because: \"so\"),\n")
    };
    let all = choices.iter().flat_map(|(question, choices)| choices.iter().map(move |choice| (*question, *choice)));
    let rules: String = all.enumerate().map(rule).collect();
    let dir = folder("wide", "topics/muscle-pain/rules.ron", "rules: [", &format!("rules: [\n{rules}"));
    let prove = format!("{} prove {} --time-limit-secs 4", env!("CARGO_BIN_EXE_waitwise"), dir.display());
    // A terminal of its own; without one (as in every other test here) there is no bar.
    let output = Command::new("script").args(["-qec", &prove, "/dev/null"]).output().expect("script is there");
    assert!(stdout(&output).contains("Proving Muscle pain"), "{}", stdout(&output));
    let piped = waitwise(&["prove", dir.to_str().unwrap(), "--time-limit-secs", "2"]);
    assert!(!stderr(&piped).contains("Proving"), "{}", stderr(&piped));
}

#[test]
fn without_a_display_a_window_says_so_and_exits_with_70() {
    for command in ["run", "gallery"] {
        let output = waitwise(&[command]);
        assert_eq!(code(&output), 70, "{}", stderr(&output));
        assert!(stderr(&output).contains("No window could be opened"), "{}", stderr(&output));
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_waitwise"))
        .arg("explain")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_wrong_folder_is_told_for_what_it_is() {
    let dir = folder("wrong-folder", "kiosk.ron", "Riverside", "Hillside");
    let file = dir.join("kiosk.ron");
    let (near, file) = (format!("{}x", dir.display()), file.to_str().unwrap());
    for (folder, says) in [(near.as_str(), "Did you mean"), (file, "is a file. Name the folder that it stands in.")] {
        let output = waitwise(&["check", folder]);
        assert_eq!(code(&output), 2);
        assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(stdout(&waitwise(&["check"])).starts_with("No folder is named: this is the content inside the program."));
}

#[test]
fn explain_takes_an_id_as_people_type_it() {
    let plain = stdout(&waitwise(&["explain", "comma-missing"]));
    assert!(plain.starts_with("comma-missing: "), "{plain}");
    for typed in [&["explain", "[comma-missing]"][..], &["explain", "comma", "missing"], &["explain", "Comma-Missing"]]
    {
        assert_eq!(stdout(&waitwise(typed)), plain, "{typed:?}");
    }
}
