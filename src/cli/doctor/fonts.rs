//! The bundled typefaces, and whether they have every letter of the content.

use super::Seen;
use super::known::Known;
use crate::cli::files::counted;
use crate::content;

pub fn check(known: &Known) -> Seen {
    let fonts = content::fonts();
    let unread: Vec<&str> =
        fonts.iter().filter(|(_, letters)| letters.is_none()).map(|(name, _)| name.as_str()).collect();
    if !unread.is_empty() || fonts.is_empty() {
        return Seen::broken(
            format!("Typefaces inside the program can't be read: {}.", unread.join(", ")),
            "Install the program again.",
        );
    }
    let findings = known.content.as_ref().map(|loaded| loaded.findings.as_slice()).unwrap_or_default();
    let missing = findings.iter().filter(|finding| finding.code == "missing-glyph").count();
    if missing > 0 {
        let places = counted(missing, "place");
        return Seen::look(
            format!("The content has letters in {places} that no typeface here can draw."),
            "`waitwise check` names them.",
        );
    }
    Seen::ok(format!("{} can be read, and draw every letter of the content.", counted(fonts.len(), "typeface")))
}
