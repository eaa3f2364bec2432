//! What content says, beyond its form: balanced texts, honest words, dates, names, and how hard it is to read. For each
//! property one topic that has it and one that hasn't.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::sync::Arc;

use waitwise::content::{Date, Loaded, Pack, approve, load_on, starter};
use waitwise::diagnostics::{Diagnostic, Severity, render};

const TOPIC: &str = "topics/muscle-pain/topic.ron";
const QUESTIONS: &str = "topics/muscle-pain/questions.ron";
const RULES: &str = "topics/muscle-pain/rules.ron";
const KIOSK: &str = "kiosk.ron";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The day on which the shipped topic was published: no review is late.
fn load(pack: &Pack) -> Loaded {
    load_on(pack, day("2026-11-25"))
}

fn changed(pack: &Pack, file: &str, from: &str, to: &str) -> Pack {
    let text = pack.text(file);
    assert!(text.contains(from), "{file} has no `{from}`");
    let mut pack = pack.clone();
    let text = pack.text(file).replacen(from, to, 1);
    pack.files.insert(file.to_owned(), Arc::from(text.into_bytes()));
    pack
}

fn with(file: &str, from: &str, to: &str) -> Loaded {
    load(&changed(&starter::shipped_alone("muscle-pain"), file, from, to))
}

fn found<'l>(loaded: &'l Loaded, code: &str) -> Vec<&'l Diagnostic> {
    loaded.findings.iter().filter(|finding| finding.code == code).collect()
}

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

const FIGURE: &str =
    "Figure(count: 5, out_of: 1000, per: \"treatments\", had: \"bled\", who: \"all\", source: [\"R1\"])";

/// File, what is replaced by what, and the finding: its id, weight, and a piece of what it says. Its line is the first
/// that was changed.
#[rustfmt::skip]
fn faults() -> Vec<(&'static str, &'static str, String, &'static str, Severity, &'static str)> {
    let text = str::to_owned;
    vec![
        (TOPIC, "It aims at single tight spots, also called trigger points. It can reach deeper layers of muscle. [R0]",
            text("It aims at *spots* in the muscle. [R0]"), "unbalanced-texts", WARNING, "dry-needling 31, massage"),
        (TOPIC, "Needles for the sore spots, then gentle massage or a stretch of the muscle.",
            text("Needles first."), "unbalanced-texts", WARNING, "both 14"),
        (TOPIC, "up_to: 37", text("up_to: 7"), "figure-order", ERROR, "up_to is 7, below the count of 19"),
        (TOPIC, "count: 19,", text("count: 19000,"), "figure-too-large", ERROR, "19000"),
        (TOPIC, "source: [\"R1\", \"R2\"]", text("source: [\" \"]"), "figure-without-source", ERROR, "no source"),
        (TOPIC, "\"massage\": NotKnown,", format!("\"massage\": {FIGURE},"), "figures-differ", ERROR, "1000"),
        (TOPIC, "May ease pain for a short time.", text("Eases pain for a short time."), "certainty-words", WARNING, "flatly"),
        (TOPIC, "Probably makes little", text("May make little"), "certainty-words", WARNING, "probably"),
        (TOPIC, "The studies are very weak.", text("It eases pain."), "certainty-words", WARNING, "not known"),
        (TOPIC, "certainty: Low, text: \"May help.", text("certainty: High, text: \"May help."), "certainty-words", WARNING, "less sure"),
        (TOPIC, "funding: \"None\"", text("funding: \" \""), "review-incomplete", ERROR, "funding"),
        (TOPIC, "review_due: \"2028-11-25\"", text("review_due: \"2027-02-29\""), "not-a-date", ERROR, "2027-02-29"),
        (TOPIC, "evidence_until: \"2026-11\"", text("evidence_until: \"2026-13\""), "not-a-date", ERROR, "2026-13"),
        (TOPIC, "evidence_until: \"2026-11\"", text("evidence_until: \"2026-12\""), "dates-out-of-order", ERROR, "2026-12"),
        (TOPIC, "review_due: \"2028-11-25\"", text("review_due: \"2025-11-25\""), "dates-out-of-order", ERROR, "2025-11-25"),
        (TOPIC, "approved_by: None,", text("approved_by: \"Ana Ruiz\","), "approval-incomplete", ERROR, "comma"),
        (TOPIC, "approved_by: None,", text("approved_by: None, approved_on: \"25.11.2026\","), "not-a-date", ERROR, "approved_on"),
        (TOPIC, "approved_by: None,", text("approved_by: \"Ana Ruiz, nurse\", approved_on: \"2026-01-31\","), "approval-outdated", WARNING, "published anew"),
        (TOPIC, "\"You are happy with touch.\"", text("\"It is the *best* way.\""), "banned-words", ERROR, "what to choose"),
        (TOPIC, "\"You are happy with touch.\"", text("\"Relief is guaranteed.\""), "banned-words", ERROR, "promises"),
        (TOPIC, "\"You are happy with touch.\"", text("\"It is risk-free.\""), "banned-words", ERROR, "promises"),
        (TOPIC, "\"You are happy with touch.\"", text("\"It feels amazing.\""), "banned-words", WARNING, "advertisement"),
        (QUESTIONS, "text: \"Fine, with some changes\"", text("text: \"The right choice\""), "banned-words", ERROR, "right choice"),
        (RULES, "\"no deep pressure\"", text("\"you should ask\""), "banned-words", ERROR, "you should"),
        (TOPIC, "\"You will exercise too.\"", text("\"You will exercise ☃.\""), "missing-glyph", ERROR, "U+2603"),
        (QUESTIONS, "text: \"A bit nervous\"", text("text: \"A bit 😀\""), "missing-glyph", ERROR, "U+1F600"),
        (KIOSK, "Riverside Clinic", text("Riverside Clinic 漢"), "missing-glyph", ERROR, "U+6F22"),
        (TOPIC, "id: \"technique\"", text("id: \"How done\""), "not-a-slug", ERROR, "small letters"),
        (RULES, "id: \"red-flag-now\"", text("id: \"red_flag\""), "not-a-slug", ERROR, "red_flag"),
        (TOPIC, "(id: \"R1\", text", text("(id: \"practice\", text"), "not-a-slug", ERROR, "of its own"),
        (TOPIC, "id: \"target\"", text("id: \"technique\""), "duplicate-id", ERROR, "two rows"),
        (TOPIC, "(id: \"R5\", text", text("(id: \"R4\", text"), "duplicate-id", ERROR, "two references"),
        (TOPIC, "id: \"low-back\"", text("id: \"neck\""), "duplicate-id", ERROR, "rows of certainty"),
        (QUESTIONS, "id: \"touch\"", text("id: \"needles\""), "duplicate-id", ERROR, "two questions"),
        (QUESTIONS, "(id: \"nervous\"", text("(id: \"fine\""), "duplicate-id", ERROR, "choices of the question \"needles\""),
        (RULES, "id: \"nervous\"", text("id: \"no-needles\""), "duplicate-id", ERROR, "two rules"),
        (RULES, "(id: \"signs-today-refer\"", text("(id: \"signs-now-refer-now\""), "duplicate-id", ERROR, "two guarantees"),
        (KIOSK, "[\"muscle-pain\"]", text("[\"muscle-pain\", \"muscle-pain\"]"), "duplicate-id", ERROR, "two topics"),
        (TOPIC, "\"massage\": NotKnown,", text("\"dry-needling\": NotKnown,"), "duplicate-key", ERROR, "twice"),
        (TOPIC, "short: \"Thin needles\"", text("short: \" \""), "empty-text", ERROR, "see nothing"),
        (TOPIC, "\"You will exercise too.\"", text("\"[R1]\""), "empty-text", ERROR, "Only a source"),
        (QUESTIONS, "text: \"A bit nervous\"", text("text: \"\""), "empty-text", ERROR, "see nothing"),
        (RULES, "\"no deep pressure\"", text("\"\""), "empty-text", ERROR, "see nothing"),
        (KIOSK, "Riverside Clinic", text(""), "empty-text", ERROR, "see nothing"),
        (QUESTIONS, "choose anything. [R19]", text("choose anything. [R77]"), "unknown-source", ERROR, "R77"),
        (TOPIC, "questions_to_ask: [", text("glossary: [(term: \"sciatica\", means: \"Pain.\")], questions_to_ask: ["),
            "glossary-unused", WARNING, "sciatica"),
        (TOPIC, "questions_to_ask: [",
            text("glossary: [(term: \"massage\", means: \"A.\"), (term: \"Massage\", means: \"B.\")], questions_to_ask: ["),
            "glossary-twice", ERROR, "twice"),
    ]
}

#[test]
fn each_fault_is_told_once_on_its_line_with_what_to_do_about_it() {
    let shipped = load(&starter::shipped_alone("muscle-pain"));
    for (file, from, to, code, severity, says) in faults() {
        let before = starter::shipped_alone("muscle-pain")
            .text(file)
            .find(from)
            .unwrap_or_else(|| panic!("{file} has no `{from}`"));
        let line = starter::shipped_alone("muscle-pain").text(file)[..before].matches('\n').count() + 1;
        let loaded = with(file, from, &to);
        let all = render(&loaded.findings);
        let known = found(&shipped, code);
        let news: Vec<_> = found(&loaded, code).into_iter().filter(|finding| !known.contains(finding)).collect();
        assert_eq!(news.len(), 1, "`{to}` and {code}:\n{all}");
        let place = (news[0].file.as_str(), news[0].position.expect(&all).line);
        assert_eq!(place, (file, line), "`{to}`:\n{all}");
        assert_eq!(news[0].severity, severity, "`{to}`:\n{all}");
        assert!(news[0].help.is_some(), "`{to}`:\n{all}");
        assert!(render(&[news[0].clone()]).contains(says), "`{to}` does not say `{says}`:\n{all}");
        assert_eq!(loaded.library.is_some(), !loaded.findings.iter().any(|finding| finding.severity == ERROR), "{all}");
        for jargon in ["Some(", "None ", "struct", "Outline", "Step", "BTreeMap"] {
            assert!(!news[0].message.contains(jargon), "{all}");
        }
    }
}

#[test]
fn an_id_that_stands_twice_is_told_with_both_places() {
    let loaded = with(TOPIC, "id: \"target\"", "id: \"technique\"");
    let twice = found(&loaded, "duplicate-id")[0];
    let line = |of: &str| {
        starter::shipped_alone("muscle-pain").text(TOPIC).lines().position(|line| line.contains(of)).unwrap() + 1
    };
    assert_eq!(twice.position.unwrap().line, line("id: \"target\""));
    assert_eq!(twice.related[0].position.unwrap().line, line("id: \"technique\""));
}

#[test]
fn what_is_fine_is_left_alone() {
    let fine = [
        (TOPIC, "approved_by: None,", "approved_by: \"Ana Ruiz, physiotherapist\",", "approval-incomplete"),
        (TOPIC, "approved_by: None,", "approved_by: \"Ana Ruiz, physiotherapist\",", "not-approved"),
        (TOPIC, "approved_by: None,", "approved_by: None, approved_on: \"2026-11-26\",", "dates-out-of-order"),
        (TOPIC, "evidence_until: \"2026-11\"", "evidence_until: \"2026-11-20\"", "not-a-date"),
        (TOPIC, "published: \"2026-11-25\"", "published: \"2028-02-29\"", "not-a-date"),
        (TOPIC, "\"You will exercise too.\"", "\"There is no guarantee.\"", "banned-words"),
        (TOPIC, "\"You will exercise too.\"", "\"No treatment is risk-free.\"", "banned-words"),
        (TOPIC, "\"You will exercise too.\"", "\"You do your best.\"", "banned-words"),
        (TOPIC, "\"You will exercise too.\"", "\"You feel secure.\" /* the best */", "banned-words"),
        (TOPIC, "(id: \"R5\", text: \"", "(id: \"R5\", text: \"The best trial. ", "banned-words"),
        (RULES, "id: \"stay-active\"", "id: \"best\"", "banned-words"),
        (TOPIC, "\"You will exercise too.\"", "\"Más fisioterapia: ½ h, ≤ 3 × “a day”.\"", "missing-glyph"),
        (TOPIC, "\"You can spare 1 to 3 sore days.\",", "", "unbalanced-reasons"),
        (TOPIC, "up_to: 37", "up_to: 19", "figure-order"),
        (QUESTIONS, "id: \"one-spot\"", "id: \"1-spot\"", "not-a-slug"),
        (
            TOPIC,
            "questions_to_ask: [",
            "glossary: [(term: \"trigger point\", means: \"A tight spot.\")], questions_to_ask: [",
            "glossary-unused",
        ),
    ];
    for (file, from, to, code) in fine {
        let loaded = with(file, from, to);
        assert!(found(&loaded, code).is_empty(), "`{to}`:\n{}", render(&loaded.findings));
    }
    let shipped = load(&starter::shipped_alone("muscle-pain"));
    let mut codes: Vec<&str> = faults().into_iter().map(|(.., code, _, _)| code).collect();
    codes.extend([
        "unbalanced-reasons",
        "no-fallback",
        "several-fallbacks",
        "reading-grade",
        "review-overdue",
        "review-long-overdue",
    ]);
    codes.retain(|code| *code != "certainty-words");
    for code in codes {
        assert!(found(&shipped, code).is_empty(), "{}", render(&shipped.findings));
    }
}

#[test]
fn the_words_of_certainty_that_fit_are_left_alone() {
    let before = found(&load(&starter::shipped_alone("muscle-pain")), "certainty-words").len();
    for to in [
        "certainty: High, text: \"Helps. You may be sore.",
        "certainty: Moderate, text: \"Is likely to help.",
        "certainty: Low, text: \"Might help.",
        "certainty: VeryLow, text: \"We don’t know if it helps.",
    ] {
        let loaded = with(TOPIC, "certainty: Low, text: \"May help.", to);
        assert_eq!(found(&loaded, "certainty-words").len(), before, "`{to}`:\n{}", render(&loaded.findings));
    }
}

#[test]
fn texts_of_a_few_words_need_not_be_balanced() {
    let mut pack = starter::shipped_alone("muscle-pain");
    for (option, text) in [
        (
            "It aims at single tight spots, also called trigger points. It can reach deeper layers of muscle. [R0]",
            "Spots.",
        ),
        (
            "It works on a larger area or a whole group of muscles. It aims at surface and deeper tissue. [R0]",
            "A wider area.",
        ),
        (
            "The needles aim at single tight spots. The massage then works on the wider area around them. [R0]",
            "Both of them.",
        ),
        (
            "Moving uses the whole body. Your clinician may add exercises for the part that hurts. [practice]",
            "The body.",
        ),
    ] {
        pack = changed(&pack, TOPIC, option, text);
    }
    let loaded = load(&pack);
    assert!(found(&loaded, "unbalanced-texts").is_empty(), "{}", render(&loaded.findings));
}

#[test]
fn two_lines_less_in_consider_if_and_no_or_two_ways_to_say_neither_are_told() {
    let two_lines = "\"You are happy with touch.\",\n                \"You want nothing to go through your skin.\",";
    let loaded = with(TOPIC, two_lines, "");
    let told = found(&loaded, "unbalanced-reasons");
    assert!(told[0].message.contains("dry-needling 6, massage 4"), "{}", render(&loaded.findings));
    assert!(told[0].position.is_some() && told[0].severity == WARNING);
    let loaded = with(TOPIC, "picture: \"massage.svg\",", "picture: \"massage.svg\", fallback: true,");
    let told = found(&loaded, "several-fallbacks");
    assert!(told[0].position.is_some() && told[0].related[0].position.is_some(), "{}", render(&loaded.findings));
    let loaded = with(TOPIC, "fallback: true,", "");
    let told = found(&loaded, "no-fallback");
    assert!(told[0].position.is_some() && told[0].severity == WARNING, "{}", render(&loaded.findings));
    assert!(loaded.library.is_some());
}

/// The shipped pack with so many hard sentences at the end of what is known.
fn hard(sentences: usize, glossary: &str) -> Loaded {
    let hard = "\"Physiotherapeutic interventions, administered by experienced practitioners in specialised institutions over a \
        considerable period, occasionally demonstrate significant improvements in musculoskeletal functionality and mobility.\",";
    let longest = "\"One two three four five six seven eight nine ten and one two three four five six seven eight nine ten and \
        one two three four five six seven eight nine ten.\",";
    let known = format!("known: [{longest}{}", hard.repeat(sentences));
    let pack = changed(&starter::shipped_alone("muscle-pain"), TOPIC, "known: [", &known);
    load(&changed(&pack, TOPIC, "questions_to_ask: [", &format!("glossary: [{glossary}], questions_to_ask: [")))
}

#[test]
fn over_grade_6_is_a_warning_over_8_an_error_and_the_longest_sentences_are_named() {
    assert!(found(&hard(0, ""), "reading-grade").is_empty());
    let loaded = hard(14, "");
    let all = render(&loaded.findings);
    let told = found(&loaded, "reading-grade");
    assert_eq!(told.len(), 1, "{all}");
    assert_eq!(told[0].severity, WARNING, "{all}");
    assert!(told[0].message.contains("Flesch-Kincaid grade"), "{all}");
    assert_eq!(told[0].related.len(), 5, "{all}");
    assert!(told[0].related[0].message.starts_with("a sentence of 32 words: One two"), "{all}");
    assert!(told[0].related.iter().all(|related| related.position.is_some() && related.file == TOPIC));
    assert!(told[0].help.as_ref().unwrap().contains("\"physiotherapeutic\""), "{all}");
    assert!(loaded.library.is_some());
    let loaded = hard(60, "");
    assert_eq!(found(&loaded, "reading-grade")[0].severity, ERROR);
    assert!(loaded.library.is_none());
}

#[test]
fn a_term_that_the_glossary_explains_does_not_count_as_hard() {
    let terms = [
        "physiotherapeutic interventions",
        "experienced practitioners",
        "specialised institution",
        "considerable period",
    ];
    let more = ["occasionally demonstrate", "significant improvement", "musculoskeletal functionality", "mobility"];
    let entry = |term: &&str| format!("(term: \"{term}\", means: \"It is meant.\")");
    let glossary: Vec<String> = terms.iter().chain(&more).map(entry).collect();
    let loaded = hard(14, &glossary.join(", "));
    assert!(found(&loaded, "reading-grade").is_empty(), "{}", render(&loaded.findings));
    let library = loaded.library.unwrap();
    assert_eq!(library.topics[0].glossary.len(), 8);
    assert_eq!(library.topics[0].glossary[0].term, "physiotherapeutic interventions");
    assert_eq!(library.topics[0].glossary[0].means.plain(), "It is meant.");
}

#[test]
fn a_late_review_is_told_from_the_day_after_it_was_due() {
    let on = |date| load_on(&starter::shipped_alone("muscle-pain"), day(date));
    assert!(found(&on("2028-11-25"), "review-overdue").is_empty());
    let late = on("2028-11-26");
    let told = found(&late, "review-overdue");
    assert!(told[0].message.contains("2028-11-25") && told[0].message.contains("2029-05-25"), "{}", told[0].message);
    assert!(told[0].position.is_some() && told[0].severity == WARNING);
    assert!(late.library.is_some());
}

#[test]
fn a_topic_half_a_year_late_is_hidden_but_never_the_last_one() {
    let mut pack =
        changed(&starter::shipped_alone("muscle-pain"), KIOSK, "[\"muscle-pain\"]", "[\"muscle-pain\", \"back\"]");
    let copies: Vec<_> =
        pack.files.iter().map(|(path, bytes)| (path.replace("muscle-pain", "back"), bytes.clone())).collect();
    copies.into_iter().filter(|(path, _)| path.starts_with("topics/")).for_each(|(path, bytes)| {
        pack.files.insert(path, bytes);
    });
    let pack = changed(&pack, "topics/back/topic.ron", "review_due: \"2028-11-25\"", "review_due: \"2026-12-01\"");
    let shown = |date: &str| {
        let loaded = load_on(&pack, day(date));
        let topics: Vec<String> = loaded.library.unwrap().topics.into_iter().map(|topic| topic.id).collect();
        (topics, loaded.findings)
    };
    assert_eq!(shown("2027-06-01").0, ["muscle-pain", "back"]);
    let (topics, findings) = shown("2027-06-02");
    assert_eq!(topics, ["muscle-pain"]);
    let hidden = findings.iter().find(|finding| finding.code == "review-long-overdue").unwrap();
    assert_eq!((hidden.file.as_str(), hidden.severity), ("topics/back/topic.ron", WARNING));
    assert!(hidden.message.contains("the topic is hidden") && hidden.position.is_some());
    let (topics, findings) = shown("2040-01-01");
    assert_eq!(topics, ["muscle-pain"], "the one whose review was due last stays");
    assert!(findings.iter().any(|finding| finding.message.contains("no other is left")), "{}", render(&findings));
    // However far a clock is set wrong.
    for date in ["2106-02-07", "9999-12-31"] {
        assert_eq!(shown(date).0, ["muscle-pain"], "{date}");
    }
    let alone = load_on(&starter::shipped_alone("muscle-pain"), day("9999-12-31"));
    assert_eq!(alone.library.unwrap().topics.len(), 1);
}

/// The shipped content approved by somebody, with these lines more in the review block and in `kiosk.ron`.
fn approved(review: &str, kiosk: &str) -> Loaded {
    let mut pack = starter::shipped_alone("muscle-pain");
    let mut replace = |file: &str, from: &str, to: &str| {
        let text = pack.text(file).to_owned();
        assert!(text.contains(from), "{file} has no `{from}`");
        pack.files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes().into());
    };
    let by = format!("approved_by: Some(\"Ana Ruiz, physiotherapist\"),{review}");
    replace("topics/muscle-pain/topic.ron", "approved_by: None,", &by);
    replace("kiosk.ron", "theme: Light,", &format!("theme: Light,{kiosk}"));
    load_on(&pack, Date::parse("2026-12-01").unwrap())
}

fn codes(loaded: &Loaded) -> Vec<&str> {
    loaded.findings.iter().map(|finding| finding.code).collect()
}

/// Of the words as they are now.
fn digest_of(loaded: &Loaded) -> String {
    approve::digest("muscle-pain", loaded.pack())
}

#[test]
fn what_was_approved_is_shown_without_a_note_until_a_word_of_it_changes() {
    let required = " require_approval: true,";
    let without = approved("", required);
    assert_eq!(codes(&without), ["approval-without-digest"]);
    assert!(without.library.is_none(), "nobody knows which words were approved");
    let digest = format!(" approved_digest: \"{}\",", digest_of(&without));

    let as_approved = approved(&digest, required);
    assert_eq!(codes(&as_approved), Vec::<&str>::new());
    assert!(as_approved.library.unwrap().topics[0].review.approved_by.is_some());

    let other = digest.replace("approved_digest: \"", "approved_digest: \"0");
    let changed = approved(&other, "");
    assert_eq!(codes(&changed), ["approval-outdated"]);
    let library = changed.library.expect("a warning where approval is not required");
    assert!(library.topics[0].review.approved_by.is_none(), "the screen says \"sample content\" again");
    assert!(approved(&other, required).library.is_none(), "the last approved content stays on the screen");
}

#[test]
fn remarks_blanks_pictures_and_the_clinics_name_need_no_new_approval_and_a_rule_does() {
    let first = approved("", " require_approval: true,");
    let changed = |file: &str, from: &str, to: &str| {
        let mut pack = first.pack().clone();
        let text = pack.text(file).to_owned();
        assert!(text.contains(from), "{file} has no `{from}`");
        pack.files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes().into());
        digest_of(&load_on(&pack, Date::parse("2026-12-01").unwrap()))
    };
    let digest = digest_of(&first);
    let topic = "topics/muscle-pain/topic.ron";
    for (file, from, to) in [
        (topic, "    visit_minutes", "    // A remark.\n  visit_minutes"),
        (topic, "picture: \"massage.svg\"", "picture: \"both.svg\""),
        ("kiosk.ron", "Riverside Clinic", "Hillside Clinic"),
    ] {
        assert_eq!(changed(file, from, to), digest, "{to}");
    }
    for (file, from, to) in [
        (topic, "You would rather not have needles.", "You would rather not have a needle."),
        ("topics/muscle-pain/rules.ron", "Favor(\"massage\", 1)", "Favor(\"massage\", 2)"),
        ("topics/muscle-pain/questions.ron", "            safety: true", "            safety: false"),
    ] {
        assert_ne!(changed(file, from, to), digest, "{to}");
    }
}
