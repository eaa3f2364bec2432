//! Time in, pixels out. Every decision is `visit::update`'s; what is here can't be tried without a window.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::speech::script::Script;
use super::speech::voice::{Voice, World};
use super::{Feed, Window, speech, tell_staff};
use crate::content::Library;
use crate::ui::readout::Readout;
use crate::ui::{self, Look};
use crate::visit::{Effect, Msg, State, update};

pub struct KioskApp {
    state: State,
    library: Arc<Library>,
    /// Ready, and shown when the running visit ends.
    waiting: Option<Arc<Library>>,
    feed: Feed<Arc<Library>>,
    look: Look,
    window: Window,
    /// `None` when the system has no thread for it.
    voice: Option<Voice>,
    started: Instant,
    frames: u64,
}

impl KioskApp {
    pub fn new(
        ctx: &egui::Context,
        library: Arc<Library>,
        feed: Feed<Arc<Library>>,
        look: Look,
        window: Window,
    ) -> Self {
        ui::install(ctx, &library);
        feed.window_is_open(ctx);
        let window_of_voice = ctx.clone();
        let wake = Box::new(move || window_of_voice.request_repaint());
        let voice = Voice::start(World { find: speech::find, wake, tell: tell_staff })
            .inspect_err(|why| tell_staff(&format!("Nothing can be read aloud: {why}.")))
            .ok();
        Self {
            state: State::fresh(0),
            library,
            waiting: None,
            feed,
            look,
            window,
            voice,
            started: Instant::now(),
            frames: 0,
        }
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn take(&mut self, ctx: &egui::Context, msg: Msg) {
        for effect in update(&mut self.state, &self.library, msg) {
            match effect {
                Effect::Forget => ui::forget(ctx),
            }
        }
    }

    /// What the page that was just drawn says, if the patient wants to hear it.
    fn make_audible(&mut self, readout: &Readout) {
        let language = ui::voice::language(&self.state, &self.library, &self.look);
        if let Some(voice) = &mut self.voice {
            voice.make_audible(Script::of(&self.state, readout, language.as_str()));
        }
    }

    /// Content goes live whole and between frames; a running visit keeps what it began with.
    fn change_library(&mut self, ctx: &egui::Context) {
        while let Some(library) = self.feed.next() {
            self.waiting = Some(library);
        }
        if self.state.is_fresh()
            && let Some(library) = self.waiting.take()
        {
            ui::change_library(ctx, &library);
            self.library = library;
        }
    }

    /// Asks to be woken when the clock next matters; until then nothing is drawn.
    fn sleep(&self, ctx: &egui::Context) {
        let times = self.library.kiosk.times;
        if let Some(deadline_ms) = self.state.idle.next_deadline_ms(&self.state.screen, times) {
            // A millisecond late rather than early: an early wake would have to be followed by another.
            ctx.request_repaint_after(Duration::from_millis(deadline_ms.saturating_sub(self.state.idle.now_ms) + 1));
        }
    }
}

impl eframe::App for KioskApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if !self.window.windowed && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
        let now_ms = self.now_ms();
        let language = ui::voice::language(&self.state, &self.library, &self.look);
        self.look.can_speak = self.voice.as_ref().is_some_and(|voice| voice.speaks(language.as_str()));
        if self.voice.as_mut().is_some_and(Voice::was_heard) {
            self.take(ctx, Msg::StillReading { now_ms });
        }
        self.take(ctx, if ui::touched(ctx) { Msg::Touched { now_ms } } else { Msg::Tick { now_ms } });
        self.change_library(ctx);
        self.sleep(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        if !ui::fit_to_glass(&ctx, self.library.kiosk.glass) {
            // Drawn again within this frame, at the right zoom.
            ctx.request_discard("the glass has another size");
            return;
        }
        let mut messages = Vec::new();
        let readout = ui::root_ui(ui, &self.state, &self.library, &self.look, &mut messages);
        self.make_audible(&readout);
        if !messages.is_empty() {
            // The view has shown what was; the next frame shows what is.
            ctx.request_repaint();
        }
        for msg in messages {
            self.take(&ctx, msg);
        }
        self.sleep(&ctx);
        self.frames += 1;
        if self.window.frame_log {
            super::log_frame(self.frames, self.started.elapsed());
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let theme = self.state.theme.unwrap_or(self.library.kiosk.theme);
        self.look.tokens(theme).color.surface.to_normalized_gamma_f32()
    }
}
