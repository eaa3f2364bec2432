//! What `ron` can't see: numbers in their ranges, and names that no other program takes for something else.

use super::{FORMAT, raw};
use crate::content::library::Glass;
use crate::content::{place_of_field, ranges};
use crate::diagnostics::Diagnostic;

/// Longer than any system calls anything.
const MOST_LETTERS: usize = 100;

pub fn check(device: &raw::Device, file: &str, text: &str, findings: &mut Vec<Diagnostic>) {
    if device.format != FORMAT {
        let message = format!("This file says format {}; this program reads format {FORMAT}.", device.format);
        let finding = Diagnostic::error("unknown-format", file, message).at(place_of_field(text, "format"), text);
        findings.push(finding.help(format!("Write format: {FORMAT}")));
    }
    if let Some(raw::Glass { long_side_mm, viewing_distance_mm }) = device.glass {
        ranges::check(file, text, &ranges::of_glass(Glass { long_side_mm, viewing_distance_mm }), findings);
    }
    for (field, name) in [("touch", &device.touch), ("output", &device.output), ("printer", &device.printer)] {
        let Some(name) = name else { continue };
        let (fault, fix) = match field {
            _ if name.trim().is_empty() => ("is empty", "Take the line out: without it, what is found is used."),
            _ if name.chars().count() > MOST_LETTERS => ("is too long", "Write the name as the system lists it."),
            "output" if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) => {
                ("is not the name of a connector", "Write it as the system lists it, like \"HDMI-A-1\".")
            }
            // CUPS allows all others that can be seen; what begins with a dash would be taken for an option.
            "printer" if name.starts_with('-') || name.contains([' ', '/', '#', '"', '\'']) => {
                ("is not the name of a printer", "Write it as `lpstat -e` lists it.")
            }
            _ if name.contains(['"', '\\']) || name.chars().any(char::is_control) => {
                ("has a letter that can't stand in a name", "Write the name as the system lists it.")
            }
            _ => continue,
        };
        let finding = Diagnostic::error("device-name", file, format!("{field} {fault}."));
        findings.push(finding.at(place_of_field(text, field), text).help(fix));
    }
}
