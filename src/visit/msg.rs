//! What happened: the clock moved, or somebody did something. Named after the deed, not after its consequence.
//! `Debug` never says what a patient answered or which digit was typed.

use super::deck::Card;
use super::printing::PrintStage;
use super::staff::{Digit, StaffPage};
use super::state::ForWhom;
use crate::content::library::Language;
use crate::content::text::Source;
use crate::engine::QuestionId;
use crate::engine::outcome::Given;

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
    /// On the question that is on the screen.
    Answered(Given),
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
    PrintTapped,
    /// "Also print what matters to me", and not.
    PrintMattersTapped,
    /// What became of the sheet.
    PrintTold(PrintStage),
    FinishTapped,
    /// A finger has rested in the corner that staff know of.
    CornerHeld,
    PinDigit(Digit),
    PinErased,
    PinEntered,
    /// What came of comparing it.
    PinTold(PinVerdict),
    /// From page to page of the staff panel.
    StaffPageTapped(StaffPage),
    /// The files are to be checked anew.
    CheckAgainTapped,
    /// A screen to be looked at, by its place in [`super::jump::stops`].
    StopTapped(usize),
    CleaningTapped,
    /// The program is to end.
    CloseTapped,
    /// A frame could not be drawn.
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinVerdict {
    Right,
    /// Nothing can be tried until this time, on the clock of `Tick`; a time that is over where the next try is free.
    Wrong {
        locked_until_ms: u64,
    },
    /// Not compared at all: too many were wrong before. At the start of the program too, since a restart opens no lock.
    Locked {
        until_ms: u64,
    },
}
