//! Content that follows its folder while the kiosk runs. Events of the file system are hints; what is in the files
//! decides. A pack goes live whole, checked and proven, or not at all.

mod bell;
mod checker;
mod digest;
mod files;
mod look;
mod problems;
mod reload;
mod restore;
mod sealed;
mod start;
mod store;
mod watch;

use std::sync::Arc;

use super::Library;
use crate::diagnostics::Diagnostic;
pub use digest::Digest;
pub use files::replace;
pub use problems::PROBLEMS_FILE;
pub use restore::{RestoreError, Restored, restore};
pub use start::NothingToShow;
pub use store::{Generation, LAST_GOOD_FOLDER, Store, default_store, state_folder, store_in, stores_in};

use bell::Bell;

/// How soon things happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// After the last hint that a file was saved, before the folder is read.
    pub settle_ms: u64,
    /// Between full readings: network shares and USB sticks give no hints.
    pub poll_ms: u64,
    /// For the proof of one reload. What can't be shown in this time doesn't go live.
    pub prove_ms: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { settle_ms: 300, poll_ms: 15_000, prove_ms: 30_000 }
    }
}

/// Whom the content is followed for.
#[derive(Clone, Debug)]
pub enum Audience {
    /// Patients: what is wrong is listed in the folder, and the last good content is kept where there is a place for it.
    Patients { store: Option<Store> },
    /// Whoever changes it and sees what is wrong anyway: nothing is written anywhere.
    Desk,
}

/// Where the live content comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The content folder.
    Folder,
    /// An earlier state of the folder, kept on this computer.
    LastGood,
    /// The program itself.
    Program,
}

/// Content that can be shown.
#[derive(Clone, Debug)]
pub struct Ready {
    pub library: Arc<Library>,
    pub origin: Origin,
    /// Warnings and notes; when the content doesn't come from the folder, also why not.
    pub findings: Vec<Diagnostic>,
    pub digest: Digest,
}

/// What the staff panel and the screen hear of a reload.
#[derive(Clone, Debug)]
pub enum News {
    /// The folder has changed and is being checked.
    Checking,
    /// A topic of this name is being proven; topics whose rules are the same are not proven again.
    Proving { topic: String },
    /// The folder's content goes live. After a refusal it can be what is live already: then the library is the same.
    Ready(Ready),
    /// The folder's content can't be shown; what is live stays.
    Refused { findings: Vec<Diagnostic> },
    /// The live content could not be kept for a start with broken content, because the disk is full for example.
    NotKept { finding: Diagnostic },
    /// That has passed: it is kept now.
    Kept,
}

/// A folder that is followed, on a thread of its own, until this is dropped.
#[derive(Debug)]
pub struct Live {
    bell: Bell,
}

impl Live {
    /// Checks the folder anew, also if nothing has changed since it was checked or refused.
    pub fn check_now(&self) {
        self.bell.ask_again();
    }
}

impl Drop for Live {
    /// Doesn't wait for the thread, since it may hang in the reading of a network share. A proof ends early.
    fn drop(&mut self) {
        self.bell.end();
    }
}
