//! Sound files taken apart, programs that stand in for espeak-ng, and a socket that stands in for speech-dispatcher.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

/// 16 bits a sample, one channel, as espeak-ng writes them.
pub struct Sound {
    pub samples: Vec<i16>,
    rate: u32,
}

impl Sound {
    pub fn of_wav(file: &Path) -> Self {
        let bytes = fs::read(file).unwrap();
        assert_eq!((&bytes[..4], &bytes[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        let rate = u32::from_le_bytes(bytes[24..28].try_into().unwrap());
        let data = bytes.windows(4).position(|four| four == b"data").unwrap() + 8;
        let samples = bytes[data..].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]]));
        Self { samples: samples.collect(), rate }
    }

    pub fn secs(&self) -> f64 {
        self.samples.len() as f64 / f64::from(self.rate)
    }

    /// Root of the mean square.
    pub fn loudness(&self) -> f64 {
        let squares: f64 = self.samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
        (squares / self.samples.len().max(1) as f64).sqrt()
    }
}

/// A new, empty folder for this test.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speech").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A program of a few lines.
pub fn script(folder: &Path, name: &str, lines: &str) -> String {
    let file = folder.join(name);
    // Written under another name: a file that is open for writing can't be started.
    let draft = folder.join(format!("{name}.draft"));
    fs::write(&draft, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).unwrap();
    fs::rename(&draft, &file).unwrap();
    file.to_str().unwrap().to_owned()
}

pub fn is_alive(pid: &str) -> bool {
    Path::new("/proc").join(pid).exists()
}

pub fn long_sentence() -> String {
    "and so it goes on and on ".repeat(80)
}

/// Answers one client as the daemon of speech-dispatcher does.
pub struct Daemon {
    pub socket: PathBuf,
    ends: Sender<()>,
    heard: Receiver<String>,
    now: Arc<Mutex<Option<UnixStream>>>,
}

impl Daemon {
    /// `answers`: to the question which voices there are; a real daemon whose module waits for a sound card doesn't.
    pub fn start(answers: bool, clients: usize) -> Self {
        // Not in the target folder: the path of a socket has room for 108 bytes only.
        let place = std::env::temp_dir().join(format!("waitwise-{}-{answers}-{clients}.sock", std::process::id()));
        let _ = fs::remove_file(&place);
        let socket = place.clone();
        let listener = UnixListener::bind(&place).unwrap();
        let (ends, end_asked) = mpsc::channel();
        let (on_heard, heard) = mpsc::channel();
        let now = Arc::new(Mutex::new(None::<UnixStream>));
        let client_now = Arc::clone(&now);
        thread::spawn(move || {
            for () in end_asked {
                let mut client = client_now.lock().unwrap();
                client.as_mut().unwrap().write_all(b"702-1\r\n702-7\r\n702 END\r\n").unwrap();
            }
        });
        let client_now = Arc::clone(&now);
        thread::spawn(move || {
            for client in listener.incoming().take(clients) {
                let client = client.unwrap();
                *client_now.lock().unwrap() = Some(client.try_clone().unwrap());
                serve(client, answers, &on_heard);
            }
            let _ = fs::remove_file(&place);
        });
        Self { socket, ends, heard, now }
    }

    pub fn end_sentence(&self) {
        self.ends.send(()).unwrap();
    }

    /// As a daemon that is started again does.
    pub fn hang_up(&self) {
        self.now.lock().unwrap().take().unwrap().shutdown(std::net::Shutdown::Both).unwrap();
    }

    /// All that the clients said, once the last has gone.
    pub fn heard(&self) -> Vec<String> {
        self.heard.iter().collect()
    }
}

fn serve(mut client: UnixStream, answers: bool, on_heard: &Sender<String>) {
    let (mut in_message, mut messages) = (false, 0);
    let lines = BufReader::new(client.try_clone().unwrap()).lines();
    for line in lines.map_while(Result::ok) {
        let line = line.trim_end().to_owned();
        let _ = on_heard.send(line.clone());
        let reply = match line.as_str() {
            "." if in_message => {
                in_message = false;
                messages += 1;
                format!("225-{messages}\r\n225 OK MESSAGE QUEUED\r\n701-{messages}\r\n701-2\r\n701 BEGIN\r\n")
            }
            _ if in_message => continue,
            "SPEAK" => {
                in_message = true;
                "230 OK RECEIVING DATA\r\n".to_owned()
            }
            "LIST SYNTHESIS_VOICES" if !answers => continue,
            "LIST SYNTHESIS_VOICES" => "249-English\ten\tnone\r\n249-Spanish\tes\tnone\r\n249 OK\r\n".to_owned(),
            "CANCEL self" => format!("213 OK CANCELED\r\n703-{messages}\r\n703-2\r\n703 CANCELED\r\n"),
            "QUIT" => "231 HAPPY HACKING\r\n".to_owned(),
            _ => "208 OK\r\n".to_owned(),
        };
        client.write_all(reply.as_bytes()).unwrap();
        if line == "QUIT" {
            break;
        }
    }
}
