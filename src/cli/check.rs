//! `waitwise check [DIR]`: everything that is wrong in a content folder, in one go, the proof included.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::mpsc;

use super::files::counted;
use super::proof::{self, Bar};
use super::show::{self, Shape};
use super::{CheckArgs, Ended, content};
use crate::content::Loaded;
use crate::content::live::{Audience, Live, News, Pace, Ready};
use crate::content::proven::{self, Proofs};
use crate::diagnostics::{Diagnostic, Severity};
use crate::engine::prove::Limits;

pub fn check(args: &CheckArgs) -> anyhow::Result<Ended> {
    match &args.dir {
        Some(dir) if args.watch => watch(dir, args),
        Some(_) | None => once(args),
    }
}

/// Again whenever a file is saved, until somebody ends it.
fn watch(dir: &Path, args: &CheckArgs) -> anyhow::Result<Ended> {
    once(args)?;
    let (sender, heard) = mpsc::channel();
    let tell = move |news| drop(sender.send(news));
    let pace = Pace { prove_ms: args.limit.time_limit_secs.saturating_mul(1_000), ..Pace::default() };
    let (first, following) = Live::start(dir.to_owned(), Audience::Desk, pace, Limits::default(), Box::new(tell))?;
    drop(first);
    for news in heard {
        let findings = match news {
            News::Ready(Ready { findings, .. }) | News::Refused { findings } => findings,
            News::Checking | News::Proving { .. } | News::NotKept { .. } | News::Kept => continue,
        };
        if std::io::stdout().is_terminal() {
            // Clears the screen, so that what stands on it is what is so now.
            say_on!("\u{1b}[2J\u{1b}[H");
        }
        match content::read(Some(dir)) {
            Ok(mut loaded) => {
                loaded.findings = findings;
                report(&loaded, args.format);
            }
            // It may come back: a stick, a share, a folder that is being renamed.
            Err(error) => say!("{error}"),
        }
        std::io::stdout().flush()?;
    }
    drop(following);
    Ok(Ended::Well)
}

fn once(args: &CheckArgs) -> anyhow::Result<Ended> {
    let mut loaded = content::read(args.dir.as_deref())?;
    let mut bar = Bar::new();
    let limits = proof::limits(args.limit);
    proven::require(&mut loaded, &mut Proofs::default(), &limits, &mut |name, done, total| bar.tell(name, done, total));
    Ok(if report(&loaded, args.format) == 0 { Ended::Well } else { Ended::WithFindings })
}

/// Says how many errors there are.
pub fn report(loaded: &Loaded, format: Shape) -> usize {
    let colour = format == Shape::Text && std::io::stdout().is_terminal();
    let (errors, summary) = summary(loaded);
    // For a person, the rest waits until what keeps the content off the screen is mended.
    let is_told = |finding: &&Diagnostic| format != Shape::Text || errors == 0 || finding.severity == Severity::Error;
    let told: Vec<Diagnostic> = loaded.findings.iter().filter(is_told).cloned().collect();
    if format == Shape::Text && loaded.pack().folder.is_none() {
        say!("No folder is named: this is the content inside the program.\n");
    }
    say_on!("{}", show::findings(&told, loaded.pack(), format, colour));
    if format == Shape::Text {
        say!("{summary}");
    }
    errors
}

/// How many errors, and the last line.
fn summary(loaded: &Loaded) -> (usize, String) {
    let count = |severity| loaded.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let topics = loaded.library.as_ref().map_or(0, |library| library.topics.len());
    let summary = match (errors, warnings) {
        (0, warnings) => {
            let (topics, warnings) = (counted(topics, "topic"), counted(warnings, "warning"));
            format!("{topics} read and proven, {warnings}. This content can be shown.")
        }
        (errors, warnings) => {
            let later = if warnings == 0 {
                String::new()
            } else {
                format!(" (and {} for later)", counted(warnings, "warning"))
            };
            let errors = counted(errors, "error");
            format!("{errors}{later}. The kiosk will not show this content until the errors are fixed.")
        }
    };
    (errors, summary)
}
