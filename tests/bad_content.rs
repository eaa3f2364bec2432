//! Every mistake that has a name: a folder with files that have it, and what is then read.
//!
//! A folder holds what differs from a small pack that is fine; `left-out.txt` names files that are missing. What no folder
//! can show has `elsewhere.txt` with the test that shows it.
//! `UPDATE_EXPECTED=1 cargo test --test bad_content` writes `expected.txt` anew, to be read before it is believed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod bad_content_support;
mod source_support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use waitwise::cli::show::{Shape, findings};
use waitwise::content::proven::{Proofs, require};
use waitwise::content::{Date, Loaded, Pack, byte_at, load_on, starter, syntax};
use waitwise::diagnostics::{Diagnostic, Severity};
use waitwise::engine::prove::Limits;

const FOLDER: &str = "tests/bad_content";
const EXPLAINED: &str = "assets/explain";

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The small pack with the folder's files in place of its own.
fn pack(case: &Path) -> Pack {
    let mut pack = starter::pack("sample");
    let mut own = Pack::from_dir(case).unwrap();
    own.files.remove("expected.txt");
    if let Some(left_out) = own.files.remove("left-out.txt") {
        for path in std::str::from_utf8(&left_out).unwrap().lines() {
            assert!(pack.files.remove(path).is_some(), "{path}");
        }
    }
    pack.files.extend(own.files);
    pack.too_large.extend(own.too_large);
    pack
}

/// On one day for ever, so that no review is late by itself.
fn proven(pack: &Pack) -> Loaded {
    let mut loaded = load_on(pack, Date::parse("2027-01-15").unwrap());
    require(&mut loaded, &mut Proofs::default(), &Limits::default(), &mut |_, _, _| {});
    loaded
}

#[test]
fn the_small_pack_has_no_mistake() {
    let loaded = proven(&starter::pack("sample"));
    let codes: Vec<&str> = loaded.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["not-approved"], "{}", findings(&loaded.findings, loaded.pack(), Shape::Text, false));
    assert!(loaded.library.is_some());
}

/// What is told of a folder of mistakes, without what is told of the small pack too.
fn told(case: &Path) -> (Pack, Vec<Diagnostic>) {
    let mut loaded = proven(&pack(case));
    loaded.findings.retain(|finding| finding.code != "not-approved" || name(case) == "not-approved");
    (loaded.pack().clone(), loaded.findings)
}

#[test]
fn every_mistake_is_told_once_and_as_expected() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| !case.join("elsewhere.txt").exists()) {
        let (pack, found) = told(case);
        let text = findings(&found, &pack, Shape::Text, false);
        let expected = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &text).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{} is told otherwise:\n{text}", case.display()));
        }
        let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
        if codes != [name(case)] {
            wrong.push(format!("{} should be told once, and nothing else:\n{text}", case.display()));
        }
        if found.iter().any(|finding| finding.help.is_none()) {
            wrong.push(format!("{} is told without a fix:\n{text}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_no_folder_can_show_is_shown_by_a_test_that_exists() {
    for case in cases() {
        let Ok(elsewhere) = fs::read_to_string(case.join("elsewhere.txt")) else { continue };
        let files: Vec<_> = fs::read_dir(&case).unwrap().collect();
        assert_eq!(files.len(), 1, "{} has more than elsewhere.txt", case.display());
        let (file, function) = elsewhere.trim().split_once(' ').unwrap_or_else(|| panic!("{}", case.display()));
        let code = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {file}: {error}", case.display()));
        assert!(code.contains(&format!("fn {function}()")), "{}: {file} has no {function}", case.display());
        let here = code.split(&format!("fn {function}()")).nth(1).unwrap().split("\n}\n").next().unwrap();
        assert!(here.contains(&format!("\"{}\"", name(&case))), "{function} in {file} does not name {}", name(&case));
    }
}

/// The names of the files in a folder, without their endings.
fn names_in(folder: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_finding_has_an_explanation_and_a_folder_and_there_are_no_others() {
    let source = bad_content_support::ids_in_source();
    assert!(source.len() > 100 && source.contains("comma-missing") && source.contains("unknown-choice"), "{source:?}");
    for folder in [EXPLAINED, FOLDER] {
        let there = names_in(folder);
        let missing: Vec<_> = source.difference(&there).collect();
        let unknown: Vec<_> = there.difference(&source).collect();
        assert!(missing.is_empty(), "{folder} lacks {missing:?}");
        assert!(unknown.is_empty(), "{folder} has what no finding is called: {unknown:?}");
    }
}

#[test]
fn the_folders_of_mistakes_stay_small() {
    fn bytes(folder: &Path) -> u64 {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        entries.map(|e| if e.path().is_dir() { bytes(&e.path()) } else { e.metadata().unwrap().len() }).sum()
    }
    assert!(bytes(Path::new(FOLDER)) < 2_000_000);
}

fn waitwise(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waitwise")).args(arguments).output().expect("the program runs")
}

/// Words of people who write programs.
const JARGON: [&str; 20] = [
    "parse", "parser", "token", "enum", "struct", "syntax", "string", "strings", "boolean", "integer", "variable",
    "null", "array", "schema", "invalid", "encode", "byte", "bytes", "ron", "slug",
];

#[test]
fn every_explanation_is_short_and_plain_and_has_an_example() {
    for id in names_in(EXPLAINED) {
        let text = fs::read_to_string(format!("{EXPLAINED}/{id}.md")).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{id}: one line end at the end");
        let title = lines[0].strip_prefix(&format!("{id}: ")).unwrap_or_else(|| panic!("{id}: {}", lines[0]));
        assert!(title.len() > 8 && title.chars().next().unwrap().is_uppercase(), "{id}: {title}");
        assert_eq!(lines[1], "", "{id}: an empty line after the title");
        let body: Vec<&str> = lines[2..].iter().filter(|line| !line.is_empty()).copied().collect();
        assert!((3..=10).contains(&body.len()), "{id} has {} lines", body.len());
        let example: Vec<&str> = body.iter().filter(|line| line.starts_with("    ")).copied().collect();
        assert!(!example.is_empty(), "{id} has no example");
        for line in &lines {
            assert!(line.chars().count() <= 90, "{id}: {line}");
            assert_eq!(line.trim_end(), *line, "{id}: blanks at the end");
        }
        // Files may end in .ron, and an id may be what it is.
        let words = text.replacen(&id, "", 1).replace(".ron", "").to_lowercase();
        for word in words.split(|c: char| !c.is_alphanumeric()) {
            assert!(!JARGON.contains(&word), "{id} says {word}");
        }
    }
}

#[test]
fn explain_prints_the_explanation_of_every_finding() {
    // Starting the program takes longer than reading a text, so the list is asked for once, and one text in ten.
    let list = waitwise(&["explain"]);
    let list = String::from_utf8(list.stdout).unwrap();
    for (number, id) in names_in(EXPLAINED).iter().enumerate() {
        assert!(list.contains(&format!("\n  {id}\n")), "{list}");
        if number % 10 == 0 {
            let output = waitwise(&["explain", id]);
            assert_eq!(output.status.code(), Some(0));
            assert_eq!(output.stdout, fs::read(format!("{EXPLAINED}/{id}.md")).unwrap(), "{id}");
        }
    }
}

#[test]
fn an_id_that_no_finding_has_is_told_with_the_nearest_one() {
    let output = waitwise(&["explain", "coma-missing"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Did you mean `comma-missing`?"), "{said}");
    assert!(output.stdout.is_empty());
}

/// One fault: the file, what stands there in place of what, and what is told of it.
type Fault = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const TEN: [Fault; 10] = [
    ("kiosk.ron", "clinic: \"Riverside Clinic\",", "clinic: “Riverside Clinic”,", "curly-quotes"),
    ("kiosk.ron", "theme: Light", "theme: Lihgt", "unknown-word"),
    ("topics/one/topic.ron", "visit_minutes: 3,", "visit_minutes: 3", "comma-missing"),
    ("topics/one/topic.ron", "            title: \"How it is done\"", "            titel: \"How it is done\"", "unknown-field"),
    ("topics/one/questions.ron", "safety: true", "safety: yes", "not-true-or-false"),
    ("topics/one/rules.ron", "Chose(\"pace\", \"quick\")", "Chose(\"pace\", \"quik\")", "unknown-choice"),
    ("topics/two/topic.ron", "fallback: true", "fallback: true, fallback: true", "duplicate-field"),
    ("topics/one/questions.ron", "short: \"Pace\",", "short: \"Pace,", "quote-not-closed"),
    ("topics/two/rules.ron", "because: \"you want it over", "becuase: \"you want it over", "unknown-field"),
    ("topics/two/rules.ron", "Favor(\"second\", 1)", "Favor(\"secnd\", 1)", "unknown-option"),
];

/// Two topics, so that the faults are spread over six files.
fn two_topics() -> Pack {
    let mut pack = starter::pack("one");
    pack.files.extend(starter::topic("two").files);
    let kiosk = pack.text("kiosk.ron").replace("[\"one\"]", "[\"one\", \"two\"]");
    pack.files.insert("kiosk.ron".to_owned(), kiosk.into_bytes().into());
    pack
}

#[test]
fn ten_faults_in_six_files_are_all_told_at_once() {
    let mut pack = two_topics();
    let mut expected = Vec::new();
    for (file, from, to, code) in TEN {
        let text = pack.text(file).to_owned();
        assert!(text.contains(from), "{file} has no {from}");
        pack.files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes().into());
        let line = text[..text.find(from).unwrap()].matches('\n').count() + 1;
        expected.push((file.to_owned(), line, code));
    }
    let loaded = proven(&pack);
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let mut told: Vec<_> =
        errors.map(|finding| (finding.file.clone(), finding.position.unwrap().line, finding.code)).collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected, "{}", findings(&loaded.findings, loaded.pack(), Shape::Text, false));
    assert_eq!(expected.iter().map(|(file, ..)| file).collect::<BTreeSet<_>>().len(), 6);
}

/// Bytes of the quotes, commas, colons and brackets outside of remarks and texts.
fn structure(text: &str) -> Vec<usize> {
    let tokens = syntax::tokens(text);
    let inside = tokens.iter().flat_map(|token| match token.kind {
        syntax::Kind::Text { .. } => vec![token.start, token.end - 1],
        syntax::Kind::Open(_) | syntax::Kind::Close(_) | syntax::Kind::Comma | syntax::Kind::Colon => vec![token.start],
        _ => Vec::new(),
    });
    inside.collect()
}

#[test]
fn any_one_quote_comma_colon_or_bracket_that_is_taken_out_is_told_once_and_in_its_place() {
    let good = starter::pack("sample");
    let (mut tried, mut several, mut elsewhere) = (0, Vec::new(), Vec::new());
    for file in ["kiosk.ron", "topics/sample/topic.ron", "topics/sample/questions.ron", "topics/sample/rules.ron"] {
        let text = good.text(file);
        for byte in structure(text) {
            let mut pack = good.clone();
            let without = format!("{}{}", &text[..byte], &text[byte + 1..]);
            pack.files.insert(file.to_owned(), without.into_bytes().into());
            let loaded = load_on(&pack, Date::parse("2027-01-15").unwrap());
            let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
            // Some commas may be left out.
            let Some(first) = errors.first() else { continue };
            tried += 1;
            let line = text[..byte].matches('\n').count() + 1;
            let told = format!("{file}:{line} without {}: {}", &text[byte..=byte], first.code);
            if errors.len() > 1 {
                several.push(told.clone());
            }
            // A bracket's partner may stand anywhere; what begins behind it is on the next line.
            let is_bracket = "()[]{}".contains(&text[byte..=byte]);
            let near = first.position.is_some_and(|place| place.line.abs_diff(line) <= 1);
            if first.file != file || !(near || is_bracket) {
                elsewhere.push(told);
            }
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
    // The rest is a known few: a bracket taken out that leaves lines which match another one.
    assert!(several.len() * 100 <= tried, "{} of {tried}: {several:#?}", several.len());
}

/// What is marked, by lines and columns alone.
fn marked_text(text: &str, line: &Value, start: &Value, end: &Value) -> String {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let (line, start, end) = (number(line), number(start), number(end));
    let letters: Vec<char> = text.lines().nth(line - 1).unwrap_or_default().chars().collect();
    assert!(1 <= start && start < end && end <= letters.len().max(1) + 1, "{line}:{start}-{end}");
    letters.get(start - 1..end - 1).unwrap_or_default().iter().collect()
}

/// `(file, line, what is marked)` of each result, after a look at all that a code review tool relies on.
fn sarif(pack: &Pack, found: &[Diagnostic]) -> Vec<(String, u64, String)> {
    let log: Value = serde_json::from_str(&findings(found, pack, Shape::Sarif, false)).unwrap();
    assert_eq!((log["version"].as_str(), log["runs"].as_array().unwrap().len()), (Some("2.1.0"), 1));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["name"], "waitwise");
    let rules: BTreeSet<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), found.len(), "one result a finding");
    let mut places = Vec::new();
    for (result, finding) in results.iter().zip(found) {
        assert_eq!(result["ruleId"], finding.code);
        assert!(rules.contains(finding.code));
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(result["message"]["text"].as_str().unwrap().starts_with(&finding.message));
        assert_eq!(result["locations"].as_array().unwrap().len(), 1);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()) && !uri.starts_with('/'), "{uri}");
        let (region, text) = (&place["region"], pack.text(&finding.file));
        assert_eq!(region.is_null(), finding.position.is_none());
        // What is no text can't be looked up.
        if !region.is_null() && !text.is_empty() {
            let marked = marked_text(text, &region["startLine"], &region["startColumn"], &region["endColumn"]);
            places.push((uri.to_owned(), region["startLine"].as_u64().unwrap(), marked));
        }
        assert_eq!(result["relatedLocations"].as_array().unwrap().len(), finding.related.len());
    }
    places
}

#[test]
fn code_review_tools_get_one_result_a_finding_at_the_right_place() {
    let mut places = 0;
    for case in cases().iter().filter(|case| !case.join("elsewhere.txt").exists()) {
        let (pack, found) = told(case);
        places += sarif(&pack, &found).len();
    }
    assert!(places > 80, "most findings have a place");
    for (case, line_has, marked) in [
        ("comma-missing", "minutes: 3", "3"),
        ("unknown-field", "titel:", "titel"),
        ("curly-quotes", "name: “", "“Your topic”"),
        ("unknown-choice", "id: \"quick\"", "\"quik\""),
        ("duplicate-id", "\"slow\"), then", "\"quick\""),
    ] {
        let (pack, found) = told(&Path::new(FOLDER).join(case));
        let [(file, line, text)] = &sarif(&pack, &found)[..] else { panic!("{case}") };
        let wanted = pack.text(file).lines().position(|line| line.contains(line_has)).unwrap() + 1;
        assert_eq!((usize::try_from(*line).unwrap(), text.as_str()), (wanted, marked), "{case}");
    }
}

#[test]
fn columns_are_counted_in_characters_and_paths_are_addresses() {
    let mut pack = starter::pack("sample");
    let kiosk = pack.text("kiosk.ron").replace("theme: Light", "/* 😕 ä */ theme: Lihgt");
    pack.files.insert("kiosk.ron".to_owned(), kiosk.into_bytes().into());
    let mut loaded = proven(&pack);
    loaded.findings.retain(|finding| finding.code != "not-approved");
    let [(_, _, marked)] = &sarif(&pack, &loaded.findings)[..] else { panic!() };
    assert_eq!(marked, "Lihgt");
    let position = loaded.findings[0].position.unwrap();
    assert_eq!(position.column, "    /* 😕 ä */ theme: ".chars().count() + 1);
    assert!(pack.text("kiosk.ron")[byte_at(pack.text("kiosk.ron"), position)..].starts_with("Lihgt"));

    let odd = Diagnostic::error("file-missing", "topics/rücken 1#2/topic.ron", "This file is missing.");
    let log = findings(&[odd], &pack, Shape::Sarif, false);
    assert!(log.contains("\"topics/r%C3%BCcken%201%232/topic.ron\""), "{log}");
}

#[test]
fn programs_get_one_line_of_json_a_finding_with_the_same_names_every_time() {
    for case in cases().iter().filter(|case| !case.join("elsewhere.txt").exists()) {
        let (pack, found) = told(case);
        let lines = findings(&found, &pack, Shape::Json, false);
        assert_eq!(lines.lines().count(), found.len());
        for (line, finding) in lines.lines().zip(&found) {
            let value: Value = serde_json::from_str(line).unwrap();
            let mut names: Vec<&String> = value.as_object().unwrap().keys().collect();
            names.sort();
            let all = ["characters", "code", "column", "file", "help", "line", "message", "related", "severity"];
            assert_eq!(names, all);
            assert_eq!((value["code"].as_str(), value["file"].as_str()), (Some(finding.code), Some(&*finding.file)));
            let text = pack.text(&finding.file);
            if let (Some(place), false) = (finding.position, text.is_empty()) {
                assert_eq!((&value["line"], &value["column"]), (&place.line.into(), &place.column.into()));
                let end = (place.column + finding.marked).into();
                assert!(!marked_text(text, &value["line"], &value["column"], &end).is_empty());
                assert_eq!(value["characters"], finding.marked);
            }
        }
    }
}

#[test]
fn check_prints_sarif_of_the_content_inside_the_program() {
    let output = waitwise(&["check", "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(0));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(log["runs"][0]["results"].as_array().unwrap().iter().any(|result| result["ruleId"] == "not-approved"));
}
