//! One tap of one finger is all that a page ever sees: a pointer that follows the newest finger on the glass. Pinches,
//! long presses and lost fingers end here, before egui reads them.

use egui::{
    Context, Event, Modifiers, Plugin, PointerButton, Pos2, RawInput, TouchDeviceId, TouchId, TouchPhase, vec2,
};

/// How far a finger may drift and still tap, in points: 6 mm.
pub const WOBBLE: f32 = 24.0;

#[derive(Debug, Default)]
pub struct Fingers {
    /// What the pointer follows.
    lead: Option<Finger>,
    /// The one before it: a resting hand, the other half of a pinch, or lost by the glass and never heard of again.
    resting: Option<Finger>,
    /// Waits for the next frame.
    later: Vec<Event>,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    key: (TouchDeviceId, TouchId),
    began: Pos2,
    at: Pos2,
}

impl Plugin for Fingers {
    fn debug_name(&self) -> &'static str {
        "fingers"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.later);
        events.append(&mut input.events);
        input.events = self.tame(events);
        if !self.later.is_empty() {
            super::repaint::draw_again(ctx);
        }
    }
}

impl Fingers {
    fn tame(&mut self, events: Vec<Event>) -> Vec<Event> {
        let by_finger = events.iter().any(|event| matches!(event, Event::Touch { .. }));
        let mut out = Vec::with_capacity(events.len());
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            match event {
                Event::Touch { phase: TouchPhase::Start, .. } if self.lead.is_some() => {
                    self.resting = self.lead;
                    self.lift_without_tap(&mut out);
                    // Within one frame, the way from the one finger to the other would be a drag.
                    self.later = std::iter::once(event).chain(events).collect();
                    break;
                }
                Event::Touch { device_id, id, phase, pos, .. } => self.follow((device_id, id), phase, pos, &mut out),
                // The window makes a pointer of the first finger, and of no other until that one is lifted.
                Event::PointerMoved(_) | Event::PointerGone if by_finger || self.lead.is_some() => {}
                Event::PointerButton { .. } if by_finger => {}
                Event::PointerButton { pressed, .. } => {
                    if pressed {
                        // A mouse: whatever finger was there is not to be waited for.
                        self.lift_without_tap(&mut out);
                    }
                    out.push(event);
                }
                Event::Zoom(_) | Event::Rotate(_) => {}
                _ => out.push(event),
            }
        }
        out
    }

    fn follow(&mut self, key: (TouchDeviceId, TouchId), phase: TouchPhase, pos: Pos2, out: &mut Vec<Event>) {
        let leads = self.lead.is_some_and(|finger| finger.key == key);
        match phase {
            TouchPhase::Start => {
                self.lead = Some(Finger { key, began: pos, at: pos });
                out.extend([Event::PointerMoved(pos), button(pos, true)]);
            }
            TouchPhase::Move => {
                if let Some(finger) = self.lead.as_mut().filter(|_| leads) {
                    finger.at = pos;
                    out.push(Event::PointerMoved(pos));
                }
                // Two fingers that both live and move: a pinch, not a tap.
                if self.resting.is_some_and(|finger| finger.key == key && finger.began.distance(pos) > WOBBLE) {
                    self.lift_without_tap(out);
                }
            }
            TouchPhase::End if leads => {
                self.lead = None;
                out.extend([Event::PointerMoved(pos), button(pos, false), Event::PointerGone]);
            }
            TouchPhase::Cancel if leads => self.lift_without_tap(out),
            TouchPhase::End | TouchPhase::Cancel => {
                self.resting = self.resting.filter(|finger| finger.key != key);
            }
        }
    }

    /// Far away and back within one frame: a drag to egui, so that no tap comes of it, and nothing scrolls.
    fn lift_without_tap(&mut self, out: &mut Vec<Event>) {
        if let Some(finger) = self.lead.take() {
            let away = finger.began + vec2(2.0 * WOBBLE, 0.0);
            out.extend([Event::PointerMoved(away), button(finger.at, false), Event::PointerGone]);
        }
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}
