//! `waitwise explain ID`: what a finding means, why it matters and how it is fixed.

use include_dir::{Dir, include_dir};

use super::answer::suggest;
use super::{Ended, ExplainArgs, WrongUse};

static EXPLAINED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/explain");

pub fn explain(args: &ExplainArgs) -> anyhow::Result<Ended> {
    let ids: Vec<&str> = EXPLAINED.files().filter_map(|file| file.path().file_stem()?.to_str()).collect();
    let Some(id) = &args.id else {
        println!("Findings that can be explained:");
        for id in &ids {
            println!("  {id}");
        }
        return Ok(Ended::Well);
    };
    let text = EXPLAINED.get_file(format!("{id}.md")).and_then(|file| file.contents_utf8());
    let Some(text) = text else {
        return Err(WrongUse(format!("There is no finding `{id}`. {}", suggest(id, ids.iter().copied()))).into());
    };
    print!("{text}");
    Ok(Ended::Well)
}
