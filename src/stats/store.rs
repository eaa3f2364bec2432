//! The file: an `SQLite` database with one row a day, topic, language and counter.
//!
//! The table is ordered by its key, so it doesn't tell in which order things happened. A rollback journal, since it is gone
//! after each batch, where a `-wal` file would lie there with it; and a reader needs no right to write. What is overwritten
//! is overwritten with zeros.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, params};

use super::counter::is_id;
use super::{Counter, Month, Table};
use crate::content::Date;

const VERSION: i64 = 1;
/// A batch takes milliseconds.
const OTHERS_MAY_TAKE: Duration = Duration::from_secs(5);
const CREATE: &str = "CREATE TABLE counts (
    day TEXT NOT NULL, topic TEXT NOT NULL, language TEXT NOT NULL, counter TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (day, topic, language, counter)
) STRICT, WITHOUT ROWID";
const ADD: &str = "INSERT INTO counts (day, topic, language, counter, number) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT DO UPDATE SET number = number + excluded.number";
const READ: &str = "SELECT substr(day, 1, 7), topic, language, counter, sum(number) FROM counts GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4";

/// One row's key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub day: Date,
    pub topic: String,
    pub language: String,
    pub counter: String,
}

/// Why the file can't be read or written, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error("There are no statistics in {0}.", file.display())]
    Missing { file: PathBuf },
    #[error("{0} was written by a newer waitwise (version {version} of the file, this program knows {VERSION}). It is left as it is.", file.display())]
    Newer { file: PathBuf, version: i64 },
    #[error("{0} is damaged, or not a file of statistics.", file.display())]
    Damaged { file: PathBuf },
    #[error("The last writing of {0} was cut off. The kiosk mends it when it writes the next time; nothing that was there before is lost.", file.display())]
    CutOff { file: PathBuf },
    #[error("{0} is in use. Please try again.", file.display())]
    InUse { file: PathBuf },
    #[error("{0} can't be used: {why}.", file.display())]
    Unusable { file: PathBuf, why: String },
}

/// Adds all numbers to the file, or none of them. Makes the file and its folder where there are none.
pub fn add(file: &Path, numbers: &BTreeMap<Key, u64>) -> Result<(), StoreError> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| StoreError::Unusable { file: file.to_owned(), why: error.to_string() })?;
    }
    let told = |error: rusqlite::Error| told(file, &error);
    let mut connection = Connection::open(file).map_err(told)?;
    connection.busy_timeout(OTHERS_MAY_TAKE).map_err(told)?;
    // First of all: a newer file is not even set to other ways of writing.
    let known = version(file, &connection)?;
    // EXTRA: after a power cut the journal is either there as a whole or gone as a whole.
    let ways = "PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA temp_store = MEMORY;";
    connection.execute_batch(ways).map_err(told)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
    if known == 0 {
        transaction.execute_batch(CREATE).map_err(told)?;
        transaction.pragma_update(None, "user_version", VERSION).map_err(told)?;
    } else {
        let healthy: String = transaction.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(told)?;
        if healthy != "ok" {
            return Err(StoreError::Damaged { file: file.to_owned() });
        }
    }
    {
        let mut add = transaction.prepare(ADD).map_err(|error| unknown_table(file, &error))?;
        for (key, number) in numbers {
            let number = i64::try_from(*number).unwrap_or(i64::MAX);
            add.execute(params![key.day.to_string(), key.topic, key.language, key.counter, number]).map_err(told)?;
        }
    }
    transaction.commit().map_err(told)
}

/// Sums by month. Doesn't change the file, and works while the kiosk writes.
///
/// # Errors
/// With a sentence for whoever wanted to see them.
pub fn read(file: &Path) -> Result<Table, StoreError> {
    match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(StoreError::Missing { file: file.to_owned() });
        }
        Err(error) => return Err(StoreError::Unusable { file: file.to_owned(), why: error.to_string() }),
        Ok(_) => {}
    }
    let told = |error: rusqlite::Error| told(file, &error);
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(told)?;
    connection.busy_timeout(OTHERS_MAY_TAKE).map_err(told)?;
    let mut table = Table::default();
    if version(file, &connection)? == 0 {
        return Ok(table);
    }
    let mut statement = connection.prepare(READ).map_err(|error| unknown_table(file, &error))?;
    let mut rows = statement.query([]).map_err(told)?;
    while let Some(row) = rows.next().map_err(told)? {
        let text = |at: usize| row.get::<_, String>(at).map_err(told);
        let (month, topic, language, counter) = (text(0)?, text(1)?, text(2)?, text(3)?);
        let number = row.get::<_, i64>(4).map_err(told)?;
        let known = Month::parse(&month).zip(Counter::parse(&counter));
        let known = known.filter(|_| is_id(&topic) && is_id(&language)).zip(u64::try_from(number).ok());
        let Some(((month, counter), number)) = known else {
            return Err(StoreError::Damaged { file: file.to_owned() });
        };
        table.add(month, &topic, &language, counter, number);
    }
    Ok(table)
}

/// Gives a damaged file another name, beside its old one. Nothing is deleted.
pub fn move_aside(file: &Path) -> io::Result<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |number: u32| file.with_file_name(format!("{stem}-damaged-{number}.sqlite"));
    let free = (1..=u32::MAX).map(name).find(|path| !path.exists()).ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(file, &free)?;
    // What SQLite keeps beside it would be taken for the new file's.
    for ending in ["-journal", "-wal", "-shm"] {
        let beside = |path: &Path| path.with_file_name(format!("{}{ending}", name_of(path)));
        if beside(file).exists() {
            fs::rename(beside(file), beside(&free))?;
        }
    }
    Ok(free)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// 0 for a file without anything in it.
fn version(file: &Path, connection: &Connection) -> Result<i64, StoreError> {
    let number =
        |query| connection.query_row(query, [], |row| row.get::<_, i64>(0)).map_err(|error| told(file, &error));
    match number("PRAGMA user_version")? {
        0 if number("SELECT count(*) FROM sqlite_schema")? == 0 => Ok(0),
        VERSION => Ok(VERSION),
        version if version > VERSION => Err(StoreError::Newer { file: file.to_owned(), version }),
        _ => Err(StoreError::Damaged { file: file.to_owned() }),
    }
}

/// Our version, but not our table.
fn unknown_table(file: &Path, error: &rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::Unknown) => StoreError::Damaged { file: file.to_owned() },
        _ => told(file, error),
    }
}

fn told(file: &Path, error: &rusqlite::Error) -> StoreError {
    let file = file.to_owned();
    // A journal of a cut-off batch, and no right to play it back.
    let cut_off =
        error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK);
    match error.sqlite_error_code() {
        _ if cut_off => StoreError::CutOff { file },
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Damaged { file },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::InUse { file },
        Some(ErrorCode::DiskFull) => StoreError::Unusable { file, why: "the disk is full".to_owned() },
        Some(ErrorCode::ReadOnly) => StoreError::Unusable { file, why: "it may not be written".to_owned() },
        _ => StoreError::Unusable { file, why: error.to_string() },
    }
}
