//! The tools for those who write the content: what they change, what they leave, and what they refuse.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod tools_support;

use std::fs;
use std::sync::Arc;

use tools_support::{code, copy_of, every_text, files_in, replaced, stderr, stdout, waitwise, write};
use waitwise::content::{load, read_text, starter};
use waitwise::diagnostics::{Severity, render};

const TOPIC: &str = "topics/muscle-pain/topic.ron";

/// The shipped content as format 1 wrote it.
fn of_format_1(name: &str) -> std::path::PathBuf {
    let dir = copy_of("assets/content", name);
    for (path, text) in every_text(&dir) {
        write(&dir, &path, &text.replacen("format: 2,", "format: 1,", 1).replacen("visit_minutes:", "minutes:", 1));
    }
    dir
}

#[test]
fn what_is_shipped_has_its_usual_look_and_today_s_format() {
    for folder in ["assets/content", "assets/template"] {
        let output = waitwise(&["fmt", "--check", folder]);
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{}", stdout(&output));
        let output = waitwise(&["migrate", "--check", folder]);
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{}", stdout(&output));
    }
}

#[test]
fn fmt_gives_a_sloppy_file_its_usual_look_and_leaves_no_other_file_behind() {
    let dir = copy_of("assets/content", "sloppy");
    let tidy = every_text(&dir);
    let files = files_in(&dir);
    for (path, text) in &tidy {
        // What stands within a remark is nobody's to tidy.
        let is_remark = |line: &str| line.trim_start().starts_with("//");
        let sloppy_line = |line: &str| line.replace(" id: ", " id :").replace(": [", ":  [ ");
        let lines =
            text.split_inclusive('\n').map(|line| if is_remark(line) { line.to_owned() } else { sloppy_line(line) });
        let sloppy = lines.collect::<String>().replace("\n    ", "\n");
        let sloppy = sloppy.replace("]),\n", " ] )  ,\t\r\n").replace(",\n)", "\n  )");
        write(&dir, path, &format!("\u{feff}{sloppy}\n\n\n"));
    }
    assert_eq!(code(&waitwise(&["fmt", "--check", dir.to_str().unwrap()])), 1);
    assert_ne!(every_text(&dir), tidy, "--check changes nothing");
    let output = waitwise(&["fmt", dir.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains(&format!("{} changed", tidy.len())), "{}", stdout(&output));
    assert_eq!(every_text(&dir), tidy);
    assert_eq!(files_in(&dir), files);
    assert_eq!(code(&waitwise(&["fmt", "--check", dir.to_str().unwrap()])), 0);
}

#[test]
fn fmt_turns_what_notepad_saved_into_plain_text() {
    let dir = copy_of("assets/content", "notepad");
    let plain = fs::read_to_string(dir.join("kiosk.ron")).unwrap();
    let windows = plain.replace('\n', "\r\n");
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(windows.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(dir.join("kiosk.ron"), bytes).unwrap();
    let output = waitwise(&["fmt", dir.join("kiosk.ron").to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert_eq!(fs::read_to_string(dir.join("kiosk.ron")).unwrap(), plain);
}

#[test]
fn a_file_with_a_mistake_stays_as_it_is_and_the_mistake_is_told() {
    let dir = copy_of("assets/content", "mistaken");
    replaced(&dir, TOPIC, "visit_minutes: 5,", "visit_minutes: 5");
    replaced(&dir, "kiosk.ron", "clinic: ", "clinic  :  ");
    let before = fs::read_to_string(dir.join(TOPIC)).unwrap();
    for command in ["fmt", "migrate"] {
        let output = waitwise(&[command, dir.to_str().unwrap()]);
        assert_eq!(code(&output), 1, "{}", stdout(&output));
        let told = stdout(&output);
        assert!(told.contains("comma-missing") || told.contains("comma"), "{told}");
        assert!(told.contains(&format!("{TOPIC} stays as it is.")), "{told}");
        for guard in ["not-formatted", "not-migrated", "not-updated"] {
            assert!(!told.contains(guard), "only a fault of this program is told so: {told}");
        }
        assert_eq!(fs::read_to_string(dir.join(TOPIC)).unwrap(), before);
    }
    assert!(fs::read_to_string(dir.join("kiosk.ron")).unwrap().contains("    clinic: "), "the others are formatted");
}

#[test]
fn a_wrong_name_is_told_and_exits_with_2() {
    for (arguments, says) in [
        (&["fmt", "nowhere.ron"][..], "nowhere.ron"),
        (&["fmt", "README.md"], "end in .ron"),
        (&["fmt"], "DIR|FILE"),
        (&["migrate", "nowhere"], "no folder nowhere"),
        (&["translate", "nowhere", "es"], "no folder nowhere"),
        (&["translate", "assets/content", "Spanish"], "es, ar or pt-BR"),
        (&["translate", "assets/content", "../es"], "es, ar or pt-BR"),
        (&["translate", "assets/i18n", "es"], "no topic"),
    ] {
        let output = waitwise(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(says), "{arguments:?} does not say {says}: {}", stderr(&output));
    }
}

#[test]
fn a_pack_of_an_older_format_goes_on_as_it_is_with_a_note() {
    let dir = of_format_1("older");
    let loaded = waitwise::content::load_dir(&dir).unwrap();
    let told = render(&loaded.findings);
    assert_eq!(loaded.library.expect(&told).topics[0].minutes, 5);
    let notes = loaded.findings.iter().filter(|finding| finding.severity == Severity::Note);
    let codes: Vec<&str> = notes.map(|finding| finding.code).filter(|code| code.contains("format")).collect();
    assert_eq!(codes, vec!["old-format"; every_text(&dir).len()], "{told}");
    assert!(told.contains("waitwise migrate DIR"), "{told}");
}

#[test]
fn mistakes_in_a_file_of_an_older_format_are_told_where_they_stand() {
    let dir = of_format_1("older-mistaken");
    replaced(&dir, TOPIC, "minutes: 5,", "minutes: \"five\",\n    nmae: 1,");
    let loaded = waitwise::content::load_dir(&dir).unwrap();
    let text = fs::read_to_string(dir.join(TOPIC)).unwrap();
    for (code, words) in [("not-a-number", "\"five\""), ("unknown-field", "nmae")] {
        let found = loaded.findings.iter().find(|finding| finding.code == code);
        let found = found.unwrap_or_else(|| panic!("no {code}: {}", render(&loaded.findings)));
        let line = text.lines().position(|line| line.contains(words)).unwrap() + 1;
        let column = text.lines().nth(line - 1).unwrap().find(words).unwrap() + 1;
        let place = found.position.unwrap();
        assert_eq!((place.line, place.column), (line, column), "{}", render(&loaded.findings));
    }
}

#[test]
fn the_note_of_an_older_format_hides_no_error_on_its_line() {
    let dir = of_format_1("older-on-one-line");
    replaced(&dir, "kiosk.ron", "\n    clinic:", " clinic:");
    replaced(&dir, "kiosk.ron", "clinic: \"Riverside Clinic\"", "clinic: \"\"");
    let loaded = waitwise::content::load_dir(&dir).unwrap();
    let told = render(&loaded.findings);
    assert!(
        codes(&loaded.findings).contains(&"old-format") && codes(&loaded.findings).contains(&"empty-text"),
        "{told}"
    );
    assert!(loaded.library.is_none(), "content with an error does not go live");
}

#[test]
fn a_format_that_only_shows_once_a_mistake_is_mended_is_read_like_any_other() {
    let dir = of_format_1("older-not-closed");
    replaced(&dir, TOPIC, "(\n    format: 1,", "(\n    format: 1");
    let loaded = waitwise::content::load_dir(&dir).unwrap();
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let told = render(&loaded.findings);
    assert_eq!(errors.map(|finding| finding.code).collect::<Vec<_>>(), ["comma-missing"], "{told}");
}

#[test]
fn a_file_for_a_newer_program_is_told_alone_and_its_name_for_a_field_is_not_called_a_mistake() {
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text(TOPIC).replacen("format: 2,", "format: 3,\n    mood: Fine,", 1);
    pack.files.insert(TOPIC.to_owned(), Arc::from(text.into_bytes()));
    let loaded = load(&pack);
    let told = render(&loaded.findings);
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.map(|finding| finding.code).collect::<Vec<_>>(), ["unknown-format"], "{told}");
    assert!(told.contains("update waitwise"), "{told}");
}

#[test]
fn the_old_name_of_a_field_in_a_new_file_is_told_with_the_new_one() {
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text(TOPIC).replacen("visit_minutes", "minutes", 1);
    pack.files.insert(TOPIC.to_owned(), Arc::from(text.into_bytes()));
    let told = render(&load(&pack).findings);
    assert!(told.contains("Did you mean visit_minutes?"), "{told}");
}

#[test]
fn migrate_changes_the_number_and_the_name_and_nothing_else() {
    let dir = of_format_1("migrated");
    let files = files_in(&dir);
    // Remarks, blanks and line breaks of all kinds stay, and so does the encoding.
    replaced(&dir, TOPIC, "    minutes: 5,", "\t/* minutes: 9 */ minutes  :5 , // format: 1 \r");
    let windows = fs::read_to_string(dir.join("kiosk.ron")).unwrap().replace('\n', "\r\n");
    let bytes = |text: &str| -> Vec<u8> {
        [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    };
    fs::write(dir.join("kiosk.ron"), bytes(&windows)).unwrap();
    let before = fs::read_to_string(dir.join(TOPIC)).unwrap();

    let output = waitwise(&["migrate", "--check", dir.to_str().unwrap()]);
    assert_eq!(code(&output), 1, "{}", stdout(&output));
    assert_eq!(fs::read_to_string(dir.join(TOPIC)).unwrap(), before, "--check changes nothing");

    let output = waitwise(&["migrate", dir.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    let texts = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "ron")).count();
    assert!(stdout(&output).contains(&format!("{texts} brought up to date")), "{}", stdout(&output));
    let expected = before.replacen("    format: 1,", "    format: 2,", 1).replacen("*/ minutes", "*/ visit_minutes", 1);
    assert_eq!(fs::read_to_string(dir.join(TOPIC)).unwrap(), expected);
    let kiosk = fs::read(dir.join("kiosk.ron")).unwrap();
    assert_eq!(kiosk, bytes(&windows.replacen("format: 1,", "format: 2,", 1)));
    assert!(read_text("kiosk.ron", &kiosk).is_ok());
    assert_eq!(files_in(&dir), files);
    assert_eq!(code(&waitwise(&["migrate", "--check", dir.to_str().unwrap()])), 0);
    assert!(waitwise::content::load_dir(&dir).unwrap().library.is_some());
}

/// A topic of few texts, in a pack of its own.
fn template(name: &str) -> std::path::PathBuf {
    let dir = copy_of("assets/template", name);
    let topic = dir.join("topics/own");
    fs::create_dir_all(&topic).unwrap();
    for file in ["topic.ron", "questions.ron", "rules.ron", "pictures"] {
        fs::rename(dir.join(file), topic.join(file)).unwrap();
    }
    let kiosk = starter::with_topics(&fs::read_to_string("assets/content/kiosk.ron").unwrap(), &["own"]).unwrap();
    write(&dir, "kiosk.ron", &kiosk);
    dir
}

const SPANISH: &str = "topics/own/lang/es.ron";

fn translate(dir: &std::path::Path) -> String {
    let output = waitwise(&["translate", dir.to_str().unwrap(), "es"]);
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{}", stdout(&output));
    stdout(&output)
}

/// What is told about the translation, without the rest.
fn told_of_spanish(dir: &std::path::Path) -> Vec<waitwise::diagnostics::Diagnostic> {
    let loaded = waitwise::content::load_dir(dir).unwrap();
    assert!(loaded.library.is_some(), "{}", render(&loaded.findings));
    loaded.findings.into_iter().filter(|finding| finding.file == SPANISH).collect()
}

fn codes(findings: &[waitwise::diagnostics::Diagnostic]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// Every text with something in it.
fn fill_in(dir: &std::path::Path) {
    let text = fs::read_to_string(dir.join(SPANISH)).unwrap();
    // The only marks of the template.
    let mut has_mark = false;
    let lines = text.lines().map(|line| {
        has_mark = line.contains("[practice]") || has_mark && !line.contains("key: ");
        let filled = if has_mark { "text: \"en español [practice]\"" } else { "text: \"en español\"" };
        line.replace("text: \"\"", filled) + "\n"
    });
    write(dir, SPANISH, &lines.collect::<String>());
}

#[test]
fn translate_writes_down_each_text_that_a_patient_reads_and_nothing_else() {
    let dir = template("translated");
    let told = translate(&dir);
    assert!(told.contains("0 translated"), "{told}");
    let text = fs::read_to_string(dir.join(SPANISH)).unwrap();
    for there in [
        "(key: \"options.first.name\", source: \"First choice\", text: \"\"),",
        "key: \"options.first.consider_if.2\"",
        "key: \"comparison.how.cells.not-now.short\"",
        "key: \"questions.red-flags.kind.none.text\"",
        "key: \"rules.wait.because\"",
        "key: \"questions_to_ask.1\"",
        "language: \"es\"",
    ] {
        assert!(text.contains(there), "no {there} in\n{text}");
    }
    for not_there in ["first.svg", "Author A", "2026-11-25", "\"Teal\"", "112"] {
        assert!(!text.contains(not_there), "{not_there} in\n{text}");
    }
    let is_tidy = waitwise(&["fmt", "--check", dir.to_str().unwrap()]);
    assert_eq!(code(&is_tidy), 0, "{}", stdout(&is_tidy));
    translate(&dir);
    assert_eq!(fs::read_to_string(dir.join(SPANISH)).unwrap(), text, "again changes nothing");
}

#[test]
fn check_tells_how_much_of_a_translation_is_missing_in_one_sentence() {
    let dir = template("missing");
    assert_eq!(told_of_spanish(&dir), []);
    translate(&dir);
    let findings = told_of_spanish(&dir);
    assert_eq!(codes(&findings), ["translation-missing"]);
    assert!(findings[0].position.is_some());
    fill_in(&dir);
    assert_eq!(told_of_spanish(&dir), []);
    replaced(&dir, SPANISH, "text: \"en español\"", "text: \"\"");
    let findings = told_of_spanish(&dir);
    assert!(findings[0].message.starts_with("1 of "), "{}", render(&findings));
}

#[test]
fn a_source_that_changed_marks_its_translation_and_keeps_it_with_every_remark() {
    let dir = template("stale");
    translate(&dir);
    fill_in(&dir);
    replaced(&dir, SPANISH, "(key: \"options.first.name\"", "// checked by Ana\n (key: \"options.first.name\"");
    replaced(&dir, SPANISH, "texts: [", "texts: [ // from here on\n\n// the options\n\n");
    replaced(&dir, "topics/own/topic.ron", "name: \"First choice\"", "name: \"The \\\"first\\\"\"");
    let findings = told_of_spanish(&dir);
    assert_eq!(codes(&findings), ["translation-stale"], "{}", render(&findings));
    let told = translate(&dir);
    assert!(told.contains("1 stale"), "{told}");
    let text = fs::read_to_string(dir.join(SPANISH)).unwrap();
    let marked = "(key: \"options.first.name\", source: \"The \\\"first\\\"\", text: \"en español\", stale: true, was: \"First choice\"),";
    assert!(text.contains(marked), "{text}");
    for remark in ["// checked by Ana\n        (key: \"options.first.name\"", "// from here on", "// the options\n\n"] {
        assert!(text.contains(remark), "no {remark} in\n{text}");
    }
    let findings = told_of_spanish(&dir);
    assert_eq!(codes(&findings), ["translation-stale"]);
    let line = text.lines().position(|line| line.contains(marked)).unwrap() + 1;
    assert_eq!(findings[0].position.unwrap().line, line);

    // Back as it was: so is its translation.
    replaced(&dir, "topics/own/topic.ron", "name: \"The \\\"first\\\"\"", "name: \"First choice\"");
    assert!(translate(&dir).contains("0 stale"));
    assert_eq!(told_of_spanish(&dir), []);
}

#[test]
fn what_the_topic_has_no_more_goes_to_the_end_and_comes_back_with_its_text() {
    let dir = template("unused");
    translate(&dir);
    fill_in(&dir);
    replaced(&dir, SPANISH, "text: \"en español\"", "text: \"mi tema\"");
    replaced(&dir, SPANISH, "(key: \"closing\"", "/* the last words */ (key: \"closing\"");
    let whole = translate_and_read(&dir);
    let topic = fs::read_to_string(dir.join("topics/own/topic.ron")).unwrap();
    let without = topic.replacen("        \"What can I do by myself?\",\n", "", 1);
    assert_ne!(without, topic);
    write(&dir, "topics/own/topic.ron", &without);
    let text = translate_and_read(&dir);
    let (living, unused) = text.split_once("// No longer in the topic.").expect("the remark above them");
    assert!(
        unused.contains("key: \"questions_to_ask.2\"") && !living.contains("key: \"questions_to_ask.2\""),
        "{text}"
    );
    assert!(unused.contains("\"en español\"") && living.contains("/* the last words */"), "{text}");
    assert_eq!(codes(&told_of_spanish(&dir)), ["translation-unknown-key"]);
    assert_eq!(translate_and_read(&dir), text, "again changes nothing");

    write(&dir, "topics/own/topic.ron", &topic);
    let back = translate_and_read(&dir);
    let texts = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.contains("key: ") || line.contains("text: ")).map(str::to_owned).collect()
    };
    assert_eq!(texts(&back), texts(&whole));
    assert_eq!(told_of_spanish(&dir), []);
}

fn translate_and_read(dir: &std::path::Path) -> String {
    translate(dir);
    fs::read_to_string(dir.join(SPANISH)).unwrap()
}

#[test]
fn new_texts_are_added_where_the_topic_has_them() {
    let dir = template("added");
    translate(&dir);
    fill_in(&dir);
    replaced(
        &dir,
        "topics/own/topic.ron",
        "\"What can I do by myself?\",",
        "\"What can I do by myself?\", \"And then?\",",
    );
    let told = translate(&dir);
    assert!(told.contains("1 missing"), "{told}");
    let text = fs::read_to_string(dir.join(SPANISH)).unwrap();
    let keys: Vec<&str> = text.split("key: \"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let place = keys.iter().position(|key| *key == "questions_to_ask.3").unwrap();
    assert_eq!(keys[place - 1], "questions_to_ask.2");
}

#[test]
fn mistakes_in_a_translation_are_told_and_keep_no_topic_from_the_screen() {
    let dir = template("mistranslated");
    translate(&dir);
    fill_in(&dir);
    let good = fs::read_to_string(dir.join(SPANISH)).unwrap();
    for (from, to, code) in [
        ("\"options.first.name\"", "\"options.frist.name\"", "translation-unknown-key"),
        ("language: \"es\"", "language: \"ar\"", "translation-language"),
        ("(key: \"name\"", "(key: \"invitation\"", "translation-twice"),
        ("translated_by", "translatedby", "unknown-field"),
        ("texts: [", "texts: ", "bracket-not-opened"),
        ("format: 2", "format: 7", "unknown-format"),
    ] {
        write(&dir, SPANISH, &good.replacen(from, to, 1));
        let findings = told_of_spanish(&dir);
        let found = findings.iter().find(|finding| finding.code == code);
        let found = found.unwrap_or_else(|| panic!("{to} gave no {code}: {}", render(&findings)));
        assert!(found.severity != Severity::Error && found.position.is_some(), "{}", render(&findings));
    }
    fs::write(dir.join(SPANISH), b"(format: 2, // se\xF1or\n)").unwrap();
    assert_eq!(codes(&told_of_spanish(&dir)), ["not-utf8"]);
    let output = waitwise(&["translate", dir.to_str().unwrap(), "es"]);
    assert_eq!(code(&output), 1, "{}", stdout(&output));
    assert!(stdout(&output).contains("stays as it is"), "{}", stdout(&output));
    assert_eq!(fs::read(dir.join(SPANISH)).unwrap(), b"(format: 2, // se\xF1or\n)");
}

#[test]
fn more_than_ten_of_a_kind_are_counted() {
    let dir = template("many");
    translate(&dir);
    fill_in(&dir);
    let text = fs::read_to_string(dir.join(SPANISH)).unwrap();
    write(&dir, SPANISH, &text.replace("\"options.", "\"optoins."));
    let findings = told_of_spanish(&dir);
    let unknown = findings.iter().filter(|finding| finding.code == "translation-unknown-key");
    assert_eq!(unknown.count(), 11, "{}", render(&findings));
    assert!(render(&findings).contains("more in this file"));
}

#[test]
fn what_was_approved_is_still_approved_after_it_was_tidied_and_brought_up_to_date() {
    let dir = of_format_1("approved");
    replaced(
        &dir,
        TOPIC,
        "        approved_by: None",
        "        approved_digest: \"0\", approved_by: \"Ana Ruiz, physiotherapist\"",
    );
    let digest = || waitwise::content::approve::digest("sample", waitwise::content::load_dir(&dir).unwrap().pack());
    let before = digest();
    assert_eq!(before.len(), 16);
    for command in ["migrate", "fmt"] {
        assert_eq!(code(&waitwise(&[command, dir.to_str().unwrap()])), 0);
        assert_eq!(digest(), before, "after {command}");
    }
}
