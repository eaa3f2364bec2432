//! A sheet as a reader of PDF sees it, and a code as a phone does.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A file of this name that no other test has.
fn file(name: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheet");
    fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{}-{name}", NUMBER.fetch_add(1, Ordering::Relaxed)))
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|why| panic!("{program}: {why}. `./test` installs what the tests need."));
    String::from_utf8(output.stdout).unwrap()
}

/// A PDF on disk.
pub struct Pdf(PathBuf);

impl Pdf {
    pub fn new(bytes: &[u8]) -> Self {
        let path = file("sheet.pdf");
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    /// Its words, in the order in which they are read, each line break a space.
    pub fn text(&self) -> String {
        one_line(&said("pdftotext", &["-enc", "UTF-8", self.0.to_str().unwrap(), "-"]))
    }

    /// The words of each page, in the order in which they were written.
    pub fn pages(&self) -> Vec<String> {
        let said = said("pdftotext", &["-raw", "-enc", "UTF-8", self.0.to_str().unwrap(), "-"]);
        said.trim_end_matches('\u{c}').split('\u{c}').map(one_line).collect()
    }

    /// "Pages" → "1".
    pub fn info(&self, name: &str) -> Option<String> {
        let said = said("pdfinfo", &[self.0.to_str().unwrap()]);
        let value = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(value.trim().to_owned())
    }

    /// The height of the lowest letters, in points.
    pub fn smallest_line(&self) -> f32 {
        let words = self.words();
        words.iter().map(|word| number(word, "yMax") - number(word, "yMin")).fold(f32::INFINITY, f32::min)
    }

    /// How far from the left edge of its page a word stands, each time that it comes.
    pub fn left_edges(&self, word: &str) -> Vec<f32> {
        let words = self.words();
        words.iter().filter(|line| line.contains(&format!(">{word}<"))).map(|line| number(line, "xMin")).collect()
    }

    /// Each with its place.
    fn words(&self) -> Vec<String> {
        let said = said("pdftotext", &["-bbox", self.0.to_str().unwrap(), "-"]);
        said.lines().filter(|line| line.contains("<word ")).map(str::to_owned).collect()
    }
}

fn number(word: &str, name: &str) -> f32 {
    let rest = word.split_once(&format!("{name}=\"")).unwrap().1;
    rest.split('"').next().unwrap().parse().unwrap()
}

/// Arabic words between their punctuation, without vowel signs: what pdftotext guesses wrong is only where those go.
pub fn phrases(words: &str) -> Vec<String> {
    let letters: String = words.chars().filter(|letter| !matches!(letter, '\u{64b}'..='\u{65f}')).collect();
    let phrases = letters.split(|letter: char| !letter.is_alphabetic() && letter != ' ').map(one_line);
    phrases.filter(|phrase| phrase.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))).collect()
}

/// White space as single spaces; without the marks around words of the other direction.
pub fn one_line(words: &str) -> String {
    let seen: String = words
        .chars()
        .filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a phone reads off a picture; `None` where it finds no code.
pub fn scanned(picture: &image::RgbaImage) -> Option<String> {
    let path = file("glass.png");
    picture.save(&path).unwrap();
    let read = said("zbarimg", &["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path.to_str().unwrap()]);
    (!read.is_empty()).then(|| read.trim_end().to_owned())
}
