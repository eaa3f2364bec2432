//! `device.ron` as a technician writes it.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    pub format: u32,
    #[serde(default)]
    pub glass: Option<Glass>,
    #[serde(default)]
    pub rotation: Rotation,
    #[serde(default)]
    pub touch: Option<String>,
    #[serde(default)]
    pub output: Option<String>,
    #[serde(default)]
    pub printer: Option<String>,
    #[serde(default)]
    pub voice: Voice,
    #[serde(default)]
    pub place: String,
}

/// Both are measured on the spot: neither has a usual value here.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glass {
    pub long_side_mm: u32,
    pub viewing_distance_mm: u32,
}

/// How the screen hangs, seen from the front: `Right` is turned clockwise, so that its upper edge is on the right.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Hash)]
pub enum Rotation {
    #[default]
    Normal,
    Left,
    Right,
    UpsideDown,
}

impl Rotation {
    pub const ALL: [Self; 4] = [Self::Normal, Self::Left, Self::Right, Self::UpsideDown];
}

/// What reads aloud.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Whatever is found.
    #[default]
    Auto,
    /// Nothing; its button is not shown.
    Off,
    EspeakNg,
    SpeechDispatcher,
}
