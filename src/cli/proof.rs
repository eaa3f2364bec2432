//! What the commands that prove share: the time limit, the bar, and which topics.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::answer::suggest;
use super::{LimitArgs, WrongUse, content};
use crate::content::Loaded;
use crate::engine::prove::Limits;

/// Shorter proofs show no bar.
const BAR_AFTER: Duration = Duration::from_secs(1);

/// Limits whose `stop` is set when the time is over.
pub fn limits(args: LimitArgs) -> Limits {
    let stop = Arc::new(AtomicBool::new(args.time_limit_secs == 0));
    let alarm = Arc::clone(&stop);
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(args.time_limit_secs));
        alarm.store(true, Ordering::Relaxed);
    });
    Limits { stop, ..Limits::default() }
}

/// A bar on a terminal, for a proof that takes longer than a second.
pub struct Bar {
    started: Instant,
    bar: Option<ProgressBar>,
}

impl Bar {
    pub fn new() -> Self {
        Self { started: Instant::now(), bar: None }
    }

    pub fn tell(&mut self, topic: &str, done: usize, total: usize) {
        if self.bar.is_none() && self.started.elapsed() > BAR_AFTER && std::io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}");
            let bar = ProgressBar::new(total as u64).with_message(format!("Proving {topic}"));
            self.bar = Some(style.map(|style| bar.clone().with_style(style)).unwrap_or(bar));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done as u64);
            if done == total {
                bar.finish_and_clear();
            }
        }
    }
}

/// The content that a target names, and the topics in it that are meant.
pub fn read(target: Option<&Path>, dir: Option<&PathBuf>) -> Result<(Loaded, Option<String>), WrongUse> {
    match target {
        Some(folder) if dir.is_none() && folder.is_dir() => Ok((content::read(Some(folder))?, None)),
        Some(topic) => Ok((content::read(dir.map(PathBuf::as_path))?, Some(topic.display().to_string()))),
        None => Ok((content::read(dir.map(PathBuf::as_path))?, None)),
    }
}

/// The topics that are meant, by their places.
pub fn chosen(loaded: &Loaded, topic: Option<&str>) -> Result<Vec<usize>, WrongUse> {
    let Some(library) = &loaded.library else {
        let findings = crate::diagnostics::render(&loaded.findings);
        return Err(WrongUse(format!("The content has errors. Fix them first.\n\n{findings}")));
    };
    match topic {
        None => Ok((0..library.topics.len()).collect()),
        Some(id) => {
            if let Some(at) = library.topics.iter().position(|topic| topic.id == id) {
                Ok(vec![at])
            } else {
                let ids = library.topics.iter().map(|topic| topic.id.as_str());
                Err(WrongUse(format!("There is no topic or folder `{id}`. {}", suggest(id, ids))))
            }
        }
    }
}
