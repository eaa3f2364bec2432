//! What is shown when the folder is broken at a start: two generations, with checksums.

use std::time::SystemTime;

use super::Seen;
use super::known::Known;
use crate::cli::files::counted;
use crate::content::live::{Generation, Store, store_in, stores_in};

pub fn check(known: &Known) -> Seen {
    let Some(state) = &known.state else {
        return Seen::look("This computer names no place for it.", "Set HOME, or name the folder with --state DIR.");
    };
    if let Some(why) = known.status().and_then(|status| status.content.not_kept.as_deref()) {
        return Seen::broken(why, "Make room on that disk, and let the kiosk write there.");
    }
    let stores = match &known.folder {
        Some(folder) => store_in(state, folder).into_iter().collect(),
        None => stores_in(state),
    };
    let generations: Vec<Generation> = stores.iter().flat_map(Store::generations).collect();
    let (whole, torn): (Vec<_>, Vec<_>) = generations.iter().partition(|generation| generation.is_whole);
    let saved = |generation: &&Generation| generation.saved.and_then(day_of).unwrap_or_else(|| "?".to_owned());
    let saved: Vec<String> = whole.iter().map(saved).collect();
    match (whole.len(), torn.len()) {
        (0, 0) => Seen::look(
            "None is kept yet.",
            "The kiosk keeps it once it has shown a content folder: start it with --content DIR.",
        ),
        (0, torn) => Seen::broken(
            format!("{} kept, and none can be read.", counted(torn, "state")),
            "Mend the content folder: the kiosk then keeps it anew. Look at the disk.",
        ),
        (whole, 0) => Seen::ok(format!("{} kept and whole (of {}).", counted(whole, "state"), saved.join(", "))),
        (whole, torn) => Seen::look(
            format!("{} whole (of {}), {torn} torn.", counted(whole, "state"), saved.join(", ")),
            "The torn one is replaced when the content next changes. Look at the disk if it comes again.",
        ),
    }
}

fn day_of(time: SystemTime) -> Option<String> {
    let text = jiff::Timestamp::try_from(time).ok()?.to_string();
    text.get(..10).map(str::to_owned)
}
