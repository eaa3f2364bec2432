//! Numbers in which a patient can read and reach: wherever they are written, the same ones are refused.

use super::locate;
use super::raw::Glass;
use crate::diagnostics::Diagnostic;

#[derive(Clone, Copy, Debug)]
pub struct Range {
    pub field: &'static str,
    pub value: u32,
    pub least: u32,
    pub most: u32,
}

/// Buttons of 20 mm and letters of 0.7 degrees need a glass of 400 mm at 500 mm from the eyes, and more farther away;
/// `tests/ui_matrix.rs` holds both.
pub fn of_glass(glass: Glass) -> [Range; 2] {
    let farthest_mm = glass.long_side_mm.saturating_mul(5) / 4;
    [
        Range { field: "long_side_mm", value: glass.long_side_mm, least: 400, most: 2500 },
        Range {
            field: "viewing_distance_mm",
            value: glass.viewing_distance_mm,
            least: 250,
            most: farthest_mm.clamp(500, 2000),
        },
    ]
}

pub fn check(file: &str, text: &str, ranges: &[Range], findings: &mut Vec<Diagnostic>) {
    for Range { field, value, least, most } in ranges {
        if !(least..=most).contains(&value) {
            let message = format!("{field} is {value}; it has to be from {least} to {most}.");
            let finding = Diagnostic::error("out-of-range", file, message).at(locate::field(text, field), text);
            let unit = if field.ends_with("_mm") { "millimetres" } else { "seconds" };
            let nearest = value.clamp(least, most);
            findings
                .push(finding.help(format!("It is counted in {unit}. The nearest that fits is {field}: {nearest}")));
        }
    }
}
