//! Times and glass in `kiosk.ron` lie in ranges in which a patient can read and reach.

use crate::content::hours::Hours;
use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::ranges::{self, Range};
use crate::content::raw::Kiosk;
use crate::diagnostics::Diagnostic;

const FILE: &str = "kiosk.ron";

pub fn check(kiosk: &Kiosk, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let of_times = |field, value, least, most| Range { field, value, least, most };
    let times = [
        of_times("idle_secs", kiosk.times.idle_secs, 30, 600),
        of_times("reading_idle_secs", kiosk.times.reading_idle_secs, 30, 1800),
        // At least 20 s: WCAG 2.2, 2.2.1.
        of_times("warning_secs", kiosk.times.warning_secs, 20, 120),
    ];
    let text = pack.text(FILE);
    ranges::check(FILE, text, &times, findings);
    ranges::check(FILE, text, &ranges::of_glass(kiosk.glass), findings);
    if let Err(entry) = Hours::parse(&kiosk.opening_hours) {
        let message = format!("“{entry}” can't be read as opening hours.");
        let place = locate::strings(text, entry).first().copied();
        let finding = Diagnostic::error("opening-hours", FILE, message).at(place, text);
        findings.push(
            finding.help("Write days and times in 24 hours: \"Mon-Fri 07:30-18:00\", then a comma and the next."),
        );
    }
    if let Some(page) = kiosk.clinic_page.as_deref().filter(|page| !is_page(page)) {
        let message = format!("“{page}” is not the address of a page.");
        let finding = Diagnostic::error("not-a-page", FILE, message).at(locate::field(text, "clinic_page"), text);
        findings.push(finding.help("Write it as a browser shows it: \"https://clinic.example/waiting-room\""));
    }
    #[cfg(feature = "cli")]
    if kiosk.staff_pin.as_deref().is_some_and(|hash| !crate::content::pin::is_hash(hash)) {
        let message = "staff_pin is no PIN that `waitwise pin` has written.";
        let finding = Diagnostic::error("staff-pin", FILE, message).at(locate::field(text, "staff_pin"), text);
        findings.push(finding.help("Take the line out, then type `waitwise pin` and the name of this folder."));
    }
    if kiosk.emergency_number.trim().is_empty() {
        let finding = Diagnostic::error("no-emergency-number", FILE, "The emergency number is empty.");
        findings.push(finding.at(locate::field(text, "emergency_number"), text).help("Write it: \"112\""));
    } else if !kiosk.emergency_number.chars().any(|c| c.is_ascii_digit()) {
        let finding = Diagnostic::error("no-emergency-number", FILE, "The emergency number has no digit.");
        findings.push(finding.at(locate::field(text, "emergency_number"), text).help("Write it: \"112\""));
    }
    findings.extend(folders_of_topics(pack).filter(|id| kiosk.topics.iter().all(|listed| listed != id)).map(|id| {
        let message = format!("topics/{id} is not in the list of topics: it is not shown, and not checked.");
        let finding = Diagnostic::note("topic-not-listed", FILE, message).at(locate::field(text, "topics"), text);
        finding.help(format!("To show it, add \"{id}\" to the list. A topic may also wait there for its day."))
    }));
}

/// Those that have a file of texts, whether they are shown or not.
fn folders_of_topics(pack: &Pack) -> impl Iterator<Item = &str> {
    let paths = pack.files.keys();
    paths.filter_map(|path| path.strip_prefix("topics/")?.strip_suffix("/topic.ron")).filter(|id| !id.contains('/'))
}

/// An address that fits into a QR code and that a phone opens.
fn is_page(page: &str) -> bool {
    let name = page.strip_prefix("https://").or_else(|| page.strip_prefix("http://")).unwrap_or_default();
    let is_named = name.split('/').next().is_some_and(|host| host.contains('.') && !host.starts_with('.'));
    is_named && page.len() <= 300 && page.chars().all(|letter| letter.is_ascii_graphic() && letter != '"')
}
