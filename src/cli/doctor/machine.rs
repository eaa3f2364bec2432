//! Questions to the operating system; a program that doesn't answer holds nothing up.

use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What a program said.
pub struct Answer {
    pub is_success: bool,
    pub text: String,
}

/// `None` when the program isn't there, or doesn't end.
pub fn ask(program: &str, arguments: &[&str]) -> Option<Answer> {
    let mut command = Command::new(program);
    // In English, since the words are looked at.
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let started = Instant::now();
    let ended = loop {
        match child.try_wait() {
            Ok(Some(ended)) => break ended,
            Ok(None) if started.elapsed() < PATIENCE => thread::sleep(LOOK_EVERY),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    };
    let mut text = String::new();
    // Short answers: no pipe is ever full.
    child.stdout.take()?.read_to_string(&mut text).ok()?;
    Some(Answer { is_success: ended.success(), text })
}

/// Whether the process of this number is ours: numbers are given out again.
pub fn is_waitwise(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.trim() == "waitwise")
}

/// "MB" for people who compare it with what a shop sells.
pub fn size(bytes: u64) -> String {
    match bytes / 1_000_000 {
        0 => format!("{} kB", bytes.div_ceil(1000)),
        megabytes @ 1..10_000 => format!("{megabytes} MB"),
        megabytes => format!("{} GB", megabytes / 1000),
    }
}

/// "4 minutes"
pub fn span(secs: u64) -> String {
    let of = |count: u64, thing: &str| format!("{count} {thing}{}", if count == 1 { "" } else { "s" });
    match secs {
        0..120 => of(secs, "second"),
        120..7200 => of(secs / 60, "minute"),
        7200..172_800 => of(secs / 3600, "hour"),
        _ => of(secs / 86_400, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_spans_are_told_as_people_say_them() {
        assert_eq!(
            [0, 1, 1_999_999, 512_000_000, 64_000_000_000].map(size),
            ["0 kB", "1 kB", "1 MB", "512 MB", "64 GB"]
        );
        assert_eq!(
            [1, 59, 240, 7200, 864_000].map(span),
            ["1 second", "59 seconds", "4 minutes", "2 hours", "10 days"]
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_program_is_asked_and_one_that_is_missing_says_nothing() {
        let answer = ask("echo", &["a word"]).unwrap();
        assert_eq!((answer.is_success, answer.text.trim()), (true, "a word"));
        assert!(!ask("false", &[]).unwrap().is_success);
        assert!(ask("no-such-program-here", &[]).is_none());
    }
}
