//! A screen of its own with a window manager and a screen reader's eyes, in which a file of `tests/e2e` plays a scenario.

use std::io::Write;
use std::path::Path;
use std::process::Command;

/// What `./test` installs, by what it is found as.
const TOOLS: [&str; 12] = [
    "Xvfb",
    "openbox",
    "xdotool",
    "xprop",
    "xrandr",
    "xclip",
    "dbus-run-session",
    "gdbus",
    "import",
    "faketime",
    "strace",
    "mount",
];

/// What a session ends with where something takes root and there is no root: Xorg, a disk that is mounted.
const NOT_TRIED: i32 = 77;

/// `scenarios` is a file in `tests/e2e`, `screen` a size such as 1080x1920, `server` Xvfb with a mouse, or Xorg with a glass
/// for fingers and a monitor that can be changed. Fails as the scenario does. What can't be tried here fails under CI only;
/// elsewhere that is said.
pub fn play(scenarios: &str, scenario: &str, screen: &str, server: &str) {
    let missing: Vec<&str> = TOOLS
        .into_iter()
        .filter(|tool| !Command::new("which").arg(tool).output().is_ok_and(|found| found.status.success()))
        .collect();
    assert!(missing.is_empty(), "missing: {}. `./test` installs what the tests need.", missing.join(", "));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(format!("{scenario}-{screen}"));
    let output = Command::new("tests/e2e/session.sh")
        .args([screen, env!("CARGO_BIN_EXE_waitwise"), scenario])
        .arg(&out)
        .env("PLAY", format!("{scenarios}.py"))
        .env("FINGERS", if server == "Xorg" { "1" } else { "0" })
        .output()
        .expect("the session starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(NOT_TRIED) && std::env::var_os("CI").is_none() {
        // Not with `eprintln!`, which a test that passes keeps to itself.
        let words = format!("\nNOT TRIED: {scenario}: {said}\n");
        std::io::stderr().write_all(words.as_bytes()).expect("stderr can be written");
        return;
    }
    assert!(output.status.success(), "{said}\nScreenshots and logs are in {}.", out.display());
}
