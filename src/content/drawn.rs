//! Which characters the screen can draw: those of the bundled typefaces. It has no other fonts to fall back on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use skrifa::{FontRef, MetadataProvider};

use super::shown::is_invisible;

static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/fonts");

/// What one family lacks the other has: together they draw what is in every weight.
static DRAWN: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let mut weights: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
    for file in FONTS.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "ttf")) {
        // "NotoSansArabic-Bold"
        let name = file.path().file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let weight = name.rsplit_once('-').map_or(name, |(_, weight)| weight);
        if let Ok(font) = FontRef::new(file.contents()) {
            let mapped = font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code)).collect::<Vec<_>>();
            weights.entry(weight).or_default().extend(mapped);
        }
    }
    weights.into_values().reduce(|all, weight| all.intersection(&weight).copied().collect()).unwrap_or_default()
});

/// Each bundled typeface, and how many letters it has; `None` for one that can't be read.
pub fn fonts() -> Vec<(String, Option<usize>)> {
    let files = FONTS.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "ttf"));
    let fonts = files.map(|file| {
        let name = file.path().file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        (name.to_owned(), FontRef::new(file.contents()).ok().map(|font| font.charmap().mappings().count()))
    });
    fonts.collect()
}

pub fn is_drawn(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter) || DRAWN.contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_typefaces_have_the_letters_of_western_languages_and_of_arabic_and_no_snowman() {
        for letter in "aZ019 ’“”–…%≤≥½°áñüßøœ¿ألمضةىؤئ؟،؛ًّ٪".chars() {
            assert!(is_drawn(letter), "{letter}");
        }
        for letter in "☃😀漢Жα".chars() {
            assert!(!is_drawn(letter), "{letter}");
        }
    }

    #[test]
    fn there_are_as_many_files_of_each_weight() {
        let names = FONTS.files().filter_map(|file| file.path().file_stem()?.to_str());
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in names.filter(|name| !name.starts_with("OFL")) {
            *counts.entry(name.rsplit_once('-').unwrap().1).or_default() += 1;
        }
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), [("Bold", 2), ("Regular", 2), ("SemiBold", 2)]);
    }
}
