//! The engine alone in another program: a topic from RON text, answers in, an outcome with reasons out.
//!
//! `cargo run --no-default-features --example embed`

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;

use waitwise::content::{Pack, load};
use waitwise::engine::{Answer, Answers};

const KIOSK: &str = r#"(
    format: 2, clinic: "Anywhere", ask_staff: "Ask at the desk.", emergency_number: "112", topics: ["sleep"],
    times: (idle_secs: 60, reading_idle_secs: 120, warning_secs: 20),
    glass: (long_side_mm: 480, viewing_distance_mm: 500), theme: Light,
)"#;

const QUESTIONS: &str = r#"(format: 2, questions: [(
    id: "screens", text: "A screen in bed?", short: "Screens", why: "Light keeps people awake.",
    kind: Single([(id: "yes", text: "Yes"), (id: "no", text: "No")]),
)])"#;

const RULES: &str = r#"(format: 2, tie_margin: 0, tie_break: [], guarantees: [], rules: [
    (id: "screens", when: Chose("screens", "yes"), then: [Favor("dark", 2)], because: "you look at a screen in bed"),
    (id: "no-screens", when: Chose("screens", "no"), then: [Favor("walk", 1)], because: "no screen keeps you awake"),
])"#;

fn topic() -> String {
    let option = |id: &str, name: &str, tint: &str, shape: &str| {
        format!(
            r#"(id: "{id}", name: "{name}", shape: {shape}, tint: {tint}, picture: "{id}.svg", picture_alt: "{name}",
                summary: "{name}.", consider_if: ["You like it."])"#
        )
    };
    format!(
        r#"(format: 2, name: "Sleep", invitation: "Sleep badly?", visit_minutes: 1, you_decide: "You decide.",
            options: [{}, {}], comparison: [], side_effects: [], rare_harms: [], certainty: [], known: [],
            closing: "Good night.", questions_to_ask: [], references: [],
            review: (published: "2026-11-25", evidence_until: "2026-11", review_due: "2028-11-25", update_policy: "Yearly.",
                authors: ["Example"], approved_by: None, funding: "None", interests: "None."))"#,
        option("dark", "A dark room", "Teal", "Diamond"),
        option("walk", "A walk", "Leaf", "Leaf"),
    )
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut pack = Pack::default();
    let mut add = |path: &str, text: &str| pack.files.insert(path.to_owned(), Arc::from(text.as_bytes()));
    add("kiosk.ron", KIOSK);
    add("topics/sleep/topic.ron", &topic());
    add("topics/sleep/questions.ron", QUESTIONS);
    add("topics/sleep/rules.ron", RULES);

    let loaded = load(&pack);
    let Some(library) = loaded.library else {
        return Err(waitwise::diagnostics::render(&loaded.findings).into());
    };
    let engine = &library.topics.first().ok_or("a topic")?.engine;

    let mut answers = Answers::default();
    answers.set(&"screens".into(), Answer::Chosen(BTreeSet::from(["yes".into()])));
    let outcome = engine.evaluate(&answers);
    for option in &outcome.ranking().ok_or("a referral")?.options {
        let reasons: Vec<&str> = option.reasons_for.iter().map(|reason| reason.because.as_str()).collect();
        println!("{}: {:?}, because {}", option.option, option.standing, reasons.join(" and "));
    }
    Ok(())
}
