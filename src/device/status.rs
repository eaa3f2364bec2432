//! `status.json`: what the running kiosk says of itself, for a technician who can't see its screen. Of a visit there is
//! nothing in it: this room can't see one.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Within the state folder.
pub const FILE: &str = "status.json";
/// How often it is written while nothing happens.
pub const EVERY_SECS: u64 = 60;

/// Names are part of the file's promise: add, don't rename. What an older kiosk did not write is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Status {
    pub version: String,
    pub pid: u32,
    /// RFC 3339, by the clinic's time zone, as all times here.
    pub started: String,
    pub now: String,
    /// Of `now`, to be compared with.
    pub now_unix_secs: u64,
    /// Where it stands, by `device.ron`.
    pub place: String,
    pub frames: u64,
    pub last_frame_age_secs: Option<u64>,
    pub glass: Glass,
    pub gpu: Option<Gpu>,
    pub content: Content,
    pub voice: Voice,
    pub printer: Option<String>,
    pub pin_set: bool,
    pub statistics_on: bool,
    pub open_now: bool,
    /// Within which systemd wants to hear of a frame; `None` where nobody watches.
    pub watchdog_secs: Option<u64>,
    /// Of the disk with the state folder; `None` where the system doesn't say.
    pub free_bytes: Option<u64>,
    pub log: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Glass {
    pub width_px: u32,
    pub height_px: u32,
    pub long_side_mm: u32,
    pub viewing_distance_mm: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gpu {
    pub renderer: String,
    pub version: String,
    /// The processor draws: slower, and warmer.
    pub is_software: bool,
}

impl Gpu {
    pub fn new(renderer: String, version: String) -> Self {
        let name = renderer.to_lowercase();
        let software = ["llvmpipe", "softpipe", "swrast", "swiftshader", "software", "basic render", "gdi generic"];
        let is_software = software.iter().any(|word| name.contains(word));
        Self { renderer, version, is_software }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    Folder,
    LastGood,
    #[default]
    Program,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Of what patients see.
    pub origin: Origin,
    /// The first letters of it.
    pub digest: String,
    pub topics: Vec<String>,
    /// What is in the folder is not shown.
    pub refused: bool,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Why the last good content is not on the disk; `None` where it is, or nothing is to be kept.
    pub not_kept: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Voice {
    pub engine: Option<String>,
    /// `None` while it is still looked for, too.
    pub why_none: Option<String>,
}

impl Status {
    /// # Errors
    /// When there is none in this state folder, or it can't be read.
    pub fn read(state: &Path) -> io::Result<Self> {
        serde_json::from_slice(&fs::read(state.join(FILE))?).map_err(io::Error::from)
    }

    /// As it is written.
    pub fn to_text(&self) -> String {
        // A shape without maps and floats can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_what_is_missing_is_empty() {
        let status = Status { pid: 7, gpu: Some(Gpu::new("llvmpipe".into(), "4.5".into())), ..Status::default() };
        assert_eq!(serde_json::from_str::<Status>(&status.to_text()).unwrap(), status);
        assert_eq!(serde_json::from_str::<Status>("{\"pid\": 7, \"of_a_later_version\": 1}").unwrap().pid, 7);
    }

    #[test]
    fn a_processor_that_draws_is_told_from_a_graphics_card() {
        for (renderer, is_software) in [
            ("llvmpipe (LLVM 15.0.6, 256 bits)", true),
            ("Microsoft Basic Render Driver", true),
            ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", false),
            ("V3D 4.2", false),
        ] {
            assert_eq!(Gpu::new(renderer.into(), String::new()).is_software, is_software, "{renderer}");
        }
    }
}
