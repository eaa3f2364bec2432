//! A voice for real: espeak-ng speaks into a file, and the file has sound in it. speech-dispatcher is played by a socket
//! that answers as its daemon does.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is wrong"
)]

mod speech_support;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use speech_support::{Daemon, Sound, folder, is_alive, long_sentence};
use waitwise::kiosk::speech::dispatcher::Dispatcher;
use waitwise::kiosk::speech::espeak::{Espeak, PROGRAM};
use waitwise::kiosk::speech::script::Script;
use waitwise::kiosk::speech::voice::{Voice, World};
use waitwise::kiosk::speech::{Engine, NoEngine, SpeechError, find_espeak};

/// Far longer than anything here takes.
const LIMIT: Duration = Duration::from_secs(30);

/// `None`, with a line that says so, where espeak-ng isn't installed; under CI that is a fault.
fn espeak() -> Option<Espeak> {
    match Espeak::new(PROGRAM) {
        Ok(espeak) => Some(espeak),
        Err(why) if std::env::var_os("CI").is_none() => {
            eprintln!("not tested: {why}");
            None
        }
        Err(why) => panic!("{why}"),
    }
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < LIMIT, "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn spoken(file: &Path, words: &str, language: &str, volume_percent: u8) -> Option<Sound> {
    let mut espeak = espeak()?.into_wav(file);
    espeak.say(words, language, volume_percent).unwrap();
    wait_until("it is said", || !espeak.is_speaking().unwrap());
    Some(Sound::of_wav(file))
}

#[test]
fn a_sentence_is_spoken_and_there_is_sound() {
    let folder = folder("sound");
    let Some(sound) = spoken(&folder.join("en.wav"), "Touch to start. Nothing is kept.", "en", 65) else { return };
    assert!(sound.secs() > 0.5, "{} s", sound.secs());
    assert!(sound.loudness() > 300.0, "RMS of {} of 32768", sound.loudness());
    let silence = spoken(&folder.join("silent.wav"), "Touch to start. Nothing is kept.", "en", 0).unwrap();
    assert!(silence.loudness() < 3.0, "no volume is no sound: {}", silence.loudness());
}

#[test]
fn a_louder_voice_is_louder() {
    let folder = folder("volume");
    let at = |percent: u8| spoken(&folder.join(format!("{percent}.wav")), "Can you hear me?", "en", percent);
    let (Some(quiet), Some(normal), Some(loud)) = (at(35), at(65), at(100)) else { return };
    assert!(normal.loudness() > quiet.loudness() * 1.3 && loud.loudness() > normal.loudness() * 1.2);
}

#[test]
fn each_language_has_a_voice_of_its_own() {
    let folder = folder("languages");
    let words = "1 2 3";
    let say = |language: &str| spoken(&folder.join(format!("{language}.wav")), words, language, 65);
    let (Some(english), Some(spanish), Some(arabic)) = (say("en"), say("es"), say("ar")) else { return };
    for (one, other) in [(&english, &spanish), (&english, &arabic), (&spanish, &arabic)] {
        assert_ne!(one.samples, other.samples, "the same digits sound differently");
    }
    let arabic_words = spoken(&folder.join("words.wav"), "هل ما زلت هنا؟", "ar", 65).unwrap();
    assert!(arabic_words.secs() > 0.5 && arabic_words.loudness() > 300.0);
}

#[test]
fn a_language_without_a_voice_is_said_so_in_words() {
    let Some(mut espeak) = espeak() else { return };
    assert!(!espeak.speaks("xx"));
    let error = espeak.say("Hello", "xx", 65).unwrap_err().to_string();
    assert_eq!(error, "espeak-ng has no voice for the language xx");
}

#[test]
fn a_program_that_does_not_exist_is_reported_with_what_to_do() {
    let error: NoEngine = find_espeak("no-such-speaker").err().unwrap();
    let words = error.to_string();
    assert!(words.contains("the program no-such-speaker can't be started"), "{words}");
    assert!(words.contains("its button is not shown") && words.contains("apt install espeak-ng"), "{words}");
}

#[test]
fn a_program_without_voices_or_without_sound_is_no_engine() {
    let folder = folder("stand-ins");
    let mute = speech_support::script(&folder, "mute", "cat >/dev/null");
    assert!(matches!(Espeak::new(&mute), Err(SpeechError::NoVoices { .. })));
    // As espeak-ng does without a sound card: it complains and ends well.
    let table = "printf 'Pty Language Age/Gender VoiceName File\\n 5 en --/M English gmw/en\\n'";
    let deaf = format!("{table}\n[ \"$1\" = --voices ] || echo 'error: No such file or directory' >&2");
    let deaf = speech_support::script(&folder, "deaf", &deaf);
    let words = find_espeak(&deaf).err().unwrap().to_string();
    assert!(words.contains("finds nothing that makes sound") && words.contains("loudspeaker"), "{words}");
}

#[test]
fn stopping_ends_the_program_and_leaves_nothing_behind() {
    let folder = folder("stop");
    let Some(_) = espeak() else { return };
    // Speaks until it is killed, as a long sentence in a room would.
    let table = "[ \"$1\" = --voices ] && exec espeak-ng --voices";
    let program =
        speech_support::script(&folder, "slow", &format!("{table}\necho $$ >{}/pid\nexec sleep 120", folder.display()));
    let mut espeak = Espeak::new(&program).unwrap();
    espeak.say(&long_sentence(), "en", 65).unwrap();
    wait_until("it has begun", || std::fs::read_to_string(folder.join("pid")).is_ok_and(|pid| pid.ends_with('\n')));
    let pid = std::fs::read_to_string(folder.join("pid")).unwrap().trim().to_owned();
    assert!(espeak.is_speaking().unwrap() && is_alive(&pid));
    let asked = Instant::now();
    espeak.stop();
    assert!(asked.elapsed() < LIMIT, "it was killed, not waited for");
    assert!(!espeak.is_speaking().unwrap());
    assert!(!is_alive(&pid), "and reaped, when stop returns");
}

#[test]
fn what_is_said_is_not_on_the_command_line() {
    let folder = folder("arguments");
    let Some(_) = espeak() else { return };
    let table = "[ \"$1\" = --voices ] && exec espeak-ng --voices";
    let kept = format!("{table}\necho \"$@\" >{0}/arguments\ncat >{0}/stdin", folder.display());
    let mut espeak = Espeak::new(&speech_support::script(&folder, "keeps", &kept)).unwrap();
    espeak.say("Secret -v words", "en", 65).unwrap();
    wait_until("it is said", || !espeak.is_speaking().unwrap());
    assert_eq!(std::fs::read_to_string(folder.join("stdin")).unwrap(), "Secret -v words");
    assert_eq!(std::fs::read_to_string(folder.join("arguments")).unwrap(), "--stdin -b 1 -v en-gb -a 130\n");
}

#[test]
fn a_program_that_ends_badly_is_told() {
    let folder = folder("bad-end");
    let Some(_) = espeak() else { return };
    let broken = speech_support::script(
        &folder,
        "broken",
        "[ \"$1\" = --voices ] && exec espeak-ng --voices\ncat >/dev/null; exit 3",
    );
    let mut espeak = Espeak::new(&broken).unwrap();
    espeak.say("Hello", "en", 65).unwrap();
    let mut end = Ok(true);
    wait_until("it ends", || {
        end = espeak.is_speaking();
        !matches!(end, Ok(true))
    });
    let words = end.unwrap_err().to_string();
    assert!(words.contains("ended badly (exit status: 3)"), "{words}");
}

#[test]
fn a_page_is_read_on_a_thread_of_its_own_and_ends_with_the_screen() {
    let folder = folder("thread");
    let Some(_) = espeak() else { return };
    let table = "[ \"$1\" = --voices ] && exec espeak-ng --voices";
    let program = format!(
        "{table}\ncat >>{0}/heard; echo >>{0}/heard\n[ $(wc -l <{0}/heard) -lt 3 ] || {{ echo $$ >{0}/pid; exec sleep 120; }}",
        folder.display()
    );
    let program = speech_support::script(&folder, "speaker", &program);
    let find = move || Espeak::new(&program).map(|espeak| Box::new(espeak) as Box<dyn Engine>);
    let mut voice = Voice::start(World { find, wake: Box::new(|| {}), tell: |line| panic!("{line}") }).unwrap();
    wait_until("it is found", || voice.speaks("en"));
    assert!(!voice.was_heard());
    let sentences = ["One.", "Two.", "Three.", "Four."].map(str::to_owned).to_vec();
    let script = Script { page: 1, sentences, language: "en".to_owned(), volume_percent: 65, paused: false };
    voice.make_audible(Some(script));
    wait_until("the third is being said", || folder.join("pid").exists());
    assert_eq!(std::fs::read_to_string(folder.join("heard")).unwrap(), "One.\nTwo.\nThree.\n");
    wait_until("the pid is written", || {
        std::fs::read_to_string(folder.join("pid")).is_ok_and(|pid| pid.ends_with('\n'))
    });
    assert!(voice.was_heard(), "nobody is warned meanwhile");
    let pid = std::fs::read_to_string(folder.join("pid")).unwrap().trim().to_owned();
    let left = Instant::now();
    drop(voice);
    assert!(left.elapsed() < LIMIT && !is_alive(&pid), "it was killed, not waited for");
}

#[test]
fn without_an_engine_staff_are_told_and_nothing_speaks() {
    static TOLD: std::sync::Mutex<String> = std::sync::Mutex::new(String::new());
    let find = || find_espeak("no-such-speaker");
    let tell = |line: &str| *TOLD.lock().unwrap() = line.to_owned();
    let voice = Voice::start(World { find, wake: Box::new(|| {}), tell }).unwrap();
    wait_until("staff are told", || TOLD.lock().unwrap().contains("apt install espeak-ng"));
    assert!(!voice.speaks("en"));
}

#[test]
fn speech_dispatcher_is_asked_by_its_socket_and_tells_when_a_sentence_ends() {
    let daemon = Daemon::start(true, 1);
    let mut dispatcher = Dispatcher::at(&daemon.socket).unwrap();
    assert!(dispatcher.speaks("es") && !dispatcher.speaks("ar"));
    dispatcher.say("Hola.\n.punto", "es", 65).unwrap();
    assert!(dispatcher.is_speaking().unwrap());
    daemon.end_sentence();
    wait_until("the end is told", || !dispatcher.is_speaking().unwrap());
    dispatcher.say("Otra.", "es", 65).unwrap();
    assert!(dispatcher.is_speaking().unwrap(), "the end of the one before is not the end of this one");
    dispatcher.stop();
    assert!(!dispatcher.is_speaking().unwrap());
    drop(dispatcher);
    let heard = daemon.heard();
    for line in ["SET self LANGUAGE es", "SET self VOLUME 30", "Hola.", "..punto", "CANCEL self", "QUIT"] {
        assert!(heard.iter().any(|said| said == line), "{line} in {heard:?}");
    }
}

#[test]
fn a_daemon_that_is_started_again_is_greeted_again() {
    let daemon = Daemon::start(true, 2);
    let mut dispatcher = Dispatcher::at(&daemon.socket).unwrap();
    dispatcher.say("One.", "en", 65).unwrap();
    daemon.hang_up();
    assert!(dispatcher.is_speaking().is_err());
    dispatcher.say("Two.", "en", 65).unwrap();
    drop(dispatcher);
    assert!(daemon.heard().contains(&"Two.".to_owned()));
}

#[test]
fn a_daemon_that_never_answers_is_no_engine() {
    let daemon = Daemon::start(false, 1);
    let error = Dispatcher::at(&daemon.socket).err().unwrap().to_string();
    assert!(error.contains("speech-dispatcher doesn't answer"), "{error}");
    assert_eq!(daemon.heard().last().map(String::as_str), Some("LIST SYNTHESIS_VOICES"), "{error}");
    let nobody = Dispatcher::at("/nonexistent/speechd.sock").err().unwrap().to_string();
    assert!(nobody.contains("speech-dispatcher doesn't answer"), "{nobody}");
}
