//! From what a visit adds to the statistics, and back to what staff may see of them.

use std::path::{Path, PathBuf};

use super::tell_staff;
use crate::content::Date;
use crate::stats::{self, Counter, Keeper};
use crate::visit::count::{Count, What};

/// Nothing where there is no place for it. The file is made with the first batch, so none where nothing is counted.
pub struct Tally {
    keeper: Option<Keeper>,
    file: Option<PathBuf>,
}

impl Tally {
    pub fn start(state: Option<&Path>) -> Self {
        let file = state.map(stats::file_in);
        let keeper = file.clone().and_then(|file| {
            Keeper::start(file, Keeper::BATCH, |news| tell_staff(&news.to_string()))
                .inspect_err(|why| tell_staff(&format!("Nothing is counted: {why}.")))
                .ok()
        });
        Self { keeper, file }
    }

    /// A day that can't be is not counted: the clock is wrong.
    pub fn add(&self, count: Count) {
        let (Some(keeper), Some(day)) = (&self.keeper, Date::today()) else { return };
        let counter = match count.what {
            What::Opened => Counter::Opened,
            What::Finished => Counter::Finished,
            What::StartedOver => Counter::StartedOver,
            What::EndedByIdle => Counter::EndedByIdle,
            What::Led(id) => Counter::Outcome(id),
            What::LeftAt(id) => Counter::LeftAt(id),
        };
        keeper.add(day, &count.topic, count.language.as_str(), counter);
    }

    /// Title and words of each row, the newest month first.
    pub fn shown(&self) -> Vec<(String, String)> {
        let (Some(file), Some(today)) = (&self.file, Date::today()) else { return Vec::new() };
        let sheets = stats::shown(file, today).unwrap_or_default();
        let rows = sheets.iter().flat_map(|sheet| {
            let title = format!("{}, {}, {}", sheet.month.in_words(), sheet.topic, sheet.language);
            let rows = sheet.rows.iter().map(|row| (row.title(), row.amount.words()));
            std::iter::once((title, String::new())).chain(rows)
        });
        rows.collect()
    }
}
