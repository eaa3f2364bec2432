//! The PIN pad, the panel, the night: on the glass, as staff use them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use egui::{Event, Key, Modifiers, Rect, vec2};
use ui_support::checks::{self, Frame};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library, panel};
use waitwise::content::library::{Language, Theme, WallTime};
use waitwise::diagnostics::Severity;
use waitwise::ui::text::written;
use waitwise::ui::widgets::night_clock::place;
use waitwise::visit::staff::Digit;
use waitwise::visit::{Effect, Msg, Overlay, Screen, StaffPage, State};

const SIZES: [egui::Vec2; 2] = [PORTRAIT, LANDSCAPE];

fn at(size: egui::Vec2, name: &str) -> Kiosk {
    let mut kiosk = Kiosk::on(library(), size);
    let (_, state) = panel::all().into_iter().find(|(screen, _)| screen == name).expect("there is such a screen");
    kiosk.show(state);
    kiosk
}

/// What the page said since it was shown.
fn said(kiosk: &Kiosk) -> &[Msg] {
    &kiosk.harness.state().said
}

fn press(kiosk: &mut Kiosk, key: Key) {
    for pressed in [true, false] {
        let modifiers = Modifiers::NONE;
        kiosk.harness.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        kiosk.harness.step();
    }
    kiosk.settle();
}

fn write(kiosk: &mut Kiosk, text: &str) {
    kiosk.harness.event(Event::Text(text.to_owned()));
    kiosk.settle();
}

fn words(kiosk: &Kiosk) -> Vec<String> {
    written(&kiosk.harness.ctx).iter().map(|words| words.paragraph.text().to_owned()).collect()
}

#[test]
fn taps_on_the_pad_type_a_pin_and_only_dots_show() {
    for size in SIZES {
        let mut kiosk = at(size, "pin-pad");
        kiosk.tap("Erase");
        kiosk.tap("8");
        kiosk.tap("0");
        let digits = [Msg::PinErased, Msg::PinDigit(Digit(8)), Msg::PinDigit(Digit(0))];
        assert_eq!(said(&kiosk), digits);
        assert_eq!(kiosk.state().pad.typed.as_str(), "12380");
        assert!(kiosk.says("Digits typed: 5"), "{:?}", kiosk.names());
        assert!(!words(&kiosk).iter().any(|words| words.contains("12")), "a digit is on its key and nowhere else");
        kiosk.tap("Enter");
        assert!(matches!(kiosk.harness.state().effects.as_slice(), [Effect::CheckPin(pin)] if pin.as_str() == "12380"));
        assert!(kiosk.says("One moment"));
        kiosk.tap("Back to the screen");
        assert_eq!((&kiosk.state().overlay, &kiosk.state().screen), (&None, &Screen::Welcome));
    }
}

#[test]
fn a_pin_can_be_typed_on_a_real_keyboard() {
    let mut kiosk = at(PORTRAIT, "pin-pad-wrong");
    write(&mut kiosk, "4");
    write(&mut kiosk, "8x");
    write(&mut kiosk, "1");
    press(&mut kiosk, Key::Backspace);
    assert_eq!(kiosk.state().pad.typed.as_str(), "48");
    press(&mut kiosk, Key::Enter);
    assert!(matches!(kiosk.harness.state().effects.as_slice(), [Effect::CheckPin(pin)] if pin.as_str() == "48"));
    press(&mut kiosk, Key::Escape);
    assert_eq!(kiosk.state().overlay, None);
}

#[test]
fn enter_on_a_key_of_the_pad_is_that_key_and_typing_takes_the_ring_away() {
    let mut kiosk = at(PORTRAIT, "pin-pad-wrong");
    press(&mut kiosk, Key::ArrowDown);
    press(&mut kiosk, Key::ArrowDown);
    press(&mut kiosk, Key::Enter);
    assert_eq!(kiosk.state().pad.typed.as_str(), "2");
    write(&mut kiosk, "7");
    press(&mut kiosk, Key::Enter);
    assert!(matches!(kiosk.harness.state().effects.as_slice(), [Effect::CheckPin(pin)] if pin.as_str() == "27"));
}

#[test]
fn keys_on_any_other_page_type_no_pin() {
    let mut kiosk = Kiosk::portrait();
    kiosk.tap("Touch to start");
    write(&mut kiosk, "4");
    press(&mut kiosk, Key::Backspace);
    assert_eq!(said(&kiosk), [Msg::Woken]);
}

#[test]
fn a_locked_pad_counts_its_seconds_down_in_words_and_enters_nothing() {
    let mut kiosk = at(LANDSCAPE, "pin-pad-locked");
    let secs = |kiosk: &Kiosk| {
        let wait = kiosk.names().into_iter().find(|name| name.starts_with("Please wait ")).expect("it says so");
        wait.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().expect("seconds")
    };
    let first = secs(&kiosk);
    kiosk.tap("5");
    kiosk.wait_secs(4);
    assert!(first - secs(&kiosk) >= 4, "{first}, then {}", secs(&kiosk));
    press(&mut kiosk, Key::Escape);
    assert_eq!(kiosk.harness.state().effects, []);
}

#[test]
fn one_stands_at_the_top_left_of_the_pad_in_every_language() {
    let mut kiosk = at(PORTRAIT, "pin-pad");
    for language in ["en", "ar"] {
        let state = State { language: Some(Language::new(language)), ..kiosk.state().clone() };
        kiosk.show(state);
        let [one, two, four] = ["1", "2", "4"].map(|name| kiosk.rect_of_tap(name));
        assert!(one.right() < two.left() && one.bottom() < four.top(), "{language}: {one:?} {two:?} {four:?}");
        assert!((one.left() - four.left()).abs() < 1.0, "{language}");
    }
}

#[test]
fn a_finding_opens_with_its_line_and_how_to_fix_it_and_leads_to_the_next() {
    for size in SIZES {
        let mut kiosk = at(size, "staff");
        let findings = panel::facts().findings;
        let last = findings.iter().rposition(|finding| finding.quoted.is_some()).unwrap();
        for (index, finding) in findings.iter().enumerate() {
            assert!(kiosk.says(&finding.message), "{}: {:?}", finding.message, kiosk.names());
            let group = if finding.severity == Severity::Error { "Fix before patients" } else { "Worth a look" };
            assert!(kiosk.says(group), "{index}");
        }
        let row = kiosk.names().into_iter().rfind(|name| name.contains(&findings[last].message)).unwrap();
        kiosk.reach(&row);
        kiosk.tap(&row);
        assert_eq!(kiosk.state().screen, Screen::Staff(StaffPage::Finding(last)));
        let finding = &findings[last];
        assert!(kiosk.says(finding.code), "{:?}", kiosk.names());
        assert!(kiosk.says(finding.quoted.as_deref().unwrap().trim()), "{:?}", kiosk.names());
        if let Some(help) = &finding.help {
            assert!(kiosk.says("How to fix it") && kiosk.says(help), "{:?}", kiosk.names());
        }
        kiosk.reach("Next finding");
        kiosk.tap("Next finding");
        let next = (last + 1) % findings.len();
        assert_eq!(kiosk.state().screen, Screen::Staff(StaffPage::Finding(next)));
    }
}

#[test]
fn a_finding_that_was_fixed_meanwhile_leads_to_the_panel() {
    for size in SIZES {
        let mut kiosk = at(size, "staff-finding");
        kiosk.harness.state_mut().look.facts = panel::calm_facts();
        kiosk.settle();
        assert!(kiosk.says("Nothing to fix") && kiosk.says("all good"), "{:?}", kiosk.names());
        assert!(kiosk.can_tap("Leave staff panel"));
    }
}

#[test]
fn the_panel_says_what_patients_see_and_what_is_wrong() {
    let kiosk = at(PORTRAIT, "staff");
    let errors = panel::facts().findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let others = panel::facts().findings.len() - errors;
    for words in ["the last good content", "all answers checked", "Program 1.2.3", "Riverside Clinic"] {
        assert!(kiosk.says(words) || self::words(&kiosk).iter().any(|said| said.contains(words)), "{words}");
    }
    assert!(kiosk.says(&format!("{errors} to fix, {others} to look at")), "{:?}", kiosk.names());
}

#[test]
fn closing_the_program_is_asked_once_more() {
    let mut kiosk = at(LANDSCAPE, "staff");
    kiosk.tap("Close the program");
    assert!(kiosk.says("Close the program?") && kiosk.says("until somebody starts it again"));
    assert!(!kiosk.harness.state().effects.contains(&Effect::Quit));
    kiosk.tap("Keep it on");
    assert_eq!(kiosk.state().screen, Screen::Staff(StaffPage::Overview));
    kiosk.tap("Close the program");
    kiosk.tap("Close");
    assert!(kiosk.harness.state().effects.contains(&Effect::Quit));
}

#[test]
fn nobody_is_offered_to_check_a_folder_that_is_not_there() {
    let mut kiosk = at(PORTRAIT, "staff");
    assert!(kiosk.can_tap("Check again"));
    kiosk.tap("Check again");
    assert_eq!(kiosk.harness.state().effects, [Effect::CheckContent]);
    kiosk.harness.state_mut().look.facts.can_check = false;
    kiosk.settle();
    assert!(!kiosk.can_tap("Check again"));
}

#[test]
fn any_screen_can_be_looked_at_in_any_language_and_says_that_nobody_sees_it() {
    let mut library = (*library()).clone();
    library.kiosk.allow_unreviewed = false;
    let mut kiosk = Kiosk::on(library.into(), PORTRAIT);
    kiosk.show(State { screen: Screen::Staff(StaffPage::Preview), ..State::fresh(60_000) });
    kiosk.tap("Español");
    kiosk.tap("Contraste");
    kiosk.reach("En un minuto");
    kiosk.tap("En un minuto");
    assert_eq!((&kiosk.state().screen, kiosk.state().theme), (&Screen::Overview, Some(Theme::Dark)));
    assert!(kiosk.says("Vista previa. Nadie ve lo que toca."), "{:?}", kiosk.names());
    assert!(kiosk.says("Comparar"), "what nobody has reviewed is there to be reviewed: {:?}", kiosk.names());
    kiosk.tap("Empezar de nuevo");
    assert_eq!(kiosk.state().screen, Screen::Staff(StaffPage::Preview));
    assert!(kiosk.is_chosen("Español"), "the next screen is looked at in the same language");
    kiosk.tap("Volver al panel");
    kiosk.tap("Salir del panel");
    assert_eq!((kiosk.state().language.clone(), kiosk.state().theme), (None, None));
}

#[test]
fn a_preview_of_the_first_screen_that_is_left_alone_ends_like_any_other() {
    let mut kiosk = Kiosk::on(library(), PORTRAIT);
    kiosk.show(State { is_preview: true, ..State::fresh(60_000) });
    assert!(kiosk.says("Preview. Nobody sees your taps."), "{:?}", kiosk.names());
    kiosk.wait_secs(90);
    assert!(kiosk.state().is_fresh() && !kiosk.says("Preview"), "{:?}", kiosk.names());
    kiosk.tap("Touch to start");
    kiosk.tap("For me");
    kiosk.tap("Start over");
    assert_eq!(kiosk.state().screen, Screen::Attract, "no patient's tap leads to the panel");
}

#[test]
fn what_is_not_counted_says_how_it_could_be() {
    let mut kiosk = at(PORTRAIT, "staff-counts");
    assert!(kiosk.says("10 or fewer"));
    kiosk.harness.state_mut().look.facts.counts.clear();
    kiosk.settle();
    assert!(kiosk.says("statistics: On"), "{:?}", kiosk.names());
}

#[test]
fn outside_of_opening_hours_the_glass_is_dark_and_any_touch_wakes_it() {
    for size in SIZES {
        let mut kiosk = Kiosk::on(library(), size);
        kiosk.set_clock(Some(panel::NIGHT));
        assert_eq!(words(&kiosk), ["03:10", "Riverside Clinic", "Touch to start"]);
        let frame = Frame::of(&kiosk.harness);
        assert_eq!(checks::too_grey(&frame), Vec::<String>::new());
        assert_eq!(checks::too_small(&frame), Vec::<String>::new());
        // Beside the words too.
        kiosk.tap_at(egui::pos2(size.x - 10.0, size.y - 10.0));
        assert!(kiosk.says("Welcome"), "{:?}", kiosk.names());
        kiosk.tap("For me");
        assert!(kiosk.says("In one minute"), "a visit at night is a visit");
    }
}

#[test]
fn a_key_wakes_it_too() {
    let mut kiosk = Kiosk::portrait();
    kiosk.set_clock(Some(panel::NIGHT));
    press(&mut kiosk, Key::Enter);
    assert_eq!(kiosk.state().screen, Screen::Welcome);
}

#[test]
fn by_day_and_where_no_clock_is_kept_the_first_screen_invites() {
    for now in [Some(panel::MORNING), None] {
        let mut kiosk = Kiosk::portrait();
        kiosk.set_clock(now);
        assert!(!words(&kiosk).iter().any(|words| words.contains(':') && words.len() == 5), "{now:?}");
        assert!(kiosk.says(&library().topics[0].invitation), "{now:?}");
    }
}

#[test]
fn staff_at_the_pad_by_night_see_the_pad() {
    let mut kiosk = Kiosk::portrait();
    kiosk.set_clock(Some(panel::NIGHT));
    let state = State { overlay: Some(Overlay::PinPad), ..State::fresh(60_000) };
    kiosk.show(state);
    assert!(kiosk.can_tap("5"));
}

#[test]
fn the_clock_moves_a_little_each_minute_and_never_off_the_glass() {
    let (room, size) = (Rect::from_min_size(egui::pos2(56.0, 24.0), vec2(968.0, 1856.0)), vec2(680.0, 400.0));
    let places: Vec<_> = (0..1440).map(|minute| place(minute, size, room)).collect();
    for (minute, at) in places.iter().enumerate() {
        assert!(room.contains_rect(Rect::from_min_size(*at, size)), "{minute}: {at:?}");
    }
    for (minute, two) in places.windows(2).enumerate() {
        let step = two[0].distance(two[1]);
        assert!((1.0..100.0).contains(&step), "after minute {minute}: {step} points");
    }
    // A word that is wider than the glass stands at its edge.
    assert!((place(47, vec2(2000.0, 10.0), room).x - room.left()).abs() < 0.001);
}

#[test]
fn what_is_drawn_at_night_stands_elsewhere_a_minute_later() {
    let mut kiosk = Kiosk::landscape();
    kiosk.set_clock(Some(panel::NIGHT));
    let first = kiosk.rect_of("Touch to start");
    kiosk.set_clock(Some(WallTime { minute: panel::NIGHT.minute + 1, ..panel::NIGHT }));
    let second = kiosk.rect_of("Touch to start");
    assert!(first.min.distance(second.min) >= 1.0, "{first:?} {second:?}");
}

#[test]
fn after_a_failure_no_word_of_an_error_is_shown() {
    let kiosk = at(PORTRAIT, "start-again");
    assert!(kiosk.says("Please start again"));
    assert!(!words(&kiosk).iter().any(|words| words.to_lowercase().contains("error")), "{:?}", words(&kiosk));
}

#[test]
fn while_the_glass_is_wiped_a_ring_counts_down() {
    let mut kiosk = at(PORTRAIT, "cleaning");
    assert!(kiosk.says("Screen is being cleaned"));
    let first = kiosk.names().into_iter().find(|name| name.ends_with("seconds left")).unwrap();
    kiosk.wait_secs(3);
    let second = kiosk.names().into_iter().find(|name| name.ends_with("seconds left")).unwrap();
    assert_ne!(first, second);
}
