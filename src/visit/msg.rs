//! What happened: the clock moved, or the patient did something. Named after the deed, not after its consequence.

use super::deck::Card;
use super::state::ForWhom;
use crate::content::library::Language;
use crate::content::text::Source;
use crate::engine::{ChoiceId, QuestionId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Milliseconds on a clock that never goes back. Telling the same time twice changes nothing.
    Tick {
        now_ms: u64,
    },
    /// Any touch, drag, hold or key, wherever it was. Tells the time as `Tick` does.
    Touched {
        now_ms: u64,
    },
    /// The page is being read aloud. Tells the time as `Tick` does; nobody is warned while they listen.
    StillReading {
        now_ms: u64,
    },
    /// The first tap on the attract screen: it only wakes.
    Woken,
    Started(ForWhom),
    TopicChosen(usize),
    CompareTapped,
    QuestionsTapped,
    CardOpened(Card),
    NextTapped,
    BackTapped,
    /// Also "I've been called": ends the visit and clears everything at once.
    StartOverTapped,
    AskStaffTapped,
    SourceTapped(Source),
    ReasonsTapped,
    /// "Close" on a page over the screen.
    Closed,
    ChoiceTapped(ChoiceId),
    ScaleTapped(i32),
    NotSureTapped,
    DeclinedTapped,
    ChangeTapped(QuestionId),
    /// "I tapped this by mistake" on a referral.
    MistakeTapped,
    MoreTimeTapped,
    /// Opens the list of languages.
    LanguageTapped,
    LanguageChosen(Language),
    /// Buttons lower on the glass, or back where they were.
    LowReachTapped,
    TextSizeTapped,
    ContrastTapped,
    /// Also "Stop reading".
    ReadAloudTapped,
    PauseTapped,
    RepeatTapped,
    VolumeTapped,
    FinishTapped,
}
