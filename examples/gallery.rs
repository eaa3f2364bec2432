//! Every screen as a picture, for eyes: `cargo run --example gallery [dark] [contrast] [large] [low] [aloud] [language=ar] [only=results,thanks]`
//! writes them into `target/gallery`, light ones where no look is named. `topics` writes every screen of every topic instead.

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

use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library, panel, screens};
use waitwise::content::library::{Language, Library, Theme};
use waitwise::content::load_embedded;
use waitwise::visit::jump::{jump, stops};
use waitwise::visit::{State, TextSize};

const LOOKS: [(&str, Theme, TextSize); 4] = [
    ("light", Theme::Light, TextSize::Normal),
    ("dark", Theme::Dark, TextSize::Normal),
    ("contrast", Theme::HighContrast, TextSize::Normal),
    ("large", Theme::Light, TextSize::Largest),
];

/// Brings a kiosk to where its screens are to be seen.
type Prepare = fn(&mut Kiosk);

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
    let as_it_is: Prepare = |_| {};
    let calm: Prepare = |kiosk| kiosk.harness.state_mut().look.facts = panel::calm_facts();
    let night: Prepare = |kiosk| kiosk.set_clock(Some(panel::NIGHT));
    let named_state = |name: &str, state: State| vec![(name.to_owned(), state)];
    let (_, overview) = panel::all().into_iter().find(|(name, _)| name == "staff").expect("there is a panel");
    let mut sets = vec![
        (library.clone(), as_it_is, screens::all(&library)),
        (by_priority.clone(), as_it_is, screens::priorities(&by_priority)),
        (library.clone(), as_it_is, panel::all()),
        (library.clone(), calm, named_state("staff-calm", overview)),
        (library.clone(), night, named_state("night", State::fresh(0))),
    ];
    if named("topics") {
        sets = vec![every_topic()];
    }
    let sizes = [("portrait", PORTRAIT), ("landscape", LANDSCAPE)];
    let is_wanted = |name: &str| only.split(',').any(|part| name.contains(part));
    for ((orientation, size), (library, prepare, screens)) in
        sizes.into_iter().flat_map(|size| sets.iter().map(move |set| (size, set)))
    {
        let mut kiosk = Kiosk::on(library.clone(), size);
        kiosk.harness.state_mut().look.can_speak = aloud;
        prepare(&mut kiosk);
        let looks = LOOKS.iter().filter(|(look, ..)| named(look) || (!any_named && *look == "light"));
        for (look, theme, text_size) in looks {
            for (name, mut state) in screens.iter().filter(|(name, _)| is_wanted(name)).cloned() {
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

/// Every screen of everything that is shipped.
fn every_topic() -> (Arc<Library>, Prepare, Vec<(String, State)>) {
    let library = Arc::new(load_embedded().library.expect("it can be shown"));
    let screens = stops(&library).into_iter().enumerate().map(|(number, stop)| {
        let mut state = State::fresh(0);
        jump(&mut state, &library, &stop);
        (format!("{number:03}-{}", stop.name.replace([' ', ':', '?', '’', ',', '/'], "-")), state)
    });
    let screens = screens.collect();
    (library, |_| {}, screens)
}
