//! What large blocks took goes back to the system, though small ones made between them stay.

#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(clippy::expect_used, reason = "a test stops at the first thing that is wrong")]

use waitwise::kiosk::unattended::heap::give_back_large_blocks;

/// Textures of drawings at 1080 × 1920, in bytes.
const SIZES: [usize; 5] = [300 << 10, 540 << 10, 760 << 10, 1200 << 10, 3800 << 10];
const ROUNDS: usize = 12;

fn resident_kib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("with this line");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[test]
fn pictures_that_came_and_went_in_many_sizes_leave_no_holes() {
    give_back_large_blocks();
    let before_kib = resident_kib();
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for round in 0..ROUNDS {
        let mut pictures = Vec::new();
        for size in SIZES {
            pictures.push(vec![1_u8; size + round * 4096]);
            // What was laid out for the screen outlives its pictures.
            kept.push(vec![1_u8; 4000]);
        }
    }
    let grown_kib = resident_kib().saturating_sub(before_kib);
    let kept_kib = kept.iter().map(Vec::len).sum::<usize>() / 1024;
    assert!(grown_kib < kept_kib + 2048, "{grown_kib} KiB more, of which {kept_kib} are in use");
}
