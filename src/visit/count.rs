//! What is counted of a visit: that it began, how it ended, where it led. One number each, no order, no time of day, and
//! no two of them kept together.

use super::screen::Screen;
use super::state::State;
use crate::content::library::{Language, Library, Statistics};
use crate::engine::model::Urgency;
use crate::engine::outcome::{Standing, Verdict};

/// One more of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The topic's folder.
    pub topic: String,
    pub language: Language,
    pub what: What,
}

/// Where a visit led is a result of answers: `Debug` doesn't say which.
#[derive(Clone, PartialEq, Eq)]
pub enum What {
    Opened,
    Finished,
    StartedOver,
    EndedByIdle,
    /// The last result: an option's id, "several", "none", "refer-now" or "refer-today".
    Led(String),
    /// There was no result, and this question was on the screen.
    LeftAt(String),
}

impl std::fmt::Debug for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("What(not shown)")
    }
}

/// What is known of the running visit so far. Counted when it ends, all at once: a visit that is lost is not half counted.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Trail {
    came_to_topic: bool,
    /// Where it led last.
    led: Option<String>,
}

impl std::fmt::Debug for Trail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trail(not shown)")
    }
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Finished,
    StartedOver,
    Idle,
    /// Nobody's decision: the program failed.
    Lost,
}

/// To be called after every message.
pub fn follow(state: &mut State, library: &Library) {
    state.trail.came_to_topic |= match state.screen {
        Screen::Attract
        | Screen::Welcome
        | Screen::Topics
        | Screen::Staff(_)
        | Screen::Cleaning
        | Screen::StartAgain => false,
        Screen::Overview
        | Screen::Card(_)
        | Screen::Question { .. }
        | Screen::CheckAnswers
        | Screen::Results
        | Screen::Refer
        | Screen::TakeAlong
        | Screen::Thanks => true,
    };
    if matches!(state.screen, Screen::Results | Screen::Refer) {
        state.trail.led = outcome_name(state, library);
    }
}

/// What a visit adds when it ends: that it was, one ending, and where it led or at which question it stopped. Nothing where
/// it never came to a topic, and nothing that staff only looked at.
pub fn on_end(state: &State, library: &Library, end: End) -> Vec<Count> {
    let is_visit = state.trail.came_to_topic && !state.is_preview;
    let Some(topic) = state.topic(library).filter(|_| is_visit && library.kiosk.statistics == Statistics::On) else {
        return Vec::new();
    };
    let ending = match end {
        // Nobody finishes without having come to an end.
        End::Finished if state.trail.led.is_some() => What::Finished,
        End::Finished | End::StartedOver => What::StartedOver,
        End::Idle => What::EndedByIdle,
        End::Lost => return Vec::new(),
    };
    let got_to = match (&state.trail.led, &state.screen) {
        (Some(led), _) => Some(What::Led(led.clone())),
        (None, Screen::Question { id, .. }) => Some(What::LeftAt(id.as_str().to_owned())),
        (None, _) => None,
    };
    let language = state.language.clone().or_else(|| library.kiosk.languages.first().cloned()).unwrap_or_default();
    let whats = [What::Opened, ending].into_iter().chain(got_to);
    whats.map(|what| Count { topic: topic.id.clone(), language: language.clone(), what }).collect()
}

/// "refer-now", "refer-today", an option's id, "several" or "none".
fn outcome_name(state: &State, library: &Library) -> Option<String> {
    let outcome = state.outcome(library)?;
    Some(match &outcome.verdict {
        Verdict::Refer(referral) => match referral.urgency {
            Urgency::Now => "refer-now".to_owned(),
            Urgency::Today => "refer-today".to_owned(),
        },
        Verdict::Ranking(ranking) => {
            let leads = |standing| matches!(standing, Standing::Suggested | Standing::Leading);
            let mut leading = ranking.options.iter().filter(|result| leads(result.standing));
            match (leading.next(), leading.next()) {
                (Some(one), None) => one.option.as_str().to_owned(),
                (Some(_), Some(_)) => "several".to_owned(),
                (None, _) => "none".to_owned(),
            }
        }
    })
}
