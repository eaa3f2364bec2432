//! One kiosk on a screen: a lock that goes with the program, however it ends.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// Held as long as the program runs.
#[derive(Debug)]
pub struct OnlyOne {
    _lock: Option<File>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("waitwise already runs on this screen, so this second one ends. The first one is not touched.")]
pub struct AlreadyRuns;

/// Where there is no place for a lock, the kiosk runs without one: a screen is worth more.
///
/// # Errors
/// When another one holds the lock.
pub fn only_one(state: Option<&Path>) -> Result<OnlyOne, AlreadyRuns> {
    let Some(folder) = runtime_folder().or_else(|| state.map(Path::to_owned)) else {
        return Ok(OnlyOne { _lock: None });
    };
    let opened = fs::create_dir_all(&folder)
        .and_then(|()| File::options().create(true).append(true).open(folder.join("waitwise.lock")));
    let Ok(file) = opened else { return Ok(OnlyOne { _lock: None }) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(AlreadyRuns),
        Ok(()) => Ok(OnlyOne { _lock: Some(file) }),
        Err(TryLockError::Error(_)) => Ok(OnlyOne { _lock: None }),
    }
}

/// That of the service, else of the session: it is emptied when the computer starts.
fn runtime_folder() -> Option<PathBuf> {
    let names = ["RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR"];
    names.into_iter().filter_map(env::var_os).map(PathBuf::from).find(|path| path.is_absolute() && path.is_dir())
}
