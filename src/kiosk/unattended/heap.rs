//! Memory that pictures took goes back to the system when they go, and is not kept in pieces between others.

/// Blocks of this size and more are mapped one by one. That is a drawing on a card at 1080 × 1920, or the texture of
/// all letters; a letter and a laid-out text are smaller.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const MAPPED_ALONE_BYTES: i32 = 256 << 10;

/// For the whole process; called first, before it has a second thread.
///
/// glibc maps large blocks alone too, but each time one is freed it takes the next as large ones from the heap, up to
/// 32 MiB (mallopt(3), `M_MMAP_THRESHOLD`). With software rendering every texture is such a block; they come and go in many
/// sizes, and after a quarter of an hour the holes between them were larger than all of them together
/// (`tests/e2e/soak`).
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "no crate wraps it, and two numbers go in")]
pub fn give_back_large_blocks() {
    // SAFETY: `mallopt` takes no pointer and moves no block; it writes one number under the lock of the heap.
    let _ = unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, MAPPED_ALONE_BYTES) };
}

/// Others have their own way.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back_large_blocks() {}
