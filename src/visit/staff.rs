//! What staff do at the glass: a PIN pad behind a held corner, a panel behind the PIN, and a time in which the glass can
//! be wiped.

use std::fmt;

/// Most digits that the pad takes; a PIN has no more.
const MOST_DIGITS: usize = 12;

/// For wiping the glass: touches do nothing for so long.
pub const CLEANING_MS: u64 = 30_000;

/// "Please start again" stands for so long before the attract screen comes.
pub const START_AGAIN_MS: u64 = 1_800;

/// A panel that nobody touches closes after so long, without a warning: nothing is lost, and the next who comes must not
/// find it open.
pub const STAFF_ALONE_MS: u64 = 60_000;

/// Less for a screen that is looked at: it seems to be a patient's, and leads back into the panel.
pub const PREVIEW_ALONE_MS: u64 = 30_000;

/// A PIN that somebody types. `Debug` says how long it is, not what.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pin({} digits, not shown)", self.0.len())
    }
}

/// One digit of it. `Debug` doesn't say which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Digit(pub u8);

impl fmt::Debug for Digit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digit(not shown)")
    }
}

/// The pad as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pad {
    pub typed: Pin,
    pub stage: Stage,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    #[default]
    Typing,
    /// Being compared, which takes a moment on purpose.
    Checking,
    /// The last one was wrong.
    Wrong,
}

impl Pad {
    pub fn add(&mut self, digit: Digit) {
        if self.stage != Stage::Checking && self.typed.len() < MOST_DIGITS {
            self.stage = Stage::Typing;
            self.typed.0.extend(char::from_digit(digit.0.into(), 10));
        }
    }

    pub fn take_back(&mut self) {
        if self.stage != Stage::Checking {
            self.typed.0.pop();
        }
    }
}

/// A page of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StaffPage {
    /// What patients see, what is wrong with the files, and what can be done here.
    Overview,
    /// What is wrong with the files, one by one.
    Finding(usize),
    /// All screens, to be looked at.
    Preview,
    Counts,
    /// Whether the program is really to end.
    Close,
}
