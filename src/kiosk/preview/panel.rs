//! Beside the kiosk: what is wrong and where, and the ways to every screen and look.

use egui::{FontId, RichText, Ui};

use super::{Preview, Standing};
use crate::content::library::{Theme, Tint};
use crate::diagnostics::{Diagnostic, Severity};
use crate::ui::tokens::Tokens;
use crate::visit::TextSize;
use crate::visit::jump::Stop;

/// Sizes in points of the desktop.
const TEXT: f32 = 15.0;
const HEADING: f32 = 18.0;
const GAP: f32 = 8.0;
const PADDING: f32 = 16.0;
/// The list of screens takes no more than this share of the panel.
const SCREENS_SHARE: f32 = 0.4;

const THEMES: [(&str, Option<Theme>); 4] = [
    ("As kiosk.ron says", None),
    ("Light", Some(Theme::Light)),
    ("Dark", Some(Theme::Dark)),
    ("High contrast", Some(Theme::HighContrast)),
];
const SIZES: [(&str, TextSize); 3] =
    [("Normal text", TextSize::Normal), ("Large", TextSize::Large), ("Largest", TextSize::Largest)];
const SIDES: [(&str, bool); 2] = [("Portrait", false), ("Landscape", true)];

impl Preview {
    /// `point` is how many of the kiosk's points one of the desktop is. Says where to jump, if somebody chose to.
    pub fn panel(&mut self, ui: &mut Ui, rect: egui::Rect, point: f32) -> Option<Stop> {
        let inner = rect.shrink(PADDING * point);
        let mut chosen = None;
        let builder = egui::UiBuilder::new().id_salt("panel").max_rect(inner);
        let tokens = self.look.tokens(Theme::Light).clone();
        ui.painter().rect_filled(rect, 0.0, tokens.color.surface_raised);
        ui.scope_builder(builder, |ui| {
            desktop_style(ui, point, &tokens);
            heading(ui, "Look", point);
            choose(ui, &THEMES, &mut self.state.theme);
            choose(ui, &SIZES, &mut self.state.text_size);
            choose(ui, &SIDES, &mut self.landscape);
            ui.add_space(GAP * point);
            heading(ui, "Screens", point);
            let height = inner.height() * SCREENS_SHARE;
            egui::ScrollArea::vertical().id_salt("screens").max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for stop in &self.stops {
                        let here = stop.topic == self.state.topic
                            && stop.screen == self.state.screen
                            && stop.overlay == self.state.overlay;
                        if ui.selectable_label(here, &stop.name).clicked() {
                            chosen = Some(stop.clone());
                        }
                    }
                },
            );
            ui.add_space(GAP * point);
            heading(ui, &self.headline(), point);
            egui::ScrollArea::vertical().id_salt("findings").auto_shrink([false, false]).show(ui, |ui| {
                for finding in &self.findings {
                    show(ui, finding, point, &tokens);
                }
            });
        });
        chosen
    }

    fn headline(&self) -> String {
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        match (self.standing, errors) {
            (Standing::Checking, _) => "Checking …".to_owned(),
            (Standing::Shown, _) if self.findings.is_empty() => "Nothing is wrong".to_owned(),
            (Standing::Shown, _) => "Shown, with things to look at".to_owned(),
            (Standing::Refused, 1) => "1 error: an earlier state is shown".to_owned(),
            (Standing::Refused, errors) => format!("{errors} errors: an earlier state is shown"),
        }
    }
}

/// The panel's letters are as large as on the desktop, whatever the kiosk's zoom.
fn desktop_style(ui: &mut Ui, point: f32, tokens: &Tokens) {
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
fn say(ui: &mut Ui, words: RichText) {
    ui.label(words);
}

fn heading(ui: &mut Ui, words: &str, point: f32) {
    say(ui, RichText::new(words).heading().strong());
    ui.add_space(GAP / 2.0 * point);
}

fn choose<T: Copy + PartialEq>(ui: &mut Ui, choices: &[(&str, T)], now: &mut T) {
    ui.horizontal_wrapped(|ui| {
        for (name, choice) in choices {
            if ui.selectable_label(*now == *choice, *name).clicked() {
                *now = *choice;
            }
        }
    });
}

fn show(ui: &mut Ui, finding: &Diagnostic, point: f32, tokens: &Tokens) {
    let (word, tint) = match finding.severity {
        Severity::Error => ("Error", Tint::Clay),
        Severity::Warning => ("Warning", Tint::Ochre),
        Severity::Note => ("Note", Tint::Slate),
    };
    let colour = tokens.tint(tint).mark;
    say(ui, RichText::new(format!("{word}: {}", finding.message)).color(colour).strong());
    let place = finding.position.map_or_else(String::new, |place| format!(", line {}", place.line));
    say(ui, RichText::new(format!("{}{place}", finding.file)).color(tokens.color.on_surface_soft));
    if let Some(line) = &finding.quoted {
        say(ui, RichText::new(line.trim()).monospace());
    }
    if let Some(help) = &finding.help {
        say(ui, RichText::new(help));
    }
    ui.add_space(GAP * 1.5 * point);
}
