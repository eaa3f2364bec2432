//! `waitwise new kiosk DIR` and `waitwise new topic DIR NAME`: something to begin with that passes `check` at once.

use std::fs;
use std::path::Path;

use super::{Ended, NewArgs, NewThing, WrongUse};
use crate::content::{Pack, live, starter};

pub fn new(args: &NewArgs) -> anyhow::Result<Ended> {
    match &args.thing {
        NewThing::Kiosk { dir } => kiosk(dir),
        NewThing::Topic { dir, name } => topic(dir, name),
    }
}

fn kiosk(dir: &Path) -> anyhow::Result<Ended> {
    if fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some()) {
        return Err(
            WrongUse(format!("The folder {} is not empty. Name one that is, or a new one.", dir.display())).into()
        );
    }
    write(&Pack::embedded(), dir)?;
    say!("The content is in {0} now. Change it there, then:", dir.display());
    say!("  waitwise check {}", dir.display());
    say!("  waitwise run --content {}", dir.display());
    Ok(Ended::Well)
}

fn topic(dir: &Path, name: &str) -> anyhow::Result<Ended> {
    let kiosk_file = dir.join("kiosk.ron");
    let Ok(kiosk) = fs::read_to_string(&kiosk_file) else {
        let message = format!("There is no kiosk.ron in {0}. Begin with: waitwise new kiosk {0}", dir.display());
        return Err(WrongUse(message).into());
    };
    if !starter::is_good_name(name) {
        let message =
            format!("A topic's folder has small letters, digits and hyphens, like back-pain, not \"{name}\".");
        return Err(WrongUse(message).into());
    }
    let folder = dir.join("topics").join(name);
    if folder.exists() {
        return Err(WrongUse(format!("There is a folder {} already. Choose another name.", folder.display())).into());
    }
    let Some(longer) = starter::with_topic(&kiosk, name) else {
        let message = "The list of topics in kiosk.ron can't be found. Run waitwise check, and fix it first.";
        return Err(WrongUse(message.to_owned()).into());
    };
    write(&starter::topic(name), dir)?;
    write_file(&kiosk_file, longer.as_bytes())?;
    say!("The topic is in {} now, and in the list of kiosk.ron. Change its texts, then:", folder.display());
    say!("  waitwise check {}", dir.display());
    Ok(Ended::Well)
}

fn write(pack: &Pack, dir: &Path) -> anyhow::Result<()> {
    for (path, bytes) in &pack.files {
        write_file(&dir.join(path), bytes)?;
    }
    Ok(())
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WrongUse> {
    let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| live::replace(path, bytes))
        .map_err(|error| WrongUse(format!("{} can't be written: {error}.", path.display())))
}
