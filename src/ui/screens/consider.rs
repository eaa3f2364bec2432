//! "Consider it if": wishes and facts that speak for each option.

use super::View;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Grid, Ground, Level, OptionName};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::text::soft;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let cards = view.topic.options.iter().map(|option| {
        let mut blocks = vec![OptionName::of(option)];
        for (index, reason) in option.consider_if.iter().enumerate() {
            if index > 0 {
                blocks.push(gap(space.m));
            }
            blocks.extend(sourced(Style::Body, reason, space.xs));
        }
        Box::new(Card { ground: Ground::Option(option.tint), banner: None, blocks }) as Block
    });
    let upper: Vec<Block> = vec![
        view.card_title(deck::Card::ConsiderIf, view.words.get("consider-title")),
        soft(Style::Body, view.words.get("consider-lead")),
        gap(space.m),
        Box::new(Grid {
            columns: if view.tokens.landscape { 4 } else { 2 },
            level: Level::All,
            cards: cards.collect(),
        }),
    ];
    Page { stretch: true, ..view.card_frame(deck::Card::ConsiderIf, upper) }
}
