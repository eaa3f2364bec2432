//! The only `eframe::App`: a thin shell that brings time and touches to `visit::update` and runs its effects.

mod app;
mod desk;
pub mod gallery;
mod languages;
pub mod news;
mod pace;
pub mod preview;
pub mod print;
mod report;
mod screen_size;
pub mod speech;
mod tally;
pub mod unattended;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{fs, io};

use crate::content::live::{News, Ready};
use crate::device::Device;
use crate::ui::Look;
use app::KioskApp;
use news::Check;
use unattended::failure::guarded;

/// How the program stands on the desktop.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// In a window that can be closed; otherwise the whole screen, with no way out.
    pub windowed: bool,
    /// Inside of the window in pixels.
    pub size_px: Option<(u32, u32)>,
    /// Say each frame on stderr: for the bench of the first frame and the test that a still screen draws nothing.
    pub frame_log: bool,
    /// A file in which a technician writes `panic` or `stall`, to see that the program gets over it.
    pub drill: Option<PathBuf>,
}

impl Window {
    /// Fails on purpose, if that is asked for: in the middle of a page, where most is left half done.
    fn drill(&self, ui: &mut egui::Ui) {
        let Some(file) = &self.drill else { return };
        let Ok(word) = fs::read_to_string(file) else { return };
        // Once only.
        let _ = fs::remove_file(file);
        match word.trim() {
            "panic" => {
                ui.scope(|ui| ui.input(|_| fail()));
            }
            "stall" => loop {
                thread::park();
            },
            _ => {}
        }
    }
}

#[expect(clippy::panic, reason = "a drill")]
fn fail() {
    std::panic::panic_any("a drill");
}

/// What a kiosk starts with.
#[derive(Debug)]
pub struct Start {
    /// What becomes of the content later.
    pub feed: Feed<News>,
    /// Where things are kept that outlive the program; `None` where there is no place for it.
    pub state: Option<PathBuf>,
    /// What is so of this computer alone.
    pub device: Device,
    pub window: Window,
}

/// What is shown first.
#[derive(Debug)]
pub struct Content {
    pub ready: Ready,
    /// `None` where there is no folder.
    pub check: Option<Check>,
}

/// Reads what is shown first, on a thread of its own: a window takes as long to open.
#[derive(Debug)]
pub struct Reading(JoinHandle<Result<Content, String>>);

impl Reading {
    /// # Errors
    /// When the system has no thread for it.
    pub fn start(read: impl FnOnce() -> Result<Content, String> + Send + 'static) -> io::Result<Self> {
        thread::Builder::new().name("first content".to_owned()).spawn(read).map(Self)
    }

    fn wait(self) -> Result<Content, KioskError> {
        self.0.join().map_err(|_| KioskError::Broken)?.map_err(KioskError::Content)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum KioskError {
    #[error("{0}")]
    Content(String),
    #[error("A bundled theme can't be read: {0}")]
    Theme(#[from] crate::ui::tokens::TokensError),
    #[error("No window could be opened: {0}. Is a screen connected, and DISPLAY or WAYLAND_DISPLAY set?")]
    Window(String),
    #[error("The screen failed, or went away.")]
    Broken,
}

/// What nobody waits for begins so much later: a processor with two cores has enough to do until the first picture.
pub const FIRST_PICTURE_FIRST: Duration = Duration::from_secs(1);

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

/// Opens the kiosk and returns when staff or the system close it.
///
/// # Errors
/// When there is no content to show, no window can be opened, or it fails again and again.
pub fn run(start: Start, first: Reading) -> Result<(), KioskError> {
    unattended::private::keep_memory_private();
    unattended::failure::tell_place_of_panics();
    let window = start.window.clone();
    if let Some(state) = start.state.as_deref().filter(|_| !window.windowed) {
        unattended::log::start(state);
    }
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
    let options = eframe::NativeOptions {
        viewport,
        // Nothing of a visit is put on a clipboard, and nothing from there is typed.
        clipboard_shortcuts: false,
        system_font_fallback: false,
        // Nothing here fades from one colour into another, and noise over every pixel is dear without a GPU.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    let (asked_to_end, on_purpose) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let ends_on_purpose = Arc::clone(&on_purpose);
    let opened = guarded(|| {
        pace::open(options, move |creation| {
            // Until then the system ends the program as it would any other.
            let content = first.wait()?;
            end_when_told(&creation.egui_ctx, &asked_to_end);
            let gpu = unattended::gpu::of(creation);
            let app = KioskApp::new(&creation.egui_ctx, content, start, look, gpu, asked_to_end, ends_on_purpose);
            Ok(Box::new(app))
        })
    });
    match opened {
        Some(Err(error)) => Err(error),
        Some(Ok(())) if on_purpose.load(Ordering::SeqCst) => Ok(()),
        // It failed again and again; or what draws failed outside of a frame: the glass, its driver, the compositor.
        _ => Err(KioskError::Broken),
    }
}

/// A system that shuts down asks first: counts are written then.
#[cfg(unix)]
fn end_when_told(ctx: &egui::Context, asked_to_end: &Arc<AtomicBool>) {
    use signal_hook::consts::{SIGINT, SIGTERM};

    let (window, asked_to_end) = (ctx.clone(), Arc::clone(asked_to_end));
    // Where no thread can be had, the system ends the program as it would any other.
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGINT]) else { return };
    let wait = move || {
        for _ in signals.forever() {
            asked_to_end.store(true, Ordering::SeqCst);
            window.request_repaint();
        }
    };
    let _ = thread::Builder::new().name("signals".to_owned()).spawn(wait);
}

#[cfg(not(unix))]
fn end_when_told(_: &egui::Context, _: &Arc<AtomicBool>) {}

fn open(
    options: eframe::NativeOptions,
    app: impl FnOnce(&eframe::CreationContext<'_>) -> Box<dyn eframe::App>,
) -> Result<(), KioskError> {
    eframe::run_native("waitwise", options, Box::new(move |creation| Ok(app(creation))))
        // eframe's error can't cross threads; its words can.
        .map_err(|error| KioskError::Window(error.to_string()))
}

/// On stderr, and in the log where there is one.
pub fn tell_staff(line: &str) {
    on_stderr(line);
    tracing::info!("{line}");
}

fn log_frame(number: u64, since_start: Duration, textures: usize, pictures_bytes: usize) {
    let (ms, pictures_kib) = (since_start.as_millis(), pictures_bytes / 1024);
    on_stderr(&format!("frame {number} {ms} ms, {textures} textures, {pictures_kib} KiB of pictures"));
}

/// `eprintln!` would panic where stderr takes nothing: a file on a full disk, a reader that has gone.
fn on_stderr(line: &str) {
    let _ = io::stderr().write_all(format!("{line}\n").as_bytes());
}
