//! `waitwise check [DIR]`: everything that is wrong in a content folder, in one go.

use std::path::Path;

use super::{Ended, content};
use crate::diagnostics::{self, Severity};

pub fn check(dir: Option<&Path>) -> anyhow::Result<Ended> {
    let loaded = content::read(dir)?;
    print!("{}", diagnostics::render(&loaded.findings));
    let count = |severity| loaded.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let topics = loaded.library.as_ref().map_or(0, |library| library.topics.len());
    if errors == 0 {
        println!("{} read, {}. This content can be shown.", counted(topics, "topic"), counted(warnings, "warning"));
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
