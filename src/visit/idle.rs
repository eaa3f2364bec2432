//! Nobody there: first a warning that hides the page, then the end of the visit (WCAG 2.2.1: warned at least 20 s
//! before, one tap extends as often as needed).

use super::screen::Screen;
use crate::content::library::Times;

/// Taps this soon after a screen change do nothing, so that a double tap skips no question.
pub const SETTLE_MS: u64 = 400;

/// For so long after a touch a voice counts as somebody who listens: a kiosk left alone still ends.
pub const LISTENING_MS: u64 = 180_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    pub now_ms: u64,
    pub last_touch_ms: u64,
    pub screen_since_ms: u64,
    /// When a page was last being read aloud.
    pub heard_ms: u64,
    pub warning_since_ms: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Present,
    Warn,
    Gone,
}

impl Idle {
    pub fn starting_at(now_ms: u64) -> Self {
        Self { now_ms, last_touch_ms: now_ms, screen_since_ms: now_ms, heard_ms: 0, warning_since_ms: None }
    }

    /// What the time now means on this screen.
    pub fn verdict(&self, screen: &Screen, times: Times) -> Verdict {
        if *screen == Screen::Attract {
            return Verdict::Present;
        }
        match self.warning_since_ms {
            Some(since_ms) if self.now_ms >= since_ms + millis(times.warning_secs) => Verdict::Gone,
            Some(_) => Verdict::Warn,
            None if self.now_ms >= self.present_ms() + limit_ms(screen, times) => Verdict::Warn,
            None => Verdict::Present,
        }
    }

    /// Whole seconds left on the warning; `None` when there is no warning.
    pub fn secs_left(&self, times: Times) -> Option<u64> {
        let end_ms = self.warning_since_ms? + millis(times.warning_secs);
        Some(end_ms.saturating_sub(self.now_ms).div_ceil(1000))
    }

    /// When the clock next matters without any touch; `None` on the attract screen.
    pub fn next_deadline_ms(&self, screen: &Screen, times: Times) -> Option<u64> {
        if *screen == Screen::Attract {
            return None;
        }
        Some(match self.warning_since_ms {
            // The next whole second of the countdown.
            Some(since_ms) => since_ms + (self.now_ms.saturating_sub(since_ms) / 1000 + 1) * 1000,
            None => self.present_ms() + limit_ms(screen, times),
        })
    }

    /// When somebody was last there, as far as can be told: who listens touches nothing.
    fn present_ms(&self) -> u64 {
        self.last_touch_ms.max(self.heard_ms.min(self.last_touch_ms + LISTENING_MS))
    }

    /// The screen has just changed: a tap now was meant for the one before.
    pub fn is_settling(&self) -> bool {
        self.now_ms < self.screen_since_ms + SETTLE_MS
    }
}

fn limit_ms(screen: &Screen, times: Times) -> u64 {
    millis(if screen.is_reading() { times.reading_idle_secs } else { times.idle_secs })
}

fn millis(secs: u32) -> u64 {
    u64::from(secs) * 1000
}
