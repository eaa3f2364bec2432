//! The last good content: kept, and brought back without losing anything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod reload_support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use reload_support::{Desk, HALF, KIOSK, RULES, clinics, kiosk, pack};
use waitwise::content::live::{Digest, RestoreError, restore};
use waitwise::content::proven::Proofs;
use waitwise::content::{Pack, load};
use waitwise::engine::prove::Limits;

fn waitwise(arguments: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waitwise"));
    command.arg("restore").args(arguments).env_remove("STATE_DIRECTORY").env_remove("XDG_STATE_HOME");
    command.env_remove("HOME").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.output().expect("the program runs")
}

#[test]
fn the_last_two_different_packs_are_kept_the_newest_first() {
    let desk = Desk::new();
    let store = desk.store();
    for (name, kept) in [
        ("A", vec!["A"]),
        ("A", vec!["A"]),
        ("B", vec!["B", "A"]),
        ("B", vec!["B", "A"]),
        ("A", vec!["A", "B"]),
        ("C", vec!["C", "A"]),
    ] {
        store.keep(&pack(name)).unwrap();
        assert_eq!(clinics(&store.newest_first()), kept, "after {name}");
        assert_eq!(fs::read_dir(store.folder()).unwrap().count(), kept.len(), "no file is left over");
    }
}

#[test]
fn a_broken_folder_gets_the_last_good_content_back_and_nothing_is_lost() {
    let desk = Desk::with_content("Good");
    let store = desk.store();
    let good = Pack::from_dir(&desk.content()).unwrap();
    store.keep(&good).unwrap();
    desk.save(KIOSK, HALF);
    desk.save("topics/rest/extra.ron", "my notes");
    fs::remove_file(desk.content().join(RULES)).unwrap();

    let restored = restore(&desk.content(), &store).unwrap();
    assert_eq!(restored.brought_back, [KIOSK, RULES]);
    assert_eq!(restored.moved_away, [KIOSK, "topics/rest/extra.ron"]);
    assert_eq!(Digest::of(&Pack::from_dir(&desk.content()).unwrap()), Digest::of(&good));
    let before = restored.before.unwrap();
    assert_eq!(before, fs::canonicalize(&desk.root).unwrap().join("content-before-restore"));
    assert_eq!(fs::read_to_string(before.join(KIOSK)).unwrap(), HALF);
    assert_eq!(fs::read_to_string(before.join("topics/rest/extra.ron")).unwrap(), "my notes");

    desk.save(KIOSK, "broken again");
    let again = restore(&desk.content(), &store).unwrap();
    assert!(again.before.unwrap().ends_with("content-before-restore-2"));
}

#[test]
fn from_good_content_it_goes_back_to_the_one_before() {
    let desk = Desk::with_content("New");
    let store = desk.store();
    store.keep(&pack("Old")).unwrap();
    store.keep(&Pack::from_dir(&desk.content()).unwrap()).unwrap();
    restore(&desk.content(), &store).unwrap();
    assert_eq!(fs::read_to_string(desk.content().join(KIOSK)).unwrap(), kiosk("Old"));
}

#[test]
fn a_folder_that_is_gone_is_made_anew() {
    let desk = Desk::new();
    desk.store().keep(&pack("Good")).unwrap();
    let restored = restore(&desk.content(), &desk.store()).unwrap();
    assert_eq!(restored.before, None);
    assert_eq!(Digest::of(&Pack::from_dir(&desk.content()).unwrap()), Digest::of(&pack("Good")));
}

#[test]
#[cfg(unix)]
fn links_and_folders_that_are_in_the_way_are_moved_and_never_written_through() {
    let desk = Desk::with_content("Good");
    desk.store().keep(&pack("Good")).unwrap();
    let elsewhere = desk.root.join("elsewhere");
    fs::rename(desk.content().join("topics/rest"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, desk.content().join("topics/rest")).unwrap();
    fs::write(elsewhere.join("rules.ron"), "not ours").unwrap();
    fs::remove_file(desk.content().join(KIOSK)).unwrap();
    fs::create_dir(desk.content().join(KIOSK)).unwrap();
    fs::write(desk.content().join(KIOSK).join("notes.txt"), "inside").unwrap();
    fs::write(desk.content().join(KIOSK).join(".hidden"), "hidden").unwrap();

    let before = restore(&desk.content(), &desk.store()).unwrap().before.unwrap();
    assert_eq!(Digest::of(&Pack::from_dir(&desk.content()).unwrap()), Digest::of(&pack("Good")));
    assert_eq!(fs::read_to_string(elsewhere.join("rules.ron")).unwrap(), "not ours");
    assert!(fs::symlink_metadata(before.join("topics/rest")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(before.join(KIOSK).join("notes.txt")).unwrap(), "inside");
    assert_eq!(fs::read_to_string(before.join("kiosk.ron-2/.hidden")).unwrap(), "hidden");
}

#[test]
fn what_can_not_be_shown_any_more_is_not_brought_back() {
    let desk = Desk::with_content("Now");
    let mut unsafe_pack = pack("Unsafe");
    unsafe_pack.files.insert(RULES.to_owned(), reload_support::unsafe_rules().into_bytes().into());
    desk.store().keep(&pack("Older")).unwrap();
    desk.store().keep(&unsafe_pack).unwrap();
    restore(&desk.content(), &desk.store()).unwrap();
    assert_eq!(fs::read_to_string(desk.content().join(KIOSK)).unwrap(), kiosk("Older"));
}

#[test]
fn without_anything_else_to_bring_back_nothing_changes() {
    let desk = Desk::with_content("Good");
    desk.store().keep(&Pack::from_dir(&desk.content()).unwrap()).unwrap();
    let error = restore(&desk.content(), &desk.store()).unwrap_err();
    assert!(matches!(error, RestoreError::NothingToRestore(_)), "{error}");
    assert!(!desk.root.join("content-before-restore").exists());
}

#[test]
fn the_command_says_what_came_back_and_where_the_rest_went() {
    let desk = Desk::with_content("Good");
    desk.store().keep(&Pack::from_dir(&desk.content()).unwrap()).unwrap();
    desk.save(KIOSK, HALF);
    let output = waitwise(&[&desk.content(), Path::new("--store"), desk.store().folder()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("is back in") && said.contains("content-before-restore") && said.contains(KIOSK), "{said}");
    assert_eq!(fs::read_to_string(desk.content().join(KIOSK)).unwrap(), kiosk("Good"));

    let nothing_left = waitwise(&[&desk.content(), Path::new("--store"), desk.store().folder()]);
    assert_eq!(nothing_left.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nothing_left.stderr).contains("no other good content"));
    let no_place = waitwise(&[&desk.content()]);
    assert_eq!(no_place.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&no_place.stderr).contains("--store"));
}

#[test]
fn a_proof_that_was_cut_short_is_made_again_and_old_ones_are_forgotten() {
    let library = load(&pack("Proofs")).library.unwrap();
    let mut proofs = Proofs::default();
    let hurried = Limits::default();
    hurried.stop.store(true, std::sync::atomic::Ordering::Relaxed);
    assert!(!proofs.of(&library.topics[0], &hurried, &mut |_, _, _| {}).holds());
    assert!(proofs.of(&library.topics[0], &reload_support::limits(), &mut |_, _, _| {}).holds());
    proofs.of(&library.topics[1], &reload_support::limits(), &mut |_, _, _| {});
    assert_eq!(proofs.len(), 2);
    proofs.keep_latest(1);
    assert_eq!(proofs.len(), 1);
    let mut again = 0;
    proofs.of(&library.topics[1], &reload_support::limits(), &mut |_, _, _| again += 1);
    assert_eq!(again, 0, "the one asked for last is kept");
}
