//! Whether systemd starts the kiosk anew when it stops drawing.

use super::Seen;
use super::known::{Kiosk, Known};
use super::machine::span;

pub fn check(known: &Known) -> Seen {
    let Some(status) = known.status().filter(|_| known.kiosk != Kiosk::NeverRan) else {
        return Seen::look("Not known: no kiosk has told.", "Start the kiosk, then ask again.");
    };
    match (status.watchdog_secs, status.last_frame_age_secs) {
        (None, _) => Seen::look(
            "Nobody watches the kiosk: when it hangs, it hangs until somebody comes.",
            "Start it by its systemd unit, which has WatchdogSec.",
        ),
        (Some(limit), Some(age)) if known.kiosk == Kiosk::Runs && age > limit => Seen::broken(
            format!("The last frame was {} ago, and systemd allows {}.", span(age), span(limit)),
            "Look why it was not started anew: systemctl status waitwise.",
        ),
        (Some(limit), _) => Seen::ok(format!("systemd starts it anew after {} without a frame.", span(limit))),
    }
}
