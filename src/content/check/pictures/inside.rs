//! What is wrong inside a picture, in sentences.

use std::sync::Arc;

use super::{WITHOUT_IT, finding};
use crate::content::pack::Pack;
use crate::content::picture::names::{Found, Used};
use crate::content::picture::{self, Format, Refusal, SHOWN_LONG_SIDE_PX, Verdict};
use crate::diagnostics::{Diagnostic, Severity};

/// From here on a photo costs more time than it should.
const LARGE_PIXELS: u64 = 24_000_000;
const MEGAPIXEL: u64 = 1_000_000;

/// Looks through all pictures of a topic at once.
pub fn look_through(all: &[(Used<'_>, Found)], pack: &Pack) {
    let files = all.iter().filter_map(|(_, found)| match found {
        Found::File { path } => pack.files.get(path),
        _ => None,
    });
    let pictures: Vec<Arc<[u8]>> = files.cloned().collect();
    picture::look_through(&pictures);
}

pub fn findings(name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    match picture::verdict(bytes) {
        Verdict::Photo { format, width_px, height_px } => {
            ending_differs(name, format).into_iter().chain(large(name, width_px, height_px)).collect()
        }
        Verdict::Drawing(drawing) => {
            let mut all: Vec<Diagnostic> = ending_differs(name, Format::Svg).into_iter().collect();
            let parts = [
                (drawing.has_words, "letters", "Turn them into shapes"),
                (drawing.has_photos, "photos", "Use the photo"),
            ];
            all.extend(parts.into_iter().filter(|(has, ..)| *has).map(|(_, part, fix)| left_out(name, part, fix)));
            all
        }
        Verdict::Refused(refusal) => vec![refused(name, &refusal)],
    }
}

fn ending_differs(name: &str, format: Format) -> Option<Diagnostic> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let usual = format.endings().first()?;
    if ending.as_deref().is_some_and(|ending| format.endings().contains(&ending)) {
        return None;
    }
    let message = format!("\"{name}\" is {} by what is in it, not by its name.", format.words());
    let help = format!("It is shown all the same. To be clear, give it a name that ends in .{usual}.");
    Some(finding(Severity::Note, "picture-name-ending", message).help(help))
}

fn large(name: &str, width_px: u32, height_px: u32) -> Option<Diagnostic> {
    let pixels = u64::from(width_px) * u64::from(height_px);
    (pixels > LARGE_PIXELS).then(|| {
        let message = format!(
            "The photo \"{name}\" is very large: {} ({} megapixels). It is scaled down each time it is loaded.",
            size(width_px, height_px),
            pixels / MEGAPIXEL
        );
        finding(Severity::Warning, "picture-large", message).help(format!("{} It looks the same.", smaller()))
    })
}

fn size(width_px: u32, height_px: u32) -> String {
    format!("{width_px} × {height_px} pixels")
}

fn smaller() -> String {
    format!("Save it with {SHOWN_LONG_SIDE_PX} pixels on its long side.")
}

fn left_out(name: &str, part: &str, fix: &str) -> Diagnostic {
    let message = format!("The drawing \"{name}\" has {part} in it, and they are not shown.");
    let instead = match part {
        "photos" => format!("{fix} itself as the picture."),
        _ => format!("{fix} (\"object to path\") and save it again."),
    };
    finding(Severity::Warning, "picture-part-left-out", message).help(instead)
}

fn refused(name: &str, refusal: &Refusal) -> Diagnostic {
    let warning = |code, message: String, fix: &str| {
        finding(Severity::Warning, code, message).help(format!("{fix} {WITHOUT_IT}"))
    };
    match refusal {
        Refusal::Format(Format::Empty) => {
            let fix = "Copy it again from where it came from.";
            warning("picture-empty", format!("The file of the picture \"{name}\" is empty."), fix)
        }
        Refusal::Format(format) => {
            let fix = match format {
                Format::Heic => "Open it on the phone or the computer and save it as JPEG.",
                Format::Pdf | Format::Video | Format::WebPage | Format::Unknown => {
                    "Use a JPEG, PNG or WebP picture or an SVG drawing."
                }
                _ => "Open it and save it as JPEG or PNG.",
            };
            let message = format!("\"{name}\" is {}; the kiosk can't show it.", format.words());
            warning("picture-format", message, fix)
        }
        Refusal::TooLarge { width_px, height_px } => {
            let message = format!("The picture \"{name}\" is too large to be opened: {}.", size(*width_px, *height_px));
            warning("picture-too-large", message, &smaller())
        }
        Refusal::Bomb { width_px, height_px, file_bytes } => {
            let message = format!(
                "The picture \"{name}\" says it has {}, far more than its {file_bytes} bytes can hold. It was not opened.",
                size(*width_px, *height_px)
            );
            warning("picture-bomb", message, "Delete it, and use another one.")
        }
        Refusal::CutOff => {
            let message = format!("The picture \"{name}\" is cut off: the end of the file is missing.");
            warning("picture-cut-off", message, "Copy it again from where it came from.")
        }
        Refusal::Broken => {
            let message = format!("The picture \"{name}\" is damaged and can't be read.");
            warning("picture-damaged", message, "Open it in another program and save it again.")
        }
        Refusal::PointsOutside(target) => {
            let message = format!("The drawing \"{name}\" points to something outside itself: {target}");
            let help = "Put everything into the drawing itself and save it again, or use another one.";
            finding(Severity::Error, "picture-svg-link", message).help(help)
        }
        Refusal::Script(what) => {
            let message = format!("The drawing \"{name}\" has something in it that is not drawn but run: {what}.");
            warning("picture-svg-script", message, "Save it again as plain SVG.")
        }
        Refusal::Definitions => {
            let message = format!("The drawing \"{name}\" begins with definitions that the kiosk does not read.");
            warning("picture-svg-definitions", message, "Save it again as plain SVG.")
        }
        Refusal::TooComplicated => {
            let message = format!("The drawing \"{name}\" has too much in it to be drawn.");
            warning("picture-svg-too-much", message, "Save it simpler, or as a PNG picture.")
        }
    }
}
