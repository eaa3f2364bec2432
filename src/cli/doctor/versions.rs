//! What is installed, and what runs.

use super::Seen;
use super::known::{Kiosk, Known};

pub fn check(known: &Known) -> Seen {
    let installed = env!("CARGO_PKG_VERSION");
    match known.status().filter(|_| known.kiosk == Kiosk::Runs).map(|status| status.version.as_str()) {
        Some(running) if running != installed => Seen::look(
            format!("{installed} is installed, and {running} runs."),
            "Start the kiosk anew: systemctl restart waitwise.",
        ),
        _ => Seen::ok(format!("waitwise {installed} on {} {}.", std::env::consts::OS, std::env::consts::ARCH)),
    }
}
