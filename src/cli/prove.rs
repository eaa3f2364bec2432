//! `waitwise prove [TOPIC|DIR]`: whatever anybody answers, which guarantees hold.

use serde_json::{Value, json};

use super::proof::{self, Bar};
use super::show::json_lines;
use super::{Ended, Format, ProveArgs};
use crate::content::Pack;
use crate::content::in_words::proof as in_words;
use crate::content::library::Topic;
use crate::content::proven::{self, Proofs};
use crate::diagnostics::{self, Diagnostic};
use crate::engine::prove::Proof;

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
    let mut lines = vec![format!("{} ({})", topic.name, topic.id), in_words::verdict(proof)];
    lines.extend(in_words::counts(proof).iter().map(|line| format!("  {line}")));
    lines.push(match &proof.tie {
        Some(visit) => format!("  Ties happen, for example: {}", proven::command(topic, pack, visit)),
        None => "  No ties.".to_owned(),
    });
    lines.push(format!("  {}", in_words::falls(&proof.falls)));
    format!("{}\n\n{}", lines.join("\n"), diagnostics::render(findings))
}

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
