//! Nothing is ranked: for each thing that matters to the patient, how every option compares on it. What a caution says
//! comes before it, and again on the option's cards.

use super::View;
use super::card::options;
use super::results::{because, holding, note, standing_words, tell_staff};
use crate::content::library::{ChoiceText, OptionText, QuestionText};
use crate::engine::OptionId;
use crate::engine::outcome::{OptionResult, Outcome, Status};
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::note::{boxed, free};
use crate::ui::widgets::table::Table;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, Private, gap, private};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let outcome = view.topic.engine.evaluate_end(&view.state.answers);
    let Some(ranking) = outcome.ranking() else { return super::refer::page(view) };
    let held = held(view, &ranking.options);
    let matters = what_matters(view, &outcome);
    let lead = if matters.is_empty() { "priorities-none" } else { "priorities-lead" };
    let mut upper: Vec<Block> = vec![
        heading(Style::Title, view.words.get("priorities-title")),
        gap(space.xs),
        soft(Style::Lead, view.words.get(lead)),
        gap(space.l),
    ];
    if !ranking.tell_staff.is_empty() {
        upper.extend([tell_staff(view), gap(space.l)]);
    }
    if !held.is_empty() {
        let columns = if view.tokens.landscape { held.len().min(3) } else { 1 };
        let cards = held.iter().map(|(option, result)| care(view, option, result)).collect();
        upper.extend([Box::new(Grid { columns, level: Level::Row, cards }), gap(space.l)]);
    }
    for choice in &matters {
        upper.push(private(heading(Style::Heading, choice.text.clone())));
        for row in choice.compares.iter().filter_map(|id| view.topic.row(id)) {
            let below = |id: &OptionId| {
                let (_, result) = held.iter().find(|(option, _)| option.id == *id)?;
                standing(view, result).map(|(icon, words)| free(icon, Style::Strong, vec![Run::plain(words)]))
            };
            // Which rows stand here tells what matters to the patient: for the eyes only.
            let title = private(soft(Style::Body, row.title.clone()));
            upper.extend([title, gap(space.s), private(options(view, row, below)), gap(space.l)]);
        }
    }
    if matters.is_empty() {
        upper.push(Box::new(Table::of(view.topic, &view.words.get("not-known"))));
    } else {
        // The last cards take the room that is left.
        upper.pop();
    }
    Page {
        top: view.top(),
        upper,
        lower: vec![free("talk", Style::Strong, view.runs("disclaimer", &[]))],
        stretch: true,
        pinned: true,
        secondary: (!held.is_empty()).then(|| view.button(Look::Secondary, "see-reasons", Msg::ReasonsTapped)),
        primary: Some(view.button(Look::Primary, "take-along", Msg::NextTapped)),
        ..Page::default()
    }
}

/// The patient's choices that rows of the comparison tell about, in the order of the questions.
fn what_matters<'v>(view: &View<'v>, outcome: &Outcome) -> Vec<&'v ChoiceText> {
    let questions = view.topic.questions.iter().filter(|question| outcome.shown.contains(&question.id));
    let chosen = |question: &'v QuestionText| {
        let choices = question.choices().iter();
        choices.filter(|choice| view.state.answers.has_chosen(&question.id, &choice.id) && !choice.compares.is_empty())
    };
    questions.flat_map(chosen).collect()
}

/// Options that an answer holds back or asks to take care with, in the order of the file: never by their points.
pub fn held<'v, 'r>(view: &View<'v>, results: &'r [OptionResult]) -> Vec<(&'v OptionText, &'r OptionResult)> {
    let result = |option: &'v OptionText| Some((option, results.iter().find(|result| result.option == option.id)?));
    let found = view.topic.options.iter().filter_map(result);
    found.filter(|(_, result)| result.status != Status::Open || !result.cautions.is_empty()).collect()
}

/// "Ask first" or "not for now", where that is so.
fn standing(view: &View<'_>, result: &OptionResult) -> Option<(&'static str, String)> {
    let (icon, key) = standing_words(result.standing);
    (result.status != Status::Open).then(|| (icon, view.words.get(key)))
}

/// What is to be asked, or kept in mind, before this option, and why.
fn care(view: &View<'_>, option: &OptionText, result: &OptionResult) -> Block {
    let (icon, head) = match standing(view, result) {
        Some((icon, words)) => (icon, format!("{}: {words}.", option.name)),
        None => ("info", format!("{}.", option.name)),
    };
    let why = because(view, &holding(view, result));
    let mut words: Vec<String> = why.into_iter().collect();
    let held_back = !words.is_empty();
    for caution in &result.cautions {
        let reason = || view.words.with("because", &[("reason", caution.because.as_str().into())]);
        let said = [Some(note(view, caution)), (!held_back).then(reason)];
        for sentence in said.into_iter().flatten() {
            // Both parts of a combined option may ask for the same.
            if !words.contains(&sentence) {
                words.push(sentence);
            }
        }
    }
    let piece = boxed(icon, vec![Run::strong(head.clone()), Run::plain(format!(" {}", words.join(" ")))]);
    Box::new(Private { piece, instead: head })
}
