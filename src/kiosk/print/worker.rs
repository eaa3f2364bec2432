//! A thread that owns the printer: however long CUPS takes, the screen doesn't wait for it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::PrintError;
use super::cups::{Cups, JobId};
use super::reading::{Job, Trouble};
use crate::kiosk::unattended::failure::guarded;
use crate::kiosk::{FIRST_PICTURE_FIRST, tell_staff};
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
    last_sheet: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
    /// Hears when the thread is done.
    done: Receiver<()>,
}

/// So long the end of the program waits for CUPS. What is left then is taken back at the next start.
const PATIENCE_AT_END: Duration = Duration::from_secs(3);
/// So often a job is taken back again where CUPS doesn't answer.
const TRIES: u8 = 60;

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
    /// Before anything else.
    pub rest_first: Duration,
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
            rest_first: FIRST_PICTURE_FIRST,
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
        let last_sheet = Arc::new(AtomicU64::new(0));
        let (is_there_here, last_sheet_here) = (Arc::clone(&is_there), Arc::clone(&last_sheet));
        let (is_done, done) = mpsc::channel::<()>();
        let thread = thread::Builder::new().name("printer".to_owned()).spawn(move || {
            let mut bench = Bench {
                world,
                told: told_sender,
                is_there: is_there_here,
                last_sheet: last_sheet_here,
                job: None,
                not_taken_back: Vec::new(),
                last_words: None,
            };
            bench.work(&orders);
            drop(is_done);
        })?;
        Ok(Self { orders: Some(sender), told, is_there, last_sheet, thread: Some(thread), done })
    }

    /// Whether the button is worth showing.
    pub fn is_there(&self) -> bool {
        self.is_there.load(Ordering::Relaxed) && self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    pub fn print(&mut self, sheet: Sheet) {
        let number = self.last_sheet.fetch_add(1, Ordering::SeqCst) + 1;
        self.order(Order::Print(number, Box::new(sheet)));
    }

    /// The visit is over: what has not come out yet is taken back, and nothing more is told of it.
    pub fn forget(&mut self) {
        self.last_sheet.fetch_add(1, Ordering::SeqCst);
        self.order(Order::Forget);
    }

    /// What became of the sheet since the last call.
    pub fn told(&self) -> Option<PrintStage> {
        let current = |(sheet, stage)| (sheet == self.last_sheet.load(Ordering::SeqCst)).then_some(stage);
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
        // Whatever waits is nobody's any more.
        self.last_sheet.fetch_add(1, Ordering::SeqCst);
        // Waited for, so that no page comes out when the program has ended; but not for a CUPS that hangs.
        let _ = self.done.recv_timeout(PATIENCE_AT_END);
    }
}

/// The thread's side.
struct Bench {
    world: World,
    told: Sender<(u64, PrintStage)>,
    is_there: Arc<AtomicBool>,
    /// Another number than that of a sheet: its visit is over.
    last_sheet: Arc<AtomicU64>,
    job: Option<Running>,
    /// CUPS didn't say that they are gone; with the tries that are left.
    not_taken_back: Vec<(JobId, u8)>,
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
        thread::sleep(self.world.times.rest_first);
        // Of a program that was killed: nobody is there who waits for it.
        self.world.cups.forget_all();
        self.find();
        let mut found = Instant::now();
        loop {
            let times = self.world.times;
            let is_busy = self.job.is_some() || !self.not_taken_back.is_empty();
            match orders.recv_timeout(if is_busy { times.look_every } else { times.find_every }) {
                Ok(Order::Print(sheet, page)) => {
                    // An odd text must not end the thread, and with it every taking back.
                    if guarded(|| self.print(sheet, &page)).is_none() {
                        self.world.cups.forget_all();
                        self.tell(sheet, PrintStage::Failed);
                    }
                }
                Ok(Order::Forget) => self.take_back(),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.take_back_again();
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
        if !self.is_wanted(sheet) {
            return;
        }
        match self.world.cups.send(&printer, &pdf) {
            Ok(id) => {
                let (started, stage) = (Instant::now(), PrintStage::Sent);
                self.job = Some(Running { sheet, printer, id, started, stage });
                if !self.is_wanted(sheet) {
                    self.take_back();
                }
            }
            Err(why) => {
                // It may have been taken all the same, under a number that nobody was told.
                self.world.cups.forget_all();
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

    fn is_wanted(&self, sheet: u64) -> bool {
        self.last_sheet.load(Ordering::SeqCst) == sheet
    }

    fn take_back(&mut self) {
        if let Some(job) = self.job.take()
            && !self.world.cups.forget(&job.id)
        {
            self.not_taken_back.push((job.id, TRIES));
        }
    }

    fn take_back_again(&mut self) {
        for (job, tries) in std::mem::take(&mut self.not_taken_back) {
            if !self.world.cups.forget(&job) && tries > 0 {
                self.not_taken_back.push((job, tries - 1));
            }
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
