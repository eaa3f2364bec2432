//! Every widget in every state, on a few sheets: for eyes at a desk, and for pictures that tests compare. Words and
//! pictures are those of the content; captions are names in the code.

mod buttons;
mod cards;
mod choices;
mod figures;
mod results;
mod sheets;
mod specimen;
mod staff;
mod words;

use egui::{Rect, Sense, vec2};

pub use specimen::{Posed, Sheet, Specimen};

use super::keys;
use super::pen::{Pen, Pose};
use super::readout::Readout;
use super::root::Look;
use super::screens::View;
use super::text::Direction;
use super::voice::Voice;
use super::widgets::Piece as _;
use crate::content::library::{Language, Library, Theme};
use crate::visit::{State, TextSize};

type Specimens = fn(&View<'_>) -> Vec<Specimen>;

const SHEETS: [(&str, Specimens); 8] = [
    ("buttons", buttons::specimens),
    ("choices", choices::specimens),
    ("words", words::specimens),
    ("cards", cards::specimens),
    ("figures", figures::specimens),
    ("results", results::specimens),
    ("to-take-home", sheets::specimens),
    ("staff", staff::specimens),
];

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub sheet: &'static str,
    pub theme: Theme,
    pub text_size: TextSize,
    pub language: Language,
}

/// The sheets in their order.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHEETS.iter().map(|(name, _)| *name)
}

pub fn sheets(view: &View<'_>) -> Vec<Sheet> {
    SHEETS.iter().map(|(name, specimens)| Sheet { name, specimens: specimens(view) }).collect()
}

/// Draws a sheet as wide as `ui` and as high as it is; returns where it is. Taps lead nowhere.
pub fn gallery_ui(ui: &mut egui::Ui, library: &Library, look: &Look, shown: &Shown) -> Rect {
    let state = State { language: Some(shown.language.clone()), ..State::fresh(0) };
    with_view(&state, library, look, shown, |view| {
        let sheet = sheets(view).into_iter().find(|sheet| sheet.name == shown.sheet);
        sheet.map(|sheet| draw(ui, view, &sheet))
    })
    .flatten()
    .unwrap_or(Rect::NOTHING)
}

/// Every specimen of every sheet, by the name of its widget's file.
pub fn widgets_shown(library: &Library, look: &Look, shown: &Shown) -> Vec<&'static str> {
    let state = State::fresh(0);
    let names = with_view(&state, library, look, shown, |view| {
        sheets(view).iter().flat_map(|sheet| &sheet.specimens).map(|specimen| specimen.widget).collect()
    });
    names.unwrap_or_default()
}

/// `None` only for an empty library.
fn with_view<T>(
    state: &State,
    library: &Library,
    look: &Look,
    shown: &Shown,
    then: impl FnOnce(&View<'_>) -> T,
) -> Option<T> {
    let first = state.topic(library)?;
    let topic = first.translation(&shown.language).map_or(first, |found| &found.topic);
    let words = look.words(&shown.language);
    let voice = Voice { topic, words, clinic: &library.kiosk.clinic, ask_staff: &library.kiosk.ask_staff };
    let tokens = look.tokens(shown.theme).fitted(shown.text_size, false, words.direction, false);
    Some(then(&View { state, library, look, voice: &voice, topic, words, tokens: &tokens }))
}

fn draw(ui: &mut egui::Ui, view: &View<'_>, sheet: &Sheet) -> Rect {
    let width = ui.available_width();
    let is_mirrored = view.words.direction == Direction::RightToLeft;
    keys::mirror(ui.ctx(), is_mirrored);
    let mut pen = Pen {
        ui,
        tokens: view.tokens,
        words: view.words,
        out: &mut Vec::new(),
        readout: &mut Readout::new(),
        salt: egui::Id::unique(("gallery", sheet.name)),
        serial: 0,
        mirror: None,
        pose: Pose::AsItIs,
    };
    let height = sheet.height(&pen, width).ceil();
    let (rect, _) = pen.ui.allocate_exact_size(vec2(width, height), Sense::hover());
    pen.mirror = is_mirrored.then(|| rect.x_range());
    sheet.show(&mut pen, rect);
    rect
}
