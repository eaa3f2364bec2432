//! What staff and technicians read afterwards: five files of a megabyte at most, so that it never fills a disk. Nothing of
//! a visit is ever written: what a patient does is in types whose `Debug` says nothing.

use std::path::Path;
use std::sync::Mutex;

use file_rotate::compression::Compression;
use file_rotate::suffix::AppendCount;
use file_rotate::{ContentLimit, FileRotate};

const MAX_BYTES: usize = 1 << 20;
/// Beside the one that is written.
const OLDER_FILES: usize = 4;

/// Where the log lies within the state folder.
pub const FOLDER: &str = "log";
pub const FILE: &str = "waitwise.log";

/// From now on [`crate::kiosk::tell_staff`] writes there too. A disk that takes nothing does no harm: the words are on
/// stderr, and so in the system's journal.
pub fn start(state: &Path) {
    let folder = state.join(FOLDER);
    // `FileRotate` panics where it can't make the folder.
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let limit = ContentLimit::BytesSurpassed(MAX_BYTES);
    let file = FileRotate::new(folder.join(FILE), AppendCount::new(OLDER_FILES), limit, Compression::None, None);
    let written = tracing_subscriber::fmt().with_writer(Mutex::new(file)).with_ansi(false).with_target(false);
    // Only the first start counts: there is one log.
    let _ = tracing::subscriber::set_global_default(written.finish());
}
