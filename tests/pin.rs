//! `waitwise pin`: a PIN goes into `kiosk.ron` as a hash, and nothing else in the file changes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod tools_support;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tools_support::{code, copy_of, files_in, replaced, stderr, stdout, waitwise};
use waitwise::content::{load_dir, pin};

/// What somebody types, one line.
fn typed(dir: &Path, line: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_waitwise"))
        .args(["pin", dir.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended already, with a plain sentence.
    let _ = child.stdin.take().unwrap().write_all(format!("{line}\n").as_bytes());
    child.wait_with_output().unwrap()
}

fn kiosk(dir: &Path) -> String {
    fs::read_to_string(dir.join("kiosk.ron")).unwrap()
}

fn hash_in(dir: &Path) -> String {
    load_dir(dir).unwrap().library.expect("can be shown").kiosk.staff_pin.expect("has a PIN")
}

#[test]
fn a_pin_is_kept_as_a_hash_in_one_new_line() {
    let dir = copy_of("assets/content", "pin-new");
    let (before, files) = (kiosk(&dir), files_in(&dir));
    let output = typed(&dir, "482915");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("The PIN is in") && !stdout(&output).contains("482915"));
    let hash = hash_in(&dir);
    assert!(pin::is_right(&hash, "482915") && !kiosk(&dir).contains("482915"));
    assert_eq!(kiosk(&dir).replace(&format!("    staff_pin: \"{hash}\",\n"), ""), before);
    assert_eq!(files_in(&dir), files, "nothing else is left behind");
}

#[test]
fn a_new_pin_takes_the_place_of_the_old_one_and_remove_takes_the_line_out() {
    let dir = copy_of("assets/content", "pin-again");
    let before = kiosk(&dir);
    typed(&dir, "482915");
    let (first, old) = (kiosk(&dir), hash_in(&dir));
    let output = typed(&dir, "730264");
    assert!(stdout(&output).contains("The new PIN is in"), "{}", stdout(&output));
    let hash = hash_in(&dir);
    assert!(pin::is_right(&hash, "730264") && !pin::is_right(&hash, "482915"));
    assert_eq!(kiosk(&dir), first.replace(&old, &hash));
    let output = waitwise(&["pin", dir.to_str().unwrap(), "--remove"]);
    assert_eq!((code(&output), stdout(&output).contains("The PIN is out of")), (0, true));
    assert_eq!(kiosk(&dir), before);
    let output = waitwise(&["pin", dir.to_str().unwrap(), "--remove"]);
    assert!(stdout(&output).contains("There is no PIN in") && stdout(&output).contains("Nothing was changed."));
}

#[test]
fn remarks_windows_line_breaks_and_utf16_stay_as_they_are() {
    let dir = copy_of("assets/content", "pin-notepad");
    let text =
        kiosk(&dir).replace('\n', "\r\n").replace("results: Ranked,", "results: Ranked // the last, with no comma: )");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(dir.join("kiosk.ron"), &utf16).unwrap();
    let output = typed(&dir, "482915");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let hash = hash_in(&dir);
    let bytes = fs::read(dir.join("kiosk.ron")).unwrap();
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    let with = String::from_utf16(&units).unwrap();
    let without = with.replace(&format!("    staff_pin: \"{hash}\",\r\n"), "");
    assert_eq!(without, text.replace("results: Ranked //", "results: Ranked, //"));
}

#[test]
fn a_pin_that_is_none_is_refused_and_nothing_changes() {
    let dir = copy_of("assets/content", "pin-refused");
    let before = kiosk(&dir);
    for (line, why) in [
        ("123", "4 to 12 digits"),
        ("", "4 to 12 digits"),
        ("1234567890123", "4 to 12 digits"),
        ("1234", "one of the first that anybody tries"),
        ("0000", "one of the first that anybody tries"),
        ("48 29", "digits only"),
        ("secret", "digits only"),
    ] {
        let output = typed(&dir, line);
        assert_eq!(code(&output), 2, "{line}");
        assert!(stderr(&output).contains(why), "{line}: {}", stderr(&output));
        assert!(stderr(&output).contains("Nothing was changed."), "{line}: {}", stderr(&output));
        assert!(line.len() < 4 || !stderr(&output).contains(line), "a PIN is never told: {}", stderr(&output));
        assert_eq!(kiosk(&dir), before, "{line}");
    }
}

#[test]
fn a_file_with_errors_and_a_folder_that_is_not_there_are_told_before_anything_is_asked() {
    let dir = copy_of("assets/content", "pin-broken");
    replaced(&dir, "kiosk.ron", "theme: Light", "theme: Lihgt");
    let before = kiosk(&dir);
    let output = typed(&dir, "482915");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("Did you mean Light?"), "{}", stderr(&output));
    assert!(stderr(&output).contains("nothing was changed"), "{}", stderr(&output));
    assert_eq!(kiosk(&dir), before);
    let output = typed(&dir.join("none"), "482915");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("There is no folder"), "{}", stderr(&output));
    fs::remove_file(dir.join("kiosk.ron")).unwrap();
    let output = typed(&dir, "482915");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("kiosk.ron can't be read"), "{}", stderr(&output));
}

#[test]
fn a_hash_that_is_broken_is_replaced() {
    let dir = copy_of("assets/content", "pin-mended");
    replaced(&dir, "kiosk.ron", "    results: Ranked,", "    staff_pin: \"482915\", // by hand\n    results: Ranked,");
    let before = kiosk(&dir);
    assert_eq!(code(&typed(&dir, "730264")), 0);
    let hash = hash_in(&dir);
    assert_eq!(kiosk(&dir), before.replace("482915", &hash));
}
