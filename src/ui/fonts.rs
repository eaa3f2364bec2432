//! egui's own labels, which only the preview's panel has: what a patient reads is set by `ui::text`.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::fonts::{FACES, Weight};

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
