//! What is so of one computer and not of the content that many share: its glass, how it hangs, its touch panel, its
//! printer, its voice (`device.ron`); and what the kiosk on it says of itself (`status.json`).

mod check;
#[cfg(feature = "cli")]
mod disk;
mod raw;
#[cfg(feature = "cli")]
pub mod status;
pub mod touch;
pub mod weston;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::content::library::Glass;
use crate::content::pack::MAX_TEXT_BYTES;
use crate::content::{self, Parsed, position_of_start};
use crate::diagnostics::{self, Diagnostic};

#[cfg(feature = "cli")]
pub use disk::free_bytes;
pub use raw::{Rotation, Voice};

/// The only format of `device.ron` so far.
const FORMAT: u32 = 1;

/// Checked: nothing here can do harm where it is written into another program's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Instead of that in `kiosk.ron`.
    pub glass: Option<Glass>,
    pub rotation: Rotation,
    /// The touch panel, as the system calls it; `None` for any.
    pub touch: Option<String>,
    /// The connector of the screen, like "HDMI-A-1"; `None` for the only one.
    pub output: Option<String>,
    /// As CUPS calls it; `None` for its default.
    pub printer: Option<String>,
    pub voice: Voice,
    /// Where it stands, for whoever reads of several.
    pub place: String,
}

#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    #[error("The device file {} can't be read: {source}.", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("The device file {} is too large: it has a few lines.", .0.display())]
    TooLarge(PathBuf),
    #[error("The device file {} has errors. Fix them first.\n\n{}", path.display(), diagnostics::render(findings))]
    Wrong { path: PathBuf, findings: Vec<Diagnostic> },
}

impl Device {
    /// # Errors
    /// When the file isn't there, or anything in it is wrong.
    pub fn load(path: &Path) -> Result<Self, DeviceError> {
        let unreadable = |source| DeviceError::Unreadable { path: path.to_owned(), source };
        if fs::metadata(path).map_err(unreadable)?.len() > MAX_TEXT_BYTES {
            return Err(DeviceError::TooLarge(path.to_owned()));
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        Self::read(&path.display().to_string(), &bytes)
            .map_err(|findings| DeviceError::Wrong { path: path.to_owned(), findings })
    }

    /// # Errors
    /// All that is wrong with it.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let text = content::read_text(name, bytes).map_err(|finding| vec![*finding])?;
        let Some(start) = position_of_start(&text) else {
            let finding = Diagnostic::error("file-empty", name, "This file is empty.");
            return Err(vec![finding.help("Write at least (format: 1) into it, or start without it.")]);
        };
        // Under a name of its own: what is called kiosk.ron would be read as content.
        let Parsed { value, mut findings, .. } = content::parse::<raw::Device>("device.ron", &text);
        for finding in &mut findings {
            name.clone_into(&mut finding.file);
            match finding.code {
                "file-cut-off" => finding.help = Some("Undo in the editor: a part of the file is gone.".to_owned()),
                "field-missing" if finding.message.contains(" format ") => {
                    finding.help = Some(format!("Add a line format: {FORMAT},"));
                }
                _ => {}
            }
        }
        if let Some(raw) = &value {
            check::check(raw, name, &text, &mut findings);
        } else if findings.is_empty() {
            let finding = Diagnostic::error("cannot-be-read", name, "This can't be read.").at(Some(start), &text);
            findings.push(finding.help("Compare it with the example in docs/technician.md."));
        }
        diagnostics::sort(&mut findings);
        match value {
            Some(raw) if !diagnostics::has_errors(&findings) => Ok(raw.into()),
            _ => Err(findings),
        }
    }
}

impl From<raw::Device> for Device {
    fn from(raw: raw::Device) -> Self {
        let raw::Device { format: _, glass, rotation, touch, output, printer, voice, place } = raw;
        let glass = glass
            .map(|glass| Glass { long_side_mm: glass.long_side_mm, viewing_distance_mm: glass.viewing_distance_mm });
        Self { glass, rotation, touch, output, printer, voice, place }
    }
}
