//! When the clinic is open, as staff write it on a door: "Mon-Fri 07:30-18:00".

use std::fmt;

/// A time on the clinic's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallTime {
    /// 0 is Monday, 6 is Sunday.
    pub weekday: u8,
    /// Since midnight, 0 to 1439.
    pub minute: u16,
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minute / 60, self.minute % 60)
    }
}

/// All opening hours; none means day and night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(Vec<Span>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    days: [bool; 7],
    /// Minutes since midnight. Where the end comes first, it is that of the next day.
    from: u16,
    to: u16,
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_MINUTES: u16 = 24 * 60;

impl Hours {
    /// Reads one entry for each text.
    ///
    /// # Errors
    /// With the first text that can't be read.
    pub fn parse(texts: &[String]) -> Result<Self, &str> {
        texts.iter().map(|text| span(text).ok_or(text.as_str())).collect::<Result<_, _>>().map(Self)
    }

    /// Whether it is ever closed, as far as anybody wrote down.
    pub fn has_any(&self) -> bool {
        !self.0.is_empty()
    }

    pub fn is_open(&self, now: WallTime) -> bool {
        self.0.is_empty() || self.0.iter().any(|span| span.holds(now))
    }
}

impl Span {
    fn holds(&self, now: WallTime) -> bool {
        let is_day = |day: u8| self.days.get(usize::from(day)).copied().unwrap_or(false);
        let yesterday = (now.weekday + 6) % 7;
        if self.from < self.to {
            is_day(now.weekday) && (self.from..self.to).contains(&now.minute)
        } else {
            (is_day(now.weekday) && now.minute >= self.from) || (is_day(yesterday) && now.minute < self.to)
        }
    }
}

fn span(text: &str) -> Option<Span> {
    // Dashes of a word processor mean the same.
    let text = text.to_lowercase().replace(['–', '—'], "-");
    let (days, times) = text.trim().split_once(char::is_whitespace)?;
    let (from, to) = times.trim().split_once('-')?;
    let (from, to) = (minute(from)?, minute(to)?);
    let (from_day, to_day) = days.split_once('-').unwrap_or((days, days));
    let (from_day, to_day) = (day(from_day)?, day(to_day)?);
    let mut open = [false; 7];
    // "Sat-Mon" goes over the end of the week.
    let count = (to_day + 7 - from_day) % 7 + 1;
    for at in (0..count).map(|step| (from_day + step) % 7) {
        *open.get_mut(at)? = true;
    }
    (from != to && from < DAY_MINUTES).then_some(Span { days: open, from, to })
}

fn day(text: &str) -> Option<usize> {
    // "Monday" too.
    let start = text.trim().get(..3)?;
    DAYS.iter().position(|day| *day == start)
}

/// "7:30" or "24:00", in minutes since midnight.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let is_number = |text: &str, least| (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(hour, 1) || !is_number(minute, 2) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60).then_some(hour * 60 + minute).filter(|at| *at <= DAY_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(entries: &[&str], weekday: u8, time: &str) -> bool {
        let entries: Vec<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
        Hours::parse(&entries).unwrap().is_open(WallTime { weekday, minute: minute(time).unwrap() })
    }

    #[test]
    fn without_opening_hours_it_is_always_open() {
        assert!(Hours::default().is_open(WallTime { weekday: 6, minute: 3 }));
    }

    #[test]
    fn the_first_minute_counts_and_the_last_does_not() {
        let week = &["Mon-Fri 07:30-18:00", "Sat 9:00–12:00"];
        assert!(open(week, 0, "07:30") && open(week, 4, "17:59") && open(week, 5, "09:00"));
        assert!(
            !open(week, 0, "07:29") && !open(week, 4, "18:00") && !open(week, 5, "12:00") && !open(week, 6, "10:00")
        );
    }

    #[test]
    fn a_night_goes_over_midnight_and_a_weekend_over_the_end_of_the_week() {
        let night = &["Fri 20:00-02:00"];
        assert!(open(night, 4, "23:00") && open(night, 5, "01:59"));
        assert!(!open(night, 5, "02:00") && !open(night, 4, "01:00"));
        assert!(open(&["Sat-Mon 08:00-24:00"], 0, "23:59"));
        assert!(!open(&["Sat-Mon 08:00-24:00"], 1, "09:00"));
    }

    #[test]
    fn what_is_no_time_or_day_is_refused() {
        for text in [
            "",
            "Mon",
            "Mon 7-18",
            "Mon 07:30",
            "Mon-Fry 07:30-18:00",
            "Mon 25:00-26:00",
            "Mon 08:60-09:00",
            "Mon 8:00-8:00",
        ] {
            assert_eq!(Hours::parse(&[text.to_owned()]), Err(text));
        }
    }
}
