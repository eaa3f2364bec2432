//! Side effects with one denominator: an icon array for each option that was counted, "not known" for the others.

use super::View;
use crate::content::library::{Count, Figure, OptionText};
use crate::content::text::Source;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::array::IconArray;
use crate::ui::widgets::card::{Card, Grid, Ground, Level, OptionName};
use crate::ui::widgets::chips::Chips;
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::text::{rich, soft, text};
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

/// Of the card's width.
const ARRAY_SHARE_PORTRAIT: f32 = 0.41;
const ARRAY_SHARE_LANDSCAPE: f32 = 0.22;
/// Of one figure.
const CELL_PORTRAIT: f32 = 38.0;
const CELL_LANDSCAPE: f32 = 32.0;

pub fn page(view: &View<'_>, index: usize) -> Page {
    let space = &view.tokens.scale.space;
    let card = deck::Card::SideEffects(index);
    let Some(row) = view.topic.side_effects.get(index) else {
        return view.card_frame(card, Vec::new());
    };
    let mut lead = String::new();
    let mut counted: Vec<Block> = Vec::new();
    let mut unknown: Vec<Block> = Vec::new();
    for (option, figure) in view.topic.options.iter().zip(&row.figures) {
        let (cards, blocks) = match figure {
            Figure::Counted(count) => {
                if lead.is_empty() {
                    lead = view.words.with("side-effects-lead", &[("of", count.out_of.into())]);
                }
                if count.up_to > count.count {
                    lead = format!("{lead} {}", view.words.get("side-effects-range"));
                }
                (&mut counted, vec![OptionName::of(option), counted_block(view, option, count)])
            }
            Figure::NotKnown => {
                let words = vec![
                    Run::strong(view.words.get("not-known")),
                    Run::plain(". "),
                    Run::plain(view.words.get("not-known-long")),
                ];
                (&mut unknown, vec![OptionName::of(option), rich(Style::Body, words)])
            }
        };
        cards.push(Box::new(Card { ground: Ground::Option(option.tint), banner: None, blocks }));
    }
    let unknown_columns = if view.tokens.landscape { unknown.len() } else { 2 };
    let upper: Vec<Block> = vec![
        view.card_title(card, row.title.clone()),
        soft(Style::Body, lead),
        gap(space.m),
        Box::new(Grid { columns: 1, level: Level::All, cards: counted }),
        gap(space.m),
        Box::new(Grid { columns: unknown_columns, level: Level::Row, cards: unknown }),
    ];
    view.card_frame(card, upper)
}

/// The array beside its words: both frames, who was counted, and where that comes from.
fn counted_block(view: &View<'_>, option: &OptionText, count: &Count) -> Block {
    let space = &view.tokens.scale.space;
    let (had, had_not) = both_frames(view, count);
    let label = format!("{had} {}. {had_not}", count.had);
    let array = IconArray {
        count: count.count,
        up_to: count.up_to,
        out_of: count.out_of,
        tint: option.tint,
        label,
        max_cell: if view.tokens.landscape { CELL_LANDSCAPE } else { CELL_PORTRAIT },
    };
    let words: Vec<Block> = vec![
        rich(Style::Body, vec![Run::strong(had), Run::plain(format!(" {}. {had_not}", count.had))]),
        gap(space.xs),
        text(Style::Body, count.who.clone()),
        Box::new(Chips { sources: count.source.iter().cloned().map(Source::Reference).collect() }),
    ];
    let array: Vec<Block> = vec![Box::new(array), gap(0.0)];
    let share = if view.tokens.landscape { ARRAY_SHARE_LANDSCAPE } else { ARRAY_SHARE_PORTRAIT };
    Box::new(Columns {
        parts: vec![(share, array), (1.0 - share, words)],
        gap: space.l,
        min_width: view.tokens.min_column_width() * 0.8,
        middle: false,
    })
}

/// "19 to 37 of 100 treatments" and "63 to 81 did not".
pub fn both_frames(view: &View<'_>, count: &Count) -> (String, String) {
    let words = view.words;
    let of = ("of", count.out_of.into());
    let per = ("per", count.per.as_str().into());
    if count.up_to > count.count {
        let (least, most) = (count.out_of - count.up_to, count.out_of - count.count);
        (
            words.with("counted-range", &[("count", count.count.into()), ("upto", count.up_to.into()), of, per]),
            words.with("counted-not-range", &[("least", least.into()), ("most", most.into())]),
        )
    } else {
        (
            words.with("counted", &[("count", count.count.into()), of, per]),
            words.with("counted-not", &[("not", (count.out_of - count.count).into())]),
        )
    }
}
