//! What staff see: facts of a kiosk whose files are broken, and every screen behind the corner.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::sync::{Arc, OnceLock};

use waitwise::content::library::WallTime;
use waitwise::content::{Date, Library, Pack, load, load_on, starter};
use waitwise::diagnostics::Severity;
use waitwise::ui::facts::{Facts, Files, Shown};
use waitwise::visit::staff::{Digit, Stage};
use waitwise::visit::{Overlay, Screen, StaffPage, State};

/// Far enough from the start of the clock that a page has settled.
const NOW_MS: u64 = 60_000;

/// At ten past three in the night of a Wednesday.
pub const NIGHT: WallTime = WallTime { weekday: 2, minute: 190 };
pub const MORNING: WallTime = WallTime { weekday: 2, minute: 600 };

/// The shipped pack with mistakes that people make.
fn broken() -> Pack {
    let mut pack = starter::shipped_alone("muscle-pain");
    let changes = [
        ("topics/muscle-pain/rules.ron", "AskFirst(\"massage\"),\n", "AskFirst(\"masage\"),\n"),
        ("topics/muscle-pain/questions.ron", "short: \"Needles\",", "shrot: \"Needles\","),
        ("kiosk.ron", "warning_secs: 20", "warning_secs: 5"),
        ("topics/muscle-pain/lang/es.ron", "source: \"How it feels\",", "source: \"How it felt\","),
    ];
    for (file, from, to) in changes {
        let text = pack.text(file);
        assert!(text.contains(from), "{file} has no {from}");
        let text = text.replacen(from, to, 1);
        pack.files.insert(file.to_owned(), text.into_bytes().into());
    }
    pack
}

/// The files were changed and can't be shown: what patients see is the last good content.
pub fn facts() -> Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(made).clone()
}

fn made() -> Facts {
    let today = Date::parse("2026-11-26").expect("it is a date");
    let loaded = load_on(&broken(), today);
    let findings: Vec<_> = loaded.findings.into_iter().filter(|finding| finding.severity != Severity::Note).collect();
    assert!(findings.iter().any(|finding| finding.severity == Severity::Error));
    assert!(findings.iter().any(|finding| finding.severity == Severity::Warning));
    let counts = [
        ("Muscle pain: opened", "145"),
        ("Muscle pain: finished", "95"),
        ("Muscle pain: ended without a touch", "30"),
        ("Muscle pain: leaned toward massage", "40"),
        ("Muscle pain: sent to staff at once", "10 or fewer"),
    ];
    Facts {
        version: "1.2.3",
        shown: Shown::LastGood,
        files: Files::Refused,
        findings,
        counts: counts.map(|(what, how_often)| (what.to_owned(), how_often.to_owned())).to_vec(),
        now: None,
        can_check: true,
    }
}

/// The same kiosk with files that nothing is wrong with.
pub fn calm_facts() -> Facts {
    Facts { shown: Shown::Folder, files: Files::Good, findings: Vec::new(), counts: Vec::new(), ..facts() }
}

/// Open by day.
pub fn with_hours(library: &Library) -> Arc<Library> {
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text("kiosk.ron").replacen(
        "theme: Light,",
        "theme: Light,\n    opening_hours: [\"Mon-Fri 07:30-18:00\"],",
        1,
    );
    pack.files.insert("kiosk.ron".to_owned(), text.into_bytes().into());
    let hours = load(&pack).library.expect("the hours are right").kiosk.opening_hours;
    let mut library = library.clone();
    library.kiosk.opening_hours = hours;
    Arc::new(library)
}

fn on(screen: Screen) -> State {
    State { screen, ..State::fresh(NOW_MS) }
}

fn pad(digits: u8, stage: Stage, locked_ms: u64) -> State {
    let mut visit = on(Screen::Welcome);
    visit.overlay = Some(Overlay::PinPad);
    for digit in 1..=digits {
        visit.pad.add(Digit(digit));
    }
    visit.pad.stage = stage;
    visit.pin_locked_until_ms = NOW_MS + locked_ms;
    visit
}

/// Name → the kiosk at that screen, for every screen that staff come to, and those on which nobody does anything.
pub fn all() -> Vec<(String, State)> {
    let preview = State { is_preview: true, ..on(Screen::Overview) };
    let screens = [
        ("pin-pad", pad(4, Stage::Typing, 0)),
        ("pin-pad-wrong", pad(0, Stage::Wrong, 0)),
        ("pin-pad-locked", pad(0, Stage::Wrong, 20_000)),
        ("staff", on(Screen::Staff(StaffPage::Overview))),
        ("staff-finding", on(Screen::Staff(StaffPage::Finding(1)))),
        ("staff-preview", on(Screen::Staff(StaffPage::Preview))),
        ("staff-counts", on(Screen::Staff(StaffPage::Counts))),
        ("staff-close", on(Screen::Staff(StaffPage::Close))),
        ("previewed", preview),
        ("cleaning", on(Screen::Cleaning)),
        ("start-again", on(Screen::StartAgain)),
    ];
    screens.map(|(name, state)| (name.to_owned(), state)).to_vec()
}

/// Those with something to tap.
pub fn tappable() -> Vec<(String, State)> {
    all().into_iter().filter(|(name, _)| !["cleaning", "start-again"].contains(&name.as_str())).collect()
}
