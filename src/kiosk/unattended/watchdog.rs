//! Tells systemd that frames are being made; if none comes, it starts the program anew. Asks for a frame twice in its time,
//! so that a still screen is not taken for a dead one.

use std::time::{Duration, Instant};

#[derive(Debug)]
pub struct Watchdog {
    /// Half of systemd's `WATCHDOG_USEC`; `None` where nobody watches.
    every: Option<Duration>,
    told: Option<Instant>,
    is_ready: bool,
}

impl Watchdog {
    pub fn from_environment() -> Self {
        Self { every: watched_within().map(|limit| limit / 2), told: None, is_ready: false }
    }

    /// To be called when a frame was really made, and at no other time.
    pub fn frame_made(&mut self) {
        if !self.is_ready {
            self.is_ready = true;
            notify(&["READY=1", "STATUS=Shown to patients."]);
        }
        if self.until_due().is_some_and(|left| left.is_zero()) {
            self.told = Some(Instant::now());
            notify(&["WATCHDOG=1"]);
        }
    }

    /// How long until a frame is due; `None` where nobody watches.
    pub fn until_due(&self) -> Option<Duration> {
        let every = self.every?;
        Some(self.told.map_or(Duration::ZERO, |told| every.saturating_sub(told.elapsed())))
    }

    /// For `systemctl status`.
    pub fn ends(&self) {
        notify(&["STOPPING=1"]);
    }
}

/// Within which systemd wants to hear of a frame; `None` where nobody watches.
#[cfg(unix)]
pub fn watched_within() -> Option<Duration> {
    sd_notify::watchdog_enabled()
}

#[cfg(unix)]
fn notify(lines: &[&str]) {
    let states: Vec<_> = lines.iter().map(|line| sd_notify::NotifyState::Custom(line)).collect();
    // Where there is no systemd, there is nobody to tell.
    let _ = sd_notify::notify(&states);
}

#[cfg(not(unix))]
pub fn watched_within() -> Option<Duration> {
    None
}

#[cfg(not(unix))]
fn notify(_: &[&str]) {}

/// Without systemd, as on Windows: a thread that ends the program when it asked for a frame and none came.
#[derive(Debug)]
pub struct StallDetector;

impl StallDetector {
    /// `ask` asks for a frame, `frames` says how many were made, `end` ends the program.
    pub fn start(
        limit: Duration,
        ask: impl Fn() + Send + 'static,
        frames: impl Fn() -> u64 + Send + 'static,
        end: impl FnOnce() + Send + 'static,
    ) -> std::io::Result<std::thread::JoinHandle<()>> {
        std::thread::Builder::new().name("stall detector".to_owned()).spawn(move || {
            loop {
                let before = frames();
                ask();
                std::thread::sleep(limit);
                if frames() == before {
                    end();
                    return;
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

    use super::*;

    #[test]
    fn a_program_that_makes_no_frame_when_asked_is_ended() {
        let frames = Arc::new(AtomicU64::new(0));
        let ended = Arc::new(AtomicBool::new(false));
        let (made, counted, over) = (Arc::clone(&frames), Arc::clone(&frames), Arc::clone(&ended));
        // Answers three times, then never again.
        let ask = move || {
            if made.load(Ordering::SeqCst) < 3 {
                made.fetch_add(1, Ordering::SeqCst);
            }
        };
        let count = move || counted.load(Ordering::SeqCst);
        let detector = StallDetector::start(Duration::from_millis(20), ask, count, move || {
            over.store(true, Ordering::SeqCst);
        });
        // A frame that was made at once is counted before it was asked for: the first round must not end it.
        detector.unwrap().join().unwrap();
        assert!(ended.load(Ordering::SeqCst));
        assert_eq!(frames.load(Ordering::SeqCst), 3);
    }
}
