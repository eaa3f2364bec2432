//! The guide for the front desk tells what is so: its commands, its pictures, its example, and what `check` says.

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
use std::process::{Command, Output};

const GUIDE: &str = include_str!("../docs/staff-guide.md");
const PICTURES: &str = "docs/staff-guide";
/// A guide that loads slowly is not read.
const MAX_PICTURE_BYTES: u64 = 120 * 1024;
/// Two printed pages, with their pictures.
const WORDS: std::ops::RangeInclusive<usize> = 850..=1150;

const KIOSK: &str = "kiosk.ron";
const TOPIC: &str = "topics/muscle-pain/topic.ron";
const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

/// A temporary folder to work in, gone with the test.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("staff-guide").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Self(root)
    }

    /// With the content folder that the guide begins with.
    fn with_kiosk(name: &str) -> Self {
        let desk = Self::new(name);
        let made = desk.waitwise(&["new", "kiosk", "my-clinic"]);
        assert!(made.status.success(), "{}", told(&made));
        desk
    }

    fn waitwise(&self, arguments: &[&str]) -> Output {
        // Without a display: a command that opens a window by mistake fails at once.
        let mut command = Command::new(env!("CARGO_BIN_EXE_waitwise"));
        command.args(arguments).current_dir(&self.0).env("XDG_STATE_HOME", self.0.join("state"));
        command.env_remove("STATE_DIRECTORY").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.output().expect("the program runs")
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join("my-clinic").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no `{from}`");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Puts a card first among the cards of the comparison.
    fn add_card(&self, card: &str) {
        self.replace(TOPIC, "comparison: [\n", &format!("comparison: [\n{card}"));
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The insides of the code blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    GUIDE.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// As a shell takes a line apart: what is in quotes is one word.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

/// What is typed, without the remarks behind it.
fn commands() -> Vec<Vec<&'static str>> {
    let lines = blocks("sh").into_iter().flat_map(str::lines);
    lines.map(|line| words(line.split(" #").next().unwrap())).collect()
}

fn card() -> &'static str {
    blocks("ron")[0]
}

/// Everything between a start and an end.
fn all_between(start: &str, end: char) -> BTreeSet<&'static str> {
    GUIDE.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

/// What `check` says, from the first column of the table of mistakes.
fn mistakes_told() -> Vec<&'static str> {
    let rows = GUIDE.lines().filter(|line| line.starts_with("| `error[") || line.starts_with("| `warning["));
    rows.map(|row| row.split('`').nth(1).unwrap()).collect()
}

fn id(line: &str) -> &str {
    line.split(['[', ']']).nth(1).unwrap()
}

/// Makes one of the guide's mistakes in a fresh folder.
fn make_mistake(id: &str, desk: &Desk) {
    match id {
        "curly-quotes" => desk.replace(KIOSK, "\"Riverside Clinic\"", "“Riverside Clinic”"),
        "quote-not-closed" => desk.replace(TOPIC, "name: \"Muscle pain\",", "name: \"Muscle pain,"),
        "quote-inside-text" => desk.replace(TOPIC, "Keep moving,", "Keep \"moving\","),
        "comma-missing" => desk.replace(TOPIC, "visit_minutes: 5,", "visit_minutes: 5"),
        "unknown-field" => desk.replace(TOPIC, "title: \"How it feels\"", "titel: \"How it feels\""),
        "number-with-unit" => desk.replace(KIOSK, "idle_secs: 60", "idle_secs: 60 seconds"),
        "bracket-not-closed" => desk.add_card(card().trim_end().strip_suffix("),").unwrap()),
        "row-incomplete" => desk.add_card(&card().replace("\"both\": NotKnown,\n", "")),
        "picture-missing" => desk.replace(TOPIC, "picture: \"massage.svg\"", "picture: \"masage.svg\""),
        "picture-format" => {
            desk.replace(TOPIC, "picture: \"massage.svg\"", "picture: \"photo.heic\"");
            fs::write(desk.0.join("my-clinic/topics/muscle-pain/pictures/photo.heic"), HEIC).unwrap();
        }
        _ => panic!("the test does not know how {id} is made"),
    }
}

#[test]
fn every_command_of_the_guide_is_accepted() {
    let commands = commands();
    let named: BTreeSet<&str> = commands.iter().map(|command| command[1]).collect();
    for name in ["approve", "check", "explain", "fmt", "migrate", "new", "preview", "restore", "run", "translate"] {
        assert!(named.contains(name), "the guide does not tell of {name}");
    }
    let desk = Desk::new("commands");
    for command in commands {
        assert_eq!(command[0], "waitwise");
        let mut arguments = command[1..].to_vec();
        // These show a window, wait for a person, or need what only a running kiosk keeps.
        let only_help = ["preview", "restore", "run"].contains(&arguments[0]) || arguments.contains(&"--watch");
        if only_help {
            arguments.push("--help");
        }
        let output = desk.waitwise(&arguments);
        assert!(output.status.success(), "{arguments:?}:\n{}", told(&output));
    }
}

#[test]
fn the_first_line_that_check_prints_of_each_of_the_ten_mistakes_is_as_the_guide_says() {
    let lines = mistakes_told();
    assert_eq!(lines.iter().map(|line| id(line)).collect::<BTreeSet<_>>().len(), 10);
    for line in lines {
        let desk = Desk::with_kiosk(id(line));
        make_mistake(id(line), &desk);
        let output = desk.waitwise(&["check", "my-clinic"]);
        assert_eq!(told(&output).lines().next(), Some(line), "{}", told(&output));
        assert_eq!(output.status.success(), line.starts_with("warning"), "{}", told(&output));
    }
}

#[test]
fn the_card_that_the_guide_shows_can_be_pasted_as_it_is() {
    let desk = Desk::with_kiosk("card");
    desk.add_card(card());
    let output = desk.waitwise(&["check", "my-clinic"]);
    // A new card is in no other language yet.
    let told = told(&output);
    assert!(told.contains("6 topics read and proven, 8 warnings."), "{told}");
    assert_eq!(
        (told.matches("[not-approved]").count(), told.matches("[translation-missing]").count()),
        (6, 2),
        "{told}"
    );
}

#[test]
fn every_picture_of_the_guide_is_there_and_small_and_no_other_lies_beside_it() {
    let linked: BTreeSet<&str> = all_between("src=\"", '"').union(&all_between("](", ')')).copied().collect();
    let pictures: BTreeSet<String> =
        fs::read_dir(PICTURES).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let linked: BTreeSet<String> =
        linked.into_iter().map(|link| link.strip_prefix("staff-guide/").expect(link).to_owned()).collect();
    assert_eq!(linked, pictures);
    for picture in pictures {
        let bytes = fs::metadata(Path::new(PICTURES).join(&picture)).unwrap().len();
        assert!(bytes <= MAX_PICTURE_BYTES, "{picture} has {bytes} bytes");
    }
}

#[test]
fn every_finding_that_the_guide_names_exists() {
    let mut source = String::new();
    read_all(Path::new("src"), &mut source);
    let mut named = all_between("error[", ']');
    named.extend(all_between("warning[", ']'));
    named.extend(all_between("warning `", '`'));
    named.extend(commands().into_iter().filter(|command| command[1] == "explain").map(|command| command[2]));
    assert!(named.len() > 10, "{named:?}");
    for id in named {
        assert!(source.contains(&format!("\"{id}\"")), "there is no finding {id}");
    }
}

#[test]
fn the_guide_is_two_pages_and_not_three() {
    let words = GUIDE.lines().filter(|line| !line.contains("<img")).flat_map(str::split_whitespace).count();
    assert!(WORDS.contains(&words), "{words} words");
}

#[test]
fn the_guide_says_what_problems_txt_says() {
    assert!(GUIDE.contains("\"The screen shows this version.\""));
    let source = fs::read_to_string("src/content/live/problems.rs").unwrap();
    assert!(source.contains("\"The screen shows this version.\""));
}

fn read_all(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, all);
        } else {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
