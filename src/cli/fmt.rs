//! `waitwise fmt DIR|FILE…`: the files in their usual look, remarks kept. What can't be shown to be the same stays as it is.

use super::files::{self, TextFile, counted};
use super::{Ended, FmtArgs};
use crate::content::format::{Refusal, format};
use crate::content::read_text;
use crate::diagnostics::{self, Diagnostic};

pub fn fmt(args: &FmtArgs) -> anyhow::Result<Ended> {
    let mut texts: Vec<TextFile> = Vec::new();
    for path in &args.paths {
        if path.is_dir() {
            texts.extend(files::in_folder(path)?);
        } else {
            texts.push(files::alone(path)?);
        }
    }
    let (mut changed, mut refused) = (0, 0);
    for file in &texts {
        match formatted(file) {
            Err(findings) => {
                refused += 1;
                say_on!("{}", diagnostics::render(&findings));
                say!("{} stays as it is. Mend it first, then run this again.", file.name);
            }
            Ok(text) if text.as_bytes() == &*file.bytes => {}
            Ok(text) => {
                changed += 1;
                if args.check {
                    say!("{} would change.", file.name);
                } else {
                    files::write_anew(&file.on_disk, text.as_bytes())?;
                    say!("{} changed.", file.name);
                }
            }
        }
    }
    say!("{}", summary(args.check, texts.len(), changed, refused));
    Ok(if refused > 0 || (args.check && changed > 0) { Ended::WithFindings } else { Ended::Well })
}

fn formatted(file: &TextFile) -> Result<String, Vec<Diagnostic>> {
    let text = read_text(&file.name, &file.bytes).map_err(|finding| vec![*finding])?;
    format(&file.name, &text).map_err(|refusal| match refusal {
        Refusal::Unreadable(findings) => findings,
        Refusal::Unproven(what) => {
            let finding = Diagnostic::error("not-formatted", &file.name, format!("This file was not changed. {what}"));
            vec![finding.help("This is a mistake in this program. Please pass the file on to those who make it.")]
        }
    })
}

fn summary(only_check: bool, all: usize, changed: usize, refused: usize) -> String {
    let done = match (changed, only_check) {
        (0, _) => "nothing to change".to_owned(),
        (_, true) => format!("{changed} would change: run waitwise fmt without --check"),
        (_, false) => format!("{changed} changed"),
    };
    let refused = if refused == 0 { String::new() } else { format!(", {refused} can't be read") };
    format!("{}: {done}{refused}.", counted(all, "file"))
}
