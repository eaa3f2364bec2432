//! The review block has its dates, written so that they sort.

use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let review = &raw.topic.review;
    for (field, value) in [("published", &review.published), ("review_due", &review.review_due)] {
        if !is_date(value) {
            let message = format!("{field} is \"{value}\"; a date is written year-month-day.");
            let finding = Diagnostic::error("not-a-date", &path, message).at(locate::field(text, field), text);
            findings.push(finding.help("Write it as \"2026-11-25\"."));
        }
    }
    if review.approved_by.is_none() {
        let message = "Nobody of this clinic has approved this topic yet: the screen says \"sample content\".";
        findings.push(Diagnostic::warning("not-approved", &path, message).at(locate::field(text, "approved_by"), text));
    }
}

/// `2026-11-25`, with a month and a day that exist in some year.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| (part.len() == digits).then(|| part.parse::<u32>().ok()).flatten();
    matches!((number(year, 4), number(month, 2), number(day, 2)), (Some(_), Some(1..=12), Some(1..=31)))
}
