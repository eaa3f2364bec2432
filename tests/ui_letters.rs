//! The texture with all letters: as large as the glass, however many sizes, languages and themes come by.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use egui::TextureId;
use ui_support::{Kiosk, LANDSCAPE, LOOKS, PORTRAIT, library, screens};
use waitwise::content::library::Language;
use waitwise::ui::text::written;

/// Bytes of each texture of letters.
fn held_bytes(kiosk: &Kiosk) -> Vec<usize> {
    let manager = kiosk.harness.ctx.tex_manager();
    let manager = manager.read();
    manager.allocated().filter(|(_, meta)| meta.name == "letters").map(|(_, meta)| meta.bytes_used()).collect()
}

/// Corners of all letters that are on the glass.
fn corners(kiosk: &Kiosk) -> usize {
    written(&kiosk.harness.ctx).iter().map(|words| words.mesh.vertices.len()).sum()
}

fn texture(kiosk: &Kiosk) -> Option<TextureId> {
    let manager = kiosk.harness.ctx.tex_manager();
    let manager = manager.read();
    manager.allocated().find(|(_, meta)| meta.name == "letters").map(|(id, _)| *id)
}

#[test]
fn no_letter_is_missing_where_they_begin_anew() {
    let library = library();
    let mut kiosk = Kiosk::with_pixels(library.clone(), PORTRAIT, 1.0);
    let mut begun_anew = 0;
    for (look, theme, text_size, language) in LOOKS {
        for (name, mut state) in screens::all(&library) {
            (state.theme, state.text_size, state.language) = (Some(theme), text_size, Some(Language::new(language)));
            let before = texture(&kiosk);
            kiosk.show(state.clone());
            if texture(&kiosk) == before {
                continue;
            }
            begun_anew += 1;
            let mut alone = Kiosk::with_pixels(library.clone(), PORTRAIT, 1.0);
            alone.show(state);
            assert_eq!(corners(&kiosk), corners(&alone), "{name}{look}");
        }
    }
    assert!(begun_anew > 3, "{begun_anew}");
}

#[test]
fn letters_take_no_more_than_the_glass_has_pixels_however_many_looks_come_by() {
    let library = library();
    for glass in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::with_pixels(library.clone(), glass, 1.0);
        for (look, theme, text_size, language) in LOOKS {
            for (name, mut state) in screens::all(&library) {
                (state.theme, state.text_size, state.language) =
                    (Some(theme), text_size, Some(Language::new(language)));
                kiosk.show(state);
                let held = held_bytes(&kiosk);
                assert!(matches!(held[..], [bytes] if bytes <= 1080 * 1920 * 4), "{name}{look}: {held:?}");
            }
        }
    }
}
