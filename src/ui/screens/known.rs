//! What we know and what we don't: certainty in words for each site, then what guidelines say.

use super::View;
use crate::content::library::{Certainty, CertaintyCell};
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Grid, Ground, Level};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::text::{heading, soft, text};
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let rows = view.topic.certainty.iter().map(|row| {
        let mut blocks = vec![heading(Style::Heading, row.title.clone())];
        for (option, cell) in view.topic.options.iter().zip(&row.cells) {
            let CertaintyCell::Rated { certainty, text: says } = cell else { continue };
            blocks.push(gap(space.m));
            blocks.push(text(Style::Strong, option.name.clone()));
            blocks.push(soft(Style::Body, view.words.get(certainty_key(*certainty))));
            blocks.extend(sourced(Style::Body, says, space.xs));
        }
        Box::new(Card { ground: Ground::Raised, banner: None, blocks }) as Block
    });
    let mut upper: Vec<Block> = vec![
        view.card_title(deck::Card::Known, view.words.get("known-title")),
        gap(space.m),
        Box::new(Grid { columns: if view.tokens.landscape { 3 } else { 2 }, level: Level::Row, cards: rows.collect() }),
    ];
    for statement in &view.topic.known {
        upper.push(gap(space.m));
        upper.extend(sourced(Style::Body, statement, space.xs));
    }
    upper.push(gap(space.l));
    upper.extend(sourced(Style::Strong, &view.topic.closing, space.xs));
    view.card_frame(deck::Card::Known, upper)
}

pub fn certainty_key(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "certainty-high",
        Certainty::Moderate => "certainty-moderate",
        Certainty::Low => "certainty-low",
        Certainty::VeryLow => "certainty-very-low",
    }
}
