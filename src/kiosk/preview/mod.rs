//! The kiosk beside what `check` says of its content: for whoever changes it. Follows the folder while a file is saved in
//! any editor; any screen is one tap away, in every look.

mod panel;

use std::sync::Arc;
use std::time::Instant;

use super::desk::{Desk, WINDOW_SIZE};
use super::{Feed, KioskError, languages};
use crate::content::Library;
use crate::content::live::{News, Ready};
use crate::diagnostics::Diagnostic;
use crate::ui::{self, Look};
use crate::visit::jump::{Stop, jump, stops};
use crate::visit::{Effect, Msg, State, update};

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
    let mut look = languages::look()?;
    look.reduced_motion = true;
    look.shows_unreviewed = true;
    let viewport = egui::ViewportBuilder::default().with_title("waitwise preview").with_inner_size(WINDOW_SIZE);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    super::open(options, move |creation| {
        let ctx = &creation.egui_ctx;
        let library = languages::with_pseudo(&ready.library);
        ui::install(ctx, &library);
        feed.window_is_open(ctx);
        Box::new(Preview {
            state: State::fresh(0),
            stops: stops(&library),
            library,
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
                self.show(ctx, languages::with_pseudo(&library));
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
                // A desk counts nobody, and has no lock and no printer.
                Effect::Count(_)
                | Effect::CheckPin(_)
                | Effect::CheckContent
                | Effect::ReadCounts
                | Effect::Quit
                | Effect::Print => {}
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
        let Some(desk) = Desk::laid_out(&ctx, self.landscape, self.library.kiosk.glass) else { return };
        let mut messages = Vec::new();
        desk.show_glass(ui, &self.look, |ui| {
            ui::root_ui(ui, &self.state, &self.library, &self.look, &mut messages);
        });
        for msg in messages {
            ctx.request_repaint();
            self.take(&ctx, msg);
        }
        if let Some(stop) = self.panel(ui, &desk) {
            jump(&mut self.state, &self.library, &stop);
            ctx.request_repaint();
        }
    }
}
