//! `waitwise stats`: what was counted, with small numbers hidden.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::answer::suggest;
use super::{Ended, StatsArgs, StatsFormat, WrongUse};
use crate::content::{Date, live};
use crate::stats::{self, Amount, Group, HOW_SMALL_NUMBERS_ARE_HIDDEN, Row, Sheet, StoreError};

const BAR_LETTERS: u64 = 30;

pub fn stats(args: &StatsArgs) -> anyhow::Result<Ended> {
    let file = file(args)?;
    let today = Date::today().ok_or_else(|| anyhow::anyhow!("The computer's clock can't be read."))?;
    let mut sheets = stats::shown(&file, today).map_err(|error| match error {
        StoreError::Missing { .. } => WrongUse(format!(
            "{error} A kiosk begins that file when its kiosk.ron says `statistics: On`. If yours is elsewhere, name it with --file FILE."
        )),
        _ => WrongUse(error.to_string()),
    })?;
    if let Some(topic) = &args.topic
        && !sheets.is_empty()
    {
        let ids = topics(&sheets);
        if !ids.contains(&topic.as_str()) {
            let said = suggest(topic, ids.into_iter());
            return Err(WrongUse(format!("No finished month has a topic `{topic}`. {said}")).into());
        }
        sheets.retain(|sheet| sheet.topic == *topic);
    }
    match args.format {
        StatsFormat::Text => say_on!("{}", text(&sheets)),
        StatsFormat::Csv => say_on!("{}", csv(&sheets)),
        StatsFormat::Json => say!("{}", serde_json::to_string_pretty(&json(&sheets))?),
    }
    Ok(Ended::Well)
}

fn file(args: &StatsArgs) -> Result<PathBuf, WrongUse> {
    let usual = || live::state_folder().map(|folder| stats::file_in(&folder));
    args.file.clone().or_else(usual).ok_or_else(|| {
        WrongUse("This computer names no place for statistics. Name the kiosk's file with --file FILE.".to_owned())
    })
}

fn text(sheets: &[Sheet]) -> String {
    if sheets.is_empty() {
        return "There is nothing to show yet. A month is shown from the second day of the next month.\n".to_owned();
    }
    let mut parts = vec![format!("{HOW_SMALL_NUMBERS_ARE_HIDDEN}\n")];
    for topic in topics(sheets) {
        let of_topic: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.topic == topic).collect();
        if of_topic.len() > 1 {
            let rows = stats::together(&of_topic);
            parts.push(format!("{topic}, all months and languages\n{}", lines(&rows)));
        }
        for sheet in of_topic {
            let Sheet { month, language, .. } = sheet;
            let mut part = format!("{topic}, {}, language {language}\n{}", month.in_words(), lines(&sheet.rows));
            if !sheet.endings_are_shown {
                part += "  How visits ended is left out: together with the numbers above, it could tell a small one.\n";
            }
            parts.push(part);
        }
    }
    parts.join("\n")
}

/// Each once, by name.
fn topics(sheets: &[Sheet]) -> Vec<&str> {
    let mut topics: Vec<&str> = sheets.iter().map(|sheet| sheet.topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// Titles, numbers and bars, each in a column of its own.
fn lines(rows: &[Row]) -> String {
    let indented = |row: &Row| match row.group {
        Group::Results | Group::Questions if !row.id.is_empty() => format!("    {}", row.title()),
        _ => format!("  {}", row.title()),
    };
    let cells: Vec<(String, String, Amount)> =
        rows.iter().map(|row| (indented(row), row.amount.words(), row.amount)).collect();
    let wide = |of: fn(&(String, String, Amount)) -> usize| cells.iter().map(of).max().unwrap_or_default();
    let title_wide = wide(|cell| cell.0.chars().count());
    let words_wide = wide(|cell| cell.1.chars().count());
    let full = rows.iter().map(|row| ends(row.amount).1).max().unwrap_or_default();
    let line = |(title, words, amount): &(String, String, Amount)| {
        let line = format!("{title:title_wide$}  {words:>words_wide$}  {}", bar(*amount, full));
        format!("{}\n", line.trim_end())
    };
    cells.iter().map(line).collect()
}

/// Solid as far as the number is sure, light as far as it may go.
fn bar(amount: Amount, full: u64) -> String {
    let letters = |number: u64| {
        let rounded = (u128::from(number) * u128::from(BAR_LETTERS)).div_ceil(u128::from(full.max(1)));
        usize::try_from(rounded).unwrap_or_default()
    };
    let (least, most) = ends(amount);
    let (least, most) = (letters(least), letters(most));
    format!("{}{}", "█".repeat(least), "░".repeat(most.saturating_sub(least)))
}

/// A rounded number is shown by its middle, since rounding is no doubt that anybody wants to see.
fn ends(amount: Amount) -> (u64, u64) {
    let middle = amount.least().midpoint(amount.most());
    if amount.is_hidden() { (amount.least(), amount.most()) } else { (middle, middle) }
}

/// Ids and numbers only: nothing that needs quotes.
fn csv(sheets: &[Sheet]) -> String {
    let mut lines = vec!["month,topic,language,counter,shown,least,most\n".to_owned()];
    for Sheet { month, topic, language, rows, .. } in sheets {
        lines.extend(rows.iter().map(|row| {
            let (name, amount) = (row.name(), row.amount);
            format!("{month},{topic},{language},{name},{},{},{}\n", amount.words(), amount.least(), amount.most())
        }));
    }
    lines.concat()
}

fn json(sheets: &[Sheet]) -> Value {
    let row = |row: &Row| {
        json!({
            "counter": row.name(),
            "title": row.title(),
            "total": row.is_total,
            "shown": row.amount.words(),
            "least": row.amount.least(),
            "most": row.amount.most(),
        })
    };
    let sheet = |sheet: &Sheet| {
        json!({
            "month": sheet.month.to_string(),
            "topic": sheet.topic,
            "language": sheet.language,
            "endings_are_shown": sheet.endings_are_shown,
            "rows": sheet.rows.iter().map(row).collect::<Value>(),
        })
    };
    json!({
        "how_small_numbers_are_hidden": HOW_SMALL_NUMBERS_ARE_HIDDEN,
        "sheets": sheets.iter().map(sheet).collect::<Value>(),
    })
}
