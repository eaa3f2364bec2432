//! Options are at least two, with ids of their own, and every row says something of each of them (or `NotKnown`).

use std::collections::{BTreeMap, BTreeSet};

use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let ids: BTreeSet<&str> = raw.topic.options.iter().map(|option| option.id.as_str()).collect();
    if raw.topic.options.len() < 2 {
        let message = "A comparison needs at least two options.";
        findings.push(Diagnostic::error("too-few-options", &path, message).at(locate::field(text, "options"), text));
    }
    let rows = &raw.topic;
    for row in &rows.comparison {
        one_row(&row.id, &row.cells, &ids, &path, text, findings);
    }
    for row in &rows.side_effects {
        one_row(&row.id, &row.figures, &ids, &path, text, findings);
    }
    for row in &rows.certainty {
        one_row(&row.id, &row.cells, &ids, &path, text, findings);
    }
}

fn one_row<T>(
    row: &str,
    cells: &BTreeMap<String, T>,
    ids: &BTreeSet<&str>,
    path: &str,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) {
    let place = locate::field_value(text, "id", row);
    for id in ids.iter().filter(|id| !cells.contains_key(**id)) {
        let message = format!("The row \"{row}\" says nothing of the option \"{id}\".");
        let help = format!("Add \"{id}\": NotKnown, or what is known.");
        findings.push(Diagnostic::error("row-incomplete", path, message).at(place, text).help(help));
    }
    for id in cells.keys().filter(|id| !ids.contains(id.as_str())) {
        let message = format!("The row \"{row}\" speaks of \"{id}\", and there is no such option.");
        let help = nearest(id, ids.iter().copied()).map(|near| format!("Did you mean \"{near}\"?"));
        let finding = Diagnostic::error("unknown-option", path, message).at(place, text);
        findings.push(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }
}
