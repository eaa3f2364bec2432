//! A core dump would hold the answers of whoever stood there: the kiosk allows none of itself.

use std::fs;

use super::Seen;
use super::known::{Kiosk, Known};

pub fn check(known: &Known) -> Seen {
    let running = known.status().filter(|_| !matches!(known.kiosk, Kiosk::NeverRan | Kiosk::IsGone { .. }));
    let Some(pid) = running.map(|status| status.pid) else {
        return Seen::ok("The kiosk turns them off for itself when it starts.");
    };
    let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap_or_default();
    match soft_limit(&limits) {
        Some("0") => Seen::ok("Off for the running kiosk."),
        Some(_) => Seen::broken(
            "A failure of the running kiosk could leave a core dump, with answers in it.",
            "Add LimitCORE=0 to its unit, then start it anew.",
        ),
        None => Seen::look("The system doesn't say whether they are off.", "Look at LimitCORE in the kiosk's unit."),
    }
}

/// "Max core file size         0                    unlimited            bytes"
fn soft_limit(limits: &str) -> Option<&str> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max core file size"))?;
    line.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_read_as_linux_writes_it() {
        let line =
            "Max cpu time    unlimited  unlimited  seconds\nMax core file size        0           0        bytes\n";
        assert_eq!(soft_limit(line), Some("0"));
        assert_eq!(soft_limit(""), None);
    }
}
