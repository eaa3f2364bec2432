//! Content goes live only when it is proven, and is proven again only when what the engine reads has changed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use waitwise::content::proven::{Proofs, findings, require};
use waitwise::content::{Loaded, load, starter};
use waitwise::diagnostics::Severity;
use waitwise::engine::prove::{Event, Limits, Verdict, Visit, prove};

const RULES: &str = "topics/muscle-pain/rules.ron";
const TOPIC: &str = "topics/muscle-pain/topic.ron";

fn changed(file: &str, from: &str, to: &str) -> Loaded {
    let mut pack = starter::shipped_alone("muscle-pain");
    let text = pack.text(file).to_owned();
    assert!(text.contains(from), "{file} has no `{from}`");
    pack.files.insert(file.to_owned(), Arc::from(text.replacen(from, to, 1).into_bytes()));
    load(&pack)
}

fn proven(loaded: &mut Loaded, proofs: &mut Proofs) {
    require(loaded, proofs, &Limits::default(), &mut |_, _, _| {});
}

#[test]
fn proven_content_goes_live_and_broken_guarantees_do_not() {
    let mut proofs = Proofs::default();
    let mut whole = load(&starter::shipped_alone("muscle-pain"));
    proven(&mut whole, &mut proofs);
    assert!(whole.library.is_some());
    let mut broken = changed(RULES, "when: Chose(\"needles\", \"no\")", "when: Chose(\"needles\", \"nervous\")");
    assert!(broken.library.is_some(), "by itself it can be read");
    proven(&mut broken, &mut proofs);
    assert!(broken.library.is_none());
    assert!(broken.findings.iter().any(|finding| finding.code == "guarantee-broken" && finding.position.is_some()));
}

#[test]
fn a_topic_is_proven_again_only_when_its_rules_questions_or_options_changed() {
    let mut proofs = Proofs::default();
    for (file, from, to, different) in [
        (TOPIC, "Muscle pain", "Muscle pain", 1),
        (TOPIC, "name: \"Muscle pain\"", "name: \"Sore muscles\"", 1),
        (RULES, "Favor(\"massage\", 3)", "Favor(\"massage\", 2)", 2),
        (TOPIC, "Muscle pain", "Muscle pain", 2),
    ] {
        let mut loaded = changed(file, from, to);
        proven(&mut loaded, &mut proofs);
        assert!(loaded.library.is_some(), "{to}");
        assert_eq!(proofs.len(), different, "after {to}");
    }
}

#[test]
fn content_that_could_not_be_proven_in_time_does_not_go_live() {
    let mut loaded = load(&starter::shipped_alone("muscle-pain"));
    let limits = Limits { stop: Arc::new(AtomicBool::new(true)), ..Limits::default() };
    require(&mut loaded, &mut Proofs::default(), &limits, &mut |_, _, _| {});
    assert!(loaded.library.is_none());
    assert!(loaded.findings.iter().any(|finding| finding.code == "not-proven"));
}

/// By its design the engine never puts forward what a rule forbids, never ends without a result, and lets every choice
/// of a shown question be chosen. The proof looks all the same.
#[test]
fn what_the_engine_never_does_would_be_told_if_it_did() {
    let loaded = load(&starter::shipped_alone("muscle-pain"));
    let topic = &loaded.library.as_ref().unwrap().topics[0];
    let mut proof = prove(&topic.engine, &Limits { sample: 100, fall_tries: 0, ..Limits::default() }, &mut |_, _| {});
    proof.falls.found.clear();
    let broken = || Verdict::Broken { example: Visit::default(), forced_by: Visit::default() };
    for (is_meant, verdict, code, severity, says) in [
        (
            (|event| matches!(event, Event::NotForNowLeads(_))) as fn(Event) -> bool,
            broken(),
            "not-for-now-leads",
            Severity::Error,
            "is put forward although a rule says \"not for now\".",
        ),
        (
            |event| event == Event::NoResult,
            broken(),
            "no-result",
            Severity::Error,
            "A visit can end without any result.",
        ),
        (
            |event| matches!(event, Event::Chosen(..)),
            Verdict::Impossible,
            "choice-never-chosen",
            Severity::Warning,
            "There are no answers with which",
        ),
    ] {
        let mut proof = proof.clone();
        let checked = proof.checked.iter_mut().find(|checked| is_meant(checked.property.event)).expect(code);
        assert_eq!(checked.verdict, Verdict::Proven, "{code}");
        checked.verdict = verdict;
        let told = findings(topic, loaded.pack(), &proof);
        let [finding] = &told[..] else { panic!("{code}: {told:?}") };
        assert_eq!((finding.code, finding.severity), (code, severity));
        assert!(finding.message.contains(says), "{}", finding.message);
        assert!(finding.position.is_some() && finding.help.is_some(), "{finding:?}");
    }
}
