//! The first content after the program starts: the folder, else the last good pack, else what is inside the program.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use std::{fs, path};

use super::bell::Bell;
use super::checker::{Checked, Checker};
use super::look::{self, Look, Seen};
use super::problems::{self, Screen};
use super::reload::{Reloader, unreadable};
use super::watch::Watch;
use super::{Audience, Digest, Live, News, Origin, Pace, Ready, Store};
use crate::content::{self, Date, Pack};
use crate::diagnostics::{self, Diagnostic};
use crate::engine::prove::Limits;

/// At the start a screen is waiting: after so many looks a folder that never rests is taken as it is.
const FIRST_LOOKS: usize = 20;

#[derive(Debug, thiserror::Error)]
#[error("The content inside the program has errors:\n\n{findings}")]
pub struct NothingToShow {
    findings: String,
}

impl Live {
    /// Reads the folder now and follows it from now on. `tell` hears what happens later, on a thread of its own; it
    /// must not wait for the thread that drops the `Live`.
    ///
    /// # Errors
    /// When neither the folder nor anything else can be shown.
    pub fn start(
        folder: PathBuf,
        audience: Audience,
        pace: Pace,
        limits: Limits,
        tell: Box<dyn Fn(News) + Send>,
    ) -> Result<(Ready, Self), NothingToShow> {
        let (bell, rung) = Bell::new();
        let mut checker = Checker::new(limits, pace.prove_ms);
        let (store, lists_problems) = match audience {
            Audience::Patients { store } => (store, true),
            Audience::Desk => (None, false),
        };
        let misplaced = store.as_ref().is_some_and(|store| is_inside(store.folder(), &folder));
        let store = store.filter(|_| !misplaced);

        let Look { seen, pack } = first_look(&folder, pace);
        let Checked { library, mut findings } = match &seen {
            Ok(_) => checker.check(&pack, &bell, &mut |_| {}),
            Err(why) => Checked { library: None, findings: vec![unreadable(&folder, why)] },
        };
        if misplaced {
            findings.push(store_inside_content(&folder));
        }
        let is_good = library.is_some();
        let mut ready = match (library, &seen) {
            (Some(library), Ok(digest)) => {
                Ready { library: Arc::new(library), origin: Origin::Folder, findings, digest: *digest }
            }
            _ => instead(store.as_ref(), &seen, &mut checker, &bell, findings)?,
        };
        if lists_problems && !pack.is_empty() {
            let screen = if is_good { Screen::ShowsThis } else { Screen::ShowsOther(ready.origin) };
            problems::write(&folder, screen, &ready.findings);
        }

        let reloader = Reloader {
            has_files: !pack.is_empty(),
            lists_problems,
            day: Date::today(),
            new_day: false,
            not_yet_kept: is_good.then_some(pack),
            refused: (!is_good).then(|| ready.findings.clone()),
            handled: Some(seen),
            live: ready.clone(),
            not_kept: None,
            watch: Watch::default(),
            bell: bell.clone(),
            folder,
            store,
            pace,
            checker,
            tell,
            rung,
        };
        if thread::Builder::new().name("live content".to_owned()).spawn(move || reloader.run()).is_err() {
            let message = "Changes of the content are not noticed until the program is started again.";
            ready.findings.push(Diagnostic::warning("not-followed", "kiosk.ron", message));
        }
        Ok((ready, Self { bell }))
    }
}

fn first_look(folder: &Path, pace: Pace) -> Look {
    let mut looks = 0;
    let mut pause = || {
        thread::sleep(Duration::from_millis(pace.between_looks_ms()));
        looks += 1;
        looks < FIRST_LOOKS
    };
    look::at_rest(folder, None, &mut pause).unwrap_or_else(|| look::look(folder))
}

/// What is shown when the folder can't be.
fn instead(
    store: Option<&Store>,
    seen: &Seen,
    checker: &mut Checker,
    bell: &Bell,
    findings: Vec<Diagnostic>,
) -> Result<Ready, NothingToShow> {
    for pack in store.map(Store::newest_first).unwrap_or_default() {
        let digest = Digest::of(&pack);
        // What was refused just now would be refused again.
        if seen.as_ref() == Ok(&digest) {
            continue;
        }
        if let Some(library) = checker.check(&pack, bell, &mut |_| {}).library {
            return Ok(Ready { library: Arc::new(library), origin: Origin::LastGood, findings, digest });
        }
    }
    // It was proven when the program was built: a test holds that.
    let pack = Pack::embedded();
    let loaded = content::load(&pack);
    match loaded.library {
        Some(library) => {
            Ok(Ready { library: Arc::new(library), origin: Origin::Program, findings, digest: Digest::of(&pack) })
        }
        None => Err(NothingToShow { findings: diagnostics::render(&loaded.findings) }),
    }
}

/// Each pack that is kept would be a change of the content, and so on for ever.
fn is_inside(store: &Path, folder: &Path) -> bool {
    resolved(store).starts_with(resolved(folder))
}

fn store_inside_content(folder: &Path) -> Diagnostic {
    let message = "The place for the last good content lies inside the content folder, so nothing is kept there.";
    let finding = Diagnostic::warning("store-inside-content", &folder.display().to_string(), message);
    finding.help("Choose a folder outside the content folder.")
}

/// Without links, as far as the path exists.
fn resolved(path: &Path) -> PathBuf {
    let absolute = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(&absolute).unwrap_or_else(|_| match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => resolved(parent).join(name),
        _ => absolute,
    })
}
