//! A number as it is shown.

use std::iter::Sum;
use std::ops::RangeInclusive;

const SMALL_MOST: u64 = 10;
const ROUNDED_TO: u64 = 5;

/// What may be known of a number, and nothing more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Amount {
    least: u64,
    most: u64,
    /// The sum of the numbers that are shown rounded.
    rounded: u64,
    /// How many of the parts are hidden; 1 for a hidden number itself.
    hidden: u32,
}

impl Amount {
    /// Forgets what may not be shown of a true number.
    pub fn of(number: u64) -> Self {
        match number {
            0 => Self::default(),
            1..=SMALL_MOST => Self { least: 1, most: SMALL_MOST, rounded: 0, hidden: 1 },
            _ => {
                let rounded = number.saturating_add(ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
                let least = rounded.saturating_sub(ROUNDED_TO / 2).max(SMALL_MOST + 1);
                Self { least, most: rounded.saturating_add(ROUNDED_TO / 2), rounded, hidden: 0 }
            }
        }
    }

    /// The least that the true number can be.
    pub fn least(self) -> u64 {
        self.least
    }

    /// The most that the true number can be.
    pub fn most(self) -> u64 {
        self.most
    }

    /// Whether a small number is in it.
    pub fn is_hidden(self) -> bool {
        self.hidden > 0
    }

    /// As people read it.
    pub fn words(self) -> String {
        match self {
            Self { most: 0, .. } => "0".to_owned(),
            Self { hidden: 0, rounded, .. } => format!("about {rounded}"),
            Self { hidden: 1, rounded: 0, .. } => "10 or fewer".to_owned(),
            Self { least, most, .. } => format!("{least} to {most}"),
        }
    }

    pub(super) fn small_numbers() -> RangeInclusive<u64> {
        1..=SMALL_MOST
    }

    /// The same for somebody who knows the number.
    pub(super) fn known(number: u64) -> Self {
        Self { least: number, most: number, rounded: number, hidden: 0 }
    }
}

/// A total of what is shown.
impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), |total, next| Self {
            least: total.least.saturating_add(next.least),
            most: total.most.saturating_add(next.most),
            rounded: total.rounded.saturating_add(next.rounded),
            hidden: total.hidden.saturating_add(next.hidden),
        })
    }
}
