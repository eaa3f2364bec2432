//! Picture files with one thing wrong with them, made by hand, and packs that have them.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use waitwise::content::{Loaded, Pack, load, starter};
use waitwise::diagnostics::{Diagnostic, render};

pub const TOPIC: &str = "topics/muscle-pain/topic.ron";
pub const FOLDER: &str = "topics/muscle-pain/pictures/";
/// A picture that `topic.ron` names, as it stands there.
pub const NAME: &str = "massage.svg";

pub fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("it can be written");
    bytes.into_inner()
}

/// A photo of one colour.
pub fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    encoded(&RgbImage::from_pixel(width, height, Rgb([180, 120, 60])).into(), format)
}

/// A photo that no other is like.
pub fn photo_of(number: u8, width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, _| Rgb([number, x.to_le_bytes()[0], 90]));
    encoded(&image.into(), ImageFormat::Png)
}

/// The first boxes of a picture from an iPhone.
pub fn heic() -> Vec<u8> {
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x10meta\0\0\0\0\0\0\0\0".to_vec()
}

/// Says that it is 60,000 × 60,000 pixels, and has a few dozen bytes.
pub fn bomb() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(60_000_u32.to_be_bytes());
    header.extend(60_000_u32.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    chunk(&mut bytes, *b"IHDR", &header);
    chunk(&mut bytes, *b"IDAT", &[0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
    chunk(&mut bytes, *b"IEND", &[]);
    bytes
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    let checked = [name.as_slice(), data].concat();
    out.extend(&checked);
    out.extend(crc(&checked).to_be_bytes());
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// The left half red, the right half blue, and a note of the camera how it is to be turned.
pub fn turned(orientation: u8, width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { [220, 0, 0] } else { [0, 0, 220] }));
    let jpeg = encoded(&image.into(), ImageFormat::Jpeg);
    let mut note = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    // Tag 0x0112, a short, one of it, its value; no further list.
    note.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(note.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = jpeg.split_at(2);
    [start, &[0xFF, 0xE1], &length, &note, rest].concat()
}

pub fn svg(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">{inside}</svg>").into_bytes()
}

/// The shipped pack, where `massage.svg` is called something else and has these bytes.
pub fn pack_with(name: &str, bytes: Vec<u8>) -> Pack {
    let mut pack = pack_that_says(name);
    pack.files.insert(format!("{FOLDER}{name}"), Arc::from(bytes));
    pack
}

/// The shipped pack, where `topic.ron` says this in place of `massage.svg`.
pub fn pack_that_says(name: &str) -> Pack {
    let mut pack = starter::shipped_alone("muscle-pain");
    let from = format!("picture: \"{NAME}\"");
    let text = pack.text(TOPIC).to_owned();
    assert!(text.contains(&from), "{TOPIC} names {NAME}");
    let written = name.replace('\\', "\\\\");
    pack.files
        .insert(TOPIC.to_owned(), Arc::from(text.replacen(&from, &format!("picture: \"{written}\""), 1).into_bytes()));
    pack
}

/// What is said about pictures, and nothing else.
pub fn said(pack: &Pack) -> (Loaded, Vec<Diagnostic>) {
    let loaded = load(pack);
    let mut about = loaded.findings.clone();
    about.retain(|finding| finding.code.starts_with("picture-"));
    (loaded, about)
}

/// The one thing that is said about pictures.
pub fn only(pack: &Pack) -> (Loaded, Diagnostic) {
    let (loaded, mut about) = said(pack);
    assert_eq!(about.len(), 1, "{}", render(&about));
    (loaded, about.remove(0))
}
