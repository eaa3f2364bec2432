//! One picture with one thing wrong at a time: what the front desk is told, and whether the picture is shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod pictures_support;

use std::fs;
use std::path::PathBuf;

use image::ImageFormat;
use pictures_support::{FOLDER, NAME, TOPIC, bomb, heic, only, pack_that_says, pack_with, photo, said, svg, turned};
use waitwise::content::picture::{Format, Verdict, decode, verdict};
use waitwise::content::{Loaded, Pack, starter};
use waitwise::diagnostics::Severity;

const WITHOUT_IT: &str = "Until then, the card is shown without it.";

/// Whether the card that names it has a picture.
fn is_shown(loaded: &Loaded, name: &str) -> bool {
    let library = loaded.library.as_ref().expect("the pack goes live");
    library.topics[0].pictures.contains_key(name)
}

/// A picture that can't be shown: the sentence, the fix, at its name, and the card goes without it.
#[track_caller]
fn is_left_out(name: &str, bytes: Vec<u8>, code: &str, message: &str, fix: &str) {
    let (loaded, finding) = only(&pack_with(name, bytes));
    assert_eq!(finding.message, message);
    assert_eq!(finding.help.as_deref(), Some(format!("{fix} {WITHOUT_IT}").as_str()));
    assert_eq!((finding.code, finding.severity, finding.file.as_str()), (code, Severity::Warning, TOPIC));
    assert!(finding.quoted.unwrap().contains(name), "the line that names it is quoted");
    assert!(!is_shown(&loaded, name));
}

/// A picture that is shown all the same.
#[track_caller]
fn is_shown_all_the_same(name: &str, pack: &Pack, severity: Severity, code: &str, message: &str, help: &str) {
    let (loaded, finding) = only(pack);
    assert_eq!(finding.message, message);
    assert_eq!(finding.help.as_deref(), Some(help));
    assert_eq!((finding.code, finding.severity, finding.file.as_str()), (code, severity, TOPIC));
    assert!(finding.quoted.unwrap().contains(name), "the line that names it is quoted");
    assert!(is_shown(&loaded, name));
}

/// Nothing outside the folder is meant to be read: the pack does not go live.
#[track_caller]
fn keeps_the_pack_back(pack: &Pack, code: &str, message: &str, help: &str) {
    let (loaded, finding) = only(pack);
    assert_eq!(finding.message, message);
    assert_eq!(finding.help.as_deref(), Some(help));
    assert_eq!((finding.code, finding.severity, finding.file.as_str()), (code, Severity::Error, TOPIC));
    assert!(finding.position.is_some());
    assert!(loaded.library.is_none());
}

#[test]
fn the_shipped_pictures_are_all_shown_and_nothing_is_said_about_them() {
    let (loaded, findings) = said(&starter::shipped_alone("muscle-pain"));
    assert_eq!(findings, []);
    assert!(is_shown(&loaded, NAME));
}

#[test]
fn a_good_photo_of_each_kind_is_shown_and_nothing_is_said() {
    for (name, format) in [
        ("a.jpg", ImageFormat::Jpeg),
        ("a.JPEG", ImageFormat::Jpeg),
        ("a.png", ImageFormat::Png),
        ("a.webp", ImageFormat::WebP),
    ] {
        let (loaded, findings) = said(&pack_with(name, photo(40, 30, format)));
        assert_eq!(findings, [], "{name}");
        assert!(is_shown(&loaded, name));
    }
}

#[test]
fn an_iphone_picture_named_jpg_is_named_for_what_it_is() {
    is_left_out(
        "massage.jpg",
        heic(),
        "picture-format",
        "\"massage.jpg\" is an iPhone picture (HEIC); the kiosk can't show it.",
        "Open it on the phone or the computer and save it as JPEG.",
    );
}

#[test]
fn other_kinds_of_files_are_named_too() {
    let from_list = "Use a JPEG, PNG or WebP picture or an SVG drawing.";
    let resave = "Open it and save it as JPEG or PNG.";
    for (bytes, words, fix) in [
        (b"GIF89a\x01\0\x01\0".as_slice(), "a GIF picture", resave),
        (b"II*\0\x08\0\0\0", "a TIFF picture", resave),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "a bitmap (BMP)", resave),
        (b"\0\0\0\x14ftypavif\0\0\0\0avif", "an AVIF picture", resave),
        (b"%PDF-1.7\n", "a PDF document", from_list),
        (b"<!DOCTYPE html>\n<html></html>", "a web page", from_list),
        (b"just words", "not a picture that the kiosk knows", from_list),
    ] {
        let message = format!("\"massage.jpg\" is {words}; the kiosk can't show it.");
        is_left_out("massage.jpg", bytes.to_vec(), "picture-format", &message, fix);
    }
    is_left_out(
        "massage.jpg",
        Vec::new(),
        "picture-empty",
        "The file of the picture \"massage.jpg\" is empty.",
        "Copy it again from where it came from.",
    );
}

#[test]
fn a_webp_picture_named_jpg_is_shown() {
    is_shown_all_the_same(
        "massage.jpg",
        &pack_with("massage.jpg", photo(40, 30, ImageFormat::WebP)),
        Severity::Note,
        "picture-name-ending",
        "\"massage.jpg\" is a WebP picture by what is in it, not by its name.",
        "It is shown all the same. To be clear, give it a name that ends in .webp.",
    );
}

#[test]
fn a_name_with_other_capital_letters_is_found() {
    is_shown_all_the_same(
        "Massage.SVG",
        &pack_that_says("Massage.SVG"),
        Severity::Note,
        "picture-name-case",
        "The picture is called \"massage.svg\", and here it says \"Massage.SVG\": capital letters differ.",
        "It is shown all the same. To be safe, write \"massage.svg\".",
    );
}

#[test]
fn a_folder_with_other_capital_letters_is_found() {
    let mut pack = pack_that_says("own.png");
    pack.files.insert("topics/muscle-pain/Pictures/own.png".to_owned(), photo(4, 3, ImageFormat::Png).into());
    is_shown_all_the_same(
        "own.png",
        &pack,
        Severity::Note,
        "picture-name-case",
        "The picture \"own.png\" stands in topics/muscle-pain/Pictures/own.png: capital letters of the folder differ.",
        "It is shown all the same. To be safe, call the folder topics/muscle-pain/pictures/.",
    );
}

#[test]
fn the_name_as_it_is_written_comes_before_one_with_other_capital_letters() {
    let mut pack = pack_with("own.png", photo(4, 3, ImageFormat::Png));
    pack.files.insert(format!("{FOLDER}Own.png"), heic().into());
    let (loaded, findings) = said(&pack);
    assert_eq!(findings, []);
    assert!(is_shown(&loaded, "own.png"));
}

#[test]
fn a_photo_with_48_megapixels_is_shown_and_the_size_to_use_is_told() {
    is_shown_all_the_same(
        "massage.jpg",
        &pack_with("massage.jpg", photo(8000, 6000, ImageFormat::Jpeg)),
        Severity::Warning,
        "picture-large",
        "The photo \"massage.jpg\" is very large: 8000 × 6000 pixels (48 megapixels). \
         It is scaled down each time it is loaded.",
        "Save it with 2160 pixels on its long side. It looks the same.",
    );
}

#[test]
fn a_photo_with_more_than_64_megapixels_is_not_opened() {
    // What counts is the size that is written in front; the rest makes it long enough to be believed.
    let mut bytes = photo(4, 4, ImageFormat::Jpeg);
    let frame = bytes.windows(2).position(|two| two == [0xFF, 0xC0]).expect("it has a frame");
    bytes[frame + 5..frame + 9].copy_from_slice(&[0x23, 0x28, 0x23, 0x28]);
    bytes.extend(vec![0; 200_000]);
    is_left_out(
        "massage.jpg",
        bytes,
        "picture-too-large",
        "The picture \"massage.jpg\" is too large to be opened: 9000 × 9000 pixels.",
        "Save it with 2160 pixels on its long side.",
    );
}

#[test]
fn a_small_file_that_says_it_is_huge_is_not_opened() {
    let bytes = bomb();
    let message = format!(
        "The picture \"massage.png\" says it has 60000 × 60000 pixels, far more than its {} bytes can hold. \
         It was not opened.",
        bytes.len()
    );
    is_left_out("massage.png", bytes, "picture-bomb", &message, "Delete it, and use another one.");
}

#[test]
fn a_photo_that_ends_too_early_is_told() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let ending = format.extensions_str()[0];
        let name = format!("massage.{ending}");
        let whole = photo(400, 300, format);
        for part in [whole.len() / 2, whole.len() - 2] {
            is_left_out(
                &name,
                whole[..part].to_vec(),
                "picture-cut-off",
                &format!("The picture \"{name}\" is cut off: the end of the file is missing."),
                "Copy it again from where it came from.",
            );
        }
    }
}

#[test]
fn a_photo_with_damage_inside_is_found_by_decoding_it() {
    let mut bytes = photo(40, 30, ImageFormat::Png);
    let data = bytes.windows(4).position(|four| four == b"IDAT").expect("it has data") + 6;
    bytes[data..data + 8].fill(0xAA);
    is_left_out(
        "massage.png",
        bytes,
        "picture-damaged",
        "The picture \"massage.png\" is damaged and can't be read.",
        "Open it in another program and save it again.",
    );
}

#[test]
fn a_photo_is_turned_as_the_camera_says() {
    // Red is on the left in the file. By which turn is it where?
    let red = |pixels: &[u8]| pixels[0] > 150 && pixels[2] < 100;
    for (orientation, size, (red_x, red_y), (blue_x, blue_y)) in [
        (1, (80, 40), (10, 20), (70, 20)),
        (2, (80, 40), (70, 20), (10, 20)),
        (3, (80, 40), (70, 20), (10, 20)),
        (6, (40, 80), (20, 10), (20, 70)),
        (8, (40, 80), (20, 70), (20, 10)),
    ] {
        let photo = decode(&turned(orientation, 80, 40), 2160).expect("it can be read");
        assert_eq!((photo.width_px, photo.height_px), size, "turn {orientation}");
        let at = |x: u32, y: u32| &photo.rgba[((y * photo.width_px + x) * 4) as usize..][..4];
        assert!(red(at(red_x, red_y)), "turn {orientation}: {:?}", at(red_x, red_y));
        assert!(!red(at(blue_x, blue_y)), "turn {orientation}: {:?}", at(blue_x, blue_y));
    }
    let seen = verdict(&turned(6, 80, 40));
    assert_eq!(seen, Verdict::Photo { format: Format::Jpeg, width_px: 40, height_px: 80 });
}

#[test]
fn a_photo_is_scaled_down_to_the_screen_and_never_up() {
    let large = decode(&photo(4000, 1000, ImageFormat::Jpeg), 2160).unwrap();
    assert_eq!((large.width_px, large.height_px), (2160, 540));
    let colour = &large.rgba[..4];
    assert!(colour.iter().zip([180, 120, 60, 255]).all(|(a, b)| a.abs_diff(b) < 4), "{colour:?}");
    let small = decode(&photo(40, 10, ImageFormat::Jpeg), 2160).unwrap();
    assert_eq!((small.width_px, small.height_px), (40, 10));
}

#[test]
fn a_drawing_that_points_outside_is_an_error_and_never_drawn() {
    let pack = pack_with("own.svg", svg("<image href=\"https://example.org/a.png\"/>"));
    keeps_the_pack_back(
        &pack,
        "picture-svg-link",
        "The drawing \"own.svg\" points to something outside itself: https://example.org/a.png",
        "Put everything into the drawing itself and save it again, or use another one.",
    );
}

#[test]
fn a_drawing_with_a_script_is_left_out() {
    is_left_out(
        "own.svg",
        svg("<script>alert(1)</script>"),
        "picture-svg-script",
        "The drawing \"own.svg\" has something in it that is not drawn but run: script.",
        "Save it again as plain SVG.",
    );
}

#[test]
fn a_drawing_that_could_grow_without_end_is_left_out() {
    let definitions = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    is_left_out(
        "own.svg",
        [definitions.as_bytes(), &svg("<g id=\"&b;\"/>")].concat(),
        "picture-svg-definitions",
        "The drawing \"own.svg\" begins with definitions that the kiosk does not read.",
        "Save it again as plain SVG.",
    );
    is_left_out(
        "own.svg",
        svg("<g id=\"a\"><use href=\"#a\"/><use href=\"#a\"/></g>"),
        "picture-svg-too-much",
        "The drawing \"own.svg\" has too much in it to be drawn.",
        "Save it simpler, or as a PNG picture.",
    );
}

#[test]
fn letters_in_a_drawing_are_not_shown_and_that_is_told() {
    is_shown_all_the_same(
        "own.svg",
        &pack_with("own.svg", svg("<text>12 of 100</text>")),
        Severity::Warning,
        "picture-part-left-out",
        "The drawing \"own.svg\" has letters in it, and they are not shown.",
        "Turn them into shapes (\"object to path\") and save it again.",
    );
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_an_error() {
    let help = "Put the picture into pictures/ and write its name alone.";
    for (name, message) in [
        ("../massage.svg", "\"../massage.svg\" leads out of the folder of pictures."),
        ("/home/desk/a.jpg", "\"/home/desk/a.jpg\" is a place on one computer, outside the folder of pictures."),
        ("C:\\Users\\a.jpg", "\"C:\\Users\\a.jpg\" is a place on one computer, outside the folder of pictures."),
        (
            "https://a.org/a.jpg",
            "\"https://a.org/a.jpg\" is an address on the internet, outside the folder of pictures.",
        ),
        ("photos/a.jpg", "\"photos/a.jpg\" names a folder; pictures stand in pictures/ itself."),
    ] {
        keeps_the_pack_back(&pack_that_says(name), "picture-path", message, help);
    }
}

#[test]
fn a_picture_that_is_missing_is_a_warning_with_the_nearest_name() {
    let (loaded, finding) = only(&pack_that_says("masage.svg"));
    assert_eq!(finding.message, "There is no picture \"masage.svg\" in pictures/.");
    assert_eq!(finding.help.as_deref(), Some("Did you mean \"massage.svg\"?"));
    assert_eq!((finding.code, finding.severity), ("picture-missing", Severity::Warning));
    assert!(!is_shown(&loaded, "masage.svg"));
}

#[test]
fn a_file_that_is_too_large_to_be_read_is_told_where_it_is_used() {
    let mut pack = pack_that_says("own.png");
    pack.too_large.insert(format!("{FOLDER}own.png"), 40 << 20);
    let (loaded, finding) = only(&pack);
    assert_eq!(finding.message, "The file of \"own.png\" is too large: it has 40 MB, and 32 MB is the most.");
    assert_eq!(finding.help, Some(format!("Save it smaller. {WITHOUT_IT}")));
    assert_eq!((finding.code, finding.severity), ("picture-file-too-large", Severity::Warning));
    assert!(!is_shown(&loaded, "own.png"));
}

#[test]
fn a_picture_that_nobody_uses_is_nothing() {
    let mut pack = starter::shipped_alone("muscle-pain");
    pack.files.insert(format!("{FOLDER}holiday.jpg"), heic().into());
    pack.files.insert(format!("{FOLDER}bomb.png"), bomb().into());
    pack.too_large.insert(format!("{FOLDER}film.jpg"), 1 << 40);
    pack.links.insert(format!("{FOLDER}link.jpg"));
    let (loaded, findings) = said(&pack);
    assert_eq!(findings, []);
    assert!(loaded.library.is_some());
    assert!(!loaded.findings.iter().any(|finding| finding.code == "file-too-large"));
}

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes a pack into a folder of its own.
fn written(pack: &Pack, name: &str) -> Folder {
    let folder = Folder(std::env::temp_dir().join(format!("waitwise-{name}-{}", std::process::id())));
    for (path, bytes) in &pack.files {
        let file = folder.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

#[cfg(unix)]
#[test]
fn a_picture_that_is_a_link_is_not_followed_and_told() {
    let outside = written(&pack_with("secret.jpg", photo(4, 3, ImageFormat::Jpeg)), "outside");
    let inside = written(&pack_that_says("own.jpg"), "inside");
    std::os::unix::fs::symlink(
        outside.0.join(format!("{FOLDER}secret.jpg")),
        inside.0.join(format!("{FOLDER}own.jpg")),
    )
    .unwrap();
    let pack = Pack::from_dir(&inside.0).unwrap();
    assert!(!pack.files.contains_key(&format!("{FOLDER}own.jpg")), "what is outside is not read");
    keeps_the_pack_back(
        &pack,
        "picture-link",
        "\"own.jpg\" is a link to another place, and links are not followed.",
        "Copy the picture itself into pictures/.",
    );
}

#[cfg(unix)]
#[test]
fn a_folder_of_pictures_that_is_a_link_is_told_too() {
    let outside = written(&starter::shipped_alone("muscle-pain"), "linked");
    let mut without = starter::shipped_alone("muscle-pain");
    without.files.retain(|path, _| !path.starts_with(FOLDER));
    let inside = written(&without, "linking");
    let folder = FOLDER.trim_end_matches('/');
    std::os::unix::fs::symlink(outside.0.join(folder), inside.0.join(folder)).unwrap();
    let (loaded, findings) = said(&Pack::from_dir(&inside.0).unwrap());
    assert!(loaded.library.is_none());
    assert!(!findings.is_empty() && findings.iter().all(|finding| finding.code == "picture-link"), "{findings:?}");
}
