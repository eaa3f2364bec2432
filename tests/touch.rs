//! What fingers do and what they never do, on touch events as a window sends them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod touch_support;
mod ui_support;

use egui::{Event, Key, Modifiers, pos2, vec2};
use touch_support::{
    Hand, at_a_long_question, at_a_question, at_the_first_card, card_number, drag_up, middle, taps_on_answers,
};
use ui_support::{Kiosk, PORTRAIT};
use waitwise::visit::{Msg, Screen};

#[test]
fn a_tap_chooses_when_the_finger_lifts_and_not_before() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    hand.start(1, at).beat(&mut kiosk);
    hand.beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 0);
    hand.end(1, at).beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
    assert!(kiosk.is_chosen("Chest pain"));
}

#[test]
fn a_tap_within_one_frame_counts() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    hand.start(1, at).end(1, at).beat(&mut kiosk);
    hand.beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
}

#[test]
fn a_wobble_of_20_points_still_chooses_once() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    hand.start(1, at).beat(&mut kiosk);
    for (x, y) in [(8.0, 3.0), (14.0, 14.0), (-6.0, 19.0), (20.0, 0.0), (0.0, -20.0)] {
        hand.slide(1, at + vec2(x, y)).beat(&mut kiosk);
    }
    hand.end(1, at + vec2(0.0, -20.0)).beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
    assert!(kiosk.is_chosen("Chest pain"));
}

#[test]
fn a_press_of_3_s_chooses_once_when_it_ends() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    hand.start(1, at).beat(&mut kiosk);
    for _ in 0..3 {
        hand.after_secs(&mut kiosk, 1.0);
        assert_eq!(taps_on_answers(&kiosk), 0);
    }
    hand.end(1, at).beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
}

#[test]
fn a_second_tap_within_400_ms_of_a_new_screen_does_nothing() {
    let (mut kiosk, mut hand) = at_the_first_card();
    let at = middle(&kiosk, "Next card");
    hand.tap(1, at, &mut kiosk);
    hand.tap(2, at, &mut kiosk);
    assert_eq!(card_number(&kiosk), 2);
    hand.after_secs(&mut kiosk, 0.4);
    hand.tap(3, at, &mut kiosk);
    hand.beat(&mut kiosk);
    assert_eq!(card_number(&kiosk), 3);
}

#[test]
fn a_touch_that_never_ends_does_not_block_the_next_one() {
    let (mut kiosk, mut hand) = at_a_question();
    let (lost, at) = (middle(&kiosk, "Chest pain"), middle(&kiosk, "None of these"));
    for finger in [1, 2, 3] {
        hand.start(finger, lost).beat(&mut kiosk);
    }
    hand.tap(4, at, &mut kiosk);
    assert!(kiosk.is_chosen("None of these"));
    hand.tap(5, middle(&kiosk, "Next question"), &mut kiosk);
    hand.beat(&mut kiosk);
    assert!(kiosk.says("Question 2 of"));
    assert_eq!(taps_on_answers(&kiosk), 1);
}

#[test]
fn a_touch_that_the_window_takes_back_chooses_nothing_and_blocks_nothing() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    hand.start(1, at).beat(&mut kiosk);
    hand.cancel(1, at).beat(&mut kiosk);
    hand.start(2, at).cancel(2, at).beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 0);
    hand.tap(3, at, &mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
}

#[test]
fn a_finger_that_the_glass_lost_keeps_no_visit_on_the_screen() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    hand.tap(1, at, &mut kiosk);
    hand.start(2, at).beat(&mut kiosk);
    kiosk.wait_secs(61);
    assert!(kiosk.says("Are you still there?"));
    kiosk.wait_secs(21);
    assert_eq!(kiosk.state().screen, Screen::Attract);
    hand.tap(3, middle(&kiosk, "Touch to start"), &mut kiosk);
    hand.beat(&mut kiosk);
    assert_eq!(kiosk.state().screen, Screen::Welcome);
}

#[test]
fn two_fingers_on_one_answer_choose_it_once() {
    let (mut kiosk, mut hand) = at_a_question();
    let at = middle(&kiosk, "Chest pain");
    let beside = at + vec2(30.0, 0.0);
    hand.start(1, at).beat(&mut kiosk);
    hand.start(2, beside).beat(&mut kiosk);
    hand.end(1, at).beat(&mut kiosk);
    hand.end(2, beside).beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
    assert!(kiosk.is_chosen("Chest pain"));
    hand.start(3, at).start(4, beside).end(4, beside).end(3, at).beat(&mut kiosk);
    hand.beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 2);
}

#[test]
fn two_fingers_on_two_answers_choose_one_of_them() {
    let (mut kiosk, mut hand) = at_a_question();
    let (one, other) = (middle(&kiosk, "Chest pain"), middle(&kiosk, "None of these"));
    hand.start(1, one).beat(&mut kiosk);
    hand.start(2, other).beat(&mut kiosk);
    hand.end(2, other).beat(&mut kiosk);
    hand.end(1, one).beat(&mut kiosk);
    assert_eq!(taps_on_answers(&kiosk), 1);
}

#[test]
fn a_hand_that_rests_on_the_glass_does_not_keep_the_other_from_answering() {
    let (mut kiosk, mut hand) = at_a_question();
    hand.start(1, pos2(20.0, 500.0)).beat(&mut kiosk);
    for (finger, name) in [(2, "Chest pain"), (3, "Chest pain"), (4, "None of these")] {
        hand.slide(1, pos2(24.0, 503.0)).beat(&mut kiosk);
        hand.tap(finger, middle(&kiosk, name), &mut kiosk);
    }
    assert_eq!(taps_on_answers(&kiosk), 3);
    assert!(kiosk.is_chosen("None of these") && !kiosk.is_chosen("Chest pain"));
}

#[test]
fn a_drag_over_answers_scrolls_and_chooses_nothing() {
    let (mut kiosk, mut hand) = at_a_long_question();
    let before = kiosk.rect_of("Chest pain");
    drag_up(&mut kiosk, &mut hand, 1, before.center());
    let moved = before.top() - kiosk.rect_of("Chest pain").top();
    assert!((280.0..=320.0).contains(&moved), "{moved} points");
    assert_eq!(taps_on_answers(&kiosk), 0);
}

#[test]
fn a_drag_beside_a_resting_hand_scrolls_no_further() {
    let (mut kiosk, mut hand) = at_a_long_question();
    let before = kiosk.rect_of("Chest pain");
    hand.start(1, pos2(30.0, 1700.0)).beat(&mut kiosk);
    drag_up(&mut kiosk, &mut hand, 2, before.center());
    let moved = before.top() - kiosk.rect_of("Chest pain").top();
    assert!((280.0..=320.0).contains(&moved), "{moved} points");
    assert_eq!(taps_on_answers(&kiosk), 0);
}

#[test]
fn a_drag_over_a_card_opens_nothing() {
    let (mut kiosk, mut hand) = at_the_first_card();
    let before = kiosk.state().clone();
    let mut at = middle(&kiosk, "Source R0");
    hand.start(1, at).beat(&mut kiosk);
    for _ in 0..4 {
        at.y += 12.0;
        hand.slide(1, at).beat(&mut kiosk);
    }
    hand.end(1, at).beat(&mut kiosk);
    assert_eq!(kiosk.state().overlay, None);
    assert_eq!(kiosk.state().screen, before.screen);
}

#[test]
fn a_pinch_changes_no_size_and_chooses_nothing() {
    let (mut kiosk, mut hand) = at_a_question();
    let before = (kiosk.harness.ctx.zoom_factor(), kiosk.rect_of("Chest pain"));
    let (one, other) = (middle(&kiosk, "Chest pain"), middle(&kiosk, "None of these"));
    hand.start(1, one).beat(&mut kiosk);
    hand.start(2, other).beat(&mut kiosk);
    // The thumb moves, the other finger hardly does.
    for step in [10.0, 20.0, 40.0, 80.0] {
        hand.slide(1, one - vec2(0.0, step)).slide(2, other + vec2(0.0, step / 20.0)).beat(&mut kiosk);
        let zoom = kiosk.harness.ctx.input(egui::InputState::zoom_delta);
        assert!((zoom - 1.0).abs() < f32::EPSILON, "{zoom}");
    }
    hand.end(2, other).beat(&mut kiosk);
    hand.end(1, one).beat(&mut kiosk);
    assert_eq!((kiosk.harness.ctx.zoom_factor(), kiosk.rect_of("Chest pain")), before);
    assert_eq!(taps_on_answers(&kiosk), 0);
}

#[test]
fn ctrl_with_plus_minus_or_the_wheel_changes_no_size() {
    let (mut kiosk, mut hand) = at_a_question();
    let before = (kiosk.harness.ctx.zoom_factor(), kiosk.rect_of("Chest pain"));
    for key in [Key::Plus, Key::Equals, Key::Minus, Key::Num0] {
        kiosk.harness.key_combination_modifiers(Modifiers::COMMAND, &[key]);
        kiosk.settle();
    }
    kiosk.harness.event(Event::PointerMoved(before.1.center()));
    for modifiers in [Modifiers::COMMAND, Modifiers::CTRL] {
        let (unit, source) = (egui::MouseWheelUnit::Line, egui::MouseWheelSource::Wheel);
        let phase = egui::TouchPhase::Move;
        kiosk.harness.event(Event::MouseWheel { unit, delta: vec2(0.0, 3.0), phase, source, modifiers });
        kiosk.settle();
    }
    kiosk.harness.event(Event::Zoom(2.0));
    kiosk.settle();
    hand.beat(&mut kiosk);
    assert_eq!((kiosk.harness.ctx.zoom_factor(), kiosk.rect_of("Chest pain")), before);
}

#[test]
fn a_long_press_opens_no_menu_and_selects_no_text() {
    let (mut kiosk, mut hand) = at_a_question();
    let layers = |kiosk: &Kiosk| kiosk.harness.ctx.memory(|memory| memory.areas().visible_layer_ids().len());
    let before = layers(&kiosk);
    let heading = kiosk.rect_of("Any of these right now?");
    for at in [heading.center(), middle(&kiosk, "Chest pain")] {
        hand.start(1, at).beat(&mut kiosk);
        for _ in 0..16 {
            hand.after_secs(&mut kiosk, 1.0);
        }
        assert_eq!(layers(&kiosk), before);
        assert_eq!(taps_on_answers(&kiosk), 0, "a long press is no tap before it ends");
        hand.slide(1, at + vec2(200.0, 0.0)).beat(&mut kiosk);
        hand.end(1, at + vec2(200.0, 0.0)).beat(&mut kiosk);
        kiosk.harness.input_mut().events.push(Event::Copy);
        kiosk.harness.run_steps(1);
        let commands = &kiosk.harness.output().platform_output.commands;
        assert!(commands.is_empty(), "{commands:?}");
        assert_eq!(layers(&kiosk), before);
    }
    assert!(!egui::Popup::is_any_open(&kiosk.harness.ctx));
    assert_eq!(taps_on_answers(&kiosk), 0);
}

#[test]
fn the_first_tap_only_wakes_wherever_it_lands() {
    for (x, y) in [(0.5, 0.1), (0.5, 0.5), (0.1, 0.7), (0.9, 0.65)] {
        let mut kiosk = Kiosk::portrait();
        kiosk.wait_secs(1);
        let mut hand = Hand::default();
        let at = pos2(PORTRAIT.x * x, PORTRAIT.y * y);
        hand.tap(1, at, &mut kiosk);
        hand.tap(2, at, &mut kiosk);
        assert_eq!(kiosk.state().screen, Screen::Welcome, "at {at:?}");
        assert_eq!(kiosk.harness.state().said.first(), Some(&Msg::Woken), "at {at:?}");
        // A button that came up under the second tap is too new to be meant.
        assert_eq!((kiosk.state().low_reach, &kiosk.state().language), (None, &None), "at {at:?}");
    }
}

#[test]
fn whatever_lies_under_the_waking_finger_is_not_tapped() {
    let mut kiosk = Kiosk::portrait();
    kiosk.wait_secs(1);
    let at = middle(&kiosk, "Touch to start");
    let mut hand = Hand::default();
    hand.tap(1, at, &mut kiosk);
    assert!(kiosk.rect_of("For me").contains(at), "a second tap at the same place means another button");
    hand.tap(2, at, &mut kiosk);
    assert_eq!(kiosk.state().screen, Screen::Welcome);
}
