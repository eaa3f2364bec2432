//! Rare harms, in words with their sources.

use super::View;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Grid, Ground, Level};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let cards = view.topic.rare_harms.iter().map(|harm| {
        let blocks = sourced(Style::Body, harm, space.s);
        Box::new(Card { ground: Ground::Raised, banner: None, blocks }) as Block
    });
    let upper: Vec<Block> = vec![
        view.card_title(deck::Card::RareHarms, view.words.get("rare-title")),
        gap(space.m),
        Box::new(Grid {
            columns: if view.tokens.landscape { 2 } else { 1 },
            level: Level::Row,
            cards: cards.collect(),
        }),
    ];
    view.card_frame(deck::Card::RareHarms, upper)
}
