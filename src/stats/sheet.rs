//! From true numbers to what is shown of them.

use std::collections::BTreeMap;

use super::inference::{Visits, endings_can_be_shown};
use super::{Amount, Counter, Month};
use crate::content::Date;

/// Visits that share every number: other months, topics and languages are other visits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    month: Month,
    topic: String,
    language: String,
}

/// True numbers. They leave this room as [`Sheet`]s only.
#[derive(Clone, Debug, Default)]
pub struct Table {
    places: BTreeMap<Place, BTreeMap<Counter, u64>>,
}

/// One month of one topic in one language, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub month: Month,
    pub topic: String,
    pub language: String,
    pub rows: Vec<Row>,
    /// When not, they would tell a small number.
    pub endings_are_shown: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub group: Group,
    /// The id of an option or a question, or a fixed word; empty for the whole group.
    pub id: String,
    pub amount: Amount,
    /// Added up from other rows.
    pub is_total: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Visits,
    Results,
    Questions,
    Neither,
    Endings,
}

impl Table {
    pub fn add(&mut self, month: Month, topic: &str, language: &str, counter: Counter, number: u64) {
        let place = Place { month, topic: topic.to_owned(), language: language.to_owned() };
        let sum = self.places.entry(place).or_default().entry(counter).or_default();
        *sum = sum.saturating_add(number);
    }

    /// Months that are over, the newest first; in a month by topic and language.
    pub fn sheets(&self, today: Date) -> Vec<Sheet> {
        let mut over: Vec<_> = self.places.iter().filter(|(place, _)| place.month.is_over(today)).collect();
        over.sort_by_key(|(place, _)| std::cmp::Reverse(place.month));
        over.into_iter().map(|(place, numbers)| sheet(place, numbers)).collect()
    }
}

fn sheet(place: &Place, numbers: &BTreeMap<Counter, u64>) -> Sheet {
    let of = |counter: &Counter| numbers.get(counter).copied().unwrap_or_default();
    let opened = of(&Counter::Opened);
    let (mut results, mut questions) = (Vec::new(), Vec::new());
    let (mut got_somewhere, mut ended) = (0_u64, 0_u64);
    for (counter, number) in numbers.iter().filter(|(_, number)| **number > 0) {
        match counter {
            Counter::Outcome(id) => results.push(Row::part(Group::Results, id, *number)),
            Counter::LeftAt(id) => questions.push(Row::part(Group::Questions, id, *number)),
            Counter::Opened => continue,
            Counter::Finished | Counter::EndedByIdle | Counter::StartedOver => {
                ended = ended.saturating_add(*number);
                continue;
            }
        }
        got_somewhere = got_somewhere.saturating_add(*number);
    }
    let neither = Row::part(Group::Neither, "", opened.saturating_sub(got_somewhere));
    let finished = Row::part(Group::Endings, "finished", of(&Counter::Finished));
    // Closed by staff, or by a power cut.
    let unfinished = vec![
        Row::part(Group::Endings, "ended-by-idle", of(&Counter::EndedByIdle)),
        Row::part(Group::Endings, "started-over", of(&Counter::StartedOver)),
        Row::part(Group::Endings, "otherwise", opened.saturating_sub(ended)),
    ];
    let endings_are_shown = endings_can_be_shown(&Visits {
        results: amounts(&results).collect(),
        no_result: amounts(&questions).chain([neither.amount]).collect(),
        finished: finished.amount,
        unfinished: amounts(&unfinished).collect(),
    });
    let mut rows = vec![
        Row::total(Group::Visits, amounts(&results).chain(amounts(&questions)).chain([neither.amount])),
        Row::total(Group::Results, amounts(&results)),
    ];
    rows.append(&mut results);
    rows.push(Row::total(Group::Questions, amounts(&questions)));
    rows.append(&mut questions);
    rows.push(neither);
    if endings_are_shown {
        rows.push(finished);
        rows.extend(unfinished);
    }
    let Place { month, topic, language } = place.clone();
    Sheet { month, topic, language, rows, endings_are_shown }
}

/// Several sheets as one, without a look at the true numbers. Endings are left out unless every sheet has them.
pub fn together(sheets: &[&Sheet]) -> Vec<Row> {
    let all_endings = sheets.iter().all(|sheet| sheet.endings_are_shown);
    let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
    let mut sums: Vec<Row> = Vec::new();
    for row in rows.filter(|row| all_endings || row.group != Group::Endings) {
        match sums.iter_mut().find(|sum| (sum.group, &sum.id) == (row.group, &row.id)) {
            Some(sum) => sum.amount = [sum.amount, row.amount].into_iter().sum(),
            None => sums.push(Row { is_total: true, ..row.clone() }),
        }
    }
    sums.sort_by_key(|row| row.group);
    sums
}

fn amounts(rows: &[Row]) -> impl Iterator<Item = Amount> {
    rows.iter().map(|row| row.amount)
}

impl Row {
    fn part(group: Group, id: &str, number: u64) -> Self {
        Self { group, id: id.to_owned(), amount: Amount::of(number), is_total: false }
    }

    fn total(group: Group, parts: impl Iterator<Item = Amount>) -> Self {
        Self { group, id: String::new(), amount: parts.sum(), is_total: true }
    }

    /// What was counted, for a program: `result`, `result:massage`, `ending:finished`.
    pub fn name(&self) -> String {
        let group = match self.group {
            Group::Visits => "opened",
            Group::Results => "result",
            Group::Questions => "left-at",
            Group::Neither => "no-questions",
            Group::Endings => "ending",
        };
        if self.id.is_empty() { group.to_owned() } else { format!("{group}:{}", self.id) }
    }

    /// What was counted, in words; ids stand as they are in the content.
    pub fn title(&self) -> String {
        match (self.group, self.id.as_str()) {
            (Group::Visits, _) => "Visits opened".to_owned(),
            (Group::Results, "") => "Came to a result".to_owned(),
            (Group::Results, id) => format!("Result: {id}"),
            (Group::Questions, "") => "Left during the questions".to_owned(),
            (Group::Questions, id) => format!("Left at: {id}"),
            (Group::Neither, _) => "Looked without questions".to_owned(),
            (Group::Endings, "finished") => "Finished".to_owned(),
            (Group::Endings, "ended-by-idle") => "Ended by idle".to_owned(),
            (Group::Endings, "started-over") => "Started over".to_owned(),
            (Group::Endings, _) => "Ended otherwise".to_owned(),
        }
    }
}
