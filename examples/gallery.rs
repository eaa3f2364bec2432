//! Every screen as a picture, for eyes: `cargo run --example gallery [dark] [contrast] [large] [low] [aloud] [language=ar] [only=results]`
//! writes them into `target/gallery`, light ones where no look is named.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool for a desk stops at the first thing that is wrong"
)]

#[path = "../tests/ui_support/mod.rs"]
mod ui_support;

use std::path::Path;
use std::sync::Arc;

use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library, screens};
use waitwise::content::library::{Language, Theme};
use waitwise::visit::TextSize;

const LOOKS: [(&str, Theme, TextSize); 4] = [
    ("light", Theme::Light, TextSize::Normal),
    ("dark", Theme::Dark, TextSize::Normal),
    ("contrast", Theme::HighContrast, TextSize::Normal),
    ("large", Theme::Light, TextSize::Largest),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let only = arguments.iter().find_map(|argument| argument.strip_prefix("only=")).unwrap_or_default();
    let language = arguments.iter().find_map(|argument| argument.strip_prefix("language="));
    let named = |look: &str| arguments.iter().any(|argument| argument == look);
    let aloud = named("aloud");
    let any_named = LOOKS.iter().any(|(look, ..)| named(look));
    let library = library();
    let folder = Path::new("target/gallery");
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let by_priority = Arc::new(screens::by_priority(&library));
    let ranked = (library.clone(), screens::all(&library));
    let unranked = (by_priority.clone(), screens::priorities(&by_priority));
    let sizes = [("portrait", PORTRAIT), ("landscape", LANDSCAPE)];
    for ((orientation, size), (library, screens)) in
        sizes.into_iter().flat_map(|size| [&ranked, &unranked].map(|set| (size, set)))
    {
        let mut kiosk = Kiosk::on(library.clone(), size);
        kiosk.harness.state_mut().look.can_speak = aloud;
        let looks = LOOKS.iter().filter(|(look, ..)| named(look) || (!any_named && *look == "light"));
        for (look, theme, text_size) in looks {
            for (name, mut state) in screens.iter().filter(|(name, _)| name.contains(only)).cloned() {
                state.theme = Some(*theme);
                state.text_size = *text_size;
                state.low_reach = Some(named("low"));
                state.language = language.map(Language::new);
                state.aloud.on = aloud;
                kiosk.show(state);
                let picture = kiosk.harness.render().expect("it can be drawn");
                picture
                    .save(folder.join(format!("{name}-{orientation}-{look}{}.png", language.unwrap_or_default())))
                    .expect("it can be saved");
            }
        }
    }
    println!("The pictures are in {}.", folder.display());
}
