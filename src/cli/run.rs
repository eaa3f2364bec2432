//! `waitwise` and `waitwise run`: the kiosk. Broken content never reaches the glass: the content inside the program
//! is shown instead, and staff are told on stderr.

use super::{Ended, LimitArgs, RunArgs, WrongUse, content};
use crate::content::proven::{self, Proofs};
use crate::content::{Library, load_embedded};
use crate::diagnostics;
use crate::kiosk;

/// A waiting room doesn't wait long for its screen.
const PROOF_LIMIT: LimitArgs = LimitArgs { time_limit_secs: 20 };

pub fn run(args: &RunArgs) -> anyhow::Result<Ended> {
    let library = library(args)?;
    kiosk::run(library, kiosk::Window { windowed: args.windowed, size_px: args.size, frame_log: args.frame_log })?;
    Ok(Ended::Well)
}

fn library(args: &RunArgs) -> anyhow::Result<Library> {
    let mut loaded = content::read(args.content.as_deref())?;
    if args.content.is_some() {
        // The content inside the program was proven when it was built: a test holds that.
        let limits = super::proof::limits(PROOF_LIMIT);
        proven::require(&mut loaded, &mut Proofs::default(), &limits, &mut |_, _, _| {});
    }
    eprint!("{}", diagnostics::render(&loaded.findings));
    if let Some(library) = loaded.library {
        return Ok(library);
    }
    if let Some(dir) = &args.content {
        eprintln!(
            "The content in {} has errors, so patients see the content inside the program. Fix the errors above, then start again.",
            dir.display()
        );
    }
    // A test holds that the content inside the program has no errors.
    load_embedded().library.ok_or_else(|| WrongUse("The content inside the program has errors.".to_owned()).into())
}
