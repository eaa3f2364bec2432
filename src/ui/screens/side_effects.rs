//! Side effects with one denominator: an icon array for each option that was counted, "not known" for the others.

use super::View;
use crate::content::library::{Count, Figure, OptionText};
use crate::content::text::Source;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::array::IconArray;
use crate::ui::widgets::card::{Card, Grid, Ground, OptionName};
use crate::ui::widgets::chips::Chips;
use crate::ui::widgets::text::{rich, soft, text};
use crate::ui::widgets::{Block, gap};
use crate::visit::deck;

pub fn page(view: &View<'_>, index: usize) -> Page {
    let space = &view.tokens.scale.space;
    let card = deck::Card::SideEffects(index);
    let Some(row) = view.topic.side_effects.get(index) else {
        return view.card_frame(card, Vec::new());
    };
    let counted = |figure: &Figure| match figure {
        Figure::Counted(count) => Some(count.clone()),
        Figure::NotKnown => None,
    };
    let out_of = row.figures.iter().find_map(counted).map_or(100, |count| count.out_of);
    let ranged = row.figures.iter().filter_map(counted).any(|count| count.up_to > count.count);
    let cards = view.topic.options.iter().zip(&row.figures).map(|(option, figure)| {
        let mut blocks = vec![OptionName::of(option)];
        match figure {
            Figure::Counted(count) => blocks.extend(counted_blocks(view, option, count)),
            Figure::NotKnown => {
                blocks.push(text(Style::Strong, view.words.get("not-known")));
                blocks.push(text(Style::Body, view.words.get("not-known-long")));
            }
        }
        Box::new(Card { ground: Ground::Option(option.tint), banner: None, blocks }) as Block
    });
    let mut upper: Vec<Block> = vec![
        view.card_title(card, row.title.clone()),
        soft(Style::Body, view.words.with("side-effects-lead", &[("of", out_of.into())])),
    ];
    if ranged {
        upper.push(soft(Style::Body, view.words.get("side-effects-range")));
    }
    upper.push(gap(space.m));
    upper.push(Box::new(Grid { columns: if view.tokens.landscape { 4 } else { 2 }, cards: cards.collect() }));
    view.card_frame(card, upper)
}

fn counted_blocks(view: &View<'_>, option: &OptionText, count: &Count) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let (had, had_not) = both_frames(view, count);
    let label = format!("{had} {}. {had_not}", count.had);
    vec![
        Box::new(IconArray { count: count.count, up_to: count.up_to, out_of: count.out_of, tint: option.tint, label }),
        gap(space.s),
        rich(Style::Body, vec![Run::strong(had), Run::plain(format!(" {}. {had_not}", count.had))]),
        gap(space.xs),
        soft(Style::Body, count.who.clone()),
        Box::new(Chips { sources: count.source.iter().cloned().map(Source::Reference).collect() }),
    ]
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
