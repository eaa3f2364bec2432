//! `device.ron`: what is so of one computer, each kind of mistake in it, and what other programs are told of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod tools_support;

use std::fs;
use std::path::{Path, PathBuf};

use tools_support::{code, stderr, stdout, waitwise};
use waitwise::content::library::Glass;
use waitwise::device::{Device, Rotation, Voice};
use waitwise::diagnostics::{Diagnostic, render};

const WHOLE: &str = r#"// The screen by the window.
(
    format: 1,
    glass: (long_side_mm: 598, viewing_distance_mm: 600),
    rotation: Right,
    touch: "ILITEK ILITEK-TP",
    output: "HDMI-A-1",
    printer: "Front-desk",
    voice: EspeakNg,
    place: "Waiting room 1",
)
"#;

fn read(text: &str) -> Result<Device, Vec<Diagnostic>> {
    Device::read("device.ron", text.as_bytes())
}

fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("device").join(name);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("device.ron");
    fs::write(&file, text).unwrap();
    file
}

/// Program, file and what is wanted of it.
fn device(file: &Path, what: &str) -> std::process::Output {
    waitwise(&["device", file.to_str().unwrap(), what])
}

#[test]
fn a_device_file_says_what_is_so_of_one_computer() {
    let device = read(WHOLE).unwrap_or_else(|findings| panic!("{}", render(&findings)));
    assert_eq!(device.glass, Some(Glass { long_side_mm: 598, viewing_distance_mm: 600 }));
    assert_eq!((device.rotation, device.voice), (Rotation::Right, Voice::EspeakNg));
    assert_eq!(device.printer.as_deref(), Some("Front-desk"));
    assert_eq!(device.place, "Waiting room 1");
}

#[test]
fn the_device_file_that_is_installed_says_nothing_yet() {
    assert_eq!(Device::load(Path::new("deploy/device.ron")).unwrap(), Device::default());
}

#[test]
fn the_example_for_technicians_is_right() {
    let guide = fs::read_to_string("docs/technician.md").unwrap();
    let example = guide.split("```ron\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(read(example).unwrap().touch.as_deref(), Some("ILITEK ILITEK-TP"));
}

#[test]
fn only_the_format_has_to_be_there() {
    assert_eq!(read("(format: 1)").unwrap(), Device::default());
}

/// The only finding, with its code.
fn only(text: &str) -> Diagnostic {
    let findings = read(text).expect_err(text);
    assert_eq!(findings.len(), 1, "{}", render(&findings));
    findings[0].clone()
}

#[test]
fn each_kind_of_mistake_is_told_once_with_its_place_and_its_fix() {
    for (from, to, code, place, help) in [
        ("rotation: Right", "rotation: Rigth", "unknown-word", (5, 15), "Did you mean Right?"),
        ("printer:", "pritner:", "unknown-field", (8, 5), "Did you mean printer?"),
        ("voice: EspeakNg", "voice: \"EspeakNg\"", "unknown-word", (9, 12), "Write EspeakNg without quotes."),
        ("format: 1", "format: 2", "unknown-format", (3, 5), "Write format: 1"),
        ("    format: 1,\n", "", "field-missing", (2, 1), "Add a line format: 1,"),
        (
            "long_side_mm: 598",
            "long_side_mm: 5980",
            "out-of-range",
            (4, 13),
            "The nearest that fits is long_side_mm: 2500",
        ),
        (", viewing_distance_mm: 600", "", "field-missing", (4, 12), "Add a line viewing_distance_mm: …,"),
        ("long_side_mm: 598", "long_side_mm: \"598\"", "not-a-number", (4, 27), "Write digits alone"),
        ("\"Waiting room 1\"", "Waiting", "text-expected", (10, 12), "straight quotes"),
        ("rotation: Right,", "rotation: Right", "comma-missing", (5, 19), "comma"),
    ] {
        assert!(WHOLE.contains(from), "{from}");
        let text = WHOLE.replacen(from, to, 1);
        let finding = only(&text);
        let at = finding.position.map(|place| (place.line, place.column));
        assert_eq!((finding.code, at), (code, Some(place)), "{}", render(std::slice::from_ref(&finding)));
        assert!(
            finding.help.as_deref().is_some_and(|told| told.contains(help)),
            "{}",
            render(std::slice::from_ref(&finding))
        );
        assert_eq!(finding.file, "device.ron");
    }
    assert_eq!(only("").code, "file-empty");
    assert_eq!(only("// only a remark").code, "file-empty");
    assert_eq!(only("{\\rtf1 device}").code, "not-plain-text");
    let cut_off = only("(format: 1, glass: (long_side_mm: 598");
    assert!(!cut_off.help.unwrap().contains("restore"), "a device file is in no store");
}

#[test]
fn a_name_that_means_something_to_another_program_is_refused() {
    for (field, name) in [
        ("output", "HDMI-A-1\\n[core]"),
        ("output", "HDMI A 1"),
        ("output", ""),
        ("touch", "ILITEK\\\", RUN+=\\\"/bin/sh"),
        ("touch", "ILITEK\\nSUBSYSTEM"),
        ("touch", " "),
        ("printer", "-d"),
        ("printer", "Front desk"),
        ("printer", ""),
        ("printer", &"x".repeat(200)),
    ] {
        let finding = only(&format!("(\n    format: 1,\n    {field}: \"{name}\",\n)"));
        assert_eq!(finding.code, "device-name", "{field} {name}");
        assert_eq!(finding.position.unwrap().line, 3);
        assert!(finding.help.is_some() && finding.message.starts_with(field), "{}", finding.message);
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let findings = read(&WHOLE.replace("Right", "Rigth").replace("printer:", "pritner:")).unwrap_err();
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["unknown-word", "unknown-field"]);
}

#[test]
fn check_says_what_is_wrong_and_where_and_ends_with_1() {
    let good = file("good", WHOLE);
    let output = device(&good, "check");
    assert_eq!((code(&output), stdout(&output).contains("is right")), (0, true));
    let bad = file("bad", &WHOLE.replace("Right", "Rigth"));
    let output = device(&bad, "check");
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains(&format!("{}:5:15", bad.display())), "{}", stdout(&output));
    assert!(stdout(&output).contains("Did you mean Right?"));
    // What can't be used is wrong use of what would use it.
    assert_eq!(code(&device(&bad, "weston")), 2);
    assert_eq!(code(&device(&bad.with_file_name("none.ron"), "check")), 2);
}

#[test]
fn the_kiosk_does_not_start_with_a_device_file_that_is_missing_or_broken() {
    let bad = file("kiosk", &WHOLE.replace("Right", "Rigth"));
    let output = waitwise(&["run", "--device", bad.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains(":5:15") && stderr(&output).contains("Did you mean Right?"),
        "{}",
        stderr(&output)
    );
    let output = waitwise(&["run", "--device", bad.with_file_name("none.ron").to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("none.ron can't be read"), "{}", stderr(&output));
}

#[test]
fn weston_is_told_the_output_and_how_far_it_was_turned_clockwise() {
    for (rotation, transform) in
        [("Normal", "normal"), ("Right", "rotate-90"), ("UpsideDown", "rotate-180"), ("Left", "rotate-270")]
    {
        let file = file(&format!("weston-{rotation}"), &WHOLE.replace("Right", rotation));
        assert_eq!(stdout(&device(&file, "weston")), format!("[output]\nname=HDMI-A-1\ntransform={transform}\n"));
    }
    let nameless = file("nameless", "(format: 1, rotation: Left)");
    let output = device(&nameless, "weston");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("output: \"HDMI-A-1\""), "{}", stderr(&output));
}

#[test]
fn udev_is_told_which_screen_the_panel_belongs_to_and_touches_are_turned_once() {
    for (rotation, under_x) in [
        ("Normal", "1 0 0 0 1 0"),
        ("Right", "0 -1 1 1 0 0"),
        ("UpsideDown", "-1 0 1 0 -1 1"),
        ("Left", "0 1 0 -1 0 1"),
    ] {
        let file = file(&format!("udev-{rotation}"), &WHOLE.replace("Right", rotation));
        let rules = stdout(&device(&file, "udev"));
        let (told, remarks): (Vec<&str>, Vec<&str>) = rules.lines().partition(|line| !line.starts_with('#'));
        assert!(told.iter().all(|line| line.contains("ATTRS{name}==\"ILITEK ILITEK-TP\"")), "{rules}");
        assert!(told[0].ends_with("ENV{WL_OUTPUT}=\"HDMI-A-1\""), "{rules}");
        // Weston turns touches itself.
        assert!(told[1].ends_with("ENV{LIBINPUT_CALIBRATION_MATRIX}=\"1 0 0 0 1 0\""), "{rules}");
        assert_eq!(told.len(), 2);
        assert!(
            remarks.last().unwrap().ends_with(&format!("ENV{{LIBINPUT_CALIBRATION_MATRIX}}=\"{under_x}\"")),
            "{rules}"
        );
    }
    let any = file("udev-any", "(format: 1)");
    assert!(!stdout(&device(&any, "udev")).contains("ATTRS") && !stdout(&device(&any, "udev")).contains("WL_OUTPUT"));
    let stars = file("udev-stars", "(format: 1, touch: \"Panel [2*]\")");
    assert!(stdout(&device(&stars, "udev")).contains("\"Panel ?2??\""));
}
