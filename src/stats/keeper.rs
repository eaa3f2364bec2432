//! The thread that writes, so that no frame waits for a disk.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{Book, Counter, News};
use crate::content::Date;

struct Entry {
    day: Date,
    topic: String,
    language: String,
    counter: Counter,
}

/// Counts until it is dropped; then the last batch is written.
#[derive(Debug)]
pub struct Keeper {
    sender: Option<Sender<Entry>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// A quarter of an hour: so long that the time of a batch tells little, so short that a power cut loses little.
    pub const BATCH: Duration = Duration::from_mins(15);

    /// Writes a batch when its first number has waited for so long. News is told on the thread that writes.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start(file: PathBuf, batch: Duration, tell: impl Fn(News) + Send + 'static) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let work = move || keep(&receiver, Book::of(file), batch, &tell);
        let thread = thread::Builder::new().name("statistics".to_owned()).spawn(work)?;
        Ok(Self { sender: Some(sender), thread: Some(thread) })
    }

    pub fn add(&self, day: Date, topic: &str, language: &str, counter: Counter) {
        let entry = Entry { day, topic: topic.to_owned(), language: language.to_owned(), counter };
        // Fails only if the thread is gone, and statistics are no reason to stop.
        let _ = self.sender.as_ref().map(|sender| sender.send(entry));
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.sender = None;
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn keep(receiver: &Receiver<Entry>, mut book: Book, batch: Duration, tell: &dyn Fn(News)) {
    let mut due = Instant::now();
    loop {
        // With nothing to write it sleeps until there is.
        let entry = if book.is_empty() {
            receiver.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            receiver.recv_timeout(due.saturating_duration_since(Instant::now()))
        };
        let is_end = matches!(entry, Err(RecvTimeoutError::Disconnected));
        if let Ok(Entry { day, topic, language, counter }) = entry {
            if book.is_empty() {
                due = Instant::now() + batch;
            }
            book.add(day, &topic, &language, &counter);
        }
        if is_end || Instant::now() >= due {
            book.flush().into_iter().for_each(tell);
            due = Instant::now() + batch;
        }
        if is_end {
            return;
        }
    }
}
