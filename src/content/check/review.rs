//! The review block is filled in, and its dates exist and follow each other. IPDAS asks for the date of the evidence,
//! the policy of updating, the funding and the interests of who wrote it.

use crate::content::date::Date;
use crate::content::outline::{Outline, Step};
use crate::content::pack::Pack;
use crate::content::raw::Review;
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, Position};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let review = &raw.topic.review;
    let place = |field| Outline::of(text).value(&[Step::Key("review"), Step::Key(field)]);
    for (field, value) in [
        ("published", &review.published),
        ("evidence_until", &review.evidence_until),
        ("review_due", &review.review_due),
        ("update_policy", &review.update_policy),
        ("funding", &review.funding),
        ("interests", &review.interests),
    ] {
        if value.trim().is_empty() {
            let message = format!("{field} is empty; a reader has to be able to find it.");
            let finding = Diagnostic::error("review-incomplete", &path, message).at(Some(place(field)), text);
            findings.push(finding.help(example(field)));
        }
    }
    dates(review, &path, text, &place, findings);
}

fn example(field: &str) -> &'static str {
    match field {
        "published" | "review_due" => "Write it as \"2026-11-25\".",
        "evidence_until" => "Write year and month, as \"2026-11\".",
        "update_policy" => "Say how often the text is looked over: \"Every two years.\"",
        "funding" => "Say who paid for it, or \"None\".",
        _ => "Say what whoever wrote it gains from a choice: \"This clinic offers both treatments.\"",
    }
}

fn dates(
    review: &Review,
    path: &str,
    text: &str,
    place: &dyn Fn(&'static str) -> Position,
    findings: &mut Vec<Diagnostic>,
) {
    let mut tell = |code, field, message: String, help: &str| {
        let finding = Diagnostic::error(code, path, message).at(Some(place(field)), text);
        findings.push(finding.help(help));
    };
    let mut read = |field, value: &str| {
        let date = Date::parse(value);
        if date.is_none() && !value.trim().is_empty() {
            let message = format!("{field} is \"{value}\"; that is not a day of the calendar.");
            tell("not-a-date", field, message, "Write year-month-day, as \"2026-11-25\".");
        }
        date
    };
    let published = read("published", &review.published);
    let due = read("review_due", &review.review_due);
    // Whether that was before the text was published is a matter of the approval.
    if let Some(day) = &review.approved_on {
        read("approved_on", day);
    }
    let evidence = Date::parse_month(&review.evidence_until).or_else(|| Date::parse(&review.evidence_until));
    if evidence.is_none() && !review.evidence_until.trim().is_empty() {
        let message = format!("evidence_until is \"{}\"; that is not a month of the calendar.", review.evidence_until);
        tell("not-a-date", "evidence_until", message, "Write year and month, as \"2026-11\".");
    }
    if let (Some(published), Some(due)) = (published, due)
        && due < published
    {
        let message = format!("The review is due on {due}, before the text was published on {published}.");
        tell("dates-out-of-order", "review_due", message, "Put the later date into review_due.");
    }
    if let (Some(published), Some(evidence)) = (published, evidence)
        && evidence > published
    {
        let until = &review.evidence_until;
        let message = format!("The evidence is said to go to {until}, after the text was published on {published}.");
        tell("dates-out-of-order", "evidence_until", message, "Write the month of the last search for studies.");
    }
}
