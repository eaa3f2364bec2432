//! Picture names are plain file names in the topic's own folder; a missing picture leaves a card without one.

use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::raw::{Cell, Kind};
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let options = raw.topic.options.iter().map(|option| (option.picture.as_str(), "topic.ron"));
    let cells = raw.topic.comparison.iter().flat_map(|row| row.cells.values());
    let cells = cells.filter_map(|cell| match cell {
        Cell::Says { picture, .. } => picture.as_deref().map(|name| (name, "topic.ron")),
        Cell::NotKnown => None,
    });
    let questions = raw.questions.questions.iter().flat_map(|question| {
        let map = match &question.kind {
            Kind::Map { front, back, .. } => vec![front.as_str(), back.as_str()],
            Kind::Single(_) | Kind::Multi(_) | Kind::Scale { .. } => Vec::new(),
        };
        question.picture.as_deref().into_iter().chain(map).map(|name| (name, "questions.ron"))
    });
    let folder = raw.path("pictures/");
    for (name, file) in options.chain(cells).chain(questions) {
        let path = raw.path(file);
        let text = pack.text(&path);
        let place = locate::strings(text, name).first().copied();
        if name.contains(['/', '\\']) || name.contains("..") {
            let message = format!("\"{name}\" leads out of the folder of pictures.");
            let help = "Put the picture into pictures/ and write its name alone.";
            findings.push(Diagnostic::error("picture-path", &path, message).at(place, text).help(help));
        } else if !pack.files.contains_key(&format!("{folder}{name}")) {
            let names = pack.files.keys().filter_map(|path| path.strip_prefix(folder.as_str()));
            let help = nearest(name, names).map_or_else(
                || "Until it is there, the card is shown without it.".to_owned(),
                |near| format!("Did you mean \"{near}\"?"),
            );
            let message = format!("There is no picture \"{name}\" in pictures/.");
            findings.push(Diagnostic::warning("picture-missing", &path, message).at(place, text).help(help));
        }
    }
}
