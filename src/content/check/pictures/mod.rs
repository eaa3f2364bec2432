//! Every picture that a text names is there and can be shown. A picture that can't be shown leaves a card without one,
//! which is a warning; a name or a file that reaches outside the folder is an error.

#[cfg(feature = "cli")]
mod inside;

use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::picture::names::{self, Found, Outside, Used};
use crate::content::read::RawTopic;
use crate::diagnostics::{Diagnostic, Position, Severity, nearest};

/// What happens with a picture that is not shown.
const WITHOUT_IT: &str = "Until then, the card is shown without it.";

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let all: Vec<(Used<'_>, Found)> =
        names::used(raw).into_iter().map(|used| (used, names::find(raw, pack, used.name))).collect();
    #[cfg(feature = "cli")]
    inside::look_through(&all, pack);
    for (used, found) in &all {
        let path = raw.path(used.file);
        let text = pack.text(&path);
        let place = place_of(text, used.name);
        let mut tell =
            |finding: Diagnostic| findings.push(Diagnostic { file: path.clone(), ..finding }.at(place, text));
        match found {
            Found::File { path: file } => {
                name_differs(raw, used.name, file).into_iter().for_each(&mut tell);
                #[cfg(feature = "cli")]
                if let Some(bytes) = pack.files.get(file) {
                    inside::findings(used.name, bytes).into_iter().for_each(&mut tell);
                }
            }
            Found::TooLarge { path: file, bytes } => {
                name_differs(raw, used.name, file).into_iter().for_each(&mut tell);
                tell(file_too_large(used.name, *bytes));
            }
            Found::Link => tell(link(used.name)),
            Found::Missing => tell(missing(raw, pack, used.name)),
            Found::Outside(way) => tell(outside(used.name, *way)),
        }
    }
}

/// Where the name stands; a backslash is written twice in a file.
fn place_of(text: &str, name: &str) -> Option<Position> {
    // Behind its field, since an option may have the same name as its picture.
    let fields = ["picture", "front", "back"];
    let written = |name: &str| {
        let behind = fields.iter().find_map(|field| locate::field_value(text, field, name));
        behind.or_else(|| locate::strings(text, name).first().copied())
    };
    written(name).or_else(|| written(&name.replace('\\', "\\\\")))
}

/// A finding about a picture; its file is filled in where it is told.
fn finding(severity: Severity, code: &'static str, message: String) -> Diagnostic {
    Diagnostic { severity, ..Diagnostic::error(code, "", message) }
}

fn outside(name: &str, way: Outside) -> Diagnostic {
    let message = match way {
        Outside::Above => format!("\"{name}\" leads out of the folder of pictures."),
        Outside::Absolute => format!("\"{name}\" is a place on one computer, outside the folder of pictures."),
        Outside::Internet => format!("\"{name}\" is an address on the internet, outside the folder of pictures."),
        Outside::Folder => format!("\"{name}\" names a folder; pictures stand in pictures/ itself."),
    };
    finding(Severity::Error, "picture-path", message).help("Put the picture into pictures/ and write its name alone.")
}

fn link(name: &str) -> Diagnostic {
    let message = format!("\"{name}\" is a link to another place, and links are not followed.");
    finding(Severity::Error, "picture-link", message).help("Copy the picture itself into pictures/.")
}

fn missing(raw: &RawTopic, pack: &Pack, name: &str) -> Diagnostic {
    let folder = names::folder(raw);
    let help = nearest(name, pack.files.keys().filter_map(|path| path.strip_prefix(folder.as_str()))).map_or_else(
        || "Until it is there, the card is shown without it.".to_owned(),
        |near| format!("Did you mean \"{near}\"?"),
    );
    let message = format!("There is no picture \"{name}\" in pictures/.");
    finding(Severity::Warning, "picture-missing", message).help(help)
}

fn file_too_large(name: &str, bytes: u64) -> Diagnostic {
    let mebibytes = |bytes: u64| bytes.div_ceil(1 << 20);
    let most = mebibytes(crate::content::pack::MAX_PICTURE_BYTES);
    let message =
        format!("The file of \"{name}\" is too large: it has {} MB, and {most} MB is the most.", mebibytes(bytes));
    finding(Severity::Warning, "picture-file-too-large", message).help(format!("Save it smaller. {WITHOUT_IT}"))
}

/// The file is found all the same; other computers may not find it.
fn name_differs(raw: &RawTopic, name: &str, path: &str) -> Option<Diagnostic> {
    let folder = names::folder(raw);
    if path.strip_prefix(folder.as_str()) == Some(name) {
        return None;
    }
    let message = match path.rsplit_once('/') {
        Some((_, file)) if file != name => {
            format!("The picture is called \"{file}\", and here it says \"{name}\": capital letters differ.")
        }
        _ => format!("The picture \"{name}\" stands in {path}: capital letters of the folder differ."),
    };
    let help = match path.rsplit_once('/') {
        Some((_, file)) if file != name => format!("It is shown all the same. To be safe, write \"{file}\"."),
        _ => format!("It is shown all the same. To be safe, call the folder {folder}."),
    };
    Some(finding(Severity::Note, "picture-name-case", message).help(help))
}
