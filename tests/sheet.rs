//! The sheet to take home, as a reader of PDF sees it, and the code on the screen, as a phone does: one page in every
//! language and for every result, and nothing on either that the patient did not want there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod sheet_support;
mod ui_support;

use std::sync::Arc;

use sheet_support::{Pdf, one_line, phrases, scanned};
use ui_support::screens::{self, by_priority, results};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library};
use waitwise::content::library::{Language, Library, QuestionKindText, Theme};
use waitwise::sheet::qr::{Code, MOST_MODULES};
use waitwise::sheet::{Kind, Section, Sheet, pdf, plain};
use waitwise::ui::{Look, handout};
use waitwise::visit::{Screen, State, TextSize};

const LANGUAGES: [&str; 3] = ["en", "es", "ar"];
const MARK: &str = "Chosen:";

fn sheet_of(state: &State, library: &Library) -> Option<Sheet> {
    handout::of(state, library, &Look::load().unwrap())
}

/// Every way in which a visit can end with a sheet.
fn ends(library: &Library) -> Vec<(String, State)> {
    let is_end = |state: &State| state.screen == Screen::Results && state.overlay.is_none();
    let mut ends: Vec<_> = screens::all(library).into_iter().filter(|(_, state)| is_end(state)).collect();
    ends.extend(screens::priorities(&by_priority(library)).into_iter().filter(|(_, state)| is_end(state)));
    ends
}

/// The shipped content, each choice with a word that stands nowhere else.
fn with_marked_choices() -> Library {
    let mut library = (*library()).clone();
    for question in library.topics.iter_mut().flat_map(|topic| &mut topic.questions) {
        let id = question.id.to_string();
        if let QuestionKindText::Single(choices)
        | QuestionKindText::Multi(choices)
        | QuestionKindText::Map { choices, .. } = &mut question.kind
        {
            for choice in choices {
                choice.text = format!("{MARK}{id}/{}", choice.id);
            }
        }
    }
    library
}

#[test]
fn it_is_one_page_in_every_language_whatever_was_answered() {
    let ranked = library();
    let unranked = Arc::new(by_priority(&ranked));
    for (name, mut state) in ends(&ranked) {
        let library = if name.starts_with("priorities") { &unranked } else { &ranked };
        for language in LANGUAGES {
            state.language = Some(Language::new(language));
            state.printing.with_matters = true;
            let sheet = sheet_of(&state, library).unwrap();
            assert_eq!(sheet.language, language);
            let pdf = Pdf::new(&pdf(&sheet).unwrap());
            assert_eq!(pdf.info("Pages").unwrap(), "1", "{name} in {language}");
            assert!(pdf.info("Page size").unwrap().contains("A4"));
            assert!(pdf.smallest_line() >= 9.0, "{name} in {language}: {}", pdf.smallest_line());
            let text = pdf.text();
            // Sources may have been left out.
            let sections = sheet.sections.iter().filter(|section| section.kind != Kind::Fine);
            let entries = sections.flat_map(|section| &section.entries);
            for words in entries.flatten() {
                let wanted = if language == "ar" { phrases(&words.text) } else { vec![one_line(&words.text)] };
                let text = if language == "ar" { phrases(&text).join(" | ") } else { text.clone() };
                for words in wanted {
                    assert!(text.contains(&words), "{name} in {language}: `{words}` is not in\n{text}");
                }
            }
        }
    }
}

#[test]
fn it_says_what_the_results_say_and_where_it_comes_from() {
    let library = library();
    let state = results(&library, &[("blood-thinners", "yes")]).state;
    let text = Pdf::new(&pdf(&sheet_of(&state, &library).unwrap()).unwrap()).text();
    for words in [
        "Riverside Clinic",
        "Sample: not yet approved",
        "Muscle pain",
        "This does not choose a treatment for you. Talk it over with your clinician.",
        "Dry needling: Ask first. Because",
        "Massage: ",
        "Questions to ask",
        "1. What do you think causes my pain?",
        "5. What can I do by myself, and when do I come back?",
        "Sources",
        "R22 National Institute",
        "Next check 2028-11-25",
        "This clinic has not approved it yet.",
    ] {
        assert!(text.contains(words), "`{words}` is not in\n{text}");
    }
}

#[test]
fn arabic_is_in_the_order_in_which_it_is_read_and_numbers_keep_theirs() {
    let library = library();
    let mut state = results(&library, &[]).state;
    state.language = Some(Language::new("ar"));
    let whole = Pdf::new(&pdf(&sheet_of(&state, &library).unwrap()).unwrap()).text();
    assert!(whole.contains("2028-11-25") && whole.contains("2011;155:1-9"), "{whole}");
    let text = phrases(&whole).join(" | ");
    let topic = &library.topics[0].translation(&Language::new("ar")).unwrap().topic;
    for question in &topic.questions_to_ask {
        for words in phrases(question) {
            assert!(text.contains(&words), "`{words}` is not in\n{text}");
        }
    }
    assert!(phrases(&topic.questions_to_ask[0])[0].contains(' '), "whole phrases are looked for");
}

#[test]
fn who_answered_nothing_gets_the_choices_and_the_questions_to_ask() {
    let library = library();
    let sheet = sheet_of(&State::fresh(0), &library).unwrap();
    let text = Pdf::new(&pdf(&sheet).unwrap()).text();
    let topic = &library.topics[0];
    for option in &topic.options {
        let summary = one_line(&option.summary.plain());
        assert!(text.contains(&option.name) && text.contains(&summary), "{summary}\n{text}");
    }
    assert!(text.contains(&topic.questions_to_ask[0]) && !text.contains("Where your answers lean"), "{text}");
}

#[test]
fn who_is_sent_to_a_person_gets_no_sheet() {
    let library = library();
    let refers = screens::all(&library).into_iter().filter(|(name, _)| name.starts_with("refer"));
    let refers: Vec<_> = refers.collect();
    assert_eq!(refers.len(), 2);
    for (name, state) in refers {
        assert!(sheet_of(&state, &library).is_none(), "{name}");
    }
}

#[test]
fn what_matters_is_on_it_only_if_the_patient_wants_and_a_safety_answer_never_is() {
    let library = with_marked_choices();
    for (name, mut state) in ends(&library).into_iter().filter(|(name, _)| name.starts_with("results")) {
        let text = |state: &State| Pdf::new(&pdf(&sheet_of(state, &library).unwrap()).unwrap()).text();
        assert!(!text(&state).contains(MARK), "{name}");
        state.printing.with_matters = true;
        let wanted = text(&state);
        for question in &library.topics[0].engine.topic().questions {
            let is_told = wanted.contains(&format!("{MARK}{}/", question.id));
            assert!(!is_told || !question.safety, "{name}: {}", question.id);
        }
        for question in library.topics[0].questions.iter().zip(&library.topics[0].engine.topic().questions) {
            let (words, question) = question;
            assert!(!question.safety || !wanted.contains(&format!("“{}”", words.short)), "{name}: {}", words.short);
        }
        let all_not_sure = name == "results-all-not-sure";
        assert_eq!(wanted.contains(MARK), !all_not_sure, "{name}: {wanted}");
    }
}

#[test]
fn what_is_too_much_for_a_page_is_made_smaller_then_shortened_and_never_goes_on_a_second_one() {
    let section = |kind, count: usize| Section {
        heading: "Heading".to_owned(),
        kind,
        entries: (1..=count).map(|at| vec![plain(format!("Entry {at}, which has a few words. ").repeat(2))]).collect(),
        and_more: (1..=count).map(|left| format!("and {left} more")).collect(),
    };
    let sheet = |questions, sources| Sheet {
        language: "en".to_owned(),
        title: "Long".to_owned(),
        sections: vec![section(Kind::Numbered, questions), section(Kind::Fine, sources)],
        ..Sheet::default()
    };
    let of = |questions, sources| Pdf::new(&pdf(&sheet(questions, sources)).unwrap());
    for (questions, sources) in [(5, 10), (30, 10), (30, 200), (300, 200)] {
        let pdf = of(questions, sources);
        let text = pdf.text();
        assert_eq!(pdf.info("Pages").unwrap(), "1");
        assert!(pdf.smallest_line() >= 9.0, "{questions}, {sources}");
        assert!(text.contains("1. Entry 1,"));
        assert_eq!(text.contains(&format!("{questions}. Entry {questions},")), questions < 100, "{text}");
        assert_eq!(text.contains(" more"), sources > 100, "{text}");
    }
    // What may not be left out is set smaller still.
    let mut all = sheet(90, 0);
    all.sections[0].and_more.clear();
    let all = Pdf::new(&pdf(&all).unwrap());
    assert_eq!(all.info("Pages").unwrap(), "1");
    assert!(all.text().contains("Entry 90,"), "{}", all.text());
}

#[test]
fn the_file_has_a_title_a_language_and_a_structure_and_tells_nothing_of_when_and_where() {
    let library = library();
    let sheet = sheet_of(&results(&library, &[]).state, &library).unwrap();
    let bytes = pdf(&sheet).unwrap();
    assert_eq!(bytes, pdf(&sheet).unwrap());
    let file = Pdf::new(&bytes);
    assert_eq!(file.info("Title").unwrap(), "Muscle pain");
    assert_eq!(file.info("Tagged").unwrap(), "yes");
    for name in ["CreationDate", "ModDate", "Author", "Creator", "Producer"] {
        assert_eq!(file.info(name).filter(|value| !value.is_empty()), None, "{name}");
    }
    let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(has(b"/Lang") && has(b"/StructTreeRoot") && !has(b"/Metadata"));
}

/// At the resolution of a real glass.
fn glass(library: Arc<Library>, size: egui::Vec2) -> Kiosk {
    Kiosk::with_pixels(library, size, 1.0)
}

#[test]
fn a_phone_reads_the_questions_off_the_screen_in_every_look() {
    let library = library();
    let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == "take-along").unwrap();
    for size in [PORTRAIT, LANDSCAPE] {
        let mut kiosk = glass(library.clone(), size);
        for (language, theme) in LANGUAGES.into_iter().zip([Theme::Light, Theme::Dark, Theme::HighContrast]) {
            let topic = &library.topics[0];
            let topic = topic.translation(&Language::new(language)).map_or(topic, |found| &found.topic);
            kiosk.show(State { language: Some(Language::new(language)), theme: Some(theme), ..state.clone() });
            let read = scanned(&kiosk.harness.render().unwrap()).expect("a code is found");
            let questions = topic.questions_to_ask.iter().enumerate();
            let questions: Vec<String> = questions.map(|(at, question)| format!("{}. {question}", at + 1)).collect();
            assert_eq!(read, format!("{}\n{}", topic.name, questions.join("\n")), "{language}, {theme:?}, {size:?}");
        }
    }
}

#[test]
fn the_code_never_holds_an_answer() {
    let marked = Arc::new(with_marked_choices());
    let mut kiosk = glass(marked.clone(), PORTRAIT);
    let (_, mut state) = screens::all(&marked).into_iter().find(|(name, _)| name == "take-along").unwrap();
    let plain = {
        kiosk.show(state.clone());
        scanned(&kiosk.harness.render().unwrap()).unwrap()
    };
    assert!(!plain.contains(MARK), "{plain}");
    state.answers = results(&marked, &[("needles", "no"), ("blood-thinners", "yes")]).state.answers;
    state.printing.with_matters = true;
    kiosk.show(state);
    assert_eq!(scanned(&kiosk.harness.render().unwrap()).unwrap(), plain, "the same code whatever was answered");
}

#[test]
fn a_clinic_with_a_page_has_that_in_the_code() {
    let mut library = (*library()).clone();
    library.kiosk.clinic_page = Some("https://www.riverside.example/pain".to_owned());
    let library = Arc::new(library);
    let mut kiosk = glass(library.clone(), PORTRAIT);
    let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == "take-along").unwrap();
    kiosk.show(state);
    assert_eq!(scanned(&kiosk.harness.render().unwrap()).unwrap(), "https://www.riverside.example/pain");
    assert!(kiosk.says("Scan it with your phone. It opens riverside.example."), "{:?}", kiosk.names());
    assert!(kiosk.says("A code for a phone: it opens riverside.example."));
}

#[test]
fn the_code_can_be_read_in_the_largest_text_too() {
    let library = library();
    let mut kiosk = glass(library.clone(), PORTRAIT);
    let (_, mut state) = screens::all(&library).into_iter().find(|(name, _)| name == "take-along").unwrap();
    state.text_size = TextSize::Largest;
    kiosk.show(state);
    let mut read = None;
    for _ in 0..60 {
        read = read.or_else(|| scanned(&kiosk.harness.render().unwrap()));
        // A finger's breadth further down.
        kiosk.harness.event(egui::Event::PointerMoved(egui::pos2(500.0, 800.0)));
        kiosk.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -120.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        kiosk.settle();
    }
    assert!(read.expect("a code is found").starts_with("Muscle pain\n1. "));
}

#[test]
fn too_many_questions_for_a_code_are_left_out_whole() {
    let lines: Vec<String> = (1..=40).map(|at| format!("Question {at}, and what it is that I ask of you?")).collect();
    let code = Code::of_lines("Long", &lines).unwrap();
    assert!(code.side() <= MOST_MODULES);
    let read = scanned(&drawn(&code)).unwrap();
    let count = read.lines().count() - 1;
    assert!((5..40).contains(&count), "{count}");
    let wanted: Vec<String> =
        lines.iter().take(count).enumerate().map(|(at, line)| format!("{}. {line}", at + 1)).collect();
    assert_eq!(read, format!("Long\n{}", wanted.join("\n")));
    let next = format!("{read}\n{}. {}", count + 1, lines[count]);
    assert_eq!(Code::of(&next), None, "one more would be too many");
    assert_eq!(Code::of_lines("None fits", &["x".repeat(5000)]), None);
}

/// Four pixels a module, on white.
fn drawn(code: &Code) -> image::RgbaImage {
    let side = u32::try_from(code.side() + 8).unwrap() * 4;
    let mut picture = image::RgbaImage::from_pixel(side, side, image::Rgba([255; 4]));
    for (row, start, count) in code.bars() {
        for column in start..start + count {
            for (x, y) in (0..4).flat_map(|x| (0..4).map(move |y| (x, y))) {
                let at = |module: usize, offset| u32::try_from((module + 4) * 4).unwrap() + offset;
                picture.put_pixel(at(column, x), at(row, y), image::Rgba([0, 0, 0, 255]));
            }
        }
    }
    picture
}

#[test]
fn a_code_without_a_printer_and_a_printer_without_wishes() {
    let library = library();
    let mut kiosk = Kiosk::portrait();
    let (_, state) = screens::all(&library).into_iter().find(|(name, _)| name == "take-along").unwrap();
    kiosk.show(state.clone());
    assert!(kiosk.can_tap("Print it") && kiosk.can_tap("Also print what matters to me"));
    assert!(!kiosk.is_chosen("Also print what matters to me"), "off until the patient wants it");
    kiosk.harness.state_mut().look.can_print = false;
    kiosk.settle();
    assert!(!kiosk.can_tap("Print it") && !kiosk.can_tap("Also print what matters to me"));
    assert!(kiosk.says("A code for a phone: the questions to ask, as text."));
    kiosk.harness.state_mut().look.can_print = true;
    kiosk.show(State { answers: waitwise::engine::Answers::default(), ..state });
    assert!(kiosk.can_tap("Print it") && !kiosk.can_tap("Also print what matters to me"));
}
