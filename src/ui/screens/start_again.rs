//! Something failed: the visit is lost, and the patient is told so kindly, for two seconds.

use super::View;
use crate::ui::page::{Bar, Page};
use crate::ui::tokens::Style;
use crate::ui::widgets::gap;
use crate::ui::widgets::text::{heading, soft};

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    Page {
        upper: vec![
            gap(space.xxl),
            heading(Style::Question, view.words.get("start-again-title")),
            gap(space.l),
            soft(Style::Lead, view.words.get("start-again-lead")),
        ],
        bar: Bar::Hidden,
        ..Page::default()
    }
}
