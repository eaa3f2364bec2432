//! What another program gets that uses the engine alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::process::Command;

fn tree(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--prefix", "none", "--edges", "normal"])
        .args(arguments)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// Windows, GPUs, sound, pictures, and what belongs to them.
const SCREEN: &[&str] = &[
    "eframe",
    "egui",
    "egui_extras",
    "epaint",
    "winit",
    "glow",
    "glutin",
    "wgpu",
    "accesskit",
    "wayland-client",
    "x11rb",
    "image",
    "resvg",
    "usvg",
    "cpal",
    "rodio",
    "fluent-bundle",
];

#[test]
fn without_features_there_is_no_window_gpu_audio_or_image_crate() {
    let crates = tree(&["--no-default-features"]);
    let unwanted: Vec<&String> = crates.iter().filter(|name| SCREEN.contains(&name.as_str())).collect();
    assert!(unwanted.is_empty(), "{unwanted:?}");
    assert!(!crates.iter().any(|name| name == "rustsat"), "the SAT solver can be left out");
    assert!(crates.iter().any(|name| name == "ron"));
}

#[test]
fn the_same_look_finds_them_where_they_are() {
    let crates = tree(&[]);
    assert!(SCREEN[..3].iter().all(|name| crates.iter().any(|found| found == name)), "{crates:?}");
}
