//! The proof sheet as the clinical lead reads it: nothing that is shown to patients is missing, and nothing that can't be
//! shown is on paper.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod sheet_support;
mod tools_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sheet_support::Pdf;
use tools_support::{code, copy_of, files_in, replaced, stderr, stdout, waitwise};
use waitwise::content::in_words::{InWords, proof::SHARES};
use waitwise::content::library::Topic;
use waitwise::content::{Loaded, Pack, approval, load, load_dir, parse, raw};

/// A folder for what one test writes.
fn place(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proof-sheet").join(name);
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).unwrap();
    place
}

fn proof_sheet(content: &Path, arguments: &[&str]) -> Output {
    waitwise(&[&["proof-sheet", content.to_str().unwrap()], arguments].concat())
}

/// The sheet of a folder, and what the program said of it.
fn sheet_of(content: &Path, name: &str, arguments: &[&str]) -> (Pdf, String) {
    let file = place(name).join("sheet.pdf");
    let output = proof_sheet(content, &[&["-o", file.to_str().unwrap()], arguments].concat());
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    (Pdf::new(&fs::read(&file).unwrap()), stdout(&output))
}

/// The shipped content in a folder of its own, with this topic and no other.
fn with_only(topic: &str, name: &str) -> PathBuf {
    let content = copy_of("assets/content", &format!("proof-sheet-{name}"));
    let kiosk = fs::read_to_string(content.join("kiosk.ron")).unwrap();
    let (before, list) = kiosk.split_once("topics: [").unwrap();
    let (_, after) = list.split_once(']').unwrap();
    fs::write(content.join("kiosk.ron"), format!("{before}topics: [\"{topic}\"]{after}")).unwrap();
    content
}

/// Letters alone: where lines break is the page's business.
fn letters(words: &str) -> String {
    words.split_whitespace().collect()
}

fn holds(text: &str, words: &str) {
    assert!(letters(text).contains(&letters(words)), "`{words}` is not in\n{text}");
}

fn short_digest(topic: &Topic, loaded: &Loaded) -> String {
    approval::digest(&topic.id, loaded.pack())[..12].to_owned()
}

#[test]
fn every_text_rule_reason_and_guarantee_of_every_topic_is_on_it_and_each_page_says_which_it_is() {
    let content = copy_of("assets/content", "proof-sheet-whole");
    // What is to be translated is what patients read.
    assert_eq!(code(&waitwise(&["translate", content.to_str().unwrap(), "fr"])), 0);
    let (pdf, said) = sheet_of(&content, "whole", &[]);
    let pages = pdf.pages();
    let whole = pages.join(" ");
    let loaded = load_dir(&content).unwrap();
    let library = loaded.library.as_ref().unwrap();
    for topic in &library.topics {
        let path = format!("topics/{}/lang/fr.ron", topic.id);
        let texts = parse::<raw::Translation>(&path, loaded.pack().text(&path)).value.unwrap().texts;
        assert!(texts.len() > 100, "{}", texts.len());
        for text in texts.iter().filter(|text| !text.key.ends_with("picture_alt")) {
            holds(&whole, &text.source.replace('*', ""));
        }
        let model = topic.engine.topic();
        for rule in &model.rules {
            holds(&whole, &rule.because);
            holds(&whole, &format!("{} {}", rule.id, InWords::of(topic).rule(rule)));
        }
        for guarantee in &model.guarantees {
            holds(&whole, &format!("{} Proven", InWords::of(topic).guarantee(guarantee)));
        }
        for reference in topic.references.iter().filter_map(|reference| reference.link.as_ref()) {
            holds(&whole, reference);
        }
    }
    holds(&whole, SHARES);
    assert!(whole.contains("under 1 %") && whole.contains("over 99 %"));
    assert!(!whole.contains(" 0.0 %") && !whole.contains("100.0 %"));
    // Pages, in the order of the topics.
    let count = pages.len();
    assert_eq!(pdf.info("Pages").unwrap(), count.to_string());
    assert!(said.starts_with(&format!("{count} pages, ")), "{said}");
    let mut topics = library.topics.iter().peekable();
    let mut topic = topics.next().unwrap();
    for (at, page) in pages.iter().enumerate() {
        topic = topics.next_if(|next| page.starts_with(&next.name)).unwrap_or(topic);
        let foot = format!("Riverside Clinic · {} · digest {}", topic.name, short_digest(topic, &loaded));
        holds(page, &foot);
        holds(page, &format!("Page {} of {count}", at + 1));
    }
    assert!(topics.next().is_none(), "every topic begins on a page of its own");
    assert_eq!(pdf.info("Tagged").unwrap(), "yes");
    assert!(pdf.smallest_line() >= 8.0);
}

#[test]
fn one_topic_alone_says_who_approved_it_and_when_what_is_open_and_how_it_is_signed() {
    const ON: &str = "2027-03-04";
    let content = with_only("tennis-elbow", "one");
    // Also where nothing is shown without an approval: it is printed to be approved.
    replaced(&content, "kiosk.ron", "format: 2,", "format: 2,\n    require_approval: true,");
    let topic_file = "topics/tennis-elbow/topic.ron";
    let before = load_dir(&content).unwrap();
    let digest = approval::digest("tennis-elbow", before.pack());
    replaced(
        &content,
        topic_file,
        "approved_by: None,",
        &format!(
            "approved_by: \"Ana Ruiz, physiotherapist\",\n        approved_digest: \"{digest}\", approved_on: \"{ON}\","
        ),
    );
    let (pdf, said) = sheet_of(&content, "one", &["--topic", "tennis-elbow"]);
    let text = pdf.pages().join(" ");
    let loaded = load_dir(&content).unwrap();
    let topic = &loaded.library.as_ref().unwrap().topics[0];
    let model = topic.engine.topic();
    assert!(said.contains(&format!(
        "{} rules, {} guarantees proven over all ",
        model.rules.len(),
        model.guarantees.len()
    )));
    assert!(said.trim_end().ends_with("sheet.pdf"), "{said}");
    for words in [
        &format!("Tennis elbow Approved by Ana Ruiz, physiotherapist, on {ON}. Proof sheet"),
        &format!("Digest of topic {digest}"),
        &format!("Program waitwise {}", env!("CARGO_PKG_VERSION")),
        "Reading, en Flesch-Kincaid grade ",
        "Reading, es Fernández Huerta ease ",
        "Reading, ar There is no formula",
        &format!("Next check {}", topic.review.review_due),
        "Whoever is not sure is never taken to have said no.",
        "What was not proven",
        "I have read this and agree that it is shown to patients.",
        "Name Role Date Signature",
        &format!("waitwise approve \"{}\" --topic tennis-elbow --by \"Name, role\"", content.display()),
    ] {
        holds(&text, words);
    }
    assert!(!letters(&text).contains("not-approved") && !text.contains("Muscle pain"), "{text}");
    // Whoever wrote the name by hand may have left the day out.
    replaced(&content, topic_file, &format!(" approved_on: \"{ON}\","), "");
    let (pdf, _) = sheet_of(&content, "one-dayless", &["--topic", "tennis-elbow"]);
    holds(&pdf.pages()[0], "Approved by Ana Ruiz, physiotherapist, on a day that was not written down.");
    let of_words = format!("approved_digest: \"{digest}\",");
    replaced(&content, topic_file, &of_words, "");
    let (pdf, _) = sheet_of(&content, "one-wordless", &["--topic", "tennis-elbow"]);
    holds(&pdf.pages()[0], "on a day that was not written down. It was not written down for which words.");
    let by = "approved_by: \"Ana Ruiz, physiotherapist\",";
    replaced(&content, topic_file, by, &format!("{by} {of_words}"));
    // A word is changed, and nobody has read it.
    replaced(&content, topic_file, &format!("visit_minutes: {}", topic.minutes), "visit_minutes: 9");
    assert!(load_dir(&content).unwrap().library.is_none(), "it is not shown");
    let (pdf, _) = sheet_of(&content, "one-changed", &["--topic", "tennis-elbow"]);
    let text = pdf.pages().join(" ");
    holds(&text, "Tennis elbow Not approved yet. Until it is");
    assert!(!text.contains("Ana Ruiz"), "{text}");
    holds(&text, "A text or a rule has changed since this topic was approved. (warning approval-outdated, ");
    let now = approval::digest("tennis-elbow", load_dir(&content).unwrap().pack());
    assert!(now != digest && text.contains(&now) && !text.contains(&digest));
}

/// The shipped topic as a clinic that writes its files in Arabic would have it.
fn with_first_language_arabic(name: &str) -> PathBuf {
    let content = with_only("heat-or-cold", name);
    replaced(&content, "kiosk.ron", "languages: [\"en\", \"es\", \"ar\"]", "languages: [\"ar\"]");
    for folder in ["lang", "topics/heat-or-cold/lang"] {
        let path = format!("{folder}/ar.ron");
        let read = parse::<raw::Translation>(&path, &fs::read_to_string(content.join(&path)).unwrap()).value.unwrap();
        let files: &[&str] =
            if folder == "lang" { &["kiosk.ron"] } else { &["topic.ron", "questions.ron", "rules.ron"] };
        for file in files {
            let file = content.join(folder).parent().unwrap().join(file);
            let mut words = fs::read_to_string(&file).unwrap();
            for text in &read.texts {
                words = words.replace(&format!("\"{}\"", text.source), &format!("\"{}\"", text.text));
            }
            fs::write(&file, words).unwrap();
        }
        fs::remove_dir_all(content.join(folder)).unwrap();
    }
    content
}

#[test]
fn the_frame_is_english_and_texts_of_another_language_are_in_that_and_begin_where_its_lines_do() {
    let folder = place("arabic");
    let [english, arabic] =
        [with_only("heat-or-cold", "english"), with_first_language_arabic("arabic")].map(|content| {
            let file = folder.join(content.file_name().unwrap()).with_extension("pdf");
            let output = proof_sheet(&content, &["-o", file.to_str().unwrap()]);
            assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
            fs::read(file).unwrap()
        });
    let count = |pdf: &[u8], words: &str| pdf.windows(words.len()).filter(|bytes| *bytes == words.as_bytes()).count();
    // The file's own, of its catalogue and of its structure; beside them only what is in another language is told.
    for pdf in [&english, &arabic] {
        assert_eq!(count(pdf, "/Lang(en)"), 2);
    }
    assert_eq!(count(&english, "/Lang("), 2);
    assert!(count(&arabic, "/Lang(ar)") > 100, "{}", count(&arabic, "/Lang(ar)"));
    let pdf = Pdf::new(&arabic);
    let (text, width) = (pdf.pages().join(" "), 595.0);
    for words in ["What patients read", "The rules", "I have read this and agree that it is shown to patients."] {
        holds(&text, words);
    }
    // The choices of a question: their dots stand at the right edge, and those of what the sheet says itself at the left.
    let dots = pdf.left_edges("•");
    let (left, right) =
        (dots.iter().filter(|x| **x < 60.0).count(), dots.iter().filter(|x| **x > width - 60.0).count());
    assert!(left > 10 && right > 50 && left + right == dots.len(), "{dots:?}");
    assert!(Pdf::new(&english).left_edges("•").iter().all(|x| *x < 60.0));
}

#[test]
fn content_with_an_error_or_a_broken_guarantee_makes_no_file_and_leaves_the_old_one() {
    for (name, file, from, to, finding) in [
        ("cell", "topics/muscle-pain/topic.ron", "source: [\"", "source: [\"R99\", \"", "error[unknown-source]"),
        (
            "name",
            "topics/muscle-pain/topic.ron",
            "approved_by: None,",
            "approved_by: \"Ana\",",
            "error[approval-incomplete]",
        ),
        (
            "guarantee",
            "topics/muscle-pain/rules.ron",
            "when: Chose(\"needles\", \"no\")",
            "when: Chose(\"needles\", \"nervous\")",
            "error[guarantee-broken]",
        ),
    ] {
        let content = with_only("muscle-pain", name);
        replaced(&content, file, from, to);
        let folder = place(name);
        let old = folder.join("old.pdf");
        fs::write(&old, "old").unwrap();
        for file in ["new.pdf", "old.pdf"] {
            let output = proof_sheet(&content, &["-o", folder.join(file).to_str().unwrap()]);
            assert_eq!(code(&output), 1, "{}", stderr(&output));
            assert!(stdout(&output).contains(finding), "{}", stdout(&output));
            assert!(stdout(&output).contains("Nothing was written"), "{}", stdout(&output));
        }
        assert_eq!(files_in(&folder), std::slice::from_ref(&old));
        assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    }
}

#[test]
fn what_can_not_be_done_is_said_in_a_sentence() {
    let folder = place("wrong");
    let nowhere = folder.join("nowhere/sheet.pdf");
    let content = with_only("heat-or-cold", "wrong");
    let unwritable = proof_sheet(&content, &["-o", nowhere.to_str().unwrap()]);
    let unknown = proof_sheet(&content, &["--topic", "hot-or-cold", "-o", folder.join("x.pdf").to_str().unwrap()]);
    for (output, words) in [(unwritable, "can't be written: "), (unknown, "Did you mean `heat-or-cold`?")] {
        assert_eq!(code(&output), 2, "{}", stdout(&output));
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
    assert_eq!(files_in(&folder), [] as [PathBuf; 0]);
}

#[test]
fn without_a_folder_or_a_file_it_is_of_the_content_inside_the_program_and_stands_in_the_current_folder() {
    let folder = place("here");
    let output = Command::new(env!("CARGO_BIN_EXE_waitwise"))
        .args(["proof-sheet", "--topic", "heat-or-cold"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).trim_end().ends_with(": proof-sheet.pdf"), "{}", stdout(&output));
    assert_eq!(files_in(&folder), [folder.join("proof-sheet.pdf")]);
    let pages = Pdf::new(&fs::read(folder.join("proof-sheet.pdf")).unwrap()).pages();
    let loaded = load(&Pack::embedded());
    let topics = &loaded.library.as_ref().unwrap().topics;
    let topic = topics.iter().find(|topic| topic.id == "heat-or-cold").unwrap();
    assert!(pages.iter().all(|page| page.contains(&short_digest(topic, &loaded))));
    holds(&pages.join(" "), "waitwise approve FOLDER --topic heat-or-cold");
}
