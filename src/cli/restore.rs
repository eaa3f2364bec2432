//! `waitwise restore DIR`: the last good content, back in its folder.

use super::{Ended, RestoreArgs, WrongUse};
use crate::content::live::{self, RestoreError, Restored, Store};

pub fn restore(args: &RestoreArgs) -> anyhow::Result<Ended> {
    let store = args.store.clone().map(Store::at).or_else(|| live::default_store(&args.dir)).ok_or_else(|| {
        WrongUse("This computer names no place for the last good content. Name it with --store DIR.".to_owned())
    })?;
    let Restored { brought_back, moved_away, before } =
        live::restore(&args.dir, &store).map_err(|error| match error {
            RestoreError::NothingToRestore(_) | RestoreError::Unreadable(_) | RestoreError::NoName(_) => {
                anyhow::Error::from(WrongUse(error.to_string()))
            }
            RestoreError::NotBegun { .. } | RestoreError::Halfway { .. } | RestoreError::Partly { .. } => error.into(),
        })?;
    say!("The last good content is back in {}.", args.dir.display());
    list("Brought back:", &brought_back);
    if let Some(before) = before {
        list(&format!("Nothing is lost. Moved to {}:", before.display()), &moved_away);
    }
    Ok(Ended::Well)
}

fn list(title: &str, paths: &[String]) {
    if !paths.is_empty() {
        say!("{title}");
    }
    for path in paths {
        say!("  {path}");
    }
}
