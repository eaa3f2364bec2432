//! The clock on the wall, which somebody may set wrong. Visits don't use it: they run on one that never goes back.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::content::library::WallTime;

/// A jump that is worth telling: more than the hour of a summer time.
const FAR: Duration = Duration::from_hours(2);

/// By the clinic's time zone.
pub fn wall_time() -> WallTime {
    let now = jiff::ZonedDateTime::now();
    let weekday = u8::try_from(now.weekday().to_monday_zero_offset()).unwrap_or(0);
    let minute = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
    WallTime { weekday, minute }
}

/// How long until the next minute begins on the wall.
pub fn until_next_minute() -> Duration {
    let second = u64::try_from(jiff::ZonedDateTime::now().second()).unwrap_or(0);
    Duration::from_secs(60_u64.saturating_sub(second).max(1))
}

/// RFC 3339, by the clinic's time zone, in whole seconds.
pub fn local_time() -> String {
    let now = jiff::ZonedDateTime::now();
    let whole = jiff::Timestamp::from_second(now.timestamp().as_second()).unwrap_or_else(|_| now.timestamp());
    whole.display_with_offset(now.offset()).to_string()
}

/// Seconds since 1970; 0 before.
pub fn unix_secs() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Never goes back, and goes on while the computer sleeps: nobody who wakes it meets the visit that was open before.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    started: Duration,
}

impl Stopwatch {
    pub fn start() -> Self {
        Self { started: since_power_on() }
    }

    pub fn elapsed(&self) -> Duration {
        since_power_on().saturating_sub(self.started)
    }
}

/// Rust's own `Instant` stands still in a Linux computer that sleeps.
#[cfg(target_os = "linux")]
fn since_power_on() -> Duration {
    use rustix::time::{ClockId, clock_gettime};

    let now = clock_gettime(ClockId::Boottime);
    Duration::new(u64::try_from(now.tv_sec).unwrap_or(0), u32::try_from(now.tv_nsec).unwrap_or(0))
}

#[cfg(not(target_os = "linux"))]
fn since_power_on() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;

    static FIRST_LOOK: OnceLock<Instant> = OnceLock::new();
    FIRST_LOOK.get_or_init(Instant::now).elapsed()
}

/// Finds out when the clock on the wall goes another way than time does.
#[derive(Debug)]
pub struct Jumps {
    wall_secs: u64,
    since: Stopwatch,
}

impl Jumps {
    pub fn watch() -> Self {
        Self { wall_secs: unix_secs(), since: Stopwatch::start() }
    }

    /// In words for staff, once for each far jump.
    pub fn look(&mut self) -> Option<String> {
        self.look_at(unix_secs(), self.since.elapsed())
    }

    fn look_at(&mut self, wall_secs: u64, elapsed: Duration) -> Option<String> {
        let expected_secs = self.wall_secs.saturating_add(elapsed.as_secs());
        let off_secs = wall_secs.abs_diff(expected_secs);
        if off_secs <= FAR.as_secs() {
            return None;
        }
        (self.wall_secs, self.since) = (wall_secs, Stopwatch::start());
        let way = if wall_secs > expected_secs { "forward" } else { "back" };
        let hours = off_secs / 3600;
        Some(format!(
            "The computer's clock jumped {way} by {hours} hours. Patients notice nothing; check its date and time."
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_far_jump_is_told_and_only_once() {
        let mut jumps = Jumps { wall_secs: 1_000_000, since: Stopwatch::start() };
        assert_eq!(jumps.look_at(1_000_060, Duration::from_mins(1)), None);
        // Summer time.
        assert_eq!(jumps.look_at(1_003_660, Duration::from_mins(1)), None);
        let told = jumps.look_at(1_000_060 + 86_400, Duration::from_mins(1)).unwrap();
        assert!(told.contains("forward by 24 hours"), "{told}");
        assert_eq!(jumps.look_at(1_000_061 + 86_400, Duration::from_secs(1)), None);
        let told = jumps.look_at(0, Duration::from_secs(2)).unwrap();
        assert!(told.contains("back by"), "{told}");
    }
}
