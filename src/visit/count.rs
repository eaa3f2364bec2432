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
    /// The last screen said this, in the words of [`outcome_name`].
    Led(String),
    /// Nobody answered this question any more.
    LeftAt(String),
}

impl std::fmt::Debug for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("What(not shown)")
    }
}

/// What has been counted of the running visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    opened: bool,
    led: bool,
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Finished,
    StartedOver,
    Idle,
    /// Nobody's visit: staff looked at a screen, or the program failed.
    Nobodys,
}

/// To be asked after every message: what the screen that it led to adds.
pub fn on_arrival(state: &mut State, library: &Library) -> Vec<Count> {
    let mut whats = Vec::new();
    let is_in_topic = !matches!(
        state.screen,
        Screen::Attract | Screen::Welcome | Screen::Topics | Screen::Staff(_) | Screen::Cleaning | Screen::StartAgain
    );
    if is_in_topic && !state.counted.opened {
        state.counted.opened = true;
        whats.push(What::Opened);
    }
    if matches!(state.screen, Screen::Results | Screen::Refer) && !state.counted.led {
        state.counted.led = true;
        whats.extend(outcome_name(state, library).map(What::Led));
    }
    counts(state, library, whats)
}

/// What the end of a visit adds. A visit that never came to a topic adds nothing.
pub fn on_end(state: &State, library: &Library, end: End) -> Vec<Count> {
    let what = match end {
        _ if !state.counted.opened => return Vec::new(),
        End::Finished => What::Finished,
        End::StartedOver => What::StartedOver,
        End::Idle => What::EndedByIdle,
        End::Nobodys => return Vec::new(),
    };
    let mut whats = vec![what];
    if let Screen::Question { id, .. } = &state.screen {
        whats.push(What::LeftAt(id.as_str().to_owned()));
    }
    counts(state, library, whats)
}

fn counts(state: &State, library: &Library, whats: Vec<What>) -> Vec<Count> {
    if library.kiosk.statistics == Statistics::Off || state.is_preview {
        return Vec::new();
    }
    let Some(topic) = state.topic(library) else { return Vec::new() };
    let language = state.language.clone().or_else(|| library.kiosk.languages.first().cloned()).unwrap_or_default();
    whats.into_iter().map(|what| Count { topic: topic.id.clone(), language: language.clone(), what }).collect()
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
