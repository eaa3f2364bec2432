//! Words in both directions: where each of them stands, not only that something was drawn.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::sync::Arc;

use egui::{Align, Rangef};
use waitwise::ui::pen::Run;
use waitwise::ui::text::{Direction, Paragraph, Setting, isolated, layout};
use waitwise::ui::tokens::Weight;

const LOWER_BACK: &str = "العلاج الطبيعي لآلام أسفل الظهر";

fn setting(direction: Direction, width_points: f32) -> Setting {
    Setting {
        size_points: 40.0,
        least_size_points: 36.0,
        line_height_points: 60.0,
        letter_spacing_points: 0.0,
        weight: Weight::Regular,
        width_points,
        align: Align::Min,
        direction,
        pixels_per_point: 1.0,
    }
}

fn laid(words: &str, direction: Direction, width_points: f32) -> Arc<Paragraph> {
    layout(&egui::Context::default(), &[Run::plain(words)], setting(direction, width_points))
}

fn arabic(words: &str) -> Arc<Paragraph> {
    laid(words, Direction::RightToLeft, f32::INFINITY)
}

/// Where words stand on the only line.
fn at(paragraph: &Paragraph, words: &str) -> Rangef {
    let (line, range) = paragraph.place_of(words).unwrap_or_else(|| panic!("{words} is not there"));
    assert_eq!(line, 0, "{words}");
    range
}

#[test]
fn the_first_word_of_an_arabic_line_stands_at_its_right() {
    let paragraph = arabic(LOWER_BACK);
    let order = ["العلاج", "الطبيعي", "لآلام", "أسفل", "الظهر"].map(|word| at(&paragraph, word));
    for pair in order.windows(2) {
        assert!(pair[0].min >= pair[1].max, "{order:?}");
    }
}

#[test]
fn thirty_stays_thirty_in_an_arabic_sentence() {
    let paragraph = arabic("مدة الجلسة 30 دقيقة");
    assert!(at(&paragraph, "3").max <= at(&paragraph, "0").min);
    assert!(at(&paragraph, "مدة").min > at(&paragraph, "30").max);
    assert!(at(&paragraph, "30").min > at(&paragraph, "دقيقة").max);
}

#[test]
fn latin_words_in_an_arabic_sentence_read_from_left_to_right() {
    let paragraph = arabic("المصدر R13 من Riverside Clinic هنا");
    assert!(at(&paragraph, "Riverside").max <= at(&paragraph, "Clinic").min);
    assert!(at(&paragraph, "R").max <= at(&paragraph, "13").min);
    assert!(at(&paragraph, "R13").min > at(&paragraph, "Clinic").max);
}

#[test]
fn arabic_words_in_an_english_sentence_read_from_right_to_left() {
    let paragraph = laid("Say أسفل الظهر to her", Direction::LeftToRight, f32::INFINITY);
    assert!(at(&paragraph, "أسفل").min >= at(&paragraph, "الظهر").max);
    assert!(at(&paragraph, "Say").max <= at(&paragraph, "الظهر").min);
    assert!(at(&paragraph, "أسفل").max <= at(&paragraph, "to").min);
}

#[test]
fn a_number_with_a_dash_keeps_its_order_where_it_is_isolated() {
    let paragraph = arabic(&format!("الهاتف {} للطوارئ", isolated("021-5555")));
    assert!(at(&paragraph, "021").max <= at(&paragraph, "5555").min);
}

#[test]
fn wrapped_arabic_lines_go_down_in_the_order_of_reading() {
    let paragraph = laid(LOWER_BACK, Direction::RightToLeft, 260.0);
    assert!(paragraph.lines().len() > 1);
    let (first, range) = paragraph.place_of("العلاج").unwrap();
    let (last, _) = paragraph.place_of("الظهر").unwrap();
    assert_eq!(first, 0);
    assert_eq!(last, paragraph.lines().len() - 1);
    // Flush right: the first word ends where the widest line does.
    assert!((paragraph.size().x - range.max).abs() < 1.0, "{range:?} in {:?}", paragraph.size());
}

#[test]
fn brackets_and_signs_that_the_arabic_typeface_lacks_come_from_the_other_one() {
    for words in ["(أسفل الظهر)", "20 % من «الناس»", LOWER_BACK, "é ñ ü ¿ ¡ – … “ ” ’ ·"]
    {
        assert!(arabic(words).missing().is_empty(), "{words}");
        assert!(laid(words, Direction::LeftToRight, f32::INFINITY).missing().is_empty(), "{words}");
    }
}

#[test]
fn a_letter_that_no_typeface_has_is_noticed() {
    assert_eq!(arabic("☃").missing(), ['☃']);
    assert_eq!(laid("a 字", Direction::LeftToRight, f32::INFINITY).missing(), ['字']);
}

#[test]
fn a_word_that_is_wider_than_its_line_is_set_smaller_and_not_broken() {
    let wide = laid("anticoagulantes", Direction::LeftToRight, f32::INFINITY).size().x;
    let narrow = laid("anticoagulantes", Direction::LeftToRight, wide * 0.95);
    assert_eq!(narrow.lines().len(), 1);
    assert!(narrow.size().x <= wide * 0.95);
    let too_narrow = laid("anticoagulantes", Direction::LeftToRight, wide * 0.5);
    assert!((too_narrow.setting().size_points - 36.0).abs() < 0.01, "no smaller than what can be read");
}

#[test]
fn joined_letters_are_as_wide_as_their_word_and_strong_words_are_wider() {
    let apart: f32 = "العلاج".chars().map(|letter| arabic(&letter.to_string()).size().x).sum();
    assert!(arabic("العلاج").size().x < apart * 0.9, "letters that join are narrower than the same ones alone");
    let strong =
        layout(&egui::Context::default(), &[Run::strong(LOWER_BACK)], setting(Direction::RightToLeft, f32::INFINITY));
    assert!(strong.size().x > arabic(LOWER_BACK).size().x);
}

#[test]
fn the_same_words_are_laid_out_once() {
    let ctx = egui::Context::default();
    let once = || layout(&ctx, &[Run::plain(LOWER_BACK)], setting(Direction::RightToLeft, 300.0));
    assert!(Arc::ptr_eq(&once(), &once()));
    let wider = layout(&ctx, &[Run::plain(LOWER_BACK)], setting(Direction::RightToLeft, 301.0));
    assert!(!Arc::ptr_eq(&once(), &wider));
}
