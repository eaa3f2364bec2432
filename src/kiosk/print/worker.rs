//! A thread that owns the printer: however long CUPS takes, the screen doesn't wait for it.

use crate::kiosk::tell_staff;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::PrintError;
use super::cups::{Cups, JobId};
use super::reading::{Job, Trouble};
use crate::sheet::{self, Sheet};
use crate::visit::PrintStage;

/// The screen's end of it. Dropped, it takes back what has not come out yet.
#[derive(Debug)]
pub struct Printer {
    /// `None` only while it is dropped.
    orders: Option<Sender<Order>>,
    told: Receiver<(u64, PrintStage)>,
    is_there: Arc<AtomicBool>,
    /// The sheet that was asked for last: what is told of one before it is nobody's business any more.
    last_sheet: u64,
    thread: Option<JoinHandle<()>>,
}

enum Order {
    Print(u64, Box<Sheet>),
    /// The visit is over.
    Forget,
}

/// What the thread needs of the world.
pub struct World {
    pub cups: Cups,
    /// Something has changed for the screen.
    pub wake: Box<dyn Fn() + Send>,
    /// A line for staff.
    pub tell: fn(&str),
    pub times: Times,
}

#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// A page that takes longer is slow.
    pub slow_after: Duration,
    /// How often the job is looked at.
    pub look_every: Duration,
    /// How often it is asked whether there is a printer.
    pub find_every: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            slow_after: Duration::from_secs(20),
            look_every: Duration::from_secs(1),
            find_every: Duration::from_mins(1),
        }
    }
}

impl Printer {
    /// The printer of this name, else the one that CUPS has for everybody; `None` when the system has no thread for it.
    pub fn chosen(window: &egui::Context, printer: Option<String>) -> Option<Self> {
        let window = window.clone();
        let wake = Box::new(move || window.request_repaint());
        let cups = Cups { printer, ..Cups::default() };
        let started = Self::start(World { cups, wake, tell: tell_staff, times: Times::default() });
        started.inspect_err(|why| tell_staff(&format!("Nothing can be printed: {why}."))).ok()
    }

    /// # Errors
    /// When the system has no thread left.
    pub fn start(world: World) -> io::Result<Self> {
        let (sender, orders) = mpsc::channel();
        let (told_sender, told) = mpsc::channel();
        let is_there = Arc::new(AtomicBool::new(false));
        let at_work = Arc::clone(&is_there);
        let thread = thread::Builder::new().name("printer".to_owned()).spawn(move || {
            let mut bench = Bench { world, told: told_sender, is_there: at_work, job: None, last_words: None };
            bench.work(&orders);
        })?;
        Ok(Self { orders: Some(sender), told, is_there, last_sheet: 0, thread: Some(thread) })
    }

    /// Whether the button is worth showing.
    pub fn is_there(&self) -> bool {
        self.is_there.load(Ordering::Relaxed)
    }

    pub fn print(&mut self, sheet: Sheet) {
        self.last_sheet += 1;
        self.order(Order::Print(self.last_sheet, Box::new(sheet)));
    }

    /// The visit is over: what has not come out yet is taken back, and nothing more is told of it.
    pub fn forget(&mut self) {
        self.last_sheet += 1;
        self.order(Order::Forget);
    }

    /// What became of the sheet since the last call.
    pub fn told(&self) -> Option<PrintStage> {
        let current = |(sheet, stage)| (sheet == self.last_sheet).then_some(stage);
        self.told.try_iter().filter_map(current).last()
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // A thread that is gone has told why.
            let _ = orders.send(order);
        }
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        self.orders = None;
        // Waited for, so that no page comes out when the program has ended. Each command has a limit.
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The thread's side.
struct Bench {
    world: World,
    told: Sender<(u64, PrintStage)>,
    is_there: Arc<AtomicBool>,
    job: Option<Running>,
    /// What staff were told last: once is enough.
    last_words: Option<String>,
}

struct Running {
    sheet: u64,
    printer: String,
    id: JobId,
    started: Instant,
    stage: PrintStage,
}

impl Bench {
    /// Until the screen is gone.
    fn work(&mut self, orders: &Receiver<Order>) {
        self.find();
        let mut found = Instant::now();
        loop {
            let times = self.world.times;
            let patience = if self.job.is_some() { times.look_every } else { times.find_every };
            match orders.recv_timeout(patience) {
                Ok(Order::Print(sheet, page)) => self.print(sheet, &page),
                Ok(Order::Forget) => self.take_back(),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if found.elapsed() >= times.find_every && self.job.is_none() {
                self.find();
                found = Instant::now();
            }
        }
        self.take_back();
    }

    fn find(&mut self) {
        let found = self.world.cups.find();
        if let Err(why) = &found {
            self.tell_staff(&format!("Nothing can be printed: {why}."));
        }
        if self.is_there.swap(found.is_ok(), Ordering::Relaxed) != found.is_ok() {
            (self.world.wake)();
        }
    }

    fn print(&mut self, sheet: u64, page: &Sheet) {
        self.take_back();
        let printer = match self.world.cups.find() {
            Ok(printer) => printer,
            Err(why) => {
                self.tell_staff(&format!("Nothing can be printed: {why}."));
                return self.tell(sheet, PrintStage::NoPrinter);
            }
        };
        let pdf = match sheet::pdf(page) {
            Ok(pdf) => pdf,
            Err(why) => {
                self.tell_staff(&why.to_string());
                return self.tell(sheet, PrintStage::Failed);
            }
        };
        match self.world.cups.send(&printer, &pdf) {
            Ok(id) => {
                let (started, stage) = (Instant::now(), PrintStage::Sent);
                self.job = Some(Running { sheet, printer, id, started, stage });
            }
            Err(why) => {
                self.tell_staff(&format!("A sheet could not be printed: {why}."));
                self.tell(sheet, PrintStage::Failed);
            }
        }
    }

    /// What has become of the page by now.
    fn look(&mut self) {
        let Some(job) = &self.job else { return };
        let stage = match self.stage_of(job) {
            Ok(stage) => stage,
            Err(why) => {
                self.tell_staff(&format!("CUPS does not say what became of a sheet: {why}."));
                PrintStage::Failed
            }
        };
        let Some(job) = &mut self.job else { return };
        let (sheet, is_news) = (job.sheet, job.stage != stage);
        job.stage = stage;
        if stage.is_over() {
            self.take_back();
        }
        if is_news {
            self.tell(sheet, stage);
        }
    }

    fn stage_of(&self, job: &Running) -> Result<PrintStage, PrintError> {
        match self.world.cups.job(&job.printer, &job.id)? {
            Job::Done => return Ok(PrintStage::Printed),
            Job::Lost => return Ok(PrintStage::Failed),
            Job::Waiting => {}
        }
        Ok(match self.world.cups.trouble(&job.printer)? {
            Some(Trouble::Paper) => PrintStage::NeedsPaper,
            Some(Trouble::Help) => PrintStage::NeedsHelp,
            None if job.started.elapsed() >= self.world.times.slow_after => PrintStage::Slow,
            None => PrintStage::Sent,
        })
    }

    fn take_back(&mut self) {
        if let Some(job) = self.job.take() {
            self.world.cups.forget(&job.id);
        }
    }

    fn tell(&self, sheet: u64, stage: PrintStage) {
        // A screen that is gone hears nothing.
        let _ = self.told.send((sheet, stage));
        (self.world.wake)();
    }

    fn tell_staff(&mut self, words: &str) {
        if self.last_words.as_deref() != Some(words) {
            (self.world.tell)(words);
            self.last_words = Some(words.to_owned());
        }
    }
}
