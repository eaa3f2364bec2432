//! `waitwise explain ID`: what a finding means, why it matters and how it is fixed.

use include_dir::{Dir, include_dir};

use super::{Ended, ExplainArgs, WrongUse};
use crate::diagnostics::nearest;

static EXPLAINED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/explain");

pub fn explain(args: &ExplainArgs) -> anyhow::Result<Ended> {
    let ids: Vec<&str> = EXPLAINED.files().filter_map(|file| file.path().file_stem()?.to_str()).collect();
    // As people type it: `[comma-missing]`, `comma missing`.
    let id = args.id.join("-").trim_matches(['[', ']']).to_lowercase();
    if id.is_empty() {
        say!("Findings that can be explained:");
        for id in ids {
            say!("  {id}");
        }
        return Ok(Ended::Well);
    }
    let text = EXPLAINED.get_file(format!("{id}.md")).and_then(|file| file.contents_utf8());
    let Some(text) = text else {
        let fix = match nearest(&id, ids.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "`waitwise explain` lists all of them.".to_owned(),
        };
        return Err(WrongUse(format!("There is no finding `{id}`. {fix}")).into());
    };
    say_on!("{text}");
    Ok(Ended::Well)
}
