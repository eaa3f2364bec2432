//! Brings the last good content back into its folder. Nothing is lost: whatever it replaces or takes out is moved into
//! a folder beside it first.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io, path};

use super::bell::Bell;
use super::checker::Checker;
use super::{Digest, Pace, Store, files, look};
use crate::content::{Pack, PackError};
use crate::engine::prove::Limits;

/// Hidden, so that it is never part of a pack.
const STAGE: &str = ".waitwise-restore";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Paths inside the folder that were written.
    pub brought_back: Vec<String>,
    /// Paths inside the folder that were moved into `before`.
    pub moved_away: Vec<String>,
    /// The folder with what was there before; `None` when nothing had to move.
    pub before: Option<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("There is no other good content to bring back: no screen of this computer has shown one from this folder. Nothing was changed. (Looked for in {}.)", .0.display())]
    NothingToRestore(PathBuf),
    #[error(transparent)]
    Unreadable(#[from] PackError),
    #[error("{} can't be the name of a content folder.", .0.display())]
    NoName(PathBuf),
    #[error("The content could not be brought back: {source}. Nothing was changed.")]
    NotBegun { source: io::Error },
    #[error(
        "The content was brought back only in part: {source}. Nothing is lost: what was there before is in {}.",
        before.display()
    )]
    Halfway { before: PathBuf, source: io::Error },
    #[error("The content was brought back only in part: {source}. Nothing had to be replaced, so nothing is lost.")]
    Partly { source: io::Error },
}

/// Brings back the newest pack of the store that differs from what is in the folder and can still be shown.
///
/// # Errors
/// When there is none, or it can't be written; in both cases nothing is lost.
pub fn restore(folder: &Path, store: &Store) -> Result<Restored, RestoreError> {
    let (folder, now) = if fs::symlink_metadata(folder).is_ok() {
        let pack = look::read(folder)?;
        (fs::canonicalize(folder).map_err(|source| RestoreError::NotBegun { source })?, pack)
    } else {
        (path::absolute(folder).map_err(|source| RestoreError::NotBegun { source })?, Pack::default())
    };
    let digest = Digest::of(&now);
    let (bell, _rung) = Bell::new();
    let mut checker = Checker::new(Limits::default(), Pace::default().prove_ms);
    let mut packs = store.newest_first().into_iter().filter(|pack| Digest::of(pack) != digest);
    let wanted = packs.find(|pack| checker.check(pack, &bell, &mut |_| {}).library.is_some());
    let wanted = wanted.ok_or_else(|| RestoreError::NothingToRestore(store.folder().to_owned()))?;
    let name = folder.file_name().ok_or_else(|| RestoreError::NoName(folder.clone()))?;

    let is_same = |path: &str| now.files.get(path).is_some_and(|bytes| wanted.files.get(path) == Some(bytes));
    let brought_back: Vec<String> = wanted.files.keys().filter(|path| !is_same(path)).cloned().collect();
    let stage = folder.join(STAGE);
    let staged = write_all(&stage, &wanted, &brought_back);
    if let Err(source) = staged {
        let _ = fs::remove_dir_all(&stage);
        return Err(RestoreError::NotBegun { source });
    }
    let outgoing = now.files.keys().chain(now.too_large.keys()).filter(|path| !is_same(path)).cloned();
    let mut before_name = name.to_owned();
    before_name.push("-before-restore");
    let before = first_free(&folder.with_file_name(before_name));
    let mut exchange = Exchange { folder: &folder, before, moved_away: Vec::new(), brought_back: 0 };
    let exchanged = exchange.exchange(outgoing.collect(), &brought_back, &stage);
    let _ = fs::remove_dir_all(&stage);
    let Exchange { before, moved_away, brought_back: written, .. } = exchange;
    match exchanged {
        Err(source) if moved_away.is_empty() && written == 0 => Err(RestoreError::NotBegun { source }),
        Err(source) if moved_away.is_empty() => Err(RestoreError::Partly { source }),
        Err(source) => Err(RestoreError::Halfway { before, source }),
        Ok(()) => Ok(Restored { brought_back, before: (!moved_away.is_empty()).then_some(before), moved_away }),
    }
}

/// All new files are on the disk before the first old one moves: a full disk changes nothing.
fn write_all(stage: &Path, pack: &Pack, paths: &[String]) -> io::Result<()> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    for (path, bytes) in paths.iter().filter_map(|path| pack.files.get_key_value(path)) {
        let file = stage.join(path);
        fs::create_dir_all(file.parent().unwrap_or(stage))?;
        files::write_new(&file, bytes)?;
    }
    Ok(())
}

struct Exchange<'f> {
    folder: &'f Path,
    before: PathBuf,
    moved_away: Vec<String>,
    brought_back: usize,
}

impl Exchange<'_> {
    fn exchange(&mut self, outgoing: Vec<String>, incoming: &[String], stage: &Path) -> io::Result<()> {
        for path in outgoing {
            self.move_away(path)?;
        }
        for path in incoming {
            self.clear_way(path)?;
            let file = self.folder.join(path);
            let parent = file.parent().unwrap_or(self.folder);
            fs::create_dir_all(parent)?;
            fs::rename(stage.join(path), &file)?;
            self.brought_back += 1;
            files::flush_folder(parent)?;
        }
        Ok(())
    }

    /// What no pack has can be in the way too: a link, a folder with a file's name, a file with a folder's.
    fn clear_way(&mut self, path: &str) -> io::Result<()> {
        let folders = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
        for part in folders {
            if fs::symlink_metadata(self.folder.join(part)).is_ok_and(|found| !found.is_dir()) {
                return self.move_away(part.to_owned());
            }
        }
        if fs::symlink_metadata(self.folder.join(path)).is_ok() { self.move_away(path.to_owned()) } else { Ok(()) }
    }

    fn move_away(&mut self, path: String) -> io::Result<()> {
        // What has the name of a folder that was moved in part already gets a number.
        let to = first_free(&self.before.join(&path));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        files::move_away(&self.folder.join(&path), &to)?;
        self.moved_away.push(path);
        Ok(())
    }
}

/// `content-before-restore`, `content-before-restore-2`, …
fn first_free(path: &Path) -> PathBuf {
    let mut free = path.to_owned();
    let mut number = 1_u32;
    while fs::symlink_metadata(&free).is_ok() {
        number += 1;
        let mut name: OsString = path.file_name().unwrap_or_default().to_owned();
        name.push(format!("-{number}"));
        free.set_file_name(name);
    }
    free
}
