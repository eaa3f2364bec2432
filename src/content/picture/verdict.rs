//! Whether a picture can be shown. Each file is looked through once: a photo that did not change is not decoded again
//! when the folder is read again.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Format;
use super::photo;
use super::svg::{self, Drawing};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its size as it is seen, turned as the camera says.
    Photo {
        format: Format,
        width_px: u32,
        height_px: u32,
    },
    Drawing(Drawing),
    Refused(Refusal),
}

/// Why a picture is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not a format that the kiosk shows.
    Format(Format),
    TooLarge {
        width_px: u32,
        height_px: u32,
    },
    /// Its bytes can't hold the size that it claims.
    Bomb {
        width_px: u32,
        height_px: u32,
        file_bytes: u64,
    },
    CutOff,
    Broken,
    /// A drawing that points to something outside itself: where to.
    PointsOutside(String),
    /// A drawing with something in it that runs: its name.
    Script(String),
    /// A drawing with definitions of its own in front.
    Definitions,
    TooComplicated,
}

/// By the digest of the bytes. Forgotten as a whole when it gets long, which costs one more look.
static SEEN: Mutex<BTreeMap<[u8; 32], Verdict>> = Mutex::new(BTreeMap::new());
const MAX_SEEN: usize = 4096;

/// Looks through a picture, the first time by really decoding it.
pub fn verdict(bytes: &[u8]) -> Verdict {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let known = SEEN.lock().unwrap_or_else(PoisonError::into_inner).get(&digest).cloned();
    known.unwrap_or_else(|| {
        let verdict = judge(bytes);
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MAX_SEEN {
            seen.clear();
        }
        seen.insert(digest, verdict.clone());
        verdict
    })
}

fn judge(bytes: &[u8]) -> Verdict {
    let format = Format::of(bytes);
    let judged = if format == Format::Svg {
        svg::look_through(bytes).map(Verdict::Drawing)
    } else {
        photo::try_out(bytes).map(|(width_px, height_px)| Verdict::Photo { format, width_px, height_px })
    };
    judged.unwrap_or_else(Verdict::Refused)
}

/// Each may hold a whole photo in memory.
const THREADS: usize = 2;

/// Looks through several pictures at once, so that each [`verdict`] is known when it is asked for.
pub fn look_through(pictures: &[Arc<[u8]>]) {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(bytes) = pictures.get(next.fetch_add(1, Ordering::Relaxed)) {
            verdict(bytes);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..THREADS.min(pictures.len()) {
            // Without a second thread it only takes longer.
            let _ = std::thread::Builder::new().name("pictures".to_owned()).spawn_scoped(scope, work);
        }
        work();
    });
}
