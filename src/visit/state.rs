//! All that a visit knows. Dropped whole when it ends.

use super::aloud::Aloud;
use super::count::Trail;
use super::idle::Idle;
use super::printing::Printing;
use super::screen::{Overlay, Screen};
use super::staff::Pad;
use crate::content::library::{Language, Library, Theme, Topic};
use crate::engine::{Answers, Outcome};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub screen: Screen,
    /// Screens to go back to, the latest last.
    pub history: Vec<Screen>,
    pub overlay: Option<Overlay>,
    /// Index into `Library::topics`.
    pub topic: usize,
    pub for_whom: ForWhom,
    pub answers: Answers,
    /// `None`: that of the files.
    pub language: Option<Language>,
    pub text_size: TextSize,
    /// Whether every button is in the lower half of a portrait glass; `None`: as `kiosk.ron` says.
    pub low_reach: Option<bool>,
    /// `None`: as `kiosk.ron` says.
    pub theme: Option<Theme>,
    pub aloud: Aloud,
    pub printing: Printing,
    /// The way of the last step, for the direction in which a card slides in.
    pub moved: Moved,
    pub idle: Idle,
    /// Empty but while the pad is open.
    pub pad: Pad,
    /// Wrong PINs make the next one wait. Outlives a visit, as `idle.now_ms` does: a tap on "Start over" opens no lock.
    pub pin_locked_until_ms: u64,
    /// Staff look at a screen: it is nobody's visit.
    pub is_preview: bool,
    pub trail: Trail,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ForWhom {
    #[default]
    Me,
    SomeoneElse,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Largest,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Moved {
    #[default]
    Forward,
    Back,
}

impl State {
    /// A kiosk that nobody has touched yet.
    pub fn fresh(now_ms: u64) -> Self {
        Self {
            screen: Screen::Attract,
            history: Vec::new(),
            overlay: None,
            topic: 0,
            for_whom: ForWhom::default(),
            answers: Answers::default(),
            language: None,
            text_size: TextSize::default(),
            low_reach: None,
            theme: None,
            aloud: Aloud::default(),
            printing: Printing::default(),
            moved: Moved::default(),
            idle: Idle::starting_at(now_ms),
            pad: Pad::default(),
            pin_locked_until_ms: 0,
            is_preview: false,
            trail: Trail::default(),
        }
    }

    /// Nobody has begun a visit: the content may change under it. A preview of the first screen is not fresh: it has to end,
    /// lest the next patient's "Start over" leads to the panel.
    pub fn is_fresh(&self) -> bool {
        self.screen == Screen::Attract && self.overlay.is_none() && !self.is_preview
    }

    /// No patient's visit is running: what is on the screen may change under it.
    pub fn is_between_visits(&self) -> bool {
        self.is_fresh() || matches!(self.screen, Screen::Staff(_) | Screen::Cleaning | Screen::StartAgain)
    }

    /// The topic in hand; the first one when the library shrank under the visit. `None` only for an empty library.
    pub fn topic<'l>(&self, library: &'l Library) -> Option<&'l Topic> {
        library.topics.get(self.topic).or_else(|| library.topics.first())
    }

    /// Reading aloud is held: but the warning is read even then, since the page goes away under whoever held it.
    pub fn reading_is_held(&self) -> bool {
        self.aloud.paused && self.idle.warning_since_ms.is_none()
    }

    /// What the engine says of the answers so far; the end, where no open question matters any more.
    pub fn outcome(&self, library: &Library) -> Option<Outcome> {
        let engine = &self.topic(library)?.engine;
        let decided = engine.still_matters(&self.answers).is_empty();
        Some(if decided { engine.evaluate_end(&self.answers) } else { engine.evaluate(&self.answers) })
    }
}

impl TextSize {
    /// In percent of the normal size.
    pub fn percent(self) -> u32 {
        match self {
            Self::Normal => 100,
            Self::Large => 150,
            Self::Largest => 200,
        }
    }

    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Normal => Self::Large,
            Self::Large => Self::Largest,
            Self::Largest => Self::Normal,
        }
    }
}
