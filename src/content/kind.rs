//! Which of the pack's texts a file is, told by its path alone.

use std::fmt::Debug;

use serde::de::DeserializeOwned;

use super::raw;
use super::read::parse::{Parsed, parse};
use crate::diagnostics::{self, Diagnostic};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Kiosk,
    Topic,
    Questions,
    Rules,
    /// `lang/es.ron` in a topic's folder.
    Translation,
    Other,
}

impl FileKind {
    /// By the file's name, and its folder's for a translation.
    pub fn of(path: &str) -> Self {
        let (folder, name) = path.rsplit_once(['/', '\\']).unwrap_or(("", path));
        match name {
            _ if folder.rsplit(['/', '\\']).next() == Some("lang") => Self::Translation,
            "kiosk.ron" => Self::Kiosk,
            "topic.ron" => Self::Topic,
            "questions.ron" => Self::Questions,
            "rules.ron" => Self::Rules,
            _ => Self::Other,
        }
    }
}

/// What a file means, written out whole: two texts mean the same where this is equal.
///
/// # Errors
/// What is wrong with a file that `ron` refuses.
pub fn value(path: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
    fn written<T: DeserializeOwned + Debug>(path: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
        let Parsed { value, findings, .. } = parse::<T>(path, text);
        match value {
            Some(value) if !diagnostics::has_errors(&findings) => Ok(format!("{value:?}")),
            _ => Err(findings),
        }
    }
    match FileKind::of(path) {
        FileKind::Kiosk => written::<raw::Kiosk>(path, text),
        FileKind::Topic => written::<raw::Topic>(path, text),
        FileKind::Questions => written::<raw::Questions>(path, text),
        FileKind::Rules => written::<raw::Rules>(path, text),
        FileKind::Translation => written::<raw::Translation>(path, text),
        FileKind::Other => written::<ron::Value>(path, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_name_and_a_translation_by_its_folder() {
        for (path, kind) in [
            ("kiosk.ron", FileKind::Kiosk),
            ("topics/muscle-pain/topic.ron", FileKind::Topic),
            ("C:\\pack\\rules.ron", FileKind::Rules),
            ("topics/muscle-pain/lang/es.ron", FileKind::Translation),
            ("lang/topic.ron", FileKind::Translation),
            ("theme/dark.ron", FileKind::Other),
        ] {
            assert_eq!(FileKind::of(path), kind, "{path}");
        }
    }

    #[test]
    fn blanks_remarks_and_defaults_do_not_change_what_a_file_means_and_a_word_does() {
        let meant = |text| value("rules.ron", text).ok();
        assert!(meant("(format: 2, rules: [])").is_some());
        assert_eq!(meant("(format: 2, rules: [])"), meant("( format:2, /* none */ rules: [ ], tie_margin: 0 )"));
        assert_ne!(meant("(format: 2, rules: [])"), meant("(format: 2, rules: [], tie_margin: 1)"));
        assert_eq!(meant("(format: 2, rulez: [])"), None);
    }
}
