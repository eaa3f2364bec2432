//! "Please go to the front desk": the clinic's own words.

use super::View;
use crate::ui::page::{Page, Top};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{heading, rich, runs_of};
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

const DESK_PORTRAIT: f32 = 620.0;
const DESK_LANDSCAPE: f32 = 480.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let desk = Picture {
        uri: pictures::scene_uri("staff-desk"),
        alt: view.words.get("desk-alt"),
        height: if view.tokens.landscape { DESK_LANDSCAPE } else { DESK_PORTRAIT },
    };
    let upper: Vec<Block> = vec![
        gap(space.xxl),
        heading(Style::Title, view.words.get("ask-staff-title")),
        gap(space.l),
        rich(Style::Question, runs_of(view.voice.ask_staff)),
    ];
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper,
        lower: if view.tokens.zoom() <= 1.0 { vec![Box::new(desk)] } else { Vec::new() },
        split: true,
        primary: Some(view.button(Look::Primary, "close", Msg::Closed)),
        ..Page::default()
    }
}
