//! Reviews that are late. A topic whose review is half a year late is not shown any more, unless no other is left.

use super::date::Date;
use super::outline::{Outline, Step};
use super::pack::Pack;
use super::read::RawPack;
use crate::diagnostics::Diagnostic;

/// So many months after its review was due a topic is hidden.
const HIDDEN_AFTER_MONTHS: u16 = 6;

/// Tells of late reviews, and names the topics that are not to be shown.
pub fn hidden(raw: &RawPack, pack: &Pack, today: Date, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let due: Vec<(&str, Date)> = raw
        .topics
        .iter()
        .filter_map(|topic| {
            let review = &topic.topic.review;
            let due = Date::parse(&review.review_due)?;
            // Dates in the wrong order are told by themselves.
            let in_order = Date::parse(&review.published).is_none_or(|published| published <= due);
            in_order.then_some((topic.id.as_str(), due))
        })
        .collect();
    let is_stale = |due: Date| today > due.months_later(HIDDEN_AFTER_MONTHS);
    let stale = due.iter().filter(|(_, due)| is_stale(*due)).count();
    // When all are stale, the one whose review was due last stays: the screen is never empty.
    let newest = due.iter().rev().max_by_key(|(_, due)| *due).map(|(id, _)| *id);
    let kept = newest.filter(|_| stale == raw.topics.len());
    let mut hidden = Vec::new();
    for (id, due) in due {
        if today <= due {
            continue;
        }
        let hide = is_stale(due) && kept != Some(id);
        let (code, message) = if hide {
            hidden.push(id.to_owned());
            ("review-long-overdue", format!("The review was due on {due}, over half a year ago: the topic is hidden."))
        } else if is_stale(due) {
            let words = "The topic is still shown, since no other is left.";
            ("review-overdue", format!("The review was due on {due}, over half a year ago. {words}"))
        } else {
            let day = due.months_later(HIDDEN_AFTER_MONTHS);
            ("review-overdue", format!("The review was due on {due}. After {day} the topic is hidden."))
        };
        let path = super::read::topic_path(id, "topic.ron");
        let text = pack.text(&path);
        let place = Outline::of(text).value(&[Step::Key("review"), Step::Key("review_due")]);
        let help = "Look the text over against newer studies, then write the new dates into the review block.";
        findings.push(Diagnostic::warning(code, &path, message).at(Some(place), text).help(help));
    }
    hidden
}
