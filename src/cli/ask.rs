//! `waitwise ask TOPIC --answer …`: one outcome of the engine, without a screen. Questions that are not named are
//! unanswered.

use super::answer::{self, suggest};
use super::{AskArgs, Ended, Format, WrongUse, content, json};
use crate::content::library::Topic;
use crate::engine::model::Urgency;
use crate::engine::outcome::{Cause, Caution, Given, OptionResult, Reason, Standing, Verdict};
use crate::engine::{Answers, Outcome};

pub fn ask(args: &AskArgs) -> anyhow::Result<Ended> {
    let library = content::read_whole(args.content.as_deref())?;
    let topic = library.topics.iter().find(|topic| topic.id == args.topic).ok_or_else(|| {
        let ids = library.topics.iter().map(|topic| topic.id.as_str());
        WrongUse(format!("There is no topic `{}`. {}", args.topic, suggest(&args.topic, ids)))
    })?;
    let answers = answer::parse(topic, &args.answers)?;
    let outcome = topic.engine.evaluate(&answers);
    match args.format {
        Format::Text => say_on!("{}{}", text(topic, &outcome), what_if(topic, &answers)),
        Format::Json => say!("{}", serde_json::to_string_pretty(&json::outcome(topic, &answers, &outcome))?),
    }
    Ok(Ended::Well)
}

fn text(topic: &Topic, outcome: &Outcome) -> String {
    let mut lines = vec![topic.name.clone()];
    match &outcome.verdict {
        Verdict::Refer(referral) => {
            lines.push(format!("Tell a member of staff ({}). Nothing is ranked.", urgency(referral.urgency)));
            lines.extend(referral.reasons.iter().map(|reason| format!("  because {}", reason_text(reason))));
        }
        Verdict::Ranking(ranking) => {
            for option in &ranking.options {
                lines.extend(option_lines(topic, option));
            }
            let staff = ranking.tell_staff.iter();
            lines.extend(staff.map(|reason| format!("Tell a member of staff: {}", reason_text(reason))));
        }
    }
    lines.push(if outcome.open.is_empty() {
        "All questions are answered.".to_owned()
    } else {
        let ids: Vec<&str> = outcome.open.iter().map(crate::engine::QuestionId::as_str).collect();
        format!("Not finished. Still open: {}.", ids.join(", "))
    });
    lines.join("\n") + "\n"
}

/// "If matters were relaxing, Massage would come first."
fn what_if(topic: &Topic, answers: &Answers) -> String {
    let Some(change) = topic.engine.what_would_change(answers) else { return String::new() };
    let wishes: Vec<String> = change
        .instead
        .iter()
        .map(|instead| {
            let answer = match &instead.given {
                Given::Choice(choice) => choice.to_string(),
                Given::Value(value) => value.to_string(),
                Given::NotSure | Given::Declined => String::new(),
            };
            format!("{} were {answer}", instead.question)
        })
        .collect();
    let first = topic.option(&change.first).map_or(change.first.as_str(), |option| &option.name);
    format!("What would change this: if {}, {first} would come first.\n", wishes.join(" and "))
}

fn option_lines(topic: &Topic, result: &OptionResult) -> Vec<String> {
    let name = topic.option(&result.option).map_or(result.option.as_str(), |option| &option.name);
    let mut lines = vec![format!("{name}: {}", standing(result.standing))];
    lines.extend(result.reasons_against.iter().map(|reason| format!("  against: {}", reason_text(reason))));
    lines.extend(result.reasons_for.iter().map(|reason| format!("  for: {}", reason_text(reason))));
    lines.extend(result.cautions.iter().map(|caution: &Caution| format!("  note: {}", caution.text)));
    lines
}

fn reason_text(reason: &Reason) -> String {
    let doubt = match &reason.cause {
        Cause::True => String::new(),
        Cause::NotSure(question) => format!(" (not sure: {question})"),
        Cause::Declined(question) => format!(" (preferred not to say: {question})"),
    };
    format!("{}{doubt} [{}]", reason.because, reason.rule)
}

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Suggested => "worth discussing first",
        Standing::Possible => "also possible",
        Standing::Leading => "leading, ask first",
        Standing::AskFirst => "ask first",
        Standing::NotForNow => "not for now",
    }
}

pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Now => "now",
        Urgency::Today => "today",
    }
}
