//! A small content folder that is proven in no time, and a kiosk without a screen that follows it.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use waitwise::content::Pack;
use waitwise::content::live::{Audience, Live, News, PROBLEMS_FILE, Pace, Ready, Store};
use waitwise::diagnostics::Diagnostic;
use waitwise::engine::prove::Limits;

pub const KIOSK: &str = "kiosk.ron";
pub const RULES: &str = "topics/rest/rules.ron";

/// Nothing is expected to take that long; a test that waits so long has failed.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// Only hints tell of a change.
pub const BY_HINTS: Pace = Pace { settle_ms: 50, poll_ms: 3_600_000, prove_ms: 30_000 };
/// Hints, and a full reading five times a second.
pub const BY_POLLING: Pace = Pace { settle_ms: 50, poll_ms: 200, prove_ms: 30_000 };

pub fn kiosk(clinic: &str) -> String {
    format!(
        r#"(format: 2, clinic: "{clinic}", ask_staff: "Please ask us.", emergency_number: "112", topics: ["rest", "move"])"#
    )
}

/// Broken: its closing bracket is missing.
pub const HALF: &str = r#"(format: 2, clinic: "Half", "#;

fn topic(name: &str) -> String {
    let option = |id: &str, more: &str| {
        format!(
            r#"(id: "{id}", name: "Option {id}", shape: Disc, tint: Teal, picture: "{id}.svg", picture_alt: "A picture.",
                {more} summary: "What it is.", consider_if: ["You would like it."])"#
        )
    };
    format!(
        r#"(format: 2, name: "{name}", invitation: "Look.", visit_minutes: 1, you_decide: "You decide.",
            options: [{}, {}],
            comparison: [(id: "how", title: "How", cells: {{"one": NotKnown, "other": NotKnown}})],
            closing: "That is all.", questions_to_ask: ["Why?"], references: [],
            review: (published: "2026-11-25", evidence_until: "2026-11", review_due: "2028-11-25", update_policy: "Yearly.",
                authors: [], approved_by: "Ann Lead, physiotherapist", funding: "None", interests: "None"))"#,
        option("one", ""),
        option("other", "fallback: true,"),
    )
}

const QUESTIONS: &str = r#"(format: 2, questions: [
    (id: "well", text: "Are you well?", short: "Well", why: "To know.", safety: true,
        kind: Single([(id: "yes", text: "Yes"), (id: "no", text: "No")])),
    (id: "like", text: "Which do you like?", short: "Like", why: "To know.",
        kind: Single([(id: "this", text: "This"), (id: "that", text: "That")])),
])"#;

/// `points` make two topics different for the proof.
pub fn rules(points: u32) -> String {
    format!(
        r#"(format: 2, tie_break: ["one", "other"], rules: [
            (id: "unwell", when: Chose("well", "no"), then: [NotForNow("one")], because: "you are not well"),
            (id: "that", when: Chose("like", "that"), then: [Favor("other", {points})], because: "you like that"),
        ],
        guarantees: [(id: "unwell-never", say: Never(Suggested("one")), when: Chose("well", "no"))])"#
    )
}

/// The file that makes these rules unsafe: they can be read, and break a guarantee.
pub fn unsafe_rules() -> String {
    rules(1).replace(r#"when: Chose("well", "no"), then"#, r#"when: Chose("well", "yes"), then"#)
}

/// A folder for one test, gone when the test is.
pub struct Desk {
    pub root: PathBuf,
}

impl Desk {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("waitwise-reload-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    /// With the small content in it.
    pub fn with_content(clinic: &str) -> Self {
        let desk = Self::new();
        fill(&desk.content(), clinic);
        desk
    }

    pub fn content(&self) -> PathBuf {
        self.root.join("content")
    }

    pub fn store(&self) -> Store {
        Store::at(self.root.join("store"))
    }

    /// In one step, so that nobody ever reads a half of it.
    pub fn save(&self, path: &str, text: &str) {
        let fresh = self.content().join(".fresh");
        fs::write(&fresh, text).unwrap();
        fs::rename(fresh, self.content().join(path)).unwrap();
    }

    pub fn save_in_place(&self, path: &str, text: &str) {
        fs::write(self.content().join(path), text).unwrap();
    }

    pub fn problems(&self) -> String {
        fs::read_to_string(self.content().join(PROBLEMS_FILE)).unwrap_or_default()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

pub fn fill(folder: &Path, clinic: &str) {
    for (path, text) in [
        (KIOSK, kiosk(clinic)),
        ("topics/rest/topic.ron", topic("Rest")),
        ("topics/rest/questions.ron", QUESTIONS.to_owned()),
        (RULES, rules(1)),
        ("topics/move/topic.ron", topic("Move")),
        ("topics/move/questions.ron", QUESTIONS.to_owned()),
        ("topics/move/rules.ron", rules(2)),
    ] {
        write(&folder.join(path), text.as_bytes());
    }
    for topic in ["rest", "move"] {
        for picture in ["one.svg", "other.svg"] {
            let from = Path::new("assets/content/topics/muscle-pain/pictures/massage.svg");
            write(&folder.join(format!("topics/{topic}/pictures/{picture}")), &fs::read(from).unwrap());
        }
    }
}

fn write(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// The small content as a pack that was never in a folder of the test.
pub fn pack(clinic: &str) -> Pack {
    Pack::from_dir(&Desk::with_content(clinic).content()).unwrap()
}

pub fn limits() -> Limits {
    Limits { sample: 1_000, fall_tries: 10, ..Limits::default() }
}

pub struct Following {
    pub first: Ready,
    pub live: Option<Live>,
    news: Receiver<News>,
}

pub fn follow(folder: &Path, store: Option<Store>, pace: Pace) -> Following {
    follow_with(limits(), folder, store, pace)
}

pub fn follow_with(limits: Limits, folder: &Path, store: Option<Store>, pace: Pace) -> Following {
    let (sender, news) = channel();
    let tell = move |news| drop(sender.send(news));
    let (first, live) =
        Live::start(folder.to_owned(), Audience::Patients { store }, pace, limits, Box::new(tell)).unwrap();
    Following { first, live: Some(live), news }
}

impl Following {
    pub fn next(&self) -> News {
        self.news.recv_timeout(DEADLINE).expect("there is news")
    }

    /// The next news that are more than progress.
    pub fn outcome(&self) -> News {
        loop {
            let news = self.next();
            if !matches!(news, News::Checking | News::Proving { .. }) {
                return news;
            }
        }
    }

    pub fn ready(&self) -> Ready {
        match self.outcome() {
            News::Ready(ready) => ready,
            other => panic!("not ready: {other:?}"),
        }
    }

    /// Waits until this clinic's content goes live. A save that takes two steps may be refused after the first, if the
    /// computer is so busy that the folder seems at rest between them.
    pub fn shows(&self, name: &str) -> Ready {
        loop {
            match self.outcome() {
                News::Ready(ready) if clinic(&ready) == name => return ready,
                News::Ready(_) | News::Refused { .. } => {}
                other => panic!("{other:?}"),
            }
        }
    }

    pub fn refused(&self) -> Vec<Diagnostic> {
        match self.outcome() {
            News::Refused { findings } => findings,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub fn check_now(&self) {
        self.live.as_ref().unwrap().check_now();
    }

    /// Lets go, and says whether the thread ended.
    pub fn ends(mut self) -> bool {
        self.end()
    }

    fn end(&mut self) -> bool {
        self.live = None;
        let started = Instant::now();
        while started.elapsed() < DEADLINE {
            match self.news.recv_timeout(DEADLINE) {
                Err(RecvTimeoutError::Disconnected) => return true,
                Err(RecvTimeoutError::Timeout) => return false,
                Ok(_) => {}
            }
        }
        false
    }
}

impl Drop for Following {
    /// Nothing may be written any more when the test's folder is taken away.
    fn drop(&mut self) {
        self.end();
    }
}

pub fn clinic(ready: &Ready) -> &str {
    &ready.library.kiosk.clinic
}

pub fn codes(findings: &[Diagnostic]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// Waits until something is so, because it happens on another thread.
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < DEADLINE, "never: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

pub fn clinics(packs: &[Pack]) -> Vec<String> {
    let name = |pack: &Pack| {
        let text = pack.text(KIOSK);
        text.split("clinic: \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    packs.iter().map(name).collect()
}
