//! The last two good packs, on a disk of this computer.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use super::{Digest, files, sealed};
use crate::content::Pack;

/// Within the state folder; `content` beside it is where a kiosk on a wall has what staff write.
pub const LAST_GOOD_FOLDER: &str = "last-good";
const KEPT: usize = 2;
const NAME_START: &str = "last-good-";
const NAME_END: &str = ".pack";

/// A folder with one file a pack; the highest number is the newest.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

struct Kept {
    number: u64,
    file: PathBuf,
    /// `None` when the file is torn or altered.
    pack: Option<Pack>,
}

/// A pack as it lies on the disk.
#[derive(Clone, Debug)]
pub struct Generation {
    pub file: PathBuf,
    pub saved: Option<SystemTime>,
    /// Its checksum is right.
    pub is_whole: bool,
}

impl Store {
    /// The folder is made when the first pack is kept.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Torn and altered files are passed over.
    pub fn newest_first(&self) -> Vec<Pack> {
        self.kept().into_iter().filter_map(|kept| kept.pack).collect()
    }

    /// Every file, newest first, torn ones too: for a technician.
    pub fn generations(&self) -> Vec<Generation> {
        let generations = self.kept().into_iter().map(|kept| Generation {
            saved: fs::metadata(&kept.file).and_then(|data| data.modified()).ok(),
            is_whole: kept.pack.is_some(),
            file: kept.file,
        });
        generations.collect()
    }

    /// Makes this pack the newest. The one before it stays; older and torn ones go.
    ///
    /// # Errors
    /// When it can't be written, for example because the disk is full; then the old ones stay as they are.
    pub fn keep(&self, pack: &Pack) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let digest = Digest::of(pack);
        let kept: Vec<(Option<Digest>, Kept)> =
            self.kept().into_iter().map(|kept| (kept.pack.as_ref().map(Digest::of), kept)).collect();
        let newest = kept.iter().find_map(|(digest, _)| *digest);
        let mut stay = Vec::new();
        if newest != Some(digest) {
            let number = kept.iter().map(|(_, kept)| kept.number).max().unwrap_or_default().saturating_add(1);
            // Ten digits and more, so that a list of the folder shows them in order.
            files::replace(&self.folder.join(format!("{NAME_START}{number:010}{NAME_END}")), &sealed::seal(pack))?;
            stay.push(digest);
        }
        for (digest, kept) in kept {
            match digest {
                Some(digest) if stay.len() < KEPT && !stay.contains(&digest) => stay.push(digest),
                // One file too many does no harm; it is tried again next time.
                _ => drop(fs::remove_file(kept.file)),
            }
        }
        Ok(())
    }

    /// Newest first. What can't be read at all is left alone.
    fn kept(&self) -> Vec<Kept> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut kept: Vec<Kept> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let number = number_of(entry.file_name().to_str()?)?;
                let file = entry.path();
                let pack = sealed::open(&fs::read(&file).ok()?);
                Some(Kept { number, file, pack })
            })
            .collect();
        kept.sort_by_key(|kept| std::cmp::Reverse(kept.number));
        kept
    }
}

fn number_of(name: &str) -> Option<u64> {
    name.strip_prefix(NAME_START)?.strip_suffix(NAME_END)?.parse().ok()
}

/// Where the last good packs of a content folder are kept when nobody says otherwise: each folder has its own, so that a
/// trial on a desk never comes up on another screen. `None` when the computer names no place for it.
pub fn default_store(content: &Path) -> Option<Store> {
    store_in(&state_folder()?, content)
}

/// The same for a state folder that somebody names.
pub fn store_in(state: &Path, content: &Path) -> Option<Store> {
    // Not the place that a link leads to: it may be swapped for another.
    let content = std::path::absolute(content).ok()?;
    let digest = Digest::of_bytes(content.to_string_lossy().as_bytes());
    let name = digest.as_bytes().first_chunk().map_or(0, |start| u64::from_be_bytes(*start));
    Some(Store::at(state.join(LAST_GOOD_FOLDER).join(format!("{name:016x}"))))
}

/// The stores of all content folders that were ever shown from this state folder.
pub fn stores_in(state: &Path) -> Vec<Store> {
    let folders =
        fs::read_dir(state.join(LAST_GOOD_FOLDER)).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.into_iter().map(Store::at).collect()
}

/// Where this program keeps what outlives it; `None` when the computer names no place for it.
pub fn state_folder() -> Option<PathBuf> {
    named_folder(&|name| env::var_os(name))
}

fn named_folder(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let path = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    // A service may have several, with a colon between; the first is its main one.
    let of_service = variable("STATE_DIRECTORY").and_then(|list| env::split_paths(&list).next());
    of_service
        .filter(|path| path.is_absolute())
        .or_else(|| path("XDG_STATE_HOME").map(|home| home.join("waitwise")))
        .or_else(|| path("HOME").map(|home| home.join(".local/state/waitwise")))
        // Windows.
        .or_else(|| path("LOCALAPPDATA").map(|home| home.join("waitwise")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(variables: &[(&str, &str)]) -> Option<PathBuf> {
        named_folder(&|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    }

    #[test]
    #[cfg(unix)]
    fn a_service_has_its_own_folder_and_a_person_one_at_home() {
        let home = ("HOME", "/home/desk");
        let xdg = ("XDG_STATE_HOME", "/state");
        let service = ("STATE_DIRECTORY", "/var/lib/waitwise:/var/lib/other");
        assert_eq!(folder_with(&[home, xdg, service]), Some("/var/lib/waitwise".into()));
        assert_eq!(folder_with(&[home, xdg]), Some("/state/waitwise".into()));
        assert_eq!(folder_with(&[home]), Some("/home/desk/.local/state/waitwise".into()));
        assert_eq!(folder_with(&[home, ("XDG_STATE_HOME", "")]), Some("/home/desk/.local/state/waitwise".into()));
        assert_eq!(folder_with(&[]), None);
    }
}
