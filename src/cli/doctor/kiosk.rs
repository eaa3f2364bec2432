//! Whether it runs, by what it wrote last.

use super::Seen;
use super::known::{Kiosk, Known};
use super::machine::span;

pub fn check(known: &Known) -> Seen {
    let status = match &known.status {
        Ok(status) => status.clone().unwrap_or_default(),
        Err(why) => {
            return Seen::broken(
                format!("status.json can't be read: {why}."),
                "The kiosk writes it anew within a minute; if not, look at the disk.",
            );
        }
    };
    match known.kiosk {
        Kiosk::Runs => Seen::ok(format!("Runs since {}, {} frames so far.", status.started, status.frames)),
        Kiosk::Hangs { silent_secs } => Seen::broken(
            format!("Is there (process {}), and has said nothing for {}.", status.pid, span(silent_secs)),
            "Start it anew: systemctl restart waitwise.",
        ),
        Kiosk::IsGone { silent_secs } => Seen::look(
            format!("Doesn't run. It last said something {} ago.", span(silent_secs)),
            "Start it: systemctl start waitwise.",
        ),
        Kiosk::NeverRan => {
            Seen::look("No kiosk has run with this state folder.", "Start it, or name its folder with --state DIR.")
        }
    }
}
