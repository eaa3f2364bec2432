//! Writing that a power cut can't tear: a new file, flushed to the disk, then renamed over the old one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Replaces a file as a whole; who may read it stays as it was. When it can't be written, the old one stays.
///
/// # Errors
/// When the disk is full or read-only, or the folder is not there.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = fresh_name(file);
    let permissions = fs::metadata(file).map(|before| before.permissions()).ok();
    let written = write_new(&fresh, bytes)
        .and_then(|()| permissions.map_or(Ok(()), |before| fs::set_permissions(&fresh, before)))
        .and_then(|()| fs::rename(&fresh, file));
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    written?;
    // A bare name stands in the current folder.
    flush_folder(file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

/// The name of a file while it is written: hidden, so that it is never part of a pack.
pub fn fresh_name(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.new"))
}

/// Writes a file that isn't there yet, and flushes it. What an earlier try left is taken away first, so that nothing is
/// ever written through a link.
pub fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut fresh = File::options().write(true).create_new(true).open(file)?;
    fresh.write_all(bytes)?;
    fresh.sync_all()
}

/// A name in a folder is on the disk only when the folder is.
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Moves a file, link or folder, also to another disk.
pub fn move_away(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy(from, to)?;
            let is_folder = fs::symlink_metadata(from)?.is_dir();
            if is_folder { fs::remove_dir_all(from) } else { fs::remove_file(from) }
        }
        moved => moved,
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let kind = fs::symlink_metadata(from)?.file_type();
    if kind.is_dir() {
        fs::create_dir(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return flush_folder(to);
    }
    #[cfg(unix)]
    if kind.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.sync_all()
}
