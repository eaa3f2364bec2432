//! Draws a visit and collects what the patient did. A view gets shared references only: it can't change anything.

mod corner;
pub mod facts;
pub mod fingers;
pub mod fonts;
pub mod gallery;
pub mod glass;
pub mod handout;
pub mod i18n;
pub mod keys;
pub mod page;
pub mod pen;
pub mod pictures;
pub mod readout;
pub mod repaint;
pub mod root;
pub mod screens;
pub mod text;
pub mod tokens;
mod typing;
pub mod voice;
pub mod widgets;

pub use glass::{fit_to_glass, size_px, zoom_to_glass};
pub use root::{Look, change_library, forget, install, root_ui, touched};
