//! What kind of file it is, told by its first bytes.

use image::ImageFormat;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    WebP,
    Svg,
    // The kiosk can't show these; they are recognised so that they can be named.
    Heic,
    Avif,
    JpegXl,
    Gif,
    Tiff,
    Bmp,
    Pdf,
    Video,
    WebPage,
    Empty,
    Unknown,
}

impl Format {
    /// Told by the content alone.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [] => Self::Empty,
            [0xFF, 0xD8, 0xFF, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Self::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::WebP,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => of_boxes(bytes),
            [0xFF, 0x0A, ..] | [0, 0, 0, 0x0C, b'J', b'X', b'L', b' ', ..] => Self::JpegXl,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Self::Tiff,
            // The four zeros are reserved in every bitmap; words that begin with "BM" have none.
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Self::Bmp,
            [b'%', b'P', b'D', b'F', b'-', ..] => Self::Pdf,
            _ => of_text(bytes),
        }
    }

    /// "an iPhone picture (HEIC)"
    pub fn words(self) -> &'static str {
        match self {
            Self::Jpeg => "a JPEG picture",
            Self::Png => "a PNG picture",
            Self::WebP => "a WebP picture",
            Self::Svg => "an SVG drawing",
            Self::Heic => "an iPhone picture (HEIC)",
            Self::Avif => "an AVIF picture",
            Self::JpegXl => "a JPEG XL picture",
            Self::Gif => "a GIF picture",
            Self::Tiff => "a TIFF picture",
            Self::Bmp => "a bitmap (BMP)",
            Self::Pdf => "a PDF document",
            Self::Video => "a video",
            Self::WebPage => "a web page",
            Self::Empty => "an empty file",
            Self::Unknown => "not a picture that the kiosk knows",
        }
    }

    /// Endings that people expect for this format, the usual one first; none for what the kiosk can't show.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::WebP => &["webp"],
            Self::Svg => &["svg"],
            _ => &[],
        }
    }

    /// Whether it is made of pixels and the kiosk can show it.
    pub fn is_photo(self) -> bool {
        self.reader().is_some()
    }

    pub(super) fn reader(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::WebP => Some(ImageFormat::WebP),
            _ => None,
        }
    }
}

/// HEIC, AVIF and videos are boxes with a brand; some name their family first and themselves among the others.
fn of_boxes(bytes: &[u8]) -> Format {
    let length = bytes.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let brands = bytes.get(8..length.clamp(12, 128).min(bytes.len())).unwrap_or_default();
    let has = |known: &[&[u8; 4]]| brands.chunks_exact(4).any(|brand| known.iter().any(|name| brand == *name));
    if has(&[b"avif", b"avis"]) {
        Format::Avif
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        Format::Heic
    } else {
        Format::Video
    }
}

/// How far into a text its first element is looked for.
const HEAD_BYTES: usize = 64 << 10;

fn of_text(bytes: &[u8]) -> Format {
    let head = String::from_utf8_lossy(bytes.get(..HEAD_BYTES).unwrap_or(bytes));
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    // Declarations and comments may stand before the first element.
    while let Some(after) = ["<?", "<!--", "<!DOCTYPE svg"].iter().find_map(|start| rest.strip_prefix(start)) {
        let comment = rest.starts_with("<!--");
        // A document type may have a list of its own between [ and ].
        let listed = rest.starts_with("<!D") && after.find('[') < after.find('>') && after.contains('[');
        let end = if comment {
            "-->"
        } else if listed {
            "]"
        } else {
            ">"
        };
        let Some((_, behind)) = after.split_once(end) else { return Format::Unknown };
        rest = behind.trim_start_matches([']', '>']).trim_start();
        rest = rest.strip_prefix('>').unwrap_or(rest).trim_start();
    }
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if rest.starts_with("<svg")
        || (rest.starts_with('<') && rest.find(":svg") < rest.find(['>', ' ', '\n'])) && rest.contains(":svg")
    {
        Format::Svg
    } else if begins("<!doctype html") || begins("<html") {
        Format::WebPage
    } else {
        Format::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_recognised_behind_declarations_and_comments() {
        for text in [
            "<svg/>",
            "\u{feff}\n<?xml version=\"1.0\"?>\n<!-- > made by hand -->\n<svg xmlns=\"x\"/>",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg/>",
            "<!DOCTYPE svg [ <!ENTITY a \"b\"> ] ><svg/>",
            "<s:svg xmlns:s=\"x\"/>",
        ] {
            assert_eq!(Format::of(text.as_bytes()), Format::Svg, "{text}");
        }
        assert_eq!(Format::of(b"<!DOCTYPE html><svg/>"), Format::WebPage);
        assert_eq!(Format::of(b"<note>an :svg is missing</note>"), Format::Unknown);
        assert_eq!(Format::of(b"BMW"), Format::Unknown);
    }

    #[test]
    fn boxes_are_told_apart_by_their_brands() {
        assert_eq!(Format::of(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Format::Heic);
        assert_eq!(Format::of(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif"), Format::Avif);
        assert_eq!(Format::of(b"\0\0\0\x14ftypqt  \0\0\0\0qt  "), Format::Video);
    }

    #[test]
    fn any_bytes_can_be_looked_at() {
        for bytes in [b"ftyp".as_slice(), b"\xff\xff\xff\xffftyp", b"<!--", b"<?", b"\xff", b"<!DOCTYPE svg ["] {
            let _ = Format::of(bytes);
        }
    }
}
