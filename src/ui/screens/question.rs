//! One question: choose, then "Next". "Not sure" and "Prefer not to say" stand apart but in the same type.

use super::View;
use crate::content::library::{QuestionKindText, QuestionText};
use crate::engine::outcome::Given;
use crate::engine::{Answer, QuestionId};
use crate::ui::page::{Page, Top, TopRight};
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::body_map::BodyMap;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::note::{boxed, free};
use crate::ui::widgets::picture::{Picture, SparePicture, picture_uri};
use crate::ui::widgets::steps::Steps;
use crate::ui::widgets::text::{heading, runs_of, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::{ForWhom, Msg, flow};

const PICTURE_HEIGHT: f32 = 260.0;
const MAP_HEIGHT: f32 = 430.0;
const MAP_HEIGHT_LANDSCAPE: f32 = 440.0;
/// More choices than this stand in two columns.
const ONE_COLUMN_CHOICES: usize = 5;
/// More than this take the whole width in smaller type, since a list of red flags must be seen whole; in landscape, where a
/// page is low, more than stand in one column do.
const DENSE_CHOICES: usize = 8;

pub fn page(view: &View<'_>, id: &QuestionId) -> Page {
    let Some(question) = view.topic.question(id) else { return Page::default() };
    let answer = view.state.answers.get(id);
    let shown = flow::questions(view.library, view.topic, &view.state.answers);
    let at = shown.iter().position(|q| q == id).unwrap_or(0);
    let number = [("number", (at + 1).into()), ("total", shown.len().into())];
    let label = view.words.with("question-of", &number);
    let next = if answer.is_some() {
        view.button(Look::Primary, "next-question", Msg::NextTapped)
    } else {
        view.button(Look::Waiting, "choose-first", Msg::NextTapped)
    };
    Page {
        top: Top { right: Some(TopRight::Words(label.clone())), ..view.top() },
        steps: Some(Steps { done: at, total: shown.len(), label }),
        upper: upper(view, question),
        lower: lower(view, question, answer),
        split: !is_dense(view, question),
        stretch: true,
        primary: Some(next),
        ..Page::default()
    }
}

fn upper(view: &View<'_>, question: &QuestionText) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let is_map = matches!(question.kind, QuestionKindText::Map { .. });
    let many = question.choices().len() > ONE_COLUMN_CHOICES || is_map;
    let style = if many { Style::Title } else { Style::Question };
    let picture = question.picture.as_ref().and_then(|picture| {
        let uri = picture_uri(view.topic, picture)?;
        Some(Picture { uri, alt: picture.alt.clone(), height: PICTURE_HEIGHT })
    });
    let title = heading(style, question.text.clone());
    let has_room = view.tokens.zoom() <= 1.0 && !many;
    let (picture, left_over) = if has_room { (picture, None) } else { (None, picture) };
    // The last block takes the room that is left.
    let last: Block = left_over.map_or_else(|| gap(0.0), |picture| Box::new(SparePicture(picture)));
    let mut blocks: Vec<Block> = match (picture, view.tokens.landscape) {
        (Some(picture), false) => vec![Box::new(Columns {
            parts: vec![(0.64, vec![title, gap(0.0)]), (0.36, vec![Box::new(picture), gap(0.0)])],
            gap: space.l,
            min_width: 0.0,
            middle: true,
        })],
        (Some(picture), true) => vec![title, gap(space.l), Box::new(picture)],
        (None, _) => vec![title],
    };
    if view.state.for_whom == ForWhom::SomeoneElse {
        blocks.push(gap(space.s));
        blocks.push(soft(Style::Body, view.words.get("someone-else-note")));
    }
    if is_dense_landscape(view, question) {
        let hint: Block = soft(Style::Body, view.words.get("choose-all"));
        let parts = vec![(0.7, blocks), (0.3, vec![hint])];
        return vec![Box::new(Columns { parts, gap: space.m, min_width: 0.0, middle: true }), last];
    }
    let hint = match &question.kind {
        QuestionKindText::Multi(_) => Some("choose-all"),
        QuestionKindText::Map { .. } => Some("touch-map"),
        QuestionKindText::Single(_) | QuestionKindText::Scale { .. } => None,
    };
    if let Some(hint) = hint {
        blocks.push(soft(Style::Body, view.words.get(hint)));
    }
    let why = why(view, question);
    match map(view, question).filter(|_| view.tokens.landscape) {
        // The map takes the left, so the reason stands over the choices.
        Some(map) => blocks.extend([gap(space.m), map]),
        None if is_dense(view, question) => blocks.extend([gap(space.s), why_free(view, question)]),
        None => blocks.extend([gap(space.l), why]),
    }
    blocks.push(last);
    blocks
}

fn is_dense(view: &View<'_>, question: &QuestionText) -> bool {
    question.choices().len() > DENSE_CHOICES || is_dense_landscape(view, question)
}

/// Many choices need the room: the hint goes beside the title, and the reason beside the ways out.
fn is_dense_landscape(view: &View<'_>, question: &QuestionText) -> bool {
    let is_map = matches!(question.kind, QuestionKindText::Map { .. });
    let many = question.choices().len() > if is_map { DENSE_CHOICES } else { ONE_COLUMN_CHOICES };
    many && view.tokens.landscape && view.tokens.zoom() <= 1.0
}

fn why_runs(view: &View<'_>, question: &QuestionText) -> Vec<Run> {
    let mut why = vec![Run::strong(view.words.get("why-we-ask")), Run::plain(" ")];
    why.extend(runs_of(&question.why));
    why
}

fn why(view: &View<'_>, question: &QuestionText) -> Block {
    boxed("info", why_runs(view, question))
}

/// The same without a box, where a dozen choices need the room.
fn why_free(view: &View<'_>, question: &QuestionText) -> Block {
    free("info", Style::Body, why_runs(view, question))
}

fn lower(view: &View<'_>, question: &QuestionText, answer: Option<&Answer>) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let mut blocks = Vec::new();
    if let Some(map) = map(view, question) {
        blocks.push(if view.tokens.landscape { why(view, question) } else { map });
        blocks.push(gap(space.l));
    }
    match &question.kind {
        QuestionKindText::Single(_) => blocks.extend(choices(view, question, Kind::Single)),
        QuestionKindText::Multi(_) | QuestionKindText::Map { .. } => {
            blocks.extend(choices(view, question, Kind::Several));
        }
        QuestionKindText::Scale { min, max, low, high } => {
            let values = (*min..=*max).map(|value| {
                let label = match value {
                    v if v == *min => format!("{v}  {low}"),
                    v if v == *max => format!("{v}  {high}"),
                    v => v.to_string(),
                };
                let chosen = answer == Some(&Answer::Scale(value));
                Box::new(Choice { label, kind: Kind::Single, chosen, msg: Msg::Answered(Given::Value(value)) }) as Block
            });
            blocks.push(Box::new(Grid { columns: 3, level: Level::Row, cards: values.collect() }));
        }
    }
    let dense = is_dense(view, question);
    blocks.push(gap(if dense { space.m } else { space.xl }));
    let way_out = |key: &str, chosen, msg| {
        vec![Box::new(Choice { label: view.words.get(key), kind: Kind::WayOut, chosen, msg }) as Block]
    };
    let mut parts = vec![
        (0.45, way_out("not-sure", answer == Some(&Answer::NotSure), Msg::Answered(Given::NotSure))),
        (0.55, way_out("declined", answer == Some(&Answer::Declined), Msg::Answered(Given::Declined))),
    ];
    if is_dense_landscape(view, question) {
        parts.insert(0, (1.1, vec![why(view, question)]));
    }
    let min_width = view.tokens.min_column_width() * 0.8;
    blocks.push(Box::new(Columns { parts, gap: space.m, min_width, middle: false }));
    if !dense && !view.tokens.landscape {
        // Before the button below; across, it stands in the bar.
        blocks.push(gap(space.m));
    }
    blocks
}

fn choices(view: &View<'_>, question: &QuestionText, kind: Kind) -> Vec<Block> {
    let is_map = matches!(question.kind, QuestionKindText::Map { .. });
    let kind = if is_dense(view, question) || is_map { Kind::Dense } else { kind };
    let tiles: Vec<Block> = question
        .choices()
        .iter()
        .map(|choice| {
            let chosen = view.state.answers.has_chosen(&question.id, &choice.id);
            let msg = Msg::Answered(Given::Choice(choice.id.clone()));
            Box::new(Choice { label: choice.text.clone(), kind, chosen, msg }) as Block
        })
        .collect();
    // A map needs the room.
    if tiles.len() > ONE_COLUMN_CHOICES || is_map {
        let columns = if is_dense_landscape(view, question) { 3 } else { 2 };
        return vec![Box::new(Grid { columns, level: Level::Row, cards: tiles })];
    }
    let mut blocks = Vec::new();
    for (index, tile) in tiles.into_iter().enumerate() {
        if index > 0 {
            blocks.push(gap(view.tokens.scale.space.m));
        }
        blocks.push(tile);
    }
    blocks
}

fn map(view: &View<'_>, question: &QuestionText) -> Option<Block> {
    let QuestionKindText::Map { front, back, choices } = &question.kind else { return None };
    let areas = choices
        .iter()
        .map(|choice| (choice.clone(), view.state.answers.has_chosen(&question.id, &choice.id)))
        .collect();
    Some(Box::new(BodyMap {
        topic_id: view.topic.id.clone(),
        front_uri: picture_uri(view.topic, front),
        back_uri: picture_uri(view.topic, back),
        areas,
        height: if view.tokens.landscape { MAP_HEIGHT_LANDSCAPE } else { MAP_HEIGHT },
        front_label: view.words.get("front"),
        back_label: view.words.get("back-side"),
    }))
}
