//! One row of the comparison, all options side by side on cards of one size.

use super::View;
use crate::content::library::Cell;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Banner, Card, Grid, Ground, Level, OptionName};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::picture::picture_uri;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

/// Of a card's width: enough to see what it is, up to the whole picture.
const BANNER_SHARES: (f32, f32) = (0.3, 0.9);

pub fn page(view: &View<'_>, index: usize) -> Page {
    let space = &view.tokens.scale.space;
    let card = deck::Card::Row(index);
    let Some(row) = view.topic.comparison.get(index) else {
        return view.card_frame(card, Vec::new());
    };
    let cards = view.topic.options.iter().zip(&row.cells).map(|(option, cell)| {
        let mut blocks = vec![OptionName::of(option)];
        let mut banner = None;
        match cell {
            Cell::Says { text, picture, .. } => {
                blocks.extend(sourced(Style::Body, text, space.s));
                banner = picture.as_ref().and_then(|picture| {
                    let uri = picture_uri(view.topic, picture)?;
                    Some(Banner { uri, alt: picture.alt.clone(), shares: BANNER_SHARES })
                });
            }
            Cell::NotKnown => blocks.push(text(Style::Strong, view.words.get("not-known"))),
        }
        Box::new(Card { ground: Ground::Option(option.tint), banner, blocks }) as Block
    });
    let upper: Vec<Block> = vec![
        view.card_title(card, row.title.clone()),
        gap(space.m),
        Box::new(Grid {
            columns: if view.tokens.landscape { 4 } else { 2 },
            level: Level::All,
            cards: cards.collect(),
        }),
    ];
    Page { stretch: true, ..view.card_frame(card, upper) }
}
