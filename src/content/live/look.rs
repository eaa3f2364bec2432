//! Looking into the content folder, and waiting until it is at rest.

use std::path::Path;

use super::{Digest, PROBLEMS_FILE};
use crate::content::{Pack, PackError};

/// What tells one state of the folder from another: its digest, or in words why it can't be read.
pub type Seen = Result<Digest, String>;

pub struct Look {
    pub seen: Seen,
    /// Empty when the folder can't be read.
    pub pack: Pack,
}

/// The pack in a folder, without what the kiosk itself writes there.
///
/// # Errors
/// When the folder is missing or can't be read.
pub fn read(folder: &Path) -> Result<Pack, PackError> {
    let mut pack = Pack::from_dir(folder)?;
    pack.files.remove(PROBLEMS_FILE);
    pack.too_large.remove(PROBLEMS_FILE);
    Ok(pack)
}

pub fn look(folder: &Path) -> Look {
    match read(folder) {
        Ok(pack) => Look { seen: Ok(Digest::of(&pack)), pack },
        Err(PackError::NoFolder { .. }) => {
            Look { seen: Err("The content folder is not there.".to_owned()), pack: Pack::default() }
        }
        Err(error) => Look { seen: Err(error.to_string()), pack: Pack::default() },
    }
}

/// Looks until two looks in a row see the same, or the first sees what is known: a file that is being copied differs, and
/// one that is being renamed is missing for a moment. `pause` waits between two looks; `None` when it says to give up.
pub fn at_rest(folder: &Path, known: Option<&Seen>, pause: &mut dyn FnMut() -> bool) -> Option<Look> {
    let mut now = look(folder);
    if Some(&now.seen) == known {
        return Some(now);
    }
    loop {
        let before = now.seen;
        // Not two packs at once in memory.
        drop(now.pack);
        if !pause() {
            return None;
        }
        now = look(folder);
        if now.seen == before {
            return Some(now);
        }
    }
}
