//! SARIF 2.1.0 (OASIS standard), as code review tools read it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::severity;
use crate::diagnostics::{Diagnostic, Position};

pub fn findings(findings: &[Diagnostic]) -> String {
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "waitwise",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| json!({ "id": code })).collect::<Value>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Value>(),
        }],
    });
    format!("{log:#}\n")
}

fn result(finding: &Diagnostic) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{} {help}", finding.message),
        None => finding.message.clone(),
    };
    json!({
        "ruleId": finding.code,
        "level": severity(finding.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(&finding.file, finding.position, Some(finding.marked)) }],
        "relatedLocations": finding.related.iter().enumerate().map(|(id, related)| json!({
            "id": id,
            "message": { "text": related.message },
            "physicalLocation": place(&related.file, related.position, None),
        })).collect::<Value>(),
    })
}

/// Letters that an address can't have are written as `%C3`.
fn address(file: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let one = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    file.bytes().map(one).collect()
}

fn place(file: &str, position: Option<Position>, marked: Option<usize>) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": address(file) } });
    if let (Some(position), Some(object)) = (position, place.as_object_mut()) {
        let mut region = json!({ "startLine": position.line, "startColumn": position.column });
        if let (Some(marked), Some(region)) = (marked, region.as_object_mut()) {
            region.insert("endColumn".to_owned(), json!(position.column + marked));
        }
        object.insert("region".to_owned(), region);
    }
    place
}
