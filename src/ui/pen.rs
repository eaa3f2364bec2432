//! What a widget draws with: measures words, paints, names things for screen readers, and collects messages.

use std::sync::Arc;

use egui::{
    Align, Color32, CornerRadius, Id, LayerId, Order, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Vec2,
    WidgetInfo, pos2,
};

use super::i18n::Words;
use super::keys;
use super::pictures;
use super::readout::{Readout, Utterance};
use super::text::{self, Direction, Paragraph, Setting};
use super::tokens::{Style, Tokens};
use super::widgets::countdown::turn;
use crate::visit::Msg;

pub struct Pen<'a> {
    pub ui: &'a mut egui::Ui,
    pub tokens: &'a Tokens,
    pub words: &'a Words,
    pub out: &'a mut Vec<Msg>,
    pub readout: &'a mut Readout,
    /// Ids are numbered within a screen, so that the same widget keeps its focus and none is mistaken for another's.
    pub salt: Id,
    pub serial: u64,
    /// Where the page is mirrored: from where to where on the glass. Pieces lay themselves out from left to right; what
    /// they draw and what is tapped is turned over here and nowhere else, so no piece knows of it.
    pub mirror: Option<Rangef>,
    pub pose: Pose,
}

/// How what can be tapped is drawn, whoever touches it: in a picture nobody does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pose {
    #[default]
    AsItIs,
    Pressed,
    Focused,
}

/// Words that have been laid out, and their ink.
#[derive(Clone)]
pub struct Laid {
    paragraph: Arc<Paragraph>,
    color: Color32,
}

impl Laid {
    /// In points; as wide as the widest line.
    pub fn size(&self) -> Vec2 {
        self.paragraph.size()
    }
}

/// Icons that point somewhere, or that are letters of a script: turned over with the page.
const TURNED_ICONS: [&str; 6] = ["back", "next", "start-over", "ask", "swap", "book"];

/// Words of one weight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    pub text: String,
    pub strong: bool,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true }
    }
}

/// What became of a thing that can be tapped.
#[derive(Clone, Copy, Debug)]
pub struct Tap {
    pub clicked: bool,
    pub pressed: bool,
}

/// What a tappable thing is called and does, for AccessKit.
#[derive(Clone, Copy, Debug)]
pub struct Name<'n> {
    pub role: Role,
    pub label: &'n str,
    /// `None` for things that can't be chosen.
    pub selected: Option<bool>,
    pub enabled: bool,
}

impl<'n> Name<'n> {
    pub fn button(label: &'n str) -> Self {
        Self { role: Role::Button, label, selected: None, enabled: true }
    }
}

impl Pen<'_> {
    /// Where something is on the glass that was laid out from left to right.
    pub fn place(&self, rect: Rect) -> Rect {
        match self.mirror {
            Some(range) => {
                let sum = range.min + range.max;
                Rect::from_min_max(pos2(sum - rect.right(), rect.top()), pos2(sum - rect.left(), rect.bottom()))
            }
            None => rect,
        }
    }

    /// A place within `area` that keeps its side on a mirrored page: keys of a pad, lines of a file.
    pub fn kept(&self, rect: Rect, area: Rect) -> Rect {
        if self.mirror.is_none() {
            return rect;
        }
        let sum = area.left() + area.right();
        Rect::from_x_y_ranges(sum - rect.right()..=sum - rect.left(), rect.y_range())
    }

    /// Lays words out in a width, in points.
    pub fn layout(&self, runs: &[Run], style: Style, color: Color32, width: f32, align: Align) -> Laid {
        let token = self.tokens.text(style);
        let setting = Setting {
            size_points: token.size,
            least_size_points: self.tokens.text(Style::Body).size / self.tokens.zoom(),
            line_height_points: self.tokens.line(style),
            letter_spacing_points: token.spacing,
            weight: token.weight,
            width_points: width.max(1.0),
            align,
            direction: self.tokens.direction,
            pixels_per_point: self.ui.ctx().pixels_per_point(),
        };
        Laid { paragraph: text::layout(self.ui.ctx(), runs, setting), color }
    }

    /// Paints words with their top at `rect.top()`, aligned in `rect` as they were laid out.
    pub fn paint(&self, laid: &Laid, rect: Rect) {
        let rect = self.place(rect);
        let (setting, width) = (laid.paragraph.setting(), laid.size().x);
        let x = match (setting.align, setting.direction) {
            (Align::Center, _) => rect.center().x - width / 2.0,
            (Align::Min, Direction::LeftToRight) | (Align::Max, Direction::RightToLeft) => rect.left(),
            (Align::Max, Direction::LeftToRight) | (Align::Min, Direction::RightToLeft) => rect.right() - width,
        };
        text::paint(self.ui, &laid.paragraph, pos2(x, rect.top()), laid.color);
    }

    /// Paints words in the vertical middle of `rect`.
    pub fn paint_middle(&self, laid: &Laid, rect: Rect) {
        let top = rect.center().y - laid.size().y / 2.0;
        self.paint(laid, Rect::from_min_max(pos2(rect.left(), top), rect.max));
    }

    /// A picture stretched over `rect`. Pictures keep their sides on a mirrored page.
    pub fn picture(&self, uri: &str, rect: Rect) {
        pictures::paint(self.ui, uri, self.place(rect), Color32::WHITE);
    }

    /// A picture whole, in the middle of `rect`.
    pub fn picture_whole(&self, uri: &str, rect: Rect) {
        pictures::paint_contain(self.ui, uri, self.place(rect));
    }

    /// A picture that fills `rect`, its edges cut.
    pub fn picture_over(&self, uri: &str, rect: Rect, corners: CornerRadius) {
        pictures::paint_cover(self.ui, uri, self.place(rect), self.turned(corners));
    }

    /// A disc with an edge.
    pub fn disc(&self, center: Pos2, radius: f32, fill: Color32, edge: Stroke) {
        let area = self.place(Rect::from_center_size(center, Vec2::splat(2.0 * radius)));
        self.ui.painter().circle(area.center(), radius, fill, edge);
    }

    /// A share of a ring, from its top with the clock, on a mirrored page too.
    pub fn arc(&self, center: Pos2, radius: f32, share: f32, stroke: Stroke) {
        let center = self.place(Rect::from_center_size(center, Vec2::ZERO)).center();
        self.ui.painter().line(turn(center, radius, share), stroke);
    }

    pub fn fill(&self, rect: Rect, radius: f32, color: Color32) {
        self.fill_corners(rect, corner(radius), color);
    }

    pub fn fill_corners(&self, rect: Rect, corners: CornerRadius, color: Color32) {
        self.ui.painter().rect_filled(self.place(rect), self.turned(corners), color);
    }

    fn turned(&self, corners: CornerRadius) -> CornerRadius {
        let CornerRadius { nw, ne, sw, se } = corners;
        if self.mirror.is_some() { CornerRadius { nw: ne, ne: nw, sw: se, se: sw } } else { corners }
    }

    pub fn edge(&self, rect: Rect, radius: f32, width: f32, color: Color32) {
        if width > 0.0 {
            let stroke = Stroke::new(width, color);
            self.ui.painter().rect_stroke(self.place(rect), corner(radius), stroke, StrokeKind::Inside);
        }
    }

    /// An interface icon in one colour, drawn square in the middle of `rect`.
    pub fn icon(&self, icon: &str, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let square = Rect::from_center_size(rect.center(), egui::vec2(side, side));
        let turned = self.mirror.is_some() && TURNED_ICONS.contains(&icon);
        pictures::paint_turned(self.ui, &pictures::ui_uri(icon), self.place(square), color, turned);
    }

    /// Gives a thing that can't be tapped its words for screen readers, and for the voice unless it is a picture.
    pub fn name_label(&mut self, rect: Rect, role: Role, label: &str) {
        if matches!(role, Role::Label | Role::Heading) {
            self.readout.push(Utterance::text(label));
        }
        let id = self.next_id();
        let response = self.ui.interact(self.place(rect), id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, label));
    }

    /// Draws something that sounds otherwise than it looks: an answer that was given is not for all ears, and the ear
    /// doesn't see in which column a cell stands. Who listens hears `instead`, or nothing where that is empty; a screen
    /// reader, which its user has in the ear, is told all of it.
    pub fn say_instead(&mut self, instead: &str, draw: impl FnOnce(&mut Self)) {
        let said_before = self.readout.len();
        draw(self);
        self.readout.truncate(said_before);
        if !instead.is_empty() {
            self.readout.push(Utterance::text(instead));
        }
    }

    /// Makes `rect` tappable under a name; acts on release; draws the focus ring.
    pub fn tap(&mut self, rect: Rect, radius: f32, name: Name<'_>) -> Tap {
        // A link is the mark of a source.
        if name.enabled && name.role != Role::Link {
            self.readout.push(Utterance::choice(name.label));
        }
        let id = self.next_id();
        let sense = if name.enabled { Sense::click() } else { Sense::hover() };
        let response = self.ui.interact(self.place(rect), id, sense);
        response.widget_info(|| match name.selected {
            Some(selected) => WidgetInfo::selected(name.role, name.enabled, selected, name.label),
            None => WidgetInfo::labeled(name.role, name.enabled, name.label),
        });
        if name.enabled {
            keys::met(self.ui.ctx(), self.salt, id, name.role);
        }
        let poses_as = |pose| name.enabled && self.pose == pose;
        if response.has_focus() || poses_as(Pose::Focused) {
            self.focus_ring(rect, radius);
        }
        if response.has_focus() && keys::came_to(self.ui.ctx(), id) {
            self.ui.scroll_to_rect(rect.expand(self.tokens.scale.space.m), None);
        }
        let pressed = response.is_pointer_button_down_on() || poses_as(Pose::Pressed);
        Tap { clicked: name.enabled && response.clicked(), pressed }
    }

    /// A picture that can be touched: where, when it was. What can be reached this way has a button elsewhere too.
    pub fn tap_at(&mut self, rect: Rect, role: Role, label: &str) -> Option<Pos2> {
        let id = self.next_id();
        // For fingers only: a key has no place on it.
        let response = self.ui.interact(self.place(rect), id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(role, true, label));
        response.clicked().then(|| response.interact_pointer_pos()).flatten()
    }

    /// 4 points of one colour and 4 of another around it, so that it shows on every ground (WCAG 2.4.13).
    fn focus_ring(&self, rect: Rect, radius: f32) {
        let rect = self.place(rect);
        let width = self.tokens.scale.line.strong;
        let colors = &self.tokens.color;
        // Over all neighbours, and over the edge of a window that scrolls.
        let layer = LayerId::new(Order::Foreground, self.salt.with("focus-ring"));
        let clip = self.ui.clip_rect().expand(2.0 * width);
        let painter = self.ui.ctx().layer_painter(layer).with_clip_rect(clip);
        let inner = Stroke::new(width, colors.focus_inner);
        let outer = Stroke::new(width, colors.focus_outer);
        painter.rect_stroke(rect, corner(radius), inner, StrokeKind::Outside);
        painter.rect_stroke(rect.expand(width), corner(radius + width), outer, StrokeKind::Outside);
    }

    fn next_id(&mut self) -> Id {
        self.serial += 1;
        self.salt.with(self.serial)
    }
}

/// Rounds a radius to what egui stores.
pub fn corner(radius: f32) -> CornerRadius {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 just before")]
    CornerRadius::same(radius.clamp(0.0, 255.0).round() as u8)
}
