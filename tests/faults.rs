//! What may go wrong around a kiosk that stands alone for months, tried on the program itself: `tests/e2e/faults.py` does the
//! harm, and docs/faults.md says what else was tried and what could not be.

#![allow(clippy::expect_used, reason = "a test stops at the first thing that is wrong")]

mod session_support;

use session_support::play;

fn survives(fault: &str) {
    play("faults", fault, "1080x1920", "Xvfb");
}

#[test]
fn broken_content_at_the_start_shows_the_newest_that_is_whole_and_staff_read_why() {
    survives("broken_content_at_the_start_shows_the_newest_that_is_whole");
}

#[test]
fn a_picture_that_is_missing_or_unreadable_leaves_the_rest_of_its_card() {
    survives("a_picture_that_is_missing_or_unreadable_leaves_the_rest_of_its_card");
}

#[test]
fn after_a_panic_the_patient_is_asked_to_start_again_and_the_third_in_a_minute_ends_the_program_with_70() {
    survives("a_panic_in_a_frame_asks_to_start_again");
}

#[test]
fn a_program_that_is_killed_stopped_stalled_or_broken_is_started_again_and_one_that_is_told_to_end_is_not() {
    survives("whatever_ends_or_stops_it_is_followed_by_a_new_start");
}

#[test]
fn a_second_start_says_so_and_ends_with_2_and_the_first_goes_on() {
    survives("a_second_start_says_so_and_ends");
}

#[test]
fn a_monitor_that_changes_its_size_or_goes_off_has_its_picture_back_and_the_visit_goes_on() {
    play("faults", "a_glass_that_changes_or_goes_off_has_its_picture_back", "1080x1920", "Xorg");
}

#[test]
fn when_the_screen_is_gone_the_program_ends_and_is_back_with_the_screen() {
    survives("a_screen_that_is_gone_ends_it_and_it_comes_back_with_the_screen");
}

#[test]
fn on_a_disk_that_is_full_or_read_only_content_pins_panics_and_the_log_do_no_harm() {
    survives("all_goes_on_while_the_disk_is_full_or_read_only");
}

#[test]
fn wrong_pins_count_across_sudden_ends_and_torn_files_and_staff_close_the_program_with_0() {
    survives("wrong_pins_count_across_sudden_ends_and_torn_files");
}

#[test]
fn a_clock_that_jumps_ends_no_visit_and_staff_read_that_it_did() {
    survives("a_clock_that_jumps_ends_no_visit");
}
