//! `waitwise check [DIR]`: everything that is wrong in a content folder, in one go, the proof included.

use std::io::IsTerminal as _;

use super::proof::{self, Bar};
use super::show::{self, Shape};
use super::{CheckArgs, Ended, content};
use crate::content::Loaded;
use crate::content::proven::{self, Proofs};
use crate::diagnostics::Severity;

pub fn check(args: &CheckArgs) -> anyhow::Result<Ended> {
    let mut loaded = content::read(args.dir.as_deref())?;
    let mut bar = Bar::new();
    let limits = proof::limits(args.limit);
    proven::require(&mut loaded, &mut Proofs::default(), &limits, &mut |name, done, total| bar.tell(name, done, total));
    let colour = args.format == Shape::Text && std::io::stdout().is_terminal();
    print!("{}", show::findings(&loaded.findings, loaded.pack(), args.format, colour));
    let (errors, summary) = summary(&loaded);
    if args.format == Shape::Text {
        println!("{summary}");
    }
    Ok(if errors == 0 { Ended::Well } else { Ended::WithFindings })
}

/// How many errors, and the last line.
fn summary(loaded: &Loaded) -> (usize, String) {
    let count = |severity| loaded.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let topics = loaded.library.as_ref().map_or(0, |library| library.topics.len());
    let warnings = counted(warnings, "warning");
    let summary = match errors {
        0 => format!("{} read and proven, {warnings}. This content can be shown.", counted(topics, "topic")),
        errors => format!(
            "{}, {warnings}. The kiosk will not show this content until the errors are fixed.",
            counted(errors, "error")
        ),
    };
    (errors, summary)
}

fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}
