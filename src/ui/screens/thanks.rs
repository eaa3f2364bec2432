//! The end of a visit.

use super::View;
use crate::ui::page::{Page, Top};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::gap;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{heading, soft};
use crate::visit::Msg;

const PICTURE_HEIGHT: f32 = 460.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let picture =
        Picture { uri: pictures::scene_uri("thanks"), alt: view.words.get("thanks-alt"), height: PICTURE_HEIGHT };
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper: vec![
            gap(space.xxl),
            heading(Style::Question, view.words.get("thanks-title")),
            gap(space.l),
            soft(Style::Lead, view.words.get("thanks-lead")),
        ],
        lower: if view.tokens.zoom() <= 1.0 { vec![Box::new(picture)] } else { Vec::new() },
        split: true,
        primary: Some(view.button(Look::Primary, "finish-clear", Msg::FinishTapped)),
        ..Page::default()
    }
}
