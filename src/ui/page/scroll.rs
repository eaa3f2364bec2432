//! A page with more on it than fits.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Rect, ScrollArea, UiBuilder, pos2, vec2};

use super::Page;
use crate::ui::pen::Pen;
use crate::ui::widgets::Piece;
use crate::ui::widgets::button::{Button, Look};
use crate::visit::Msg;

impl Page {
    /// More than fits: it scrolls under a finger, and a button as wide as the page says that there is more.
    pub(super) fn show_scrolling(&self, pen: &mut Pen<'_>, inner: Rect, needed: f32) {
        let more = Button::new(Look::More, pen.words.get("more-below"), Msg::Closed).with_icon("down");
        let more_height = more.height(pen, inner.width());
        let gap = pen.tokens.scale.space.s;
        let view = Rect::from_min_max(inner.min, pos2(inner.right(), inner.bottom() - more_height - gap));
        let salt = pen.salt;
        let (tokens, words, serial, mirror) = (pen.tokens, pen.words, pen.serial, pen.mirror);
        let jump_id = salt.with("jump");
        let jump: Option<f32> = pen.ui.data_mut(|data| data.remove_temp(jump_id));
        let mut scroll = ScrollArea::vertical()
            .id_salt(salt.with("scroll"))
            .auto_shrink([false, false])
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        if let Some(offset) = jump {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        let on_glass = pen.place(view);
        let out = &mut *pen.out;
        let mut child = pen.ui.new_child(UiBuilder::new().max_rect(on_glass).id_salt(salt.with("body")));
        child.set_clip_rect(on_glass);
        let output = scroll.show(&mut child, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(view.width(), needed), egui::Sense::hover());
            let mut inside = Pen { ui, tokens, words, out, salt, serial, mirror };
            let rect = inside.place(rect);
            self.show_fitting(&mut inside, rect, rect.width());
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
        let slot = Rect::from_min_max(pos2(inner.left(), view.bottom() + gap), inner.max);
        let button = Button::new(Look::More, words.get(label), Msg::Closed).with_icon(icon);
        let mut pressed = Vec::new();
        let mut beside = Pen { ui: pen.ui, tokens, words, out: &mut pressed, salt, serial: pen.serial, mirror };
        button.show(&mut beside, slot);
        pen.serial = beside.serial;
        if !pressed.is_empty() {
            pen.ui.data_mut(|data| data.insert_temp(jump_id, target));
            pen.ui.request_repaint();
        }
    }
}
