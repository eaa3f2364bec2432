//! Reading aloud: the sentences of a page, one after another, by a program of its own that can be silenced at once
//! (docs/adr/0013).

#[cfg(unix)]
pub mod dispatcher;
pub mod espeak;
pub mod reader;
pub mod script;
#[cfg(unix)]
mod ssip;
pub mod voice;
pub mod voices;

use std::io;

use crate::device;
use voices::Voices;

/// Something that speaks. One sentence at a time; a new one silences the one before.
pub trait Engine: Send {
    fn name(&self) -> &'static str;

    fn voices(&self) -> &Voices;

    /// Begins to speak and returns at once.
    ///
    /// # Errors
    /// When there is no voice of this language, or the program doesn't do it.
    fn say(&mut self, sentence: &str, language: &str, volume_percent: u8) -> Result<(), SpeechError>;

    /// Whether the sentence is still being spoken.
    ///
    /// # Errors
    /// When it came to a bad end.
    fn is_speaking(&mut self) -> Result<bool, SpeechError>;

    /// Silence, now.
    fn stop(&mut self);

    fn speaks(&self, language: &str) -> bool {
        self.voices().pick(language).is_some()
    }
}

/// In words for staff.
#[derive(Debug, thiserror::Error)]
pub enum SpeechError {
    #[error("the program {program} can't be started ({why})")]
    NotStarted { program: String, why: io::Error },
    #[error("{program} has no voices")]
    NoVoices { program: String },
    #[error("{program} finds nothing that makes sound ({why})")]
    NoSound { program: String, why: String },
    #[error("{program} has no voice for the language {language}")]
    NoVoice { program: String, language: String },
    #[error("{program} ended badly ({why})")]
    Ended { program: String, why: String },
    #[error("speech-dispatcher doesn't answer ({why})")]
    NoAnswer { why: String },
}

/// Why nothing is read aloud, with what to do about it: for staff.
#[derive(Debug, thiserror::Error)]
#[error("Nothing can be read aloud, so its button is not shown: {espeak}. {advice}")]
pub struct NoEngine {
    espeak: SpeechError,
    advice: &'static str,
}

/// Speech-dispatcher where it answers, since a clinic may have set up a better voice in it; else espeak-ng.
///
/// # Errors
/// When there is neither.
pub fn find() -> Result<Box<dyn Engine>, NoEngine> {
    #[cfg(unix)]
    if let Ok(dispatcher) = dispatcher::Dispatcher::connect() {
        return Ok(Box::new(dispatcher));
    }
    find_espeak(espeak::PROGRAM)
}

/// The one that `device.ron` names.
///
/// # Errors
/// In words for staff, when it isn't there.
pub fn find_chosen(voice: device::Voice) -> Result<Box<dyn Engine>, String> {
    match voice {
        device::Voice::Auto => find().map_err(|why| why.to_string()),
        device::Voice::Off => Err("Nothing is read aloud: device.ron says so.".to_owned()),
        device::Voice::EspeakNg => find_espeak(espeak::PROGRAM).map_err(|why| why.to_string()),
        #[cfg(unix)]
        device::Voice::SpeechDispatcher => {
            let found = dispatcher::Dispatcher::connect().map(|engine| Box::new(engine) as Box<dyn Engine>);
            found.map_err(|why| format!("Nothing can be read aloud, so its button is not shown: {why}."))
        }
        #[cfg(not(unix))]
        device::Voice::SpeechDispatcher => Err("There is no speech-dispatcher on this system.".to_owned()),
    }
}

/// # Errors
/// When the program isn't there, or there is nothing that makes sound.
pub fn find_espeak(program: &str) -> Result<Box<dyn Engine>, NoEngine> {
    let found = espeak::Espeak::new(program).and_then(espeak::Espeak::that_is_heard);
    found.map(|espeak| Box::new(espeak) as Box<dyn Engine>).map_err(|espeak| {
        let advice = match &espeak {
            SpeechError::NoSound { .. } => "Connect a loudspeaker that works in other programs, then start again.",
            _ => "Install it with `apt install espeak-ng`, then start again.",
        };
        NoEngine { espeak, advice }
    })
}
