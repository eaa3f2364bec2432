//! Topics in other languages: the same topic with other words, and never anything else. What is wrong with a
//! translation is told, keeps no topic from the screen, and is not shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod engine_support;
mod translated_support;

use std::collections::BTreeSet;
use std::fs;

use engine_support::Dice;
use translated_support::{
    SPANISH, changed, codes_in, language, load, sample, topic_of, with_file, with_translation, without_words,
};
use waitwise::content::library::{Gaps, Topic, Translation};
use waitwise::content::translate::{Source, in_topic};
use waitwise::content::{Pack, starter};
use waitwise::diagnostics::{Diagnostic, Severity, render};
use waitwise::engine::model::QuestionKind;
use waitwise::engine::{Answer, Answers};

#[test]
fn the_shipped_translations_are_whole_and_nothing_is_wrong_with_them() {
    let loaded = load(&starter::shipped_alone("muscle-pain"));
    let told: Vec<_> = loaded.findings.iter().filter(|finding| finding.file.contains("lang/")).cloned().collect();
    assert!(told.is_empty(), "{}", render(&told));
    let library = loaded.library.unwrap();
    for language in library.kiosk.languages.iter().skip(1) {
        let said =
            library.kiosk.translations.iter().find(|said| said.language == *language).expect("kiosk.ron's words");
        assert_eq!(said.gaps, Gaps::default(), "{language}");
        for topic in &library.topics {
            let translation = topic.translation(language).unwrap_or_else(|| panic!("{} in {language}", topic.id));
            assert_eq!(translation.gaps, Gaps::default(), "{} in {language}", topic.id);
        }
    }
}

/// A letter that stands in no text, so that it can be taken out again.
const MARK: &str = "¡";

#[test]
fn a_translated_topic_is_the_same_topic_but_for_the_words() {
    for pack in [starter::shipped_alone("muscle-pain"), sample()] {
        let (id, path) = topic_of(&pack);
        let sources = in_topic(&pack, &id);
        assert!(sources.iter().all(|source| !source.text.contains(MARK)));
        let pack = with_translation(&pack, &path, &sources, |source| format!("{MARK}{}", source.text));
        let library = load(&pack).library.unwrap();
        let topic = &library.topics[0];
        let translation = topic.translation(&language("es")).unwrap();
        assert!(!translation.gaps.lie_under("options"), "{:?}", translation.gaps);
        let (first, other) = (
            format!("{:#?}", Topic { translations: Vec::new(), ..topic.clone() }),
            format!("{:#?}", translation.topic),
        );
        let lost = sources.iter().filter(|source| {
            let first_words =
                source.text.split(['[', '*', '"']).find(|part| !part.trim().is_empty()).unwrap_or_default();
            !other.contains(&format!("{MARK}{}", first_words.trim()))
        });
        let lost: Vec<&str> = lost.map(|source| source.key.as_str()).collect();
        assert_eq!(lost, Vec::<&str>::new(), "translated and not shown");
        assert!(other.replace(MARK, "") == first, "a translation changed more than words");
    }
}

fn random_answers(dice: &mut Dice, topic: &Topic) -> Answers {
    let mut answers = Answers::default();
    for question in &topic.engine.topic().questions {
        match &question.kind {
            _ if dice.one_in(8) => answers.set(&question.id, Answer::NotSure),
            _ if dice.one_in(8) => answers.set(&question.id, Answer::Declined),
            QuestionKind::Scale { min, .. } => answers.set_scale(question, min + i32::try_from(dice.roll(3)).unwrap()),
            QuestionKind::Single(choices) | QuestionKind::Multi(choices) | QuestionKind::Map(choices) => {
                // The last is "none of these" in most; it is tapped as often as not, so that not everybody is referred.
                let last = choices.len() - 1;
                let taps =
                    if dice.one_in(2) { vec![last] } else { vec![dice.roll(choices.len()), dice.roll(choices.len())] };
                for tap in taps {
                    answers.tap(question, &choices[tap].id);
                }
            }
        }
    }
    answers
}

#[test]
fn the_same_answers_lead_to_the_same_outcome_in_every_shipped_language() {
    let library = load(&starter::shipped_alone("muscle-pain")).library.unwrap();
    let mut numbers = 7_u32;
    let mut next = || {
        // Numerical Recipes' generator: the same numbers in every run.
        numbers = numbers.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from(numbers >> 16).unwrap()
    };
    for topic in &library.topics {
        assert!(!topic.translations.is_empty());
        let mut outcomes = Vec::new();
        for _ in 0..200 {
            let mut dice = Dice::new((0..200).map(|_| next()).collect());
            let answers = random_answers(&mut dice, topic);
            let expected = without_words(topic.engine.evaluate_end(&answers));
            if !outcomes.contains(&expected.verdict) {
                outcomes.push(expected.verdict.clone());
            }
            for translation in &topic.translations {
                let outcome = without_words(translation.topic.engine.evaluate_end(&answers));
                assert_eq!(outcome, expected, "{}", translation.language);
            }
        }
        assert!(outcomes.len() > 50, "the answers are too much alike: {}", outcomes.len());
    }
}

/// A Spanish translation of the small pack with one text of it written otherwise, and what is told of that.
fn with_one(key: &str, write: impl Fn(&Source) -> String) -> (Translation, Vec<Diagnostic>) {
    let pack = sample();
    let sources = in_topic(&pack, "sample");
    assert!(sources.iter().any(|source| source.key == key), "{key}");
    let text = |source: &Source| if source.key == key { write(source) } else { source.text.clone() };
    let loaded = load(&with_translation(&pack, SPANISH, &sources, text));
    let told = loaded.findings.iter().filter(|finding| finding.file == SPANISH).cloned().collect();
    let library = loaded.library.expect("a translation keeps no topic from the screen");
    (library.topics[0].translation(&language("es")).expect("it can be built").clone(), told)
}

#[test]
fn a_text_that_can_not_be_shown_is_a_gap_is_told_and_its_screen_stays_in_the_first_language() {
    let cases: [(&str, &str, &str); 8] = [
        ("options.first.name", "", "translation-missing"),
        ("options.first.consider_if.1", " [practice]", "translation-missing"),
        ("options.first.consider_if.1", "Rápido.", "translation-marks"),
        ("options.first.consider_if.1", "Rápido. [R9]", "translation-marks"),
        ("options.first.name", "Primera [R1]", "translation-marks"),
        ("options.first.name", "Primera ☃", "missing-glyph"),
        ("options.first.summary", "Es la *mejor* opción para usted.", "banned-words"),
        ("closing", "El masaje cura el dolor.", "banned-words"),
    ];
    for (key, text, code) in cases {
        let (translation, told) = with_one(key, |_| text.to_owned());
        assert!(!told.is_empty() && told.iter().all(|finding| finding.code == code), "{text}: {}", render(&told));
        for finding in &told {
            assert_eq!(finding.severity, Severity::Warning, "{}", render(&told));
            assert!(finding.position.is_some(), "{}", render(&told));
            assert!(finding.help.as_ref().unwrap().contains("in the first language"), "{}", render(&told));
        }
        assert!(translation.gaps.lie_under(key), "{text}: {:?}", translation.gaps);
        assert!(!translation.gaps.lie_under("options.second"), "{:?}", translation.gaps);
        let words = text.split(['[', '*']).next().unwrap().trim();
        assert!(words.is_empty() || !format!("{:?}", translation.topic).contains(words), "{text} is shown");
    }
}

#[test]
fn what_is_heard_and_who_paid_are_not_judged_by_their_letters_and_words() {
    for (key, text) in [("options.first.picture_alt", "Un ☃"), ("review.funding", "La mejor clínica")] {
        let (translation, told) = with_one(key, |_| text.to_owned());
        assert!(told.is_empty() && !translation.gaps.lie_under(key), "{}", render(&told));
    }
}

#[test]
fn an_advertisement_and_a_long_word_are_told_and_shown() {
    for (text, code) in [("Un milagro", "banned-words"), ("Electroestimulación", "word-too-long")] {
        let (translation, told) = with_one("options.first.name", |_| text.to_owned());
        assert_eq!(told.iter().map(|finding| finding.code).collect::<Vec<_>>(), [code]);
        assert!(!translation.gaps.lie_under("options.first"));
        assert_eq!(translation.topic.options[0].name, text);
    }
    // A title has less room than a sentence.
    for (key, count) in [("options.first.name", 1), ("options.first.summary", 0)] {
        let (_, told) = with_one(key, |_| "Incondicionalmente".to_owned());
        assert_eq!(told.len(), count, "{key}: {}", render(&told));
    }
}

/// The small pack with a text that has numbers, and what is told of its translation into Spanish.
fn told_of_numbers(source: &str, translation: &str) -> (Translation, Vec<Diagnostic>) {
    let pack = changed(&sample(), "topics/sample/topic.ron", "Some longer visits over a few weeks.", source);
    let sources = in_topic(&pack, "sample");
    let write = |s: &Source| if s.text == source { translation.to_owned() } else { s.text.clone() };
    let loaded = load(&with_translation(&pack, SPANISH, &sources, write));
    let told = loaded.findings.iter().filter(|finding| finding.file == SPANISH).cloned().collect();
    (loaded.library.unwrap().topics[0].translation(&language("es")).unwrap().clone(), told)
}

#[test]
fn another_number_than_that_of_the_source_is_told_with_its_place_and_shown() {
    let (translation, told) = told_of_numbers("A visit of 30 minutes, 6 times.", "Una visita de 20 minutos, 6 veces.");
    let [finding] = told.as_slice() else { panic!("{}", render(&told)) };
    assert_eq!((finding.code, finding.severity), ("translation-numbers", Severity::Warning));
    assert!(finding.message.ends_with("has other numbers than its source: 20 instead of 30."), "{}", finding.message);
    let place = finding.position.unwrap();
    let marked: String = finding.quoted.as_ref().unwrap().chars().skip(place.column - 1).take(finding.marked).collect();
    assert_eq!(marked, "20");
    assert_eq!(translation.gaps, Gaps::default(), "it is a warning and no more");
}

#[test]
fn the_numbers_of_a_translation_may_be_written_as_its_language_does() {
    for (source, translation) in [
        ("It takes 1,000 steps of 2.5 m.", "Son 1.000 pasos de 2,5 m."),
        ("It takes 1,000 steps of 2.5 m.", "الخطوات ١٬٠٠٠ وطول كل منها ٢٫٥ متر."),
        ("It takes one week.", "Dura 1 semana."),
        ("It takes 1 week.", "Dura una semana."),
    ] {
        let (_, told) = told_of_numbers(source, translation);
        assert!(told.is_empty(), "{}", render(&told));
    }
    for (source, translation, said) in [
        ("It takes 30 minutes.", "Dura media hora.", "lacks a number of its source: 30."),
        ("It takes half an hour.", "Dura 30 minutos.", "has a number that its source has not: 30."),
    ] {
        let (_, told) = told_of_numbers(source, translation);
        assert!(told.len() == 1 && told[0].message.ends_with(said), "{}", render(&told));
        assert!(told[0].position.is_some());
    }
    // What is stale or missing is told as that alone.
    let (_, told) = told_of_numbers("It takes 30 minutes.", "");
    assert_eq!(told.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["translation-missing"]);
}

#[test]
fn a_stale_text_is_a_gap_whether_it_says_so_or_not() {
    let pack = sample();
    let whole = with_translation(&pack, SPANISH, &in_topic(&pack, "sample"), |source| source.text.clone());
    let says_so = changed(&whole, SPANISH, "text: \"First choice\"", "text: \"First choice\", stale: true");
    let source_changed = changed(&whole, "topics/sample/topic.ron", "name: \"First choice\"", "name: \"First way\"");
    for pack in [says_so, source_changed] {
        let loaded = load(&pack);
        assert_eq!(codes_in(&loaded, SPANISH), ["translation-stale"]);
        let told = loaded.findings.iter().find(|finding| finding.code == "translation-stale").unwrap();
        assert!(told.help.as_ref().unwrap().contains("in the first language"));
        let library = loaded.library.unwrap();
        let translation = library.topics[0].translation(&language("es")).unwrap();
        assert!(translation.gaps.lie_under("options.first") && !translation.gaps.lie_under("options.second"));
        assert_eq!(translation.topic.options[0].name, library.topics[0].options[0].name);
    }
}

#[test]
fn a_translation_that_can_not_be_read_leaves_the_topic_in_its_first_language() {
    let pack = sample();
    let whole = with_translation(&pack, SPANISH, &in_topic(&pack, "sample"), |source| source.text.clone());
    for broken in ["", "esto no es nada", "(format: 7, language: \"es\")", "(format: 2, texts: 3)"] {
        let loaded = load(&with_file(&whole, SPANISH, broken));
        assert!(
            loaded.findings.iter().all(|finding| finding.severity != Severity::Error),
            "{}",
            render(&loaded.findings)
        );
        let library = loaded.library.expect("a translation keeps no topic from the screen");
        assert_eq!(library.topics[0].name, "Your topic");
        assert!(library.topics[0].translation(&language("es")).is_none(), "{broken}");
    }
}

#[test]
fn a_translation_changes_no_number_source_rule_or_id() {
    let pack = starter::shipped_alone("muscle-pain");
    let (id, path) = topic_of(&pack);
    let topic = load(&pack).library.unwrap().topics[0].clone();
    let row = &topic.side_effects[0];
    let rule = topic.engine.topic().rules[0].id.to_string();
    let keys = [
        "format".to_owned(),
        "visit_minutes".to_owned(),
        "options.massage.id".to_owned(),
        "options.massage.picture".to_owned(),
        "options.massage.shape".to_owned(),
        format!("side_effects.{}.figures.massage.count", row.id),
        format!("side_effects.{}.figures.massage.source.1", row.id),
        "references.R1.text".to_owned(),
        "review.approved_by".to_owned(),
        "questions.age.id".to_owned(),
        "questions.age.safety".to_owned(),
        format!("rules.{rule}.when"),
        format!("rules.{rule}.then.1"),
        "guarantees".to_owned(),
        "tie_margin".to_owned(),
    ];
    let mut sources: Vec<Source> = keys.into_iter().map(|key| Source { key, text: "7".to_owned() }).collect();
    let others = sources.len();
    // A text that looks like the notation of the files stays a text.
    sources.push(in_topic(&pack, &id).into_iter().find(|source| source.key == "options.massage.name").unwrap());
    let sly = "Masaje\", id: \"otro\", fallback: true, name: \"x \\";
    let pack = with_translation(&pack, &path, &sources, |source| match source.key.as_str() {
        "options.massage.name" => sly.to_owned(),
        _ => "9".to_owned(),
    });
    let loaded = load(&pack);
    let unknown: Vec<_> = loaded.findings.iter().filter(|finding| finding.code == "translation-unknown-key").collect();
    assert_eq!(unknown.len(), 11, "ten are told, and how many more there are");
    assert!(unknown.iter().any(|finding| finding.message.contains(&format!("{} more", others - 10))));
    let library = loaded.library.unwrap();
    let translated = &library.topics[0].translation(&language("es")).unwrap().topic;
    let mut expected = Topic { translations: Vec::new(), ..topic };
    let massage = expected.options.iter_mut().find(|option| option.id.as_str() == "massage").unwrap();
    massage.name = sly.to_owned();
    assert_eq!(format!("{translated:?}"), format!("{expected:?}"));
}

#[test]
fn the_words_of_kiosk_ron_are_checked_like_those_of_a_topic() {
    let path = "lang/es.ron";
    let source = |key: &str, text: &str| Source { key: key.to_owned(), text: text.to_owned() };
    let sources = [
        source("clinic", "Riverside Clinic"),
        source("ask_staff", "Please go to the front desk. The people there will help you."),
        source("emergency_number", "112"),
    ];
    let write = |text: &'static str| {
        move |source: &Source| match source.key.as_str() {
            "clinic" => "La mejor clínica".to_owned(),
            "ask_staff" => text.to_owned(),
            _ => "999".to_owned(),
        }
    };
    let pack = starter::shipped_alone("muscle-pain");
    for (text, code) in [
        ("Vaya a la recepción. Allí le ayudarán.", None),
        ("Vaya a la recepción ☃.", Some("missing-glyph")),
        ("Vaya a la recepción. [R1]", Some("translation-marks")),
        ("Vaya a la recepción. Es lo mejor.", Some("banned-words")),
        ("", Some("translation-missing")),
    ] {
        let loaded = load(&with_translation(&pack, path, &sources, write(text)));
        let expected: BTreeSet<&str> = code.into_iter().chain(["translation-unknown-key"]).collect();
        assert_eq!(codes_in(&loaded, path).into_iter().collect::<BTreeSet<_>>(), expected, "{text}");
        let library = loaded.library.unwrap();
        assert_eq!(library.kiosk.emergency_number, "112");
        let said = library.kiosk.translations.iter().find(|said| said.language == language("es")).unwrap();
        assert_eq!(said.gaps.lie_under("ask_staff"), code.is_some(), "{text}");
        assert_eq!(said.clinic, "La mejor clínica");
    }
}

#[test]
fn arabic_and_spanish_have_their_own_words_and_spanish_its_own_grade() {
    let pack = starter::shipped_alone("muscle-pain");
    let (_, spanish) = topic_of(&pack);
    let arabic = spanish.replace("/es.ron", "/ar.ron");
    for (path, from, to, code) in [
        (&arabic, "القرار لك، ويمكنك طلب التوقف في أي وقت.", "التدليك هو الأفضل لك، وبدون مخاطر.", "banned-words"),
        (
            &spanish,
            "Usted decide, y puede pedir que paren en cualquier momento.",
            "Usted debe elegir el masaje.",
            "banned-words",
        ),
    ] {
        let loaded = load(&changed(&pack, path, from, to));
        assert!(!codes_in(&loaded, path).is_empty() && codes_in(&loaded, path).iter().all(|found| *found == code));
        let name = if *path == arabic { "ar" } else { "es" };
        let library = loaded.library.unwrap();
        assert!(library.topics[0].translation(&language(name)).unwrap().gaps.lie_under("you_decide"));
    }
    let hard =
        "Los profesionales fisioterapéuticos recomiendan ocasionalmente procedimientos complementarios. ".repeat(30);
    let loaded = load(&changed(&pack, &spanish, "Usted decide, y puede pedir que paren en cualquier momento.", &hard));
    let grade = loaded.findings.iter().find(|finding| finding.code == "reading-grade").unwrap();
    assert_eq!((grade.file.as_str(), grade.severity), (spanish.as_str(), Severity::Warning));
    assert!(grade.message.contains("Fernández Huerta"), "{}", grade.message);
    assert!(loaded.library.is_some());
}

#[test]
fn files_in_another_first_language_are_judged_by_its_words() {
    let pack = changed(&sample(), "kiosk.ron", "[\"en\", \"es\"]", "[\"es\"]");
    let summary = "Say in one sentence what is done, with words that a child knows.";
    for (text, errors) in [("You want what is best for you.", 0), ("Es lo mejor para usted.", 1)] {
        let loaded = load(&changed(&pack, "topics/sample/topic.ron", summary, text));
        let found = loaded.findings.iter().filter(|finding| finding.code == "banned-words");
        assert_eq!(found.filter(|finding| finding.severity == Severity::Error).count(), errors, "{text}");
    }
}

#[test]
fn what_nobody_has_reviewed_is_shown_only_where_the_clinic_allows_it() {
    let allowed = sample();
    let sources = in_topic(&allowed, "sample");
    let allowed = with_translation(&allowed, SPANISH, &sources, |source| source.text.clone());
    // It stays in the library: the preview shows it, and `ui::voice` keeps it from patients (tests/languages.rs).
    let offered = |pack: &Pack| {
        let library = load(pack).library.unwrap();
        let found = library.topics[0].translation(&language("es")).expect("it is there, reviewed or not");
        library.kiosk.allow_unreviewed || found.is_reviewed
    };
    assert!(offered(&allowed));
    let not_allowed = changed(&allowed, "kiosk.ron", "allow_unreviewed: true", "allow_unreviewed: false");
    assert!(!offered(&not_allowed));
    let loaded = load(&not_allowed);
    let note = loaded.findings.iter().find(|finding| finding.code == "translation-not-reviewed").unwrap();
    assert_eq!((note.severity, note.related[0].file.as_str()), (Severity::Note, SPANISH));
    let reviewed =
        changed(&not_allowed, SPANISH, "reviewed_by: None", "reviewed_by: Some(\"Ana Ruiz, physiotherapist\")");
    assert!(offered(&reviewed));
}

#[test]
fn the_languages_of_kiosk_ron_are_those_that_the_interface_has_words_in() {
    let files = fs::read_dir("assets/i18n").unwrap().map(|entry| entry.unwrap().path());
    let mut count = 0;
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "ftl")) {
        count += 1;
        let name = path.file_stem().unwrap().to_str().unwrap();
        let list = format!("[\"qq\", \"{name}\"]");
        let pack = changed(&sample(), "kiosk.ron", "[\"en\", \"es\"]", &list);
        let pack = changed(&pack, "kiosk.ron", "allow_unreviewed: true", "allow_unreviewed: false");
        let file = format!("topics/sample/lang/{name}.ron");
        let written =
            format!("(format: 2, language: \"{name}\", translated_by: \"\", reviewed_by: Some(\"A, b\"), texts: [])");
        let loaded = load(&with_file(&pack, &file, &written));
        let unknown: Vec<_> = loaded.findings.iter().filter(|finding| finding.code == "unknown-language").collect();
        assert_eq!(unknown.len(), 1, "{name} is known, and qq is not");
        assert!(unknown[0].help.as_ref().unwrap().contains(&format!("\"{name}\"")));
        let is_reviewed = !fs::read_to_string(&path).unwrap().contains("about-review = nobody");
        let is_told = loaded.findings.iter().any(|finding| finding.code == "translation-not-reviewed");
        assert_eq!(is_told, !is_reviewed, "{name}: whether somebody has reviewed the interface's words");
    }
    assert!(count >= 3);
    let near = |wrong: &str| {
        let loaded = load(&changed(&sample(), "kiosk.ron", "\"es\"]", &format!("\"{wrong}\"]")));
        assert!(loaded.library.is_none(), "it is an error");
        let told = loaded.findings.into_iter().find(|finding| finding.code == "unknown-language").unwrap();
        told.help.unwrap()
    };
    for wrong in ["ES", "es-MX", "spanish", "Spanisch", "es "] {
        assert!(near(wrong).contains("Did you mean \"es\"?"), "{wrong}: {}", near(wrong));
    }
    assert!(!near("tlh-QQ").contains("Did you mean"));
}
