//! "Can they go together?": what is known, and the usual order as steps.

use super::View;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Grid, Ground, Level};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::text::rich;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

/// Of a step's width.
const NUMBER_SHARE: f32 = 0.08;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut upper: Vec<Block> = Vec::new();
    if let Some(together) = &view.topic.together {
        upper.push(view.card_title(deck::Card::Together, together.title.clone()));
        for text in &together.text {
            upper.push(gap(space.m));
            upper.extend(sourced(Style::Lead, text, space.s));
        }
        let steps = together.steps.iter().enumerate().map(|(index, step)| {
            let number = rich(Style::Heading, vec![Run::strong(format!("{}", index + 1))]);
            let mut step = sourced(Style::Body, step, space.xs);
            step.push(gap(0.0));
            let parts = vec![(NUMBER_SHARE, vec![number]), (1.0 - NUMBER_SHARE, step)];
            let columns = Columns { parts, gap: space.m, min_width: 0.0, middle: false };
            Box::new(Card { ground: Ground::Raised, banner: None, blocks: vec![Box::new(columns)] }) as Block
        });
        let columns = if view.tokens.landscape { together.steps.len().max(1) } else { 1 };
        upper.push(gap(space.l));
        upper.push(Box::new(Grid { columns, level: Level::Row, cards: steps.collect() }));
    }
    view.card_frame(deck::Card::Together, upper)
}
