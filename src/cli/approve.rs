//! `waitwise approve DIR --topic T --by "Name, role"`: who stands for a topic, on which day, for which words.

use std::path::PathBuf;

use clap::Args;

use super::answer::suggest;
use super::files::{self, counted};
use super::proof::{self, Bar};
use super::show::Shape;
use super::{Ended, LimitArgs, WrongUse, check};
use crate::content::approve::{self, Approval};
use crate::content::library::{Library, Topic};
use crate::content::proven::{self, Proofs};
use crate::content::{Date, Loaded, Pack, load, load_to_approve};
use crate::diagnostics;

#[derive(Args)]
pub struct ApproveArgs {
    /// The content folder
    dir: PathBuf,
    /// The topic's folder name, like muscle-pain
    #[arg(long)]
    topic: String,
    /// Who has read the topic and stands for it, and as what: "Ana Ruiz, physiotherapist"
    #[arg(long, value_name = "NAME, ROLE")]
    by: String,
    /// As the signed proof sheet has it: refused where the words are others by now
    #[arg(long)]
    digest: Option<String>,
    #[command(flatten)]
    limit: LimitArgs,
}

/// Stands in what `check` and the proof sheet print to be copied.
const PLACEHOLDER: &str = "Name, role";

pub fn run(args: &ApproveArgs) -> anyhow::Result<Ended> {
    let by = args.by.trim();
    if !approve::is_name_and_role(by) || by.contains(char::is_control) || by.eq_ignore_ascii_case(PLACEHOLDER) {
        let message = "Say who approves, and as what, with a comma between: --by \"Ana Ruiz, physiotherapist\".";
        return Err(WrongUse(format!("{message} Nothing was changed.")).into());
    }
    let pack = Pack::from_dir(&args.dir).map_err(|error| WrongUse(error.to_string()))?;
    let mut loaded = load_to_approve(&pack);
    // Said before anybody waits for the proof.
    if let Some(library) = &loaded.library {
        find(&args.topic, library, &loaded)?;
    }
    let mut bar = Bar::new();
    let limits = proof::limits(args.limit);
    proven::require(&mut loaded, &mut Proofs::default(), &limits, &mut |name, done, total| bar.tell(name, done, total));
    let Some(library) = &loaded.library else { return Ok(refused(&loaded)) };
    let topic = find(&args.topic, library, &loaded)?;
    let path = format!("topics/{}/topic.ron", topic.id);
    let before = pack.files.get(&path).cloned().unwrap_or_default();
    let on = Date::on_the_wall().ok_or_else(|| {
        WrongUse("The clock of this computer shows a day long past. Set it first; nothing was changed.".to_owned())
    })?;
    let approval = Approval { by: by.to_owned(), on, digest: approve::digest(&topic.id, loaded.pack()) };
    if args.digest.as_ref().is_some_and(|signed| *signed != approval.digest) {
        let message = format!("The words of {} are others than those that were signed: their digest is", topic.id);
        return Err(WrongUse(format!(
            "{message} {}. Print a new proof sheet and have it read. Nothing was changed.",
            approval.digest
        ))
        .into());
    }
    let last = approve::standing(&before).filter(|last| last.digest == approval.digest);
    let after = approve::approved(&before, &approval).map_err(|error| WrongUse(error.to_string()))?;
    let mut new = pack;
    new.files.insert(path.clone(), after.clone().into());
    // A letter of the name that no font has, a day before that of the text: told before anything is written.
    let told = load_to_approve(&new);
    let Some(would_be) = &told.library else { return Ok(refused(&told)) };
    if find(&args.topic, would_be, &told)?.review.approved_by.is_none() {
        let message =
            format!("By its own words {path} is published on a day to come, so an approval of today would not");
        return Err(WrongUse(format!("{message} stand. Mend `published` there first. Nothing was changed.")).into());
    }
    if last.as_ref() == Some(&approval) {
        let (name, id) = (&topic.name, &topic.id);
        say!(
            "{name} ({id}) is approved already, by {by}, on {on}. Nothing has changed since, and nothing was written."
        );
        return Ok(Ended::Well);
    }
    let file = args.dir.join(&path);
    let now = Pack::from_dir(&args.dir).map_err(|error| WrongUse(error.to_string()))?;
    let is_same = approve::digest(&topic.id, load_to_approve(&now).pack()) == approval.digest;
    if !is_same || files::alone(&file)?.bytes != before {
        let message = format!("{} has changed meanwhile. Nothing was approved; run this again.", args.dir.display());
        return Err(WrongUse(message).into());
    }
    files::write_anew(&file, &after)?;
    say!("{}", report(topic, &approval, last.as_ref(), &loaded));
    if diagnostics::has_errors(&load(&new).findings) {
        say!(
            "Another topic has yet to be approved: until then the screen keeps what it had. `waitwise check` says which."
        );
    }
    Ok(Ended::Well)
}

fn refused(loaded: &Loaded) -> Ended {
    check::report(loaded, Shape::Text);
    say!("Nothing was approved, and nothing was changed.");
    Ended::WithFindings
}

fn find<'l>(id: &str, library: &'l Library, loaded: &Loaded) -> Result<&'l Topic, WrongUse> {
    library.topics.iter().find(|topic| topic.id == id).ok_or_else(|| {
        let path = format!("topics/{id}/topic.ron");
        let is_late =
            loaded.findings.iter().any(|finding| finding.file == path && finding.code == "review-long-overdue");
        WrongUse(if is_late {
            format!("The review of {id} is over half a year late. Write its new dates into {path} first.")
        } else if loaded.pack().files.contains_key(&path) {
            format!("The topic {id} is not in the list of topics in kiosk.ron. Write it there first.")
        } else {
            let ids = library.topics.iter().map(|topic| topic.id.as_str());
            format!("There is no topic `{id}`. {}", suggest(id, ids))
        })
    })
}

fn report(topic: &Topic, approval: &Approval, last: Option<&Approval>, loaded: &Loaded) -> String {
    let Approval { by, on, digest } = approval;
    let model = topic.engine.topic();
    let [rules, guarantees, texts] = [
        counted(model.rules.len(), "rule"),
        counted(model.guarantees.len(), "guarantee"),
        counted(approve::texts(&topic.id, loaded.pack()), "text"),
    ];
    let mut lines = vec![
        format!("{} ({}) is approved by {by}, on {on}.", topic.name, topic.id),
        format!("Approved: {rules}, {guarantees} and {texts}; their digest is {digest}."),
    ];
    if let Some(last) = last {
        lines.push(format!("No word of them has changed since {} approved it on {}.", last.by, last.on));
    }
    lines.push(
        "The note \"sample content\" is gone from this topic. Any later change of a text or a rule brings it back; a change \
         of a translation doesn't."
            .to_owned(),
    );
    lines.push("This is a record in topic.ron, not a signature.".to_owned());
    lines.join("\n")
}
