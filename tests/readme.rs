//! The README and the pages beside it tell what is so: pictures, commands and links.
//! `UPDATE_SNAPSHOTS=1 cargo test --test readme` makes the pictures anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use egui_kittest::{SnapshotOptions, SnapshotResults};
use ui_support::{Kiosk, PORTRAIT, library, screens};

const README: &str = include_str!("../README.md");
const COMMANDS: &str = include_str!("../docs/commands.md");
const PICTURES: &str = "docs/pictures";

/// The pictures in the order of the README, and the screens that they show.
const SCREENS: [(&str, &str); 4] =
    [("attract", "attract"), ("card", "card-feels"), ("question", "question-needles-chosen"), ("results", "results")];

/// Four fit beside each other. Three pixels for each that is shown: sharp on every screen, and each letter when opened.
const SHOWN_WIDTH: &str = "width=\"180\"";
const PIXELS_PER_POINT: f32 = 3.0 * 180.0 / PORTRAIT.x;

/// These show a window, wait for a person, or tell of the computer they run on: only how they are written is tried.
const ONLY_HELP: [&str; 8] = ["run", "preview", "gallery", "restore", "pin", "device", "doctor", "stats"];

#[test]
fn the_pictures_of_the_readme_are_the_screens_as_they_are() {
    let library = library();
    let screens = screens::all(&library);
    let options = SnapshotOptions::new().output_path(PICTURES);
    let mut results = SnapshotResults::new();
    let mut kiosk = Kiosk::with_pixels(library, PORTRAIT, PIXELS_PER_POINT);
    for (picture, screen) in SCREENS {
        let (_, state) = screens.iter().find(|(name, _)| name == screen).expect(screen);
        kiosk.show(state.clone());
        results.add(kiosk.harness.try_snapshot_options(picture, &options));
    }
}

#[test]
fn the_readme_shows_these_pictures_with_words_for_who_cannot_see_them_and_no_other_lies_beside_them() {
    let mut shown = Vec::new();
    for tag in README.split("<img ").skip(1).map(|rest| rest.split('>').next().unwrap()) {
        assert!(tag.contains(SHOWN_WIDTH), "{tag}");
        assert!(tag.split("alt=\"").nth(1).is_some_and(|alt| alt.len() > 40), "{tag}");
        let source = tag.split("src=\"").nth(1).unwrap().split('"').next().unwrap();
        shown.push(source.to_owned());
    }
    assert_eq!(shown, SCREENS.map(|(picture, _)| format!("{PICTURES}/{picture}.png")));
    // What a comparison that failed leaves has a dot more in its name.
    let names = fs::read_dir(PICTURES).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let kept: BTreeSet<String> = names.filter(|name| name.matches('.').count() == 1).collect();
    assert_eq!(kept, SCREENS.map(|(picture, _)| format!("{picture}.png")).into());
}

/// Without the insides of code blocks.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// What a page links to and shows, but for other sites.
fn links(page: &str) -> Vec<String> {
    let prose = prose(page);
    let after = |start: &str, end: char| -> Vec<String> {
        prose.split(start).skip(1).map(|rest| rest.split(end).next().unwrap().to_owned()).collect()
    };
    let all = after("](", ')').into_iter().chain(after("src=\"", '"'));
    all.filter(|link| !link.starts_with("https://")).collect()
}

/// The names under which the headings of a page can be linked to.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let name = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
        kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    };
    headings.map(name).collect()
}

/// The README and every page under docs.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![PathBuf::from("README.md")];
    let mut folders = vec![PathBuf::from("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(path);
            }
        }
    }
    pages
}

/// Links of a page that lead nowhere.
fn dead_links(page: &Path, text: &str) -> Vec<String> {
    let leads_somewhere = |link: &str| {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let target = if file.is_empty() { page.to_owned() } else { page.parent().unwrap().join(file) };
        target.exists() && (anchor.is_empty() || anchors(&prose(&fs::read_to_string(target).unwrap())).contains(anchor))
    };
    links(text).into_iter().filter(|link| !leads_somewhere(link)).collect()
}

#[test]
fn every_link_and_picture_of_the_readme_and_the_docs_leads_somewhere() {
    let mut dead = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        dead.extend(dead_links(&page, &text).into_iter().map(|link| format!("{}: {link}", page.display())));
    }
    assert_eq!(dead, [""; 0]);
}

#[test]
fn a_link_to_no_file_a_picture_that_is_gone_and_a_heading_with_another_name_are_noticed() {
    let page = "[a](docs/nowhere.md) [b](docs/engine.md#nothing) <img src=\"docs/gone.png\"> [c](docs/engine.md#the-proof) \
        [d](https://example.org)\n```\n[e](in-code.md)\n```\n";
    let dead = dead_links(Path::new("README.md"), page);
    assert_eq!(dead, ["docs/nowhere.md", "docs/engine.md#nothing", "docs/gone.png"]);
}

#[test]
fn the_readme_leads_to_every_page_of_the_docs() {
    let linked: BTreeSet<String> =
        links(README).into_iter().map(|link| link.split('#').next().unwrap().to_owned()).collect();
    let docs = pages().into_iter().filter(|page| page.parent() == Some(Path::new("docs")));
    let missing: Vec<PathBuf> = docs.filter(|page| !linked.contains(page.to_str().unwrap())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The lines of the code blocks for a shell.
fn typed(page: &str) -> Vec<&str> {
    let blocks = page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.flat_map(str::lines).collect()
}

/// An empty folder to type commands in; a shell finds the program there as it would once it is installed.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Self(root)
    }

    fn types(&self, line: &str) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_waitwise")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(&self.0).stdin(Stdio::null());
        // Without a display: a command that opens a window by mistake fails at once.
        shell.env("PATH", path).env("XDG_STATE_HOME", self.0.join("state"));
        shell.env_remove("STATE_DIRECTORY").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        shell.output().expect("there is a shell")
    }

    fn accepts(&self, line: &str) {
        let output = self.types(line);
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{line}\n{told}");
    }

    /// Types the lines one after another, as far as that can be done without a person and a screen.
    fn types_all(&self, page: &str) {
        for line in typed(page) {
            let line = line.split(" #").next().unwrap().trim();
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["waitwise", command, ..] if !ONLY_HELP.contains(&command) => self.accepts(line),
                ["waitwise", ..] => self.accepts(&format!("{line} --help")),
                // The script hands on what stands behind it.
                ["./run", ref rest @ ..] => self.accepts(&format!("waitwise run {} --help", rest.join(" "))),
                ["cargo" | "apt", "install", ..] => {}
                [script] => assert!(Path::new(script).is_file(), "there is no {script}"),
                _ => panic!("the test does not know how to try: {line}"),
            }
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_command_of_the_readme_works_as_it_is_written() {
    assert!(typed(README).len() > 8);
    Desk::new("readme").types_all(README);
}

#[test]
fn every_command_of_the_list_works_as_it_is_written() {
    Desk::new("commands").types_all(COMMANDS);
}

#[test]
fn the_list_of_commands_has_every_command_of_the_program_and_no_other() {
    let desk = Desk::new("list");
    let help = String::from_utf8(desk.types("waitwise help").stdout).unwrap();
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut there: BTreeSet<&str> = commands.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    there.remove("help");
    let told: BTreeSet<&str> = typed(COMMANDS)
        .into_iter()
        .filter_map(|line| line.split('#').next().unwrap().split_whitespace().nth(1))
        .collect();
    assert_eq!(told, there);
}
