//! A whole calendar month: the only span of time that is shown.

use std::fmt;

use crate::content::Date;

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Written as `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first_day: Date,
}

impl Month {
    pub fn of(day: Date) -> Option<Self> {
        Self::parse(day.to_string().get(..7)?)
    }

    /// Reads `2026-11`.
    pub fn parse(text: &str) -> Option<Self> {
        Date::parse_month(text).map(|first_day| Self { first_day })
    }

    /// From the second day of the next month: then the last batch is written, in every time zone.
    pub fn is_over(self, today: Date) -> bool {
        self.first_day.months_later(1) < today
    }

    /// "November 2026".
    pub fn in_words(self) -> String {
        let text = self.to_string();
        let parts = text.split_once('-');
        let name = |month: &str| NAMES.get(month.parse::<usize>().ok()?.checked_sub(1)?);
        let words = parts.and_then(|(year, month)| Some(format!("{} {year}", name(month)?)));
        words.unwrap_or(text)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day.to_string();
        f.write_str(day.get(..7).unwrap_or(&day))
    }
}
