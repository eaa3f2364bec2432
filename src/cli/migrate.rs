//! `waitwise migrate DIR`: files of an older format brought up to date; all else in them stays, byte for byte.

use super::files::{self, TextFile, counted};
use super::{Ended, MigrateArgs};
use crate::content::migrate::{FORMAT, migrate};
use crate::diagnostics;

pub fn run(args: &MigrateArgs) -> anyhow::Result<Ended> {
    let texts: Vec<TextFile> = files::in_folder(&args.dir)?;
    let (mut changed, mut refused) = (0, 0);
    for file in &texts {
        match migrate(&file.name, &file.bytes) {
            Err(findings) => {
                refused += 1;
                say_on!("{}", diagnostics::render(&findings));
                say!("{} stays as it is. Mend it first, then run this again.", file.name);
            }
            Ok(None) => {}
            Ok(Some(_)) if args.check => {
                changed += 1;
                say!("{} is of an older format.", file.name);
            }
            Ok(Some(bytes)) => {
                changed += 1;
                files::write_anew(&file.on_disk, &bytes)?;
                say!("{} is of format {FORMAT} now.", file.name);
            }
        }
    }
    let done = match (changed, args.check) {
        (0, _) if refused == 0 => "all up to date".to_owned(),
        (0, _) => "none changed".to_owned(),
        (_, true) => format!("{changed} to bring up to date: run waitwise migrate without --check"),
        (_, false) => format!("{changed} brought up to date"),
    };
    let unread = if refused == 0 { String::new() } else { format!(", {refused} can't be read") };
    say!("{}: {done}{unread}.", counted(texts.len(), "file"));
    Ok(if refused > 0 || (args.check && changed > 0) { Ended::WithFindings } else { Ended::Well })
}
