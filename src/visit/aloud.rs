//! Reading aloud, as the patient wishes it. What is read is the page's business, how it is made to sound the kiosk's.

/// Reset with the visit, the volume too: the next patient starts in silence and at the usual volume.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aloud {
    pub on: bool,
    pub paused: bool,
    pub volume: Volume,
    /// Another number: the same page from its top again.
    pub turn: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Volume {
    Quiet,
    #[default]
    Normal,
    Loud,
}

impl Aloud {
    /// "Read aloud" and "Stop reading".
    pub fn toggle(&mut self) {
        *self = Self { on: !self.on, paused: false, turn: self.turn.wrapping_add(1), ..*self };
    }

    /// From the top again.
    pub fn repeat(&mut self) {
        *self = Self { paused: false, turn: self.turn.wrapping_add(1), ..*self };
    }
}

impl Volume {
    /// Of the loudest.
    pub fn percent(self) -> u8 {
        match self {
            Self::Quiet => 35,
            Self::Normal => 65,
            Self::Loud => 100,
        }
    }

    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Quiet => Self::Normal,
            Self::Normal => Self::Loud,
            Self::Loud => Self::Quiet,
        }
    }
}
