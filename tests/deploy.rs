//! What is installed on the machine on the wall: systemd takes the units and finds them closed, and the stand-in for
//! systemd in `tests/e2e/supervisor.py` starts, kills and starts again as they say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod deploy_support;

use std::fs;
use std::path::Path;
use std::process::Command;

use deploy_support::{happens, happens_by, package_root, packaged_files, run, settings};

const UNITS: [&str; 2] = ["waitwise.service", "waitwise-screen.service"];
/// Of 10, in tenths.
const MOST_EXPOSED: &str = "30";

#[test]
fn systemd_takes_both_units() {
    let root = package_root("verify");
    let (status, said) = run(Command::new("systemd-analyze").arg("verify").arg("--root").arg(&root).args(UNITS));
    assert!(status && said.is_empty(), "{said}");
}

#[test]
fn systemd_is_heard_when_a_unit_names_what_is_not_there() {
    let root = package_root("verify-missing");
    fs::remove_file(root.join("usr/bin/waitwise")).unwrap();
    let (status, said) = run(Command::new("systemd-analyze").arg("verify").arg("--root").arg(&root).args(UNITS));
    assert!(!status && said.contains("/usr/bin/waitwise"), "{said}");
}

#[test]
fn both_units_are_closed_to_the_rest_of_the_machine() {
    for unit in UNITS {
        let file = format!("./deploy/{unit}");
        let mut look = Command::new("systemd-analyze");
        look.args(["security", "--offline=true", "--threshold", MOST_EXPOSED, &file]);
        let (status, said) = run(&mut look);
        assert!(status, "{said}");
    }
}

#[test]
fn no_unit_has_a_network_dumps_its_memory_or_swaps_it() {
    for unit in UNITS {
        let said = settings(unit);
        assert_eq!(said["Service.LimitCORE"], ["0"], "{unit}");
        assert_eq!(said["Service.MemorySwapMax"], ["0"], "{unit}");
        assert_eq!(said["Service.IPAddressDeny"], ["any"], "{unit}");
        let families = said["Service.RestrictAddressFamilies"].join(" ");
        assert!(!families.contains("INET"), "{unit}: {families}");
    }
    assert_eq!(settings(UNITS[0])["Service.PrivateNetwork"], ["yes"]);
}

#[test]
fn every_file_that_a_unit_names_is_in_the_package() {
    let there = packaged_files();
    for unit in UNITS {
        let command = settings(unit)["Service.ExecStart"].join(" ");
        for path in command.split([' ', '=']).filter(|word| word.starts_with("/etc/") || word.ends_with("/waitwise")) {
            assert!(there.iter().any(|(_, to)| format!("/{to}") == path), "{unit} names {path}");
        }
        let user = &settings(unit)["Service.User"][0];
        let users = fs::read_to_string("deploy/system/sysusers.conf").unwrap();
        assert!(users.lines().any(|line| line.split_whitespace().nth(1) == Some(user)), "{unit}: nobody is {user}");
    }
}

#[test]
fn what_staff_write_into_holds_nothing_that_the_program_keeps() {
    let command = settings(UNITS[0])["Service.ExecStart"][0].clone();
    let words: Vec<&str> = command.split(' ').collect();
    let after = |flag: &str| words[words.iter().position(|word| *word == flag).unwrap() + 1];
    let state = format!("/var/lib/{}", settings(UNITS[0])["Service.StateDirectory"][0]);
    assert_eq!(after("--content"), format!("{state}/content"));
    let kept = format!("{state}/{}", waitwise::content::live::LAST_GOOD_FOLDER);
    assert!(!Path::new(&kept).starts_with(after("--content")), "{kept}");
}

#[test]
fn the_users_can_be_made() {
    let root = package_root("users");
    let (status, said) = run(Command::new("systemd-sysusers").arg("--root").arg(&root).arg("waitwise.conf"));
    assert!(status, "{said}");
    let users = fs::read_to_string(root.join("etc/passwd")).unwrap();
    assert!(users.contains("waitwise:") && users.contains("waitwise-screen:"), "{users}");
    assert!(users.lines().all(|user| user.ends_with("nologin")), "{users}");
}

#[test]
fn the_scripts_are_what_a_shell_understands() {
    let scripts = ["deploy/debian/postinst", "deploy/debian/prerm", "deploy/debian/postrm", "deploy/try-deb"];
    let sessions = ["tests/e2e/session.sh", "tests/e2e/weston.sh", "tests/e2e/with_reader.sh"];
    let (status, said) = run(Command::new("shellcheck").args(["--severity", "warning"]).args(scripts).args(sessions));
    assert!(status, "{said}");
}

#[test]
fn each_matrix_for_a_turned_glass_turns_by_what_it_says() {
    let rules = fs::read_to_string("deploy/system/touch.rules").unwrap();
    let lines: Vec<&str> = rules.lines().collect();
    let mut degrees_seen = Vec::new();
    for (said, line) in lines.iter().zip(&lines[1..]).filter(|(_, line)| line.contains("CALIBRATION_MATRIX}=")) {
        let (_, value) = line.trim_end_matches('"').split_once("MATRIX}=\"").unwrap();
        let m: Vec<i32> = value.split_whitespace().map(|number| number.parse().unwrap()).collect();
        let degrees: usize = said.trim_start_matches("# ").trim_end_matches(" degrees:").parse().unwrap();
        // The corners of the glass, clockwise from the upper left.
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)];
        for (at, (x, y)) in corners.into_iter().enumerate() {
            let turned = (m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]);
            assert_eq!(turned, corners[(at + degrees / 90) % 4], "{line}");
        }
        degrees_seen.push(degrees);
    }
    assert_eq!(degrees_seen, [0, 90, 180, 270]);
}

#[test]
fn staff_may_close_it_and_a_wrong_configuration_does_not_spin() {
    for code in ["0", "2"] {
        let happened = happens(&[], &["ready", &format!("exit:{code}")]);
        assert_eq!(happened.last().unwrap(), &format!("not started again after {code}"));
    }
}

#[test]
fn after_any_other_end_it_is_started_again() {
    for (end, how) in [("exit:70", "70"), ("exit:1", "1"), ("crash", "SIGSEGV")] {
        let happened = happens(&["--restart-secs", "0.05", "--starts", "2"], &["ready", end]);
        let wanted = ["started", "ready", "STATUS=shown", &format!("ended with {how}"), "starting again in 0.05 s"];
        assert_eq!(happened[..5], wanted);
        assert_eq!(happened[5..], wanted[..4]);
    }
}

#[test]
fn it_is_never_given_up() {
    let happened = happens(&["--restart-secs", "0", "--starts", "12"], &["exit:70"]);
    assert_eq!(happened.iter().filter(|line| *line == "started").count(), 12);
}

#[test]
fn who_falls_silent_is_ended_and_started_again() {
    let quick = ["--watchdog-secs", "0.5", "--restart-secs", "0.05", "--starts", "2"];
    let happened = happens(&quick, &["ready", "hang"]);
    assert_eq!(
        happened[3..7],
        ["silent too long", "killed with SIGABRT", "ended with SIGABRT", "starting again in 0.05 s"]
    );
    assert_eq!(happened[7], "started");
}

#[test]
fn who_is_stopped_hears_nothing_and_is_killed() {
    let quick = ["--watchdog-secs", "0.5", "--abort-secs", "0.2", "--starts", "1"];
    let happened = happens(&quick, &["ready", "stop"]);
    assert_eq!(happened[3..], ["silent too long", "killed with SIGABRT", "killed with SIGKILL", "ended with SIGKILL"]);
}

#[test]
fn who_says_that_it_is_alive_is_left_alone() {
    let happened = happens(&["--watchdog-secs", "3"], &["ready", "alive:4", "exit:0"]);
    assert!(happened.iter().filter(|line| *line == "alive").count() > 3, "{happened:?}");
    assert!(!happened.iter().any(|line| line.starts_with("killed")), "{happened:?}");
}

#[test]
fn only_the_program_itself_is_heard() {
    let happened = happens(&["--start-secs", "1", "--starts", "1"], &["child-ready", "hang"]);
    let wanted =
        ["started", "not heard: not the program", "not ready in time", "killed with SIGTERM", "ended with SIGTERM"];
    assert_eq!(happened, wanted);
}

#[test]
fn a_unit_with_a_limit_is_given_up_after_it() {
    let unit = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limited.service");
    let words = "[Unit]\nStartLimitIntervalSec=1min\nStartLimitBurst=3\n[Service]\nRestart=always\nRestartSec=0\n";
    fs::write(&unit, words).unwrap();
    let happened = happens_by(unit.to_str().unwrap(), &[], &["exit:70"]);
    assert_eq!(happened.iter().filter(|line| *line == "started").count(), 3);
    assert_eq!(happened.last().unwrap(), "failed: started too often");
}

#[test]
fn a_hung_screen_is_back_within_a_minute() {
    let secs = |key: &str| settings(UNITS[0])[key].last().unwrap().parse::<u32>().unwrap();
    let longest = secs("Service.WatchdogSec") + secs("Service.TimeoutAbortSec") + secs("Service.RestartSec");
    assert!(longest <= 50, "{longest} s before it is even started");
    // A lost GPU, where the program ends by itself: a picture within 10 s.
    assert!(secs("Service.RestartSec") <= 5);
}
