//! `waitwise proof-sheet [DIR] -o FILE.pdf`: what the clinical lead reads and signs.

use std::path::PathBuf;

use clap::Args;

use super::files::{self, counted};
use super::proof::{self, Bar};
use super::{Ended, LimitArgs, WrongUse};
use crate::content::in_words::proof::visits_of;
use crate::content::live::Digest;
use crate::content::proven::{self, Proofs};
use crate::content::{self, Date, Pack};
use crate::diagnostics::{self, Severity};
use crate::engine::prove::Proof;
use crate::sheet::book;
use crate::sheet::proof::{Facts, Proven, book};

#[derive(Args)]
pub struct ProofSheetArgs {
    /// The content folder; without it, the content inside the program
    dir: Option<PathBuf>,
    /// Only this topic, by its folder name
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// The file that is written
    #[arg(short, long, value_name = "FILE", default_value = "proof-sheet.pdf")]
    output: PathBuf,
    #[command(flatten)]
    limit: LimitArgs,
}

pub fn run(args: &ProofSheetArgs) -> anyhow::Result<Ended> {
    let pack = match &args.dir {
        Some(dir) => Pack::from_dir(dir).map_err(|error| WrongUse(error.to_string()))?,
        None => Pack::embedded(),
    };
    let mut loaded = content::load_to_sign(&pack);
    // A slip in its name is told before a long proof; what has errors has no topics yet.
    let chosen = match loaded.library {
        Some(_) => proof::chosen(&loaded, args.topic.as_deref())?,
        None => Vec::new(),
    };
    let (limits, mut bar, mut proofs) = (proof::limits(args.limit), Bar::new(), Proofs::default());
    proven::require(&mut loaded, &mut proofs, &limits, &mut |name, done, total| bar.tell(name, done, total));
    let Some(library) = &loaded.library else {
        loaded.findings.retain(|finding| finding.severity == Severity::Error);
        say_on!("{}", diagnostics::render(&loaded.findings));
        say!("Nothing was written: what has errors is not shown to patients, so there is nothing to sign.");
        return Ok(Ended::WithFindings);
    };
    let topics: Vec<_> = chosen.into_iter().filter_map(|at| library.topics.get(at)).collect();
    let made: Vec<Proof> = topics.iter().map(|topic| proofs.of(topic, &limits, &mut |_, _, _| {}).clone()).collect();
    let proven: Vec<_> = topics.iter().zip(&made).map(|(topic, proof)| Proven { topic, proof }).collect();
    let pack_digest = Digest::of(&pack).to_string();
    let facts = Facts {
        library,
        pack: loaded.pack(),
        findings: &loaded.findings,
        pack_digest: &pack_digest,
        date: Date::on_the_wall(),
        program_version: env!("CARGO_PKG_VERSION"),
    };
    let bound = book::bind(&book(&facts, &proven))?;
    files::write_anew(&args.output, &bound.bytes)?;
    let rules = topics.iter().map(|topic| topic.engine.topic().rules.len()).sum();
    let guarantees = topics.iter().map(|topic| topic.engine.topic().guarantees.len()).sum();
    say!(
        "{}, {}, {} proven over {} visits: {}",
        counted(bound.pages, "page"),
        counted(rules, "rule"),
        counted(guarantees, "guarantee"),
        visits_of(&made),
        args.output.display()
    );
    Ok(Ended::Well)
}
