//! The only `eframe::App`: a thin shell that brings time and touches to `visit::update` and runs its effects.

mod app;
mod desk;
pub mod gallery;
mod languages;
pub mod preview;
pub mod speech;

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};

use crate::content::Library;
use crate::ui::Look;
use app::KioskApp;

/// How the program stands on the desktop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window {
    /// In a window that can be closed; otherwise the whole screen, with no way out.
    pub windowed: bool,
    /// Inside of the window in pixels.
    pub size_px: Option<(u32, u32)>,
    /// Say each frame on stderr: for the bench of the first frame and the test that a still screen draws nothing.
    pub frame_log: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum KioskError {
    #[error("A bundled theme can't be read: {0}")]
    Theme(#[from] crate::ui::tokens::TokensError),
    #[error("No window could be opened: {0}. Is a screen connected, and DISPLAY or WAYLAND_DISPLAY set?")]
    Window(String),
}

/// Portrait, for a desk.
const DESK_SIZE_PX: (u32, u32) = (540, 960);

/// Where content that becomes ready while the kiosk runs is put; from any thread.
#[derive(Clone, Debug)]
pub struct Stage<T> {
    next: Sender<T>,
    /// Known once the window is open.
    window: Arc<OnceLock<egui::Context>>,
}

/// What [`Stage`] puts there, for [`run`] or [`preview::run`].
#[derive(Debug)]
pub struct Feed<T> {
    next: Receiver<T>,
    window: Arc<OnceLock<egui::Context>>,
}

pub fn stage<T>() -> (Stage<T>, Feed<T>) {
    let (sender, receiver) = mpsc::channel();
    let window = Arc::new(OnceLock::new());
    (Stage { next: sender, window: Arc::clone(&window) }, Feed { next: receiver, window })
}

impl<T> Stage<T> {
    /// A library is shown at once while nobody is there; after the running visit otherwise.
    pub fn show(&self, what: T) {
        // A kiosk that is closed shows nothing any more.
        let _ = self.next.send(what);
        if let Some(ctx) = self.window.get() {
            ctx.request_repaint();
        }
    }
}

impl<T> Feed<T> {
    /// From now on, whatever is put on the stage wakes the window.
    fn window_is_open(&self, ctx: &egui::Context) {
        // Set only here, once.
        let _ = self.window.set(ctx.clone());
    }

    fn next(&self) -> Option<T> {
        self.next.try_recv().ok()
    }
}

/// Opens the kiosk and returns when it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(library: Arc<Library>, feed: Feed<Arc<Library>>, window: Window) -> Result<(), KioskError> {
    let look = Look::load()?;
    let (width, height) = window.size_px.unwrap_or(DESK_SIZE_PX);
    #[expect(clippy::cast_precision_loss, reason = "a screen's size in pixels")]
    let size = egui::vec2(width as f32, height as f32);
    let mut viewport = egui::ViewportBuilder::default().with_title("waitwise").with_app_id("waitwise");
    viewport = if window.windowed {
        viewport.with_inner_size(size)
    } else {
        viewport.with_fullscreen(true).with_decorations(false)
    };
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    open(options, move |ctx| Box::new(KioskApp::new(ctx, library, feed, look, window)))
}

fn open(
    options: eframe::NativeOptions,
    app: impl FnOnce(&egui::Context) -> Box<dyn eframe::App>,
) -> Result<(), KioskError> {
    eframe::run_native("waitwise", options, Box::new(move |creation| Ok(app(&creation.egui_ctx))))
        // eframe's error can't cross threads; its words can.
        .map_err(|error| KioskError::Window(error.to_string()))
}

#[expect(clippy::print_stderr, reason = "staff read it where the kiosk was started")]
fn tell_staff(line: &str) {
    eprintln!("{line}");
}

#[expect(clippy::print_stderr, reason = "asked for with --frame-log")]
fn log_frame(number: u64, since_start: std::time::Duration) {
    eprintln!("frame {number} {} ms", since_start.as_millis());
}
