//! The files of a pack, wherever they come from: the program itself or a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostics::nearest;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/content");

/// Larger files are refused: a text of this kind has a few dozen kilobytes.
pub const MAX_TEXT_BYTES: u64 = 1 << 20;
/// A photo from a phone has 3 to 12 MiB.
pub const MAX_PICTURE_BYTES: u64 = 32 << 20;
const MAX_DEPTH: usize = 4;

#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Where it was read from, to be named to whoever changes it.
    pub folder: Option<PathBuf>,
    /// Path inside the folder, with `/` → bytes.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Files that are too large to be read, with their size in bytes.
    pub too_large: BTreeMap<String, u64>,
    /// Files and folders that are links. They were not followed; kept so that it can be said.
    pub links: BTreeSet<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("There is no folder {}. {hint}", path.display())]
    NoFolder { path: PathBuf, hint: String },
    #[error("{} is a file. Name the folder that it stands in.", .0.display())]
    AFile(PathBuf),
    #[error("{} can't be read: {source}.", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
}

impl Pack {
    pub fn embedded() -> Self {
        let mut pack = Self::default();
        let mut folders = vec![&EMBEDDED];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                pack.files.insert(file.path().to_string_lossy().replace('\\', "/"), Arc::from(file.contents()));
            }
        }
        pack
    }

    /// Reads a folder. Links are not followed, so nothing outside the folder is ever read; copies, backups and
    /// half-saved files of editors are passed over.
    ///
    /// # Errors
    /// When the folder is missing or can't be read.
    pub fn from_dir(dir: &Path) -> Result<Self, PackError> {
        if !dir.is_dir() {
            return Err(if dir.is_file() {
                PackError::AFile(dir.to_owned())
            } else {
                PackError::NoFolder { path: dir.to_owned(), hint: folder_beside(dir) }
            });
        }
        let mut pack = Self { folder: Some(dir.to_owned()), ..Self::default() };
        pack.read_folder(dir, "", 0)?;
        Ok(pack)
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.too_large.is_empty()
    }

    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn read_folder(&mut self, dir: &Path, prefix: &str, depth: usize) -> Result<(), PackError> {
        let unreadable = |source| PackError::Unreadable { path: dir.to_owned(), source };
        for entry in fs::read_dir(dir).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if is_leftover(&name) {
                continue;
            }
            let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            if kind.is_dir() && depth < MAX_DEPTH {
                self.read_folder(&entry.path(), &path, depth + 1)?;
            } else if kind.is_file() {
                self.read_file(&entry.path(), path)?;
            } else if kind.is_symlink() {
                self.links.insert(path);
            }
        }
        Ok(())
    }

    fn read_file(&mut self, file: &Path, path: String) -> Result<(), PackError> {
        let unreadable = |source| PackError::Unreadable { path: file.to_owned(), source };
        let size = file.metadata().map_err(unreadable)?.len();
        if size > max_bytes(&path) {
            self.too_large.insert(path, size);
            return Ok(());
        }
        let bytes = fs::read(file).map_err(unreadable)?;
        self.files.insert(path, Arc::from(bytes));
        Ok(())
    }
}

/// "Did you mean my-clinic?", of the folders beside it.
fn folder_beside(dir: &Path) -> String {
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = fs::read_dir(parent).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
    let names: Vec<String> = beside.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let name = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    nearest(name, names.iter().map(String::as_str))
        .map_or_else(|| "Check the name.".to_owned(), |near| format!("Did you mean {}?", parent.join(near).display()))
}

/// A file that is read as text: its name ends in `.ron`.
pub fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("ron"))
}

/// How large a file may be.
pub fn max_bytes(path: &str) -> u64 {
    if is_text(path) { MAX_TEXT_BYTES } else { MAX_PICTURE_BYTES }
}

/// `topic (1).ron`, `~$topic.ron`, `.topic.ron.swp`, `topic.ron~`, `topic.ron.bak`
fn is_leftover(name: &str) -> bool {
    let copy = name.rsplit_once('.').is_some_and(|(stem, _)| stem.ends_with(')') && stem.contains(" ("));
    name.starts_with('.')
        || name.starts_with('~')
        || name.ends_with('~')
        || name.to_lowercase().ends_with(".bak")
        || copy
}
