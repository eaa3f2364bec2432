//! What the staff panel tells beside the visit. The kiosk keeps it up to date; no patient's screen reads it.

use crate::content::library::WallTime;
use crate::diagnostics::Diagnostic;

#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub version: &'static str,
    pub shown: Shown,
    pub files: Files,
    /// Of the files as they are now, errors first.
    pub findings: Vec<Diagnostic>,
    /// Lines of the report that is shown, small numbers hidden; empty where nothing is counted.
    pub counts: Vec<(String, String)>,
    /// The clock on the wall; `None` where the night is not kept, as in a preview.
    pub now: Option<WallTime>,
    /// Nobody is to tap what can't be done: there is no folder to check.
    pub can_check: bool,
}

/// Where the live content comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    Folder,
    LastGood,
    #[default]
    Program,
}

/// What the files in the folder are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Files {
    #[default]
    Good,
    Checking,
    Refused,
}
