//! A reader with a pencil: other true numbers that give the same report.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use waitwise::content::Date;
use waitwise::stats::{Counter, Month, Sheet, Table};

/// What the visits of one month truly did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    pub outcomes: Vec<u64>,
    pub left_at: Vec<u64>,
    pub neither: u64,
    /// Finished; ended by idle; started over; ended otherwise.
    pub endings: [u64; 4],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Outcome(usize),
    LeftAt(usize),
    Neither,
    Ending(usize),
}

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// An empty folder for the test of this name.
pub fn folder(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("stats").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Of all files in a folder, hidden ones too.
pub fn names(dir: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(dir).unwrap().map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

impl Truth {
    pub fn results(&self) -> u64 {
        self.outcomes.iter().sum()
    }

    pub fn opened(&self) -> u64 {
        self.results() + self.left_at.iter().sum::<u64>() + self.neither
    }

    /// What everybody knows of visits.
    pub fn is_possible(&self) -> bool {
        self.endings.iter().sum::<u64>() == self.opened() && self.endings[0] <= self.results()
    }

    pub fn cells(&self) -> Vec<Cell> {
        let outcomes = (0..self.outcomes.len()).map(Cell::Outcome);
        let left_at = (0..self.left_at.len()).map(Cell::LeftAt);
        outcomes.chain(left_at).chain([Cell::Neither]).chain((0..4).map(Cell::Ending)).collect()
    }

    pub fn get(&self, cell: Cell) -> u64 {
        match cell {
            Cell::Outcome(at) => self.outcomes[at],
            Cell::LeftAt(at) => self.left_at[at],
            Cell::Neither => self.neither,
            Cell::Ending(at) => self.endings[at],
        }
    }

    pub fn sheet(&self) -> Sheet {
        let mut table = Table::default();
        let mut add = |counter, number| table.add(month("2027-01"), "back-pain", "en", counter, number);
        add(Counter::Opened, self.opened());
        self.outcomes.iter().enumerate().for_each(|(at, number)| add(Counter::Outcome(format!("o{at}")), *number));
        self.left_at.iter().enumerate().for_each(|(at, number)| add(Counter::LeftAt(format!("q{at}")), *number));
        add(Counter::Finished, self.endings[0]);
        add(Counter::EndedByIdle, self.endings[1]);
        add(Counter::StartedOver, self.endings[2]);
        table.sheets(date("2027-06-01")).remove(0)
    }
}

/// All numbers that are shown as this one is. Written anew here, and not taken from the program.
pub fn alike(number: u64) -> RangeInclusive<u64> {
    match number {
        0 => 0..=0,
        1..=10 => 1..=10,
        _ => {
            let rounded = (number + 2) / 5 * 5;
            (rounded - 2).max(11)..=rounded + 2
        }
    }
}

/// Other true numbers in which `cell` is `value`, and which `looks_the_same` takes for these.
pub fn other_truth(
    truth: &Truth,
    cell: Cell,
    value: u64,
    endings_are_shown: bool,
    looks_the_same: impl Fn(&Truth) -> bool,
) -> Option<Truth> {
    let span = |of: Cell| if of == cell { value..=value } else { alike(truth.get(of)) };
    let spans = |wanted: fn(&Cell) -> bool| truth.cells().into_iter().filter(wanted).map(span).collect::<Vec<_>>();
    let outcomes = spans(|cell| matches!(cell, Cell::Outcome(_)));
    let others = spans(|cell| matches!(cell, Cell::LeftAt(_) | Cell::Neither));
    let endings = spans(|cell| matches!(cell, Cell::Ending(_)));
    for results in ends_first(totals(&outcomes)) {
        for rest in ends_first(totals(&others)) {
            let mut left_at = shared_out(&others, rest);
            let neither = left_at.pop().unwrap();
            let got = Truth { outcomes: shared_out(&outcomes, results), left_at, neither, endings: [0; 4] };
            let all = results + rest;
            let ends = if endings_are_shown { shown_endings(&endings, all) } else { any_endings(cell, value, all) };
            for endings in ends {
                let other = Truth { endings, ..got.clone() };
                if other.is_possible() && other.get(cell) == value && looks_the_same(&other) {
                    return Some(other);
                }
            }
        }
    }
    None
}

fn totals(spans: &[RangeInclusive<u64>]) -> RangeInclusive<u64> {
    spans.iter().map(|span| *span.start()).sum()..=spans.iter().map(|span| *span.end()).sum()
}

fn ends_first(span: RangeInclusive<u64>) -> Vec<u64> {
    let (start, end) = span.into_inner();
    let mut numbers: Vec<u64> = (start..=end).collect();
    numbers.sort_by_key(|number| (number - start).min(end - number));
    numbers
}

/// Numbers within their spans with this total, which must lie within the total of the spans.
fn shared_out(spans: &[RangeInclusive<u64>], total: u64) -> Vec<u64> {
    let mut left = total - totals(spans).start();
    let mut share = |span: &RangeInclusive<u64>| {
        let more = left.min(span.end() - span.start());
        left -= more;
        span.start() + more
    };
    spans.iter().map(&mut share).collect()
}

fn shown_endings(spans: &[RangeInclusive<u64>], all: u64) -> Vec<[u64; 4]> {
    let unfinished = &spans[1..];
    let with_finished = |finished: u64| {
        let rest = all.checked_sub(finished).filter(|rest| totals(unfinished).contains(rest))?;
        let rest = shared_out(unfinished, rest);
        Some([finished, rest[0], rest[1], rest[2]])
    };
    spans[0].clone().filter_map(with_finished).collect()
}

/// One number at one place, another at a second, and all the others at a third.
fn any_endings(cell: Cell, value: u64, all: u64) -> Vec<[u64; 4]> {
    let fixed = if let Cell::Ending(at) = cell { Some(at) } else { None };
    let mut found = Vec::new();
    for small_at in fixed.map_or(0..4, |at| at..at + 1) {
        for small in fixed.map_or(0..=10, |_| value..=value).filter(|small| *small <= all) {
            for big_at in (0..4).filter(|at| *at != small_at) {
                let mut endings = [0; 4];
                endings[small_at] = small;
                endings[big_at] = all - small;
                found.push(endings);
            }
        }
    }
    found
}
