//! A thread that owns the engine: however long a program takes, the screen doesn't wait for it.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::reader::Reader;
use super::script::Script;
use super::voices::Voices;
use super::{Engine, SpeechError, find_chosen};
use crate::device;
use crate::kiosk::{FIRST_PICTURE_FIRST, tell_staff};

/// How soon the next sentence follows: less than a breath.
const LOOK_EVERY: Duration = Duration::from_millis(30);

/// The screen's end of it. Dropped, it ends what is being said.
#[derive(Debug)]
pub struct Voice {
    /// `None` only while it is dropped.
    orders: Option<Sender<Option<Script>>>,
    last_order: Option<Script>,
    shared: Arc<Shared>,
    was_reading: bool,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Known once an engine was found.
    voices: OnceLock<Voices>,
    /// Its name, or why there is none.
    engine: OnceLock<Result<&'static str, String>>,
    lost: AtomicBool,
    reading: AtomicBool,
}

/// What the thread needs of the world.
pub struct World<F> {
    /// Looked for on the thread, since an engine may be slow to answer.
    pub find: F,
    /// Something has changed for the screen.
    pub wake: Box<dyn Fn() + Send>,
    /// A line for staff.
    pub tell: fn(&str),
}

impl Voice {
    /// What `device.ron` names; `None` when that is nothing, or the system has no thread for it.
    pub fn chosen(window: &egui::Context, chosen: device::Voice) -> Option<Self> {
        if chosen == device::Voice::Off {
            return None;
        }
        let window = window.clone();
        let wake = Box::new(move || window.request_repaint());
        let find = move || {
            thread::sleep(FIRST_PICTURE_FIRST);
            find_chosen(chosen)
        };
        let started = Self::start(World { find, wake, tell: tell_staff });
        started.inspect_err(|why| tell_staff(&format!("Nothing can be read aloud: {why}."))).ok()
    }

    /// # Errors
    /// When the system has no thread left.
    pub fn start<F, E>(world: World<F>) -> io::Result<Self>
    where
        F: FnOnce() -> Result<Box<dyn Engine>, E> + Send + 'static,
        E: ToString,
    {
        let (sender, orders) = mpsc::channel();
        let shared = Arc::new(Shared::default());
        let at_work = Arc::clone(&shared);
        let thread = thread::Builder::new().name("voice".to_owned()).spawn(move || {
            let World { find, wake, tell } = world;
            match find() {
                Ok(engine) => {
                    let _ = at_work.engine.set(Ok(engine.name()));
                    work(engine, &orders, &at_work, &*wake, tell);
                }
                Err(why) => {
                    tell(&why.to_string());
                    let _ = at_work.engine.set(Err(why.to_string()));
                    wake();
                }
            }
        })?;
        Ok(Self { orders: Some(sender), last_order: None, shared, was_reading: false, thread: Some(thread) })
    }

    /// The engine's name, or why there is none; `None` while it is looked for.
    pub fn engine(&self) -> Option<Result<&'static str, String>> {
        let lost = self.shared.lost.load(Ordering::Relaxed).then(|| Err("It stopped while it was used.".to_owned()));
        lost.or_else(|| self.shared.engine.get().cloned())
    }

    pub fn speaks(&self, language: &str) -> bool {
        let found = self.shared.voices.get().and_then(|voices| voices.pick(language));
        found.is_some() && !self.shared.lost.load(Ordering::Relaxed)
    }

    /// After each frame: what should be heard now.
    pub fn make_audible(&mut self, wanted: Option<Script>) {
        let wanted = wanted.filter(|script| self.speaks(&script.language));
        if wanted == self.last_order {
            return;
        }
        self.last_order.clone_from(&wanted);
        if let Some(orders) = &self.orders {
            // A thread that is gone has told why.
            let _ = orders.send(wanted);
        }
    }

    pub fn is_reading(&self) -> bool {
        self.shared.reading.load(Ordering::Relaxed)
    }

    /// Something was heard since the last call, or is being heard.
    pub fn was_heard(&mut self) -> bool {
        let is_reading = self.is_reading();
        std::mem::replace(&mut self.was_reading, is_reading) || is_reading
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.orders = None;
        // Waited for, so that nothing is said any more when the program has ended.
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(
    mut engine: Box<dyn Engine>,
    orders: &Receiver<Option<Script>>,
    shared: &Shared,
    wake: &dyn Fn(),
    tell: fn(&str),
) {
    let _ = shared.voices.set(engine.voices().clone());
    wake();
    if let Err(error) = obey(&mut *engine, orders, shared, wake) {
        shared.lost.store(true, Ordering::Relaxed);
        shared.reading.store(false, Ordering::Relaxed);
        tell(&format!("Nothing is read aloud any more: {error}. Start again when that is mended."));
        wake();
    }
    engine.stop();
}

/// Until the screen is gone.
fn obey(
    engine: &mut dyn Engine,
    orders: &Receiver<Option<Script>>,
    shared: &Shared,
    wake: &dyn Fn(),
) -> Result<(), SpeechError> {
    let mut reader = Reader::default();
    loop {
        let order = if reader.is_reading() {
            orders.recv_timeout(LOOK_EVERY)
        } else {
            orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match order {
            // Only the latest counts: pages that were passed quickly are not read.
            Ok(order) => reader.want(orders.try_iter().last().unwrap_or(order), engine)?,
            Err(RecvTimeoutError::Timeout) => reader.look(engine)?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        let was_reading = shared.reading.swap(reader.is_reading(), Ordering::Relaxed);
        if was_reading && !reader.is_reading() {
            // The idle clock starts here.
            wake();
        }
    }
}
