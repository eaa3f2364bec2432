//! When a page is drawn again. A frame of the whole glass is dear without a GPU, so no more of them than are needed.

use std::time::Duration;

use egui::Context;

/// What was just drawn is no longer so: it is thrown away, and what is so is drawn within the same frame.
pub fn draw_instead(ctx: &Context, reason: &'static str) {
    ctx.request_discard(reason);
    if !ctx.will_discard() {
        // Passes of this frame are used up.
        draw_again(ctx);
    }
}

/// One more frame. `request_repaint` would make two.
pub fn draw_again(ctx: &Context) {
    ctx.request_repaint_after(Duration::from_millis(1));
}
