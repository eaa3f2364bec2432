//! The content's own files, for the commands that write them: read whole, written anew beside the old one, then renamed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::WrongUse;
use crate::content::live;
use crate::content::pack::{MAX_TEXT_BYTES, Pack, is_text};

/// A text of the content.
pub struct TextFile {
    pub on_disk: PathBuf,
    /// As people call it: inside the folder that they named.
    pub name: String,
    pub bytes: Arc<[u8]>,
}

/// Every `.ron` file of a folder.
pub fn in_folder(dir: &Path) -> Result<Vec<TextFile>, WrongUse> {
    let pack = Pack::from_dir(dir).map_err(|error| WrongUse(error.to_string()))?;
    if let Some(path) = pack.too_large.keys().find(|path| is_text(path)) {
        return Err(too_large(path));
    }
    let texts = pack.files.into_iter().filter(|(path, _)| is_text(path));
    Ok(texts.map(|(name, bytes)| TextFile { on_disk: dir.join(&name), name, bytes }).collect())
}

/// One file that is named by itself.
pub fn alone(path: &Path) -> Result<TextFile, WrongUse> {
    let name = path.display().to_string();
    if !is_text(&name) {
        return Err(WrongUse(format!("{name} is not a file of the content: their names end in .ron.")));
    }
    let unreadable = |error| WrongUse(format!("The file {name} can't be read: {error}."));
    if fs::metadata(path).map_err(unreadable)?.len() > MAX_TEXT_BYTES {
        return Err(too_large(&name));
    }
    let bytes = fs::read(path).map_err(unreadable)?.into();
    Ok(TextFile { on_disk: path.to_owned(), name, bytes })
}

/// The file is either the old one or the new one, whole, whatever happens meanwhile.
pub fn write_anew(path: &Path, bytes: &[u8]) -> Result<(), WrongUse> {
    let unwritable = |error| WrongUse(format!("The file {} can't be written: {error}.", path.display()));
    // What a link leads to is changed, not the link.
    let path = &if path.exists() { path.canonicalize().map_err(unwritable)? } else { path.to_owned() };
    live::replace(path, bytes).map_err(unwritable)
}

fn too_large(name: &str) -> WrongUse {
    WrongUse(format!("The file {name} is too large to be a text of the content."))
}

/// "1 file", "3 files"
pub fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}
