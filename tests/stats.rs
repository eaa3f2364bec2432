//! Small numbers stay hidden, whatever a reader adds, subtracts or knows of visits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod stats_support;

use proptest::prelude::*;

use stats_support::{Cell, Truth, alike, date, month, other_truth};
use waitwise::stats::{Amount, Counter, Group, Table, together};

/// 100 visits with a result, 90 finished: the 10 others could be counted with a pencil.
fn telling() -> Truth {
    Truth { outcomes: vec![100], left_at: vec![], neither: 0, endings: [90, 10, 0, 0] }
}

/// So many small numbers that none can be told from the others.
fn blurred() -> Truth {
    Truth { outcomes: vec![45, 33, 7], left_at: vec![4, 6, 3], neither: 20, endings: [80, 27, 8, 3] }
}

fn words(truth: &Truth) -> Vec<(String, String)> {
    truth.sheet().rows.iter().map(|row| (row.title(), row.amount.words())).collect()
}

fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(title, words)| ((*title).to_owned(), (*words).to_owned())).collect()
}

#[test]
fn numbers_from_1_to_10_look_the_same_and_others_are_rounded_to_5() {
    for number in 1..=10 {
        assert_eq!(Amount::of(number), Amount::of(1));
    }
    let shown = [0, 1, 10, 11, 12, 13, 17, 18, 1002].map(|number| Amount::of(number).words());
    let words = ["0", "10 or fewer", "10 or fewer", "about 10", "about 10", "about 15", "about 15", "about 20"];
    assert_eq!(shown[..8], words);
    assert_eq!(shown[8], "about 1000");
    for number in 0..200 {
        assert_eq!(Amount::of(number).least()..=Amount::of(number).most(), alike(number), "{number}");
    }
    assert_eq!(Amount::of(u64::MAX).words().get(..6), Some("about "));
}

#[test]
fn a_total_is_added_up_from_what_is_shown() {
    let rows = told(&[
        ("Visits opened", "98 to 146"),
        ("Came to a result", "77 to 94"),
        ("Result: o0", "about 45"),
        ("Result: o1", "about 35"),
        ("Result: o2", "10 or fewer"),
        ("Left during the questions", "3 to 30"),
        ("Left at: q0", "10 or fewer"),
        ("Left at: q1", "10 or fewer"),
        ("Left at: q2", "10 or fewer"),
        ("Looked without questions", "about 20"),
        ("Finished", "about 80"),
        ("Ended by idle", "about 25"),
        ("Started over", "10 or fewer"),
        ("Ended otherwise", "10 or fewer"),
    ]);
    assert_eq!(words(&blurred()), rows);
}

#[test]
fn endings_are_left_out_where_they_would_tell_a_small_number() {
    assert!(!telling().sheet().endings_are_shown);
    let rows = told(&[
        ("Visits opened", "about 100"),
        ("Came to a result", "about 100"),
        ("Result: o0", "about 100"),
        ("Left during the questions", "0"),
        ("Looked without questions", "0"),
    ]);
    assert_eq!(words(&telling()), rows);
}

#[test]
fn endings_are_shown_where_no_number_is_small() {
    let truth = Truth { outcomes: vec![60, 40], left_at: vec![30], neither: 0, endings: [80, 50, 0, 0] };
    assert!(truth.sheet().endings_are_shown);
}

#[test]
fn with_few_results_endings_are_left_out_whatever_they_are() {
    let truth = Truth { outcomes: vec![20], left_at: vec![], neither: 0, endings: [20, 0, 0, 0] };
    assert!(!truth.sheet().endings_are_shown);
}

#[test]
fn the_search_for_other_numbers_finds_the_leak_that_the_report_avoids() {
    // With both lists shown, nobody else but 6 to 14 can have left.
    let idle = Cell::Ending(1);
    let possible: Vec<u64> =
        (1..=10).filter(|value| other_truth(&telling(), idle, *value, true, |_| true).is_some()).collect();
    assert_eq!(possible, [6, 7, 8, 9, 10]);
    let without: Vec<u64> =
        (1..=10).filter(|value| other_truth(&telling(), idle, *value, false, |_| true).is_some()).collect();
    assert_eq!(without, (1..=10).collect::<Vec<u64>>());
}

#[test]
fn a_month_is_shown_when_it_is_over_and_never_while_it_runs() {
    let mut table = Table::default();
    table.add(month("2027-01"), "back-pain", "en", Counter::Opened, 40);
    table.add(month("2027-02"), "back-pain", "en", Counter::Opened, 40);
    let shown_on = |day| table.sheets(date(day)).iter().map(|sheet| sheet.month.to_string()).collect::<Vec<_>>();
    assert_eq!(shown_on("2027-01-31"), Vec::<String>::new());
    assert_eq!(shown_on("2027-02-01"), Vec::<String>::new(), "somewhere it is still January");
    assert_eq!(shown_on("2027-02-02"), ["2027-01"]);
    assert_eq!(shown_on("2027-02-28"), ["2027-01"]);
    assert_eq!(shown_on("2028-01-01"), ["2027-02", "2027-01"], "the newest first");
    assert_eq!(month("2027-12").in_words(), "December 2027");
}

#[test]
fn languages_and_topics_have_numbers_of_their_own_and_a_sum_of_what_is_shown() {
    let mut table = Table::default();
    table.add(month("2027-01"), "back-pain", "en", Counter::Opened, 40);
    table.add(month("2027-01"), "back-pain", "es", Counter::Opened, 3);
    table.add(month("2027-01"), "back-pain", "ar", Counter::Opened, 8);
    let sheets = table.sheets(date("2027-03-01"));
    assert_eq!(sheets.iter().map(|sheet| sheet.language.as_str()).collect::<Vec<_>>(), ["ar", "en", "es"]);
    let rows = together(&sheets.iter().collect::<Vec<_>>());
    assert_eq!(rows[0].amount.words(), "40 to 62", "not about 50, which is the truth");
    assert!(rows.iter().all(|row| row.group != Group::Endings));
}

/// Small, middle and large numbers, and many that are 0.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![2 => Just(0), 3 => 1..=10_u64, 1 => 9..=14_u64, 2 => 11..=60_u64, 1 => 61..=400_u64]
}

fn truth() -> impl Strategy<Value = Truth> {
    let got = (prop::collection::vec(number(), 1..4), prop::collection::vec(number(), 0..4), number());
    (got, [number(), number(), number()]).prop_map(|((outcomes, left_at, neither), [idle, over, otherwise])| {
        let mut truth = Truth { outcomes, left_at, neither, endings: [0; 4] };
        let all = truth.opened();
        // Everybody who could finish has finished, but for those who ended in another way.
        let otherwise = if otherwise > 20 { 0 } else { otherwise.min(all) };
        let over = over.min(all - otherwise);
        let idle = idle.min(all - otherwise - over).max((all - otherwise - over).saturating_sub(truth.results()));
        truth.endings = [all - otherwise - over - idle, idle, over, otherwise];
        truth
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_small_number_could_be_any_from_1_to_10(truth in truth()) {
        prop_assert!(truth.is_possible());
        let report = truth.sheet();
        for cell in truth.cells().into_iter().filter(|cell| (1..=10).contains(&truth.get(*cell))) {
            for value in 1..=10 {
                let other = other_truth(&truth, cell, value, report.endings_are_shown, |other| other.sheet() == report);
                prop_assert!(other.is_some(), "{cell:?} can't be {value}, and the report tells that: {report:#?}");
            }
        }
    }

    #[test]
    fn every_total_is_the_sum_of_its_rows(truth in truth()) {
        let rows = truth.sheet().rows;
        let sum = |groups: &[Group]| -> Amount {
            rows.iter().filter(|row| groups.contains(&row.group) && !row.is_total).map(|row| row.amount).sum()
        };
        for total in rows.iter().filter(|row| row.is_total) {
            let parts = match total.group {
                Group::Visits => sum(&[Group::Results, Group::Questions, Group::Neither]),
                group => sum(&[group]),
            };
            prop_assert_eq!(total.amount, parts);
        }
    }
}
