//! What the targets share: a small pack with one file out of arbitrary bytes, and limits of time and memory.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use waitwise::content::Pack;

/// No input may take more, whatever it is.
const MAX_TIME: Duration = Duration::from_secs(1);
const MAX_BYTES: usize = 64 << 20;

/// The files that an input can stand for: its first byte says which.
pub const PATHS: [&str; 4] =
    ["kiosk.ron", "topics/topic/topic.ron", "topics/topic/questions.ron", "topics/topic/rules.ron"];

/// Path and bytes of a file.
#[must_use]
pub fn file_of(input: &[u8]) -> Option<(&'static str, &[u8])> {
    let (first, bytes) = input.split_first()?;
    Some((PATHS[usize::from(*first) % PATHS.len()], bytes))
}

/// The template as a pack, with one of its files out of these bytes.
#[must_use]
pub fn pack_with(path: &str, bytes: &[u8]) -> Pack {
    let mut pack = Pack::default();
    let kiosk = include_str!("../../assets/content/kiosk.ron").replace("\"muscle-pain\"", "\"topic\"");
    let mut add = |path: &str, bytes: &[u8]| pack.files.insert(path.to_owned(), Arc::from(bytes));
    add(PATHS[0], kiosk.as_bytes());
    add(PATHS[1], include_bytes!("../../assets/template/topic.ron"));
    add(PATHS[2], include_bytes!("../../assets/template/questions.ron"));
    add(PATHS[3], include_bytes!("../../assets/template/rules.ron"));
    add(path, bytes);
    pack
}

/// # Panics
/// When it takes too long, three times in a row (another program may have had the processor), or too much memory.
pub fn within_limits<T>(mut run: impl FnMut() -> T) -> T {
    for attempt in 1.. {
        let before = ALLOCATED.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        let started = Instant::now();
        let result = run();
        let took = started.elapsed();
        let grew = PEAK.load(Ordering::Relaxed).saturating_sub(before);
        assert!(grew <= MAX_BYTES, "this took {grew} bytes of memory");
        if took <= MAX_TIME {
            return result;
        }
        assert!(attempt < 3, "this took {took:?}");
    }
    unreachable!("the third attempt is the last")
}

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// Counts what is allocated; the libFuzzer option for it works with sanitizers only.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call goes to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        // SAFETY: the caller keeps the same promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the same promises.
        unsafe { System.dealloc(pointer, layout) }
    }
}
