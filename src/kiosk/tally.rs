//! From what a visit adds to the statistics, and back to what staff may see of them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::tell_staff;
use crate::content::Date;
use crate::stats::{self, Counter, Keeper, StoreError};
use crate::visit::count::{Count, What};

/// Nothing where there is no place for it. The file is made with the first batch, so none where nothing is counted.
pub struct Tally {
    keeper: Option<Keeper>,
    file: Option<PathBuf>,
    reading: Option<Receiver<Vec<(String, String)>>>,
}

impl Tally {
    pub fn start(state: Option<&Path>) -> Self {
        let file = state.map(stats::file_in);
        let keeper = file.clone().and_then(|file| {
            Keeper::start(file, Keeper::BATCH, |news| tell_staff(&news.to_string()))
                .inspect_err(|why| tell_staff(&format!("Nothing is counted: {why}.")))
                .ok()
        });
        Self { keeper, file, reading: None }
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

    /// Reads what may be shown, on a thread; `wake` is called when [`Self::read`] has it.
    pub fn ask(&mut self, wake: impl FnOnce() + Send + 'static) {
        let (Some(file), Some(today)) = (self.file.clone(), Date::today()) else { return };
        let (sender, receiver) = mpsc::channel();
        let read = move || {
            // Who asked may have gone.
            let _ = sender.send(rows(&file, today));
            wake();
        };
        if thread::Builder::new().name("counts".to_owned()).spawn(read).is_ok() {
            self.reading = Some(receiver);
        }
    }

    /// Title and words of each row, the newest month first; once for each time that they were asked for.
    pub fn read(&mut self) -> Option<Vec<(String, String)>> {
        let rows = self.reading.as_ref()?.try_recv().ok()?;
        self.reading = None;
        Some(rows)
    }
}

fn rows(file: &Path, today: Date) -> Vec<(String, String)> {
    let sheets = match stats::shown(file, today) {
        Ok(sheets) => sheets,
        Err(StoreError::Missing { .. }) => return Vec::new(),
        Err(why) => return vec![(why.to_string(), String::new())],
    };
    let rows = sheets.iter().flat_map(|sheet| {
        let title = format!("{}, {}, {}", sheet.month.in_words(), sheet.topic, sheet.language);
        let rows = sheet.rows.iter().map(|row| (row.title(), row.amount.words()));
        std::iter::once((title, String::new())).chain(rows)
    });
    rows.collect()
}
