//! What windows for a desk share: the glass in a picture of itself, and a panel beside it.

use egui::{FontId, RichText, Ui};

use crate::content::library::{Glass, Theme};
use crate::ui::Look;
use crate::ui::tokens::Tokens;
use crate::visit::TextSize;

/// Width of the panel, in points of the desktop.
const PANEL_WIDTH: f32 = 400.0;
/// Around the glass, in points of the desktop.
const MARGIN: f32 = 12.0;
/// A window is no smaller than what shows a little of the glass.
const LEAST_ROOM: egui::Vec2 = egui::vec2(90.0, 90.0);
/// Sides of the glass that is shown, the long one first.
const GLASS_ASPECT: (f32, f32) = (16.0, 9.0);
pub const WINDOW_SIZE: egui::Vec2 = egui::vec2(1000.0, 960.0);

/// Sizes in points of the desktop.
const TEXT: f32 = 15.0;
const HEADING: f32 = 18.0;
const PADDING: f32 = 16.0;
pub const GAP: f32 = 8.0;

pub const THEMES: [(&str, Theme); 3] =
    [("Light", Theme::Light), ("Dark", Theme::Dark), ("High contrast", Theme::HighContrast)];
pub const SIZES: [(&str, TextSize); 3] =
    [("Normal text", TextSize::Normal), ("Large", TextSize::Large), ("Largest", TextSize::Largest)];

/// Where things lie in the window, in points of the glass.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    pub glass: egui::Rect,
    panel: egui::Rect,
    /// How many points of the glass one of the desktop is.
    pub point: f32,
}

impl Desk {
    /// Sets the zoom at which the picture of the glass fits the window; `None` when it had to change.
    pub fn laid_out(ctx: &egui::Context, landscape: bool, glass: Glass) -> Option<Self> {
        let desktop = ctx.viewport_rect().size() * ctx.zoom_factor();
        let room = egui::vec2(desktop.x - PANEL_WIDTH - 2.0 * MARGIN, desktop.y - 2.0 * MARGIN).max(LEAST_ROOM);
        let (long, short) = GLASS_ASPECT;
        let shape = if landscape { egui::vec2(long, short) } else { egui::vec2(short, long) };
        let size = shape * (room.x / shape.x).min(room.y / shape.y);
        if !crate::ui::zoom_to_glass(ctx, size.max_elem(), glass) {
            ctx.request_discard("the glass has another size");
            return None;
        }
        let zoom = ctx.zoom_factor();
        let corner = egui::pos2(MARGIN + (room.x - size.x) / 2.0, MARGIN + (room.y - size.y) / 2.0);
        let left = (desktop.x - PANEL_WIDTH) / zoom;
        Some(Self {
            glass: egui::Rect::from_min_size((corner.to_vec2() / zoom).to_pos2(), size / zoom),
            panel: egui::Rect::from_min_max(egui::pos2(left, 0.0), (desktop / zoom).to_pos2()),
            point: 1.0 / zoom,
        })
    }

    /// What lies on the glass.
    pub fn show_glass<T>(&self, ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui) -> T) -> T {
        let ground = look.tokens(Theme::Light).color.primary;
        ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
        let builder = egui::UiBuilder::new().id_salt("glass").max_rect(self.glass);
        let shown = ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(self.glass);
            add(ui)
        });
        shown.inner
    }

    pub fn show_panel<T>(&self, ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui) -> T) -> T {
        let tokens = look.tokens(Theme::Light);
        ui.painter().rect_filled(self.panel, 0.0, tokens.color.surface_raised);
        let inner = self.panel.shrink(PADDING * self.point);
        let builder = egui::UiBuilder::new().id_salt("panel").max_rect(inner);
        let shown = ui.scope_builder(builder, |ui| {
            style(ui, self.point, tokens);
            add(ui)
        });
        shown.inner
    }
}

/// The panel's letters are as large as on the desktop, whatever the kiosk's zoom.
fn style(ui: &mut Ui, point: f32, tokens: &Tokens) {
    let style = ui.style_mut();
    style.visuals = egui::Visuals::light();
    style.visuals.override_text_color = Some(tokens.color.on_surface);
    style.visuals.selection.bg_fill = tokens.color.selected;
    style.visuals.selection.stroke.color = tokens.color.on_surface;
    style.visuals.extreme_bg_color = tokens.color.surface_sunken;
    for (kind, font) in &mut style.text_styles {
        let size = if *kind == egui::TextStyle::Heading { HEADING } else { TEXT };
        *font = FontId::new(size * point, font.family.clone());
    }
    style.spacing.item_spacing = egui::vec2(GAP, GAP / 2.0) * point;
    style.spacing.button_padding = egui::vec2(GAP, GAP / 2.0) * point;
    style.spacing.interact_size = egui::vec2(40.0, 24.0) * point;
    style.spacing.scroll.bar_width = GAP * point;
    style.interaction.selectable_labels = true;
    // At any zoom but 1 nothing lies on whole points: that is no fault here.
    #[cfg(debug_assertions)]
    {
        style.debug.show_unaligned = false;
    }
}

#[expect(clippy::disallowed_methods, reason = "a desk's own letters: no patient reads them")]
pub fn say(ui: &mut Ui, words: RichText) {
    ui.label(words);
}

pub fn heading(ui: &mut Ui, words: &str) {
    say(ui, RichText::new(words).heading().strong());
}

pub fn choose<T: Clone + PartialEq>(ui: &mut Ui, choices: &[(impl AsRef<str>, T)], now: &mut T) {
    ui.horizontal_wrapped(|ui| {
        for (name, choice) in choices {
            if ui.selectable_label(*now == *choice, name.as_ref()).clicked() {
                *now = choice.clone();
            }
        }
    });
}
