//! One finding a line. Names are part of the command's promise: add, don't rename.

use serde_json::{Value, json};

use super::severity;
use crate::diagnostics::{Diagnostic, Position};

pub fn findings(findings: &[Diagnostic]) -> String {
    let mut lines: Vec<String> = findings.iter().map(|finding| one(finding).to_string()).collect();
    lines.push(String::new());
    lines.join("\n")
}

pub fn one(finding: &Diagnostic) -> Value {
    let line = |place: Option<Position>| place.map(|place| place.line);
    let column = |place: Option<Position>| place.map(|place| place.column);
    json!({
        "code": finding.code,
        "severity": severity(finding.severity),
        "file": finding.file,
        "line": line(finding.position),
        "column": column(finding.position),
        "characters": finding.position.map(|_| finding.marked),
        "message": finding.message,
        "help": finding.help,
        "related": finding.related.iter().map(|related| json!({
            "file": related.file,
            "line": line(related.position),
            "column": column(related.position),
            "message": related.message,
        })).collect::<Value>(),
    })
}
