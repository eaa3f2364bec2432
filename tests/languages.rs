//! A visit in other languages: who is offered which, what happens where a text has no translation, and that answers stay.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod ui_support;

use std::collections::BTreeSet;
use std::sync::Arc;

use ui_support::screens::{self, Visit};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library};
use waitwise::content::library::{Language, Library};
use waitwise::content::{load, starter};
use waitwise::ui::Look;
use waitwise::ui::i18n::Words;
use waitwise::ui::voice::offered;
use waitwise::visit::{Msg, Overlay, Screen, State, update};

const SPANISH: &str = "topics/muscle-pain/lang/es.ron";

fn with(file: &str, from: &str, to: &str) -> Arc<Library> {
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text(file);
    assert!(text.contains(from), "{file} has no {from}");
    let text = text.replacen(from, to, 1);
    pack.files.insert(file.to_owned(), text.into_bytes().into());
    let loaded = load(&pack);
    Arc::new(loaded.library.unwrap_or_else(|| panic!("{:?}", loaded.findings)))
}

fn names(library: &Library) -> Vec<String> {
    let look = Look::load().unwrap();
    offered(library, &look).iter().map(|words| words.get("endonym")).collect()
}

/// The words on the screen.
fn words_of(kiosk: &Kiosk) -> Vec<String> {
    let written = waitwise::ui::text::written(&kiosk.harness.ctx);
    written.iter().map(|words| words.paragraph.text().to_owned()).collect()
}

fn show(kiosk: &mut Kiosk, library: &Library, screen: &str, language: &str) {
    let (_, state) =
        screens::all(library).into_iter().find(|(name, _)| name == screen).expect("there is such a screen");
    kiosk.show(State { language: Some(Language::new(language)), ..state });
}

fn topics_in(kiosk: &mut Kiosk, language: &str) {
    kiosk.show(State { screen: Screen::Topics, language: Some(Language::new(language)), ..State::fresh(0) });
}

#[test]
fn languages_are_chosen_by_their_own_names_on_the_welcome_screen() {
    let mut kiosk = Kiosk::portrait();
    kiosk.tap("Touch to start");
    for (name, welcome) in [("Español", "Le damos la bienvenida"), ("العربية", "أهلًا بك"), ("English", "Welcome")]
    {
        kiosk.tap(name);
        assert!(kiosk.says(welcome), "{name}: {:?}", kiosk.names());
        assert!(kiosk.is_chosen(name));
    }
}

#[test]
fn a_language_can_be_changed_in_the_middle_and_no_answer_is_lost() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), LANDSCAPE);
    let mut visit = Visit::questions(&library);
    visit.answer_until(screens::CALM, Some("needles"));
    visit.choose("nervous");
    let before = visit.state.answers.clone();
    kiosk.show(visit.state.clone());
    kiosk.tap("Language");
    kiosk.tap("Español");
    assert!(kiosk.is_chosen("Español"), "choosing only chooses");
    kiosk.tap("Cerrar");
    assert_eq!(kiosk.state().answers, before);
    assert!(matches!(&kiosk.state().screen, Screen::Question { id, .. } if id.as_str() == "needles"));
    assert_eq!(kiosk.state().overlay, None);
    assert!(kiosk.is_chosen("Con algo de nervios"), "{:?}", kiosk.names());
    kiosk.tap("Idioma");
    kiosk.tap("English");
    kiosk.tap("Close");
    assert!(kiosk.is_chosen("A bit nervous"));
}

#[test]
fn the_next_patient_finds_the_first_language_again() {
    let library = library();
    let mut visit = Visit::overview(&library);
    visit.send(Msg::LanguageChosen(Language::new("ar"))).send(Msg::LowReachTapped).send(Msg::StartOverTapped);
    assert_eq!((visit.state.language.clone(), visit.state.low_reach), (None, None));
}

#[test]
fn a_language_that_nobody_reviewed_is_offered_only_where_the_clinic_allows_it() {
    assert_eq!(names(&library()), ["English", "Español", "العربية"]);
    let strict = with("kiosk.ron", "allow_unreviewed: true", "allow_unreviewed: false");
    assert_eq!(names(&strict), ["English"]);
    // Even where a visit has somehow got it, a patient sees the first language; whoever previews sees the translation.
    let mut kiosk = Kiosk::on(strict.clone(), PORTRAIT);
    show(&mut kiosk, &strict, "overview", "es");
    assert!(kiosk.says("In one minute"), "{:?}", kiosk.names());
    kiosk.harness.state_mut().look.shows_unreviewed = true;
    kiosk.settle();
    assert!(kiosk.says("En un minuto"));
}

#[test]
fn what_was_translated_by_a_machine_says_so_on_the_welcome_screen() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    for (language, words) in [("es", "Traducción automática, sin revisar."), ("ar", "ترجمة آلية")] {
        show(&mut kiosk, &library, "welcome", language);
        assert!(kiosk.says(words), "{language}: {:?}", kiosk.names());
    }
    show(&mut kiosk, &library, "welcome", "en");
    assert!(!kiosk.says("Machine translation"));
}

#[test]
fn a_card_without_a_translation_is_wholly_in_the_first_language_and_the_others_are_not() {
    let source = "source: \"How it feels\",";
    let library = with(SPANISH, source, "source: \"How it felt\",");
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    show(&mut kiosk, &library, "card-feels", "es");
    let words = words_of(&kiosk);
    assert!(words.iter().any(|words| words == "How it feels") && words.iter().any(|words| words == "Next card"));
    assert!(!words.iter().any(|words| words.contains("Cómo se siente") || words == "Siguiente tarjeta"), "{words:?}");
    show(&mut kiosk, &library, "card-goal", "es");
    assert!(words_of(&kiosk).iter().any(|words| words == "Siguiente tarjeta"));
}

#[test]
fn results_are_in_one_language_where_a_reason_has_no_translation() {
    let pack = starter::shipped_alone("muscle-pain");
    let spanish = pack.text(SPANISH);
    let at = spanish.find("key: \"rules.").expect("rules are translated");
    let source = spanish[at..].find("source: \"").map(|found| at + found + "source: \"".len()).unwrap();
    let changed = format!("{}X{}", &spanish[..source], &spanish[source..]);
    let mut pack = pack.clone();
    pack.files.insert(SPANISH.to_owned(), changed.into_bytes().into());
    let library = Arc::new(load(&pack).library.unwrap());
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    show(&mut kiosk, &library, "results", "es");
    assert!(kiosk.says("Where your answers lean"), "{:?}", kiosk.names());
    show(&mut kiosk, &library, "question-needles", "es");
    assert!(kiosk.says("Siguiente") || kiosk.says("Primero elija una respuesta"), "{:?}", kiosk.names());
}

#[test]
fn an_emergency_is_told_in_the_chosen_language_whatever_else_has_no_translation() {
    let library = with(SPANISH, "source: \"How it feels\",", "source: \"How it felt\",");
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    show(&mut kiosk, &library, "refer-now", "es");
    assert!(kiosk.says("112") && !kiosk.says("Please tell a member of staff"), "{:?}", kiosk.names());
    // Not even a name of an option, or a reason of a rule.
    let library = with(SPANISH, "source: \"Dry needling\"", "source: \"Needling\"");
    show(&mut kiosk, &library, "refer-now", "es");
    assert!(!kiosk.says("Please tell a member of staff"), "{:?}", kiosk.names());
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    show(&mut kiosk, &library, "refer-now", "es");
    assert!(!kiosk.says("Please tell a member of staff"), "{:?}", kiosk.names());
    show(&mut kiosk, &library, "results", "es");
    assert!(kiosk.says("Where your answers lean"));
    show(&mut kiosk, &library, "idle-warning", "es");
    assert!(kiosk.says("¿Sigue ahí?"), "{:?}", kiosk.names());
}

#[test]
fn who_chooses_a_language_in_the_middle_is_told_that_nobody_reviewed_it() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    show(&mut kiosk, &library, "languages", "es");
    assert!(kiosk.says("Traducción automática, sin revisar."), "{:?}", kiosk.names());
}

#[test]
fn a_topic_that_lacks_the_language_says_so_on_its_tile() {
    let mut pack = starter::shipped_alone("muscle-pain");
    pack.files.remove("topics/muscle-pain/lang/ar.ron");
    let library = Arc::new(load(&pack).library.unwrap());
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    topics_in(&mut kiosk, "ar");
    assert!(kiosk.names().iter().any(|name| name.contains("Muscle pain") && name.contains("English")));
    topics_in(&mut kiosk, "es");
    assert!(kiosk.can_tap("Dolor muscular"), "{:?}", kiosk.names());
}

#[test]
fn every_language_has_the_same_messages_and_each_file_says_who_reviewed_it() {
    let keys = |text: &str| -> BTreeSet<String> {
        let messages = text.lines().filter(|line| !line.starts_with([' ', '#', '}', '\t']) && line.contains('='));
        messages.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()).collect()
    };
    let english = keys(include_str!("../assets/i18n/en.ftl"));
    assert!(english.len() > 100 && english.contains("about-translation") && english.contains("about-review"));
    for (name, text) in [("es", include_str!("../assets/i18n/es.ftl")), ("ar", include_str!("../assets/i18n/ar.ftl"))] {
        let there = keys(text);
        assert_eq!(english.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "{name} lacks these");
        assert_eq!(there.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "{name} has these besides");
    }
    for words in Words::all() {
        let missing: Vec<&String> = english.iter().filter(|key| !words.has(key) || words.get(key).is_empty()).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", words.language);
    }
}

#[test]
fn every_message_is_used_somewhere() {
    fn sources(folder: &std::path::Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, all);
            } else {
                all.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut code = String::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let english = include_str!("../assets/i18n/en.ftl");
    let keys = english.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    let unused: Vec<&str> = keys
        .map(|(key, _)| key)
        .filter(|key| *key != "about-translation" && !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_page_over_a_screen_that_offers_languages_closes_without_a_choice_too() {
    let library = library();
    let mut visit = Visit::overview(&library);
    visit.send(Msg::LanguageTapped);
    assert_eq!(visit.state.overlay, Some(Overlay::Languages));
    visit.send(Msg::Closed);
    assert_eq!((visit.state.overlay.clone(), visit.state.language.clone()), (None, None));
    // A language that is not there changes nothing that is drawn: the first one speaks.
    update(&mut visit.state, &library, Msg::LanguageChosen(Language::new("tlh")));
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(visit.state.clone());
    assert!(kiosk.says("In one minute"));
}
