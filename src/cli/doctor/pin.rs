//! The staff PIN.

use super::Seen;
use super::known::Known;

pub fn check(known: &Known) -> Seen {
    match known.library() {
        None => Seen::look("Not known: the content can't be shown.", "Mend the content first."),
        Some(library) if library.kiosk.staff_pin.is_some() => Seen::ok("Set."),
        Some(_) => Seen::look("Not set: there is no way out from the glass.", "Set one with waitwise pin DIR."),
    }
}
