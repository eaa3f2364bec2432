//! From bytes to raw shapes. Each problem of reading becomes a plain sentence with its place; `ron` decides what is valid.

use serde::de::DeserializeOwned;

use super::pack::Pack;
use super::raw;
use crate::diagnostics::{Diagnostic, Position, nearest};

/// Every file of a pack that could be read.
#[derive(Debug)]
pub struct RawPack {
    pub kiosk: raw::Kiosk,
    pub topics: Vec<RawTopic>,
}

#[derive(Debug)]
pub struct RawTopic {
    /// The folder's name.
    pub id: String,
    pub topic: raw::Topic,
    pub questions: raw::Questions,
    pub rules: raw::Rules,
}

impl RawTopic {
    pub fn path(&self, file: &str) -> String {
        topic_path(&self.id, file)
    }
}

pub fn topic_path(id: &str, file: &str) -> String {
    format!("topics/{id}/{file}")
}

/// The format that this program reads and writes.
const FORMAT: u32 = 1;

/// `None` when `kiosk.ron` can't be read; topics that can't be read are left out, with their problems told.
pub fn read(pack: &Pack, findings: &mut Vec<Diagnostic>) -> Option<RawPack> {
    for (path, bytes) in &pack.too_large {
        let message = format!("This file is too large to be read: it has {bytes} bytes.");
        findings.push(Diagnostic::error("file-too-large", path, message));
    }
    let kiosk: raw::Kiosk = parse(pack, "kiosk.ron", findings)?;
    check_format(kiosk.format, "kiosk.ron", pack, findings);
    let mut topics = Vec::new();
    for id in &kiosk.topics {
        if !pack.files.keys().any(|path| path.starts_with(&topic_path(id, ""))) {
            findings.push(no_folder(pack, id));
            continue;
        }
        let topic: Option<raw::Topic> = parse(pack, &topic_path(id, "topic.ron"), findings);
        let questions: Option<raw::Questions> = parse(pack, &topic_path(id, "questions.ron"), findings);
        let rules: Option<raw::Rules> = parse(pack, &topic_path(id, "rules.ron"), findings);
        if let (Some(topic), Some(questions), Some(rules)) = (topic, questions, rules) {
            for (format, file) in
                [(topic.format, "topic.ron"), (questions.format, "questions.ron"), (rules.format, "rules.ron")]
            {
                check_format(format, &topic_path(id, file), pack, findings);
            }
            topics.push(RawTopic { id: id.clone(), topic, questions, rules });
        }
    }
    if kiosk.topics.is_empty() {
        let place = super::locate::field(pack.text("kiosk.ron"), "topics");
        let finding = Diagnostic::error("no-topics", "kiosk.ron", "The list of topics is empty.");
        findings.push(finding.at(place, pack.text("kiosk.ron")).help("Write at least one: topics: [\"muscle-pain\"]"));
    }
    Some(RawPack { kiosk, topics })
}

fn no_folder(pack: &Pack, id: &str) -> Diagnostic {
    let text = pack.text("kiosk.ron");
    let place = super::locate::strings(text, id).first().copied();
    let folders = pack.files.keys().filter_map(|path| path.strip_prefix("topics/")?.split('/').next());
    let help = match nearest(id, folders) {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None => format!("Make the folder topics/{id}, or take \"{id}\" out of the list."),
    };
    let message = format!("There is no folder for the topic \"{id}\".");
    Diagnostic::error("unknown-topic", "kiosk.ron", message).at(place, text).help(help)
}

fn check_format(format: u32, path: &str, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    if format != FORMAT {
        let text = pack.text(path);
        let message = format!("This file says format {format}; this program reads format {FORMAT}.");
        findings.push(
            Diagnostic::error("unknown-format", path, message)
                .at(super::locate::field(text, "format"), text)
                .help(format!("Write format: {FORMAT}")),
        );
    }
}

fn parse<T: DeserializeOwned>(pack: &Pack, path: &str, findings: &mut Vec<Diagnostic>) -> Option<T> {
    let Some(bytes) = pack.files.get(path) else {
        if !pack.too_large.contains_key(path) {
            findings.push(Diagnostic::error("file-missing", path, "This file is missing.").help("Put it back."));
        }
        return None;
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = String::from_utf8_lossy(before).matches('\n').count() + 1;
            let message = format!("Line {line} has a letter saved in an old format.");
            findings.push(Diagnostic::error("not-utf8", path, message).help("Save the file as UTF-8."));
            return None;
        }
    };
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            findings.push(plain_error(&error, path, text));
            None
        }
    }
}

/// What `ron` says, in words without a name of ours in them.
fn plain_error(error: &ron::error::SpannedError, path: &str, text: &str) -> Diagnostic {
    use ron::error::Error;
    let place = Position { line: error.span.start.line, column: error.span.start.col };
    let (message, help) = match &error.code {
        Error::ExpectedComma => (
            "A comma is missing before this.".to_owned(),
            Some("Put a comma at the end of the line before.".to_owned()),
        ),
        Error::ExpectedString => (
            "A text in straight quotes belongs here.".to_owned(),
            Some("Write it as \"…\" with straight quotes.".to_owned()),
        ),
        Error::ExpectedStringEnd => {
            ("A text is not closed: its second quote is missing.".to_owned(), Some("Add the closing \".".to_owned()))
        }
        Error::ExpectedArrayEnd => ("A list is not closed here.".to_owned(), Some("Add the missing ].".to_owned())),
        Error::ExpectedStructLikeEnd | Error::ExpectedMapEnd => {
            ("Something is not closed here.".to_owned(), Some("Add the missing ) or }.".to_owned()))
        }
        Error::ExpectedBoolean => ("This is written true or false.".to_owned(), None),
        Error::ExpectedInteger | Error::ExpectedFloat => ("A number belongs here, such as 30.".to_owned(), None),
        Error::NoSuchStructField { expected, found, .. } => (
            format!("There is no field called `{found}` here."),
            Some(match nearest(found, expected.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Fields that can stand here: {}.", expected.join(", ")),
            }),
        ),
        Error::MissingStructField { field, .. } => {
            (format!("The field `{field}` is missing."), Some(format!("Add a line {field}: …,")))
        }
        Error::DuplicateStructField { field, .. } => {
            (format!("The field `{field}` stands here twice."), Some("Take one of them out.".to_owned()))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{found}` is not a word that can stand here."),
            Some(match nearest(found, expected.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Words that can stand here: {}.", expected.join(", ")),
            }),
        ),
        Error::TrailingCharacters => (
            "There is something after the end.".to_owned(),
            Some("Take it out, or check the brackets above.".to_owned()),
        ),
        Error::Eof => ("The file ends too early.".to_owned(), Some("A closing ), ] or quote is missing.".to_owned())),
        _ => (
            "This can't be read.".to_owned(),
            Some("Check the quotes, commas and brackets on this line and the one before.".to_owned()),
        ),
    };
    let finding = Diagnostic::error("syntax", path, message).at(Some(place), text);
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
