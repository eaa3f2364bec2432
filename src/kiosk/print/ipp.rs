//! The two questions about a job for which CUPS has no command, in its own protocol (RFC 8010), over its own socket.
//! `cancel -x` takes a page out of the spool only while its job is waiting; one that was printed stays there for a day. And
//! `lpstat` lists a job that was printed and one that CUPS gave up with the same words.

use super::cups::{Cups, JobId};
use super::reading::Job;

/// Takes a job back with all that the server keeps of it. Whether it has done it.
pub(super) fn purge(cups: &Cups, job: &JobId) -> bool {
    // An IPP boolean: true.
    let purge = (0x22, "purge-job", [1].as_slice());
    ask(cups, job, CANCEL_JOB, &[purge]).is_some()
}

/// What has become of a job; `None` where the server does not say.
pub(super) fn job(cups: &Cups, job: &JobId) -> Option<Job> {
    let wanted = (0x44, "requested-attributes", JOB_STATE.as_bytes());
    let answer = ask(cups, job, GET_JOB_ATTRIBUTES, &[wanted])?;
    // Its name, how long its value is, and the value, of which the last byte is enough.
    let start = [JOB_STATE.as_bytes(), &[0, 4, 0, 0, 0]].concat();
    let at = answer.windows(start.len()).position(|bytes| bytes == start)?;
    match answer.get(at + start.len())? {
        3..=6 => Some(Job::Waiting),
        7 | 8 => Some(Job::Lost),
        9 => Some(Job::Done),
        _ => None,
    }
}

const JOB_STATE: &str = "job-state";
const CANCEL_JOB: u8 = 8;
const GET_JOB_ATTRIBUTES: u8 = 9;

#[cfg(not(unix))]
fn ask(_: &Cups, _: &JobId, _: u8, _: &[(u8, &str, &[u8])]) -> Option<Vec<u8>> {
    None
}

/// The answer to a request about a job; `None` unless the server has done what was asked.
#[cfg(unix)]
fn ask(cups: &Cups, job: &JobId, operation: u8, attributes: &[(u8, &str, &[u8])]) -> Option<Vec<u8>> {
    let (_, number) = job.0.rsplit_once('-')?;
    let answer = unix::post(&unix::socket(cups)?, &unix::request(number, operation, attributes)).ok()?;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    // The version, then the status; those below 256 are successes.
    let is_done = answer.starts_with(b"HTTP/1.1 200") && answer.get(end + 4 + 2) == Some(&0);
    is_done.then_some(answer)
}

#[cfg(unix)]
mod unix {
    use std::io::{Read as _, Write as _};
    use std::os::unix::net::UnixStream;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use crate::kiosk::print::cups::{Cups, USER};

    const SOCKET: &str = "/run/cups/cups.sock";
    const LIMIT: Duration = Duration::from_secs(5);
    /// Longer than any answer to these questions.
    const MOST_BYTES: u64 = 65_536;

    /// Where the server listens on this computer.
    pub fn socket(cups: &Cups) -> Option<PathBuf> {
        let told = cups.env.iter().find(|(name, _)| name == "CUPS_SERVER").map(|(_, value)| value.clone());
        let told = told.or_else(|| std::env::var_os("CUPS_SERVER"));
        let path = told.map_or_else(|| PathBuf::from(SOCKET), PathBuf::from);
        path.is_absolute().then_some(path)
    }

    pub fn request(number: &str, operation: u8, attributes: &[(u8, &str, &[u8])]) -> Vec<u8> {
        const VERSION_2_0: [u8; 2] = [2, 0];
        const REQUEST_ID: [u8; 4] = [0, 0, 0, 1];
        const OPERATION_ATTRIBUTES: u8 = 1;
        const END: u8 = 3;
        let mut request = [VERSION_2_0.as_slice(), &[0, operation], &REQUEST_ID, &[OPERATION_ATTRIBUTES]].concat();
        let uri = format!("ipp://localhost/jobs/{number}");
        let first = [
            (0x47, "attributes-charset", b"utf-8".as_slice()),
            (0x48, "attributes-natural-language", b"en"),
            (0x45, "job-uri", uri.as_bytes()),
            (0x42, "requesting-user-name", USER.as_bytes()),
        ];
        for (tag, name, value) in first.iter().chain(attributes) {
            request.push(*tag);
            for part in [name.as_bytes(), value] {
                request.extend(u16::try_from(part.len()).unwrap_or_default().to_be_bytes());
                request.extend(part);
            }
        }
        request.push(END);
        request
    }

    pub fn post(socket: &Path, request: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut stream = UnixStream::connect(socket)?;
        stream.set_read_timeout(Some(LIMIT))?;
        stream.set_write_timeout(Some(LIMIT))?;
        let length = request.len();
        write!(
            stream,
            "POST /jobs/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n"
        )?;
        stream.write_all(request)?;
        let mut answer = Vec::new();
        stream.take(MOST_BYTES).read_to_end(&mut answer)?;
        Ok(answer)
    }
}
