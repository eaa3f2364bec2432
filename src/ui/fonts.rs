//! The bundled typefaces. The system's fonts are never asked, so every kiosk looks the same.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::tokens::Weight;

/// One file of a typeface.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Faces of one family differ in weight.
    pub family: &'static str,
    pub weight: Weight,
    pub bytes: &'static [u8],
}

/// Latin letters, digits and signs.
pub const LATIN: &str = "latin";
/// Arabic letters; it lacks brackets and the sign for percent, which come from the Latin faces.
pub const ARABIC: &str = "arabic";

macro_rules! face {
    ($family:ident, $weight:ident, $file:literal) => {
        Face { family: $family, weight: Weight::$weight, bytes: include_bytes!(concat!("../../assets/fonts/", $file)) }
    };
}

pub const FACES: [Face; 6] = [
    face!(LATIN, Regular, "AtkinsonHyperlegibleNext-Regular.ttf"),
    face!(LATIN, SemiBold, "AtkinsonHyperlegibleNext-SemiBold.ttf"),
    face!(LATIN, Bold, "AtkinsonHyperlegibleNext-Bold.ttf"),
    face!(ARABIC, Regular, "NotoSansArabic-Regular.ttf"),
    face!(ARABIC, SemiBold, "NotoSansArabic-SemiBold.ttf"),
    face!(ARABIC, Bold, "NotoSansArabic-Bold.ttf"),
];

/// For egui's own labels, which only the preview's panel has: what a patient reads is set by `ui::text`.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let plain = FACES.iter().filter(|face| face.weight == Weight::Regular);
    let names: Vec<String> = plain
        .map(|face| {
            fonts.font_data.insert(face.family.to_owned(), Arc::new(FontData::from_static(face.bytes)));
            face.family.to_owned()
        })
        .collect();
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, names.clone());
    }
    fonts
}
