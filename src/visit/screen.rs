//! Where a visit is. Each screen carries what it shows; a file under `ui/screens` draws it.

use super::deck::Card;
use super::staff::StaffPage;
use crate::content::text::Source;
use crate::engine::QuestionId;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    Attract,
    Welcome,
    Topics,
    Overview,
    Card(Card),
    Question {
        id: QuestionId,
        /// Opened by "Change": "Next" goes back to the answers.
        changing: bool,
    },
    CheckAnswers,
    Results,
    Refer,
    TakeAlong,
    Thanks,
    /// Behind the PIN.
    Staff(StaffPage),
    /// The glass is being wiped: touches do nothing.
    Cleaning,
    /// Something failed, and the visit with it.
    StartAgain,
}

/// A page over the screen; closing it shows the screen again as it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Overlay {
    AskStaff,
    /// Behind a corner that was held.
    PinPad,
    Languages,
    Source(Source),
    /// All reasons, cautions and sources behind the results.
    Reasons,
}

impl Screen {
    /// Something to read rather than to answer: more time before the warning.
    pub fn is_reading(&self) -> bool {
        match self {
            Self::Overview
            | Self::Card(_)
            | Self::Results
            | Self::Refer
            | Self::TakeAlong
            | Self::Thanks
            | Self::Staff(_) => true,
            Self::Attract
            | Self::Welcome
            | Self::Topics
            | Self::Question { .. }
            | Self::CheckAnswers
            | Self::Cleaning
            | Self::StartAgain => false,
        }
    }
}
