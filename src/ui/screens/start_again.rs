//! Something failed: the visit is lost, and the patient is told so kindly, for two seconds.

use super::View;
use crate::ui::page::{Bar, Page, Top};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::widgets::gap;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{heading, soft};

const PICTURE_HEIGHT: f32 = 620.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let picture = Picture {
        uri: pictures::scene_uri("staff-welcome"),
        alt: view.words.get("welcome-alt"),
        height: PICTURE_HEIGHT,
    };
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper: vec![
            gap(space.xxl),
            heading(Style::Question, view.words.get("start-again-title")),
            gap(space.l),
            soft(Style::Lead, view.words.get("start-again-lead")),
        ],
        lower: if view.tokens.zoom() <= 1.0 { vec![Box::new(picture)] } else { Vec::new() },
        split: true,
        bar: Bar::Hidden,
        ..Page::default()
    }
}
