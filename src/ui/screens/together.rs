//! "Can they go together?": what is known, and the usual order as steps.

use super::View;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::chips::sourced;
use crate::ui::widgets::text::rich;
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut upper: Vec<Block> = Vec::new();
    if let Some(together) = &view.topic.together {
        upper.push(view.card_title(deck::Card::Together, together.title.clone()));
        for text in &together.text {
            upper.push(gap(space.m));
            upper.extend(sourced(Style::Lead, text, space.s));
        }
        for (index, step) in together.steps.iter().enumerate() {
            let mut blocks = vec![rich(Style::Heading, vec![Run::strong(format!("{}", index + 1))])];
            blocks.extend(sourced(Style::Body, step, space.xs));
            upper.push(gap(space.m));
            upper.push(Box::new(Card { ground: Ground::Raised, banner: None, blocks }));
        }
    }
    view.card_frame(deck::Card::Together, upper)
}
