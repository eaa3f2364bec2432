//! Compares PINs, slower and slower. How many were wrong is kept on the disk before a PIN is compared: pulling the plug
//! in between gives nobody another try.

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use super::clock::unix_secs;
use super::kept::Kept;
use crate::content::pin;
use crate::visit::staff::Pin;

#[derive(Debug)]
pub struct PinGate {
    tries: Tries,
    kept: Option<Kept>,
    locked_until: Instant,
    running: Option<Receiver<bool>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tries {
    wrong_in_a_row: u32,
    last_unix_secs: u64,
}

/// What came of a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Right,
    Wrong { wait: Duration },
}

impl PinGate {
    pub fn new(kept: Option<Kept>) -> Self {
        let tries = kept.as_ref().and_then(Kept::read).and_then(|bytes| Tries::read(&bytes)).unwrap_or_default();
        Self { tries, kept, locked_until: Instant::now() + tries.wait_left(unix_secs()), running: None }
    }

    pub fn wait(&self) -> Duration {
        self.locked_until.saturating_duration_since(Instant::now())
    }

    /// Begins to compare; `wake` is called when [`Self::told`] has something.
    ///
    /// # Errors
    /// How long nothing can be tried.
    pub fn check(&mut self, hash: String, typed: Pin, wake: impl FnOnce() + Send + 'static) -> Result<(), Duration> {
        let wait = self.wait();
        if !wait.is_zero() || self.running.is_some() {
            return Err(wait);
        }
        let wrong_in_a_row = self.tries.wrong_in_a_row.saturating_add(1);
        self.tries = Tries { wrong_in_a_row, last_unix_secs: unix_secs() };
        let (sender, receiver) = mpsc::channel();
        let (tries, kept) = (self.tries, self.kept.clone());
        let compare = move || {
            keep(kept.as_ref(), tries);
            let is_right = pin::is_right(&hash, typed.as_str());
            if is_right {
                keep(kept.as_ref(), Tries::default());
            }
            // Whoever asked may be gone.
            let _ = sender.send(is_right);
            wake();
        };
        match thread::Builder::new().name("pin".to_owned()).spawn(compare) {
            Ok(_) => self.running = Some(receiver),
            Err(_) => return Err(Duration::from_secs(1)),
        }
        Ok(())
    }

    /// What came of the PIN that is being compared, once it is known.
    pub fn told(&mut self) -> Option<Told> {
        let is_right = match self.running.as_ref()?.try_recv() {
            Ok(is_right) => is_right,
            Err(mpsc::TryRecvError::Empty) => return None,
            // It panicked: that opens nothing.
            Err(mpsc::TryRecvError::Disconnected) => false,
        };
        self.running = None;
        if is_right {
            self.tries = Tries::default();
            return Some(Told::Right);
        }
        let wait = Duration::from_secs(pin::wait_secs(self.tries.wrong_in_a_row));
        self.locked_until = Instant::now() + wait;
        Some(Told::Wrong { wait })
    }
}

fn keep(kept: Option<&Kept>, tries: Tries) {
    if let Some(Err(error)) = kept.map(|kept| kept.write(&tries.written())) {
        crate::kiosk::tell_staff(&format!("Wrong PINs can't be counted across restarts: {error}."));
    }
}

impl Tries {
    fn written(self) -> Vec<u8> {
        format!("{} {}", self.wrong_in_a_row, self.last_unix_secs).into_bytes()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (wrong, last) = std::str::from_utf8(bytes).ok()?.split_once(' ')?;
        Some(Self { wrong_in_a_row: wrong.parse().ok()?, last_unix_secs: last.parse().ok()? })
    }

    /// At the start of the program. A clock that was set back shortens no wait: then all of it begins anew.
    fn wait_left(self, now_unix_secs: u64) -> Duration {
        let wait = pin::wait_secs(self.wrong_in_a_row);
        let passed = now_unix_secs.saturating_sub(self.last_unix_secs);
        Duration::from_secs(wait.saturating_sub(passed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(count: u32, last_unix_secs: u64) -> Tries {
        Tries { wrong_in_a_row: count, last_unix_secs }
    }

    #[test]
    fn a_restart_shortens_no_wait_and_a_clock_that_was_set_back_neither() {
        assert_eq!(wrong(3, 1000).wait_left(1000), Duration::ZERO);
        assert_eq!(wrong(5, 1000).wait_left(1000), Duration::from_secs(10));
        assert_eq!(wrong(5, 1000).wait_left(1004), Duration::from_secs(6));
        assert_eq!(wrong(5, 1000).wait_left(5000), Duration::ZERO);
        assert_eq!(wrong(20, 1000).wait_left(3), Duration::from_mins(5));
    }

    #[test]
    fn wrong_pins_are_counted_across_restarts_and_a_right_one_clears_them() {
        let folder = std::env::temp_dir().join(format!("waitwise-gate-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let kept = || Some(Kept::at(folder.join("tries")));
        let hash = pin::hash("482915").unwrap();
        let ask = |gate: &mut PinGate, digits: &str| {
            let mut pad = crate::visit::staff::Pad::default();
            for digit in digits.bytes() {
                pad.add(crate::visit::staff::Digit(digit - b'0'));
            }
            let (done, wait) = mpsc::channel::<()>();
            gate.check(hash.clone(), pad.typed, move || drop(done))?;
            let _ = wait.recv();
            Ok::<_, Duration>(gate.told().unwrap())
        };
        let mut gate = PinGate::new(kept());
        assert_eq!(ask(&mut gate, "1111"), Ok(Told::Wrong { wait: Duration::ZERO }));
        let mut gate = PinGate::new(kept());
        assert_eq!(ask(&mut gate, "482915"), Ok(Told::Right));
        for _ in 0..3 {
            assert_eq!(ask(&mut gate, "1111"), Ok(Told::Wrong { wait: Duration::ZERO }));
        }
        let mut gate = PinGate::new(kept());
        assert_eq!(ask(&mut gate, "1111"), Ok(Told::Wrong { wait: Duration::from_secs(5) }));
        // Also after the plug was pulled.
        let mut gate = PinGate::new(kept());
        let wait = ask(&mut gate, "482915").unwrap_err();
        assert!(!wait.is_zero() && wait <= Duration::from_secs(5));
    }
}
