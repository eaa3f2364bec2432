//! A program that is run to its end, or to the end of its time.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use super::PrintError;

/// None of the commands takes a second where CUPS is well.
const LIMIT: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// What a program has said is in its pipe when it ends, unless it has left somebody behind who holds the other end.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What a program said, and whether it succeeded.
#[derive(Debug)]
pub(super) struct Said {
    pub out: String,
    pub err: String,
    pub success: bool,
}

/// Runs a program with something to read; it is ended when it takes too long.
pub(super) fn run(program: &'static str, mut command: Command, input: Vec<u8>) -> Result<Said, PrintError> {
    let broken = |source| PrintError::NoProgram { program, source };
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(broken)?;
    let stdin = child.stdin.take();
    // On a thread: a program that reads slowly must not hold up who waits for it. One that ends without reading says why.
    let write = move || stdin.map(|mut stdin| stdin.write_all(&input));
    if let Err(source) = thread::Builder::new().spawn(write) {
        let _ = child.kill();
        let _ = child.wait();
        return Err(broken(source));
    }
    let (out, err) = (all_of(child.stdout.take()), all_of(child.stderr.take()));
    let success = wait(&mut child).ok_or(PrintError::TooSlow { program, secs: LIMIT.as_secs() })?;
    let [out, err] = [out, err].map(|said| said.recv_timeout(LAST_WORDS).unwrap_or_default());
    Ok(Said { out, err, success })
}

/// `None` when it had to be ended.
fn wait(child: &mut Child) -> Option<bool> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if start.elapsed() < LIMIT => thread::sleep(LOOK_EVERY),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

fn all_of(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, said) = mpsc::channel();
    let read = move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        // Nobody waits any more for a program that was ended.
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    };
    // Without a thread nothing is heard, which is no panic.
    let _ = thread::Builder::new().spawn(read);
    said
}
