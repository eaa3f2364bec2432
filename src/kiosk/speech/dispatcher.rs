//! speech-dispatcher, by its own socket. `spd-say` would need the words on its command line, where everybody on the machine
//! sees them, starts the daemon where there is none, and can't tell of a single sentence whether it was said.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use super::ssip::Ssip;
use super::voices::Voices;
use super::{Engine, SpeechError};

pub struct Dispatcher {
    socket: PathBuf,
    ssip: Ssip,
    voices: Voices,
    message: Option<String>,
}

impl Dispatcher {
    /// Where a daemon of this user listens.
    ///
    /// # Errors
    /// When none answers within a few seconds, or it has no voice.
    pub fn connect() -> Result<Self, SpeechError> {
        let socket = socket().ok_or_else(|| SpeechError::NoAnswer { why: "XDG_RUNTIME_DIR is not set".to_owned() })?;
        Self::at(socket)
    }

    /// # Errors
    /// When nobody answers at this socket within a few seconds, or there is no voice.
    pub fn at(socket: impl Into<PathBuf>) -> Result<Self, SpeechError> {
        let socket = socket.into();
        let (ssip, voices) = greet(&socket).map_err(|why| no_answer(&why))?;
        if voices.is_empty() {
            return Err(SpeechError::NoVoices { program: "speech-dispatcher".to_owned() });
        }
        Ok(Self { socket, ssip, voices, message: None })
    }

    fn try_say(&mut self, sentence: &str, language: &str, volume_percent: u8) -> io::Result<()> {
        self.ssip.command(&format!("SET self LANGUAGE {language}"))?;
        // Volumes go from -100 to 100.
        self.ssip.command(&format!("SET self VOLUME {}", i32::from(volume_percent.min(100)) * 2 - 100))?;
        self.message = Some(self.ssip.speak(sentence)?);
        Ok(())
    }
}

fn greet(socket: &Path) -> io::Result<(Ssip, Voices)> {
    let mut ssip = Ssip::connect(socket)?;
    ssip.command("SET self CLIENT_NAME patient:waitwise:reading")?;
    ssip.command("SET self NOTIFICATION END on")?;
    ssip.command("SET self NOTIFICATION CANCEL on")?;
    ssip.command("SET self PRIORITY message")?;
    // What says "there is no voice" to whoever can hear it.
    if ssip.command("GET OUTPUT_MODULE")?.first().is_some_and(|module| module == "dummy") {
        return Err(io::Error::other("it has no speech module"));
    }
    // Each is its name, its language and its variant, with tabs between.
    let listed = ssip.command("LIST SYNTHESIS_VOICES")?;
    let voices = Voices::of_languages(listed.iter().filter_map(|voice| voice.split('\t').nth(1)));
    Ok((ssip, voices))
}

fn socket() -> Option<PathBuf> {
    if let Some(address) = env::var("SPEECHD_ADDRESS").ok().as_deref().and_then(|a| a.strip_prefix("unix_socket:")) {
        return Some(PathBuf::from(address));
    }
    Some(PathBuf::from(env::var_os("XDG_RUNTIME_DIR")?).join("speech-dispatcher/speechd.sock"))
}

fn no_answer(why: &io::Error) -> SpeechError {
    SpeechError::NoAnswer { why: why.to_string() }
}

impl Engine for Dispatcher {
    fn name(&self) -> &'static str {
        "speech-dispatcher"
    }

    fn voices(&self) -> &Voices {
        &self.voices
    }

    fn say(&mut self, sentence: &str, language: &str, volume_percent: u8) -> Result<(), SpeechError> {
        self.stop();
        let Some(voice) = self.voices.pick(language).map(str::to_owned) else {
            return Err(SpeechError::NoVoice { program: self.name().to_owned(), language: language.to_owned() });
        };
        if self.try_say(sentence, &voice, volume_percent).is_ok() {
            return Ok(());
        }
        // A daemon that was started again doesn't know this client any more.
        let again = greet(&self.socket).and_then(|(ssip, _)| {
            self.ssip = ssip;
            self.try_say(sentence, &voice, volume_percent)
        });
        again.map_err(|why| no_answer(&why))
    }

    fn is_speaking(&mut self) -> Result<bool, SpeechError> {
        let Some(message) = &self.message else { return Ok(false) };
        let ended = self.ssip.has_ended(message).map_err(|why| no_answer(&why))?;
        if ended {
            self.message = None;
            self.ssip.forget_ended();
        }
        Ok(!ended)
    }

    fn stop(&mut self) {
        if self.message.take().is_some() {
            // A daemon that is gone is silent too; the next sentence will tell.
            let _ = self.ssip.command("CANCEL self");
            self.ssip.forget_ended();
        }
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        self.stop();
        let _ = self.ssip.command("QUIT");
    }
}
