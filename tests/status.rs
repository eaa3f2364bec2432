//! `status.json` has these fields and no others: none of them can hold anything of a visit, and each is explained.
//!
//! That nothing of a visit gets into one of them, the table of rooms holds (`tests/architecture.rs`): neither the shape nor
//! what writes it can see a visit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use waitwise::device::status::{Gpu, Status};

/// A field that is new is thought over here: is it so of the kiosk, and not of whoever stands before it?
const FIELDS: [&str; 36] = [
    "content.digest",
    "content.errors",
    "content.not_kept",
    "content.notes",
    "content.origin",
    "content.refused",
    "content.topics",
    "content.warnings",
    "content",
    "frames",
    "free_bytes",
    "glass.height_px",
    "glass.long_side_mm",
    "glass.viewing_distance_mm",
    "glass.width_px",
    "glass",
    "gpu.is_software",
    "gpu.renderer",
    "gpu.version",
    "gpu",
    "last_frame_age_secs",
    "log",
    "now",
    "now_unix_secs",
    "open_now",
    "pid",
    "pin_set",
    "place",
    "printer",
    "started",
    "statistics_on",
    "version",
    "voice.engine",
    "voice.why_none",
    "voice",
    "watchdog_secs",
];

fn fields(value: &Value, way: &str, found: &mut BTreeSet<String>) {
    for (name, inner) in value.as_object().into_iter().flatten() {
        let way = if way.is_empty() { name.clone() } else { format!("{way}.{name}") };
        fields(inner, &way, found);
        found.insert(way);
    }
}

fn written() -> BTreeSet<String> {
    let status = Status { gpu: Some(Gpu::default()), ..Status::default() };
    let mut found = BTreeSet::new();
    fields(&serde_json::from_str(&status.to_text()).unwrap(), "", &mut found);
    found
}

#[test]
fn there_is_no_field_but_those_that_were_thought_over() {
    assert_eq!(written(), FIELDS.iter().map(|field| (*field).to_owned()).collect());
}

#[test]
fn every_field_is_explained_to_technicians() {
    let guide = fs::read_to_string("docs/technician.md").unwrap();
    for field in written() {
        assert!(guide.contains(&format!("| `{field}` |")) || guide.contains(&format!("`{field}.")), "{field}");
    }
}
