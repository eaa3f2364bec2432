//! One row of the comparison, all options side by side on cards of one size.

use super::View;
use crate::content::library::{Cell, Row};
use crate::engine::OptionId;
use crate::ui::page::Page;
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Banner, Card, Grid, Ground, Level, OptionName};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::picture::picture_uri;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

/// A picture's height, of its card's width: enough to see what it is, up to the whole picture.
const LEAST_SHARE: f32 = 0.3;
const GREATEST_SHARE: f32 = 0.9;

pub fn page(view: &View<'_>, index: usize) -> Page {
    let card = deck::Card::Row(index);
    let Some(row) = view.topic.comparison.get(index) else {
        return view.card_frame(card, Vec::new());
    };
    let upper: Vec<Block> =
        vec![view.card_title(card, row.title.clone()), gap(view.tokens.scale.space.m), options(view, row, |_| None)];
    Page { stretch: true, ..view.card_frame(card, upper) }
}

/// What a row says of every option, in the order of the file, and what else there is to say of one below it.
pub fn options(view: &View<'_>, row: &Row, below: impl Fn(&OptionId) -> Option<Block>) -> Block {
    let space = &view.tokens.scale.space;
    let row_has_pictures = row.cells.iter().any(|cell| matches!(cell, Cell::Says { picture: Some(_), .. }));
    // Large text scrolls anyway. Else the words of all options stay in sight, and pictures take the room that is left.
    let kept_share = if view.tokens.zoom() > 1.0 { LEAST_SHARE } else { 0.0 };
    let banner_of = |uri, alt| Banner {
        uri,
        alt,
        kept_share,
        shares: (LEAST_SHARE, GREATEST_SHARE),
        beside: !view.tokens.landscape || view.tokens.zoom() > 1.0,
    };
    let cards = view.topic.options.iter().zip(&row.cells).map(|(option, cell)| {
        let mut blocks = vec![OptionName::of(option)];
        let banner = match cell {
            Cell::Says { text, picture, .. } => {
                blocks.extend(sourced(Style::Body, text, space.s));
                picture.as_ref().and_then(|picture| {
                    let uri = picture_uri(view.topic, picture)?;
                    Some(banner_of(uri, Some(picture.alt.clone())))
                })
            }
            Cell::NotKnown => {
                blocks.push(text(Style::Strong, view.words.get("not-known")));
                // Beside cards with pictures, a card of words alone would look like less of an option.
                row_has_pictures.then(|| banner_of(pictures::scene_uri("not-known"), None))
            }
        };
        blocks.extend(below(&option.id).into_iter().flat_map(|block| [gap(space.m), block]));
        Box::new(Card { ground: Ground::Option(option.tint), banner, blocks }) as Block
    });
    Box::new(Grid { columns: if view.tokens.landscape { 4 } else { 2 }, level: Level::All, cards: cards.collect() })
}
