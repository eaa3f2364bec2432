//! "Your answers": one row an answer that applies, with "Change".

use super::View;
use crate::content::library::QuestionText;
use crate::engine::Answer;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::answer_row::AnswerRow;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::{Msg, flow};

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let questions = flow::questions(view.library, view.topic, &view.state.answers);
    let finished = flow::still_matters(view.library, view.topic, &view.state.answers).is_empty();
    let mut upper: Vec<Block> = vec![
        heading(Style::Title, view.words.get("check-title")),
        soft(Style::Lead, view.words.get(if finished { "check-lead" } else { "check-open" })),
        gap(space.s),
    ];
    let rows = questions.iter().filter_map(|id| {
        let question = view.topic.question(id)?;
        let short = question.short.clone();
        Some(Box::new(AnswerRow {
            runs: vec![Run::plain(format!("{short}: ")), Run::strong(answer_words(view, question))],
            change: view.words.get("change"),
            change_name: view.words.with("change-name", &[("question", short.into())]),
            msg: Msg::ChangeTapped(id.clone()),
        }) as Block)
    });
    let columns = if view.tokens.landscape { 2 } else { 1 };
    upper.push(Box::new(Grid { columns, level: Level::Tight, cards: rows.collect() }));
    let next = if finished { "see-results" } else { "go-to-open" };
    Page { top: view.top(), upper, primary: Some(view.button(Look::Primary, next, Msg::NextTapped)), ..Page::default() }
}

/// An answer in the patient's words: choices joined, "Not sure", "Prefer not to say", or a dash.
pub fn answer_words(view: &View<'_>, question: &QuestionText) -> String {
    match view.state.answers.get(&question.id) {
        Some(Answer::Chosen(chosen)) => {
            let texts = question.choices().iter().filter(|c| chosen.contains(&c.id)).map(|c| c.text.as_str());
            view.words.list(texts)
        }
        Some(Answer::Scale(value)) => value.to_string(),
        Some(Answer::NotSure) => view.words.get("not-sure"),
        Some(Answer::Declined) => view.words.get("declined"),
        None => "–".to_owned(),
    }
}
