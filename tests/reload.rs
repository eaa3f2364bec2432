//! Content that changes while the kiosk runs, in real folders.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is wrong"
)]

mod reload_support;

use std::fs::{self, File};
use std::io::Write as _;
#[cfg(target_os = "linux")]
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::channel;

use reload_support::{
    BY_HINTS, BY_POLLING, DEADLINE, Desk, HALF, KIOSK, RULES, clinic, codes, fill, follow, follow_with, kiosk, limits,
    pack, rules, unsafe_rules, until,
};
use waitwise::content::live::{Audience, Live, News, Origin, PROBLEMS_FILE, Pace, Store};
use waitwise::diagnostics::has_errors;
use waitwise::engine::prove::Limits;

#[test]
fn a_file_saved_in_place_is_on_the_screen() {
    let desk = Desk::with_content("Before");
    let following = follow(&desk.content(), None, BY_HINTS);
    assert_eq!((clinic(&following.first), following.first.origin), ("Before", Origin::Folder));
    assert!(following.first.findings.is_empty(), "{:?}", following.first.findings);
    desk.save_in_place(KIOSK, &kiosk("After"));
    let ready = following.shows("After");
    assert_eq!(ready.origin, Origin::Folder);
    assert_ne!(ready.digest, following.first.digest);
}

#[test]
fn a_file_saved_by_renaming_as_editors_do_is_on_the_screen() {
    let desk = Desk::with_content("Before");
    let following = follow(&desk.content(), None, BY_HINTS);
    for name in ["After", "Later"] {
        desk.save_in_place(".kiosk.ron.swp", &kiosk(name));
        fs::rename(desk.content().join(KIOSK), desk.content().join("kiosk.ron~")).unwrap();
        fs::rename(desk.content().join(".kiosk.ron.swp"), desk.content().join(KIOSK)).unwrap();
        following.shows(name);
    }
}

#[test]
fn of_three_quick_saves_only_the_last_goes_live_and_nothing_broken_is_told() {
    let desk = Desk::with_content("Before");
    // Long enough that a busy computer doesn't stretch the three saves beyond it.
    let following = follow(&desk.content(), None, Pace { settle_ms: 2_000, ..BY_HINTS });
    for text in [HALF.to_owned(), kiosk("Second"), kiosk("Third")] {
        desk.save_in_place(KIOSK, &text);
    }
    assert!(matches!(following.next(), News::Checking));
    let News::Ready(ready) = following.next() else { panic!("one check, nothing proven anew, then the news") };
    assert_eq!(clinic(&ready), "Third");
}

#[test]
fn a_half_written_file_is_refused_and_goes_live_when_it_is_whole() {
    let desk = Desk::with_content("Before");
    let following = follow(&desk.content(), None, BY_HINTS);
    let whole = kiosk("After");
    let (first_half, second_half) = whole.split_at(40);
    let mut file = File::create(desk.content().join(KIOSK)).unwrap();
    file.write_all(first_half.as_bytes()).unwrap();
    assert_eq!(codes(&following.refused()), ["bracket-not-closed"]);
    file.write_all(second_half.as_bytes()).unwrap();
    drop(file);
    following.shows("After");
}

#[test]
fn other_bytes_under_the_same_size_and_time_are_noticed_without_any_hint() {
    let desk = Desk::with_content("Before");
    let file = desk.content().join(KIOSK);
    // Who writes through a second name in another folder gives no hint in this one.
    let second_name = desk.root.join("second-name.ron");
    fs::hard_link(&file, &second_name).unwrap();
    let following = follow(&desk.content(), None, BY_POLLING);
    let before = fs::metadata(&file).unwrap();
    fs::write(&second_name, kiosk("Behind")).unwrap();
    File::options().write(true).open(&second_name).unwrap().set_modified(before.modified().unwrap()).unwrap();
    following.shows("Behind");
    let after = fs::metadata(&file).unwrap();
    assert_eq!((after.len(), after.modified().unwrap()), (before.len(), before.modified().unwrap()));
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_to_another_folder_is_followed_and_that_folder_is_watched() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let (one, two, link) = (desk.root.join("one"), desk.root.join("two"), desk.content());
    fill(&one, "One");
    fill(&two, "Two");
    symlink(&one, &link).unwrap();
    for pace in [BY_POLLING, BY_HINTS] {
        let following = follow(&link, None, pace);
        assert_eq!(clinic(&following.first), "One");
        fs::write(one.join(KIOSK), kiosk("One, watched")).unwrap();
        following.shows("One, watched");
        symlink(&two, desk.root.join("next")).unwrap();
        fs::rename(desk.root.join("next"), &link).unwrap();
        if pace == BY_HINTS {
            following.check_now();
        }
        following.shows("Two");
        fs::write(two.join(KIOSK), kiosk("Two again")).unwrap();
        following.shows("Two again");
        // As it was, for the next pace.
        drop(following);
        fs::write(one.join(KIOSK), kiosk("One")).unwrap();
        fs::write(two.join(KIOSK), kiosk("Two")).unwrap();
        fs::remove_file(&link).unwrap();
        symlink(&one, &link).unwrap();
    }
}

#[test]
fn a_folder_that_goes_is_told_and_when_it_is_back_it_is_followed_again() {
    for pace in [BY_POLLING, BY_HINTS] {
        let desk = Desk::with_content("Before");
        let following = follow(&desk.content(), None, pace);
        desk.save(KIOSK, &kiosk("Watched"));
        following.shows("Watched");
        let unplugged = desk.root.join("unplugged");
        fs::rename(desk.content(), &unplugged).unwrap();
        assert_eq!(codes(&following.refused()), ["folder-unreadable"]);
        assert!(!desk.content().exists(), "nothing is written where the folder was");
        fs::remove_dir_all(&unplugged).unwrap();
        let copy = desk.root.join("copy");
        fill(&copy, "Back");
        fs::rename(&copy, desk.content()).unwrap();
        if pace == BY_HINTS {
            following.check_now();
        }
        following.shows("Back");
        desk.save(KIOSK, &kiosk("Back and saved"));
        following.shows("Back and saved");
    }
}

#[test]
fn broken_content_while_running_is_told_in_words_and_the_screen_keeps_what_it_has() {
    let desk = Desk::with_content("Before");
    let following = follow(&desk.content(), None, BY_HINTS);
    assert_eq!(desk.problems(), "The screen shows this version.\n\nNo problems.\n");

    desk.save(RULES, &unsafe_rules());
    let findings = following.refused();
    let broken = findings.iter().find(|finding| finding.code == "guarantee-broken").unwrap();
    assert_eq!(broken.file, RULES);
    let told = desk.problems();
    assert!(told.starts_with("The screen still shows the earlier version, not this one.\n"), "{told}");
    assert!(told.contains("guarantee-broken") && told.contains(RULES), "{told}");

    desk.save(RULES, &rules(1));
    let ready = following.ready();
    assert!(Arc::ptr_eq(&ready.library, &following.first.library), "it never left the screen");
    assert_eq!(desk.problems(), "The screen shows this version.\n\nNo problems.\n");
}

#[test]
fn the_list_of_problems_is_no_content() {
    let desk = Desk::with_content("Before");
    let following = follow(&desk.content(), None, BY_HINTS);
    desk.save(PROBLEMS_FILE, "a note of the front desk");
    following.check_now();
    let ready = following.ready();
    assert_eq!(ready.digest, following.first.digest);
    assert_eq!(desk.problems(), "The screen shows this version.\n\nNo problems.\n");
    let written = || fs::metadata(desk.content().join(PROBLEMS_FILE)).unwrap().modified().unwrap();
    let before = written();
    following.check_now();
    following.ready();
    assert_eq!(written(), before, "the same text is not written again");
}

#[test]
fn broken_content_at_the_start_gives_way_to_the_last_good() {
    let desk = Desk::with_content("Good");
    drop(follow(&desk.content(), Some(desk.store()), BY_HINTS));
    until("the good content is kept", || desk.store().newest_first().len() == 1);

    desk.save(KIOSK, HALF);
    let following = follow(&desk.content(), Some(desk.store()), BY_HINTS);
    assert_eq!((clinic(&following.first), following.first.origin), ("Good", Origin::LastGood));
    assert_eq!(codes(&following.first.findings), ["bracket-not-closed"]);
    assert!(desk.problems().starts_with("The screen shows the last good version, not this one.\n"));

    desk.save(KIOSK, &kiosk("Good"));
    let ready = following.ready();
    assert_eq!((clinic(&ready), ready.origin), ("Good", Origin::Folder));
}

#[test]
fn without_a_last_good_the_content_inside_the_program_is_shown() {
    let desk = Desk::with_content("Before");
    desk.save(KIOSK, HALF);
    let following = follow(&desk.content(), Some(desk.store()), BY_HINTS);
    assert_eq!(following.first.origin, Origin::Program);
    assert_eq!(codes(&following.first.findings), ["bracket-not-closed"]);
    assert!(desk.problems().starts_with("The screen shows the content inside the program, not this one.\n"));
    assert!(desk.store().newest_first().is_empty(), "only what was live is kept");
    desk.save(KIOSK, &kiosk("After"));
    assert_eq!(clinic(&following.ready()), "After");
}

#[test]
fn a_folder_that_is_missing_at_the_start_goes_live_when_it_comes() {
    let desk = Desk::new();
    let following = follow(&desk.content(), None, BY_POLLING);
    assert_eq!(following.first.origin, Origin::Program);
    assert_eq!(codes(&following.first.findings), ["folder-unreadable"]);
    let copy = desk.root.join("copy");
    fill(&copy, "Come");
    fs::rename(&copy, desk.content()).unwrap();
    assert_eq!(clinic(&following.ready()), "Come");
}

#[test]
fn nothing_is_written_into_an_empty_folder_where_a_stick_is_about_to_be_mounted() {
    let desk = Desk::new();
    fs::create_dir(desk.content()).unwrap();
    let following = follow(&desk.content(), None, BY_HINTS);
    assert!(has_errors(&following.first.findings));
    assert_eq!(fs::read_dir(desk.content()).unwrap().count(), 0);
}

#[test]
fn a_torn_last_good_gives_way_to_the_one_before() {
    let desk = Desk::with_content("Broken");
    desk.save(KIOSK, HALF);
    let store = desk.store();
    store.keep(&pack("Older")).unwrap();
    store.keep(&pack("Newer")).unwrap();
    let mut files: Vec<_> = fs::read_dir(store.folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let newest = File::options().write(true).open(files.last().unwrap()).unwrap();
    newest.set_len(newest.metadata().unwrap().len() - 7).unwrap();
    let following = follow(&desk.content(), Some(store), BY_HINTS);
    assert_eq!((clinic(&following.first), following.first.origin), ("Older", Origin::LastGood));
}

#[test]
fn content_that_breaks_a_guarantee_or_is_not_proven_in_time_does_not_go_live_at_the_start() {
    let desk = Desk::with_content("Before");
    let hurried = follow(&desk.content(), None, Pace { prove_ms: 0, ..BY_HINTS });
    assert_eq!(hurried.first.origin, Origin::Program);
    assert!(codes(&hurried.first.findings).contains(&"not-proven"));
    desk.save(RULES, &unsafe_rules());
    let patient = follow(&desk.content(), None, BY_HINTS);
    assert_eq!(patient.first.origin, Origin::Program);
    assert!(codes(&patient.first.findings).contains(&"guarantee-broken"));
}

#[test]
fn only_the_topic_that_changed_is_proven_again() {
    let desk = Desk::with_content("Before");
    let following = follow(&desk.content(), None, BY_HINTS);
    let proven = || {
        let mut topics = Vec::new();
        loop {
            match following.next() {
                News::Checking => {}
                News::Proving { topic } => topics.push(topic),
                News::Ready(_) => return topics,
                other => panic!("{other:?}"),
            }
        }
    };
    desk.save(RULES, &rules(3));
    assert_eq!(proven(), ["Rest"]);
    desk.save(KIOSK, &kiosk("After"));
    assert_eq!(proven(), Vec::<String>::new());
    desk.save(RULES, &rules(1));
    assert_eq!(proven(), Vec::<String>::new(), "going back needs no proof either");
}

#[test]
fn a_place_for_last_good_content_inside_the_content_folder_is_not_used() {
    let desk = Desk::with_content("Before");
    let store = Store::at(desk.content().join("state"));
    let following = follow(&desk.content(), Some(store.clone()), BY_HINTS);
    assert_eq!(codes(&following.first.findings), ["store-inside-content"]);
    following.check_now();
    following.ready();
    assert!(!store.folder().exists());
}

#[test]
fn a_check_that_fails_inside_is_told_and_the_screen_keeps_what_it_has() {
    let desk = Desk::with_content("Before");
    let (sender, heard) = channel();
    let tell = move |news| match news {
        // Stands in for content so odd that the program fails while it looks at it.
        News::Proving { .. } => panic!("this is meant"),
        News::Ready(_) | News::Refused { .. } => drop(sender.send(news)),
        News::Checking | News::NotKept { .. } | News::Kept => {}
    };
    let (first, following) =
        Live::start(desk.content(), Audience::Patients { store: None }, BY_HINTS, limits(), Box::new(tell)).unwrap();
    assert_eq!(clinic(&first), "Before");
    desk.save(RULES, &rules(3));
    let Ok(News::Refused { findings }) = heard.recv_timeout(DEADLINE) else { panic!("it is not refused") };
    assert_eq!(codes(&findings), ["check-failed"]);
    until("it is written beside the files", || desk.problems().contains("check-failed"));
    assert!(desk.problems().starts_with("The screen still shows the earlier version"), "{}", desk.problems());
    drop(following);
    assert!(heard.recv_timeout(DEADLINE).is_err(), "the thread ends");
}

/// Starts this test once more, alone, as a program whose threads would each need more memory than there is.
#[test]
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn without_a_thread_to_follow_the_folder_it_is_told() {
    const ALONE: &str = "WAITWISE_TEST_WITHOUT_THREADS";
    if std::env::var_os(ALONE).is_none() {
        let name = "without_a_thread_to_follow_the_folder_it_is_told";
        let again = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--test-threads=1"])
            .env(ALONE, "1")
            .env("RUST_MIN_STACK", (1_u64 << 50).to_string())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&again.stdout).into_owned();
        assert!(again.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let desk = Desk::with_content("Before");
    let (first, _following) = Live::start(
        desk.content(),
        Audience::Patients { store: None },
        BY_HINTS,
        limits(),
        Box::new(|news| panic!("{news:?}")),
    )
    .unwrap();
    let told = codes(&first.findings);
    assert!(told.contains(&"not-followed"), "{told:?}");
    assert_eq!(first.origin, Origin::Program, "without a second thread nothing is proven either");
}

#[test]
fn letting_go_ends_the_thread() {
    let desk = Desk::with_content("Before");
    assert!(follow(&desk.content(), Some(desk.store()), BY_HINTS).ends());
}

#[test]
fn letting_go_ends_a_proof_that_would_take_for_ever() {
    let desk = Desk::with_content("Before");
    desk.save(KIOSK, HALF);
    let for_ever = Limits { states: 1, sample: u64::MAX, ..Limits::default() };
    let pace = Pace { prove_ms: 3_600_000, ..BY_HINTS };
    let following = follow_with(for_ever, &desk.content(), None, pace);
    desk.save(KIOSK, &kiosk("After"));
    while !matches!(following.next(), News::Proving { .. }) {}
    assert!(following.ends());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_keeps_the_old_last_good_and_the_new_content_goes_live_all_the_same() {
    let desk = Desk::with_content("Small");
    let Some(small_disk) = disk::Disk::mount(desk.root.join("disk"), "64k") else { return };
    let store = Store::at(small_disk.folder.join("store"));
    let following = follow(&desk.content(), Some(store.clone()), BY_POLLING);
    until("the small content is kept", || reload_support::clinics(&store.newest_first()) == ["Small"]);

    fs::write(desk.content().join("topics/rest/pictures/large.jpg"), vec![7; 100_000]).unwrap();
    desk.save(KIOSK, &kiosk("Large"));
    // Two saves may be two reloads.
    let told = loop {
        match following.outcome() {
            News::NotKept { finding } => break finding,
            News::Ready(ready) => assert_eq!(ready.origin, Origin::Folder),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(told.code, "not-kept");
    until("the large content is live", || desk.problems().contains("not-kept"));
    assert!(desk.problems().starts_with("The screen shows this version.\n"), "{}", desk.problems());
    assert_eq!(reload_support::clinics(&store.newest_first()), ["Small"]);

    small_disk.resize("1m");
    until("there is room again", || reload_support::clinics(&store.newest_first()) == ["Large", "Small"]);
    until("it is told", || desk.problems() == "The screen shows this version.\n\nNo problems.\n");
    drop(following);
}

#[cfg(target_os = "linux")]
mod disk {
    use std::fs;
    use std::path::PathBuf;
    use std::process::Command;

    /// A small disk in memory.
    pub struct Disk {
        pub folder: PathBuf,
    }

    impl Disk {
        /// `None` where disks may not be mounted, which takes root; said, so that it is seen in the log.
        pub fn mount(folder: PathBuf, size: &str) -> Option<Self> {
            fs::create_dir_all(&folder).unwrap();
            let options = format!("size={size}");
            let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(&folder).output();
            let mounted = mount.as_ref().is_ok_and(|output| output.status.success());
            if !mounted {
                eprintln!("NOT TRIED: no disk can be mounted to be filled here: {mount:?}");
            }
            mounted.then_some(Self { folder })
        }

        pub fn resize(&self, size: &str) {
            let options = format!("remount,size={size}");
            assert!(Command::new("mount").args(["-o", &options]).arg(&self.folder).status().unwrap().success());
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("--lazy").arg(&self.folder).status();
        }
    }
}
