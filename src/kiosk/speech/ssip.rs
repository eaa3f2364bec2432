//! SSIP, the line protocol of speech-dispatcher: a command, a reply of numbered lines, and events in between.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

/// A daemon whose module waits for a sound card never answers some commands.
const REPLY_LIMIT: Duration = Duration::from_secs(3);

/// Messages that have come to their end.
const END: u16 = 702;
const CANCELED: u16 = 703;

pub struct Ssip {
    stream: UnixStream,
    /// What was read and makes no whole line yet.
    rest: Vec<u8>,
    /// Numbers of messages that have ended.
    ended: Vec<String>,
    /// Between the first line of an event and its last.
    in_event: bool,
}

#[derive(Debug, PartialEq, Eq)]
struct Line {
    code: u16,
    is_last: bool,
    text: String,
}

impl Ssip {
    pub fn connect(socket: &Path) -> io::Result<Self> {
        let stream = UnixStream::connect(socket)?;
        stream.set_read_timeout(Some(REPLY_LIMIT))?;
        stream.set_write_timeout(Some(REPLY_LIMIT))?;
        Ok(Self { stream, rest: Vec::new(), ended: Vec::new(), in_event: false })
    }

    /// Sends a line and returns the lines of the reply but its last.
    pub fn command(&mut self, line: &str) -> io::Result<Vec<String>> {
        self.stream.write_all(format!("{line}\r\n").as_bytes())?;
        let mut texts = Vec::new();
        loop {
            let line = self.line()?;
            match line {
                Line { code: 700.., .. } => self.event(line),
                Line { code: 200..300, is_last: false, text } => texts.push(text),
                Line { code: 200..300, .. } => return Ok(texts),
                Line { code, text, .. } => return Err(io::Error::other(format!("{code} {text}"))),
            }
        }
    }

    /// Returns the number of the message.
    pub fn speak(&mut self, words: &str) -> io::Result<String> {
        self.command("SPEAK")?;
        // A line that begins with a dot might end the message.
        let escaped = |line: &str| if line.starts_with('.') { format!(".{line}") } else { line.to_owned() };
        let data = words.lines().map(escaped).collect::<Vec<_>>().join("\r\n");
        let reply = self.command(&format!("{data}\r\n."))?;
        reply.into_iter().next().ok_or_else(|| io::Error::other("a message without a number"))
    }

    /// Whether the end of this message was told. Doesn't wait.
    pub fn has_ended(&mut self, message: &str) -> io::Result<bool> {
        self.stream.set_nonblocking(true)?;
        let read = self.read_events();
        self.stream.set_nonblocking(false)?;
        read?;
        Ok(self.ended.iter().any(|ended| ended == message))
    }

    pub fn forget_ended(&mut self) {
        self.ended.clear();
    }

    fn read_events(&mut self) -> io::Result<()> {
        loop {
            match self.line() {
                Ok(line) => self.event(line),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            }
        }
    }

    /// The first line of an event has the number of its message, the second that of the client.
    fn event(&mut self, line: Line) {
        let is_first = !std::mem::replace(&mut self.in_event, !line.is_last);
        if is_first && matches!(line.code, END | CANCELED) {
            self.ended.push(line.text);
        }
    }

    fn line(&mut self) -> io::Result<Line> {
        loop {
            if let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.rest.drain(..=end).collect();
                return Line::parse(&String::from_utf8_lossy(&line));
            }
            let mut buffer = [0; 4096];
            let len = self.stream.read(&mut buffer)?;
            if len == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            self.rest.extend(buffer.iter().take(len));
        }
    }
}

impl Line {
    /// "225-17" or "225 OK MESSAGE QUEUED".
    fn parse(line: &str) -> io::Result<Self> {
        let line = line.trim_end();
        let parsed = line.split_at_checked(3).and_then(|(code, rest)| {
            let is_last = !rest.starts_with('-');
            Some(Self { code: code.parse().ok()?, is_last, text: rest.get(1..).unwrap_or_default().to_owned() })
        });
        parsed.ok_or_else(|| io::Error::other(format!("not a line of SSIP: {line}")))
    }
}
