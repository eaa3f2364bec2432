//! The file of statistics: what is in it, and what happens to it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod stats_support;

use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use rusqlite::Connection;
use stats_support::{date, folder, names};
use waitwise::stats::{Book, Counter, Keeper, News, StoreError, file_in, read, shown};

const DAY: &str = "2025-03-14";

fn count(book: &mut Book, counter: &Counter, times: u64) {
    for _ in 0..times {
        assert!(book.add(date(DAY), "back-pain", "en", counter));
    }
}

fn opened(times: u64, file: &Path) -> Book {
    let mut book = Book::of(file);
    count(&mut book, &Counter::Opened, times);
    book
}

/// Day, topic, language, counter and number, with a bar between.
fn rows(file: &Path) -> Vec<String> {
    let connection = Connection::open(file).unwrap();
    let mut statement = connection.prepare("SELECT * FROM counts ORDER BY 1, 2, 3, 4").unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        let texts: Vec<String> = (0..4).map(|at| row.get::<_, String>(at).unwrap()).collect();
        Ok(format!("{}|{}", texts.join("|"), row.get::<_, i64>(4).unwrap()))
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

fn row(counter: &str, number: u64) -> String {
    format!("{DAY}|back-pain|en|{counter}|{number}")
}

#[test]
fn a_day_has_one_number_for_each_topic_language_and_counter() {
    let file = folder("day").join("statistics.sqlite");
    let mut book = opened(3, &file);
    count(&mut book, &Counter::Outcome("massage".to_owned()), 2);
    count(&mut book, &Counter::LeftAt("needles".to_owned()), 1);
    book.add(date(DAY), "back-pain", "es", &Counter::Opened);
    book.add(date("2025-03-15"), "back-pain", "en", &Counter::EndedByIdle);
    assert_eq!(book.flush(), []);
    count(&mut book, &Counter::Opened, 4);
    book.flush();
    let mut expected = [row("left-at:needles", 1), row("opened", 7), row("outcome:massage", 2)].to_vec();
    expected.push(format!("{DAY}|back-pain|es|opened|1"));
    expected.push("2025-03-15|back-pain|en|ended-by-idle|1".to_owned());
    assert_eq!(rows(&file), expected);
}

#[test]
fn nothing_is_written_before_the_batch_and_only_the_file_is_there_after_it() {
    let dir = folder("batch");
    let mut book = opened(5, &file_in(&dir));
    assert_eq!(names(&dir), Vec::<String>::new());
    book.flush();
    assert!(book.is_empty());
    assert_eq!(names(&dir), ["statistics.sqlite"]);
    let before = fs::read(file_in(&dir)).unwrap();
    assert_eq!(book.flush(), []);
    assert_eq!(fs::read(file_in(&dir)).unwrap(), before, "nothing waits, so nothing is written");
}

#[test]
fn what_is_no_id_of_content_is_not_counted() {
    let mut book = Book::of("never-written");
    for text in ["", "my back hurts", "Ärger", "=1+1", "-x", "a:b", "o'; DROP TABLE counts", &"a".repeat(65)] {
        assert!(!book.add(date(DAY), text, "en", &Counter::Opened), "{text}");
        assert!(!book.add(date(DAY), "back-pain", text, &Counter::Opened), "{text}");
        for counter in [Counter::Outcome(text.to_owned()), Counter::LeftAt(text.to_owned())] {
            assert!(!book.add(date(DAY), "back-pain", "en", &counter), "{text}");
        }
    }
    assert!(book.is_empty());
    assert!(book.add(date(DAY), "back-pain", "pt-BR", &Counter::Outcome("several-fit".to_owned())));
}

#[test]
fn what_cannot_be_written_waits_is_told_once_and_is_written_later() {
    let file = folder("blocked").join("statistics.sqlite");
    fs::create_dir(&file).unwrap();
    let mut book = opened(2, &file);
    let told = book.flush();
    assert!(matches!(told.as_slice(), [News::NotWritten(StoreError::Unusable { .. })]), "{told:?}");
    assert!(told[0].to_string().starts_with("Statistics are not written, and wait in memory."), "{}", told[0]);
    count(&mut book, &Counter::Opened, 1);
    assert_eq!(book.flush(), [], "told once");
    fs::remove_dir(&file).unwrap();
    assert_eq!(book.flush(), [News::WrittenAgain]);
    assert_eq!(rows(&file), [row("opened", 3)]);
}

#[test]
fn a_batch_that_fails_half_way_leaves_the_old_numbers_and_is_not_counted_twice() {
    let file = folder("half-way").join("statistics.sqlite");
    opened(5, &file).flush();
    // Stands in for a disk that gets full with the last number of a batch.
    let full = "CREATE TRIGGER full BEFORE INSERT ON counts WHEN NEW.counter = 'started-over'
        BEGIN SELECT RAISE(ABORT, 'full'); END";
    Connection::open(&file).unwrap().execute_batch(full).unwrap();
    let mut book = opened(2, &file);
    count(&mut book, &Counter::StartedOver, 1);
    assert_eq!(book.flush().len(), 1);
    assert_eq!(rows(&file), [row("opened", 5)]);
    Connection::open(&file).unwrap().execute_batch("DROP TRIGGER full").unwrap();
    book.flush();
    assert_eq!(rows(&file), [row("opened", 7), row("started-over", 1)]);
}

#[test]
fn a_power_cut_in_the_middle_of_a_batch_leaves_the_old_numbers() {
    let dir = folder("power-cut");
    let file = file_in(&dir.join("before"));
    opened(5, &file).flush();
    let connection = Connection::open(&file).unwrap();
    // A tiny cache spills into the file before the batch is done.
    connection.execute_batch("PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE counts SET number = 999").unwrap();
    for topic in 0..3000 {
        let insert = "INSERT INTO counts VALUES ('2025-03-14', ?1, 'en', 'opened', 1)";
        connection.execute(insert, [format!("topic-{topic}")]).unwrap();
    }
    let journal = dir.join("before/statistics.sqlite-journal");
    let after = file_in(&dir.join("after"));
    fs::create_dir(dir.join("after")).unwrap();
    fs::copy(&file, &after).unwrap();
    fs::copy(journal, dir.join("after/statistics.sqlite-journal")).unwrap();
    assert!(fs::metadata(&after).unwrap().len() > 50_000, "half of the batch is in the file");
    let told = read(&after).unwrap_err();
    assert_eq!(told, StoreError::CutOff { file: after.clone() });
    assert_eq!(opened(1, &after).flush(), []);
    assert_eq!(rows(&after), [row("opened", 6)]);
}

#[test]
fn a_damaged_file_is_moved_aside_and_a_new_one_is_begun() {
    let dir = folder("damaged");
    let file = file_in(&dir);
    fs::write(&file, "These are my notes, and no database.".repeat(100)).unwrap();
    let kept = dir.join("statistics-damaged-1.sqlite");
    assert_eq!(opened(1, &file).flush(), [News::BegunAnew { kept: kept.clone() }]);
    assert!(fs::read_to_string(kept).unwrap().starts_with("These are my notes"));
    assert_eq!(rows(&file), [row("opened", 1)]);
    // A second time, in the middle of a real file.
    let mut bytes = fs::read(&file).unwrap();
    bytes.iter_mut().skip(100).step_by(3).for_each(|byte| *byte ^= 0x5a);
    fs::write(&file, bytes).unwrap();
    assert!(matches!(read(&file), Err(StoreError::Damaged { .. })));
    let told = opened(2, &file).flush();
    assert_eq!(told, [News::BegunAnew { kept: dir.join("statistics-damaged-2.sqlite") }]);
    assert_eq!(rows(&file), [row("opened", 2)]);
    assert_eq!(names(&dir), ["statistics-damaged-1.sqlite", "statistics-damaged-2.sqlite", "statistics.sqlite"]);
}

#[test]
fn a_database_of_somebody_else_is_moved_aside_too() {
    let file = file_in(&folder("foreign"));
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert!(matches!(opened(1, &file).flush().as_slice(), [News::BegunAnew { .. }]));
    Connection::open(&file).unwrap().execute_batch("ALTER TABLE counts RENAME COLUMN day TO week").unwrap();
    assert!(matches!(opened(1, &file).flush().as_slice(), [News::BegunAnew { .. }]));
    assert_eq!(rows(&file), [row("opened", 1)]);
}

#[test]
fn a_file_of_a_newer_program_is_left_as_it_is() {
    let dir = folder("newer");
    let file = file_in(&dir);
    let newer = "PRAGMA journal_mode = WAL; CREATE TABLE counts (day TEXT, people TEXT); PRAGMA user_version = 2";
    Connection::open(&file).unwrap().execute_batch(newer).unwrap();
    let before = fs::read(&file).unwrap();
    let mut book = opened(1, &file);
    let told = book.flush();
    assert!(matches!(told.as_slice(), [News::NotWritten(StoreError::Newer { version: 2, .. })]), "{told:?}");
    assert!(told[0].to_string().contains("newer waitwise"), "{}", told[0]);
    assert!(!book.is_empty());
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(matches!(read(&file), Err(StoreError::Newer { .. })));
}

#[test]
fn numbers_can_be_read_while_the_kiosk_begins_to_write() {
    let file = file_in(&folder("both"));
    opened(40, &file).flush();
    let writer = Connection::open(&file).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE counts SET number = 99").unwrap();
    let sheets = shown(&file, date("2025-05-01")).unwrap();
    assert_eq!(sheets[0].rows[0].amount.words(), "about 40");
}

#[test]
fn the_keeper_writes_its_last_batch_when_it_ends() {
    let file = file_in(&folder("keeper"));
    let (tell, told) = channel();
    let keeper = Keeper::start(file.clone(), Keeper::BATCH, move |news| tell.send(news).unwrap()).unwrap();
    for _ in 0..12 {
        keeper.add(date(DAY), "back-pain", "en", Counter::Opened);
    }
    assert!(!file.exists(), "a batch takes its time");
    drop(keeper);
    assert_eq!(rows(&file), [row("opened", 12)]);
    assert_eq!(told.iter().collect::<Vec<_>>(), []);
}

#[test]
fn the_keeper_writes_a_batch_by_itself_and_tells_trouble() {
    let file = file_in(&folder("keeper-trouble"));
    fs::write(&file, "no database, but words of some length").unwrap();
    let (tell, told) = channel();
    let keeper = Keeper::start(file.clone(), Duration::ZERO, move |news| tell.send(news).unwrap()).unwrap();
    keeper.add(date(DAY), "back-pain", "en", Counter::Opened);
    assert!(matches!(told.recv().unwrap(), News::BegunAnew { .. }), "told while it runs");
    drop(keeper);
    assert_eq!(rows(&file), [row("opened", 1)]);
}
