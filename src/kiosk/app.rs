//! Time in, pixels out. Every decision is `visit::update`'s; what is here can't be tried without a window.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use super::news::Desk;
use super::print::Printer;
use super::speech::script::Script;
use super::speech::voice::Voice;
use super::tally::Tally;
use super::unattended::clock::{self, Jumps, Stopwatch};
use super::unattended::failure::{Failures, guarded};
use super::unattended::kept::Kept;
use super::unattended::pin_gate::{PinGate, Told};
use super::unattended::status::Reporter;
use super::unattended::watchdog::{StallDetector, Watchdog, watched_within};
use super::{Content, Start, Window, pace, report, tell_staff};
use crate::content::Library;
use crate::content::library::Glass;
use crate::device::{Device, status};
use crate::ui::readout::Readout;
use crate::ui::repaint::draw_instead;
use crate::ui::{self, Look};
use crate::visit::staff::Pin;
use crate::visit::{Effect, Msg, PinVerdict, PrintStage, State, idle, update};

/// How many wrong PINs there were, within the state folder.
const TRIES_FILE: &str = "pin-tries";
/// As `WatchdogSec` in deploy/waitwise.service.
const STALLED_AFTER: Duration = Duration::from_secs(30);

pub struct KioskApp {
    /// Dropped first: counts are written before anything else is waited for.
    tally: Tally,
    state: State,
    library: Arc<Library>,
    /// Ready, and shown when the running visit ends.
    waiting: Option<Arc<Library>>,
    desk: Desk,
    look: Look,
    window: Window,
    /// `None` when the system has no thread for it.
    voice: Option<Voice>,
    /// `None` when the system has no thread for it.
    printer: Option<Printer>,
    pin_gate: PinGate,
    watchdog: Watchdog,
    device: Device,
    gpu: Option<status::Gpu>,
    reporter: Reporter,
    failures: Failures,
    jumps: Jumps,
    /// Set from outside when the system asks the program to end.
    asked_to_end: Arc<AtomicBool>,
    /// Set when staff or the system end it. What ends otherwise has failed, or lost its glass.
    ends_on_purpose: Arc<AtomicBool>,
    ending: bool,
    /// The pass whose touches were last taken: where a compositor withholds frames, the same ones are seen again.
    touched_in_pass: u64,
    started: Stopwatch,
    frames: Arc<AtomicU64>,
    /// At the start of this frame. A tap on "Contrast" changes the theme after that.
    cleared_to: Cell<Option<egui::Color32>>,
}

impl KioskApp {
    pub fn new(
        ctx: &egui::Context,
        content: Content,
        start: Start,
        look: Look,
        gpu: Option<status::Gpu>,
        asked_to_end: Arc<AtomicBool>,
        ends_on_purpose: Arc<AtomicBool>,
    ) -> Self {
        let library = Arc::clone(&content.ready.library);
        ui::install(ctx, &library);
        start.feed.window_is_open(ctx);
        let device = start.device.clone();
        let voice = Voice::chosen(ctx, device.voice);
        let printer = Printer::chosen(ctx, device.printer.clone());
        // A trial on a desk leaves nothing behind.
        let kept_in = start.state.clone().filter(|_| !start.window.windowed);
        let tries = kept_in.as_ref().map(|folder| Kept::at(folder.join(TRIES_FILE)));
        let mut app = Self {
            state: State::fresh(0),
            library,
            waiting: None,
            tally: Tally::start(kept_in.as_deref()),
            window: start.window.clone(),
            look,
            voice,
            printer,
            pin_gate: PinGate::new(tries),
            watchdog: Watchdog::from_environment(),
            reporter: Reporter::start(kept_in, watched_within()),
            device,
            gpu,
            failures: Failures::default(),
            jumps: Jumps::watch(),
            asked_to_end,
            ends_on_purpose,
            desk: Desk::new(content, start.feed),
            ending: false,
            touched_in_pass: u64::MAX,
            started: Stopwatch::start(),
            frames: Arc::default(),
            cleared_to: Cell::default(),
        };
        if cfg!(not(unix)) && !app.window.windowed {
            app.end_when_stalled(ctx);
        }
        let until_ms = app.in_ms(app.pin_gate.wait());
        app.take(ctx, Msg::PinTold(PinVerdict::Locked { until_ms }));
        app
    }

    /// Where no systemd watches: Windows starts the program anew when it has ended.
    fn end_when_stalled(&self, ctx: &egui::Context) {
        let (window, frames) = (ctx.clone(), Arc::clone(&self.frames));
        let ask = move || window.request_repaint();
        let made = move || frames.load(Ordering::SeqCst);
        let started = StallDetector::start(STALLED_AFTER, ask, made, || std::process::abort());
        if let Err(why) = started {
            tell_staff(&format!("Nothing notices a screen that hangs: {why}."));
        }
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn in_ms(&self, wait: Duration) -> u64 {
        self.now_ms().saturating_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX))
    }

    fn take(&mut self, ctx: &egui::Context, msg: Msg) {
        for effect in update(&mut self.state, &self.library, msg) {
            match effect {
                Effect::Forget => {
                    ui::forget(ctx);
                    if let Some(printer) = &mut self.printer {
                        printer.forget();
                    }
                }
                Effect::Print => self.print(),
                Effect::Count(count) => self.tally.add(count),
                Effect::CheckPin(pin) => self.check_pin(ctx, pin),
                Effect::ReadCounts => self.read_counts(ctx),
                Effect::CheckContent => self.desk.check_content(),
                Effect::Quit => self.end_on_purpose(ctx),
            }
        }
    }

    fn check_pin(&mut self, ctx: &egui::Context, pin: Pin) {
        let hash = self.library.kiosk.staff_pin.clone().unwrap_or_default();
        let window = ctx.clone();
        if let Err(wait) = self.pin_gate.check(hash, pin, move || window.request_repaint()) {
            let until_ms = self.in_ms(wait);
            self.take(ctx, Msg::PinTold(PinVerdict::Locked { until_ms }));
        }
    }

    /// On a thread: a disk may be slow.
    fn read_counts(&mut self, ctx: &egui::Context) {
        let window = ctx.clone();
        self.tally.ask(move || window.request_repaint());
    }

    fn hear_pin(&mut self, ctx: &egui::Context) {
        let verdict = match self.pin_gate.told() {
            None => return,
            Some(Told::Right) => PinVerdict::Right,
            Some(Told::Wrong { wait }) => PinVerdict::Wrong { locked_until_ms: self.in_ms(wait) },
        };
        self.take(ctx, Msg::PinTold(verdict));
    }

    fn end_on_purpose(&mut self, ctx: &egui::Context) {
        self.ends_on_purpose.store(true, Ordering::SeqCst);
        self.end(ctx);
    }

    fn end(&mut self, ctx: &egui::Context) {
        self.ending = true;
        self.watchdog.ends();
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    fn print(&mut self) {
        let sheet = ui::handout::of(&self.state, &self.library, &self.look);
        match (&mut self.printer, sheet) {
            (Some(printer), Some(sheet)) => printer.print(sheet),
            (_, None) | (None, _) => self.state.printing.told(PrintStage::NoPrinter),
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
        if let Some(library) = self.desk.hear(&mut self.look.facts) {
            self.waiting = Some(library);
        }
        if self.state.is_between_visits()
            && let Some(library) = self.waiting.take()
        {
            ui::change_library(ctx, &library);
            self.library = library;
        }
    }

    /// For whoever can't see the screen; nothing of the visit.
    fn report(&self) {
        let next = self.waiting.as_ref().unwrap_or(&self.library);
        let content = self.desk.status(&self.look.facts, next);
        let voice = report::voice(&self.device, self.voice.as_ref());
        self.reporter.tell(report::told(&self.device, self.gpu.as_ref(), &next.kiosk, self.glass(), content, voice));
    }

    /// What was measured here, else what all screens of this content have.
    fn glass(&self) -> Glass {
        self.device.glass.unwrap_or(self.library.kiosk.glass)
    }

    /// Asks to be woken when the clock next matters; until then nothing is drawn.
    fn sleep(&self, ctx: &egui::Context) {
        if self.ending || self.asked_to_end.load(Ordering::SeqCst) {
            // It ends in the frame after, and a wish from a pass that is drawn again is forgotten.
            ctx.request_repaint();
        }
        let times = self.library.kiosk.times;
        let turn_ms = ui::voice::next_turn_ms(&self.state, &self.library, &self.look);
        let deadline_ms = idle::next_deadline_ms(&self.state, times).into_iter().chain(turn_ms).min();
        // A millisecond late rather than early: an early wake would have to be followed by another.
        let idle = deadline_ms.map(|at| Duration::from_millis(at.saturating_sub(self.state.idle.now_ms) + 1));
        let keeps_hours = self.state.is_fresh() && self.library.kiosk.opening_hours.has_any();
        let minute = keeps_hours.then(clock::until_next_minute);
        // Due now: then the frame for it is this one.
        let watched = self.watchdog.until_due().filter(|left| !left.is_zero());
        if let Some(soonest) = [idle, minute, watched].into_iter().flatten().min() {
            ctx.request_repaint_after(soonest);
        }
    }

    fn logic_unguarded(&mut self, ctx: &egui::Context) {
        let now_ms = self.now_ms();
        let language = ui::voice::language(&self.state, &self.library, &self.look);
        self.look.can_speak = self.voice.as_ref().is_some_and(|voice| voice.speaks(language.as_str()));
        self.look.can_print = self.printer.as_ref().is_some_and(Printer::is_there);
        if let Some(stage) = self.printer.as_ref().and_then(Printer::told) {
            self.take(ctx, Msg::PrintTold(stage));
        }
        self.look.facts.now = Some(clock::wall_time());
        if let Some(told) = self.jumps.look() {
            tell_staff(&told);
        }
        if self.voice.as_mut().is_some_and(Voice::was_heard) {
            self.take(ctx, Msg::StillReading { now_ms });
        }
        // First the time: a touch that wakes a computer is no sign that whoever was there before still is.
        self.take(ctx, Msg::Tick { now_ms });
        let pass = ctx.cumulative_pass_nr();
        if ui::touched(ctx) && pass != self.touched_in_pass {
            self.touched_in_pass = pass;
            self.take(ctx, Msg::Touched { now_ms });
        }
        self.hear_pin(ctx);
        if let Some(counts) = self.tally.read() {
            self.look.facts.counts = counts;
        }
        self.change_library(ctx);
        self.report();
        self.sleep(ctx);
    }

    fn ui_unguarded(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if !ui::fit_to_glass(&ctx, self.glass()) {
            // Drawn again within this frame, at the right zoom.
            ctx.request_discard("the glass has another size");
            return;
        }
        self.look.cleared_to = self.cleared_to.get();
        let mut messages = Vec::new();
        let readout = ui::root_ui(ui, &self.state, &self.library, &self.look, &mut messages);
        self.window.drill(ui);
        self.make_audible(&readout);
        if !messages.is_empty() {
            draw_instead(&ctx, "the visit went on");
        }
        for msg in messages {
            self.take(&ctx, msg);
        }
        if ctx.will_discard() {
            // Not what is going to be on the glass.
            return;
        }
        let frames = self.frames.fetch_add(1, Ordering::SeqCst) + 1;
        self.watchdog.frame_made();
        self.reporter.frame_made(frames, ui::size_px(&ctx));
        // Only now is it known when the next frame is due.
        self.sleep(&ctx);
        if self.window.frame_log {
            let textures = ctx.tex_manager().read().num_allocated();
            super::log_frame(frames, self.started.elapsed(), textures, ui::pictures::stats(&ctx).texture_bytes);
        }
    }

    /// The visit is dropped, and with it whatever made it fail.
    fn get_over_failure(&mut self, ctx: &egui::Context) {
        let over = guarded(|| self.take(ctx, Msg::Failed));
        if over.is_none() || self.failures.repeat_with_this() {
            tell_staff("It failed again and again, so the program ends, to be started anew.");
            self.end(ctx);
        }
        ctx.request_repaint();
    }
}

impl eframe::App for KioskApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let _drawing = pace::drawing();
        if self.asked_to_end.swap(false, Ordering::SeqCst) {
            self.end_on_purpose(ctx);
        }
        if !self.ending && ctx.input(|input| input.viewport().close_requested()) {
            if self.window.windowed {
                self.end_on_purpose(ctx);
            } else {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            }
        }
        if guarded(|| self.logic_unguarded(ctx)).is_none() {
            self.get_over_failure(ctx);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let _drawing = pace::drawing();
        if guarded(|| self.ui_unguarded(ui)).is_none() {
            self.get_over_failure(ui.ctx());
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let theme = self.state.theme.unwrap_or(self.library.kiosk.theme);
        let color = self.look.tokens(theme).color.surface;
        self.cleared_to.set(Some(color));
        color.to_normalized_gamma_f32()
    }
}
