//! Which content a command works on: a folder, or what is inside the program.

use std::path::Path;

use super::WrongUse;
use crate::content::{self, Library, Loaded};
use crate::diagnostics;

/// Reads a folder, or the content inside the program when none is named.
pub fn read(dir: Option<&Path>) -> Result<Loaded, WrongUse> {
    match dir {
        Some(dir) => content::load_dir(dir).map_err(|error| WrongUse(error.to_string())),
        None => Ok(content::load_embedded()),
    }
}

/// For commands that need the content to be right: its errors are printed and end the command.
pub fn read_whole(dir: Option<&Path>) -> Result<Library, WrongUse> {
    let loaded = read(dir)?;
    loaded.library.ok_or_else(|| {
        let place = dir.map_or_else(|| "inside the program".to_owned(), |dir| format!("in {}", dir.display()));
        let mut errors = loaded.findings;
        errors.retain(|finding| finding.severity == diagnostics::Severity::Error);
        WrongUse(format!("The content {place} has errors. Fix them first.\n\n{}", diagnostics::render(&errors)))
    })
}
