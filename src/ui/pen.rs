//! What a widget draws with: measures words, paints, names things for screen readers, and collects messages.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CornerRadius, Galley, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, WidgetInfo};

use super::fonts;
use super::i18n::Words;
use super::pictures;
use super::tokens::{Style, Tokens, Weight};
use crate::visit::Msg;

pub struct Pen<'a> {
    pub ui: &'a mut egui::Ui,
    pub tokens: &'a Tokens,
    pub words: &'a Words,
    pub out: &'a mut Vec<Msg>,
    /// Ids are numbered within a screen, so that the same widget keeps its focus and none is mistaken for another's.
    pub salt: Id,
    pub serial: u64,
}

/// Words of one weight.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Lays words out in a width, in points.
    pub fn layout(&self, runs: &[Run], style: Style, color: Color32, width: f32, align: Align) -> Arc<Galley> {
        let token = self.tokens.text(style);
        let mut job = LayoutJob { halign: align, ..LayoutJob::default() };
        job.wrap.max_width = width.max(1.0);
        for run in runs {
            let weight = if run.strong { Weight::Bold } else { token.weight };
            let format = TextFormat {
                font_id: fonts::font_id(weight, token.size),
                extra_letter_spacing: token.spacing,
                line_height: Some((token.size * token.line).round()),
                color,
                ..TextFormat::default()
            };
            job.append(&run.text, 0.0, format);
        }
        self.ui.painter().layout_job(job)
    }

    /// Paints a galley with its top at `rect.top()`, aligned in `rect` as it was laid out.
    pub fn paint(&self, galley: Arc<Galley>, rect: Rect) {
        let x = match galley.job.halign {
            Align::Min => rect.left(),
            Align::Center => rect.center().x,
            Align::Max => rect.right(),
        };
        let color = self.tokens.color.on_surface;
        self.ui.painter().galley(Pos2::new(x, rect.top()), galley, color);
    }

    /// Paints a galley in the vertical middle of `rect`.
    pub fn paint_middle(&self, galley: Arc<Galley>, rect: Rect) {
        let top = rect.center().y - galley.size().y / 2.0;
        self.paint(galley, Rect::from_min_max(Pos2::new(rect.left(), top), rect.max));
    }

    pub fn fill(&self, rect: Rect, radius: f32, color: Color32) {
        self.ui.painter().rect_filled(rect, corner(radius), color);
    }

    pub fn edge(&self, rect: Rect, radius: f32, width: f32, color: Color32) {
        if width > 0.0 {
            self.ui.painter().rect_stroke(rect, corner(radius), Stroke::new(width, color), StrokeKind::Inside);
        }
    }

    /// An interface icon in one colour, drawn square in the middle of `rect`.
    pub fn icon(&self, icon: &str, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let square = Rect::from_center_size(rect.center(), egui::vec2(side, side));
        pictures::paint(self.ui, &pictures::ui_uri(icon), square, color);
    }

    /// Gives a thing that can't be tapped its words for screen readers.
    pub fn name_label(&mut self, rect: Rect, role: Role, label: &str) {
        let id = self.next_id();
        let response = self.ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, label));
    }

    /// Makes `rect` tappable under a name; acts on release; draws the focus ring.
    pub fn tap(&mut self, rect: Rect, radius: f32, name: Name<'_>) -> Tap {
        let id = self.next_id();
        let sense = if name.enabled { Sense::click() } else { Sense::hover() };
        let response = self.ui.interact(rect, id, sense);
        response.widget_info(|| match name.selected {
            Some(selected) => WidgetInfo::selected(name.role, name.enabled, selected, name.label),
            None => WidgetInfo::labeled(name.role, name.enabled, name.label),
        });
        if response.has_focus() {
            self.focus_ring(rect, radius);
        }
        Tap { clicked: name.enabled && response.clicked(), pressed: response.is_pointer_button_down_on() }
    }

    /// A picture that can be touched: where, when it was. What can be reached this way has a button elsewhere too.
    pub fn tap_at(&mut self, rect: Rect, role: Role, label: &str) -> Option<Pos2> {
        let id = self.next_id();
        let response = self.ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(role, true, label));
        response.clicked().then(|| response.interact_pointer_pos()).flatten()
    }

    /// 4 points of one colour and 4 of another around it, so that it shows on every ground (WCAG 2.4.13).
    fn focus_ring(&self, rect: Rect, radius: f32) {
        let width = self.tokens.scale.line.strong;
        let colors = &self.tokens.color;
        let painter = self.ui.painter();
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
