//! Every shipped topic, by the same yardstick: no finding but that nobody has approved it, everything proven, and what each
//! caution that was written down does to each option.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops at the first thing that is wrong")]

use std::collections::{BTreeMap, BTreeSet};

use waitwise::content::library::Topic;
use waitwise::content::proven::{Proofs, require};
use waitwise::content::{Library, load_embedded};
use waitwise::diagnostics::Severity;
use waitwise::engine::model::QuestionKind;
use waitwise::engine::outcome::Status;
use waitwise::engine::prove::Limits;
use waitwise::engine::{Answer, Answers, ChoiceId, Outcome, QuestionId};

const OK: Status = Status::Open;
const ASK: Status = Status::AskFirst;
const NS: Status = Status::NotForNow;

/// Question, choice, and what becomes of the two options that are not "neither yet".
type Caution = (&'static str, &'static str, Status, Status);

/// Topic, its two options, and the cautions that hold for them. Every other choice of a safety question refers.
const CAUTIONS: &[(&str, [&str; 2], &[Caution])] = &[
    (
        "heat-or-cold",
        ["heat", "cold"],
        &[
            ("skin", "numb-skin", NS, NS),
            ("skin", "wound", NS, ASK),
            ("skin", "injury", NS, ASK),
            ("health", "circulation", ASK, ASK),
            ("health", "cold-allergy", OK, NS),
            ("health", "raynaud", OK, ASK),
        ],
    ),
    (
        "shoulder-cuff",
        ["injection", "exercise"],
        &[
            ("today", "infection", NS, OK),
            ("today", "fever", NS, OK),
            ("today", "allergy", NS, OK),
            ("today", "replacement", NS, OK),
            ("health", "blood-thinners", ASK, OK),
            ("health", "diabetes", ASK, OK),
            ("health", "pregnant", ASK, OK),
            ("health", "injections", ASK, OK),
            ("health", "immunity", ASK, OK),
            ("health", "implant", ASK, OK),
            ("health", "vaccination", ASK, OK),
            ("moving", "fracture", ASK, ASK),
            ("moving", "surgery", ASK, ASK),
            ("moving", "chest-effort", OK, ASK),
            ("moving", "swelling", ASK, ASK),
        ],
    ),
    (
        "tennis-elbow",
        ["injection", "physiotherapy"],
        &[
            ("today", "fever", NS, OK),
            ("today", "infection", NS, OK),
            ("today", "drug-allergy", NS, OK),
            ("today", "joint-replacement", NS, OK),
            ("health", "blood-thinners", ASK, OK),
            ("health", "diabetes", ASK, OK),
            ("health", "pregnant", ASK, OK),
            ("health", "injections", ASK, OK),
            ("health", "immunity", ASK, OK),
            ("health", "implant", ASK, OK),
            ("health", "vaccination", ASK, OK),
            ("moving", "fracture", ASK, ASK),
            ("moving", "surgery", ASK, ASK),
            ("moving", "effort", OK, ASK),
            ("moving", "swelling", ASK, ASK),
        ],
    ),
    (
        "knee-arthritis",
        ["injection", "physiotherapy"],
        &[
            ("today", "fever", NS, OK),
            ("today", "infection", NS, OK),
            ("today", "allergy", NS, OK),
            ("today", "replacement", NS, OK),
            ("health", "blood-thinners", ASK, OK),
            ("health", "diabetes", ASK, OK),
            ("health", "pregnant", ASK, OK),
            ("health", "several", ASK, OK),
            ("health", "immunity", ASK, OK),
            ("health", "implant", ASK, OK),
            ("health", "vaccine", ASK, OK),
            ("moving", "fracture", ASK, ASK),
            ("moving", "surgery", ASK, ASK),
            ("moving", "effort-pain", OK, ASK),
            ("moving", "swelling", ASK, ASK),
        ],
    ),
    (
        "carpal-tunnel",
        ["injection", "splint"],
        &[
            ("today", "fever", NS, OK),
            ("today", "infection", NS, OK),
            ("today", "allergy", NS, OK),
            ("today", "new-joint", NS, OK),
            ("hand", "always-numb", ASK, ASK),
            ("hand", "weak-thumb", ASK, ASK),
            ("hand", "fracture", ASK, ASK),
            ("hand", "surgery", ASK, ASK),
            ("hand", "swelling", ASK, ASK),
            ("health", "blood-thinners", ASK, OK),
            ("health", "diabetes", ASK, OK),
            ("health", "pregnant", ASK, OK),
            ("health", "immunity", ASK, OK),
            ("health", "implant", ASK, OK),
            ("health", "injections", ASK, OK),
            ("health", "vaccination", ASK, OK),
        ],
    ),
];

fn library() -> Library {
    load_embedded().library.expect("it can be shown")
}

fn topic<'l>(library: &'l Library, id: &str) -> &'l Topic {
    library.topics.iter().find(|topic| topic.id == id).unwrap_or_else(|| panic!("there is no topic {id}"))
}

fn answered(topic: &Topic, question: &str, choice: &str) -> Outcome {
    let mut answers = Answers::default();
    answers.set(&QuestionId::new(question), Answer::Chosen(BTreeSet::from([ChoiceId::new(choice)])));
    topic.engine.evaluate(&answers)
}

/// By option; nothing where it refers.
fn statuses(outcome: &Outcome) -> BTreeMap<String, Status> {
    let options = outcome.ranking().map(|ranking| ranking.options.as_slice()).unwrap_or_default();
    options.iter().map(|result| (result.option.to_string(), result.status)).collect()
}

/// The choices of questions about safety, but those that say that there is nothing.
fn signs(topic: &Topic) -> Vec<(String, String)> {
    let questions = topic.engine.topic().questions.iter().filter(|question| question.safety);
    let signs = questions.flat_map(|question| {
        let choices = match &question.kind {
            QuestionKind::Single(choices) | QuestionKind::Multi(choices) | QuestionKind::Map(choices) => {
                choices.as_slice()
            }
            QuestionKind::Scale { .. } => &[],
        };
        choices.iter().filter(|choice| !choice.exclusive).map(|choice| (question.id.to_string(), choice.id.to_string()))
    });
    signs.collect()
}

#[test]
fn no_topic_has_a_finding_but_that_nobody_has_approved_it() {
    let loaded = load_embedded();
    let told = loaded.findings.iter().filter(|finding| finding.severity != Severity::Note);
    let told: Vec<(&str, &str)> = told.map(|finding| (finding.code, finding.file.as_str())).collect();
    let files: Vec<String> = library().topics.iter().map(|topic| format!("topics/{}/topic.ron", topic.id)).collect();
    let expected: BTreeSet<(&str, &str)> = files.iter().map(|file| ("not-approved", file.as_str())).collect();
    assert_eq!(told.len(), 6);
    assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn every_guarantee_of_every_topic_is_proven() {
    let mut loaded = load_embedded();
    require(&mut loaded, &mut Proofs::default(), &Limits::default(), &mut |_, _, _| {});
    let library = loaded.library.expect("what is not proven would take it away");
    for topic in &library.topics {
        assert!(topic.engine.topic().guarantees.len() > topic.options.len(), "{} demands too little", topic.id);
    }
}

#[test]
fn no_topic_is_missing_from_the_table() {
    let library = library();
    let shipped: BTreeSet<&str> = library.topics.iter().map(|topic| topic.id.as_str()).collect();
    // Muscle pain has a table of its own, in shipped_content.rs.
    let tried: BTreeSet<&str> = CAUTIONS.iter().map(|(id, ..)| *id).chain(["muscle-pain"]).collect();
    assert_eq!(shipped, tried);
}

#[test]
fn each_caution_does_to_each_option_what_the_table_says() {
    let library = library();
    for (id, [one, other], cautions) in CAUTIONS {
        let topic = topic(&library, id);
        for (question, choice, of_one, of_other) in *cautions {
            let found = statuses(&answered(topic, question, choice));
            let expected = [(*one, *of_one), (*other, *of_other), ("neither-yet", OK)];
            let expected: BTreeMap<String, Status> =
                expected.map(|(option, status)| (option.to_owned(), status)).into();
            assert_eq!(found, expected, "{id}: {question}={choice}");
        }
    }
}

#[test]
fn every_other_sign_refers_and_none_is_without_a_rule() {
    let library = library();
    for (id, _, cautions) in CAUTIONS {
        let topic = topic(&library, id);
        for (question, choice) in signs(topic) {
            let is_caution = cautions.iter().any(|(q, c, ..)| (*q, *c) == (question.as_str(), choice.as_str()));
            let refers = answered(topic, &question, &choice).ranking().is_none();
            assert_eq!(refers, !is_caution, "{id}: {question}={choice}");
        }
    }
}

#[test]
fn every_topic_has_a_picture_few_questions_and_rows_that_leave_no_option_out() {
    let library = library();
    for topic in &library.topics {
        assert!(
            topic.picture.as_ref().is_some_and(|picture| topic.pictures.contains_key(&picture.file)),
            "{}",
            topic.id
        );
        assert!(topic.comparison.iter().all(|row| row.cells.len() == topic.options.len()), "{}", topic.id);
        assert!(topic.options.iter().any(|option| option.id.as_str() == "neither-yet"), "{}", topic.id);
        if topic.id != "muscle-pain" {
            assert!((5..=9).contains(&topic.questions.len()), "{}: {} questions", topic.id, topic.questions.len());
            assert!((4..=6).contains(&topic.comparison.len()), "{}: {} rows", topic.id, topic.comparison.len());
        }
    }
}
