//! A page with more on it than fits.

use egui::scroll_area::{ScrollBarVisibility, ScrollSource};
use egui::{Rect, ScrollArea, UiBuilder, vec2};

use super::body::Body;
use crate::ui::pen::Pen;
use crate::ui::readout::Readout;
use crate::ui::repaint::draw_instead;
use crate::ui::widgets::Piece;
use crate::ui::widgets::button::{Button, Look};
use crate::visit::Msg;

/// A page that is not as high as so many of its buttons has its button beside it.
const LEAST_BUTTONS_HIGH: f32 = 4.0;

/// The page, its button, and whether that stands beside it: where height is short. Otherwise it stands below.
fn split(pen: &Pen<'_>, inner: Rect) -> (Rect, Rect, bool) {
    let gap = pen.tokens.scale.space.s;
    let [more, top] =
        [("more-below", "down"), ("back-to-top", "up")].map(|(label, icon)| button(pen, label, icon, true));
    let below = button(pen, "more-below", "down", false).height(pen, inner.width());
    if pen.tokens.landscape || inner.height() < LEAST_BUTTONS_HIGH * below {
        let width = more.narrow_width(pen).max(top.narrow_width(pen));
        let (view, slot) = inner.split_left_right_at_x(inner.right() - width);
        // Not too near to the helpers above.
        return (view.with_max_x(view.right() - pen.tokens.scale.space.m), slot.with_min_y(slot.top() + gap), true);
    }
    let (view, slot) = inner.split_top_bottom_at_y(inner.bottom() - below);
    (view.with_max_y(view.bottom() - gap), slot, false)
}

fn button(pen: &Pen<'_>, label: &str, icon: &'static str, beside: bool) -> Button {
    Button::new(Look::More { beside }, pen.words.get(label), Msg::Closed).with_icon(icon)
}

impl Body<'_> {
    /// More than fits: it scrolls under a finger, and a button at its edge says that there is more.
    pub(super) fn show_scrolling(&self, pen: &mut Pen<'_>, inner: Rect) {
        let (view, slot, is_beside) = split(pen, inner);
        let needed = self.height(pen, view.width());
        let salt = pen.salt;
        let (tokens, words, serial, mirror, pose) = (pen.tokens, pen.words, pen.serial, pen.mirror, pen.pose);
        let jump_id = salt.with("jump");
        let jump: Option<f32> = pen.ui.data_mut(|data| data.remove_temp(jump_id));
        let mut scroll = ScrollArea::vertical()
            .id_salt(salt.with("scroll"))
            .auto_shrink([false, false])
            .scroll_source(ScrollSource::ALL)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        if let Some(offset) = jump {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        // Wider by a line on both sides: an edge that lies on the side of the page is seen whole.
        let line = tokens.scale.line.selected;
        let on_glass = pen.place(view.expand2(vec2(line, 0.0)));
        let (out, readout) = (&mut *pen.out, &mut *pen.readout);
        let mut child = pen.ui.new_child(UiBuilder::new().max_rect(on_glass).id_salt(salt.with("body")));
        child.set_clip_rect(on_glass);
        let output = scroll.show(&mut child, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(on_glass.width(), needed), egui::Sense::hover());
            let mut inside = Pen { ui, tokens, words, out, readout, salt, serial, mirror, pose };
            let rect = inside.place(rect.shrink2(vec2(line, 0.0)));
            self.show_fitting(&mut inside, rect);
            inside.serial
        });
        pen.serial = output.inner;
        let offset = output.state.clamped_offset().y;
        let hidden = needed - view.height() - offset;
        let (label, icon, target) = if hidden > 1.0 {
            ("more-below", "down", offset + (view.height() * 0.8).min(hidden))
        } else {
            ("back-to-top", "up", 0.0)
        };
        let button = button(pen, label, icon, is_beside);
        let mut pressed = Vec::new();
        // Who listens hears all of the page, whatever of it is in sight.
        let readout = &mut Readout::new();
        let out = &mut pressed;
        let mut beside = Pen { ui: pen.ui, tokens, words, out, readout, salt, serial: pen.serial, mirror, pose };
        button.show(&mut beside, slot);
        pen.serial = beside.serial;
        if !pressed.is_empty() {
            pen.ui.data_mut(|data| data.insert_temp(jump_id, target));
            draw_instead(pen.ui.ctx(), "the page scrolls");
        }
    }
}
