//! The right questions to ask, to take into the room: on a phone, or on paper.

use super::View;
use crate::ui::handout;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Grid, Ground, Level};
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::code::CodePicture;
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::picture::Marks;
use crate::ui::widgets::print_card::PrintCard;
use crate::ui::widgets::slip::{Numbered, Slip};
use crate::ui::widgets::text::{centered_rich, heading, rich, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::{Msg, PrintStage};

/// Of the width across: two cards beside the slip, or one.
const SHARE_OF_TWO: f32 = 0.5;
const SHARE_OF_ONE: f32 = 0.3;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut cards: Vec<Block> = code(view).into_iter().collect();
    if view.look.can_print {
        let below = handout::has_matters(view).then(|| with_matters(view));
        cards.push(Box::new(PrintCard { below, ..print(view) }));
    }
    let mut upper = vec![
        heading(Style::Title, view.words.get("take-title")),
        gap(space.xs),
        soft(Style::Lead, view.words.get("take-lead")),
        gap(space.m),
    ];
    let mut lower: Vec<Block> = Vec::new();
    if cards.is_empty() {
        upper.push(slip(view));
    } else {
        let share = if cards.len() > 1 { SHARE_OF_TWO } else { SHARE_OF_ONE };
        let grid: Block = Box::new(Grid { columns: 2, level: Level::All, cards });
        if view.tokens.landscape {
            let parts = vec![(1.0 - share, vec![slip(view)]), (share, vec![grid])];
            let min_width = view.tokens.min_column_width() * 2.0;
            upper.push(Box::new(Columns { parts, gap: space.l, min_width, middle: false }));
        } else {
            upper.push(slip(view));
            lower.push(grid);
        }
    }
    Page {
        top: view.top(),
        upper,
        lower,
        stretch: true,
        primary: Some(view.button(Look::Primary, "finish", Msg::NextTapped)),
        ..Page::default()
    }
}

fn slip(view: &View<'_>) -> Block {
    let space = &view.tokens.scale.space;
    let marks = view.topic.options.iter().map(|option| (option.shape, option.tint)).collect();
    let title = view.words.with("take-questions", &[("topic", view.topic.name.as_str().into())]);
    let mut blocks = vec![heading(Style::Heading, title)];
    for (index, question) in view.topic.questions_to_ask.iter().enumerate() {
        blocks.extend([gap(space.s), Box::new(Numbered { number: index + 1, words: question.clone() }) as Block]);
    }
    Box::new(Slip {
        ornament: Box::new(Marks(marks)),
        blocks,
        notes: view.words.get("take-notes"),
        foot: rich(Style::Body, view.runs("take-disclaimer", &[])),
    })
}

/// What a phone reads, and what it does then.
fn code(view: &View<'_>) -> Option<Block> {
    let code = handout::code(view)?;
    let (words, alt) = match &view.library.kiosk.clinic_page {
        Some(page) => {
            let values = [("page", name_of(page).into())];
            (view.runs("code-page", &values), view.words.with("code-page-alt", &values))
        }
        None => (view.runs("code-questions", &[]), view.words.get("code-questions-alt")),
    };
    let blocks: Vec<Block> =
        vec![Box::new(CodePicture { code, alt }), gap(view.tokens.scale.space.m), centered_rich(Style::Body, words)];
    Some(Box::new(Card { ground: Ground::Raised, banner: None, blocks }))
}

/// "clinic.example" of "<https://www.clinic.example/pain?from=kiosk>": what a patient knows it by.
fn name_of(page: &str) -> &str {
    let rest = page.split_once("://").map_or(page, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// The way to the printer, and what it is doing.
pub fn print(view: &View<'_>) -> PrintCard {
    let printing = view.state.printing;
    let (title, hint) = words_of(printing.stage);
    PrintCard {
        title: view.words.get(title),
        hint: view.words.get(hint),
        msg: printing.can_be_asked_for().then_some(Msg::PrintTapped),
        below: None,
    }
}

fn words_of(stage: Option<PrintStage>) -> (&'static str, &'static str) {
    match stage {
        None => ("print", "print-hint"),
        Some(PrintStage::Sent) => ("print-sent", "print-sent-hint"),
        Some(PrintStage::Slow) => ("print-slow", "print-slow-hint"),
        Some(PrintStage::NeedsPaper) => ("print-needs-paper", "print-ask-hint"),
        Some(PrintStage::NeedsHelp) => ("print-needs-help", "print-ask-hint"),
        Some(PrintStage::Printed) => ("print-done", "print-again-hint"),
        Some(PrintStage::NoPrinter) => ("print-no-printer", "print-ask-hint"),
        Some(PrintStage::Failed) => ("print-failed", "print-failed-hint"),
    }
}

/// Off unless the patient wants it: paper is seen by others.
fn with_matters(view: &View<'_>) -> Block {
    Box::new(Choice {
        label: view.words.get("print-matters"),
        kind: Kind::Dense,
        chosen: view.state.printing.with_matters,
        msg: Msg::PrintMattersTapped,
    })
}
