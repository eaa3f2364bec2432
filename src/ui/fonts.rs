//! The bundled typeface. The system's fonts are never asked, so every kiosk looks the same.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use super::tokens::Weight;

const FACES: [(Weight, &str, &[u8]); 3] = [
    (Weight::Regular, "regular", include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")),
    (Weight::SemiBold, "semibold", include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf")),
    (Weight::Bold, "bold", include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf")),
];

pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (weight, name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(family(weight), vec![name.to_owned()]);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["regular".to_owned()]);
    }
    fonts
}

pub fn font_id(weight: Weight, size_points: f32) -> FontId {
    FontId::new(size_points, family(weight))
}

fn family(weight: Weight) -> FontFamily {
    let name = match weight {
        Weight::Regular => "regular",
        Weight::SemiBold => "semibold",
        Weight::Bold => "bold",
    };
    FontFamily::Name(Arc::from(name))
}
