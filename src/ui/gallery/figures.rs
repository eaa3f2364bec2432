//! Icon arrays, the table, and columns.

use super::specimen::{Specimen, row};
use crate::content::library::{Count, Figure, OptionText, Tint};
use crate::ui::screens::View;
use crate::ui::tokens::Style;
use crate::ui::widgets::array::IconArray;
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::countdown::Countdown;
use crate::ui::widgets::table::Table;
use crate::ui::widgets::text::{heading, rich, runs_of, text};
use crate::ui::widgets::{Block, gap};

const CELL: f32 = 26.0;
/// A thousand stand in 40 columns.
const CELL_OF_THOUSAND: f32 = 22.0;

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let mut all = Vec::new();
    if let Some((option, count)) = counted(view) {
        let tint = option.tint;
        let counts = [(0, 0), (count.count, count.up_to), (100, 100)];
        let arrays = counts.into_iter().zip(Tint::ALL).map(|((count, up_to), tint)| array(tint, count, up_to, 100));
        all.push(Specimen::new(view, "array", "of 100: empty, half filled, full", row(view, arrays)));
        let thousand = array(tint, count.count, count.up_to, 1000);
        all.push(Specimen::new(view, "array", "of 1,000", thousand));
    }
    let secs_in_all = view.library.kiosk.times.warning_secs.into();
    let rings = [secs_in_all, secs_in_all / 4, 0].map(|secs_left| {
        let label = view.words.with("idle-left", &[("secs", secs_left.into())]);
        Box::new(Countdown { secs_left, secs_in_all, label }) as Block
    });
    all.push(Specimen::new(view, "countdown", "all, a quarter, nothing left", row(view, rings)));
    let table = Table::of(view.topic, &view.words.get("not-known"));
    all.push(Specimen::new(view, "table", "every option", Box::new(table)));
    for (state, middle, min_width) in
        [("at the top", false, 0.0), ("in the middle", true, 0.0), ("under each other", false, f32::INFINITY)]
    {
        all.push(Specimen::new(view, "columns", state, columns(view, middle, min_width)));
    }
    all
}

/// The first option that was counted, preferring one on which two studies differ.
fn counted<'v>(view: &View<'v>) -> Option<(&'v OptionText, &'v Count)> {
    let rows = view.topic.side_effects.iter().flat_map(|row| view.topic.options.iter().zip(&row.figures));
    let all: Vec<_> = rows
        .filter_map(|(option, figure)| match figure {
            Figure::Counted(count) => Some((option, count)),
            Figure::NotKnown => None,
        })
        .collect();
    all.iter().find(|(_, count)| count.up_to > count.count).or(all.first()).copied()
}

fn array(tint: Tint, count: u32, up_to: u32, out_of: u32) -> Block {
    let max_cell = if out_of > 100 { CELL_OF_THOUSAND } else { CELL };
    let label = format!("{count} to {up_to} of {out_of}, {tint:?}");
    Box::new(IconArray { count, up_to, out_of, tint, label, max_cell })
}

fn columns(view: &View<'_>, middle: bool, min_width: f32) -> Block {
    let space = &view.tokens.scale.space;
    let name: Vec<Block> = vec![heading(Style::Heading, &view.topic.name), gap(0.0)];
    let words: Vec<Block> = vec![
        text(Style::Body, &view.topic.invitation),
        gap(space.s),
        rich(Style::Body, runs_of(&view.topic.you_decide)),
    ];
    Box::new(Columns { parts: vec![(0.4, name), (0.6, words)], gap: space.l, min_width, middle })
}
