//! "At a glance": the rows as one table.

use super::View;
use crate::ui::page::Page;
use crate::ui::widgets::table::Table;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck::Card;

pub fn page(view: &View<'_>) -> Page {
    let upper: Vec<Block> = vec![
        view.card_title(Card::Glance, view.words.get("glance-title")),
        gap(view.tokens.scale.space.m),
        Box::new(Table::of(view.topic, &view.words.get("not-known"))),
    ];
    Page { stretch: true, ..view.card_frame(Card::Glance, upper) }
}
