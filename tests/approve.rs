//! `waitwise approve`: who stands for a topic is written down, nothing else in the file changes, and the screen's note
//! "sample content" is gone until a word changes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod tools_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tools_support::{code, copy_of, every_text, files_in, replaced, stderr, stdout, write};
use waitwise::content::{Date, load_dir};

const ID: &str = "heat-or-cold";
const TOPIC: &str = "topics/heat-or-cold/topic.ron";
const QUESTIONS: &str = "topics/heat-or-cold/questions.ron";
const RULES: &str = "topics/heat-or-cold/rules.ron";
const ANA: &str = "Ana Ruiz, physiotherapist";

/// The shipped content with this one topic, which is proven soon.
fn folder(name: &str) -> PathBuf {
    let dir = copy_of("assets/content", &format!("approve-{name}"));
    let kiosk = fs::read_to_string(dir.join("kiosk.ron")).unwrap();
    let list = kiosk.split("topics: [").nth(1).unwrap().split(']').next().unwrap();
    write(&dir, "kiosk.ron", &kiosk.replace(list, &format!("\"{ID}\"")));
    for entry in fs::read_dir(dir.join("topics")).unwrap().map(Result::unwrap) {
        if entry.file_name() != ID {
            fs::remove_dir_all(entry.path()).unwrap();
        }
    }
    dir
}

fn approve(dir: &Path, topic: &str, by: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waitwise"))
        .args(["approve", dir.to_str().unwrap(), "--topic", topic, "--by", by])
        .args(more)
        // So that the day on the wall is that of the tests.
        .env("TZ", "UTC")
        .output()
        .unwrap()
}

fn approved(dir: &Path, by: &str) -> String {
    let output = approve(dir, ID, by, &[]);
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

/// Who stands for the topic, as the screen has it: `None` shows the note "sample content".
fn on_the_screen(dir: &Path) -> Option<String> {
    let library = load_dir(dir).unwrap().library.expect("can be shown");
    library.topics.into_iter().find(|topic| topic.id == ID).unwrap().review.approved_by
}

fn codes(dir: &Path) -> Vec<&'static str> {
    let findings = load_dir(dir).unwrap().findings;
    let codes = findings.iter().map(|finding| finding.code).filter(|code| code.contains("approv"));
    codes.collect()
}

fn read(dir: &Path, file: &str) -> String {
    String::from_utf8(fs::read(dir.join(file)).unwrap()).unwrap()
}

/// The text behind `field: ` in the review block.
fn field(dir: &Path, field: &str) -> String {
    let text = read(dir, TOPIC);
    let review = text.split("review: (").nth(1).unwrap();
    let line = review.lines().find_map(|line| line.trim().strip_prefix(&format!("{field}: \""))).expect(field);
    line.split('"').next().unwrap().to_owned()
}

/// Nothing in the folder is other than before, and nothing was left behind.
fn refused(dir: &Path, topic: &str, by: &str, more: &[&str], exit: i32, says: &str) {
    let (texts, files) = (every_text(dir), files_in(dir));
    let output = approve(dir, topic, by, more);
    let told = format!("{}{}", stdout(&output), stderr(&output));
    assert_eq!(code(&output), exit, "{told}");
    assert!(told.contains(says), "it does not say {says}: {told}");
    assert!(!told.contains("is gone from this topic"), "{told}");
    assert_eq!(every_text(dir), texts);
    assert_eq!(files_in(dir), files);
}

#[test]
fn name_day_and_words_are_written_and_the_sample_note_is_gone() {
    let dir = folder("first");
    let (before, others, files) = (read(&dir, TOPIC), every_text(&dir), files_in(&dir));
    assert_eq!((on_the_screen(&dir), codes(&dir)), (None, vec!["not-approved"]));
    let day_before = Date::today();
    let told = approved(&dir, ANA);
    assert_eq!((on_the_screen(&dir).as_deref(), codes(&dir)), (Some(ANA), vec![]));
    let (on, digest) = (field(&dir, "approved_on"), field(&dir, "approved_digest"));
    // Before or after midnight.
    assert!([day_before, Date::today()].contains(&Date::parse(&on)), "{on}");
    assert_eq!(digest.len(), 16);

    let topic = &load_dir(&dir).unwrap().library.unwrap().topics[0];
    let model = topic.engine.topic();
    let (rules, guarantees) = (model.rules.len(), model.guarantees.len());
    for says in [
        format!("{} ({ID}) is approved by {ANA}, on {on}.", topic.name),
        format!("{rules} rules, {guarantees} guarantees and "),
        format!("their digest is {digest}."),
        "The note \"sample content\" is gone from this topic. Any later change of a text or a rule brings it back; a change of a translation doesn't."
            .to_owned(),
        "not a signature".to_owned(),
    ] {
        assert!(told.contains(&says), "it does not say {says}: {told}");
    }

    let indent = "        ";
    let lines = format!(
        "{indent}approved_by: \"{ANA}\",\n{indent}approved_on: \"{on}\",\n{indent}approved_digest: \"{digest}\",\n"
    );
    assert_eq!(read(&dir, TOPIC), before.replacen(&format!("{indent}approved_by: None,\n"), &lines, 1));
    let mut now = every_text(&dir);
    now.insert(TOPIC.to_owned(), before);
    assert_eq!(now, others, "no other file has changed");
    assert_eq!(files_in(&dir), files, "nothing is left behind");
}

#[test]
fn any_change_of_a_text_a_rule_or_a_question_brings_the_note_back_and_a_new_approval_takes_it_off() {
    let dir = folder("changed");
    approved(&dir, ANA);
    for (file, from, to) in [
        (TOPIC, "You will keep moving too.", "You will go on moving too."),
        (RULES, "Favor(\"heat\", ", "Favor(\"heat\", 1"),
        (QUESTIONS, "short: \"", "short: \"So: "),
    ] {
        replaced(&dir, file, from, to);
        assert_eq!((on_the_screen(&dir), codes(&dir)), (None, vec!["approval-outdated"]), "{file}: {to}");
        let told = approved(&dir, ANA);
        assert!(told.contains("is gone from this topic") && !told.contains("No word of them has changed"), "{told}");
        assert_eq!((on_the_screen(&dir).as_deref(), codes(&dir)), (Some(ANA), vec![]), "{file}: {to}");
    }
}

#[test]
fn pictures_remarks_and_the_review_dates_may_change_and_files_may_be_tidied() {
    let dir = folder("pictures");
    approved(&dir, ANA);
    replaced(&dir, TOPIC, "picture: \"heat.svg\"", "picture: \"cold.svg\"");
    replaced(&dir, TOPIC, "picture_alt: \"A warm pack", "picture_alt: \"Another warm pack");
    replaced(&dir, TOPIC, "    visit_minutes", "\n\n  // A remark.\n  visit_minutes");
    replaced(&dir, QUESTIONS, "            safety: true", "            safety : true /* as ever */");
    replaced(&dir, TOPIC, "review_due: \"2028-11-26\"", "review_due: \"2028-12-26\"");
    fs::copy(dir.join("topics/heat-or-cold/pictures/cold.svg"), dir.join("topics/heat-or-cold/pictures/heat.svg"))
        .unwrap();
    let fmt = Command::new(env!("CARGO_BIN_EXE_waitwise")).args(["fmt", dir.to_str().unwrap()]).output().unwrap();
    assert_eq!(code(&fmt), 0, "{}", stderr(&fmt));
    assert_eq!((on_the_screen(&dir).as_deref(), codes(&dir)), (Some(ANA), vec![]));
}

#[test]
fn a_file_of_an_older_format_is_approved_and_still_is_once_it_is_brought_up_to_date() {
    let dir = folder("format");
    replaced(&dir, TOPIC, "format: 2", "format: 1");
    replaced(&dir, TOPIC, "visit_minutes", "minutes");
    approved(&dir, ANA);
    let migrate =
        Command::new(env!("CARGO_BIN_EXE_waitwise")).args(["migrate", dir.to_str().unwrap()]).output().unwrap();
    assert_eq!(code(&migrate), 0, "{}", stderr(&migrate));
    assert!(read(&dir, TOPIC).contains("visit_minutes"));
    assert_eq!((on_the_screen(&dir).as_deref(), codes(&dir)), (Some(ANA), vec![]));
}

#[test]
fn approving_again_writes_nothing_unless_the_name_or_the_day_is_another() {
    let dir = folder("again");
    approved(&dir, ANA);
    let first = read(&dir, TOPIC);
    let time = fs::metadata(dir.join(TOPIC)).unwrap().modified().unwrap();
    let told = approved(&dir, ANA);
    assert!(told.contains("is approved already, by Ana Ruiz, physiotherapist, on "), "{told}");
    assert!(told.contains("nothing was written") && !told.contains("is gone"), "{told}");
    assert_eq!(read(&dir, TOPIC), first);
    assert_eq!(fs::metadata(dir.join(TOPIC)).unwrap().modified().unwrap(), time, "it was not even touched");

    let told = approved(&dir, "  Bo Li, doctor ");
    assert!(told.contains(&format!("No word of them has changed since {ANA} approved it on ")), "{told}");
    assert_eq!(read(&dir, TOPIC), first.replace(ANA, "Bo Li, doctor"));

    // A day that was before this one: published then, too.
    replaced(&dir, TOPIC, "published: \"2026-11-26\"", "published: \"2026-11-20\"");
    let today = field(&dir, "approved_on");
    let earlier = read(&dir, TOPIC).replace(&format!("approved_on: \"{today}\""), "approved_on: \"2026-11-21\"");
    write(&dir, TOPIC, &earlier);
    let told = approved(&dir, "Bo Li, doctor");
    assert!(told.contains("since Bo Li, doctor approved it on 2026-11-21."), "{told}");
    assert_eq!(read(&dir, TOPIC), earlier.replace("2026-11-21", &today));
}

#[test]
fn remarks_stay_and_so_do_windows_line_breaks_and_what_an_editor_puts_in_front() {
    type Encode = fn(&str) -> Vec<u8>;
    let encodings: [(&str, Encode); 4] = [
        ("plain", |text| text.as_bytes().to_vec()),
        ("crlf", |text| text.replace('\n', "\r\n").into_bytes()),
        ("bom", |text| format!("\u{feff}{text}").into_bytes()),
        ("utf16", |text| {
            let units = text.replace('\n', "\r\n");
            [0xFF, 0xFE].into_iter().chain(units.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        }),
    ];
    for (name, encode) in encodings {
        let dir = folder(name);
        let before = read(&dir, TOPIC).replace(
            "        approved_by: None,\n",
            "        // Who? \"(\n        approved_by: None, /* , ) */ // nobody: \"\n",
        ) + "\n// The end.\n";
        fs::write(dir.join(TOPIC), encode(&before)).unwrap();
        approved(&dir, ANA);
        let indent = "\n        ";
        let bytes = fs::read(dir.join(TOPIC)).unwrap();
        let today = Date::today().unwrap();
        // The digest is the same whatever the encoding.
        let digest =
            load_dir(&dir).unwrap().pack().text(TOPIC).split("approved_digest: \"").nth(1).unwrap()[..16].to_owned();
        let with = before.replace("approved_by: None,", &format!("approved_by: \"{ANA}\",")).replace(
            "// nobody: \"",
            &format!("// nobody: \"{indent}approved_on: \"{today}\",{indent}approved_digest: \"{digest}\","),
        );
        assert_eq!(bytes, encode(&with), "{name}");
        assert_eq!(on_the_screen(&dir).as_deref(), Some(ANA), "{name}");
    }
}

#[test]
fn wrong_use_is_refused_in_a_plain_sentence_and_nothing_is_written() {
    let dir = folder("refused");
    // What is printed to be copied names nobody.
    refused(&dir, ID, "Name, role", &[], 2, "Say who approves");
    refused(&dir, ID, ANA, &["--digest", "0000000000000000"], 2, "others than those that were signed");
    refused(&dir, "heat-cold", ANA, &[], 2, "There is no topic `heat-cold`. Did you mean `heat-or-cold`?");
    for by in ["Ana Ruiz", "", "Ana Ruiz,", ", physiotherapist", "Ana\nRuiz, physiotherapist"] {
        refused(&dir, ID, by, &[], 2, "--by \"Ana Ruiz, physiotherapist\"");
    }
    let output = approve(&dir.join("none"), ID, ANA, &[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("There is no folder"), "{}", stderr(&output));

    // A folder in the way of the new file: also for who may write anything.
    let in_the_way = dir.join("topics/heat-or-cold/.topic.ron.new");
    fs::create_dir(&in_the_way).unwrap();
    refused(&dir, ID, ANA, &[], 2, "can't be written");
    fs::remove_dir(&in_the_way).unwrap();

    replaced(&dir, "kiosk.ron", "topics: [\"heat-or-cold\"]", "topics: [\"other\"]");
    fs::create_dir(dir.join("topics/other")).unwrap();
    for file in ["topic.ron", "questions.ron", "rules.ron"] {
        let text = read(&dir, &format!("topics/{ID}/{file}"));
        write(&dir, &format!("topics/other/{file}"), &text);
    }
    tools_support::copy(&dir.join("topics/heat-or-cold/pictures"), &dir.join("topics/other/pictures"));
    refused(&dir, ID, ANA, &[], 2, "is not in the list of topics in kiosk.ron");
}

#[test]
fn what_check_would_not_let_onto_the_screen_is_not_approved() {
    let cases = [
        ("misspelt", RULES, "Favor(\"heat\"", "Favor(\"haet\"", "haet"),
        ("comma", TOPIC, "visit_minutes: 4,", "visit_minutes: 4", "error[comma-missing]"),
        ("day", TOPIC, "published: \"2026-11-26\"", "published: \"2999-01-01\"", "error[dates-out-of-order]"),
        ("broken", RULES, "guarantees: [", BROKEN, "error[guarantee-broken]"),
    ];
    for (name, file, from, to, says) in cases {
        let dir = folder(name);
        replaced(&dir, file, from, to);
        refused(&dir, ID, ANA, &[], 1, says);
        refused(&dir, ID, ANA, &[], 1, "Nothing was approved, and nothing was changed.");
    }
    let dir = folder("time");
    refused(&dir, ID, ANA, &["--time-limit-secs", "0"], 1, "error[not-proven]");
    // A date of the review that only the approval would make wrong.
    let dir = folder("future");
    replaced(&dir, TOPIC, "published: \"2026-11-26\"", "published: \"2998-01-01\"");
    replaced(&dir, TOPIC, "review_due: \"2028-11-26\"", "review_due: \"2999-01-01\"");
    assert!(load_dir(&dir).unwrap().library.is_some());
    refused(&dir, ID, ANA, &[], 2, "is published on a day to come");
}

const BROKEN: &str = "guarantees: [\n        (id: \"broken\", say: Never(Suggested(\"heat\"))),";

#[test]
fn where_approval_is_required_the_command_is_what_check_names_and_what_helps() {
    let dir = folder("required");
    replaced(&dir, "kiosk.ron", "theme: Light,", "theme: Light, require_approval: true,");
    let help = format!("waitwise approve FOLDER --topic {ID} --by \"Name, role\"");
    let told = |dir: &Path, expected: &str| {
        let loaded = load_dir(dir).unwrap();
        let finding = loaded.findings.iter().find(|finding| finding.code == expected).expect(expected);
        assert!(finding.help.as_ref().unwrap().contains(&help), "{finding:?}");
        assert!(loaded.library.is_none(), "{expected}: the screen keeps what it had");
        approved(dir, ANA);
        assert_eq!((on_the_screen(dir).as_deref(), codes(dir)), (Some(ANA), vec![]), "{expected}");
    };
    told(&dir, "not-approved");
    replaced(&dir, TOPIC, "You will keep moving too.", "You will go on moving too.");
    told(&dir, "approval-outdated");
    let digest = field(&dir, "approved_digest");
    replaced(&dir, TOPIC, &format!("        approved_digest: \"{digest}\",\n"), "");
    told(&dir, "approval-without-digest");
    assert_eq!(field(&dir, "approved_digest"), digest);
    // A name alone is no approval; the command puts it right.
    replaced(&dir, TOPIC, ANA, "Ana Ruiz");
    assert_eq!(codes(&dir), ["approval-incomplete"]);
    approved(&dir, ANA);
    assert_eq!(codes(&dir), Vec::<&str>::new());
}

#[test]
fn one_topic_of_several_is_approved_by_itself_and_the_others_are_named_where_they_must_be_too() {
    let dir = folder("two");
    tools_support::copy(&dir.join("topics/heat-or-cold"), &dir.join("topics/other"));
    replaced(
        &dir,
        "kiosk.ron",
        "topics: [\"heat-or-cold\"]",
        "require_approval: true, topics: [\"heat-or-cold\", \"other\"]",
    );
    let told = approved(&dir, ANA);
    assert!(told.contains("Another topic has yet to be approved"), "{told}");
    assert_eq!(codes(&dir), ["not-approved"]);
    let output = approve(&dir, "other", ANA, &[]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!stdout(&output).contains("Another topic"), "{}", stdout(&output));
    assert_eq!(codes(&dir), Vec::<&str>::new());
}

/// The yearly review may change nothing but its dates.
#[test]
fn a_text_that_is_published_anew_is_a_sample_again_until_it_is_approved_again() {
    let dir = folder("published-anew");
    approved(&dir, ANA);
    let earlier = read(&dir, TOPIC).replace(&field(&dir, "approved_on"), "2026-11-26");
    write(&dir, TOPIC, &earlier.replace("published: \"2026-11-26\"", "published: \"2026-11-27\""));
    let loaded = load_dir(&dir).unwrap();
    assert!(loaded.findings.iter().any(|finding| finding.code == "approval-outdated"), "{:?}", loaded.findings);
    let library = loaded.library.expect("the screen goes on");
    assert_eq!(library.topics[0].review.approved_by, None, "it is a sample again");
}
