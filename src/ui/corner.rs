//! The corner that staff know of: a finger that rests on it for three seconds opens the PIN pad. Nothing shows it, and
//! nothing that a patient does by chance takes so long there.

use std::time::Duration;

use egui::{Context, Rect, vec2};

use super::tokens::POINTS_PER_MM;

/// Where the top strip has words only, in every language and orientation.
const SIDE_MM: f32 = 20.0;
const HOLD_SECS: f64 = 3.0;

/// Whether a finger has rested there for long enough; asks for the frame in which it will have.
pub fn is_held(ctx: &Context, screen: Rect) -> bool {
    let corner = Rect::from_min_size(screen.min, vec2(SIDE_MM, SIDE_MM) * POINTS_PER_MM);
    let (rests, since, now) = ctx.input(|input| {
        let pointer = &input.pointer;
        let is_in = |at: Option<egui::Pos2>| at.is_some_and(|at| corner.contains(at));
        let rests = pointer.primary_down() && is_in(pointer.press_origin()) && is_in(pointer.interact_pos());
        (rests, pointer.press_start_time(), input.time)
    });
    let Some(since) = since.filter(|_| rests) else { return false };
    let left_secs = since + HOLD_SECS - now;
    if left_secs > 0.0 {
        ctx.request_repaint_after(Duration::from_secs_f64(left_secs));
    }
    left_secs <= 0.0
}
