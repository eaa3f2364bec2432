//! What `waitwise stats` says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod stats_support;
mod tools_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use stats_support::{date, folder, names};
use tools_support::{code, stderr, stdout};
use waitwise::stats::{Book, Counter, file_in};

fn waitwise(arguments: &[&str], state: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waitwise"));
    command.arg("stats").args(arguments).env("STATE_DIRECTORY", state);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().expect("the program runs")
}

/// Two months of two topics, long over.
fn written(name: &str) -> PathBuf {
    let dir = folder(name);
    let mut book = Book::of(file_in(&dir));
    let mut add = |day, topic, counter: &Counter, times| {
        (0..times).for_each(|_| assert!(book.add(date(day), topic, "en", counter)));
    };
    for (counter, times) in [
        (Counter::Opened, 112),
        (Counter::Outcome("massage".to_owned()), 48),
        (Counter::Outcome("several-fit".to_owned()), 31),
        (Counter::LeftAt("needles".to_owned()), 12),
        (Counter::Finished, 79),
        (Counter::EndedByIdle, 33),
    ] {
        add("2025-03-14", "back-pain", &counter, times);
    }
    add("2025-04-01", "back-pain", &Counter::Opened, 4);
    add("2025-04-02", "sleep", &Counter::Opened, 25);
    assert_eq!(book.flush(), []);
    dir
}

#[test]
fn the_text_has_bars_in_line_and_says_how_small_numbers_are_hidden() {
    let output = waitwise(&["--topic", "back-pain"], &written("text"));
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    assert_eq!(stdout(&output), include_str!("stats_support/expected.txt"));
}

#[test]
fn csv_and_json_say_what_the_text_says() {
    let dir = written("formats");
    let csv = stdout(&waitwise(&["--format", "csv"], &dir));
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "month,topic,language,counter,shown,least,most");
    assert!(lines.contains(&"2025-04,back-pain,en,opened,10 or fewer,1,10"), "{csv}");
    assert!(lines.contains(&"2025-03,back-pain,en,result:massage,about 50,48,52"), "{csv}");
    assert!(lines.contains(&"2025-04,sleep,en,opened,about 25,23,27"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&stdout(&waitwise(&["--format", "json"], &dir))).unwrap();
    assert!(json["how_small_numbers_are_hidden"].as_str().unwrap().contains("10 or fewer"));
    let mut of_json = Vec::new();
    for sheet in json["sheets"].as_array().unwrap() {
        let place = ["month", "topic", "language"].map(|key| sheet[key].as_str().unwrap()).join(",");
        for row in sheet["rows"].as_array().unwrap() {
            let (counter, shown) = (row["counter"].as_str().unwrap(), row["shown"].as_str().unwrap());
            of_json.push(format!("{place},{counter},{shown},{},{}", row["least"], row["most"]));
        }
    }
    assert_eq!(of_json, lines[1..]);
}

#[test]
fn one_topic_alone_has_the_same_rows_as_among_all() {
    let dir = written("alone");
    let all = stdout(&waitwise(&["--format", "csv"], &dir));
    let alone = stdout(&waitwise(&["--format", "csv", "--topic", "sleep"], &dir));
    let expected: Vec<&str> =
        all.lines().filter(|line| line.starts_with("month") || line.contains(",sleep,")).collect();
    assert_eq!(alone.lines().collect::<Vec<_>>(), expected);
    assert!(expected.len() > 1);
}

#[test]
fn reading_changes_nothing() {
    let dir = written("reading");
    let before = fs::read(file_in(&dir)).unwrap();
    assert_eq!(code(&waitwise(&["--file", file_in(&dir).to_str().unwrap()], Path::new("/nowhere"))), 0);
    assert_eq!(fs::read(file_in(&dir)).unwrap(), before);
    assert_eq!(names(&dir), ["statistics.sqlite"]);
}

#[test]
fn a_month_that_runs_is_told_to_come_later() {
    let dir = folder("running");
    let today = waitwise::content::Date::today().unwrap();
    let mut book = Book::of(file_in(&dir));
    book.add(today, "back-pain", "en", &Counter::Opened);
    book.flush();
    for arguments in [&[][..], &["--topic", "back-pain"]] {
        let output = waitwise(arguments, &dir);
        assert_eq!(code(&output), 0);
        assert!(stdout(&output).starts_with("There is nothing to show yet."), "{}", stdout(&output));
    }
}

#[test]
fn without_a_file_it_says_where_it_looked_and_how_counting_is_turned_on() {
    let dir = folder("missing");
    let output = waitwise(&[], &dir);
    assert_eq!(code(&output), 2);
    let said = stderr(&output);
    assert!(said.contains(file_in(&dir).to_str().unwrap()), "{said}");
    assert!(said.contains("`statistics: On`") && said.contains("kiosk.ron"), "{said}");
    assert_eq!(names(&dir), Vec::<String>::new(), "and makes none");
}

#[test]
fn wrong_files_and_topics_are_told_in_words() {
    let dir = written("wrong");
    let notes = dir.join("notes.txt");
    fs::write(&notes, "no database, but words of some length").unwrap();
    let cases = [
        (vec!["--topic", "back-pian"], "Did you mean `back-pain`?"),
        (vec!["--file", notes.to_str().unwrap()], "damaged, or not a file of statistics"),
        (vec!["--file", dir.to_str().unwrap()], "can't be used"),
        (vec!["--format", "xml"], "csv"),
    ];
    for (arguments, says) in cases {
        let output = waitwise(&arguments, &dir);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(says), "{arguments:?}: {}", stderr(&output));
    }
}
