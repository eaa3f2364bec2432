//! Calendar days, as the review block writes them: `2026-11-25`. No clock but in [`Date::today`].

use std::fmt;

/// A day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The day of this release: no clock that is right shows an earlier one.
pub const RELEASED: Date = Date { year: 2026, month: 11, day: 26 };

impl Date {
    /// Reads `2026-11-25`; `None` for any other form and for a day that no calendar has.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return None };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let date = Self { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
        ((1..=12).contains(&month) && (1..=days_in(date.year, date.month)).contains(&date.day)).then_some(date)
    }

    /// Reads `2026-11` as the first day of that month.
    pub fn parse_month(text: &str) -> Option<Self> {
        (text.len() == 7).then(|| Self::parse(&format!("{text}-01"))).flatten()
    }

    /// The same day some months later, or the last day of a month that is too short for it.
    #[must_use]
    pub fn months_later(self, months: u16) -> Self {
        let month_from_0 = u16::from(self.month) - 1 + months;
        let year = self.year + month_from_0 / 12;
        // A remainder of 12 fits.
        let month = u8::try_from(month_from_0 % 12 + 1).unwrap_or(12);
        Self { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// This day, unless it is before the program was made: then the clock is wrong, and nothing is called late by it.
    pub fn believed(self) -> Option<Self> {
        (self >= RELEASED).then_some(self)
    }

    /// The day by the machine's clock, in UTC: for reviews that are due, a few hours don't count. `None` where the clock
    /// can't be right.
    #[cfg(feature = "cli")]
    pub fn today() -> Option<Self> {
        let now = jiff::Timestamp::now().to_string();
        Self::parse(now.get(..10)?)?.believed()
    }

    /// The day on this clinic's calendar, for what is written down today. `None` where the clock can't be right.
    #[cfg(feature = "cli")]
    pub fn on_the_wall() -> Option<Self> {
        Self::today()?;
        Self::parse(&jiff::ZonedDateTime::now().date().to_string())
    }

    /// Without the command line there is no clock, and no review is called late.
    #[cfg(not(feature = "cli"))]
    pub fn today() -> Option<Self> {
        None
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_no_calendar_has_is_not_a_date() {
        for text in ["2028-02-29", "2026-11-25", "2000-02-29", "2026-01-31"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()), Some(text.to_owned()));
        }
        for text in [
            "2027-02-29",
            "2100-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "26-11-25",
            "2026-1-1",
            "+026-01-01",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse_month("2026-11"), Date::parse("2026-11-01"));
        assert_eq!(Date::parse_month("2026-13"), None);
        assert_eq!(Date::parse_month("2026-11-25"), None);
    }

    #[test]
    fn half_a_year_later_is_the_same_day_or_the_last_of_a_shorter_month() {
        let later = |text| Date::parse(text).unwrap().months_later(6).to_string();
        assert_eq!(later("2028-11-25"), "2029-05-25");
        assert_eq!(later("2026-08-31"), "2027-02-28");
        assert_eq!(later("2026-06-30"), "2026-12-30");
    }

    #[test]
    fn a_day_before_the_release_is_not_believed() {
        let believed = |text| Date::parse(text).unwrap().believed();
        for early in ["1970-01-01", "2000-01-01", "2026-11-25"] {
            assert_eq!(believed(early), None, "{early}");
        }
        for late in ["2026-11-26", "2026-12-01", "2106-02-07", "9999-12-31"] {
            assert_eq!(believed(late), Date::parse(late), "{late}");
        }
    }

    #[cfg(feature = "cli")]
    #[test]
    fn today_is_a_day_that_can_be_believed_or_none() {
        assert!(Date::today().is_none_or(|today| today >= RELEASED));
    }
}
