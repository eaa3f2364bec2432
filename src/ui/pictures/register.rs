//! Every picture of the program and of a library, under its uri.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::shelf::Sources;
use super::{area_uri, hex, mark_uri, uri_of};
use crate::content::library::{ChoiceText, Library, QuestionKindText, Shape as OptionShape, Theme, Tint};
use crate::ui::tokens::Tokens;

static IMAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/images");

/// Width and height in which a map's pictures are drawn and their areas written down.
pub const BODY_SIZE: egui::Vec2 = egui::vec2(360.0, 860.0);

pub fn sources(library: &Library) -> Sources {
    let mut sources = HashMap::new();
    for folder in ["ui", "scenes"] {
        let files = IMAGES.get_dir(folder).into_iter().flat_map(Dir::files);
        for file in files {
            let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
            sources.insert(format!("bytes://{folder}/{name}"), Arc::from(file.contents()));
        }
    }
    for theme in [Theme::Light, Theme::Dark, Theme::HighContrast] {
        let Ok(tokens) = Tokens::load(theme) else { continue };
        for tint in Tint::ALL {
            sources.extend(OptionShape::ALL.into_iter().filter_map(|shape| mark(&tokens, shape, tint)));
        }
    }
    let tokens = Tokens::load(Theme::Light).ok();
    for topic in &library.topics {
        for picture in topic.pictures.values() {
            sources.insert(uri_of(&picture.uri), Arc::clone(&picture.bytes));
        }
        for question in &topic.questions {
            if let (QuestionKindText::Map { choices, .. }, Some(tokens)) = (&question.kind, &tokens) {
                sources.extend(choices.iter().flat_map(|choice| areas(tokens, &topic.id, choice)));
            }
        }
    }
    sources
}

/// A mark is drawn white on black; here it gets the option's hue and, where it is cut out, its ground.
fn mark(tokens: &Tokens, shape: OptionShape, tint: Tint) -> Option<(String, Arc<[u8]>)> {
    let file = match shape {
        OptionShape::Diamond => "marks/diamond.svg",
        OptionShape::Disc => "marks/disc.svg",
        OptionShape::Ring => "marks/ring.svg",
        OptionShape::Leaf => "marks/leaf.svg",
        OptionShape::Square => "marks/square.svg",
        OptionShape::Drop => "marks/drop.svg",
    };
    let svg = IMAGES.get_file(file)?.contents_utf8()?;
    let pair = tokens.tint(tint);
    let coloured = svg
        .replace("#FFFFFF", "MARK")
        .replace("#000000", &format!("#{}", hex(pair.ground)))
        .replace("MARK", &format!("#{}", hex(pair.mark)));
    Some((mark_uri(tokens, shape, tint), Arc::from(coloured.into_bytes())))
}

/// The body shows through a chosen area; its edge and the tick over it say that it is chosen.
///
/// All areas are known from the start, chosen or not: which pictures are known says nothing about a patient.
fn areas(tokens: &Tokens, topic_id: &str, choice: &ChoiceText) -> [(String, Arc<[u8]>); 2] {
    [(&choice.front, true), (&choice.back, false)].map(|(polygons, front)| {
        let (width, height) = (BODY_SIZE.x, BODY_SIZE.y);
        let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">"#);
        for polygon in polygons {
            let points: Vec<String> = polygon.iter().map(|(x, y)| format!("{x},{y}")).collect();
            let _ = write!(
                svg,
                r##"<polygon points="{}" fill="#{}" fill-opacity="0.45" stroke="#{}" stroke-width="5" stroke-linejoin="round"/>"##,
                points.join(" "),
                hex(tokens.color.accent),
                hex(tokens.color.on_accent),
            );
        }
        svg.push_str("</svg>");
        (area_uri(topic_id, choice, front), Arc::from(svg.into_bytes()))
    })
}
