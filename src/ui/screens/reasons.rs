//! All reasons behind the results, each with its sources.

use super::View;
use super::results::{by_standing, sentence, standing_words};
use crate::content::text::Source;
use crate::engine::outcome::Reason;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Grid, Ground, Level, OptionName};
use crate::ui::widgets::chips::Chips;
use crate::ui::widgets::text::{heading, rich, text};
use crate::ui::widgets::{Block, gap, private};
use crate::visit::Msg;

/// The first blocks of a card.
const NAME_AND_STANDING: usize = 2;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let outcome = view.topic.engine.evaluate_end(&view.state.answers);
    let results = outcome.ranking().map(|ranking| ranking.options.as_slice()).unwrap_or_default();
    let cards = by_standing(results).into_iter().filter_map(|result| {
        let option = view.topic.option(&result.option)?;
        let (_, standing) = standing_words(result.standing);
        let mut blocks = vec![OptionName::of(option), rich(Style::Strong, vec![Run::plain(view.words.get(standing))])];
        for (key, reasons) in [("reasons-for", &result.reasons_for), ("reasons-against", &result.reasons_against)] {
            if !reasons.is_empty() {
                blocks.push(gap(space.m));
                blocks.push(heading(Style::Strong, view.words.get(key)));
                blocks.extend(reasons.iter().flat_map(|reason| lines(view, reason)));
            }
        }
        if !result.cautions.is_empty() {
            blocks.push(gap(space.m));
            blocks.push(heading(Style::Strong, view.words.get("reasons-cautions")));
            for caution in &result.cautions {
                let words = view.words.with("because", &[("reason", caution.because.as_str().into())]);
                blocks.push(text(Style::Body, format!("{}. {words}", capitalised(&caution.text))));
            }
        }
        if result.reasons_for.is_empty() && result.reasons_against.is_empty() && result.cautions.is_empty() {
            blocks.push(text(Style::Body, view.words.get("because-nothing")));
        }
        // Behind the name and its standing, every line tells of an answer.
        let blocks = blocks.into_iter().enumerate();
        let blocks = blocks.map(|(at, block)| if at < NAME_AND_STANDING { block } else { private(block) }).collect();
        Some(Box::new(Card { ground: Ground::Option(option.tint), banner: None, blocks }) as Block)
    });
    Page {
        top: view.top(),
        upper: vec![
            heading(Style::Title, view.words.get("reasons-title")),
            gap(space.m),
            Box::new(Grid {
                columns: if view.tokens.landscape { 4 } else { 2 },
                level: Level::All,
                cards: cards.collect(),
            }),
        ],
        primary: Some(view.button(Look::Primary, "close", Msg::Closed)),
        ..Page::default()
    }
}

fn lines(view: &View<'_>, reason: &Reason) -> Vec<Block> {
    let sources = reason.source.iter().cloned().map(Source::Reference).collect();
    vec![text(Style::Body, sentence(view, reason)), Box::new(Chips { sources })]
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
