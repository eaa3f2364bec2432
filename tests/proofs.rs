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

use waitwise::content::proven::{Proofs, require};
use waitwise::content::{Loaded, Pack, load};
use waitwise::engine::prove::Limits;

const RULES: &str = "topics/muscle-pain/rules.ron";
const TOPIC: &str = "topics/muscle-pain/topic.ron";

fn changed(file: &str, from: &str, to: &str) -> Loaded {
    let mut pack = Pack::embedded();
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
    let mut whole = load(&Pack::embedded());
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
    let mut loaded = load(&Pack::embedded());
    let limits = Limits { stop: Arc::new(AtomicBool::new(true)), ..Limits::default() };
    require(&mut loaded, &mut Proofs::default(), &limits, &mut |_, _, _| {});
    assert!(loaded.library.is_none());
    assert!(loaded.findings.iter().any(|finding| finding.code == "not-proven"));
}
