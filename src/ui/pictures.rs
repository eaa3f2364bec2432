//! Pictures: registered once under a name, turned into textures by egui's loaders at the size they are drawn.

use std::sync::Arc;

use std::fmt::Write as _;

use egui::load::{SizeHint, TexturePoll};
use egui::{Color32, Context, CornerRadius, Rect, Shape, TextureOptions, epaint::RectShape, pos2};
use include_dir::{Dir, include_dir};

use super::tokens::Tokens;
use crate::content::library::{ChoiceText, Library, QuestionKindText, Shape as OptionShape, Theme, Tint};

static IMAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/images");

/// Width and height in which a map's pictures are drawn and their areas written down.
pub const BODY_SIZE: egui::Vec2 = egui::vec2(360.0, 860.0);

/// Makes every picture of the program and of the library known under its uri.
pub fn register(ctx: &Context, library: &Library) {
    egui_extras::install_image_loaders(ctx);
    for folder in ["ui", "scenes"] {
        let files = IMAGES.get_dir(folder).into_iter().flat_map(Dir::files);
        for file in files {
            let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
            ctx.include_bytes(format!("bytes://{folder}/{name}"), file.contents().to_vec());
        }
    }
    for theme in [Theme::Light, Theme::Dark, Theme::HighContrast] {
        let Ok(tokens) = Tokens::load(theme) else { continue };
        for option in library.topics.iter().flat_map(|topic| &topic.options) {
            register_mark(ctx, &tokens, option.shape, option.tint);
        }
    }
    for topic in &library.topics {
        for picture in topic.pictures.values() {
            ctx.include_bytes(uri_of(&picture.uri), picture.bytes.to_vec());
        }
        for question in &topic.questions {
            if let QuestionKindText::Map { choices, .. } = &question.kind {
                for choice in choices {
                    register_area(ctx, &topic.id, choice);
                }
            }
        }
    }
}

pub fn ui_uri(icon: &str) -> String {
    format!("bytes://ui/{icon}.svg")
}

pub fn scene_uri(scene: &str) -> String {
    format!("bytes://scenes/{scene}.svg")
}

/// The uri under which a picture of the library was registered.
pub fn uri_of(library_uri: &str) -> String {
    // The hash goes before the ending, since the loaders tell the format by the ending.
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
    paint_uv(ui, uri, rect, CornerRadius::ZERO, tint, |_| Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)));
}

/// Draws a picture so that it fills `rect` with rounded corners, its middle kept and its edges cut.
pub fn paint_cover(ui: &egui::Ui, uri: &str, rect: Rect, radius: CornerRadius) {
    paint_uv(ui, uri, rect, radius, Color32::WHITE, |size| {
        let (want, have) = (rect.width() / rect.height(), size.x / size.y);
        let (w, h) = if have > want { (want / have, 1.0) } else { (1.0, have / want) };
        // Rather from below than from above: faces and hands are in the upper part.
        Rect::from_min_size(pos2((1.0 - w) / 2.0, (1.0 - h) * CUT_ABOVE), egui::vec2(w, h))
    });
}

/// Share of what is cut off a tall picture that comes off its top.
const CUT_ABOVE: f32 = 0.2;

/// Draws a picture whole and as large as `rect` allows, in its middle.
pub fn paint_contain(ui: &egui::Ui, uri: &str, rect: Rect) {
    if let Some(size) = natural_size(ui, uri, rect) {
        let scale = (rect.width() / size.x).min(rect.height() / size.y);
        paint(ui, uri, Rect::from_center_size(rect.center(), size * scale), Color32::WHITE);
    }
}

/// Where [`paint_contain`] puts a picture, and how many points one unit of the picture becomes.
pub fn contained(rect: Rect, picture_size: egui::Vec2) -> (Rect, f32) {
    let scale = (rect.width() / picture_size.x).min(rect.height() / picture_size.y);
    (Rect::from_center_size(rect.center(), picture_size * scale), scale)
}

fn natural_size(ui: &egui::Ui, uri: &str, rect: Rect) -> Option<egui::Vec2> {
    load(ui, uri, rect).map(|(_, size)| size)
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
    let Some((texture, size)) = load(ui, uri, rect) else { return };
    let shape = RectShape::filled(rect, radius, tint).with_texture(texture, uv(size));
    ui.painter().add(Shape::Rect(shape));
}

/// Texture and size in points; rasterised at the width that is drawn, in pixels.
fn load(ui: &egui::Ui, uri: &str, rect: Rect) -> Option<(egui::TextureId, egui::Vec2)> {
    let pixels = (rect.width() * ui.ctx().pixels_per_point()).ceil().clamp(1.0, 4096.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1..=4096 just before")]
    let hint = SizeHint::Width(pixels as u32);
    match ui.ctx().try_load_texture(uri, TextureOptions::LINEAR, hint) {
        Ok(TexturePoll::Ready { texture }) => Some((texture.id, texture.size)),
        Ok(TexturePoll::Pending { .. }) | Err(_) => None,
    }
}

/// A mark is drawn white on black; here it gets the option's hue and, where it is cut out, its ground.
fn register_mark(ctx: &Context, tokens: &Tokens, shape: OptionShape, tint: Tint) {
    let file = match shape {
        OptionShape::Diamond => "marks/diamond.svg",
        OptionShape::Disc => "marks/disc.svg",
        OptionShape::Ring => "marks/ring.svg",
        OptionShape::Leaf => "marks/leaf.svg",
        OptionShape::Square => "marks/square.svg",
        OptionShape::Drop => "marks/drop.svg",
    };
    let Some(svg) = IMAGES.get_file(file).and_then(|file| file.contents_utf8()) else { return };
    let pair = tokens.tint(tint);
    let coloured = svg
        .replace("#FFFFFF", "MARK")
        .replace("#000000", &format!("#{}", hex(pair.ground)))
        .replace("MARK", &format!("#{}", hex(pair.mark)));
    ctx.include_bytes(mark_uri(tokens, shape, tint), coloured.into_bytes());
}

/// All areas are known from the start, chosen or not: which textures exist says nothing about a patient.
fn register_area(ctx: &Context, topic_id: &str, choice: &ChoiceText) {
    let Ok(tokens) = Tokens::load(Theme::Light) else { return };
    for (polygons, front) in [(&choice.front, true), (&choice.back, false)] {
        let (width, height) = (BODY_SIZE.x, BODY_SIZE.y);
        let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">"#);
        for polygon in polygons {
            let points: Vec<String> = polygon.iter().map(|(x, y)| format!("{x},{y}")).collect();
            let _ = write!(
                svg,
                r##"<polygon points="{}" fill="#{}" fill-opacity="0.92" stroke="#{}" stroke-width="6" stroke-linejoin="round"/>"##,
                points.join(" "),
                hex(tokens.color.accent),
                hex(tokens.color.on_accent),
            );
        }
        svg.push_str("</svg>");
        ctx.include_bytes(area_uri(topic_id, choice, front), svg.into_bytes());
    }
}

fn hex(color: Color32) -> String {
    format!("{:02X}{:02X}{:02X}", color.r(), color.g(), color.b())
}

/// The bytes of a bundled picture, for checks that read it from outside.
pub fn bundled(path: &str) -> Option<Arc<[u8]>> {
    IMAGES.get_file(path).map(|file| Arc::from(file.contents()))
}
