//! The device file.

use super::Seen;
use super::known::Known;
use crate::device::DeviceError;

pub fn check(known: &Known) -> Seen {
    match &known.device {
        None => Seen::ok("No device file is named: everything is as kiosk.ron says."),
        Some(Ok(device)) => {
            let place = if device.place.is_empty() { String::new() } else { format!(" {}.", device.place) };
            Seen::ok(format!("The device file is right.{place}"))
        }
        Some(Err(DeviceError::Wrong { findings, path })) => {
            let first = findings.first();
            let place = first
                .and_then(|finding| finding.position)
                .map_or(String::new(), |place| format!(" (line {})", place.line));
            let says = first.map_or("", |finding| finding.message.as_str());
            Seen::broken(
                format!("The kiosk doesn't start with this device file: {says}{place}"),
                format!("See: waitwise device {}", path.display()),
            )
        }
        Some(Err(error)) => Seen::broken(error.to_string(), "Name the right file with --device FILE."),
    }
}
