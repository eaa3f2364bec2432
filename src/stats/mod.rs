//! Statistics without people: how often topics are opened, how far visits get, how they end.
//!
//! **What is kept.** One number a day, topic, language and [`Counter`]. No visit has a row; no time of day, no combination of
//! answers and no text that somebody wrote is kept. Numbers are held in memory and written in batches ([`Keeper`]).
//!
//! **What is shown.** Never the number itself ([`Amount`]): 0 is shown, 1 to 10 is "10 or fewer", any other is rounded to 5.
//! That alone is not enough. These are the ways in which a small number could still be worked out, and what is done:
//!
//! - *By a total.* A total of true numbers, less the parts that are shown, is the part that is hidden. So no total is ever
//!   counted: each is added up from what is shown of its parts, and a hidden part adds "1 to 10". This holds for the number
//!   of opened visits too, which is the total of how far they got, and for all languages or months together.
//! - *By two reports.* There is one set of numbers only: whole calendar months, by topic and language. Nobody can ask for
//!   other days or other groups and subtract. A month is shown when it is over; while it runs, yesterday's report and
//!   today's would tell what happened in between. It is shown from the second day of the next month, so that a batch of the
//!   last evening, or a clock that goes by another time zone, makes no difference. Only numbers that waited for a full disk
//!   for longer than that come into a month that was shown already.
//! - *By what everybody knows of visits.* Each visit got somewhere (a result, a question, neither) and each ended somehow
//!   (finished, idle, started over, otherwise), so both add up to the same; and nobody finishes without a result. If 100
//!   visits got somewhere and about 90 were finished, the others are 6 or more. So how far visits got is always shown, and
//!   how they ended only if each hidden number of both could still be any from 1 to 10 (`inference`). That is decided
//!   from what would be shown, never from the true numbers; where it is shown, the decision tells nothing.
//! - *By what is left out.* Where the endings are left out, each hidden number can be any from 1 to 10 too. With fewer than
//!   21 results they are always left out, so it tells nothing. With more, let `lo` to `hi` be the number of all visits that
//!   can be read from how far they got. For a hidden number `c` of these take `lo + c - 1` visits (`c` up to 5) or
//!   `hi - 10 + c`, and let all of them end by idle: then the endings would be left out, since they would tell that the
//!   number of visits is near one of its ends. For an ending of `b` visits take `lo` visits (`b` from 6) or `hi`, and let all
//!   others end in one other way, not by finishing: then `b` would be too well known, and they would be left out. 21 results
//!   leave room for that.
//!
//! `tests/stats.rs` looks for such other numbers, for tables at random: for each hidden number, and each value from 1 to
//! 10, it finds a true table with that value and the same report.
//!
//! What this can't prevent: whoever may read the file itself sees the daily numbers. It lies in the kiosk's own folder.

mod amount;
mod book;
mod counter;
mod inference;
mod keeper;
mod month;
mod sheet;
mod store;

use std::path::{Path, PathBuf};

pub use amount::Amount;
pub use book::{Book, News};
pub use counter::Counter;
pub use keeper::Keeper;
pub use month::Month;
pub use sheet::{Group, Row, Sheet, Table, together};
pub use store::{StoreError, read};

use crate::content::Date;

const FILE_NAME: &str = "statistics.sqlite";

/// What a report says to whoever reads it.
pub const HOW_SMALL_NUMBERS_ARE_HIDDEN: &str = "Numbers from 1 to 10 are shown as \"10 or fewer\", all others are rounded to the nearest 5; totals are added up from what is shown, so that nobody can be recognised.";

/// The file in the folder where the kiosk keeps its state.
pub fn file_in(state_folder: &Path) -> PathBuf {
    state_folder.join(FILE_NAME)
}

/// Everything that may be shown, for the staff panel and the command line: months that are over, the newest first.
///
/// # Errors
/// With a sentence for whoever wanted to see it.
pub fn shown(file: &Path, today: Date) -> Result<Vec<Sheet>, StoreError> {
    Ok(read(file)?.sheets(today))
}
