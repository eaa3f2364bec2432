//! Photos: measured first, then decoded within limits, turned as the camera says, and scaled down once.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fast_image_resize as resize;
use image::{DynamicImage, ImageBuffer, ImageDecoder, ImageReader, Limits};

use super::header::{self, Header};
use super::{Format, Refusal};

/// Longer sides than this are not shown by any screen in a waiting room.
pub const SHOWN_LONG_SIDE_PX: u32 = 2160;
/// More than any phone takes; a decoder is not even asked.
pub const MAX_PIXELS: u64 = 64_000_000;
const MAX_SIDE_PX: u32 = 32_768;
const MAX_DECODE_BYTES: u64 = 512 << 20;
/// A size beyond the limits with so many pixels for each byte is a lie or a trap, not a photo.
const BOMB_PIXELS_PER_BYTE: u64 = 1000;

/// Pixels in rows from the top, four bytes each: red, green, blue, and how opaque it is (not multiplied in).
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    pub width_px: u32,
    pub height_px: u32,
    pub rgba: Vec<u8>,
}

/// Decodes a photo, turns it, and scales it down so that its long side has at most `max_side_px`; never up.
///
/// This takes long: it has no place on the thread that draws.
///
/// # Errors
/// When it is no photo, or beyond the limits, or broken.
pub fn decode(bytes: &[u8], max_side_px: u32) -> Result<Photo, Refusal> {
    contained(|| {
        let (image, orientation) = read(bytes)?;
        let mut image = scaled(image, max_side_px).ok_or(Refusal::Broken)?;
        image.apply_orientation(orientation);
        let rgba = image.into_rgba8();
        Ok(Photo { width_px: rgba.width(), height_px: rgba.height(), rgba: rgba.into_raw() })
    })
}

/// Decodes all of it and throws the pixels away: what passes here can be shown. Gives the size as it is seen, turned.
pub(super) fn try_out(bytes: &[u8]) -> Result<(u32, u32), Refusal> {
    contained(|| {
        let (image, orientation) = read(bytes)?;
        let turned = orientation.to_exif() >= 5;
        Ok(if turned { (image.height(), image.width()) } else { (image.width(), image.height()) })
    })
}

/// A decoder that stumbles over a file must not take the kiosk with it.
fn contained<T>(decoding: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(decoding)).unwrap_or(Err(Refusal::Broken))
}

fn read(bytes: &[u8]) -> Result<(DynamicImage, image::metadata::Orientation), Refusal> {
    let format = Format::of(bytes);
    let reader = format.reader().ok_or(Refusal::Format(format))?;
    let header = header::read(format, bytes).ok_or(Refusal::Broken)?;
    within_limits(&header, bytes.len() as u64)?;
    if !header.is_whole {
        return Err(Refusal::CutOff);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE_PX);
    limits.max_image_height = Some(MAX_SIDE_PX);
    limits.max_alloc = Some(MAX_DECODE_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), reader);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Broken)?;
    // A note about turning that can't be read is as good as none.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Broken)?;
    Ok((image, orientation))
}

fn within_limits(header: &Header, file_bytes: u64) -> Result<(), Refusal> {
    let (width_px, height_px) = (header.width_px, header.height_px);
    if width_px == 0 || height_px == 0 {
        return Err(Refusal::Broken);
    }
    let pixels = header.pixels();
    let decode_bytes = pixels.saturating_mul(header.decode_bytes_per_pixel).saturating_add(2 * file_bytes);
    if pixels <= MAX_PIXELS && width_px.max(height_px) <= MAX_SIDE_PX && decode_bytes <= MAX_DECODE_BYTES {
        return Ok(());
    }
    if pixels > MAX_PIXELS && pixels / file_bytes.max(1) > BOMB_PIXELS_PER_BYTE {
        return Err(Refusal::Bomb { width_px, height_px, file_bytes });
    }
    Err(Refusal::TooLarge { width_px, height_px })
}

fn scaled(image: DynamicImage, max_side_px: u32) -> Option<DynamicImage> {
    let (width, height) = (image.width(), image.height());
    let long = width.max(height);
    if long <= max_side_px {
        return Some(image);
    }
    let fitted = |side: u32| {
        let rounded = (u64::from(side) * u64::from(max_side_px) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(rounded).unwrap_or(max_side_px).clamp(1, max_side_px.max(1))
    };
    let size = (fitted(width), fitted(height));
    match image {
        DynamicImage::ImageLuma8(pixels) => resized(pixels, resize::PixelType::U8, size).map(DynamicImage::ImageLuma8),
        DynamicImage::ImageLumaA8(pixels) => {
            resized(pixels, resize::PixelType::U8x2, size).map(DynamicImage::ImageLumaA8)
        }
        DynamicImage::ImageRgb8(pixels) => resized(pixels, resize::PixelType::U8x3, size).map(DynamicImage::ImageRgb8),
        other => resized(other.into_rgba8(), resize::PixelType::U8x4, size).map(DynamicImage::ImageRgba8),
    }
}

/// Lanczos, in the photo's own channels, so that no second full-size copy is made.
fn resized<P: image::Pixel<Subpixel = u8>>(
    pixels: ImageBuffer<P, Vec<u8>>,
    kind: resize::PixelType,
    (width, height): (u32, u32),
) -> Option<ImageBuffer<P, Vec<u8>>> {
    let (from_width, from_height) = pixels.dimensions();
    let from = resize::images::Image::from_vec_u8(from_width, from_height, pixels.into_raw(), kind).ok()?;
    let mut to = resize::images::Image::new(width, height, kind);
    let lanczos = resize::ResizeAlg::Convolution(resize::FilterType::Lanczos3);
    let options = resize::ResizeOptions::new().resize_alg(lanczos);
    resize::Resizer::new().resize(&from, &mut to, &options).ok()?;
    ImageBuffer::from_raw(width, height, to.into_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).expect("it can be written");
        bytes
    }

    #[test]
    fn photos_of_every_kind_of_pixel_are_scaled_down_and_small_ones_stay_as_they_are() {
        for image in [
            DynamicImage::new_luma8(300, 100),
            DynamicImage::new_luma_a8(300, 100),
            DynamicImage::new_rgb8(300, 100),
            DynamicImage::new_rgba8(300, 100),
            DynamicImage::new_luma16(300, 100),
            DynamicImage::new_rgba16(300, 100),
        ] {
            let bytes = png(&image);
            for (max_side_px, size) in [(150, (150, 50)), (1000, (300, 100)), (1, (1, 1))] {
                let photo = decode(&bytes, max_side_px).expect("it can be read");
                assert_eq!((photo.width_px, photo.height_px), size);
                assert_eq!(photo.rgba.len(), (size.0 * size.1 * 4) as usize);
            }
        }
    }

    #[test]
    fn what_is_clear_stays_clear_and_does_not_darken_what_is_not() {
        // White and opaque on the left, black and clear on the right.
        let image = image::RgbaImage::from_fn(400, 100, |x, _| image::Rgba(if x < 200 { [255; 4] } else { [0; 4] }));
        let photo = decode(&png(&image.into()), 100).expect("it can be read");
        let bright = photo.rgba.chunks_exact(4).filter(|pixel| pixel[3] > 200);
        assert!(bright.into_iter().all(|pixel| pixel[0] > 200), "the edge is not dark");
    }

    #[test]
    fn a_photo_that_takes_too_much_memory_is_refused_by_its_header() {
        let deep = Header { width_px: 8000, height_px: 8000, decode_bytes_per_pixel: 12, is_whole: true };
        assert_eq!(within_limits(&deep, 90_000_000), Err(Refusal::TooLarge { width_px: 8000, height_px: 8000 }));
        assert_eq!(within_limits(&Header { decode_bytes_per_pixel: 4, ..deep }, 9_000_000), Ok(()));
        let strip = Header { width_px: 40_000, height_px: 10, decode_bytes_per_pixel: 4, is_whole: true };
        assert!(within_limits(&strip, 1000).is_err());
    }
}
