//! The kiosk beside what `check` says of its content: for whoever changes it. Follows the folder while a file is saved in
//! any editor; any screen is one tap away, in every look.

mod panel;

use std::sync::Arc;
use std::time::Instant;

use super::{Feed, KioskError};
use crate::content::Library;
use crate::content::library::Theme;
use crate::content::live::{News, Ready};
use crate::diagnostics::Diagnostic;
use crate::ui::{self, Look};
use crate::visit::jump::{Stop, jump, stops};
use crate::visit::{Effect, Msg, State, update};

/// Width of the panel, in points of the desktop.
const PANEL_WIDTH: f32 = 400.0;
/// Around the kiosk's picture, in points of the desktop.
const MARGIN: f32 = 12.0;
const WINDOW_SIZE: egui::Vec2 = egui::vec2(1000.0, 960.0);
/// Sides of the glass that is shown, the long one first.
const GLASS_ASPECT: (f32, f32) = (16.0, 9.0);

/// What the folder's content is at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Checking,
    /// On the screen beside.
    Shown,
    /// What is shown is an earlier state.
    Refused,
}

struct Preview {
    state: State,
    library: Arc<Library>,
    stops: Vec<Stop>,
    findings: Vec<Diagnostic>,
    standing: Standing,
    landscape: bool,
    feed: Feed<News>,
    look: Look,
    started: Instant,
}

/// Opens the window and returns when it is closed. `ready` is what is shown first, `from_folder` whether it is the
/// folder's own content.
///
/// # Errors
/// When no window can be opened.
pub fn run(ready: Ready, from_folder: bool, feed: Feed<News>) -> Result<(), KioskError> {
    // Whoever looks at one screen again and again doesn't want it to slide.
    let mut look = Look::load()?;
    look.reduced_motion = true;
    look.shows_unreviewed = true;
    let viewport = egui::ViewportBuilder::default().with_title("waitwise preview").with_inner_size(WINDOW_SIZE);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    super::open(options, move |ctx| {
        ui::install(ctx, &ready.library);
        feed.window_is_open(ctx);
        Box::new(Preview {
            state: State::fresh(0),
            stops: stops(&ready.library),
            library: ready.library,
            findings: ready.findings,
            standing: if from_folder { Standing::Shown } else { Standing::Refused },
            landscape: false,
            feed,
            look,
            started: Instant::now(),
        })
    })
}

impl Preview {
    fn hear(&mut self, ctx: &egui::Context, news: News) {
        match news {
            News::Checking | News::Proving { .. } => self.standing = Standing::Checking,
            News::Ready(Ready { library, findings, .. }) => {
                (self.standing, self.findings) = (Standing::Shown, findings);
                self.show(ctx, library);
            }
            News::Refused { findings } => (self.standing, self.findings) = (Standing::Refused, findings),
            News::NotKept { finding } => self.findings.push(finding),
            News::Kept => {}
        }
    }

    /// The screen that was looked at stays, where there still is one.
    fn show(&mut self, ctx: &egui::Context, library: Arc<Library>) {
        ui::change_library(ctx, &library);
        self.library = library;
        self.stops = stops(&self.library);
        let here = self.stops.iter().find(|stop| stop.screen == self.state.screen && stop.topic == self.state.topic);
        match here.or(self.stops.first()).cloned() {
            Some(stop) if stop.screen == self.state.screen => {}
            Some(stop) => jump(&mut self.state, &self.library, &stop),
            None => self.state = State::fresh(self.state.idle.now_ms),
        }
    }

    fn take(&mut self, ctx: &egui::Context, msg: Msg) {
        for effect in update(&mut self.state, &self.library, msg) {
            match effect {
                Effect::Forget => ui::forget(ctx),
            }
        }
    }
}

impl eframe::App for Preview {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        while let Some(news) = self.feed.next() {
            self.hear(ctx, news);
        }
        // Nobody is sent away from a preview: to the visit, somebody always touches the glass.
        let now_ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.take(ctx, Msg::Touched { now_ms });
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let desktop = ctx.viewport_rect().size() * ctx.zoom_factor();
        let room =
            egui::vec2(desktop.x - PANEL_WIDTH - 2.0 * MARGIN, desktop.y - 2.0 * MARGIN).max(egui::vec2(90.0, 90.0));
        let (long, short) = GLASS_ASPECT;
        let shape = if self.landscape { egui::vec2(long, short) } else { egui::vec2(short, long) };
        let glass = shape * (room.x / shape.x).min(room.y / shape.y);
        if !ui::zoom_to_glass(&ctx, glass.max_elem(), self.library.kiosk.glass) {
            ctx.request_discard("the glass has another size");
            return;
        }
        let zoom = ctx.zoom_factor();
        let corner = egui::pos2(MARGIN + (room.x - glass.x) / 2.0, MARGIN + (room.y - glass.y) / 2.0);
        let glass = egui::Rect::from_min_size((corner.to_vec2() / zoom).to_pos2(), glass / zoom);
        let left = (desktop.x - PANEL_WIDTH) / zoom;
        let panel = egui::Rect::from_min_max(egui::pos2(left, 0.0), (desktop / zoom).to_pos2());

        let ground = self.look.tokens(Theme::Light).color.primary;
        ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
        let mut messages = Vec::new();
        let builder = egui::UiBuilder::new().id_salt("glass").max_rect(glass);
        ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(glass);
            ui::root_ui(ui, &self.state, &self.library, &self.look, &mut messages);
        });
        for msg in messages {
            ctx.request_repaint();
            self.take(&ctx, msg);
        }
        if let Some(stop) = self.panel(ui, panel, 1.0 / zoom) {
            jump(&mut self.state, &self.library, &stop);
            ctx.request_repaint();
        }
    }
}
