//! The checks that `tests/ui_matrix.rs` holds over every screen: each has a fixture that it must fail. And what holds of
//! tokens, of long words and of keys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::sync::Arc;

use egui::Color32;
use ui_support::checks::Frame;
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, checks, library, panel, piece, screens};
use waitwise::content::library::{Library, Theme, Tint};
use waitwise::content::{load, starter};
use waitwise::diagnostics::{Diagnostic, Severity};
use waitwise::ui::Look;
use waitwise::ui::pen::{Name, Pen, Run};
use waitwise::ui::text::{self as words, Direction, Setting};
use waitwise::ui::tokens::{Style, Weight};
use waitwise::ui::widgets::Piece;
use waitwise::ui::widgets::text::text;
use waitwise::visit::TextSize;

/// As in `content::check::long_words`.
const LONGEST_IN_A_LABEL: usize = 14;
const LONGEST_IN_PROSE: usize = 23;

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::HighContrast];

/// Runs a check over every screen, and gathers what it finds.
fn over_all_screens(looks: &[(Theme, TextSize)], check: impl FnMut(&Kiosk, egui::Rect) -> Vec<String>) -> Vec<String> {
    over_all_screens_of(&library(), looks, check)
}

fn over_all_screens_of(
    library: &Arc<Library>,
    looks: &[(Theme, TextSize)],
    mut check: impl FnMut(&Kiosk, egui::Rect) -> Vec<String>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let by_priority = Arc::new(screens::by_priority(library));
    let sets =
        [(library, screens::all(library)), (&by_priority, screens::priorities(&by_priority)), (library, panel::all())];
    for (size, (library, screens)) in
        [PORTRAIT, LANDSCAPE].into_iter().flat_map(|size| sets.iter().map(move |set| (size, set)))
    {
        let mut kiosk = Kiosk::on(Arc::clone(library), size);
        for (theme, text_size) in looks {
            for (name, mut state) in screens.clone() {
                state.theme = Some(*theme);
                state.text_size = *text_size;
                kiosk.show(state);
                let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
                let found = check(&kiosk, screen);
                wrong.extend(
                    found.into_iter().map(|fault| format!("{name}, {size:?}, {theme:?}, {text_size:?}: {fault}")),
                );
            }
        }
    }
    wrong
}

/// The shipped content with a word of so many letters at the head of every text that may be a label, and one more in
/// those that never are.
fn with_words_of(in_a_label: usize, in_prose: usize) -> Arc<Library> {
    let word = |letters: usize| -> String { "Interdenominationalistic".chars().take(letters).collect() };
    let labels = ["short", "text", "title", "name"].map(|field| (field, word(in_a_label)));
    let prose = ["summary", "why", "invitation", "you_decide", "closing"].map(|field| (field, word(in_prose)));
    let mut pack = starter::shipped_alone("muscle-pain");
    for file in ["topic.ron", "questions.ron"] {
        let path = format!("topics/muscle-pain/{file}");
        let mut text = pack.text(&path).to_owned();
        for (field, word) in labels.iter().chain(&prose) {
            for before in [" ", "("] {
                text = text.replace(&format!("{before}{field}: \""), &format!("{before}{field}: \"{word}, "));
            }
        }
        // A question stands on a line of its own; choices and cells stand in brackets.
        let question = |letters| format!("\n            text: \"{}, ", word(letters));
        text = text.replace(&question(in_a_label), &question(in_prose));
        pack.files.insert(path, text.into_bytes().into());
    }
    let loaded = load(&pack);
    let told = |finding: &Diagnostic| finding.code != "not-approved" && finding.severity != Severity::Note;
    let told: Vec<&str> = loaded.findings.iter().filter(|finding| told(finding)).map(|finding| finding.code).collect();
    Arc::new(loaded.library.unwrap_or_else(|| panic!("{told:?}")))
}

#[test]
fn a_word_that_check_lets_pass_is_never_broken_at_any_text_size() {
    let looks = [TextSize::Normal, TextSize::Largest].map(|text_size| (Theme::Light, text_size));
    let broken = |in_a_label, in_prose| {
        over_all_screens_of(&with_words_of(in_a_label, in_prose), &looks, |kiosk, _| {
            checks::broken_words(&Frame::of(&kiosk.harness))
        })
    };
    assert_none(&broken(LONGEST_IN_A_LABEL, LONGEST_IN_PROSE));
    assert!(!broken(LONGEST_IN_A_LABEL + 1, LONGEST_IN_PROSE).is_empty(), "one letter more is one too many");
    assert!(!broken(LONGEST_IN_A_LABEL, LONGEST_IN_PROSE + 1).is_empty(), "in prose too");
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_label_that_is_cut_off_is_noticed() {
    struct Wide;
    impl Piece for Wide {
        fn height(&self, _: &Pen<'_>, _: f32) -> f32 {
            0.0
        }
        fn show(&self, pen: &mut Pen<'_>, rect: egui::Rect) {
            let ink = pen.tokens.color.on_surface;
            let galley =
                pen.layout(&[Run::plain("wider than the page")], Style::Title, ink, f32::INFINITY, egui::Align::Min);
            pen.paint(&galley, rect);
        }
    }
    let size = egui::vec2(300.0, 300.0);
    let harness = piece(size, Box::new(Wide));
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    assert_eq!(checks::clipped_or_overlapping(&Frame::of(&harness), screen).len(), 1);
}

#[test]
fn words_over_words_are_noticed() {
    struct Twice;
    impl Piece for Twice {
        fn height(&self, _: &Pen<'_>, _: f32) -> f32 {
            0.0
        }
        fn show(&self, pen: &mut Pen<'_>, rect: egui::Rect) {
            text(Style::Body, "one").show(pen, rect);
            text(Style::Body, "over the other").show(pen, rect);
        }
    }
    let size = egui::vec2(600.0, 300.0);
    let harness = piece(size, Box::new(Twice));
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    assert_eq!(checks::clipped_or_overlapping(&Frame::of(&harness), screen).len(), 1);
}

/// Words in a colour that no token has, smaller than any style.
struct Grey;

impl Piece for Grey {
    fn height(&self, _: &Pen<'_>, _: f32) -> f32 {
        0.0
    }

    fn show(&self, pen: &mut Pen<'_>, rect: egui::Rect) {
        let setting = Setting {
            size_points: 20.0,
            least_size_points: 20.0,
            line_height_points: 24.0,
            letter_spacing_points: 0.0,
            weight: Weight::Regular,
            width_points: f32::INFINITY,
            align: egui::Align::Min,
            direction: Direction::LeftToRight,
            pixels_per_point: pen.ui.ctx().pixels_per_point(),
        };
        let words = words::layout(pen.ui.ctx(), &[Run::plain("grey and small")], setting);
        words::paint(pen.ui, &words, rect.min, Color32::GRAY);
    }
}

#[test]
fn grey_text_is_noticed() {
    let harness = piece(egui::vec2(600.0, 300.0), Box::new(Grey));
    assert_eq!(checks::too_grey(&Frame::of(&harness)).len(), 1);
}

#[test]
fn small_text_is_noticed() {
    let harness = piece(egui::vec2(600.0, 300.0), Box::new(Grey));
    assert_eq!(checks::too_small(&Frame::of(&harness)).len(), 1);
}

/// Buttons of these places.
struct Buttons(Vec<egui::Rect>);

impl Piece for Buttons {
    fn height(&self, _: &Pen<'_>, _: f32) -> f32 {
        0.0
    }

    fn show(&self, pen: &mut Pen<'_>, _: egui::Rect) {
        for rect in &self.0 {
            pen.tap(*rect, 0.0, Name::button("A"));
            let ink = pen.tokens.color.on_surface;
            let word = pen.layout(&[Run::plain("A ☃")], Style::Body, ink, rect.width(), egui::Align::Center);
            pen.paint_middle(&word, *rect);
        }
    }
}

fn buttons(rects: &[[f32; 4]]) -> (egui_kittest::Harness<'static, ()>, Frame) {
    let rects = rects.iter().map(|[x, y, w, h]| egui::Rect::from_min_size(egui::pos2(*x, *y), egui::vec2(*w, *h)));
    let harness = piece(egui::vec2(600.0, 600.0), Box::new(Buttons(rects.collect())));
    let frame = Frame::of(&harness);
    (harness, frame)
}

#[test]
fn buttons_that_stand_too_near_too_small_or_too_high_are_noticed() {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(600.0, 600.0));
    let (harness, frame) = buttons(&[[100.0, 400.0, 100.0, 80.0], [212.0, 400.0, 100.0, 80.0]]);
    assert!(checks::too_close(&harness, &frame).is_empty());
    assert!(checks::too_hard_to_hit(&harness).is_empty());
    assert!(checks::too_high(&harness, &frame, screen).is_empty());
    let (harness, frame) = buttons(&[[100.0, 400.0, 100.0, 80.0], [208.0, 400.0, 100.0, 72.0]]);
    assert_eq!(checks::too_close(&harness, &frame).len(), 1);
    assert_eq!(checks::too_hard_to_hit(&harness).len(), 1);
    let (harness, frame) = buttons(&[[100.0, 200.0, 100.0, 160.0]]);
    assert_eq!(checks::too_high(&harness, &frame, screen).len(), 1);
}

#[test]
fn an_empty_box_in_place_of_a_letter_and_a_word_that_nobody_translated_are_noticed() {
    let (_, frame) = buttons(&[[100.0, 400.0, 100.0, 80.0]]);
    assert_eq!(checks::missing_letters(&frame).len(), 1);
    let harness = piece(egui::vec2(600.0, 300.0), text(Style::Body, "Welcome"));
    assert_eq!(checks::untranslated(&Frame::of(&harness), &[]).len(), 1);
    let harness = piece(egui::vec2(600.0, 300.0), text(Style::Body, waitwise::ui::i18n::pseudo("Welcome")));
    assert!(checks::untranslated(&Frame::of(&harness), &[]).is_empty());
}

#[test]
fn no_screen_shows_a_key_instead_of_words() {
    let is_key = |word: &str| {
        word.contains('-') && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-') && word.len() > 4
    };
    assert!(is_key("see-results") && !is_key("See the results"));
    assert_none(&over_all_screens(&[(Theme::Light, TextSize::Normal)], |kiosk, _| {
        kiosk.names().into_iter().filter(|name| is_key(name)).collect()
    }));
}

#[test]
fn every_pair_of_tokens_keeps_its_contrast_in_every_theme() {
    let look = Look::load().unwrap();
    for theme in THEMES {
        let tokens = look.tokens(theme);
        let c = &tokens.color;
        let mut words = vec![
            ("on_surface", c.on_surface, c.surface),
            ("on_surface raised", c.on_surface, c.surface_raised),
            ("on_surface sunken", c.on_surface, c.surface_sunken),
            ("on_surface_soft", c.on_surface_soft, c.surface),
            ("on_surface_soft raised", c.on_surface_soft, c.surface_raised),
            ("on_primary", c.on_primary, c.primary),
            ("on_accent", c.on_accent, c.accent),
            ("selected", c.on_surface, c.selected),
            ("on_alert", c.on_alert, c.alert),
        ];
        let tints = Tint::ALL;
        words.extend(tints.map(|tint| ("tint", c.on_surface, tokens.tint(tint).ground)));
        for (name, ink, ground) in words {
            let ratio = checks::contrast(ink, ground);
            assert!(ratio >= 7.0, "{theme:?}: {name} {ratio:.2}:1");
        }
        let mut edges = vec![
            ("outline", c.outline, c.surface),
            ("outline raised", c.outline, c.surface_raised),
            ("outline sunken", c.outline, c.surface_sunken),
            ("edge", c.edge, c.surface),
            ("edge selected", c.edge, c.selected),
            ("focus rings", c.focus_outer, c.focus_inner),
        ];
        edges.extend(tints.map(|tint| ("mark", tokens.tint(tint).mark, tokens.tint(tint).ground)));
        for (name, one, other) in edges {
            let ratio = checks::contrast(one, other);
            assert!(ratio >= 3.0, "{theme:?}: {name} {ratio:.2}:1");
        }
    }
}
