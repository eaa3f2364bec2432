//! First: what this is of, which version of it, and what is still open.

use super::{Block, Facts, heading, sourced};
use crate::content::grades::{self, Grade};
use crate::content::in_words::apart;
use crate::content::library::{Review, Topic};
use crate::content::text::Span;
use crate::content::topic_path;
use crate::diagnostics::{Diagnostic, Severity};
use crate::sheet::{plain, strong};

pub(super) fn blocks(facts: &Facts<'_>, topic: &Topic, digest: &str) -> Vec<Block> {
    let kiosk = &facts.library.kiosk;
    let date = facts.date.map_or_else(|| "not known: the clock of the computer is wrong".to_owned(), |d| d.to_string());
    let mut blocks = vec![
        Block::quoted(Block::Title(topic.name.clone())),
        Block::Paragraph(approval(&topic.review)),
        Block::paragraph(format!(
            "Proof sheet for the clinical lead of {}. It has every text that a patient reads about this topic, with its \
             sources, every rule by which answers lead to a result, and what is proven about all of them. Please read \
             it, and sign at its end.",
            kiosk.clinic
        )),
        heading("About this sheet"),
        named("Clinic", &kiosk.clinic),
        named("Topic", format!("{} (folder {})", apart(&topic.name), topic.id)),
        named("Made on", date),
        named("Program", format!("waitwise {}", facts.program_version)),
        named(
            "Digest of topic",
            format!("{digest} – of its texts, questions and rules. Any change of them changes it."),
        ),
        named("Digest of content", format!("{} – of all files, pictures among them.", facts.pack_digest)),
        named("Languages", languages(facts)),
        named("Emergency number", &kiosk.emergency_number),
        named("Ask staff", sourced(&kiosk.ask_staff).into_iter().map(|span| span.text).collect::<String>()),
    ];
    blocks.push(heading("Review"));
    blocks.extend(review(&topic.review));
    let grades = grades::of(&topic.id, facts.pack);
    blocks.extend(grades.iter().map(|grade| named(&format!("Reading, {}", grade.language), reading(grade))));
    blocks.push(heading("What check still says"));
    blocks.extend(open(facts.findings, &topic.id));
    blocks
}

fn named(label: &str, words: impl AsRef<str>) -> Block {
    Block::named(label, vec![plain(apart(words.as_ref()))])
}

fn languages(facts: &Facts<'_>) -> String {
    let kiosk = &facts.library.kiosk;
    let others: Vec<String> = kiosk.languages.iter().skip(1).map(ToString::to_string).collect();
    let first = facts.library.first_language();
    if others.is_empty() {
        return first.to_string();
    }
    format!("{first}, and translated: {}. This sheet has the texts in {first} only.", others.join(", "))
}

/// Of the words as they are here, where it is known which were approved: what an older version was is told by `check`.
fn approval(review: &Review) -> Vec<Span> {
    let Some(name) = &review.approved_by else {
        let until = " Until it is, the screen says so, or doesn’t show it where kiosk.ron requires an approval.";
        return vec![strong("Not approved yet."), plain(until)];
    };
    let day = match &review.approved_on {
        Some(day) => format!("on {day}"),
        None => "on a day that was not written down".to_owned(),
    };
    let words = if review.approved_digest.is_none() { " It was not written down for which words." } else { "" };
    vec![strong(format!("Approved by {name}, {day}.{words}"))]
}

fn review(review: &Review) -> Vec<Block> {
    let authors = if review.authors.is_empty() { "not named".to_owned() } else { review.authors.join("; ") };
    vec![
        named("Written", &review.published),
        named("Studies read up to", &review.evidence_until),
        named("Next check", &review.review_due),
        named("Looked over", &review.update_policy),
        named("Authors", authors),
        named("Paid for by", &review.funding),
        named("Interests", &review.interests),
    ]
}

fn reading(grade: &Grade) -> String {
    let Some(measured) = &grade.measured else {
        return "There is no formula for this language, so nothing is claimed.".to_owned();
    };
    match measured.score {
        Some(score) => format!("{} {score:.1}. The aim is {}.", measured.name, measured.aim),
        None => format!("{}: the text is too short to be measured.", measured.name),
    }
}

/// What `check` says of this topic, and of the files that all topics share.
fn open(findings: &[Diagnostic], topic: &str) -> Vec<Block> {
    let folder = topic_path(topic, "");
    let of_others = |file: &str| file.starts_with("topics/") && !file.starts_with(&folder);
    let mut points: Vec<Block> =
        findings.iter().filter(|finding| !of_others(&finding.file)).map(|f| Block::point(told(f))).collect();
    if points.is_empty() {
        points.push(Block::paragraph("Nothing: there is no warning and no note."));
    }
    points
}

fn told(finding: &Diagnostic) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = finding.position.map_or_else(String::new, |place| format!(", line {}", place.line));
    format!("{} ({severity} {}, {}{place})", finding.message, finding.code, finding.file)
}
