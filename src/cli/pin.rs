//! `waitwise pin DIR`: the staff PIN, asked for without an echo and kept as a hash.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::PathBuf;

use clap::Args;

use super::{Ended, WrongUse, files};
use crate::content::{Pack, pin, pin_line};

#[derive(Args)]
pub struct PinArgs {
    /// The content folder
    dir: PathBuf,
    /// Take the PIN out: nothing on the glass leads out any more
    #[arg(long)]
    remove: bool,
}

/// More than any PIN has.
const MOST_BYTES: u64 = 1000;

pub fn run(args: &PinArgs) -> anyhow::Result<Ended> {
    // The folder itself may have the wrong name: then its hint is better than that of a missing file.
    Pack::from_dir(&args.dir).map_err(|error| WrongUse(error.to_string()))?;
    let file = args.dir.join("kiosk.ron");
    let before = files::alone(&file)?.bytes;
    let wrong = |error: pin_line::PinLineError| WrongUse(error.to_string());
    // Said before anybody types a PIN.
    let was_set = pin_line::is_set(&before).map_err(wrong)?;
    let name = file.display();
    if args.remove {
        if !was_set {
            say!("There is no PIN in {name}. Nothing was changed.");
            return Ok(Ended::Well);
        }
        files::write_anew(&file, &pin_line::with_pin(&before, None).map_err(wrong)?)?;
        say!("The PIN is out of {name}. Without one, nothing on the glass leads out of the kiosk.");
        return Ok(Ended::Well);
    }
    let typed = ask()?;
    let hash = pin::hash(&typed).map_err(|error| WrongUse(format!("{error} Nothing was changed.")))?;
    files::write_anew(&file, &pin_line::with_pin(&before, Some(&hash)).map_err(wrong)?)?;
    let done = if was_set { "The new PIN is" } else { "The PIN is" };
    say!("{done} in {name}, as a hash that doesn't give it away. A running kiosk takes it when it reads the folder.");
    say!("On the glass: hold the upper left corner for 3 seconds, then type it.");
    Ok(Ended::Well)
}

fn ask() -> anyhow::Result<String> {
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        io::stdin().lock().take(MOST_BYTES).read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let first = rpassword::prompt_password("The new PIN, 4 to 12 digits (it is not shown): ")?;
    let second = rpassword::prompt_password("Once more: ")?;
    if first != second {
        return Err(WrongUse("The two are not the same. Nothing was changed.".to_owned()).into());
    }
    Ok(first)
}
