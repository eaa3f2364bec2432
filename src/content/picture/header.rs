//! What a photo says of itself before anything is decoded: its size, what decoding takes, and whether its end is there.

use std::io::Cursor;

use image::ImageReader;

use super::Format;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// As stored: a turned photo is not turned yet.
    pub width_px: u32,
    pub height_px: u32,
    /// What decoding takes at most for each pixel.
    pub decode_bytes_per_pixel: u64,
    /// Whether the file goes on to its end mark.
    pub is_whole: bool,
}

impl Header {
    pub fn pixels(&self) -> u64 {
        u64::from(self.width_px) * u64::from(self.height_px)
    }
}

/// `None` when there is no size to be found.
pub fn read(format: Format, bytes: &[u8]) -> Option<Header> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
        _ => None,
    }
}

fn be_u16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_be_bytes(*two))
}

fn be_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

/// Goes from marker to marker. Decoders fill up what is missing at the end with grey, so the end mark is looked for.
fn jpeg(bytes: &[u8]) -> Option<Header> {
    let mut header: Option<Header> = None;
    let mut at = 2;
    // Padding and whatever else stands before the next marker is passed over.
    while let Some(marker) = next_marker(bytes, &mut at) {
        if marker == 0xD9 {
            return header.map(|header| Header { is_whole: true, ..header });
        }
        let Some(length) = be_u16(bytes, at) else { break };
        // All but the tables C4, C8 and CC: a frame with the picture's size.
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) && header.is_none() {
            let (height, width, parts) = (be_u16(bytes, at + 3)?, be_u16(bytes, at + 5)?, *bytes.get(at + 7)?);
            // Pictures that come clearer step by step are held whole, with two bytes for each part.
            let kept = if matches!(marker, 0xC2 | 0xC6 | 0xCA | 0xCE) { 2 * u64::from(parts) } else { 0 };
            header = Some(Header {
                width_px: width.into(),
                height_px: height.into(),
                decode_bytes_per_pixel: 4 + kept,
                is_whole: false,
            });
        }
        at += usize::from(length.max(2));
    }
    header
}

/// Moves behind the next marker that has a meaning of its own.
fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    loop {
        *at += bytes.get(*at..)?.iter().position(|byte| *byte == 0xFF)? + 1;
        let marker = *bytes.get(*at)?;
        match marker {
            // Another filler: it may itself begin a marker.
            0xFF => {}
            // A plain 255 within the picture's data, and marks to start again from.
            0x00 | 0x01 | 0xD0..=0xD8 => *at += 1,
            _ => {
                *at += 1;
                return Some(marker);
            }
        }
    }
}

fn png(bytes: &[u8]) -> Option<Header> {
    let (width_px, height_px, depth_bits) = (be_u32(bytes, 16)?, be_u32(bytes, 20)?, *bytes.get(24)?);
    // Four channels; the deep ones are decoded as they are and then once more to eight bits.
    let decode_bytes_per_pixel = if depth_bits == 16 { 8 + 4 } else { 4 };
    let mut at = 8;
    let is_whole = loop {
        let Some(length) = be_u32(bytes, at) else { break false };
        let name = bytes.get(at + 4..at + 8);
        // Length, name, data and checksum.
        let Some(next) = usize::try_from(length).ok().and_then(|length| at.checked_add(length)?.checked_add(12)) else {
            break false;
        };
        if next > bytes.len() {
            break false;
        }
        if name == Some(b"IEND".as_slice()) {
            break true;
        }
        at = next;
    };
    Some(Header { width_px, height_px, decode_bytes_per_pixel, is_whole })
}

fn webp(bytes: &[u8]) -> Option<Header> {
    let length = bytes.get(4..)?.first_chunk().map(|length| u32::from_le_bytes(*length))?;
    let is_whole = u64::from(length) + 8 <= bytes.len() as u64;
    let reader = ImageReader::with_format(Cursor::new(bytes), Format::WebP.reader()?);
    match reader.into_dimensions() {
        Ok((width_px, height_px)) => Some(Header { width_px, height_px, decode_bytes_per_pixel: 8, is_whole }),
        // Its own length says that more was there; the size may have stood in the part that is missing.
        Err(_) if !is_whole => Some(Header { width_px: 1, height_px: 1, decode_bytes_per_pixel: 8, is_whole }),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_can_be_looked_at() {
        let bytes: Vec<u8> = (0..64_u8).flat_map(|n| [0xFF, n.wrapping_mul(37), 0, n % 7]).collect();
        for format in [Format::Jpeg, Format::Png, Format::WebP] {
            for end in 0..bytes.len() {
                let _ = read(format, &bytes[..end]);
            }
        }
    }

    #[test]
    fn data_that_looks_like_a_marker_is_not_one() {
        // A frame of 3 × 2, then data with a stuffed 255 and a restart mark, then the end.
        let frame = [0xFF, 0xD8, 0xFF, 0xC0, 0, 8, 8, 0, 2, 0, 3, 1];
        let scan = [0xFF, 0xDA, 0, 2, 1, 0xFF, 0x00, 0xD9, 0xFF, 0xD0, 7];
        let whole = [frame.as_slice(), &scan, &[0xFF, 0xD9]].concat();
        let header = read(Format::Jpeg, &whole).expect("it has a size");
        assert_eq!((header.width_px, header.height_px, header.is_whole), (3, 2, true));
        let cut = read(Format::Jpeg, &whole[..whole.len() - 2]).expect("it has a size");
        assert!(!cut.is_whole);
    }
}
