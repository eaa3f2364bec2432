//! The thread on which photos are decoded and scaled down. The thread that draws never does either.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, Weak};

use egui::{ColorImage, Context};

use super::shelf::{Shelf, Wish, lock};
use crate::content::picture::{SHOWN_LONG_SIDE_PX, decode};

/// Opens with the first photo: a pack of drawings has no such thread. It ends when the shelf is gone.
#[derive(Default)]
pub struct Darkroom {
    jobs: Option<Sender<Job>>,
}

pub struct Job {
    pub ctx: Context,
    pub shared: Weak<Mutex<Shelf>>,
    pub uri: String,
    pub bytes: Arc<[u8]>,
}

impl Darkroom {
    /// False when there is no thread to be had.
    pub fn take(&mut self, job: Job) -> bool {
        if self.jobs.is_none() {
            let (sender, receiver) = channel();
            let thread = std::thread::Builder::new().name("photos".to_owned()).spawn(move || work(&receiver));
            self.jobs = thread.is_ok().then_some(sender);
        }
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok())
    }
}

fn work(jobs: &Receiver<Job>) {
    let mut waiting = Vec::new();
    loop {
        if waiting.is_empty() {
            let Ok(job) = jobs.recv() else { return };
            waiting.push(job);
        }
        waiting.extend(jobs.try_iter());
        // What is on the screen now was asked for last.
        if let Some(job) = waiting.pop() {
            job.run();
        }
    }
}

impl Job {
    fn run(self) {
        let Some(shared) = self.shared.upgrade() else { return };
        // One that came onto the screen meanwhile was asked for twice; one of another library is of no use any more.
        let mut held = lock(&shared);
        match held.wish_for(&self.uri, &self.bytes) {
            Some(Wish::Now) => {}
            Some(Wish::Ahead) if held.has_room_ahead(&self.ctx) => {}
            Some(Wish::Ahead) => return held.put_off(&self.uri),
            None => return,
        }
        drop(held);
        let image = self.developed();
        let mut held = lock(&shared);
        if let Some(wish) = held.wish_for(&self.uri, &self.bytes) {
            held.developed(&self.ctx, &self.uri, image, wish);
            drop(held);
            self.ctx.request_repaint();
        }
    }

    fn developed(&self) -> Option<ColorImage> {
        let of_gpu = u32::try_from(self.ctx.input(|input| input.max_texture_side)).unwrap_or(u32::MAX);
        let photo = decode(&self.bytes, SHOWN_LONG_SIDE_PX.min(of_gpu)).ok()?;
        let size = [photo.width_px as usize, photo.height_px as usize];
        Some(ColorImage::from_rgba_unmultiplied(size, &photo.rgba))
    }
}
