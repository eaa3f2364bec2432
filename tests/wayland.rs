//! The kiosk on a Wayland screen, under the compositor and the settings that `deploy/` ships, with a touch glass of its
//! own. `tests/e2e/wayland.py` holds what is done; screenshots stay in `target/tmp/wayland`. Of the faults, those that
//! touch the display are done here too; `tests/e2e/faults-on-wayland` does all of them.

#![allow(clippy::expect_used, reason = "a test stops at the first thing that is wrong")]

use std::path::Path;
use std::process::Command;

fn plays(scenario: &str, screen: &str) {
    in_session(scenario, screen, &[]);
}

fn survives(fault: &str) {
    in_session(fault, "1080x1920", &[("PLAY", "faults.py")]);
}

fn in_session(scenario: &str, screen: &str, settings: &[(&str, &str)]) {
    let tools = ["weston", "weston-screenshooter", "gcc", "pkg-config", "dbus-run-session", "gdbus", "convert"];
    let missing: Vec<&str> = tools
        .into_iter()
        .filter(|tool| !Command::new("which").arg(tool).output().is_ok_and(|found| found.status.success()))
        .collect();
    assert!(missing.is_empty(), "missing: {}. `./test` installs what the tests need.", missing.join(", "));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wayland").join(format!("{scenario}-{screen}"));
    let output = Command::new("tests/e2e/weston.sh")
        .args([screen, env!("CARGO_BIN_EXE_waitwise"), scenario])
        .arg(&out)
        .envs(settings.iter().copied())
        .output()
        .expect("the session starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\nScreenshots and logs are in {}.", out.display());
}

#[test]
fn the_kiosk_fills_a_wayland_screen_and_a_visit_works_on_it() {
    plays("a_visit_by_finger", "1080x1920");
}

#[test]
fn the_picture_is_back_after_the_compositor_was_killed() {
    plays("the_picture_is_back_after_the_compositor_was_killed", "1920x1080");
}

#[test]
fn a_screen_that_hangs_turned_shows_an_upright_picture() {
    for degrees in ["90", "270"] {
        in_session("is_upright_on_a_turned_screen", "1080x1920", &[("TURNED", degrees)]);
    }
}

#[test]
fn broken_content_at_the_start_shows_the_newest_that_is_whole() {
    survives("broken_content_at_the_start_shows_the_newest_that_is_whole");
}

#[test]
fn after_a_panic_the_patient_is_asked_to_start_again_and_the_third_in_a_minute_ends_the_program_with_70() {
    survives("a_panic_in_a_frame_asks_to_start_again");
}

#[test]
fn a_program_that_is_killed_stopped_stalled_or_broken_has_its_picture_back_by_a_new_start() {
    survives("whatever_ends_or_stops_it_is_followed_by_a_new_start");
}

#[test]
fn a_second_start_says_so_and_ends_with_2_and_the_first_goes_on() {
    survives("a_second_start_says_so_and_ends");
}
