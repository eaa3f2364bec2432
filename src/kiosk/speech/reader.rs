//! Which sentence comes when. No process and no clock: it is told what should be heard, and asked to look again.

use super::script::Script;
use super::{Engine, SpeechError};

/// After so many sentences in a row that could not be said, there is no voice.
const FAILURES_LIMIT: u8 = 3;

#[derive(Debug, Default)]
pub struct Reader {
    script: Option<Script>,
    /// The sentence that is being said, or is said next; behind the last one when all was said.
    at: usize,
    speaking: bool,
    failures: u8,
}

impl Reader {
    /// What should be heard from now on; `None`: silence.
    ///
    /// # Errors
    /// When the engine has failed again and again.
    pub fn want(&mut self, wanted: Option<Script>, engine: &mut dyn Engine) -> Result<(), SpeechError> {
        let before = self.script.take();
        let Some(wanted) = wanted else {
            self.hush(engine);
            return Ok(());
        };
        match before {
            Some(before) if before.page == wanted.page && before.language == wanted.language => {
                self.stay(&before, &wanted, engine);
            }
            Some(_) | None => {
                self.hush(engine);
                self.at = 0;
            }
        }
        self.script = Some(wanted);
        self.go_on(engine)
    }

    /// Looks whether the sentence has ended, and begins the next.
    ///
    /// # Errors
    /// When the engine has failed again and again.
    pub fn look(&mut self, engine: &mut dyn Engine) -> Result<(), SpeechError> {
        if !self.speaking {
            return Ok(());
        }
        match engine.is_speaking() {
            Ok(true) => return Ok(()),
            Ok(false) => self.failures = 0,
            Err(error) => self.failed(error)?,
        }
        self.speaking = false;
        self.at += 1;
        self.go_on(engine)
    }

    pub fn is_reading(&self) -> bool {
        self.speaking
    }

    /// The same page with other words, another volume, held or let go: the place is kept.
    fn stay(&mut self, before: &Script, wanted: &Script, engine: &mut dyn Engine) {
        if before.sentences != wanted.sentences {
            self.at = place_in(before, wanted, self.at);
        }
        if wanted.paused {
            self.hush(engine);
        } else if before.volume_percent != wanted.volume_percent {
            // Said again at once, even when all was said: another volume that nobody hears is no answer.
            self.hush(engine);
            self.at = self.at.min(wanted.sentences.len().saturating_sub(1));
        }
    }

    fn go_on(&mut self, engine: &mut dyn Engine) -> Result<(), SpeechError> {
        let Some(script) = self.script.as_ref().filter(|script| !script.paused) else { return Ok(()) };
        while !self.speaking
            && let Some(sentence) = script.sentences.get(self.at)
        {
            match engine.say(sentence, &script.language, script.volume_percent) {
                Ok(()) => self.speaking = true,
                Err(error) => {
                    self.at += 1;
                    self.failures += 1;
                    if self.failures >= FAILURES_LIMIT {
                        return Err(error);
                    }
                }
            }
        }
        Ok(())
    }

    fn failed(&mut self, error: SpeechError) -> Result<(), SpeechError> {
        self.failures += 1;
        if self.failures < FAILURES_LIMIT {
            return Ok(());
        }
        self.speaking = false;
        Err(error)
    }

    fn hush(&mut self, engine: &mut dyn Engine) {
        if self.speaking {
            engine.stop();
            self.speaking = false;
        }
    }
}

/// Where the sentence stands in the new words; words that are no longer there leave their number.
fn place_in(before: &Script, wanted: &Script, at: usize) -> usize {
    let same =
        |place: &usize| before.sentences.get(at).is_some() && before.sentences.get(at) == wanted.sentences.get(*place);
    let found = (at..wanted.sentences.len()).chain(0..at).find(same);
    found.unwrap_or(at).min(wanted.sentences.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kiosk::speech::voices::Voices;

    /// Records what it is told, and speaks until it is told that the sentence has ended.
    #[derive(Default)]
    struct Fake {
        heard: Vec<String>,
        speaking: bool,
        fails: bool,
        voices: Voices,
    }

    impl Engine for Fake {
        fn name(&self) -> &'static str {
            "fake"
        }

        fn voices(&self) -> &Voices {
            &self.voices
        }

        fn say(&mut self, sentence: &str, language: &str, volume_percent: u8) -> Result<(), SpeechError> {
            if self.fails {
                return Err(SpeechError::NoAnswer { why: "fails".to_owned() });
            }
            assert!(!self.speaking, "two sentences at once");
            self.heard.push(format!("{sentence} {language} {volume_percent}"));
            self.speaking = true;
            Ok(())
        }

        fn is_speaking(&mut self) -> Result<bool, SpeechError> {
            Ok(self.speaking)
        }

        fn stop(&mut self) {
            self.heard.push("silence".to_owned());
            self.speaking = false;
        }
    }

    #[derive(Default)]
    struct Room {
        reader: Reader,
        fake: Fake,
    }

    impl Room {
        fn want(&mut self, script: impl Into<Option<Script>>) -> Vec<String> {
            let result = self.reader.want(script.into(), &mut self.fake);
            assert_eq!(result.is_err(), self.fake.fails);
            std::mem::take(&mut self.fake.heard)
        }

        fn sentence_ends(&mut self) -> Vec<String> {
            self.fake.speaking = false;
            assert!(self.reader.look(&mut self.fake).is_ok());
            std::mem::take(&mut self.fake.heard)
        }
    }

    fn page(sentences: &[&str]) -> Script {
        Script {
            page: 1,
            sentences: sentences.iter().map(|sentence| (*sentence).to_owned()).collect(),
            language: "en".to_owned(),
            volume_percent: 65,
            paused: false,
        }
    }

    #[test]
    fn sentences_are_said_one_after_another_to_the_end() {
        let mut room = Room::default();
        assert_eq!(room.want(page(&["One.", "Two."])), ["One. en 65"]);
        assert!(room.reader.look(&mut room.fake).is_ok());
        assert_eq!(room.fake.heard, Vec::<String>::new(), "the first is still being said");
        assert_eq!(room.sentence_ends(), ["Two. en 65"]);
        assert!(room.reader.is_reading());
        assert_eq!(room.sentence_ends(), Vec::<String>::new());
        assert!(!room.reader.is_reading());
    }

    #[test]
    fn what_is_held_goes_on_with_the_same_sentence() {
        let mut room = Room::default();
        let script = page(&["One.", "Two."]);
        room.want(script.clone());
        room.sentence_ends();
        assert_eq!(room.want(Script { paused: true, ..script.clone() }), ["silence"]);
        assert!(!room.reader.is_reading());
        assert_eq!(room.want(script), ["Two. en 65"]);
    }

    #[test]
    fn once_more_begins_at_the_top_and_so_does_another_page_and_another_language() {
        let mut room = Room::default();
        let script = page(&["One.", "Two."]);
        room.want(script.clone());
        room.sentence_ends();
        assert_eq!(room.want(Script { page: 2, ..script.clone() }), ["silence", "One. en 65"]);
        room.sentence_ends();
        let spanish = Script { page: 2, language: "es".to_owned(), ..page(&["Uno.", "Dos."]) };
        assert_eq!(room.want(spanish), ["silence", "Uno. es 65"]);
    }

    #[test]
    fn stopping_is_silence_and_nothing_follows() {
        let mut room = Room::default();
        room.want(page(&["One.", "Two."]));
        assert_eq!(room.want(None), ["silence"]);
        assert_eq!(room.sentence_ends(), Vec::<String>::new());
        assert_eq!(room.want(page(&["One.", "Two."])), ["One. en 65"], "and begins anew when it is wanted again");
    }

    #[test]
    fn another_volume_is_heard_at_once_even_when_all_was_said() {
        let mut room = Room::default();
        let script = page(&["One.", "Two."]);
        room.want(script.clone());
        let louder = Script { volume_percent: 100, ..script.clone() };
        assert_eq!(room.want(louder.clone()), ["silence", "One. en 100"]);
        room.sentence_ends();
        room.sentence_ends();
        assert_eq!(room.want(Script { volume_percent: 35, ..script }), ["Two. en 35"]);
    }

    #[test]
    fn words_that_change_on_the_same_page_do_not_interrupt() {
        let mut room = Room::default();
        room.want(page(&["Left: 20.", "Yes.", "No."]));
        assert_eq!(room.want(page(&["Left: 19.", "Yes.", "No."])), Vec::<String>::new());
        assert_eq!(room.sentence_ends(), ["Yes. en 65"]);
        assert_eq!(room.want(page(&["Why.", "Left: 18.", "Yes.", "No."])), Vec::<String>::new());
        assert_eq!(room.sentence_ends(), ["No. en 65"], "the place is kept when something comes before it");
        room.sentence_ends();
        assert_eq!(
            room.want(page(&["Why.", "Left: 18.", "Yes.", "No.", "Next."])),
            ["Next. en 65"],
            "a new way on is said"
        );
    }

    #[test]
    fn an_engine_that_fails_again_and_again_is_given_up() {
        let mut room = Room { fake: Fake { fails: true, ..Fake::default() }, ..Room::default() };
        assert_eq!(room.want(page(&["One.", "Two.", "Three.", "Four."])), Vec::<String>::new());
        assert!(!room.reader.is_reading());
    }
}
