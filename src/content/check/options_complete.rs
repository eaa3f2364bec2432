//! Options are at least two, with ids of their own, and every row says something of each of them (or `NotKnown`).

use std::collections::{BTreeMap, BTreeSet};

use crate::content::locate;
use crate::content::outline::{Outline, quoted};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let ids: BTreeSet<&str> = raw.topic.options.iter().map(|option| option.id.as_str()).collect();
    if raw.topic.options.len() < 2 {
        let message = "A comparison needs at least two options.";
        let finding = Diagnostic::error("too-few-options", &path, message).at(locate::field(text, "options"), text);
        findings
            .push(finding.help("Add another one, such as \"not now\"; `waitwise new topic` shows how it is written."));
    }
    let rows = &raw.topic;
    for row in &rows.comparison {
        one_row("comparison", &row.id, &row.cells, &ids, &path, text, findings);
    }
    for row in &rows.side_effects {
        one_row("side_effects", &row.id, &row.figures, &ids, &path, text, findings);
    }
    for row in &rows.certainty {
        one_row("certainty", &row.id, &row.cells, &ids, &path, text, findings);
    }
}

fn one_row<T>(
    list: &str,
    row: &str,
    cells: &BTreeMap<String, T>,
    ids: &BTreeSet<&str>,
    path: &str,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) {
    let outline = Outline::of(text);
    let place = outline.name(list, row);
    let unknown = || cells.keys().filter(|id| !ids.contains(id.as_str()));
    // An option that is only misspelt is told once, where it is.
    let misspelt: BTreeSet<&str> = unknown().filter_map(|id| nearest(id, ids.iter().copied())).collect();
    for id in ids.iter().filter(|id| !cells.contains_key(**id) && !misspelt.contains(**id)) {
        let message = format!("The row \"{row}\" says nothing of the option \"{id}\".");
        let help = format!("Add \"{id}\": NotKnown, or what is known.");
        findings.push(Diagnostic::error("row-incomplete", path, message).at(place, text).help(help));
    }
    for id in unknown() {
        let message = format!("The row \"{row}\" speaks of \"{id}\", and there is no such option.");
        let known = || ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
        let help = nearest(id, ids.iter().copied()).map_or_else(
            || format!("The options of this topic are: {}.", known()),
            |near| format!("Did you mean \"{near}\"?"),
        );
        let finding = Diagnostic::error("unknown-option", path, message)
            .at(outline.written_in(list, row, &quoted(id)).first().copied().or(place), text);
        findings.push(finding.help(help));
    }
}
