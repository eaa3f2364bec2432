//! From bytes to text: what an editor may put in front or in place of plain UTF-8.

use crate::diagnostics::{Diagnostic, Position, Severity};

/// The text, with a note where it was not UTF-8; or what is wrong with it.
pub fn decode(path: &str, bytes: &[u8]) -> Result<(String, Option<Diagnostic>), Box<Diagnostic>> {
    if let Some(kind) = other_kind(bytes) {
        let message = format!("This is {kind}, not a plain text.");
        let help = "Open it, and save it as plain text: \"Save as\", and UTF-8 as its encoding.";
        return Err(Box::new(Diagnostic::error("not-plain-text", path, message).help(help)));
    }
    if let Some(units) = utf16(bytes) {
        let Ok(text) = String::from_utf16(&units) else {
            let message = "This file is saved as UTF-16, and a part of it is damaged.";
            return Err(Box::new(Diagnostic::error("not-utf8", path, message).help("Save the file as UTF-8.")));
        };
        let note = Diagnostic {
            severity: Severity::Note,
            ..Diagnostic::warning("utf16", path, "This file is saved as UTF-16, which is read just as well.")
        };
        return Ok((text, Some(note.help("Nothing has to be done. Save it as UTF-8 to be rid of this note."))));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), None)),
        Err(error) => Err(Box::new(not_utf8(path, bytes, error.valid_up_to()))),
    }
}

/// The text alone, whatever the editor made of it.
///
/// # Errors
/// What is wrong with bytes that are no text.
pub fn text(path: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    decode(path, bytes).map(|(text, _)| text)
}

/// Another text in the encoding that a file is in; `None` where that would lose anything of the file as it is.
pub fn encoded_as(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
    let (before, _) = decode("", bytes).ok()?;
    let encode = |text: &str| -> Vec<u8> {
        let utf16 = |mark: [u8; 2], write: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain(text.encode_utf16().flat_map(write)).collect()
        };
        match bytes {
            [0xFF, 0xFE, ..] => utf16([0xFF, 0xFE], u16::to_le_bytes),
            [0xFE, 0xFF, ..] => utf16([0xFE, 0xFF], u16::to_be_bytes),
            [0xEF, 0xBB, 0xBF, ..] => b"\xEF\xBB\xBF".iter().copied().chain(text.bytes()).collect(),
            _ => text.as_bytes().to_vec(),
        }
    };
    (encode(&before) == bytes).then(|| encode(text))
}

/// The bytes as they are, where they are plain UTF-8.
pub fn plain(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|_| other_kind(bytes).is_none())
}

/// What word processors write, told by how it begins.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a Word file"),
        (b"\xD0\xCF\x11\xE0", "an old Word file"),
        (b"{\\rtf", "a file of a word processor (RTF)"),
        (b"%PDF", "a PDF file"),
    ];
    kinds.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// UTF-16 with a byte order mark, as Notepad writes it.
fn utf16(bytes: &[u8]) -> Option<Vec<u16>> {
    let read: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let pairs = bytes.get(2..)?.chunks_exact(2);
    Some(pairs.filter_map(|pair| pair.try_into().ok()).map(read).collect())
}

fn not_utf8(path: &str, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(bytes.get(..valid_up_to).unwrap_or_default()).into_owned();
    let place = super::super::syntax::position(&before, before.len());
    let line: Vec<u8> = bytes.split(|byte| *byte == b'\n').nth(place.line - 1).unwrap_or_default().to_vec();
    // Windows-1252 agrees with Latin-1 in its letters; enough to show which word is meant.
    let quoted: String = line.iter().map(|byte| char::from(*byte)).filter(|letter| !letter.is_control()).collect();
    let message = format!("Line {} has a letter saved in an old format.", place.line);
    let finding = Diagnostic::error("not-utf8", path, message)
        .help("Save the file as UTF-8: \"Save as\" and \"Encoding\" in most editors.");
    // Letters before the place may be of an old format too: the column is counted in bytes there.
    let column = place.column;
    Diagnostic { position: Some(Position { line: place.line, column }), quoted: Some(quoted), ..finding }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_in_front_is_passed_over_and_utf16_is_read_with_a_note() {
        assert_eq!(decode("x", "\u{feff}(a)".as_bytes()).unwrap(), ("(a)".to_owned(), None));
        let bytes = "(é)".encode_utf16().flat_map(u16::to_le_bytes);
        let with_mark: Vec<u8> = [0xFF, 0xFE].into_iter().chain(bytes).collect();
        let (text, note) = decode("x", &with_mark).unwrap();
        assert_eq!((text.as_str(), note.unwrap().code), ("(é)", "utf16"));
    }

    #[test]
    fn a_text_goes_back_in_the_encoding_that_its_file_has() {
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("(é)".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [utf16.clone(), "\u{feff}(é)".into(), "(é)".into()] {
            let other = encoded_as(&bytes, "(ü)").unwrap();
            assert_eq!(text("x", &other).unwrap(), "(ü)");
            assert_eq!((other.len(), other.first()), (bytes.len(), bytes.first()));
        }
        let half: Vec<u8> = utf16.iter().copied().chain([b'x']).collect();
        assert_eq!(encoded_as(&half, "(ü)"), None);
    }

    #[test]
    fn the_line_with_an_old_letter_is_named() {
        let finding = decode("x", b"(a,\n caf\xE9,\n)").unwrap_err();
        assert_eq!((finding.position.unwrap().line, finding.position.unwrap().column), (2, 5));
        assert_eq!(finding.quoted.as_deref(), Some(" café,"));
    }
}
