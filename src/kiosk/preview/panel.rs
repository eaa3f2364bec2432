//! Beside the kiosk: what is wrong and where, and the ways to every screen, look and language.

use egui::{RichText, Ui};

use super::{Preview, Standing};
use crate::content::library::{Language, Theme, Tint};
use crate::diagnostics::{Diagnostic, Severity};
use crate::kiosk::desk::{Desk, GAP, SIZES, THEMES, choose, heading, say};
use crate::kiosk::languages;
use crate::ui::tokens::Tokens;
use crate::visit::TextSize;
use crate::visit::jump::Stop;

/// The list of screens takes no more than this share of the panel.
const SCREENS_SHARE: f32 = 0.4;

const SIDES: [(&str, bool); 2] = [("Portrait", false), ("Landscape", true)];

/// What was chosen in the panel.
struct Chosen {
    theme: Option<Theme>,
    text_size: TextSize,
    landscape: bool,
    language: Language,
    stop: Option<Stop>,
}

impl Preview {
    /// Says where to jump, if somebody chose to.
    pub fn panel(&mut self, ui: &mut Ui, desk: &Desk) -> Option<Stop> {
        let first = self.library.first_language();
        let mut chosen = Chosen {
            theme: self.state.theme,
            text_size: self.state.text_size,
            landscape: self.landscape,
            language: self.state.language.clone().unwrap_or(first),
            stop: None,
        };
        desk.show_panel(ui, &self.look, |ui| self.fill_panel(ui, desk.point, &mut chosen));
        self.state.theme = chosen.theme;
        self.state.text_size = chosen.text_size;
        self.state.language = Some(chosen.language);
        self.landscape = chosen.landscape;
        chosen.stop
    }

    fn fill_panel(&self, ui: &mut Ui, point: f32, chosen: &mut Chosen) {
        let height = ui.max_rect().height();
        let gap = |ui: &mut Ui| ui.add_space(GAP * point);
        heading(ui, "Look");
        let mut themes = vec![("As kiosk.ron says", None)];
        themes.extend(THEMES.map(|(name, theme)| (name, Some(theme))));
        choose(ui, &themes, &mut chosen.theme);
        choose(ui, &SIZES, &mut chosen.text_size);
        choose(ui, &SIDES, &mut chosen.landscape);
        gap(ui);
        if let Some(topic) = self.state.topic(&self.library) {
            heading(ui, "Language");
            let all = languages::of_topic(topic, &self.library.first_language(), &self.look);
            choose(ui, &all, &mut chosen.language);
            gap(ui);
        }
        heading(ui, "Screens");
        let screens = egui::ScrollArea::vertical().id_salt("screens").max_height(height * SCREENS_SHARE);
        screens.auto_shrink([false, true]).show(ui, |ui| {
            for stop in &self.stops {
                let here = stop.topic == self.state.topic
                    && stop.screen == self.state.screen
                    && stop.overlay == self.state.overlay;
                if ui.selectable_label(here, &stop.name).clicked() {
                    chosen.stop = Some(stop.clone());
                }
            }
        });
        gap(ui);
        heading(ui, &self.headline());
        let tokens = self.look.tokens(Theme::Light);
        egui::ScrollArea::vertical().id_salt("findings").auto_shrink([false, false]).show(ui, |ui| {
            for finding in &self.findings {
                show(ui, finding, point, tokens);
            }
        });
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
