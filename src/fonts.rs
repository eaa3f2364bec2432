//! The bundled typefaces, for the screen and for paper. The system's fonts are never asked, so all kiosks look the same.

use std::borrow::Cow;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{BaseDirection, FontContext, FontFamily, FontFamilyName, FontWeight};
use serde::Deserialize;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// One file of a typeface.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Faces of one family differ in weight.
    pub family: &'static str,
    pub weight: Weight,
    pub bytes: &'static [u8],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Weight {
    Regular,
    SemiBold,
    Bold,
}

/// Where a line of a language begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

/// Latin letters, digits and signs.
pub const LATIN: &str = "latin";
/// Arabic letters; it lacks brackets and the sign for percent, which come from the Latin faces.
pub const ARABIC: &str = "arabic";

/// Words of unknown direction that keep to themselves within a sentence (U+2068, U+2069).
pub fn isolated(words: &str) -> String {
    format!("\u{2068}{words}\u{2069}")
}

macro_rules! face {
    ($family:ident, $weight:ident, $file:literal) => {
        Face { family: $family, weight: Weight::$weight, bytes: include_bytes!(concat!("../assets/fonts/", $file)) }
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

/// What lays words out, with the bundled faces and no others.
pub fn context() -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts: false };
    let mut fonts = FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
    for face in FACES {
        let named = FontInfoOverride {
            family_name: Some(face.family),
            weight: Some(face.weight.css()),
            ..FontInfoOverride::default()
        };
        fonts.collection.register_fonts(Blob::new(Arc::new(face.bytes)), Some(named));
    }
    fonts
}

impl Weight {
    /// The number that fonts have for it.
    pub fn css(self) -> FontWeight {
        match self {
            Self::Regular => FontWeight::NORMAL,
            Self::SemiBold => FontWeight::SEMI_BOLD,
            Self::Bold => FontWeight::BOLD,
        }
    }
}

impl Direction {
    /// By the usual short name of the language: "ar".
    pub fn of(language: &str) -> Self {
        let id: LanguageIdentifier = language.parse().unwrap_or_default();
        match id.character_direction() {
            CharacterDirection::RTL => Self::RightToLeft,
            CharacterDirection::LTR | CharacterDirection::TTB => Self::LeftToRight,
        }
    }

    /// The faces in which its letters are looked for, in this order.
    pub fn families(self) -> FontFamily<'static> {
        let names = match self {
            Self::LeftToRight => [LATIN, ARABIC],
            Self::RightToLeft => [ARABIC, LATIN],
        };
        FontFamily::List(Cow::Owned(names.map(FontFamilyName::named).to_vec()))
    }

    /// The language says where a line begins, not the word that happens to stand first.
    pub fn base(self) -> BaseDirection {
        match self {
            Self::LeftToRight => BaseDirection::Ltr,
            Self::RightToLeft => BaseDirection::Rtl,
        }
    }
}
