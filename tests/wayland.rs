//! The kiosk on a Wayland screen, under the compositor and the settings that `deploy/` ships, with a touch glass of its
//! own. `tests/e2e/wayland.py` holds what is done; screenshots stay in `target/tmp/wayland`.

#![allow(clippy::expect_used, reason = "a test stops at the first thing that is wrong")]

use std::path::Path;
use std::process::Command;

fn plays(scenario: &str, screen: &str, turned_degrees: Option<u32>) {
    let tools = ["weston", "weston-screenshooter", "gcc", "pkg-config", "dbus-run-session", "gdbus", "convert"];
    let missing: Vec<&str> = tools
        .into_iter()
        .filter(|tool| !Command::new("which").arg(tool).output().is_ok_and(|found| found.status.success()))
        .collect();
    assert!(missing.is_empty(), "missing: {}. `./test` installs what the tests need.", missing.join(", "));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wayland").join(format!("{scenario}-{screen}"));
    let mut session = Command::new("tests/e2e/weston.sh");
    session.args([screen, env!("CARGO_BIN_EXE_waitwise"), scenario]).arg(&out);
    if let Some(degrees) = turned_degrees {
        session.env("TURNED", degrees.to_string());
    }
    let output = session.output().expect("the session starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\nScreenshots and logs are in {}.", out.display());
}

#[test]
fn the_kiosk_fills_a_wayland_screen_and_a_visit_works_on_it() {
    plays("a_visit_by_finger", "1080x1920", None);
}

#[test]
fn the_picture_is_back_after_the_compositor_was_killed() {
    plays("the_picture_is_back_after_the_compositor_was_killed", "1920x1080", None);
}

#[test]
fn a_screen_that_hangs_turned_shows_an_upright_picture() {
    for degrees in [90, 270] {
        plays("is_upright_on_a_turned_screen", "1080x1920", Some(degrees));
    }
}
