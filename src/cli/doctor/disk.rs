//! The state folder: room, and leave to write.

use std::fs;
use std::path::Path;

use super::Seen;
use super::known::Known;
use super::machine::size;
use crate::content::live;
use crate::device::free_bytes;

const FULL_BYTES: u64 = 20_000_000;
const NEARLY_FULL_BYTES: u64 = 500_000_000;

pub fn check(known: &Known) -> Seen {
    let Some(state) = &known.state else {
        return Seen::look(
            "This computer names no place for the kiosk's state.",
            "Set HOME, or name it with --state DIR.",
        );
    };
    let name = state.display();
    if fs::symlink_metadata(state).is_err() {
        // The nearest that is there: it has to be a folder.
        let above = state.ancestors().skip(1).find(|path| path.exists());
        if above.is_some_and(|above| !above.is_dir()) {
            return Seen::broken(
                format!("{name} can't be made: a file is in the way."),
                "Take it away, or set --state DIR.",
            );
        }
        return Seen::look(format!("{name} is not there yet."), "The kiosk makes it when it starts.");
    }
    if let Err(why) = written(state) {
        return Seen::broken(
            format!("Nothing can be written in {name}: {why}."),
            "Give the kiosk's user leave to write there, and look whether the disk is full or read-only.",
        );
    }
    let log = size(log_bytes(&state.join("log")));
    match free_bytes(state) {
        Some(free) if free < FULL_BYTES => {
            Seen::broken(format!("{} free: the disk is full. The log has {log}.", size(free)), "Make room on it.")
        }
        Some(free) if free < NEARLY_FULL_BYTES => Seen::look(
            format!("{} free on the disk with {name}. The log has {log}.", size(free)),
            "Make room on it soon.",
        ),
        Some(free) => Seen::ok(format!("{} free, {name} can be written to. The log has {log}.", size(free))),
        None => Seen::ok(format!("{name} can be written to. The log has {log}.")),
    }
}

/// By writing, since leave alone says nothing of a full disk.
fn written(state: &Path) -> std::io::Result<()> {
    let trial = state.join(format!("doctor-{}", std::process::id()));
    let written = live::replace(&trial, b"written by waitwise doctor");
    let _ = fs::remove_file(trial);
    written
}

fn log_bytes(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok()?.metadata().ok());
    files.map(|file| file.len()).sum()
}
