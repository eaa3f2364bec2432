//! Who may use whom. Every path in the code is read, inline ones and those inside macros too, not only `use` lines.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod architecture_support;
mod source_support;

use std::fs;
use std::path::Path;

use architecture_support::{Arrow, arrows};
use source_support::rust_files;

/// A room, and what it may use beside itself: rooms, or parts of them.
const ROOMS: &[(&str, &[&str])] = &[
    ("engine", &[]),
    ("diagnostics", &[]),
    ("content", &["engine", "diagnostics"]),
    ("device", &["content", "diagnostics"]),
    ("visit", &["engine", "content::library", "content::text"]),
    ("fonts", &[]),
    ("sheet", &["fonts", "content::text"]),
    // The one that knows what it says.
    ("sheet::proof", &["content", "diagnostics", "engine"]),
    // `content::picture` is decoding and nothing else.
    (
        "ui",
        &["visit", "engine", "diagnostics", "content::library", "content::text", "content::picture", "fonts", "sheet"],
    ),
    // Days are `content::Date`.
    ("stats", &["content::Date"]),
    ("kiosk", &["ui", "visit", "engine", "content", "device", "diagnostics", "sheet", "stats"]),
    // What it writes outlives visits: it can't see one.
    ("kiosk::unattended::status", &["content", "device"]),
    ("cli", &["content", "device", "diagnostics", "engine"]),
    ("cli::stats", &["content", "stats", "cli"]),
    ("cli::proof_sheet", &["content", "diagnostics", "engine", "sheet", "cli"]),
    // The commands that open a window.
    ("cli::run", &["content", "device", "diagnostics", "engine", "kiosk", "cli"]),
    ("cli::preview", &["content", "diagnostics", "engine", "kiosk", "cli"]),
    ("cli::gallery", &["content", "diagnostics", "engine", "kiosk", "cli"]),
    // Looks for a voice, and opens no window.
    ("cli::doctor::voice", &["content::library", "device", "kiosk::speech", "cli"]),
];

/// Rooms that are pure: no crate but std, and nothing of std that touches the world.
const PURE: &[&str] = &["engine", "diagnostics", "visit"];
const WORLDLY: &[&str] = &["fs", "net", "env", "process", "io", "time"];

const SAT: &[&str] = &["engine::prove::sat", "engine::prove::formula", "engine::prove::circuit", "engine::prove::twin"];

#[test]
fn no_room_uses_what_it_must_not_see() {
    let dependencies = dependencies();
    let mut broken = Vec::new();
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let module = module_of(&file);
        broken.extend(faults(&file.display().to_string(), &module, &text, &dependencies));
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let room = name.trim_end_matches(".rs");
        assert!(["main", "lib"].contains(&room) || ROOMS.iter().any(|(known, _)| *known == room), "{room}");
    }
}

#[test]
fn a_forbidden_arrow_is_found_however_it_is_written() {
    let cases = [
        ("engine::check", "fn f() { let _ = crate::content::load_embedded(); }"),
        ("engine", "fn f() { assert!(crate::ui::tokens::CAPITAL_EM > 0.0); }"),
        ("engine::model", "use super::super::visit::State;"),
        ("engine::model", "fn f(_: egui::Ui) {}"),
        ("engine", "fn f() { std::fs::read(\"x\"); }"),
        ("visit::idle", "use std::time::{Duration, Instant};"),
        ("visit", "mod inner { fn f() { super::super::ui::install() } }"),
        ("visit", "fn f() -> crate::content::Loaded { todo!() }"),
        ("ui::page", "use crate::{content::load, visit::State};"),
        ("cli::ask", "fn f() { let _ = vec![crate::kiosk::run]; }"),
        ("diagnostics", "use waitwise::engine::Topic;"),
        ("engine::prove::walk", "use rustsat::types::Lit;"),
        ("kiosk::unattended::status", "use crate::visit::State;"),
        ("kiosk::unattended::status", "fn f(_: &crate::ui::facts::Facts) {}"),
        ("device::status", "use crate::visit::screen::Screen;"),
    ];
    for (module, code) in cases {
        let module: Vec<String> = module.split("::").map(str::to_owned).collect();
        let found = faults("fixture", &module, code, &dependencies());
        assert!(!found.is_empty(), "in {module:?}: {code}");
    }
}

#[test]
fn an_allowed_arrow_is_left_alone() {
    let cases = [
        ("ui::screens::card", "use crate::content::library::Cell; use crate::ui::page::Page; use super::View;"),
        ("visit::update", "use super::state::State; fn f() { crate::engine::Answers::default(); }"),
        ("cli::run", "use crate::kiosk; use super::content;"),
        ("engine::prove::sat", "use rustsat::types::Lit;"),
        ("engine", "use std::collections::BTreeMap; fn f() { let crate_name = 1; }"),
    ];
    for (module, code) in cases {
        let module: Vec<String> = module.split("::").map(str::to_owned).collect();
        assert_eq!(faults("fixture", &module, code, &dependencies()), Vec::<String>::new());
    }
}

#[test]
fn no_file_is_too_long_to_be_read() {
    for root in ["src", "tests"] {
        for file in rust_files(Path::new(root)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines < 500, "{} has {lines} lines: split it", file.display());
        }
    }
}

fn faults(file: &str, module: &[String], code: &str, dependencies: &[String]) -> Vec<String> {
    let room = module.first().cloned().unwrap_or_default();
    if !ROOMS.iter().any(|(known, _)| *known == room) {
        return Vec::new();
    }
    let path = module.join("::");
    let allowed = ROOMS.iter().rev().find(|(known, _)| path == *known || path.starts_with(&format!("{known}::")));
    let (_, allowed) = allowed.expect("the room was found just before");
    let fault = |arrow: &Arrow| -> Option<String> {
        let to = arrow.to.join("::");
        let wrong = match arrow.to.first()?.as_str() {
            "crate" => {
                let inside = arrow.to.get(1..)?.join("::");
                let target = arrow.to.get(1)?;
                let is_room = ROOMS.iter().any(|(known, _)| known == target);
                let may = |prefix: &str| inside == prefix || inside.starts_with(&format!("{prefix}::"));
                is_room && *target != room && !allowed.iter().any(|prefix| may(prefix))
            }
            "std" | "core" => PURE.contains(&room.as_str()) && WORLDLY.contains(&arrow.to.get(1)?.as_str()),
            // The SAT solver is the one crate that a pure room may use, and only where the formula is built.
            "rustsat" | "rustsat_batsat" | "batsat" if SAT.contains(&path.as_str()) => false,
            // Distances between words, and nothing else.
            "strsim" => room != "diagnostics" && PURE.contains(&room.as_str()),
            name => PURE.contains(&room.as_str()) && dependencies.iter().any(|known| known == name),
        };
        wrong.then(|| format!("{file}:{}: `{path}` must not use `{to}`", arrow.line))
    };
    arrows(module, code).iter().filter_map(fault).collect()
}

/// Names of the crates in Cargo.toml, as they stand in code. Diagnostics and errors may derive with thiserror.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim());
    let names: Vec<String> = names.filter(|name| *name != "thiserror").map(|name| name.replace('-', "_")).collect();
    assert!(names.iter().any(|name| name == "egui"), "the manifest is read: {names:?}");
    names
}

fn module_of(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix("src").unwrap().with_extension("");
    let mut parts: Vec<String> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}
