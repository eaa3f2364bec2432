//! espeak-ng, a process for each sentence: it can be killed in the middle of a word, and if it hangs or dies, that is one
//! sentence and not the kiosk.

use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::voices::Voices;
use super::{Engine, SpeechError};

pub const PROGRAM: &str = "espeak-ng";

/// The greatest of espeak's amplitudes, of which 100 is the usual.
const GREATEST_AMPLITUDE: u32 = 200;

/// More than it takes to say nothing, even where a sound server has to wake up.
const PROBE_LIMIT: Duration = Duration::from_secs(5);

pub struct Espeak {
    program: String,
    voices: Voices,
    /// Sound goes into this file instead of into the room.
    wav: Option<PathBuf>,
    speaking: Option<Child>,
}

impl Espeak {
    /// Asks the program which voices it has.
    ///
    /// # Errors
    /// When it can't be started or has none.
    pub fn new(program: &str) -> Result<Self, SpeechError> {
        let listed = Command::new(program).arg("--voices").stdin(Stdio::null()).output();
        let listed = listed.map_err(|why| SpeechError::NotStarted { program: program.to_owned(), why })?;
        let voices = Voices::of_espeak(&String::from_utf8_lossy(&listed.stdout));
        if voices.is_empty() {
            return Err(SpeechError::NoVoices { program: program.to_owned() });
        }
        Ok(Self { program: program.to_owned(), voices, wav: None, speaking: None })
    }

    #[must_use]
    pub fn into_wav(mut self, file: impl Into<PathBuf>) -> Self {
        self.wav = Some(file.into());
        self
    }

    /// Without a sound card espeak-ng says so, ends at once, and calls that a success. So it is asked to say nothing.
    ///
    /// # Errors
    /// When no sound would be heard.
    pub fn that_is_heard(self) -> Result<Self, SpeechError> {
        let mut child = self.command("en", 0).stderr(Stdio::piped()).spawn().map_err(|why| self.not_started(why))?;
        drop(child.stdin.take());
        let Some(mut complaints) = child.stderr.take() else { return Ok(self) };
        let (sender, receiver) = mpsc::channel();
        // A sound server that it wakes may keep the pipe open for ever: so this thread isn't waited for.
        let reading = thread::Builder::new().name("espeak-ng complains".to_owned()).spawn(move || {
            let mut text = Vec::new();
            let _ = complaints.read_to_end(&mut text);
            let _ = sender.send(String::from_utf8_lossy(&text).into_owned());
        });
        let text = reading.ok().and_then(|_| receiver.recv_timeout(PROBE_LIMIT).ok()).unwrap_or_default();
        end(&mut child);
        match text.lines().find_map(|line| line.strip_prefix("error: ")) {
            Some(why) => Err(SpeechError::NoSound { program: self.program.clone(), why: why.to_owned() }),
            None => Ok(self),
        }
    }

    /// The words come over stdin: on the command line, everybody on the machine could see them.
    fn command(&self, voice: &str, amplitude: u32) -> Command {
        let mut command = Command::new(&self.program);
        // `-b 1`: UTF-8, whatever the locale says.
        command.args(["--stdin", "-b", "1", "-v", voice, "-a", &amplitude.to_string()]);
        if let Some(file) = &self.wav {
            command.arg("-w").arg(file);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn not_started(&self, why: io::Error) -> SpeechError {
        SpeechError::NotStarted { program: self.program.clone(), why }
    }

    fn ended(&self, why: &impl ToString) -> SpeechError {
        SpeechError::Ended { program: self.program.clone(), why: why.to_string() }
    }
}

impl Engine for Espeak {
    fn name(&self) -> &'static str {
        PROGRAM
    }

    fn voices(&self) -> &Voices {
        &self.voices
    }

    fn say(&mut self, sentence: &str, language: &str, volume_percent: u8) -> Result<(), SpeechError> {
        self.stop();
        let Some(voice) = self.voices.pick(language) else {
            return Err(SpeechError::NoVoice { program: self.program.clone(), language: language.to_owned() });
        };
        let amplitude = u32::from(volume_percent.min(100)) * GREATEST_AMPLITUDE / 100;
        let mut child = self.command(voice, amplitude).spawn().map_err(|why| self.not_started(why))?;
        // A sentence is far smaller than a pipe, so this never waits.
        let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(sentence.as_bytes()));
        if let Err(why) = written {
            end(&mut child);
            return Err(self.ended(&why));
        }
        self.speaking = Some(child);
        Ok(())
    }

    fn is_speaking(&mut self) -> Result<bool, SpeechError> {
        let Some(child) = &mut self.speaking else { return Ok(false) };
        let status: Option<ExitStatus> = match child.try_wait() {
            Ok(status) => status,
            Err(why) => {
                self.stop();
                return Err(self.ended(&why));
            }
        };
        let Some(status) = status else { return Ok(true) };
        self.speaking = None;
        if status.success() { Ok(false) } else { Err(self.ended(&status)) }
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.speaking.take() {
            end(&mut child);
        }
    }
}

impl Drop for Espeak {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Kills and reaps; a child that has ended by itself is only reaped.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
