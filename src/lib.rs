//! waitwise: a waiting-room touchscreen on which a patient compares treatments, answers a few questions, and sees what
//! the answers lean toward and why.
//!
//! Data has one way through the house: files → [`content`] → [`content::Library`] → [`visit::update()`] → `ui` → pixels;
//! and answers → [`engine`] → outcome. Views can't write, the engine can't see a screen, `kiosk` is a thin shell around
//! the loop. `tests/architecture.rs` holds these arrows.

#[cfg(feature = "cli")]
pub mod cli;
pub mod content;
pub mod device;
pub mod diagnostics;
pub mod engine;
#[cfg(feature = "sheet")]
pub mod fonts;
#[cfg(feature = "kiosk")]
pub mod kiosk;
#[cfg(feature = "sheet")]
pub mod sheet;
#[cfg(feature = "cli")]
pub mod stats;
#[cfg(feature = "kiosk")]
pub mod ui;
pub mod visit;
