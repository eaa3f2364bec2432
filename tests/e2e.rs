//! The program in a real window with a window manager, touched with xdotool and read as a screen reader does (AT-SPI).
//! `tests/e2e/scenarios.py` holds the visits; screenshots stay in `target/tmp/e2e`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::io::Write;
use std::path::Path;
use std::process::Command;

/// What `session.sh` ends with where no Xorg can be started: without root, or without its drivers.
const NOT_TRIED: i32 = 77;

fn plays(scenario: &str, screen: &str) {
    let (status, said) = session(scenario, screen, false);
    assert_eq!(status, Some(0), "{said}");
}

/// On a glass that sends true touch events.
fn plays_by_finger(scenario: &str, screen: &str) {
    let (status, said) = session(scenario, screen, true);
    if status == Some(NOT_TRIED) && std::env::var_os("CI").is_none() {
        // Not with `eprintln!`, which a test that passes keeps to itself.
        let words = format!("\nNOT TRIED: {scenario}: no Xorg could be started. {said}\n");
        std::io::stderr().write_all(words.as_bytes()).expect("stderr can be written");
        return;
    }
    assert_eq!(status, Some(0), "{said}");
}

/// How a scenario ended, and what it said.
fn session(scenario: &str, screen: &str, fingers: bool) -> (Option<i32>, String) {
    let missing: Vec<&str> = ["Xvfb", "openbox", "xdotool", "xprop", "dbus-run-session", "gdbus", "import"]
        .into_iter()
        .filter(|tool| !Command::new("which").arg(tool).output().is_ok_and(|found| found.status.success()))
        .collect();
    assert!(missing.is_empty(), "missing: {}. `./test` installs what the tests need.", missing.join(", "));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(format!("{scenario}-{screen}"));
    let output = Command::new("tests/e2e/session.sh")
        .args([screen, env!("CARGO_BIN_EXE_waitwise"), scenario])
        .arg(&out)
        .env("FINGERS", if fingers { "1" } else { "0" })
        .env("PLAY", if scenario == "soak" { "soak.py" } else { "scenarios.py" })
        .output()
        .expect("the session starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code(), format!("{said}\nScreenshots and logs are in {}.", out.display()))
}

#[test]
fn a_patient_comes_from_attract_to_results_and_hears_why() {
    plays("attract_to_results", "1080x1920");
}

#[test]
fn the_same_in_landscape() {
    plays("attract_to_results", "1920x1080");
}

#[test]
fn a_red_flag_leads_to_staff() {
    plays("red_flag_to_staff", "1080x1920");
}

#[test]
fn nothing_is_drawn_in_30_seconds_on_a_still_screen() {
    plays("still_screen_draws_nothing", "1080x1920");
}

#[test]
fn a_card_change_is_at_most_four_frames() {
    plays("a_card_change_is_few_frames", "1080x1920");
}

#[test]
fn two_minutes_of_random_visits_leave_nothing_behind() {
    plays("soak", "1080x1920");
}

#[test]
fn it_fills_the_screen_and_a_patient_can_not_close_it() {
    plays("fills_the_screen_and_refuses_to_close", "1080x1920");
}

#[test]
fn a_window_on_a_desk_can_be_closed() {
    plays("a_desk_window_can_be_closed", "1080x1920");
}

#[test]
fn broken_content_shows_the_content_inside_the_program_and_tells_staff() {
    plays("broken_content_shows_the_embedded_pack", "1080x1920");
}

#[test]
fn a_saved_change_reaches_the_screen_when_nobody_is_there_and_a_mistake_never_does() {
    plays("a_saved_change_reaches_the_screen", "1080x1920");
}

#[test]
fn what_the_kiosk_says_of_itself_has_nothing_of_a_visit_and_its_device_file_counts() {
    plays("says_nothing_of_a_visit", "1080x1920");
}

#[test]
fn a_preview_shows_mistakes_as_they_are_saved_and_jumps_to_any_screen() {
    plays("a_preview_shows_mistakes_and_any_screen", "1280x1024");
}

#[test]
fn a_whole_visit_by_finger_on_a_real_glass() {
    plays_by_finger("a_whole_visit_by_finger", "1080x1920");
}

#[test]
fn a_whole_visit_by_a_screen_reader_from_outside_the_program() {
    plays("a_whole_visit_by_a_screen_reader", "1080x1920");
}
