//! The numbers of the design over every screen in every language, text size, theme, orientation and reach. `./test` runs
//! each language with each text size, and each theme in the first language; the whole product is a command:
//! `cargo test --test ui_matrix -- --ignored`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::sync::Arc;

use ui_support::checks::{self, Frame};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, panel, screens};
use waitwise::content::library::{Language, Library, Theme};
use waitwise::content::translate::{Source, in_topic};
use waitwise::content::{load, starter};
use waitwise::ui::i18n::{PSEUDO, pseudo};
use waitwise::visit::{State, TextSize};

const LANGUAGES: [&str; 4] = ["en", "es", "ar", PSEUDO];
const SIZES: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];
const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::HighContrast];
/// 1280 × 800 and its like, upright too: the same glass, less wide.
const SIXTEEN_TEN: egui::Vec2 = egui::vec2(1920.0, 1200.0);
const TEN_SIXTEEN: egui::Vec2 = egui::vec2(1200.0, 1920.0);

/// A glass of 480 mm seen from 600 mm instead of 500, where all is a fifth larger; or one of 400 mm: the least that
/// `check` lets pass.
const FARTHER: egui::Vec2 = egui::vec2(900.0, 1600.0);
const FARTHER_ACROSS: egui::Vec2 = egui::vec2(1600.0, 900.0);

/// Letters of a few pixels are laid out as those of many are.
const SNAPSHOT_PIXELS_PER_POINT: f32 = 0.4;

#[derive(Clone, Copy, Debug)]
struct Look {
    glass: egui::Vec2,
    language: &'static str,
    text_size: TextSize,
    theme: Theme,
    low_reach: bool,
}

/// The shipped content with the pseudo language beside the others.
fn library() -> Arc<Library> {
    let mut pack = starter::shipped_alone("muscle-pain");
    let sources = in_topic(&pack, "muscle-pain");
    let texts = sources.into_iter().map(|Source { key, text }| {
        let made_over = pseudo(&text);
        format!("(key: {key:?}, source: {text:?}, text: {made_over:?}),\n")
    });
    let texts: String = texts.collect();
    let head = format!("format: 2, language: \"{PSEUDO}\", translated_by: \"a test\", reviewed_by: None");
    let path = format!("topics/muscle-pain/lang/{PSEUDO}.ron");
    pack.files.insert(path, format!("({head}, texts: [{texts}])").into_bytes().into());
    Arc::new(load(&pack).library.expect("it is the shipped content"))
}

/// What the files and those who check them say: in the language of the files.
fn of_files() -> Vec<String> {
    let facts = panel::facts();
    let findings = facts.findings.iter().flat_map(|finding| {
        let help = finding.help.clone();
        let related = finding.related.iter().map(|related| related.message.clone());
        [finding.message.as_str(), &finding.file, finding.code]
            .map(str::to_owned)
            .into_iter()
            .chain(help)
            .chain(related)
    });
    findings.chain(facts.counts.into_iter().flat_map(|(what, how_often)| [what, how_often])).collect()
}

/// Everything that is wrong with what is on the screen now.
fn faults(kiosk: &Kiosk, name: &str, look: Look) -> Vec<String> {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, look.glass);
    let frame = Frame::of(&kiosk.harness);
    let mut wrong = checks::clipped_or_overlapping(&frame, screen);
    wrong.extend(checks::broken_words(&frame));
    wrong.extend(checks::missing_letters(&frame));
    wrong.extend(checks::too_small(&frame));
    wrong.extend(checks::too_grey(&frame));
    wrong.extend(checks::too_hard_to_hit(&kiosk.harness));
    wrong.extend(checks::too_close(&kiosk.harness, &frame));
    if checks::nameless(&kiosk.harness) > 0 {
        wrong.push("something has no name".to_owned());
    }
    if look.low_reach && look.glass.y > look.glass.x {
        wrong.extend(checks::too_high(&kiosk.harness, &frame, screen));
    }
    // No patient is offered the pseudo language, so `kiosk.ron` can't list it: its own words stay in English.
    if look.language == PSEUDO && name != "ask-staff" {
        let references = &kiosk.harness.state().library.topics[0].references;
        let mut same: Vec<String> = references.iter().map(|reference| reference.text.clone()).collect();
        same.push(kiosk.harness.state().library.kiosk.clinic.clone());
        same.extend(of_files());
        wrong.extend(checks::untranslated(&frame, &same));
    }
    wrong
}

fn hold(looks: impl Iterator<Item = Look>) {
    hold_at(SNAPSHOT_PIXELS_PER_POINT, looks);
}

fn hold_at(pixels_per_point: f32, looks: impl Iterator<Item = Look>) {
    let library = library();
    let mut wrong = Vec::new();
    let mut kiosk = Kiosk::with_pixels(library.clone(), PORTRAIT, pixels_per_point);
    let mut glass = PORTRAIT;
    for look in looks {
        if look.glass != glass {
            kiosk = Kiosk::with_pixels(library.clone(), look.glass, pixels_per_point);
            glass = look.glass;
        }
        for (name, mut state) in screens::all(&library).into_iter().chain(panel::all()) {
            state.language = Some(Language::new(look.language));
            state.text_size = look.text_size;
            state.theme = Some(look.theme);
            state.low_reach = Some(look.low_reach);
            kiosk.show(state);
            wrong.extend(faults(&kiosk, &name, look).into_iter().map(|fault| format!("{name}, {look:?}: {fault}")));
        }
        kiosk.set_clock(Some(panel::NIGHT));
        let (language, text_size) = (Some(Language::new(look.language)), look.text_size);
        kiosk.show(State { language, text_size, ..State::fresh(0) });
        if !(look.low_reach && look.glass.y > look.glass.x) {
            // The whole glass wakes, so nothing is out of reach.
            wrong.extend(faults(&kiosk, "night", look).into_iter().map(|fault| format!("night, {look:?}: {fault}")));
        }
        kiosk.set_clock(None);
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

fn looks(glasses: &[egui::Vec2], languages: &[&'static str], themes: &[Theme], sizes: &[TextSize]) -> Vec<Look> {
    let mut looks = Vec::new();
    for glass in glasses {
        for language in languages {
            for theme in themes {
                for text_size in sizes {
                    looks.push(Look {
                        glass: *glass,
                        language,
                        text_size: *text_size,
                        theme: *theme,
                        low_reach: false,
                    });
                }
            }
        }
    }
    looks
}

#[test]
fn every_number_holds_upright_in_every_language_at_every_text_size() {
    hold(looks(&[PORTRAIT], &LANGUAGES, &[Theme::Light], &SIZES).into_iter());
}

#[test]
fn every_number_holds_across_in_every_language_at_every_text_size() {
    hold(looks(&[LANDSCAPE], &LANGUAGES, &[Theme::Light], &SIZES).into_iter());
}

#[test]
fn every_number_holds_in_every_theme() {
    let themes = [Theme::Dark, Theme::HighContrast];
    hold(looks(&[PORTRAIT, LANDSCAPE], &["en"], &themes, &[TextSize::Normal]).into_iter());
}

#[test]
fn every_number_holds_on_a_glass_of_sixteen_to_ten() {
    hold(looks(&[SIXTEEN_TEN, TEN_SIXTEEN], &["en", "ar"], &[Theme::Light], &[TextSize::Normal]).into_iter());
}

#[test]
fn every_number_holds_with_1280_by_800_pixels_and_with_3840_by_2160() {
    for (glass, pixels_across) in [(SIXTEEN_TEN, 1280.0), (LANDSCAPE, 3840.0)] {
        hold_at(
            pixels_across / glass.x,
            looks(&[glass], &["en", "ar"], &[Theme::Light], &[TextSize::Normal]).into_iter(),
        );
    }
}

#[test]
fn every_number_holds_for_eyes_that_are_farther_away() {
    hold(looks(&[FARTHER, FARTHER_ACROSS], &["en", "ar"], &[Theme::Light], &SIZES).into_iter());
}

#[test]
fn with_a_low_reach_everything_to_tap_is_in_the_lower_half() {
    let all = looks(&[PORTRAIT, TEN_SIXTEEN], &["en", "ar", PSEUDO], &[Theme::Light], &SIZES);
    hold(all.into_iter().map(|look| Look { low_reach: true, ..look }));
}

#[test]
#[ignore = "the whole product: some minutes; ./test runs the parts above"]
fn every_number_holds_in_every_combination() {
    let glasses = [PORTRAIT, LANDSCAPE, SIXTEEN_TEN, TEN_SIXTEEN];
    let all = looks(&glasses, &LANGUAGES, &THEMES, &SIZES);
    hold(all.iter().flat_map(|look| [false, true].map(|low_reach| Look { low_reach, ..*look })));
}
