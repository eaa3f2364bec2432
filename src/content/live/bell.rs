//! What wakes the thread that follows a folder. However many hints come, at most one is waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

#[derive(Clone, Debug)]
pub struct Bell {
    ring: SyncSender<()>,
    asked: Arc<Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    end: AtomicBool,
    again: AtomicBool,
    watch_lost: AtomicBool,
}

impl Bell {
    pub fn new() -> (Self, Receiver<()>) {
        let (ring, listener) = sync_channel(1);
        (Self { ring, asked: Arc::default() }, listener)
    }

    pub fn ring(&self) {
        // When it can't be sent, one is waiting already, or nobody listens any more.
        let _ = self.ring.try_send(());
    }

    pub fn end(&self) {
        self.asked.end.store(true, Ordering::SeqCst);
        self.ring();
    }

    pub fn has_ended(&self) -> bool {
        self.asked.end.load(Ordering::SeqCst)
    }

    pub fn ask_again(&self) {
        self.asked.again.store(true, Ordering::SeqCst);
        self.ring();
    }

    pub fn is_asked_again(&self) -> bool {
        self.asked.again.load(Ordering::SeqCst)
    }

    /// Whether a check was asked for since the last call.
    pub fn was_asked_again(&self) -> bool {
        self.asked.again.swap(false, Ordering::SeqCst)
    }

    /// Hints may have been missed, or none will come any more.
    pub fn lose_watch(&self) {
        self.asked.watch_lost.store(true, Ordering::SeqCst);
        self.ring();
    }

    /// Whether that happened since the last call.
    pub fn has_lost_watch(&self) -> bool {
        self.asked.watch_lost.swap(false, Ordering::SeqCst)
    }
}
