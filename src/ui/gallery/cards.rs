//! Cards on every ground, with and without a picture, and the marks of options.

use super::specimen::{Specimen, tiles};
use crate::content::library::{Cell, OptionText, Row, Shape, Tint};
use crate::ui::pictures;
use crate::ui::screens::View;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Banner, Card, Grid, Ground, Level, OptionName};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::picture::{Marks, OptionPicture, Picture, picture_uri};
use crate::ui::widgets::text::{rich, runs_of, text};
use crate::ui::widgets::topic_tile::TopicTile;
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

const PICTURE_HEIGHT: f32 = 260.0;
const BANNER_SHARE: f32 = 0.6;

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let of = |widget, state: &str, block| Specimen::new(view, widget, state, block);
    let options = || view.topic.options.iter().cycle();
    let tinted = options().zip(Tint::ALL.into_iter().zip(Shape::ALL)).map(|(option, (tint, shape))| {
        let name = OptionName { name: option.name.clone(), shape, tint };
        let words = rich(Style::Body, runs_of(&option.summary));
        card(Ground::Option(tint), None, vec![Box::new(name), gap(view.tokens.scale.space.s), words])
    });
    let plain = [Ground::Raised, Ground::Sunken].map(|ground| card(ground, None, vec![paragraph(view)]));
    let mut all = vec![
        of("card", "Option, every tint, with OptionName, every shape", tiles(2, tinted)),
        of("card", "Raised, Sunken", tiles(2, plain)),
    ];
    if let Some(row) = view.topic.comparison.iter().find(|row| row.cells.iter().any(has_picture)) {
        all.push(of("card", "with a banner, in a Grid of Level::All", with_banners(view, row, 2)));
        all.push(of("card", "with a picture beside its words", with_banners(view, row, 1)));
    }
    let marks = Tint::ALL.map(|tint| {
        let marks = Marks(Shape::ALL.map(|shape| (shape, tint)).to_vec());
        card(Ground::Option(tint), None, vec![Box::new(marks)])
    });
    all.push(of("picture", "Marks, every shape in every tint", tiles(1, marks)));
    let pictures = options().take(view.topic.options.len());
    let pictures = pictures.map(|option| Box::new(OptionPicture::of(view.topic, option, PICTURE_HEIGHT)) as Block);
    all.push(of("picture", "OptionPicture", tiles(2, pictures)));
    let (uri, alt) = (pictures::scene_uri("staff-welcome"), view.words.get("welcome-alt"));
    let tile = |note: Option<String>| {
        Box::new(TopicTile::new(view.topic, &view.topic.name, note, Msg::TopicChosen(0))) as Block
    };
    let note = view.words.with("topic-not-in-language", &[("language", "English".into())]);
    all.push(of("topic_tile", "with a picture; and with a note", tiles(2, [tile(None), tile(Some(note))])));
    all.push(of("picture", "Picture", Box::new(Picture { uri, alt, height: PICTURE_HEIGHT })));
    all
}

fn card(ground: Ground, banner: Option<Banner>, blocks: Vec<Block>) -> Block {
    Box::new(Card { ground, banner, blocks })
}

fn paragraph(view: &View<'_>) -> Block {
    rich(Style::Body, runs_of(&view.topic.you_decide))
}

fn has_picture(cell: &Cell) -> bool {
    matches!(cell, Cell::Says { picture: Some(_), .. })
}

fn with_banners(view: &View<'_>, row: &Row, columns: usize) -> Block {
    let beside = columns == 1;
    let cards = view.topic.options.iter().zip(&row.cells);
    let cards = cards.map(|(option, cell)| with_banner(view, option, cell, beside));
    Box::new(Grid { columns, level: Level::All, cards: cards.collect() })
}

fn with_banner(view: &View<'_>, option: &OptionText, cell: &Cell, beside: bool) -> Block {
    let shares = (BANNER_SHARE, BANNER_SHARE);
    let banner = |uri, alt| Banner { uri, alt, kept_share: BANNER_SHARE, shares, beside };
    let mut blocks = vec![OptionName::of(option)];
    let banner = match cell {
        Cell::Says { text, picture, .. } => {
            blocks.extend(sourced(Style::Body, text, view.tokens.scale.space.s));
            let picture = picture.as_ref();
            picture.and_then(|picture| Some(banner(picture_uri(view.topic, picture)?, Some(picture.alt.clone()))))
        }
        Cell::NotKnown => {
            blocks.push(text(Style::Strong, view.words.get("not-known")));
            Some(banner(pictures::scene_uri("not-known"), None))
        }
    };
    card(Ground::Option(option.tint), banner, blocks)
}
