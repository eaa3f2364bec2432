//! `waitwise check [DIR]`: everything that is wrong in a content folder, in one go, the proof included.

use super::proof::{self, Bar};
use super::{CheckArgs, Ended, content};
use crate::content::proven::{self, Proofs};
use crate::diagnostics::{self, Severity};

pub fn check(args: &CheckArgs) -> anyhow::Result<Ended> {
    let mut loaded = content::read(args.dir.as_deref())?;
    let mut bar = Bar::new();
    let limits = proof::limits(args.limit);
    proven::require(&mut loaded, &mut Proofs::default(), &limits, &mut |name, done, total| bar.tell(name, done, total));
    print!("{}", diagnostics::render(&loaded.findings));
    let count = |severity| loaded.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let topics = loaded.library.as_ref().map_or(0, |library| library.topics.len());
    if errors == 0 {
        println!(
            "{} read and proven, {}. This content can be shown.",
            counted(topics, "topic"),
            counted(warnings, "warning")
        );
        return Ok(Ended::Well);
    }
    println!(
        "{}, {}. The kiosk will not show this content until the errors are fixed.",
        counted(errors, "error"),
        counted(warnings, "warning")
    );
    Ok(Ended::WithFindings)
}

fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}
