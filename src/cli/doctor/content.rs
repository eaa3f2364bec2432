//! What `waitwise check` says in short, without its proof, and what patients see.

use super::Seen;
use super::known::{Kiosk, Known};
use crate::cli::files::counted;
use crate::device::status::Origin;
use crate::diagnostics::Severity;

pub fn check(known: &Known) -> Seen {
    let loaded = match &known.content {
        Ok(loaded) => loaded,
        Err(why) => return Seen::broken(why.as_str(), "Name the right folder with --content DIR."),
    };
    let (place, ask) = match &known.folder {
        Some(folder) => (format!("in {}", folder.display()), format!("waitwise check {}", folder.display())),
        None => ("inside the program".to_owned(), "waitwise check".to_owned()),
    };
    let count = |severity| loaded.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let Some(library) = &loaded.library else {
        return Seen::broken(
            format!("The content {place} has {}, so patients don't see it.", counted(errors, "error")),
            format!("`{ask}` says where and how to fix them."),
        );
    };
    if let Some(instead) = shown_instead(known) {
        return Seen::broken(format!("The kiosk shows {instead}."), format!("`{ask}` says why."));
    }
    let topics = counted(library.topics.len(), "topic");
    if warnings > 0 {
        return Seen::look(
            format!("The content {place} can be shown: {topics}, {}.", counted(warnings, "warning")),
            format!("`{ask}` lists them, and proves the rules."),
        );
    }
    Seen::ok(format!("The content {place} can be shown: {topics}, no warning."))
}

/// What a running kiosk shows in place of the folder that it was told to show.
fn shown_instead(known: &Known) -> Option<&'static str> {
    let content = &known.status().filter(|_| known.kiosk == Kiosk::Runs)?.content;
    if !content.refused {
        return None;
    }
    Some(match content.origin {
        Origin::Folder => "an earlier state of its folder, since the present one has errors",
        Origin::LastGood => "the last good content, since its folder has errors",
        Origin::Program => "the content inside the program, since its folder has errors",
    })
}
