//! Writes `status.json` on a thread of its own: a still screen is not woken for it, and a slow disk holds nothing up.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::clock;
use super::log;
use crate::content::library::Hours;
use crate::content::live::replace;
use crate::device::status::{Content, EVERY_SECS, FILE, Glass, Gpu, Status, Voice};

/// What changes from time to time. It has no place for anything of a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub place: String,
    pub long_side_mm: u32,
    pub viewing_distance_mm: u32,
    pub gpu: Option<Gpu>,
    pub content: Content,
    pub voice: Voice,
    pub printer: Option<String>,
    pub pin_set: bool,
    pub statistics_on: bool,
    pub opening_hours: Hours,
}

#[derive(Debug)]
struct Shared {
    started: Instant,
    frames: AtomicU64,
    /// Since the start; 0 before the first.
    last_frame_ms: AtomicU64,
    width_px: AtomicU32,
    height_px: AtomicU32,
    told: Mutex<Told>,
}

impl Shared {
    fn new() -> Self {
        Self {
            started: Instant::now(),
            frames: AtomicU64::new(0),
            last_frame_ms: AtomicU64::new(0),
            width_px: AtomicU32::new(0),
            height_px: AtomicU32::new(0),
            told: Mutex::default(),
        }
    }
}

/// The kiosk's end of it.
#[derive(Debug)]
pub struct Reporter {
    shared: Arc<Shared>,
    /// `None` where nothing is written.
    changed: Option<SyncSender<()>>,
}

impl Reporter {
    /// `state` is the folder; without one, or without a thread, nothing is written.
    pub fn start(state: Option<PathBuf>, watched_within: Option<Duration>) -> Self {
        let shared = Arc::new(Shared::new());
        let changed = state.and_then(|state| {
            let (sender, changes) = mpsc::sync_channel(1);
            let writer = Writer {
                shared: Arc::clone(&shared),
                started: clock::local_time(),
                watchdog_secs: watched_within.map(|limit| limit.as_secs()),
                state,
            };
            let write = move || loop {
                match changes.recv_timeout(Duration::from_secs(EVERY_SECS)) {
                    Ok(()) | Err(RecvTimeoutError::Timeout) => writer.write(),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            };
            thread::Builder::new().name("status".to_owned()).spawn(write).ok().map(|_| sender)
        });
        Self { shared, changed }
    }

    /// Costs next to nothing, so that it can be called for each frame.
    pub fn frame_made(&self, frames: u64, [width_px, height_px]: [u32; 2]) {
        let now_ms = u64::try_from(self.shared.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.shared.frames.store(frames, Ordering::Relaxed);
        self.shared.last_frame_ms.store(now_ms.max(1), Ordering::Relaxed);
        let before = [&self.shared.width_px, &self.shared.height_px].map(|side| side.load(Ordering::Relaxed));
        if before != [width_px, height_px] {
            self.shared.width_px.store(width_px, Ordering::Relaxed);
            self.shared.height_px.store(height_px, Ordering::Relaxed);
            self.write_soon();
        }
    }

    /// Written at once when it is news.
    pub fn tell(&self, told: Told) {
        let mut known = self.shared.told.lock().unwrap_or_else(PoisonError::into_inner);
        if *known != told {
            *known = told;
            drop(known);
            self.write_soon();
        }
    }

    fn write_soon(&self) {
        if let Some(changed) = &self.changed {
            // When it can't be sent, the writer has one waiting that will see this too.
            let _ = changed.try_send(());
        }
    }
}

struct Writer {
    shared: Arc<Shared>,
    started: String,
    watchdog_secs: Option<u64>,
    state: PathBuf,
}

impl Writer {
    fn write(&self) {
        // A disk that takes nothing is seen by the age of the file.
        let _ = std::fs::create_dir_all(&self.state);
        let _ = replace(&self.state.join(FILE), self.status().to_text().as_bytes());
    }

    fn status(&self) -> Status {
        let shared = &self.shared;
        let told = shared.told.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let last_frame = Some(shared.last_frame_ms.load(Ordering::Relaxed)).filter(|at| *at > 0);
        let age = last_frame.map(|at| shared.started.elapsed().saturating_sub(Duration::from_millis(at)).as_secs());
        Status {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            pid: std::process::id(),
            started: self.started.clone(),
            now: clock::local_time(),
            now_unix_secs: clock::unix_secs(),
            place: told.place,
            frames: shared.frames.load(Ordering::Relaxed),
            last_frame_age_secs: age,
            glass: Glass {
                width_px: shared.width_px.load(Ordering::Relaxed),
                height_px: shared.height_px.load(Ordering::Relaxed),
                long_side_mm: told.long_side_mm,
                viewing_distance_mm: told.viewing_distance_mm,
            },
            gpu: told.gpu,
            content: told.content,
            voice: told.voice,
            printer: told.printer,
            pin_set: told.pin_set,
            statistics_on: told.statistics_on,
            open_now: told.opening_hours.is_open(clock::wall_time()),
            watchdog_secs: self.watchdog_secs,
            free_bytes: crate::device::free_bytes(&self.state),
            log: self.state.join(log::FOLDER).join(log::FILE).display().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("waitwise-status-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        folder
    }

    /// What the file says once it says something; it is written by another thread.
    fn awaited(state: &std::path::Path, is_so: impl Fn(&Status) -> bool) -> Status {
        for _ in 0..500 {
            if let Some(status) = Status::read(state).ok().filter(&is_so) {
                return status;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("never written: {:?}", Status::read(state));
    }

    #[test]
    fn what_is_told_is_in_the_file_soon() {
        let state = folder("news");
        let reporter = Reporter::start(Some(state.clone()), Some(Duration::from_secs(30)));
        reporter.tell(Told { pin_set: true, place: "Room 1".to_owned(), ..Told::default() });
        let status = awaited(&state, |status| status.pin_set);
        assert_eq!((status.place.as_str(), status.watchdog_secs), ("Room 1", Some(30)));
        assert_eq!((status.pid, status.last_frame_age_secs), (std::process::id(), None));
        reporter.frame_made(1, [1080, 1920]);
        let status = awaited(&state, |status| status.glass.height_px == 1920);
        assert_eq!((status.frames, status.last_frame_age_secs.is_some()), (1, true));
    }

    #[test]
    fn only_news_are_written_before_their_minute_is_over() {
        let (sender, changes) = mpsc::sync_channel(1);
        let reporter = Reporter { shared: Arc::new(Shared::new()), changed: Some(sender) };
        let is_written = || changes.try_recv().is_ok();
        let told = Told { pin_set: true, ..Told::default() };
        reporter.tell(told.clone());
        assert!(is_written());
        reporter.tell(told);
        assert!(!is_written(), "told before");
        reporter.tell(Told::default());
        assert!(is_written());
        reporter.frame_made(1, [1080, 1920]);
        assert!(is_written(), "the glass has another size");
        reporter.frame_made(2, [1080, 1920]);
        assert!(!is_written(), "a frame alone is no news");
    }

    #[test]
    fn where_there_is_no_folder_nothing_is_written_and_nothing_fails() {
        let reporter = Reporter::start(None, None);
        reporter.tell(Told { pin_set: true, ..Told::default() });
        reporter.frame_made(1, [1, 1]);
        let nowhere = folder("nowhere");
        std::fs::write(&nowhere, "a file").unwrap();
        let reporter = Reporter::start(Some(nowhere.clone()), None);
        reporter.tell(Told { pin_set: true, ..Told::default() });
        assert_eq!(std::fs::read(&nowhere).unwrap(), b"a file");
    }
}
