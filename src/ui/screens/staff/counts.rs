//! How often, and where it led: numbers without people.

use super::super::View;
use super::{back, frame};
use crate::content::library::Statistics;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::note::boxed;
use crate::ui::widgets::text::{heading, soft, text};
use crate::ui::widgets::{Block, gap};

/// Of a row's width: what is counted, and how often.
const SHARES: (f32, f32) = (0.64, 0.36);

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut upper: Vec<Block> = vec![gap(space.m), heading(Style::Title, view.words.get("staff-counts")), gap(space.m)];
    let counts = &view.look.facts.counts;
    if !counts.is_empty() {
        upper.extend([soft(Style::Lead, view.words.get("counts-lead")), gap(space.l), rows(view)]);
    } else if view.library.kiosk.statistics == Statistics::Off {
        upper.push(boxed("info", view.runs("counts-off", &[])));
    } else {
        upper.push(boxed("info", view.runs("counts-none", &[])));
    }
    Page { upper, secondary: Some(back(view)), ..frame(view) }
}

fn rows(view: &View<'_>) -> Block {
    let space = &view.tokens.scale.space;
    let mut blocks: Vec<Block> = Vec::new();
    for (what, how_often) in &view.look.facts.counts {
        if !blocks.is_empty() {
            blocks.push(gap(space.m));
        }
        let parts = vec![
            (SHARES.0, vec![text(Style::Body, what.clone()), gap(0.0)]),
            (SHARES.1, vec![text(Style::Strong, how_often.clone()), gap(0.0)]),
        ];
        let min_width = view.tokens.min_column_width();
        blocks.push(Box::new(Columns { parts, gap: space.m, min_width, middle: false }));
    }
    Box::new(Card { ground: Ground::Raised, banner: None, blocks })
}
