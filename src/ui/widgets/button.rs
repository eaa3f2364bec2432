//! Buttons: the one dark next step, secondary ones beside it, and the bar's own.

use egui::{Align, Color32, Rect, pos2, vec2};

use super::Piece;
use crate::ui::keys;
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark, with the arrow on a marigold disc: one on a screen.
    Primary,
    /// The next step that is still waiting for an answer: says what it waits for.
    Waiting,
    Secondary,
    /// In the bar at the bottom; `strong` edge for "Ask staff".
    Nav {
        strong: bool,
    },
    /// "More below": as wide as the page, under what scrolls; or as high as it, beside it.
    More {
        beside: bool,
    },
    /// Small helpers: text size, contrast.
    Tool,
}

impl Look {
    pub const ALL: [Self; 8] = [
        Self::Primary,
        Self::Waiting,
        Self::Secondary,
        Self::Nav { strong: false },
        Self::Nav { strong: true },
        Self::More { beside: false },
        Self::More { beside: true },
        Self::Tool,
    ];
}

#[derive(Clone, Debug)]
pub struct Button {
    pub label: String,
    pub icon: Option<&'static str>,
    pub look: Look,
    pub msg: Msg,
}

struct Paint {
    fill: Color32,
    ink: Color32,
    edge: Color32,
    edge_width: f32,
    radius: f32,
    style: Style,
    min_height: f32,
    padding: f32,
}

impl Button {
    pub fn new(look: Look, label: impl Into<String>, msg: Msg) -> Self {
        Self { label: label.into(), icon: None, look, msg }
    }

    #[must_use]
    pub fn with_icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    fn paint_of(&self, pen: &Pen<'_>) -> Paint {
        let (c, s) = (&pen.tokens.color, &pen.tokens.scale);
        let base = Paint {
            fill: c.surface_raised,
            ink: c.on_surface,
            edge: c.edge,
            edge_width: s.line.strong,
            radius: s.target.next / 2.0,
            style: Style::Answer,
            min_height: s.target.next,
            padding: s.space.xl,
        };
        match self.look {
            Look::Primary => Paint { fill: c.primary, ink: c.on_primary, edge: c.primary, ..base },
            Look::Waiting => Paint { fill: c.surface, ink: c.on_surface_soft, edge: c.outline, ..base },
            Look::Secondary => base,
            Look::Nav { .. } | Look::More { .. } => Paint {
                edge: if self.look == (Look::Nav { strong: false }) { c.outline } else { c.edge },
                edge_width: s.line.rest,
                radius: s.radius.button,
                style: Style::Label,
                min_height: s.target.nav,
                padding: s.space.m,
                ..base
            },
            Look::Tool => Paint {
                fill: Color32::TRANSPARENT,
                edge_width: 0.0,
                radius: s.radius.button,
                style: Style::Body,
                min_height: s.target.tool,
                padding: s.space.xs / 2.0,
                ..base
            },
        }
    }

    fn icon_side(&self, pen: &Pen<'_>) -> f32 {
        match (self.icon, self.look) {
            (None, _) | (_, Look::Primary | Look::Waiting) => 0.0,
            // Large text: icons grow with the words, and more where they stand for the words.
            (Some(_), Look::Tool) => pen.tokens.scale.icon.nav * pen.tokens.zoom().min(1.8),
            (Some(_), Look::Secondary | Look::More { .. } | Look::Nav { .. }) => {
                pen.tokens.scale.icon.nav * pen.tokens.zoom().min(1.4)
            }
        }
    }

    fn disc_side(&self, pen: &Pen<'_>) -> f32 {
        if self.look == Look::Primary { pen.tokens.scale.icon.disc } else { 0.0 }
    }

    /// Large text puts the icon over the words, and so does a button that stands beside the page.
    fn stacks_icon(&self, pen: &Pen<'_>) -> bool {
        let large = pen.tokens.zoom() > 1.0 && matches!(self.look, Look::Nav { .. });
        large || self.look == Look::More { beside: true }
    }

    /// Tools keep their name for screen readers but lose their words where large text leaves no room.
    pub fn shows_words(&self, pen: &Pen<'_>) -> bool {
        self.look != Look::Tool || pen.tokens.zoom() <= 1.0
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let paint = self.paint_of(pen);
        let beside = if self.stacks_icon(pen) { 0.0 } else { self.icon_side(pen) };
        let taken = 2.0 * paint.padding + beside + self.disc_side(pen);
        let align = if self.look == Look::Primary || beside > 0.0 { Align::Min } else { Align::Center };
        pen.layout(&[Run::plain(&self.label)], paint.style, paint.ink, width - taken, align)
    }

    /// Width at which the longest word stands on one line.
    pub fn narrow_width(&self, pen: &Pen<'_>) -> f32 {
        let longest = self.label.split_whitespace().map(|word| Self { label: word.to_owned(), ..self.clone() });
        longest.map(|button| button.natural_width(pen)).fold(0.0, f32::max).ceil()
    }

    /// Width at which the words stand on one line.
    pub fn natural_width(&self, pen: &Pen<'_>) -> f32 {
        let paint = self.paint_of(pen);
        let words = if self.shows_words(pen) { self.words(pen, 10_000.0).size().x } else { 0.0 };
        let gap = if self.icon.is_some() || self.look == Look::Primary { pen.tokens.scale.space.s } else { 0.0 };
        let icon = self.icon_side(pen);
        let inner = if self.stacks_icon(pen) { words.max(icon) } else { words + gap + icon + self.disc_side(pen) };
        inner + 2.0 * paint.padding
    }
}

impl Piece for Button {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let paint = self.paint_of(pen);
        if !self.shows_words(pen) {
            return paint.min_height;
        }
        let over = if self.stacks_icon(pen) { self.icon_side(pen) } else { 0.0 };
        let words = self.words(pen, width).size().y + over + 2.0 * pen.tokens.scale.space.m;
        words.max(paint.min_height)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let paint = self.paint_of(pen);
        let radius = paint.radius.min(rect.height() / 2.0);
        let enabled = self.look != Look::Waiting;
        let tap = pen.tap(rect, radius, Name { enabled, ..Name::button(&self.label) });
        if matches!(self.look, Look::Primary | Look::Nav { strong: true }) {
            keys::next_step(pen.ui.ctx());
        }
        if tap.clicked {
            pen.out.push(self.msg.clone());
        }
        // Where the ground can't tell that it is pressed, the edge does: dark buttons, and high contrast.
        let (fill, edge, edge_width) = match (tap.pressed, self.look) {
            (false, _) => (paint.fill, paint.edge, paint.edge_width),
            (true, Look::Primary) => (paint.fill, pen.tokens.color.accent, pen.tokens.scale.line.selected),
            (true, _) => (pen.tokens.color.selected, pen.tokens.color.edge, pen.tokens.scale.line.selected),
        };
        pen.fill(rect, radius, fill);
        pen.edge(rect, radius, edge_width, edge);
        let inner = rect.shrink2(vec2(paint.padding, 0.0));
        if self.look == Look::Primary {
            self.show_primary(pen, rect, inner);
        } else {
            self.show_plain(pen, inner, &paint);
        }
    }
}

impl Button {
    fn show_primary(&self, pen: &mut Pen<'_>, rect: Rect, inner: Rect) {
        let side = self.disc_side(pen);
        let inset = (pen.tokens.scale.target.next - side) / 2.0;
        let center = pos2(rect.right() - inset - side / 2.0, rect.center().y);
        let disc = Rect::from_center_size(center, vec2(side, side));
        pen.fill(disc, side / 2.0, pen.tokens.color.accent);
        pen.icon("next", disc.shrink(side * 0.22), pen.tokens.color.on_accent);
        let words = self.words(pen, rect.width());
        pen.paint_middle(&words, inner);
    }

    fn show_plain(&self, pen: &mut Pen<'_>, inner: Rect, paint: &Paint) {
        let icon_side = self.icon_side(pen);
        let with_words = self.shows_words(pen);
        let words = self.words(pen, inner.width() + 2.0 * paint.padding);
        let size = if with_words { words.size() } else { vec2(0.0, 0.0) };
        let Some(icon) = self.icon.filter(|_| icon_side > 0.0) else {
            pen.paint_middle(&words, inner);
            return;
        };
        if self.stacks_icon(pen) {
            let top = inner.center().y - f32::midpoint(icon_side, size.y);
            let square = Rect::from_min_size(pos2(inner.center().x - icon_side / 2.0, top), vec2(icon_side, icon_side));
            pen.icon(icon, square, paint.ink);
            pen.paint(&words, Rect::from_min_max(pos2(inner.left(), square.bottom()), inner.max));
            return;
        }
        let gap = if with_words { pen.tokens.scale.space.s } else { 0.0 };
        let left = inner.center().x - (icon_side + gap + size.x) / 2.0;
        let square = Rect::from_min_size(pos2(left, inner.center().y - icon_side / 2.0), vec2(icon_side, icon_side));
        pen.icon(icon, square, paint.ink);
        if with_words {
            pen.paint_middle(&words, Rect::from_min_max(pos2(square.right() + gap, inner.top()), inner.max));
        }
    }
}
