//! The shipped topic against the clinical lists it was written from: cautions, red flags, favours.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

use std::collections::BTreeSet;

use waitwise::content::library::{Certainty, CertaintyCell, Figure, QuestionKindText, Topic};
use waitwise::content::live::Digest;
use waitwise::content::{Library, Pack, load_embedded, read_embedded};
use waitwise::diagnostics::Severity;
use waitwise::engine::model::{Claim, Effect, Say, Urgency};
use waitwise::engine::outcome::{Standing, Status};
use waitwise::engine::{Answer, Answers, ChoiceId, Outcome, QuestionId};

fn library() -> Library {
    load_embedded().library.expect("the shipped content is right")
}

fn outcome(topic: &Topic, given: &[(&str, &str)]) -> Outcome {
    let mut answers = Answers::default();
    for (question, choice) in given {
        answers.set(&QuestionId::new(question), Answer::Chosen(BTreeSet::from([ChoiceId::new(choice)])));
    }
    topic.engine.evaluate(&answers)
}

fn status(outcome: &Outcome, option: &str) -> Status {
    let ranking = outcome.ranking().expect("nothing refers");
    ranking.options.iter().find(|result| result.option.as_str() == option).expect("every option is there").status
}

fn cautions(outcome: &Outcome, option: &str) -> Vec<String> {
    let ranking = outcome.ranking().expect("nothing refers");
    let result = ranking.options.iter().find(|result| result.option.as_str() == option).unwrap();
    result.cautions.iter().map(|caution| caution.text.clone()).collect()
}

const OK: Status = Status::Open;
const ASK: Status = Status::AskFirst;
const NS: Status = Status::NotForNow;

/// The table of cautions, line by line: question, choice, needling, massage.
const CAUTIONS: &[(&str, &str, Status, Status)] = &[
    ("age", "under-16", ASK, ASK),
    ("age", "16-17", ASK, ASK),
    ("age", "18-64", OK, OK),
    ("age", "65-or-over", OK, OK),
    ("pregnant", "yes", ASK, ASK),
    ("blood-thinners", "yes", ASK, ASK),
    ("today", "fever", NS, NS),
    ("today", "skin", OK, OK),
    ("ever", "cancer", ASK, ASK),
    ("ever", "lymph", NS, ASK),
    ("ever", "immunity", ASK, ASK),
    ("ever", "diabetes", ASK, ASK),
    ("ever", "numb-skin", ASK, OK),
    ("ever", "heart", ASK, ASK),
    ("ever", "reacted", ASK, ASK),
    ("body", "fragile-bones", ASK, ASK),
    ("body", "fracture", ASK, ASK),
    ("body", "surgery-implant", ASK, ASK),
    ("body", "pacemaker", ASK, OK),
    ("body", "epilepsy", ASK, ASK),
    ("body", "metal", ASK, OK),
    ("body", "oils-nuts", OK, ASK),
    ("body", "latex", ASK, ASK),
    ("body", "varicose", OK, OK),
    ("needles", "no", NS, OK),
    ("needles", "nervous", OK, OK),
    ("touch", "no", ASK, NS),
    ("touch", "adjusted", OK, OK),
];

#[test]
fn the_shipped_content_has_no_error() {
    let loaded = load_embedded();
    let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn every_line_of_the_caution_table_gives_its_status_and_both_takes_the_worse() {
    let library = library();
    let topic = &library.topics[0];
    for (question, choice, needling, massage) in CAUTIONS {
        let outcome = outcome(topic, &[(question, choice)]);
        assert_eq!(status(&outcome, "dry-needling"), *needling, "{question}={choice}: needling");
        assert_eq!(status(&outcome, "massage"), *massage, "{question}={choice}: massage");
        assert_eq!(status(&outcome, "both"), (*needling).max(*massage), "{question}={choice}: both");
        assert_eq!(status(&outcome, "neither-yet"), OK, "{question}={choice}: neither yet");
    }
}

#[test]
fn no_choice_of_a_safety_question_is_missing_from_the_table() {
    let library = library();
    let topic = &library.topics[0];
    let tested = |question: &str, choice: &str| {
        CAUTIONS.iter().any(|(q, c, ..)| (*q, *c) == (question, choice))
            || matches!(choice, "none" | "no")
            || ["red-flags-now", "red-flags-today"].contains(&question)
            || matches!((question, choice), ("today", "clot") | ("lungs", "yes"))
    };
    for question in topic.engine.topic().questions.iter().filter(|question| question.safety) {
        for choice in question.kind.choices() {
            assert!(tested(question.id.as_str(), choice.id.as_str()), "{}={}", question.id, choice.id);
        }
    }
}

#[test]
fn cautions_with_a_text_stand_beside_the_option_whatever_its_status() {
    let library = library();
    let topic = &library.topics[0];
    let expected = [
        ("blood-thinners", "yes", "massage", "no deep pressure"),
        ("today", "skin", "dry-needling", "keep off that skin"),
        ("today", "skin", "massage", "keep off that skin"),
        ("ever", "cancer", "massage", "gentle pressure only"),
        ("ever", "lymph", "massage", "a therapist trained in lymph swelling"),
        ("ever", "numb-skin", "massage", "keep off the numb area"),
        ("body", "fracture", "massage", "light pressure only"),
        ("body", "surgery-implant", "dry-needling", "keep off that area"),
        ("body", "pacemaker", "dry-needling", "no electric current through the needles"),
        ("body", "varicose", "massage", "keep off those veins"),
        ("body", "latex", "dry-needling", "gloves without latex"),
        ("age", "16-17", "massage", "a parent or guardian comes along"),
    ];
    for (question, choice, option, text) in expected {
        let found = cautions(&outcome(topic, &[(question, choice)]), option);
        assert!(found.iter().any(|caution| caution == text), "{question}={choice}, {option}: {found:?}");
    }
}

#[test]
fn lung_disease_asks_first_only_where_a_needle_comes_near_the_lungs() {
    let library = library();
    let topic = &library.topics[0];
    for place in ["neck", "upper-back-chest", "shoulder-arm"] {
        let near = outcome(topic, &[("where", place), ("lungs", "yes")]);
        assert_eq!(status(&near, "dry-needling"), ASK, "{place}");
        assert_eq!(status(&near, "massage"), OK, "{place}");
    }
    let far = outcome(topic, &[("where", "hip-leg"), ("lungs", "yes")]);
    assert_eq!(status(&far, "dry-needling"), OK);
    assert!(!far.shown.iter().any(|question| question.as_str() == "lungs"));
}

#[test]
fn every_tile_of_the_red_flag_screens_refers_and_none_does_not() {
    let library = library();
    let topic = &library.topics[0];
    for (question, urgency) in [("red-flags-now", Urgency::Now), ("red-flags-today", Urgency::Today)] {
        let choices = topic.question(&QuestionId::new(question)).unwrap().choices().to_vec();
        assert!(choices.len() <= 12, "{question} has {} tiles", choices.len());
        for choice in choices {
            let outcome = outcome(topic, &[(question, choice.id.as_str())]);
            let found = outcome.referral().map(|referral| referral.urgency);
            let expected = (choice.id.as_str() != "none").then_some(urgency);
            assert_eq!(found, expected, "{question}={}", choice.id);
        }
    }
    let clot = outcome(topic, &[("today", "clot")]);
    assert_eq!(clot.referral().map(|referral| referral.urgency), Some(Urgency::Today));
}

#[test]
fn wishes_lean_where_the_evidence_file_says() {
    let library = library();
    let topic = &library.topics[0];
    let favours = [
        ("needles", "nervous", "massage"),
        ("spread", "one-spot", "dry-needling"),
        ("spread", "spread-out", "massage"),
        ("spread", "spots-in-ache", "both"),
        ("matters", "avoid-marks", "massage"),
        ("matters", "relaxing", "massage"),
        ("matters", "short-visits", "dry-needling"),
        ("matters", "together", "both"),
        ("matters", "active", "neither-yet"),
    ];
    for (question, choice, option) in favours {
        let outcome = outcome(topic, &[(question, choice)]);
        let ranking = outcome.ranking().unwrap();
        let suggested: Vec<&str> = ranking
            .options
            .iter()
            .filter(|result| result.standing == Standing::Suggested)
            .map(|result| result.option.as_str())
            .collect();
        assert_eq!(suggested, [option], "{question}={choice}");
    }
}

#[test]
fn needles_no_makes_needling_not_for_now_with_its_reason() {
    let library = library();
    let outcome = outcome(&library.topics[0], &[("needles", "no")]);
    let ranking = outcome.ranking().unwrap();
    for option in ["dry-needling", "both"] {
        let result = ranking.options.iter().find(|result| result.option.as_str() == option).unwrap();
        assert_eq!(result.standing, Standing::NotForNow);
        assert_eq!(result.reasons_against[0].because, "you would rather not have needles");
    }
}

#[test]
fn every_not_for_now_and_every_red_flag_has_its_guarantee() {
    let library = library();
    let topic = library.topics[0].engine.topic();
    let never = |option: &str, standing: fn(&str) -> Claim| {
        topic.guarantees.iter().filter(|g| g.say == Say::Never(standing(option))).count()
    };
    let suggested: fn(&str) -> Claim = |option| Claim::Suggested(option.into());
    let leading: fn(&str) -> Claim = |option| Claim::Leading(option.into());
    for rule in &topic.rules {
        for effect in &rule.then {
            if let Effect::NotForNow(option) = effect {
                assert!(never(option.as_str(), suggested) > 0, "{}", rule.id);
                assert!(never(option.as_str(), leading) > 0, "{}", rule.id);
            }
        }
    }
    // needles, touch, fever, lymph and clot each forbid their options and "both".
    assert_eq!(never("dry-needling", suggested), 4);
    assert_eq!(never("massage", suggested), 3);
    assert_eq!(never("both", suggested), 5);
    let refers = topic.guarantees.iter().filter(|g| matches!(g.say, Say::Always(Claim::Refer(_)))).count();
    assert_eq!(refers, 3, "now, today, and a clot");
    for option in &topic.options {
        let reachable = Say::Reachable(Claim::Suggested(option.id.clone()));
        assert!(topic.guarantees.iter().any(|g| g.say == reachable), "{}", option.id);
    }
}

#[test]
fn the_topic_is_whole() {
    let library = library();
    let topic = &library.topics[0];
    let ids: Vec<&str> = topic.options.iter().map(|option| option.id.as_str()).collect();
    assert_eq!(ids, ["dry-needling", "massage", "both", "neither-yet"]);
    assert_eq!(topic.questions.len(), 14);
    let rows: Vec<&str> = topic.comparison.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(&rows[..4], ["technique", "target", "goal", "feels"], "the article's four rows come first");
    assert!(rows.len() > 4);
    assert!(topic.comparison.iter().all(|row| row.cells.len() == 4));
    assert!(topic.together.is_some());
    assert!(topic.options.iter().all(|option| !option.consider_if.is_empty()));
    assert!(!topic.certainty.is_empty() && !topic.rare_harms.is_empty());
    assert!(topic.review.approved_by.is_none(), "nobody has approved it yet, and the screen says so");
    let map = &topic.question(&QuestionId::new("where")).unwrap().kind;
    assert!(matches!(map, QuestionKindText::Map { choices, .. } if choices.len() == 6));
}

#[test]
fn figures_have_the_numbers_of_their_studies_and_none_is_invented_for_both() {
    let library = library();
    let topic = &library.topics[0];
    let counted: Vec<(usize, u32, u32, u32)> = topic
        .side_effects
        .iter()
        .flat_map(|row| row.figures.iter().enumerate())
        .filter_map(|(option, figure)| match figure {
            Figure::Counted(count) => Some((option, count.count, count.up_to, count.out_of)),
            Figure::NotKnown => None,
        })
        .collect();
    // Any mild side effect, bleeding, a bruise and pain after needling; discomfort after massage.
    assert_eq!(counted, [(0, 19, 37, 100), (0, 5, 16, 100), (0, 8, 8, 100), (0, 3, 6, 100), (1, 10, 10, 100)]);
}

/// A test of the content's balance, not of its truth: the screen must not be made to lead one way.
#[test]
fn with_nothing_to_be_careful_about_wishes_decide_and_no_option_wins_nearly_always() {
    for topic in library().topics {
        let wishes = topic.engine.wishes().expect("can be counted");
        assert!(wishes.combinations > 10, "{}: {wishes:?}", topic.id);
        for ((option, first), alone) in topic.options.iter().zip(&wishes.first).zip(&wishes.alone) {
            let most = wishes.combinations * 60 / 100;
            assert!(*first <= most, "{}: {} is suggested on {first}, over {most}", topic.id, option.id);
            assert!(*alone > 0, "{}: {} never leads alone", topic.id, option.id);
        }
    }
}

#[test]
fn nothing_is_said_that_the_evidence_forbids() {
    let words = include_str!("../assets/content/topics/muscle-pain/topic.ron").to_lowercase();
    for forbidden in ["immediate relief", "synergistic", "work best together", "toxin", "drink water"] {
        assert!(!words.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn no_finding_says_again_what_the_label_above_it_says_in_any_language() {
    let library = library();
    for language in &library.kiosk.languages {
        let words = std::fs::read_to_string(format!("assets/i18n/{language}.ftl")).unwrap();
        let label = |certainty: Certainty| {
            let key = match certainty {
                Certainty::High => "certainty-high = ",
                Certainty::Moderate => "certainty-moderate = ",
                Certainty::Low => "certainty-low = ",
                Certainty::VeryLow => "certainty-very-low = ",
            };
            words.lines().find_map(|line| line.strip_prefix(key)).unwrap().to_lowercase()
        };
        let topic = &library.topics[0];
        let topic = topic.translation(language).map_or(topic, |translation| &translation.topic);
        let cells = topic.certainty.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
        for (row, cell) in cells {
            let CertaintyCell::Rated { certainty, text } = cell else { continue };
            let spans = text.statements.iter().flat_map(|statement| &statement.spans);
            let said = spans.map(|span| span.text.to_lowercase()).collect::<String>();
            let label = label(*certainty);
            let again = said.split('.').any(|sentence| sentence.trim().starts_with(&label));
            assert!(!again, "{language}, {}: {label} {said}", row.id);
        }
    }
}

/// So a start need not look for mistakes: what it reads is what was checked.
#[test]
fn what_a_start_reads_without_a_look_at_it_is_what_was_looked_at() {
    let (read, digest) = read_embedded();
    let loaded = load_embedded();
    assert_eq!(format!("{:?}", read.unwrap()), format!("{:?}", loaded.library.unwrap()));
    assert_eq!(digest, Digest::of(&Pack::embedded()));
}
