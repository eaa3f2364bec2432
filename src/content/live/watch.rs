//! Hints from the file system that something in a folder was saved.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::bell::Bell;
use super::files::fresh_name;
use super::problems::PROBLEMS_FILE;

/// Without a watcher (a file system that has none, too many of them) the kiosk still reads the folder now and then.
#[derive(Default)]
pub struct Watch {
    watched: Option<(Identity, RecommendedWatcher)>,
}

impl Watch {
    /// Watches anew if another folder has this name now: a folder that went and came back, a link that leads elsewhere.
    pub fn renew(&mut self, folder: &Path, bell: &Bell) {
        let identity = Identity::of(folder);
        let lost = bell.has_lost_watch();
        if !lost && identity.is_some() && self.watched.as_ref().map(|(identity, _)| identity) == identity.as_ref() {
            return;
        }
        self.watched = None;
        self.watched = identity.and_then(|identity| {
            let watcher = watcher(&identity.path, bell.clone()).ok()?;
            Some((identity, watcher))
        });
    }
}

/// A folder with the same name is another one if it was made at another time or in another place.
#[derive(PartialEq, Eq)]
struct Identity {
    path: PathBuf,
    created: Option<SystemTime>,
    #[cfg(unix)]
    place: (u64, u64),
}

impl Identity {
    fn of(folder: &Path) -> Option<Self> {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt as _;
        let path = fs::canonicalize(folder).ok()?;
        let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_dir)?;
        Some(Self {
            path,
            created: metadata.created().ok(),
            #[cfg(unix)]
            place: (metadata.dev(), metadata.ino()),
        })
    }
}

fn watcher(root: &Path, bell: Bell) -> notify::Result<RecommendedWatcher> {
    let watched_root = root.to_owned();
    let hear = move |event: notify::Result<Event>| match event {
        Ok(event) if event.need_rescan() || takes_away(&event, &watched_root) => bell.lose_watch(),
        Ok(event) if is_hint(&event) => bell.ring(),
        Ok(_) => {}
        Err(_) => bell.lose_watch(),
    };
    // Links inside the folder are not read, so they are not watched either.
    let mut watcher = RecommendedWatcher::new(hear, Config::default().with_follow_symlinks(false))?;
    watcher.watch(root, RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn takes_away(event: &Event, root: &Path) -> bool {
    let goes = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    goes && event.paths.iter().any(|path| path == root)
}

/// Reading is an event too: the kiosk's own reading must not wake it again, nor what it writes.
fn is_hint(event: &Event) -> bool {
    let reads = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let fresh = fresh_name(Path::new(PROBLEMS_FILE));
    let is_ours =
        |path: &PathBuf| path.file_name().is_some_and(|name| name == PROBLEMS_FILE || name == fresh.as_os_str());
    !reads && (event.paths.is_empty() || !event.paths.iter().all(is_ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saving_is_a_hint_and_reading_or_our_own_list_of_problems_is_not() {
        let write = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        let event = |kind, path: &str| Event::new(kind).add_path(PathBuf::from(path));
        assert!(is_hint(&event(write, "c/kiosk.ron")));
        assert!(is_hint(&event(EventKind::Any, "c/kiosk.ron")));
        assert!(!is_hint(&event(open, "c/kiosk.ron")));
        assert!(!is_hint(&event(write, "c/problems.txt")));
        assert!(!is_hint(&event(EventKind::Any, "c/.problems.txt.new").add_path("c/problems.txt".into())));
    }
}
