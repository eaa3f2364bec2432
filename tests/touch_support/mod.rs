//! A hand on the glass: touch events as egui-winit 0.37 sends them, each with the pointer that it makes of the first finger.

use egui::{Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase};

use waitwise::engine::outcome::Given;
use waitwise::visit::Msg;

use crate::ui_support::screens::Visit;
use crate::ui_support::{Kiosk, PORTRAIT, library};

/// Between what a finger does, unless a test says otherwise.
const BEAT_SECS: f64 = 0.1;

#[derive(Default)]
pub struct Hand {
    /// Like `pointer_touch_id` of egui-winit: one that is never lifted keeps it for ever.
    pointer: Option<u64>,
    /// Gathered until the next frame.
    events: Vec<Event>,
}

impl Hand {
    pub fn start(&mut self, finger: u64, at: Pos2) -> &mut Self {
        self.touch(finger, TouchPhase::Start, at);
        if self.is_pointer(finger) {
            self.pointer = Some(finger);
            self.events.extend([Event::PointerMoved(at), button(at, true)]);
        }
        self
    }

    pub fn slide(&mut self, finger: u64, to: Pos2) -> &mut Self {
        self.touch(finger, TouchPhase::Move, to);
        if self.is_pointer(finger) {
            self.events.push(Event::PointerMoved(to));
        }
        self
    }

    pub fn end(&mut self, finger: u64, at: Pos2) -> &mut Self {
        self.touch(finger, TouchPhase::End, at);
        if self.is_pointer(finger) {
            self.pointer = None;
            self.events.extend([button(at, false), Event::PointerGone]);
        }
        self
    }

    pub fn cancel(&mut self, finger: u64, at: Pos2) -> &mut Self {
        self.touch(finger, TouchPhase::Cancel, at);
        if self.is_pointer(finger) {
            self.pointer = None;
            self.events.push(Event::PointerGone);
        }
        self
    }

    /// Shows what was gathered in one frame, and in the next what became of it.
    pub fn beat(&mut self, kiosk: &mut Kiosk) {
        self.after_secs(kiosk, BEAT_SECS);
    }

    pub fn after_secs(&mut self, kiosk: &mut Kiosk, secs: f64) {
        let now_secs = kiosk.harness.ctx.input(|input| input.time);
        let input = kiosk.harness.input_mut();
        input.time = Some(now_secs + secs);
        input.events.append(&mut self.events);
        kiosk.harness.run_steps(1);
        kiosk.harness.run_steps(1);
        // From here on the window's clock goes by its own steps again.
        kiosk.harness.input_mut().time = None;
    }

    pub fn tap(&mut self, finger: u64, at: Pos2, kiosk: &mut Kiosk) {
        self.start(finger, at).beat(kiosk);
        self.end(finger, at).beat(kiosk);
    }

    fn is_pointer(&self, finger: u64) -> bool {
        self.pointer.is_none_or(|pointer| pointer == finger)
    }

    fn touch(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) {
        let (device_id, id) = (TouchDeviceId(7), TouchId::from(finger));
        self.events.push(Event::Touch { device_id, id, phase, pos, force: None });
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// On the first question, where nothing is chosen yet.
pub fn at_a_question() -> (Kiosk, Hand) {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::questions(&library).state);
    kiosk.wait_secs(1);
    (kiosk, Hand::default())
}

pub fn at_the_first_card() -> (Kiosk, Hand) {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let mut visit = Visit::overview(&library);
    visit.send(Msg::CompareTapped);
    kiosk.show(visit.state.clone());
    kiosk.wait_secs(1);
    (kiosk, Hand::default())
}

pub fn taps_on_answers(kiosk: &Kiosk) -> usize {
    kiosk.harness.state().said.iter().filter(|msg| matches!(msg, Msg::Answered(Given::Choice(_)))).count()
}

pub fn card_number(kiosk: &Kiosk) -> usize {
    let names = kiosk.names();
    let words = names.iter().find_map(|name| name.strip_prefix("Card ")).expect("a card");
    words.split_whitespace().next().expect("a number").parse().expect("a number")
}

pub fn middle(kiosk: &Kiosk, name: &str) -> Pos2 {
    kiosk.rect_of(name).center()
}

/// Moves a finger up by 320 points and rests before it lifts, so that nothing glides on.
pub fn drag_up(kiosk: &mut Kiosk, hand: &mut Hand, finger: u64, from: Pos2) {
    let mut at = from;
    hand.start(finger, at).beat(kiosk);
    for _ in 0..8 {
        at.y -= 40.0;
        hand.slide(finger, at).beat(kiosk);
    }
    hand.after_secs(kiosk, 1.0);
    hand.end(finger, at).after_secs(kiosk, 1.0);
}

pub fn at_a_long_question() -> (Kiosk, Hand) {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let mut visit = Visit::questions(&library);
    visit.send(Msg::TextSizeTapped);
    kiosk.show(visit.state.clone());
    kiosk.wait_secs(1);
    assert!(kiosk.can_tap("More below"));
    (kiosk, Hand::default())
}
