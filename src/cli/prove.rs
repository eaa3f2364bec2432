//! `waitwise prove [TOPIC|DIR]`: whatever anybody answers, which guarantees hold.

use serde_json::{Value, json};

use super::proof::{self, Bar};
use super::show::json_lines;
use super::{Ended, Format, ProveArgs};
use crate::content::Pack;
use crate::content::library::Topic;
use crate::content::proven::{self, Proofs};
use crate::diagnostics::{self, Diagnostic};
use crate::engine::prove::{Event, Falls, Proof, Verdict};

pub fn prove(args: &ProveArgs) -> anyhow::Result<Ended> {
    let (loaded, topic) = proof::read(args.target.as_deref(), args.content.as_ref())?;
    let chosen = proof::chosen(&loaded, topic.as_deref())?;
    let (limits, mut bar, mut proofs) = (proof::limits(args.limit), Bar::new(), Proofs::default());
    let topics = loaded.library.as_ref().map(|library| library.topics.as_slice()).unwrap_or_default();
    let mut reports = Vec::new();
    let mut holds = true;
    for topic in chosen.into_iter().filter_map(|at| topics.get(at)) {
        let proof = proofs.of(topic, &limits, &mut |name, done, total| bar.tell(name, done, total));
        holds &= proof.holds();
        let findings = proven::findings(topic, loaded.pack(), proof);
        match args.format {
            Format::Text => say_on!("{}", text(topic, loaded.pack(), proof, &findings)),
            Format::Json => reports.push(report(topic, loaded.pack(), proof, &findings)),
        }
    }
    if args.format == Format::Json {
        say!("{}", serde_json::to_string_pretty(&Value::Array(reports))?);
    }
    Ok(if holds { Ended::Well } else { Ended::WithFindings })
}

fn text(topic: &Topic, pack: &Pack, proof: &Proof, findings: &[Diagnostic]) -> String {
    let mut lines = vec![format!("{} ({})", topic.name, topic.id)];
    let visits = proof.balance.visits.map_or_else(|| "all".to_owned(), |visits| format!("all {visits}"));
    lines.push(if proof.holds() {
        format!("Proven for {visits} finished visits, \"not sure\" and \"prefer not to say\" among them.")
    } else {
        "NOT proven.".to_owned()
    });
    for (name, is) in GROUPS {
        let group = proof.checked.iter().filter(|checked| is(checked.property.event));
        let (proven, all) = group
            .fold((0, 0), |(proven, all), checked| (proven + usize::from(checked.verdict == Verdict::Proven), all + 1));
        lines.push(format!("  {proven} of {all} {name}"));
    }
    lines.push(match &proof.tie {
        Some(visit) => format!("  Ties happen, for example: {}", proven::command(topic, pack, visit)),
        None => "  No ties.".to_owned(),
    });
    lines.push(falls(&proof.falls));
    format!("{}\n\n{}", lines.join("\n"), diagnostics::render(findings))
}

fn falls(falls: &Falls) -> String {
    let Falls { found, searched, drawn, tries } = falls;
    let drawn = match drawn {
        0 => String::new(),
        drawn => {
            format!(" Of {drawn} more only {tries} random visits each were tried, since the search would be too long.")
        }
    };
    format!("  {} of {searched} choices that speak for an option can let it fall.{drawn}", found.len())
}

type Group = (&'static str, fn(Event) -> bool);

const GROUPS: [Group; 6] = [
    ("guarantees hold", |event| matches!(event, Event::Breach(_) | Event::Reach(_))),
    ("options are never put forward against a \"not for now\"", |event| matches!(event, Event::NotForNowLeads(_))),
    ("options can be suggested", |event| matches!(event, Event::Suggested(_))),
    ("questions and choices can be shown and chosen", |event| matches!(event, Event::Shown(_) | Event::Chosen(..))),
    ("rules can fire, and change a result where they should", |event| {
        matches!(event, Event::Fires(_) | Event::Matters(_))
    }),
    ("ways of ending without a result are excluded", |event| matches!(event, Event::NoResult)),
];

fn report(topic: &Topic, pack: &Pack, proof: &Proof, findings: &[Diagnostic]) -> Value {
    json!({
        "topic": topic.id,
        "proven": proof.holds(),
        "visits": proof.balance.visits.map(|visits| visits.to_string().replace(',', "")),
        "properties": proof.checked.len(),
        "findings": findings.iter().map(json_lines::one).collect::<Value>(),
        "falls": {
            "found": proof.falls.found.len(),
            "searched": proof.falls.searched,
            "only_tried": proof.falls.drawn,
            "random_visits_each": proof.falls.tries,
        },
        "tie": proof.tie.as_ref().map(|visit| proven::command(topic, pack, visit)),
    })
}
