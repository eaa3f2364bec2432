//! What draws.

use super::Seen;
use super::known::Known;

pub fn check(known: &Known) -> Seen {
    match known.status().and_then(|status| status.gpu.as_ref()) {
        None => Seen::look("Not known: no kiosk has told.", "Start the kiosk, then ask again."),
        Some(gpu) if gpu.is_software => Seen::look(
            format!("The processor draws ({}), not a graphics card: slower and warmer.", gpu.renderer),
            "Install the driver of the graphics card, if there is one.",
        ),
        Some(gpu) => Seen::ok(format!("{} ({}).", gpu.renderer, gpu.version)),
    }
}
