//! No option is drawn with more weight than another (IPDAS; NICE ECD8), help never moves (WCAG 2.2, 3.2.6), and nothing
//! moves for those who don't want it to (2.3.3).

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::collections::BTreeSet;

use egui::epaint::Shape;
use egui::{Color32, Rect};
use ui_support::checks::{Frame, contrast};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library, screens};
use waitwise::content::library::{Language, Theme};
use waitwise::ui::tokens::{Style, Tokens};
use waitwise::visit::TextSize;

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::HighContrast];
const SIZES: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];

/// Screens with a card for each option.
const WITH_ALL_OPTIONS: &[&str] = &["overview", "card-", "consider", "results", "reasons"];

/// The grounds that were painted in an option's own colour, and what may be seen of them.
fn grounds(frame: &Frame, color: Color32) -> Vec<(Rect, Rect)> {
    let mut found = Vec::new();
    for clipped in &frame.shapes {
        if let Shape::Rect(shape) = &clipped.shape
            && shape.fill == color
            && shape.rect.height() > 80.0
        {
            found.push((shape.rect, clipped.clip_rect));
        }
    }
    found
}

/// Sizes, in tenths of a point, and inks of the words on a ground.
fn words_on(frame: &Frame, (ground, clip): (Rect, Rect)) -> (BTreeSet<u32>, BTreeSet<[u8; 4]>) {
    let in_sight = frame.words.iter().filter(|words| words.clip == clip);
    let on = in_sight.filter(|words| ground.expand(1.0).contains_rect(words.rect));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a letter's size")]
    let size = |points: f32| (points * 10.0).round() as u32;
    let both = on.map(|words| (size(words.paragraph.setting().size_points), words.color.to_array()));
    both.unzip()
}

#[test]
fn all_options_get_cards_of_the_same_size_the_same_letters_and_the_same_ink() {
    let library = library();
    let topic = &library.topics[0];
    // High contrast has one ground for all; its cards are the same by the same code.
    for theme in [Theme::Light, Theme::Dark] {
        let tokens = Tokens::load(theme).unwrap();
        for glass in [PORTRAIT, LANDSCAPE] {
            let mut kiosk = Kiosk::on(library.clone(), glass);
            for (name, state) in screens::all(&library) {
                if !WITH_ALL_OPTIONS.iter().any(|wanted| name.starts_with(wanted)) || name.contains("priorit") {
                    continue;
                }
                for (language, text_size) in
                    [("en", TextSize::Normal), ("ar", TextSize::Normal), ("es", TextSize::Largest)]
                {
                    let (theme, language) = (Some(theme), Some(Language::new(language)));
                    kiosk.show(waitwise::visit::State { theme, language, text_size, ..state.clone() });
                    let frame = Frame::of(&kiosk.harness);
                    let cards: Vec<(Rect, Rect)> = topic
                        .options
                        .iter()
                        .flat_map(|option| grounds(&frame, tokens.tint(option.tint).ground))
                        .collect();
                    assert!(!cards.is_empty() && cards.len().is_multiple_of(topic.options.len()), "{name}: {cards:?}");
                    let different = cards.iter().find(|card| (card.0.size() - cards[0].0.size()).length() > 1.0);
                    assert_eq!(different, None, "{name}, {glass:?}, {text_size:?}: not the size of {:?}", cards[0]);
                    let inks: Vec<_> = cards.iter().map(|card| words_on(&frame, *card).1).collect();
                    assert!(inks.iter().all(|ink| ink.len() <= 1), "{name}: {inks:?}");
                }
            }
        }
    }
}

#[test]
fn the_letters_of_an_options_name_are_as_large_as_those_of_any_other() {
    let library = library();
    let topic = &library.topics[0];
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    for (name, state) in screens::all(&library) {
        if !WITH_ALL_OPTIONS.iter().any(|wanted| name.starts_with(wanted)) {
            continue;
        }
        kiosk.show(state);
        let frame = Frame::of(&kiosk.harness);
        let sizes: Vec<f32> = topic
            .options
            .iter()
            .flat_map(|option| frame.words.iter().filter(|words| words.paragraph.text() == option.name))
            .map(|words| words.paragraph.setting().size_points)
            .collect();
        assert!(sizes.len() >= topic.options.len(), "{name}: {sizes:?}");
        assert!(sizes.iter().all(|size| (size - sizes[0]).abs() < 0.1), "{name}: {sizes:?}");
    }
}

#[test]
fn ask_staff_and_start_over_stand_in_the_same_place_on_every_screen() {
    let library = library();
    for glass in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library.clone(), glass);
        for help in ["Ask staff", "Start over"] {
            let mut place: Option<Rect> = None;
            for (name, state) in screens::all(&library) {
                kiosk.show(state);
                if !kiosk.can_tap(help) {
                    // Attract has nothing to start over; the warning hides all but its own two ways.
                    assert!(["attract", "idle-warning"].contains(&name.as_str()), "{name} has no {help}");
                    continue;
                }
                let here = kiosk.rect_of_tap(help);
                let there = *place.get_or_insert(here);
                // A bar with a taller button is taller: the place is its middle.
                assert!((here.center().x - there.center().x).abs() < 1.0, "{name}: {here:?}, elsewhere {there:?}");
                assert!((here.bottom() - there.bottom()).abs() < 40.0, "{name}: {here:?}, elsewhere {there:?}");
            }
        }
    }
}

#[test]
fn every_style_doubles_at_the_largest_text_size() {
    let tokens = Tokens::load(Theme::Light).unwrap();
    let styles = [Style::Display, Style::Question, Style::Title, Style::Heading, Style::Answer, Style::Lead];
    for style in styles.into_iter().chain([Style::Body, Style::Strong, Style::Label]) {
        for landscape in [false, true] {
            let direction = waitwise::ui::text::Direction::LeftToRight;
            let sizes = SIZES.map(|size| tokens.fitted(size, landscape, direction, false).text(style).size);
            assert!((sizes[1] / sizes[0] - 1.5).abs() < 0.001, "{style:?}: {sizes:?}");
            assert!((sizes[2] / sizes[0] - 2.0).abs() < 0.001, "{style:?}: {sizes:?}");
        }
    }
}

#[test]
fn the_focus_ring_stands_out_from_both_of_its_sides() {
    for theme in THEMES {
        let tokens = Tokens::load(theme).unwrap();
        let color = &tokens.color;
        assert!(tokens.scale.line.strong >= 4.0);
        // Two rings: whatever lies under it, one of them stands out (WCAG 2.2, 2.4.13).
        let under =
            [color.surface, color.surface_raised, color.surface_sunken, color.primary, color.selected, color.alert];
        let tints =
            library().topics[0].options.iter().map(|option| tokens.tint(option.tint).ground).collect::<Vec<_>>();
        for ground in under.into_iter().chain(tints) {
            let best = contrast(color.focus_inner, ground).max(contrast(color.focus_outer, ground));
            assert!(best >= 3.0, "{theme:?}: {best} on {ground:?}");
        }
        assert!(contrast(color.focus_inner, color.focus_outer) >= 3.0, "{theme:?}");
    }
}

/// Where the words of a page stand in the first moment after "next", and when all is still.
fn places_after_next(reduced_motion: bool) -> (Vec<Rect>, Vec<Rect>) {
    let mut library = (*library()).clone();
    library.kiosk.reduced_motion = reduced_motion;
    let library = std::sync::Arc::new(library);
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let mut visit = screens::Visit::overview(&library);
    visit.send(waitwise::visit::Msg::CompareTapped);
    let fresh = visit.state.clone();
    kiosk.show(fresh.clone());
    let still = Frame::of(&kiosk.harness).words.iter().map(|words| words.rect).collect();
    // The same page, opened this very moment.
    let mut opened = kiosk.state().clone();
    // A step of this clock is half a second.
    opened.idle.screen_since_ms = opened.idle.now_ms + 450;
    kiosk.harness.state_mut().state = opened;
    kiosk.harness.step();
    let first = Frame::of(&kiosk.harness).words.iter().map(|words| words.rect).collect();
    (first, still)
}

#[test]
fn nothing_slides_where_motion_is_reduced() {
    let (first, still) = places_after_next(true);
    assert_eq!(first, still);
    let (first, still) = places_after_next(false);
    assert_ne!(first, still, "a page that slides is noticed");
}
