//! `problems.txt`, at the top of the content folder: whoever saves a mistake finds it beside the files, in words.

use std::fs;
use std::path::Path;

use super::{Origin, files};
use crate::diagnostics::{self, Diagnostic};

/// Never part of a pack.
pub const PROBLEMS_FILE: &str = "problems.txt";

/// What is on the screen, seen from the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    ShowsThis,
    ShowsOther(Origin),
}

/// Written only when its text changes. A folder that can't be written to goes without it.
pub fn write(folder: &Path, screen: Screen, findings: &[Diagnostic]) {
    let file = folder.join(PROBLEMS_FILE);
    let text = text(screen, findings);
    if fs::read(&file).is_ok_and(|old| old == text.as_bytes()) {
        return;
    }
    let _ = files::replace(&file, text.as_bytes());
}

fn text(screen: Screen, findings: &[Diagnostic]) -> String {
    let shows = match screen {
        Screen::ShowsThis => "The screen shows this version.",
        Screen::ShowsOther(Origin::Folder) => "The screen still shows the earlier version, not this one.",
        Screen::ShowsOther(Origin::LastGood) => "The screen shows the last good version, not this one.",
        Screen::ShowsOther(Origin::Program) => "The screen shows the content inside the program, not this one.",
    };
    let fix = match screen {
        Screen::ShowsThis => "",
        Screen::ShowsOther(_) => "Fix the errors below and save. The screen follows by itself.\n",
    };
    let list = if findings.is_empty() { "No problems.\n".to_owned() } else { diagnostics::render(findings) };
    format!("{shows}\n{fix}\n{list}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_what_the_screen_shows_and_the_rest_what_is_wrong() {
        assert_eq!(text(Screen::ShowsThis, &[]), "The screen shows this version.\n\nNo problems.\n");
        let error = Diagnostic::error("x", "kiosk.ron", "Wrong.");
        let told = text(Screen::ShowsOther(Origin::Folder), &[error]);
        assert!(told.starts_with("The screen still shows the earlier version, not this one.\n"), "{told}");
        assert!(told.ends_with("error[x]: Wrong.\n  --> kiosk.ron\n\n"), "{told}");
    }
}
