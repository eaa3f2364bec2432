//! The right questions to ask, to take into the room.

use super::View;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::note::free;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut blocks: Vec<Block> = Vec::new();
    for (index, question) in view.topic.questions_to_ask.iter().enumerate() {
        if index > 0 {
            blocks.push(gap(space.l));
        }
        blocks.push(free("talk", Style::Lead, vec![Run::plain(question)]));
    }
    Page {
        top: view.top(),
        upper: vec![
            heading(Style::Title, view.words.get("take-title")),
            soft(Style::Lead, view.words.get("take-lead")),
            gap(space.l),
            Box::new(Card { ground: Ground::Raised, banner: None, blocks }),
        ],
        lower: vec![free("talk", Style::Strong, view.runs("disclaimer", &[]))],
        primary: Some(view.button(Look::Primary, "finish", Msg::NextTapped)),
        ..Page::default()
    }
}
