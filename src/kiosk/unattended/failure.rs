//! A panic, which no code here should cause and some code one day will. The visit is dropped, the patient is asked to
//! start again, and staff read where it happened; never what was in it.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::time::{Duration, Instant};

use crate::kiosk::tell_staff;

/// So many failures in so short a time, and the program ends to be started anew.
const TOO_MANY: usize = 3;
const IN_SO_SHORT_A_TIME: Duration = Duration::from_mins(1);

/// From now on a panic is told by its place. Its words are told only where they are part of the program's text: others may
/// be made from what a patient answered.
pub fn tell_place_of_panics() {
    panic::set_hook(Box::new(|info| tell_staff(&place(info))));
}

fn place(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
    let words = info.payload().downcast_ref::<&'static str>().map(|words| format!(": {words}")).unwrap_or_default();
    format!("The program failed{place}{words}. Please send this line to whoever looks after the program.")
}

/// `None` when it panicked.
pub fn guarded<T>(run: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(run)).ok()
}

#[derive(Debug, Default)]
pub struct Failures {
    latest: Vec<Instant>,
}

impl Failures {
    /// Whether it repeats, so that only a new start can help.
    pub fn repeat_with_this(&mut self) -> bool {
        let now = Instant::now();
        self.latest.retain(|at| now.duration_since(*at) < IN_SO_SHORT_A_TIME);
        self.latest.push(now);
        self.latest.len() >= TOO_MANY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_got_over_and_the_third_in_a_minute_is_one_too_many() {
        assert_eq!(guarded(|| 7), Some(7));
        let before = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let failed = guarded(|| -> u8 { panic::panic_any("on purpose") });
        panic::set_hook(before);
        assert_eq!(failed, None);
        let mut failures = Failures::default();
        assert_eq!([(); 3].map(|()| failures.repeat_with_this()), [false, false, true]);
    }
}
