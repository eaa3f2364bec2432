//! All reasons behind the results, each with its sources.

use super::View;
use super::priorities::held;
use super::results::{by_standing, holding, sentence, standing_words};
use crate::content::library::Results;
use crate::content::text::Source;
use crate::engine::outcome::{Reason, Status};
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
    let ranked = view.library.kiosk.results == Results::Ranked;
    let results =
        if ranked { by_standing(results) } else { held(view, results).into_iter().map(|(_, result)| result).collect() };
    let cards = results.into_iter().filter_map(|result| {
        let option = view.topic.option(&result.option)?;
        let mut blocks = vec![OptionName::of(option)];
        if ranked || result.status != Status::Open {
            let (_, standing) = standing_words(result.standing);
            blocks.push(rich(Style::Strong, vec![Run::plain(view.words.get(standing))]));
        }
        // Points for or against an option are not told where nothing is ranked.
        let (for_it, against): (Vec<&Reason>, Vec<&Reason>) = if ranked {
            (result.reasons_for.iter().collect(), result.reasons_against.iter().collect())
        } else {
            (Vec::new(), holding(view, result))
        };
        for (key, reasons) in [("reasons-for", &for_it), ("reasons-against", &against)] {
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
        if for_it.is_empty() && against.is_empty() && result.cautions.is_empty() {
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
