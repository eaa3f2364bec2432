//! Whether anything can be read aloud, and in which of the languages.

use super::Seen;
use super::known::Known;
#[cfg(feature = "kiosk")]
use crate::content::library::Language;
#[cfg(feature = "kiosk")]
use crate::kiosk::speech;

#[cfg(feature = "kiosk")]
pub fn check(known: &Known) -> Seen {
    use crate::device::Voice;

    let chosen = known.device().map(|device| device.voice).unwrap_or_default();
    if chosen == Voice::Off {
        return Seen::ok("Off, by the device file.");
    }
    let engine = match speech::find_chosen(chosen) {
        Ok(engine) => engine,
        // It says what to do about it.
        Err(why) => return Seen::look(why, "Patients do without it until then."),
    };
    let languages = known.library().map(|library| library.kiosk.languages.as_slice()).unwrap_or_default();
    let names = languages.iter().map(Language::as_str);
    let (spoken, mute): (Vec<&str>, Vec<&str>) = names.partition(|language| engine.speaks(language));
    if mute.is_empty() {
        return Seen::ok(format!("{} reads aloud: {}.", engine.name(), spoken.join(", ")));
    }
    Seen::look(
        format!("{} has no voice for {}.", engine.name(), mute.join(", ")),
        "Install one, or do without: its button is not shown in that language.",
    )
}

#[cfg(not(feature = "kiosk"))]
pub fn check(_: &Known) -> Seen {
    Seen::look("This build has no screen and no voice.", "Build it with the feature `kiosk`.")
}
