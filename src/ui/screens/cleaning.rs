//! The glass is being wiped: touches do nothing, and how long still is said.

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
            heading(Style::Question, view.words.get("cleaning-title")),
            gap(space.l),
            soft(
                Style::Lead,
                view.words.with("cleaning-lead", &[("secs", view.state.idle.secs_of_cleaning_left().into())]),
            ),
        ],
        bar: Bar::Hidden,
        ..Page::default()
    }
}
