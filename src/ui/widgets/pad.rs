//! Keys for a PIN, as on a telephone: 1 stands at the top left in every language. And the place where a dot says that a
//! digit was typed, never which.

use egui::{Align, Rect, Role, Stroke, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;
use crate::visit::staff::Digit;

/// 25 mm at least, and up to 40: all keys are seen at once, as large as there is room.
const KEY_HEIGHTS: (f32, f32) = (100.0, 160.0);
const COLUMNS: usize = 3;
const ROWS: f32 = 4.0;
const FIELD_HEIGHT: f32 = 104.0;
const DOT_RADIUS: f32 = 15.0;
/// From one dot to the next.
const DOT_STEP: f32 = 54.0;
/// Of a key's height: what a digit's line may take.
const DIGIT_SHARE: f32 = 0.75;

/// Stands at the lower end of its room.
pub struct Pad {
    /// How many digits were typed.
    pub count: usize,
    /// The same in words, for screen readers; and the keys that have signs.
    pub typed: String,
    pub erase: String,
    pub enter: String,
    pub can_enter: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Digit(u8),
    Erase,
    Enter,
}

const KEYS: [Key; 12] = [
    Key::Digit(1),
    Key::Digit(2),
    Key::Digit(3),
    Key::Digit(4),
    Key::Digit(5),
    Key::Digit(6),
    Key::Digit(7),
    Key::Digit(8),
    Key::Digit(9),
    Key::Erase,
    Key::Digit(0),
    Key::Enter,
];

impl Piece for Pad {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, _width: f32) -> f32 {
        height_with(pen, KEY_HEIGHTS.0)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let (gap, least) = (pen.tokens.scale.space.m, height_with(pen, KEY_HEIGHTS.0));
        let key_height = (KEY_HEIGHTS.0 + (rect.height() - least).max(0.0) / ROWS).min(KEY_HEIGHTS.1).floor();
        let rect = rect.with_min_y(rect.bottom() - height_with(pen, key_height).min(rect.height()));
        self.show_dots(pen, rect.with_max_y(rect.top() + FIELD_HEIGHT));
        let keys_area = rect.with_min_y(rect.top() + FIELD_HEIGHT + pen.tokens.scale.space.l);
        let width = (rect.width() - gap * (COLUMNS as f32 - 1.0)) / COLUMNS as f32;
        for (row, keys) in KEYS.chunks(COLUMNS).enumerate() {
            for (column, key) in keys.iter().enumerate() {
                let at = keys_area.min + vec2(column as f32 * (width + gap), row as f32 * (key_height + gap));
                let area = Rect::from_min_size(at, vec2(width, key_height));
                self.show_key(pen, *key, pen.kept(area, rect));
            }
        }
    }
}

fn height_with(pen: &Pen<'_>, key_height: f32) -> f32 {
    let space = &pen.tokens.scale.space;
    FIELD_HEIGHT + space.l + ROWS * key_height + (ROWS - 1.0) * space.m
}

impl Pad {
    fn show_key(&self, pen: &mut Pen<'_>, key: Key, rect: Rect) {
        let (label, msg) = match key {
            Key::Digit(digit) => (digit.to_string(), Msg::PinDigit(Digit(digit))),
            Key::Erase => (self.erase.clone(), Msg::PinErased),
            Key::Enter => (self.enter.clone(), Msg::PinEntered),
        };
        let enabled = key != Key::Enter || self.can_enter;
        let radius = pen.tokens.scale.radius.card;
        let tap = pen.tap(rect, radius, Name { enabled, ..Name::button(&label) });
        if tap.clicked {
            pen.out.push(msg);
        }
        let (colors, line) = (&pen.tokens.color, &pen.tokens.scale.line);
        let is_next = key == Key::Enter && enabled;
        let (fill, ink, edge, width) = match (tap.pressed, is_next) {
            (true, true) => (colors.primary, colors.on_primary, colors.accent, line.selected),
            (false, true) => (colors.primary, colors.on_primary, colors.primary, line.rest),
            (true, false) => (colors.selected, colors.on_surface, colors.edge, line.selected),
            (false, false) if !enabled => (colors.surface, colors.on_surface_soft, colors.outline, line.rest),
            (false, false) => (colors.surface_raised, colors.on_surface, colors.outline, line.rest),
        };
        pen.fill(rect, radius, fill);
        pen.edge(rect, radius, width, edge);
        let side = pen.tokens.scale.icon.disc * pen.tokens.zoom().min(1.4);
        match key {
            Key::Digit(_) => {
                let room = rect.height() * DIGIT_SHARE;
                let style = if pen.tokens.line(Style::Title) <= room { Style::Title } else { Style::Heading };
                let words = pen.layout(&[Run::plain(label)], style, ink, rect.width(), Align::Center);
                pen.paint_middle(&words, rect);
            }
            Key::Erase => pen.icon("erase", Rect::from_center_size(rect.center(), vec2(side, side)), ink),
            Key::Enter => pen.icon("check", Rect::from_center_size(rect.center(), vec2(side, side)), ink),
        }
    }

    fn show_dots(&self, pen: &mut Pen<'_>, rect: Rect) {
        let colors = &pen.tokens.color;
        let radius = pen.tokens.scale.radius.choice;
        pen.fill(rect, radius, colors.surface_sunken);
        pen.edge(rect, radius, pen.tokens.scale.line.rest, colors.outline);
        let left = rect.center().x - self.count.saturating_sub(1) as f32 * DOT_STEP / 2.0;
        for dot in 0..self.count {
            let center = pos2(left + dot as f32 * DOT_STEP, rect.center().y);
            pen.disc(center, DOT_RADIUS, colors.on_surface, Stroke::NONE);
        }
        pen.name_label(rect, Role::Label, &self.typed);
    }
}
