//! An icon array has as many filled figures as its words say, and says who had it and who did not, in every language.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use egui::Role;
use egui_kittest::kittest::{AccessKitNode, Queryable};
use ui_support::checks::Frame;
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, checks, library, piece, screens};
use waitwise::content::library::{Figure, Theme, Tint};
use waitwise::ui::tokens::Tokens;
use waitwise::ui::widgets::Block;
use waitwise::ui::widgets::array::IconArray;
use waitwise::visit::{Card, Screen};

/// An array by itself, and what was painted of it.
fn painted(array: IconArray) -> (usize, usize) {
    let mark = Tokens::load(Theme::Light).unwrap().tint(Tint::Teal).mark;
    let harness = piece(egui::vec2(500.0, 500.0), Box::new(array) as Block);
    checks::figures(&Frame::of(&harness), egui::Rect::EVERYTHING, mark)
}

fn array(count: u32, label: &str) -> IconArray {
    IconArray { count, up_to: count, out_of: 100, tint: Tint::Teal, label: label.to_owned(), max_cell: 40.0 }
}

/// As many figures filled as the words say.
fn tells_the_truth(label: &str, painted: (usize, usize)) -> bool {
    let says: usize = label.split(' ').next().and_then(|word| word.parse().ok()).unwrap();
    painted == (says, 100 - says)
}

#[test]
fn an_icon_array_has_as_many_filled_figures_as_its_words_say() {
    for count in [0, 1, 10, 19, 50, 100] {
        let label = format!("{count} of 100");
        assert!(tells_the_truth(&label, painted(array(count, &label))), "{label}");
    }
}

#[test]
fn an_array_with_19_figures_for_18_is_noticed() {
    assert!(!tells_the_truth("18 of 100", painted(array(19, "18 of 100"))));
}

/// The whole numbers in a text, whichever digits it is written with.
fn numbers_in(words: &str) -> Vec<usize> {
    let western: String = words
        .chars()
        .map(|letter| match letter {
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(letter) - 0x660, 10).unwrap(),
            _ => letter,
        })
        .collect();
    western.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

#[test]
fn every_array_of_the_content_says_both_frames_and_fills_as_many_figures_in_every_language() {
    let library = library();
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = Kiosk::on(library.clone(), size);
        for language in library.kiosk.languages.clone() {
            for (index, row) in library.topics[0].side_effects.iter().enumerate() {
                let counted = row.figures.iter().zip(&library.topics[0].options);
                let mut counted = counted.filter_map(|(figure, option)| match figure {
                    Figure::Counted(count) => Some((count, option)),
                    Figure::NotKnown => None,
                });
                let (count, option) = counted.next().unwrap();
                assert!(counted.next().is_none(), "one array a screen, so that its figures can be counted");
                let mut visit = screens::Visit::overview(&library);
                visit.state.screen = Screen::Card(Card::SideEffects(index));
                visit.state.language = Some(language.clone());
                kiosk.show(visit.state);

                let at = format!("{language}, {size:?}, {}", row.id);
                let (least, most, all) = (count.count as usize, count.up_to as usize, count.out_of as usize);
                // Had it, and did not, each out of all: in the picture's own name and in the words beside it.
                let frames: Vec<usize> = if most > least {
                    vec![least, most, all, all - most, all - least]
                } else {
                    vec![least, all, all - least]
                };
                let told = kiosk.names().iter().filter(|name| numbers_in(name) == frames).count();
                assert_eq!(told, 2, "{at}: {frames:?} in {:?}", kiosk.names());
                let is_array = |node: &AccessKitNode<'_>| {
                    node.role() == Role::Image && node.label().is_some_and(|label| numbers_in(&label) == frames)
                };
                let array = kiosk.harness.get_by(is_array).rect();
                let mark = Tokens::load(Theme::Light).unwrap().tint(option.tint).mark;
                let painted = checks::figures(&Frame::of(&kiosk.harness), array, mark);
                assert_eq!(painted, (least, all - least), "{at}");
            }
        }
    }
}

#[test]
fn numbers_are_found_in_any_digits() {
    assert_eq!(numbers_in("19 to 37 of 100"), [19, 37, 100]);
    assert_eq!(numbers_in("١٩ إلى ٣٧"), [19, 37]);
}
