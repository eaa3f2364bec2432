//! Pictures: registered once under a name, drawn by that name. Drawings become textures at the size that is drawn, when
//! it is drawn; photos are decoded on a thread of their own, and until one is there its place stays as it is.

mod darkroom;
mod register;
mod shelf;

use egui::{Color32, Context, CornerRadius, Rect, Shape, epaint::RectShape, pos2};

use super::tokens::Tokens;
use crate::content::library::{ChoiceText, Library, Shape as OptionShape, Tint};

pub use register::BODY_SIZE;
pub use shelf::{CACHE_CAP_BYTES, Stats};

/// Makes every picture of the program and of the library known under its uri, in the place of those of the library
/// before. What both have stays as it is; everything else of the one before is freed, textures when the frame ends.
pub fn replace(ctx: &Context, library: &Library) {
    shelf::replace(ctx, register::sources(library));
}

/// Frees every picture and its texture. Nothing is drawn until a library takes the place.
pub fn release_all(ctx: &Context) {
    shelf::replace(ctx, std::collections::HashMap::new());
}

/// What is held at this moment.
pub fn stats(ctx: &Context) -> Stats {
    shelf::stats(ctx)
}

/// Never holds more bytes of textures than this, even for one screen; [`CACHE_CAP_BYTES`] unless told.
pub fn set_cache_cap(ctx: &Context, cap_bytes: usize) {
    shelf::set_cap(ctx, cap_bytes);
}

pub fn ui_uri(icon: &str) -> String {
    format!("bytes://ui/{icon}.svg")
}

pub fn scene_uri(scene: &str) -> String {
    format!("bytes://scenes/{scene}.svg")
}

/// The uri under which a picture of the library was registered.
pub fn uri_of(library_uri: &str) -> String {
    // The hash goes before the ending, so that the name still reads as a picture's name.
    match (library_uri.split_once('#'), library_uri.rsplit_once('.')) {
        (Some((path, hash)), _) => match path.rsplit_once('.') {
            Some((stem, ending)) => format!("bytes://content/{stem}-{hash}.{ending}"),
            None => format!("bytes://content/{path}-{hash}"),
        },
        (None, _) => format!("bytes://content/{library_uri}"),
    }
}

pub fn mark_uri(tokens: &Tokens, shape: OptionShape, tint: Tint) -> String {
    let pair = tokens.tint(tint);
    format!("bytes://marks/{shape:?}-{}-{}.svg", hex(pair.mark), hex(pair.ground))
}

/// The chosen look of one body area, on the front or the back picture; drawn over it.
pub fn area_uri(topic_id: &str, choice: &ChoiceText, front: bool) -> String {
    let side = if front { "front" } else { "back" };
    format!("bytes://areas/{topic_id}-{}-{side}.svg", choice.id)
}

/// Draws a picture stretched over `rect`, tinted. An unreadable picture draws nothing.
pub fn paint(ui: &egui::Ui, uri: &str, rect: Rect, tint: Color32) {
    paint_turned(ui, uri, rect, tint, false);
}

/// The same, its left side at the right if `turned`.
pub fn paint_turned(ui: &egui::Ui, uri: &str, rect: Rect, tint: Color32, turned: bool) {
    let (left, right) = if turned { (1.0, 0.0) } else { (0.0, 1.0) };
    paint_uv(ui, uri, rect, CornerRadius::ZERO, tint, |_| Rect::from_min_max(pos2(left, 0.0), pos2(right, 1.0)));
}

/// Draws a picture so that it fills `rect` with rounded corners, its middle kept and its edges cut. One of which too much
/// would be cut is drawn whole: a year of twelve sheets must not become one of six.
pub fn paint_cover(ui: &egui::Ui, uri: &str, rect: Rect, radius: CornerRadius) {
    // Its size is not asked for out of sight: that would decode a photo.
    if !ui.is_rect_visible(rect) {
        return;
    }
    let size = shelf::size_of_wanted(ui.ctx(), uri, rect.width());
    let whole = size.map(|size| contained(rect, size).0).filter(|place| place.area() < (1.0 - MOST_CUT) * rect.area());
    let (rect, radius) = match whole {
        Some(place) => (place, CornerRadius::same(radius.nw.max(radius.sw))),
        None => (rect, radius),
    };
    paint_uv(ui, uri, rect, radius, Color32::WHITE, |size| {
        let (want, have) = (rect.width() / rect.height(), size.x / size.y);
        let (w, h) = if have > want { (want / have, 1.0) } else { (1.0, have / want) };
        // Rather from below than from above: faces and hands are in the upper part.
        Rect::from_min_size(pos2((1.0 - w) / 2.0, (1.0 - h) * CUT_ABOVE), egui::vec2(w, h))
    });
}

/// At most this share of a picture is cut off. As much of `rect` stays empty beside it when it is drawn whole.
const MOST_CUT: f32 = 0.45;
/// Share of what is cut off a tall picture that comes off its top.
const CUT_ABOVE: f32 = 0.2;

/// Draws a picture whole and as large as `rect` allows, in its middle.
pub fn paint_contain(ui: &egui::Ui, uri: &str, rect: Rect) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    if let Some(place) = place_whole(ui, uri, rect) {
        paint(ui, uri, place, Color32::WHITE);
    }
}

/// Where [`paint_contain`] puts a picture; `None` while its size is not known.
pub fn place_whole(ui: &egui::Ui, uri: &str, rect: Rect) -> Option<Rect> {
    Some(contained(rect, shelf::natural_size(ui.ctx(), uri)?).0)
}

/// Where a picture of this size stands whole in `rect`, and how many points one unit of the picture becomes.
pub fn contained(rect: Rect, picture_size: egui::Vec2) -> (Rect, f32) {
    let scale = (rect.width() / picture_size.x).min(rect.height() / picture_size.y);
    (Rect::from_center_size(rect.center(), picture_size * scale), scale)
}

fn paint_uv(
    ui: &egui::Ui,
    uri: &str,
    rect: Rect,
    radius: CornerRadius,
    tint: Color32,
    uv: impl FnOnce(egui::Vec2) -> Rect,
) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let Some((texture, size)) = shelf::load(ui.ctx(), uri, rect.width()) else { return };
    let shape = RectShape::filled(rect, radius, tint).with_texture(texture, uv(size));
    ui.painter().add(Shape::Rect(shape));
}

fn hex(color: Color32) -> String {
    format!("{:02X}{:02X}{:02X}", color.r(), color.g(), color.b())
}
