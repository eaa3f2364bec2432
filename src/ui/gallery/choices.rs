//! What a question is answered with, and where one is among the questions.

use super::specimen::{POSED, POSES, Posed, Specimen, in_poses, row, tiles};
use crate::content::library::{ChoiceText, PictureRef, QuestionKindText, QuestionText, Topic};
use crate::engine::outcome::Given;
use crate::ui::pen::Run;
use crate::ui::screens::View;
use crate::ui::tokens::Style;
use crate::ui::widgets::Block;
use crate::ui::widgets::answer_row::AnswerRow;
use crate::ui::widgets::body_map::BodyMap;
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::picture::picture_uri;
use crate::ui::widgets::steps::{CardTitle, Dots, Steps};
use crate::ui::widgets::text::heading;
use crate::visit::Msg;

const MAP_HEIGHT: f32 = 430.0;

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for chosen in [false, true] {
            let state = format!("{kind:?}, {}, {POSED}", if chosen { "chosen" } else { "not chosen" });
            let labels = labels(view, kind);
            let labels = labels.iter().cycle().zip(POSES).map(|(label, pose)| {
                let piece = Box::new(Choice { label: label.clone(), kind, chosen, msg: Msg::Answered(Given::NotSure) });
                Box::new(Posed { pose, piece }) as Block
            });
            // Long words need the width.
            let block = if kind == Kind::Several { tiles(2, labels) } else { row(view, labels) };
            all.push(Specimen::new(view, "choice", &state, block));
        }
    }
    all.extend(map(view).map(|map| Specimen::new(view, "body_map", "every second area chosen", map)));
    if let Some(question) = view.topic.questions.first() {
        let make = || answer_row(view, question);
        all.push(Specimen::new(view, "answer_row", POSED, in_poses(make)));
    }
    let total = view.topic.questions.len();
    for (state, done) in [("at the first", 0), ("half way", total / 2), ("at the last", total.saturating_sub(1))] {
        let label = view.words.with("question-of", &[("number", (done + 1).into()), ("total", total.into())]);
        all.push(Specimen::new(view, "steps", state, Box::new(Steps { done, total, label })));
    }
    let title = view.topic.comparison.first().map_or("", |row| row.title.as_str());
    let card_title = CardTitle { title: heading(Style::Title, title), dots: dots(view) };
    all.push(Specimen::new(view, "steps", "Dots", Box::new(dots(view))));
    all.push(Specimen::new(view, "steps", "CardTitle", Box::new(card_title)));
    all
}

/// Words of the topic for a kind of choice.
fn labels(view: &View<'_>, kind: Kind) -> Vec<String> {
    let of = |wanted: fn(&QuestionKindText) -> bool| {
        let question = view.topic.questions.iter().find(|question| wanted(&question.kind));
        question.into_iter().flat_map(QuestionText::choices).map(|choice| choice.text.clone()).collect()
    };
    match kind {
        Kind::Single => of(|kind| matches!(kind, QuestionKindText::Single(_))),
        Kind::Several => of(|kind| matches!(kind, QuestionKindText::Multi(_))),
        Kind::Dense => of(|kind| matches!(kind, QuestionKindText::Map { .. })),
        Kind::WayOut => ["not-sure", "declined"].map(|key| view.words.get(key)).to_vec(),
    }
}

fn map(view: &View<'_>) -> Option<Block> {
    let (front, back, choices) = first_map(view.topic)?;
    let areas = choices.iter().enumerate().map(|(at, choice)| (choice.clone(), at % 2 == 0)).collect();
    Some(Box::new(BodyMap {
        topic_id: view.topic.id.clone(),
        front_uri: picture_uri(view.topic, front),
        back_uri: picture_uri(view.topic, back),
        areas,
        height: MAP_HEIGHT,
        front_label: view.words.get("front"),
        back_label: view.words.get("back-side"),
    }))
}

/// Front, back and the areas on them.
type Map<'t> = (&'t PictureRef, &'t PictureRef, &'t [ChoiceText]);

fn first_map(topic: &Topic) -> Option<Map<'_>> {
    topic.questions.iter().find_map(|question| match &question.kind {
        QuestionKindText::Map { front, back, choices } => Some((front, back, choices.as_slice())),
        _ => None,
    })
}

fn answer_row(view: &View<'_>, question: &QuestionText) -> Block {
    let answer = question.choices().first().map_or("", |choice| choice.text.as_str());
    Box::new(AnswerRow {
        runs: vec![Run::plain(format!("{}: ", question.short)), Run::strong(answer)],
        change: view.words.get("change"),
        change_name: view.words.with("change-name", &[("question", question.short.as_str().into())]),
        msg: Msg::ChangeTapped(question.id.clone()),
    })
}

fn dots(view: &View<'_>) -> Dots {
    let total = view.topic.comparison.len();
    let at = total / 2;
    let label = view.words.with("card-of", &[("number", (at + 1).into()), ("total", total.into())]);
    Dots { at, total, label }
}
