//! Every widget in every state, in every look, in a window: for whoever changes how they are drawn.

use std::sync::Arc;

use super::desk::{Desk, GAP, SIZES, THEMES, WINDOW_SIZE, choose, heading};
use super::{KioskError, languages};
use crate::content::Library;
use crate::content::library::Theme;
use crate::ui::gallery::{self, Shown};
use crate::ui::{self, Look};
use crate::visit::TextSize;

struct Gallery {
    library: Arc<Library>,
    look: Look,
    shown: Shown,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(library: &Library) -> Result<(), KioskError> {
    let look = languages::look()?;
    let library = languages::with_pseudo(library);
    let shown = Shown {
        sheet: gallery::names().next().unwrap_or_default(),
        theme: Theme::Light,
        text_size: TextSize::Normal,
        language: library.first_language(),
    };
    let viewport = egui::ViewportBuilder::default().with_title("waitwise gallery").with_inner_size(WINDOW_SIZE);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    super::open(options, move |creation| {
        let ctx = &creation.egui_ctx;
        ui::install(ctx, &library);
        Box::new(Gallery { library, look, shown })
    })
}

impl Gallery {
    fn glass(&self, ui: &mut egui::Ui) {
        let surface = self.look.tokens(self.shown.theme).color.surface;
        ui.painter().rect_filled(ui.max_rect(), 0.0, surface);
        // Another sheet, or the same in other sizes, is looked at from its top.
        let salt = (self.shown.sheet, self.shown.text_size);
        egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            gallery::gallery_ui(ui, &self.library, &self.look, &self.shown);
        });
    }

    fn panel(&self, ui: &mut egui::Ui, point: f32, shown: &mut Shown) {
        heading(ui, "Sheet");
        let sheets: Vec<(&str, &str)> = gallery::names().map(|name| (name, name)).collect();
        choose(ui, &sheets, &mut shown.sheet);
        ui.add_space(GAP * point);
        heading(ui, "Look");
        choose(ui, &THEMES, &mut shown.theme);
        choose(ui, &SIZES, &mut shown.text_size);
        ui.add_space(GAP * point);
        heading(ui, "Language");
        let Some(topic) = self.library.topics.first() else { return };
        let all = languages::of_topic(topic, &self.library.first_language(), &self.look);
        choose(ui, &all, &mut shown.language);
    }
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let Some(desk) = Desk::laid_out(&ctx, false, self.library.kiosk.glass) else { return };
        desk.show_glass(ui, &self.look, |ui| self.glass(ui));
        let mut shown = self.shown.clone();
        desk.show_panel(ui, &self.look, |ui| self.panel(ui, desk.point, &mut shown));
        if shown != self.shown {
            self.shown = shown;
            ctx.request_repaint();
        }
    }
}
