//! Memory that is put on a disk may hold a visit.

use std::fs;

use super::Seen;
use super::known::Known;

pub fn check(_: &Known) -> Seen {
    let Ok(list) = fs::read_to_string("/proc/swaps") else {
        return Seen::ok("The system doesn't say whether memory is put on a disk.");
    };
    // The first line is a heading. What is compressed in memory stays there.
    let on_disk = list.lines().skip(1).filter(|line| !line.trim().is_empty() && !line.starts_with("/dev/zram")).count();
    if on_disk == 0 {
        return Seen::ok("Off: memory stays memory.");
    }
    Seen::look(
        "On: what a patient answers may reach the disk for a while.",
        "Turn it off (swapoff -a, and out of /etc/fstab), or encrypt it.",
    )
}
