//! The thread that follows a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::bell::Bell;
use super::checker::Checker;
use super::look::{self, Look, Seen};
use super::problems::{self, Screen};
use super::watch::Watch;
use super::{News, Origin, Pace, Ready, Store};
use crate::content::{Date, Pack};
use crate::diagnostics::Diagnostic;

pub struct Reloader {
    pub folder: PathBuf,
    pub store: Option<Store>,
    pub pace: Pace,
    pub checker: Checker,
    pub tell: Box<dyn Fn(News) + Send>,
    pub bell: Bell,
    pub rung: Receiver<()>,
    pub watch: Watch,
    pub live: Ready,
    /// What went live or was refused last: it is not looked at again. `None` when it has to be.
    pub handled: Option<Seen>,
    /// Why the folder's content is not on the screen.
    pub refused: Option<Vec<Diagnostic>>,
    /// An empty folder may be a place where a stick is about to be mounted: nothing is written there.
    pub has_files: bool,
    /// Live, but not in the store yet.
    pub not_yet_kept: Option<Pack>,
    pub not_kept: Option<Diagnostic>,
    /// Whether `problems.txt` is written.
    pub lists_problems: bool,
    /// When the content was last checked.
    pub day: Option<Date>,
    pub new_day: bool,
}

impl Pace {
    /// Short beside the settling, since a save should be on the screen in a second.
    pub(super) fn between_looks_ms(self) -> u64 {
        (self.settle_ms / 4).max(1)
    }
}

impl Reloader {
    pub fn run(mut self) {
        self.keep();
        // The first look is at once: something may have changed before the watching began.
        let mut next_look = Instant::now();
        while !self.bell.has_ended() {
            // A request may have come in the middle of the last look, and its ring have been heard there.
            if !self.bell.is_asked_again() && self.hears_hint_until(next_look) {
                self.settle();
            }
            self.new_day |= Date::today() != self.day;
            if self.bell.was_asked_again() || self.new_day {
                self.handled = None;
            }
            // First the watching, then the look: nothing falls between them.
            self.watch.renew(&self.folder, &self.bell);
            if let Some(look) = self.look_at_rest()
                && self.handled.as_ref() != Some(&look.seen)
            {
                self.take(look);
            }
            self.keep();
            next_look = Instant::now() + Duration::from_millis(self.pace.poll_ms);
        }
    }

    fn hears_hint_until(&self, time: Instant) -> bool {
        self.rung.recv_timeout(time.saturating_duration_since(Instant::now())).is_ok()
    }

    /// Waits for a pause between hints. A folder that never rests is read in the end all the same.
    fn settle(&self) {
        let latest = Instant::now() + Duration::from_millis(self.pace.poll_ms);
        while !self.bell.has_ended() {
            let settled = Instant::now() + Duration::from_millis(self.pace.settle_ms);
            if !self.hears_hint_until(settled.min(latest)) {
                return;
            }
        }
    }

    fn look_at_rest(&self) -> Option<Look> {
        // Longer from time to time, so that a file that is written all day doesn't keep the computer busy.
        let mut pause_ms = self.pace.between_looks_ms();
        look::at_rest(&self.folder, self.handled.as_ref(), &mut || {
            if self.hears_hint_until(Instant::now() + Duration::from_millis(pause_ms)) {
                self.settle();
            }
            pause_ms = (pause_ms * 2).min(self.pace.poll_ms.max(1));
            !self.bell.has_ended()
        })
    }

    fn take(&mut self, Look { seen, pack }: Look) {
        self.has_files = !pack.is_empty();
        let new_day = std::mem::take(&mut self.new_day);
        self.day = Date::today();
        let digest = match &seen {
            Ok(digest) => *digest,
            Err(why) => {
                self.refuse(vec![unreadable(&self.folder, why)]);
                self.handled = Some(seen);
                return;
            }
        };
        (self.tell)(News::Checking);
        let tell = &self.tell;
        let proving = &mut |topic: &str| tell(News::Proving { topic: topic.to_owned() });
        let checked = self.checker.check(&pack, &self.bell, proving);
        if self.bell.has_ended() {
            return;
        }
        self.handled = Some(seen);
        let Some(library) = checked.library else { return self.refuse(checked.findings) };
        // On another day a review may be overdue, and its topic hidden.
        let is_live_already = digest == self.live.digest && !new_day;
        let library = if is_live_already { Arc::clone(&self.live.library) } else { Arc::new(library) };
        self.live = Ready { library, origin: Origin::Folder, findings: checked.findings, digest };
        self.refused = None;
        self.not_yet_kept = Some(pack);
        self.write_problems();
        (self.tell)(News::Ready(self.live.clone()));
    }

    fn refuse(&mut self, findings: Vec<Diagnostic>) {
        self.refused = Some(findings.clone());
        self.write_problems();
        (self.tell)(News::Refused { findings });
    }

    /// Also tried again at each look, until it is kept.
    fn keep(&mut self) {
        let (Some(store), Some(pack)) = (&self.store, &self.not_yet_kept) else { return };
        let news = match store.keep(pack) {
            Ok(()) => {
                self.not_yet_kept = None;
                self.not_kept.take().map(|_| News::Kept)
            }
            Err(error) => {
                let finding = could_not_keep(store, &error);
                let is_news = self.not_kept.as_ref() != Some(&finding);
                self.not_kept = Some(finding.clone());
                is_news.then_some(News::NotKept { finding })
            }
        };
        if let Some(news) = news {
            self.write_problems();
            (self.tell)(news);
        }
    }

    fn write_problems(&self) {
        if !self.has_files || !self.lists_problems {
            return;
        }
        let (screen, findings) = match &self.refused {
            Some(findings) => (Screen::ShowsOther(self.live.origin), findings),
            None => (Screen::ShowsThis, &self.live.findings),
        };
        let findings: Vec<Diagnostic> = findings.iter().chain(&self.not_kept).cloned().collect();
        problems::write(&self.folder, screen, &findings);
    }
}

pub fn unreadable(folder: &Path, why: &str) -> Diagnostic {
    let finding = Diagnostic::error("folder-unreadable", &folder.display().to_string(), why);
    finding.help("Put the folder back, or plug the stick in again. The screen follows by itself.")
}

fn could_not_keep(store: &Store, error: &std::io::Error) -> Diagnostic {
    let message = format!("The live content could not be kept for a start with broken content: {error}.");
    let finding = Diagnostic::warning("not-kept", &store.folder().display().to_string(), message);
    finding.help("Make room on that disk. The content on the screen is not touched by this.")
}
