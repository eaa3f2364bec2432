//! Pictures as files: which one a name means, what is really inside it, whether it can be shown, and its pixels.
//!
//! Nothing here trusts a file. The format is told by the content, never by the name; the size is read before anything
//! is decoded; a drawing that points outside itself is refused.

pub(in crate::content) mod names;

#[cfg(feature = "cli")]
mod format;
#[cfg(feature = "cli")]
mod header;
#[cfg(feature = "cli")]
mod photo;
#[cfg(feature = "cli")]
mod svg;
#[cfg(feature = "cli")]
mod verdict;

#[cfg(feature = "cli")]
pub use format::Format;
#[cfg(feature = "cli")]
pub use photo::{MAX_PIXELS, Photo, SHOWN_LONG_SIDE_PX, decode};
#[cfg(feature = "cli")]
pub use svg::{Drawing, MAX_DRAWING_BYTES};
#[cfg(feature = "cli")]
pub use verdict::{Refusal, Verdict, look_through, verdict};

/// Whether a picture may reach the glass; one that may not is left out, and its card is shown without it.
#[cfg(feature = "cli")]
pub(in crate::content) fn may_be_shown(bytes: &[u8]) -> bool {
    !matches!(verdict(bytes), Verdict::Refused(_))
}

/// Without a screen nothing is drawn, so there is nothing to keep from it.
#[cfg(not(feature = "cli"))]
pub(in crate::content) fn may_be_shown(_bytes: &[u8]) -> bool {
    true
}
