//! Which file of the pack a picture's name means. Names are looked up among the files that were read, so no name can
//! lead to a file outside the folder.

use crate::content::pack::Pack;
use crate::content::raw::{Cell, Kind};
use crate::content::read::RawTopic;

/// A name of a picture, and the file of the topic that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used<'r> {
    pub name: &'r str,
    pub file: &'static str,
}

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file of the pack. Its name may differ in capital letters from what is written.
    File {
        path: String,
    },
    /// A file that was too large to be read.
    TooLarge {
        path: String,
        bytes: u64,
    },
    /// A link; where it leads was not looked at.
    Link,
    Missing,
    Outside(Outside),
}

/// How a name tries to leave the folder of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// `../needle.jpg`
    Above,
    /// `C:\Users\desk\needle.jpg`
    Absolute,
    /// `https://example.org/needle.jpg`
    Internet,
    /// `photos/needle.jpg`
    Folder,
}

/// Every name that a topic uses, once for each file that it stands in.
pub fn used(raw: &RawTopic) -> Vec<Used<'_>> {
    let options = raw.topic.options.iter().map(|option| option.picture.as_str());
    let cells = raw.topic.comparison.iter().flat_map(|row| row.cells.values());
    let cells = cells.filter_map(|cell| match cell {
        Cell::Says { picture, .. } => picture.as_deref(),
        Cell::NotKnown => None,
    });
    let questions = raw.questions.questions.iter().flat_map(|question| {
        let map = match &question.kind {
            Kind::Map { front, back, .. } => vec![front.as_str(), back.as_str()],
            Kind::Single(_) | Kind::Multi(_) | Kind::Scale { .. } => Vec::new(),
        };
        question.picture.as_deref().into_iter().chain(map)
    });
    let in_topic = raw
        .topic
        .picture
        .as_deref()
        .into_iter()
        .chain(options)
        .chain(cells)
        .map(|name| Used { name, file: "topic.ron" });
    let in_questions = questions.map(|name| Used { name, file: "questions.ron" });
    let mut all: Vec<Used<'_>> = Vec::new();
    for one in in_topic.chain(in_questions) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// The folder of a topic's pictures, with its `/`.
pub fn folder(raw: &RawTopic) -> String {
    raw.path("pictures/")
}

pub fn find(raw: &RawTopic, pack: &Pack, name: &str) -> Found {
    if let Some(way) = leads_outside(name) {
        return Found::Outside(way);
    }
    let wanted = folder(raw) + name;
    // The name as it is written comes first; only then one that differs in capital letters.
    for same in [|a: &str, b: &str| a == b, |a: &str, b: &str| a.to_lowercase() == b.to_lowercase()] {
        if let Some(path) = pack.files.keys().find(|path| same(path, &wanted)) {
            return Found::File { path: path.clone() };
        }
        if let Some((path, bytes)) = pack.too_large.iter().find(|(path, _)| same(path, &wanted)) {
            return Found::TooLarge { path: path.clone(), bytes: *bytes };
        }
        if pack.links.iter().any(|link| above(&wanted).any(|path| same(link, path))) {
            return Found::Link;
        }
    }
    Found::Missing
}

/// "a/b/c", "a/b", "a": a link may be the picture or a folder on the way to it.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(folder, _)| folder))
}

fn leads_outside(name: &str) -> Option<Outside> {
    let mut letters = name.chars();
    let has_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':');
    if name.starts_with(['/', '\\', '~']) || name.starts_with("file:") || has_drive {
        Some(Outside::Absolute)
    } else if name.contains("://") || name.starts_with("data:") {
        Some(Outside::Internet)
    } else if name.split(['/', '\\']).any(|step| step == "..") {
        Some(Outside::Above)
    } else {
        name.contains(['/', '\\']).then_some(Outside::Folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_anywhere_else_is_recognised_and_a_plain_name_is_not() {
        for (name, way) in [
            ("../needle.jpg", Outside::Above),
            ("a\\..\\needle.jpg", Outside::Above),
            ("/home/desk/needle.jpg", Outside::Absolute),
            ("C:\\Users\\needle.jpg", Outside::Absolute),
            ("c:needle.jpg", Outside::Absolute),
            ("\\\\server\\needle.jpg", Outside::Absolute),
            ("~/needle.jpg", Outside::Absolute),
            ("file:///needle.jpg", Outside::Absolute),
            ("https://example.org/needle.jpg", Outside::Internet),
            ("photos/needle.jpg", Outside::Folder),
        ] {
            assert_eq!(leads_outside(name), Some(way), "{name}");
        }
        for name in ["needle.jpg", "a..b.jpg", "Übung 1.JPG", ""] {
            assert_eq!(leads_outside(name), None, "{name}");
        }
    }

    #[test]
    fn every_folder_above_a_picture_is_looked_at() {
        assert_eq!(above("a/b/c").collect::<Vec<_>>(), ["a/b/c", "a/b", "a"]);
    }
}
