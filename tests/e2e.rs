//! The program in a real window with a window manager, touched with xdotool and read as a screen reader does (AT-SPI).
//! `tests/e2e/scenarios.py` holds the visits; screenshots stay in `target/tmp/e2e`.

#![allow(clippy::expect_used, reason = "a test stops at the first thing that is wrong")]

mod session_support;

use session_support::play;

fn plays(scenario: &str, screen: &str) {
    play("scenarios", scenario, screen, "Xvfb");
}

#[test]
fn a_patient_comes_from_attract_to_results_and_hears_why() {
    plays("attract_to_results", "1080x1920");
}

#[test]
fn the_same_in_landscape() {
    plays("attract_to_results", "1920x1080");
}

#[test]
fn a_red_flag_leads_to_staff() {
    plays("red_flag_to_staff", "1080x1920");
}

#[test]
fn nothing_is_drawn_in_30_seconds_on_a_still_screen() {
    plays("still_screen_draws_nothing", "1080x1920");
}

#[test]
fn a_card_change_is_at_most_four_frames() {
    plays("a_card_change_is_few_frames", "1080x1920");
}

#[test]
fn two_minutes_of_random_visits_leave_nothing_behind() {
    play("soak", "soak", "1080x1920", "Xvfb");
}

#[test]
fn it_fills_the_screen_and_a_patient_can_not_close_it() {
    plays("fills_the_screen_and_refuses_to_close", "1080x1920");
}

#[test]
fn a_window_on_a_desk_can_be_closed() {
    plays("a_desk_window_can_be_closed", "1080x1920");
}

#[test]
fn broken_content_shows_the_content_inside_the_program_and_tells_staff() {
    plays("broken_content_shows_the_embedded_pack", "1080x1920");
}

#[test]
fn a_saved_change_reaches_the_screen_when_nobody_is_there_and_a_mistake_never_does() {
    plays("a_saved_change_reaches_the_screen", "1080x1920");
}

#[test]
fn what_the_kiosk_says_of_itself_has_nothing_of_a_visit_and_its_device_file_counts() {
    plays("says_nothing_of_a_visit", "1080x1920");
}

#[test]
fn a_preview_shows_mistakes_as_they_are_saved_and_jumps_to_any_screen() {
    plays("a_preview_shows_mistakes_and_any_screen", "1280x1024");
}

#[test]
fn a_whole_visit_by_finger_on_a_real_glass() {
    play("scenarios", "a_whole_visit_by_finger", "1080x1920", "Xorg");
}

#[test]
fn a_whole_visit_by_a_screen_reader_from_outside_the_program() {
    plays("a_whole_visit_by_a_screen_reader", "1080x1920");
}
