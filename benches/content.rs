//! Content as it is changed: how long from a save until it could be shown, how long many topics take, and whether memory
//! grows: `cargo bench --no-default-features --features cli --bench content`.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench prints, and stops at the first thing that is wrong"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use waitwise::content::live::{Audience, Live, News, Pace, Store};
use waitwise::content::{Pack, load, starter};
use waitwise::engine::prove::Limits;

const SAVES: u32 = 20;
const RELOADS: u32 = 1_000;
const WARM: u32 = 10;
const TOPICS: usize = 200;

fn main() {
    let root = std::env::temp_dir().join(format!("waitwise-bench-{}", std::process::id()));
    save_to_ready(&root);
    many_topics();
    memory(&root);
    fs::remove_dir_all(&root).expect("the folder can be removed");
}

/// The shipped pack, at the pace of the kiosk: a new invitation, and a rule that has to be proven again.
fn save_to_ready(root: &Path) {
    println!("save until it can be shown        median      longest   ({SAVES} saves, the pause of 300 ms included)");
    let folder = root.join("shipped");
    fill(&folder, &starter::shipped_alone("muscle-pain"));
    for (what, file, from) in [
        ("a text", "topics/muscle-pain/topic.ron", "Look at your choices while you wait"),
        ("a rule, proven again", "topics/muscle-pain/rules.ron", "Favor(\"massage\", 1)"),
    ] {
        let (heard, live) = follow(&folder, root.join("store"), Pace::default());
        let path = folder.join(file);
        let original = fs::read_to_string(&path).expect("it is there");
        let mut took: Vec<Duration> = (0..SAVES)
            .map(|run| {
                let to = match what {
                    "a text" => format!("{from}{}", "!".repeat(run as usize % 2 + 1)),
                    _ => format!("Favor(\"massage\", {})", run % 2 + 2),
                };
                let started = Instant::now();
                fs::write(&path, original.replacen(from, &to, 1)).expect("it can be saved");
                ready(&heard);
                started.elapsed()
            })
            .collect();
        took.sort();
        drop(live);
        println!("{what:28} {:8} ms  {:8} ms", took[took.len() / 2].as_millis(), took[took.len() - 1].as_millis());
    }
}

/// Loaded and checked, not proven.
fn many_topics() {
    let mut pack = starter::pack("topic-0");
    for at in 1..TOPICS {
        pack.files.extend(starter::topic(&format!("topic-{at}")).files);
    }
    let mut list = String::new();
    (0..TOPICS).for_each(|at| write!(list, "\"topic-{at}\", ").expect("it fits"));
    let kiosk = pack.text("kiosk.ron").replace("[\"topic-0\"]", &format!("[{list}]"));
    pack.files.insert("kiosk.ron".to_owned(), kiosk.into_bytes().into());
    let started = Instant::now();
    let loaded = load(&pack);
    let took = started.elapsed();
    assert_eq!(loaded.library.expect("all topics are right").topics.len(), TOPICS);
    println!("\n{TOPICS} topics read and checked: {:.2} s", took.as_secs_f64());
}

/// Resident memory after 10 and after 1,000 reloads of a pack of the starter's size.
fn memory(root: &Path) {
    let folder = root.join("small");
    fill(&folder, &starter::pack("sample"));
    let (heard, live) = follow(&folder, root.join("small-store"), Pace { settle_ms: 1, ..Pace::default() });
    let path = folder.join("kiosk.ron");
    let original = fs::read_to_string(&path).expect("it is there");
    let mut after_warm = 0;
    for reload in 1..=RELOADS {
        fs::write(&path, original.replacen("Riverside Clinic", &format!("Clinic {reload}"), 1))
            .expect("it can be saved");
        ready(&heard);
        if reload == WARM {
            after_warm = resident_kib();
        }
    }
    let last = resident_kib();
    drop(live);
    #[expect(clippy::cast_precision_loss, reason = "kibibytes of one process")]
    let ratio = last as f64 / after_warm as f64;
    println!("\nmemory: {after_warm} KiB after {WARM} reloads, {last} KiB after {RELOADS}: ratio {ratio:.3}");
}

fn fill(folder: &Path, pack: &Pack) {
    for (path, bytes) in &pack.files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }
}

fn follow(folder: &Path, store: PathBuf, pace: Pace) -> (Receiver<News>, Live) {
    let (sender, heard) = channel();
    let tell = move |news| drop(sender.send(news));
    let (_, live) = Live::start(
        folder.to_owned(),
        Audience::Patients { store: Some(Store::at(store)) },
        pace,
        Limits::default(),
        Box::new(tell),
    )
    .expect("there is something to show");
    (heard, live)
}

fn ready(heard: &Receiver<News>) {
    loop {
        match heard.recv_timeout(Duration::from_mins(1)).expect("it becomes ready") {
            News::Ready(_) => return,
            News::Refused { findings } => panic!("{}", waitwise::diagnostics::render(&findings)),
            _ => {}
        }
    }
}

/// `VmRSS` of `proc(5)`.
fn resident_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("it is there");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number")
}
