//! Nobody there: first a warning that hides the page, then the end of the visit (WCAG 2.2.1: warned at least 20 s
//! before, one tap extends as often as needed).

use super::screen::{Overlay, Screen};
use super::staff::{CLEANING_MS, PREVIEW_ALONE_MS, STAFF_ALONE_MS, START_AGAIN_MS};
use super::state::State;
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

    /// Whole seconds left on the warning; `None` when there is no warning.
    pub fn secs_left(&self, times: Times) -> Option<u64> {
        let end_ms = self.warning_since_ms? + millis(times.warning_secs);
        Some(end_ms.saturating_sub(self.now_ms).div_ceil(1000))
    }

    /// Whole seconds until touches count again.
    pub fn secs_of_cleaning_left(&self) -> u64 {
        (self.screen_since_ms + CLEANING_MS).saturating_sub(self.now_ms).div_ceil(1000)
    }

    /// When somebody was last there, as far as can be told: who listens touches nothing.
    fn present_ms(&self) -> u64 {
        self.last_touch_ms.max(self.heard_ms.min(self.last_touch_ms + LISTENING_MS))
    }

    pub fn screen_age_ms(&self) -> u64 {
        self.now_ms.saturating_sub(self.screen_since_ms)
    }

    /// The screen has just changed: a tap now was meant for the one before.
    pub fn is_settling(&self) -> bool {
        self.now_ms < self.screen_since_ms + SETTLE_MS
    }
}

/// What the time now means.
pub fn verdict(state: &State, times: Times) -> Verdict {
    let idle = &state.idle;
    match (end_ms(state, times), idle.warning_since_ms) {
        (Some(end_ms), None) if idle.now_ms < end_ms => Verdict::Present,
        (None, _) => Verdict::Present,
        (Some(_), None) if !is_warned(state) => Verdict::Gone,
        (Some(end_ms), Some(_)) if idle.now_ms >= end_ms => Verdict::Gone,
        (Some(_), _) => Verdict::Warn,
    }
}

/// When the clock next matters without any touch; `None` while nobody is there.
pub fn next_deadline_ms(state: &State, times: Times) -> Option<u64> {
    let next_second = |since_ms: u64| since_ms + (state.idle.now_ms.saturating_sub(since_ms) / 1000 + 1) * 1000;
    let counts_down =
        state.idle.warning_since_ms.or((state.screen == Screen::Cleaning).then_some(state.idle.screen_since_ms));
    let is_locked = state.overlay == Some(Overlay::PinPad) && state.idle.now_ms < state.pin_locked_until_ms;
    match (counts_down, end_ms(state, times)) {
        (Some(since_ms), _) => Some(next_second(since_ms)),
        (None, Some(end_ms)) if is_locked => Some(end_ms.min(next_second(state.idle.screen_since_ms))),
        (None, end_ms) => end_ms,
    }
}

/// When this ends if nobody touches anything: the page, or, once it stands, the warning.
fn end_ms(state: &State, times: Times) -> Option<u64> {
    let idle = &state.idle;
    match state.screen {
        _ if state.is_fresh() => None,
        Screen::Cleaning => Some(idle.screen_since_ms + CLEANING_MS),
        Screen::StartAgain => Some(idle.screen_since_ms + START_AGAIN_MS),
        Screen::Staff(_) => Some(idle.last_touch_ms + STAFF_ALONE_MS),
        _ if state.is_preview => Some(idle.last_touch_ms + PREVIEW_ALONE_MS),
        _ => Some(match idle.warning_since_ms {
            Some(since_ms) => since_ms + millis(times.warning_secs),
            None => idle.present_ms() + limit_ms(&state.screen, times),
        }),
    }
}

/// Whether a warning comes first: not where nothing could be lost.
fn is_warned(state: &State) -> bool {
    !state.is_preview && !matches!(state.screen, Screen::Cleaning | Screen::StartAgain | Screen::Staff(_))
}

fn limit_ms(screen: &Screen, times: Times) -> u64 {
    millis(if screen.is_reading() { times.reading_idle_secs } else { times.idle_secs })
}

fn millis(secs: u32) -> u64 {
    u64::from(secs) * 1000
}
