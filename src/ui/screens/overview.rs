//! "In one minute": what each option is, on equal cards.

use super::View;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Grid, Ground, Level};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::note::free;
use crate::ui::widgets::picture::OptionPicture;
use crate::ui::widgets::text::{heading, rich, runs_of, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

const PICTURE_HEIGHT: f32 = 236.0;
/// Of a card's width, beside its words.
const PICTURE_SHARE: f32 = 0.32;
/// Where long words need the room, so that all options are seen at once.
const LEAST_PICTURE_HEIGHT: f32 = 130.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    // An odd one out would leave a hole: then they stand under each other, pictures at the side.
    let side_by_side = view.tokens.landscape || view.topic.options.len().is_multiple_of(2);
    let cards = view.topic.options.iter().map(|option| {
        let picture: Block =
            Box::new(OptionPicture::of(view.topic, option, LEAST_PICTURE_HEIGHT).growing_to(PICTURE_HEIGHT));
        let words: Vec<Block> = vec![
            heading(Style::Heading, option.name.clone()),
            gap(space.s),
            rich(Style::Body, runs_of(&option.summary)),
        ];
        let blocks: Vec<Block> = if side_by_side {
            [picture, gap(space.s)].into_iter().chain(words).collect()
        } else {
            let parts = vec![(PICTURE_SHARE, vec![picture]), (1.0 - PICTURE_SHARE, words)];
            vec![Box::new(Columns { parts, gap: space.l, min_width: 0.0, middle: true })]
        };
        Box::new(Card { ground: Ground::Option(option.tint), banner: None, blocks }) as Block
    });
    let count = [("options", view.topic.options.len().into())];
    Page {
        top: view.top(),
        upper: vec![
            heading(Style::Title, view.words.get("overview-title")),
            soft(Style::Lead, view.words.with("overview-lead", &count)),
            gap(space.m),
            Box::new(Grid {
                columns: if view.tokens.landscape { 4 } else { 2 },
                level: Level::All,
                cards: cards.collect(),
            }),
        ],
        lower: vec![free("talk", Style::Strong, runs_of(&view.topic.you_decide))],
        secondary: Some(view.button(Look::Secondary, "to-the-questions", Msg::QuestionsTapped)),
        primary: Some(view.button(Look::Primary, "compare-them", Msg::CompareTapped)),
        stretch: true,
        ..Page::default()
    }
}
