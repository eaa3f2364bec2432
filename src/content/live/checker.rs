//! Reads, checks and proves a pack, in a limited time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::bell::Bell;
use crate::content::proven::{self, Proofs};
use crate::content::{self, Library, Pack};
use crate::diagnostics::Diagnostic;
use crate::engine::prove::Limits;

/// Proofs of earlier states are kept as well: whoever tries two things goes back and forth.
const PROOFS_KEPT: usize = 64;
/// How soon a proof ends after the kiosk does.
const END_TICK: Duration = Duration::from_millis(50);

pub struct Checker {
    proofs: Proofs,
    limits: Limits,
    prove: Duration,
}

pub struct Checked {
    /// `None` when anything is an error.
    pub library: Option<Library>,
    pub findings: Vec<Diagnostic>,
}

impl Checker {
    /// The `stop` of these limits is not looked at: each check has its own.
    pub fn new(limits: Limits, prove_ms: u64) -> Self {
        Self { proofs: Proofs::default(), limits, prove: Duration::from_millis(prove_ms) }
    }

    /// `proving` hears the name of each topic that is proven now.
    pub fn check(&mut self, pack: &Pack, bell: &Bell, proving: &mut dyn FnMut(&str)) -> Checked {
        // No content, however odd, may end the kiosk or the watching.
        let checked = catch_unwind(AssertUnwindSafe(|| self.check_unguarded(pack, bell, proving)));
        checked.unwrap_or_else(|_| {
            self.proofs = Proofs::default();
            let message = "Something in this content makes the program fail, so it can't be checked.";
            let help = "Undo the last change, and tell whoever looks after the program.";
            Checked {
                library: None,
                findings: vec![Diagnostic::error("check-failed", "kiosk.ron", message).help(help)],
            }
        })
    }

    fn check_unguarded(&mut self, pack: &Pack, bell: &Bell, proving: &mut dyn FnMut(&str)) -> Checked {
        let mut loaded = content::load(pack);
        let topics = loaded.library.as_ref().map_or(0, |library| library.topics.len());
        let stop = Arc::new(AtomicBool::new(self.prove.is_zero()));
        let limits = Limits { stop: Arc::clone(&stop), ..self.limits.clone() };
        let alarm = alarm(stop, self.prove, bell.clone());
        proven::require(&mut loaded, &mut self.proofs, &limits, &mut |topic, done, _| {
            if done == 0 {
                proving(topic);
            }
        });
        drop(alarm);
        self.proofs.keep_latest(PROOFS_KEPT.max(2 * topics));
        Checked { library: loaded.library, findings: loaded.findings }
    }
}

/// Sets `stop` when the time is over or the kiosk ends. Dropping what it returns calls it off.
fn alarm(stop: Arc<AtomicBool>, after: Duration, bell: Bell) -> Sender<()> {
    let (sender, called_off) = channel();
    let stop_at_once = Arc::clone(&stop);
    let started = Instant::now();
    let wait = move || {
        while started.elapsed() < after && !bell.has_ended() {
            if called_off.recv_timeout(END_TICK) == Err(RecvTimeoutError::Disconnected) {
                return;
            }
        }
        stop.store(true, Ordering::Relaxed);
    };
    if thread::Builder::new().name("proof alarm".to_owned()).spawn(wait).is_err() {
        // A proof without a limit could last for hours.
        stop_at_once.store(true, Ordering::Relaxed);
    }
    sender
}
