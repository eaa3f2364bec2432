//! What all checks look at, read once.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::machine;
use crate::cli::content;
use crate::content::live::state_folder;
use crate::content::{Library, Loaded};
use crate::device::status::{EVERY_SECS, Status};
use crate::device::{Device, DeviceError};

pub struct Known {
    /// The folder that was named.
    pub folder: Option<PathBuf>,
    /// Or why it can't be read.
    pub content: Result<Loaded, String>,
    /// What was named; that of a computer of which nothing is said otherwise.
    pub device: Option<Result<Device, DeviceError>>,
    /// `None` where the computer names no place for it.
    pub state: Option<PathBuf>,
    /// `None` where no kiosk has ever written one; or why it can't be read.
    pub status: Result<Option<Status>, String>,
    pub kiosk: Kiosk,
}

/// By `status.json` and the list of processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kiosk {
    Runs,
    /// It is there, and has not written for too long.
    Hangs {
        silent_secs: u64,
    },
    IsGone {
        silent_secs: u64,
    },
    NeverRan,
}

/// Twice missed, and something is wrong.
const SILENT_TOO_LONG_SECS: u64 = 3 * EVERY_SECS;

impl Known {
    pub fn gather(folder: Option<PathBuf>, device: Option<&Path>, state: Option<PathBuf>) -> Self {
        let content = content::read(folder.as_deref()).map_err(|error| error.to_string());
        let state = state.or_else(state_folder);
        let status = match state.as_deref().map(Status::read) {
            Some(Ok(status)) => Ok(Some(status)),
            Some(Err(error)) if !is_absent(&error) => Err(error.to_string()),
            Some(Err(_)) | None => Ok(None),
        };
        let kiosk = status.as_ref().ok().and_then(Option::as_ref).map_or(Kiosk::NeverRan, kiosk);
        Self { folder, content, device: device.map(Device::load), state, status, kiosk }
    }

    pub fn library(&self) -> Option<&Library> {
        self.content.as_ref().ok()?.library.as_ref()
    }

    /// What is known of this computer; nothing where the file is broken.
    pub fn device(&self) -> Option<&Device> {
        self.device.as_ref()?.as_ref().ok()
    }

    /// What the kiosk said last.
    pub fn status(&self) -> Option<&Status> {
        self.status.as_ref().ok()?.as_ref()
    }
}

/// Nobody has written it yet; that a file stands where the folder should be is said by the check of the disk.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn kiosk(status: &Status) -> Kiosk {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // A clock that was set back makes nothing old.
    let silent_secs = now.saturating_sub(status.now_unix_secs);
    match (machine::is_waitwise(status.pid), silent_secs > SILENT_TOO_LONG_SECS) {
        (true, false) => Kiosk::Runs,
        (true, true) => Kiosk::Hangs { silent_secs },
        (false, _) => Kiosk::IsGone { silent_secs },
    }
}
