//! Photos on the glass: never decoded on the thread that draws, never more in memory than the cap, gone with their library.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod pictures_support;
mod ui_support;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use egui::Context;
use image::ImageFormat;
use pictures_support::{FOLDER, photo, photo_of};
use ui_support::screens::{self, Visit};
use ui_support::{Kiosk, LANDSCAPE, PORTRAIT, library};
use waitwise::content::{Library, load, starter};
use waitwise::ui::pictures::{self, CACHE_CAP_BYTES, Stats};

/// The options' pictures, which the overview shows all at once, and those of a row of cards.
const OPTIONS: [&str; 4] = ["dry-needling.svg", "massage.svg", "both.svg", "neither-yet.svg"];
const ROW: [&str; 4] =
    ["row-feels-dry-needling.svg", "row-feels-massage.svg", "row-feels-both.svg", "row-feels-neither-yet.svg"];

/// Opaque red, green and blue of [`photo`]; compression moves them a little.
const PHOTO_COLOUR: [u8; 3] = [180, 120, 60];

/// The shipped content with photos in the place of some drawings.
fn with_photos(photos: &[(&str, Vec<u8>)]) -> Arc<Library> {
    let mut pack = starter::shipped_alone("muscle-pain");
    for (name, bytes) in photos {
        let path = format!("{FOLDER}{name}");
        assert!(pack.files.contains_key(&path), "{name} is a shipped picture");
        pack.files.insert(path, Arc::from(bytes.as_slice()));
    }
    Arc::new(load(&pack).library.expect("photos may have any name"))
}

fn stats(kiosk: &Kiosk) -> Stats {
    pictures::stats(&kiosk.harness.ctx)
}

/// Frames until no photo is waited for.
fn until_photos_are_there(kiosk: &mut Kiosk) {
    for _ in 0..1000 {
        kiosk.harness.step();
        if stats(kiosk).waiting == 0 {
            kiosk.settle();
            return;
        }
        // Each step is a part of a second for the visit, which must not end for idleness meanwhile.
        thread::sleep(Duration::from_millis(30));
    }
    panic!("photos never came: {:?}", stats(kiosk));
}

fn textures_of_content(ctx: &Context) -> Vec<String> {
    let manager = ctx.tex_manager();
    let manager = manager.read();
    let mut names: Vec<String> = manager.allocated().map(|(_, meta)| meta.name.clone()).collect();
    names.retain(|name| name.starts_with("bytes://content/"));
    names.sort();
    names
}

/// Colour in the middle of the thing with this name.
fn colour_of(kiosk: &mut Kiosk, name: &str) -> [u8; 3] {
    let middle = kiosk.rect_of(name).center() * kiosk.harness.ctx.pixels_per_point();
    let picture = kiosk.harness.render().expect("it can be drawn");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on the screen")]
    let pixel = picture.get_pixel(middle.x as u32, middle.y as u32);
    [pixel[0], pixel[1], pixel[2]]
}

fn is_like(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 8)
}

fn alt_of(library: &Library, file: &str) -> String {
    let option = library.topics[0].options.iter().find(|option| option.picture.file == file);
    option.expect("it is the picture of an option").picture.alt.clone()
}

#[test]
fn a_photo_is_decoded_on_another_thread_and_then_it_is_drawn() {
    let library = with_photos(&[("massage.svg", photo(1200, 800, ImageFormat::Jpeg))]);
    let alt = alt_of(&library, "massage.svg");
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::overview(&library).state);
    until_photos_are_there(&mut kiosk);
    let decoded_on = stats(&kiosk).decoded_on.expect("the photo was decoded");
    assert_ne!(decoded_on, thread::current().id());
    let colour = colour_of(&mut kiosk, &alt);
    assert!(is_like(colour, PHOTO_COLOUR), "{colour:?}");
}

#[test]
fn a_photo_is_decoded_once_however_often_it_is_drawn() {
    let library = with_photos(&[("massage.svg", photo(1200, 800, ImageFormat::Jpeg))]);
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    for state in [Visit::overview(&library).state, Visit::new(&library).state, Visit::overview(&library).state] {
        kiosk.show(state);
        until_photos_are_there(&mut kiosk);
    }
    assert_eq!(stats(&kiosk).photos_decoded, 1);
}

#[test]
fn until_a_photo_is_there_its_place_is_the_ground_and_nothing_is_said() {
    let library = with_photos(&[("massage.svg", photo(1200, 800, ImageFormat::Jpeg))]);
    let alt = alt_of(&library, "massage.svg");
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    // With no room at all it never comes.
    pictures::set_cache_cap(&kiosk.harness.ctx, 0);
    kiosk.show(Visit::overview(&library).state);
    until_photos_are_there(&mut kiosk);
    let (without, names) = (colour_of(&mut kiosk, &alt), kiosk.names());
    assert!(!is_like(without, PHOTO_COLOUR));
    assert_eq!(stats(&kiosk).texture_bytes, 0);

    pictures::set_cache_cap(&kiosk.harness.ctx, CACHE_CAP_BYTES);
    until_photos_are_there(&mut kiosk);
    let with = colour_of(&mut kiosk, &alt);
    assert!(is_like(with, PHOTO_COLOUR), "{with:?}");
    assert_eq!(kiosk.names(), names, "the same words with and without it");
}

#[test]
fn drawings_are_there_in_the_first_frame() {
    let library = library();
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.harness.state_mut().state = Visit::overview(&library).state;
    kiosk.harness.step();
    assert!(textures_of_content(&kiosk.harness.ctx).iter().any(|name| name.contains("massage")));
    assert_eq!(stats(&kiosk).photos_decoded, 0);
    assert_eq!(stats(&kiosk).waiting, 0);
}

#[test]
fn textures_never_take_more_than_the_cap() {
    let names: Vec<&str> = OPTIONS.into_iter().chain(ROW).collect();
    // 800 × 600 pixels are 1.9 MB each: all eight take more than four times what is allowed.
    let photos: Vec<(&str, Vec<u8>)> = (1..).zip(names).map(|(n, name)| (name, photo_of(n, 800, 600))).collect();
    let library = with_photos(&photos);
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    let cap_bytes = 4 << 20;
    pictures::set_cache_cap(&kiosk.harness.ctx, cap_bytes);
    let mut most_bytes = 0;
    for (name, state) in screens::all(&library) {
        kiosk.show(state);
        for _ in 0..3 {
            until_photos_are_there(&mut kiosk);
            let held = stats(&kiosk).texture_bytes;
            most_bytes = most_bytes.max(held);
            assert!(held <= cap_bytes, "{name}: {held} bytes");
        }
        let manager = kiosk.harness.ctx.tex_manager();
        let manager = manager.read();
        let pictures = manager.allocated().filter(|(_, meta)| meta.name.starts_with("bytes:"));
        let really_bytes: usize = pictures.map(|(_, meta)| meta.bytes_used()).sum();
        assert_eq!(really_bytes, stats(&kiosk).texture_bytes, "{name}");
    }
    assert!(most_bytes > cap_bytes / 2, "photos were drawn: {most_bytes} bytes");
    assert!(stats(&kiosk).photos_decoded > photos.len(), "some went and came back");
}

#[test]
fn what_was_drawn_longest_ago_goes_first() {
    let photos: Vec<(&str, Vec<u8>)> = (1..).zip(OPTIONS).map(|(n, name)| (name, photo_of(n, 800, 600))).collect();
    let library = with_photos(&photos);
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::overview(&library).state);
    until_photos_are_there(&mut kiosk);
    // A scene of the start screen is drawn last; the photos go to make room.
    kiosk.show(Visit::new(&library).state);
    let before = stats(&kiosk);
    pictures::set_cache_cap(&kiosk.harness.ctx, before.texture_bytes - 1);
    let left = textures_of_content(&kiosk.harness.ctx);
    assert!(left.len() < OPTIONS.len(), "{left:?}");
    let scene = kiosk.harness.ctx.tex_manager().read().allocated().any(|(_, meta)| meta.name.contains("attract"));
    assert!(scene, "what is on the screen stays");
}

#[test]
fn a_screen_of_large_photos_is_whole_and_what_it_took_is_given_back_after_it() {
    // 2048 × 1536 pixels are 12 MiB each: the four together, beside the drawings, are more than is kept.
    let kept_bytes = 48 << 20;
    let photos: Vec<(&str, Vec<u8>)> = (1..).zip(OPTIONS).map(|(n, name)| (name, photo_of(n, 2048, 1536))).collect();
    let library = with_photos(&photos);
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    until_photos_are_there(&mut kiosk);
    assert!(
        stats(&kiosk).photos_decoded < photos.len(),
        "none is decoded ahead to be thrown away: {:?}",
        stats(&kiosk)
    );
    kiosk.show(Visit::overview(&library).state);
    until_photos_are_there(&mut kiosk);
    assert_eq!(stats(&kiosk).photos_decoded, photos.len(), "each once");
    assert!(stats(&kiosk).texture_bytes > kept_bytes, "all four are drawn: {:?}", stats(&kiosk));

    for (name, state) in screens::all(&library).into_iter().filter(|(name, _)| name.starts_with("question")) {
        kiosk.show(state);
        until_photos_are_there(&mut kiosk);
        assert!(stats(&kiosk).texture_bytes <= kept_bytes, "{name}: {:?}", stats(&kiosk));
    }
}

#[test]
fn whoever_goes_back_finds_the_pictures_of_the_whole_visit_still_there() {
    for glass in [PORTRAIT, LANDSCAPE] {
        let library = library();
        let mut kiosk = Kiosk::with_pixels(library.clone(), glass, 1.0);
        let visit = screens::all(&library);
        for (_, state) in &visit {
            kiosk.show(state.clone());
        }
        let seen = stats(&kiosk);
        assert!(seen.texture_bytes > 16 << 20, "at full size: {seen:?}");
        for (name, state) in visit {
            kiosk.show(state);
            assert_eq!(stats(&kiosk), seen, "{name} draws nothing anew");
        }
    }
}

#[test]
fn another_library_frees_what_only_the_first_one_had() {
    let shared = ("massage.svg", photo_of(1, 400, 300));
    let first = with_photos(&[shared.clone(), ("both.svg", photo_of(2, 400, 300))]);
    let second = with_photos(&[shared, ("both.svg", photo_of(3, 400, 300))]);
    let mut kiosk = Kiosk::on(first.clone(), PORTRAIT);
    kiosk.show(Visit::overview(&first).state);
    until_photos_are_there(&mut kiosk);
    let before = textures_of_content(&kiosk.harness.ctx);
    let of =
        |names: &[String], part: &str| names.iter().filter(|name| name.contains(part)).cloned().collect::<Vec<_>>();
    assert_eq!((of(&before, "/massage-").len(), of(&before, "/both-").len()), (1, 1), "{before:?}");
    let sources = stats(&kiosk).sources;

    kiosk.harness.state_mut().library = second.clone();
    pictures::replace(&kiosk.harness.ctx, &second);
    until_photos_are_there(&mut kiosk);
    let after = textures_of_content(&kiosk.harness.ctx);
    assert_eq!(of(&after, "/massage-"), of(&before, "/massage-"));
    assert_eq!(of(&after, "/both-").len(), 1, "{after:?}");
    assert_ne!(of(&after, "/both-"), of(&before, "/both-"), "the old one is gone");
    assert_eq!(stats(&kiosk).sources, sources, "the old file is gone too");
    assert_eq!(stats(&kiosk).photos_decoded, 3, "what both have was not decoded again");
}

#[test]
fn all_is_freed_when_asked_for() {
    let library = with_photos(&[("massage.svg", photo_of(1, 400, 300))]);
    let mut kiosk = Kiosk::on(library.clone(), PORTRAIT);
    kiosk.show(Visit::overview(&library).state);
    until_photos_are_there(&mut kiosk);
    assert!(stats(&kiosk).textures > 0);
    pictures::release_all(&kiosk.harness.ctx);
    kiosk.settle();
    let held = stats(&kiosk);
    assert_eq!((held.sources, held.textures, held.texture_bytes), (0, 0, 0));
    let names =
        kiosk.harness.ctx.tex_manager().read().allocated().filter(|(_, m)| m.name.starts_with("bytes:")).count();
    assert_eq!(names, 0);
}

#[test]
fn a_photo_of_a_library_that_is_gone_is_not_kept() {
    let library = with_photos(&[("massage.svg", photo(3000, 2000, ImageFormat::Jpeg))]);
    let mut kiosk = Kiosk::on(library, PORTRAIT);
    let shipped = ui_support::library();
    kiosk.harness.state_mut().library = shipped.clone();
    pictures::replace(&kiosk.harness.ctx, &shipped);
    kiosk.show(Visit::overview(&shipped).state);
    for _ in 0..20 {
        kiosk.harness.step();
        thread::sleep(Duration::from_millis(10));
    }
    let massage = textures_of_content(&kiosk.harness.ctx).into_iter().filter(|name| name.contains("/massage-")).count();
    assert_eq!(massage, 1, "the shipped drawing alone");
    assert_eq!(stats(&kiosk).waiting, 0);
}
