//! What the answers lean toward: every option with its standing and why, then the sentence that is always there.

use std::rc::Rc;

use super::View;
use crate::content::library::OptionText;
use crate::engine::model::Effect;
use crate::engine::outcome::{Cause, Caution, Given, OptionResult, Ranking, Reason, Standing, Status};
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::note::{boxed, free};
use crate::ui::widgets::picture::OptionPicture;
use crate::ui::widgets::result_card::{Head, ResultCard};
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{Block, Private, gap, private};
use crate::visit::Msg;

const PICTURE_PORTRAIT: f32 = 128.0;
const PICTURE_LANDSCAPE: f32 = 108.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let outcome = view.topic.engine.evaluate_end(&view.state.answers);
    let Some(ranking) = outcome.ranking() else { return super::refer::page(view) };
    let sorted = by_standing(&ranking.options);
    let shown = sorted.into_iter().filter_map(|result| Some((result, view.topic.option(&result.option)?)));
    let shown: Vec<(&OptionResult, &OptionText)> = shown.collect();
    let heads = shown.iter().map(|(result, option)| Head {
        name: option.name.clone(),
        standing: view.words.get(standing_words(result.standing).1),
    });
    let heads: Rc<[Head]> = heads.collect();
    let cards = shown.iter().enumerate().map(|(at, (result, option))| {
        Box::new(ResultCard {
            picture: OptionPicture::of(
                view.topic,
                option,
                if view.tokens.landscape { PICTURE_LANDSCAPE } else { PICTURE_PORTRAIT },
            ),
            tint: option.tint,
            icon: standing_words(result.standing).0,
            at,
            heads: Rc::clone(&heads),
            because: vec![Run::plain(leaning(view, result))],
        }) as Block
    });
    let mut upper: Vec<Block> = vec![heading(Style::Title, title(view, ranking)), gap(space.m)];
    if !ranking.tell_staff.is_empty() {
        upper.extend([tell_staff(view), gap(space.m)]);
    }
    upper.push(Box::new(Grid {
        columns: if view.tokens.landscape { 4 } else { 1 },
        level: Level::All,
        cards: cards.collect(),
    }));
    let disclaimer = free("talk", Style::Strong, view.runs("disclaimer", &[]));
    let lower: Vec<Block> = match what_if(view) {
        Some(words) if !view.tokens.landscape => vec![private(boxed("swap", words)), gap(space.l), disclaimer],
        Some(words) => {
            let parts = vec![(0.55, vec![private(boxed("swap", words))]), (0.45, vec![disclaimer])];
            let min_width = view.tokens.min_column_width() * 2.0;
            vec![Box::new(Columns { parts, gap: space.l, min_width, middle: true })]
        }
        None => vec![disclaimer],
    };
    Page {
        top: view.top(),
        upper,
        lower,
        stretch: true,
        pinned: true,
        secondary: Some(view.button(Look::Secondary, "see-reasons", Msg::ReasonsTapped)),
        primary: Some(view.button(Look::Primary, "take-along", Msg::NextTapped)),
        ..Page::default()
    }
}

/// Aloud it only says whom to ask, and not what was answered.
pub fn tell_staff(view: &View<'_>) -> Block {
    let piece = boxed("ask-staff", view.runs("tell-staff", &[]));
    Box::new(Private { piece, instead: view.words.get("ask-staff") })
}

/// What is worth discussing first comes first; within a standing, the order of the screen. Size and weight are equal.
pub fn by_standing(results: &[OptionResult]) -> Vec<&OptionResult> {
    let rank = |standing: Standing| match standing {
        Standing::Suggested => 0,
        Standing::Leading => 1,
        Standing::Possible => 2,
        Standing::AskFirst => 3,
        Standing::NotForNow => 4,
    };
    let mut sorted: Vec<&OptionResult> = results.iter().collect();
    sorted.sort_by_key(|result| rank(result.standing));
    sorted
}

/// "What would change this? …": one or two wishes, never a safety answer.
fn what_if(view: &View<'_>) -> Option<Vec<Run>> {
    let change = view.topic.engine.what_would_change(&view.state.answers)?;
    let first = view.topic.option(&change.first)?.name.clone();
    let wishes: Vec<String> = change
        .instead
        .iter()
        .filter_map(|instead| {
            let question = view.topic.question(&instead.question)?;
            let answer = match &instead.given {
                Given::Choice(choice) => question.choice(choice)?.text.clone(),
                Given::Value(value) => value.to_string(),
                Given::NotSure | Given::Declined => return None,
            };
            let values = [("question", question.short.as_str().into()), ("answer", answer.into())];
            Some(view.words.with("what-if-wish", &values))
        })
        .collect();
    let words = match wishes.as_slice() {
        [only] => view.words.with("what-if-one", &[("wish", only.as_str().into()), ("option", first.into())]),
        [one, other] => {
            let values = [("wish", one.as_str().into()), ("other", other.as_str().into()), ("option", first.into())];
            view.words.with("what-if-two", &values)
        }
        _ => return None,
    };
    Some(vec![Run::strong(view.words.get("what-if")), Run::plain(format!(" {words}"))])
}

pub fn title(view: &View<'_>, ranking: &Ranking) -> String {
    let names = |wanted: Standing| {
        let standing = ranking.options.iter().filter(move |result| result.standing == wanted);
        standing.filter_map(|result| view.topic.option(&result.option)).collect::<Vec<&OptionText>>()
    };
    let leading = names(Standing::Leading);
    match (names(Standing::Suggested).len(), leading.first()) {
        (1, _) => view.words.get("results-title"),
        (0, Some(only)) if leading.len() == 1 => {
            view.words.with("results-ask-title", &[("option", only.name.as_str().into())])
        }
        (0, Some(_)) => view.words.get("results-ask-many-title"),
        (0, None) => view.words.get("results-none-title"),
        (_, _) => view.words.get("results-tie-title"),
    }
}

/// Icon and words of a standing: the same look for all, the words alone differ.
pub fn standing_words(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Suggested => ("talk", "standing-suggested"),
        Standing::Possible => ("also", "standing-possible"),
        Standing::Leading | Standing::AskFirst => ("ask", "standing-ask-first"),
        Standing::NotForNow => ("pause", "standing-not-for-now"),
    }
}

/// The line on a card: what made the status worse first, else what speaks for it; and a note.
fn leaning(view: &View<'_>, result: &OptionResult) -> String {
    let reasons: Vec<&Reason> = match result.status {
        Status::Open => result.reasons_for.iter().collect(),
        Status::AskFirst | Status::NotForNow => result.reasons_against.iter().collect(),
    };
    let nothing = if result.status == Status::Open && result.reasons_against.is_empty() {
        "because-open"
    } else {
        "because-nothing"
    };
    let mut line = because(view, &reasons).unwrap_or_else(|| view.words.get(nothing));
    for caution in result.cautions.iter().take(1) {
        line.push(' ');
        line.push_str(&note(view, caution));
    }
    line
}

/// At most two reasons as a sentence.
pub fn because(view: &View<'_>, reasons: &[&Reason]) -> Option<String> {
    match reasons {
        [] => None,
        [first, second, ..] if first.part.is_none() && second.part.is_none() => {
            let values = [("reason", reason_words(view, first).into()), ("other", reason_words(view, second).into())];
            Some(view.words.with("because-and", &values))
        }
        [first, ..] => Some(sentence(view, first)),
    }
}

pub fn note(view: &View<'_>, caution: &Caution) -> String {
    view.words.with("caution", &[("text", caution.text.as_str().into())])
}

/// The reasons why an option is less than open, whatever its points.
pub fn holding<'r>(view: &View<'_>, result: &'r OptionResult) -> Vec<&'r Reason> {
    let holds = |reason: &&Reason| {
        let about = reason.part.as_ref().unwrap_or(&result.option);
        let mut rules = view.topic.engine.topic().rules.iter();
        reason.cause != Cause::True
            || rules.any(|rule| {
                let mut effects = rule.then.iter();
                rule.id == reason.rule
                    && effects
                        .any(|effect| matches!(effect, Effect::AskFirst(id) | Effect::NotForNow(id) if id == about))
            })
    };
    result.reasons_against.iter().filter(holds).collect()
}

/// A reason as a sentence that names the part of a combined option it is about.
pub fn sentence(view: &View<'_>, reason: &Reason) -> String {
    let words = reason_words(view, reason);
    match reason.part.as_ref().and_then(|part| view.topic.option(part)) {
        Some(part) => {
            let part = part.name.to_lowercase();
            view.words.with("because-part", &[("part", part.into()), ("reason", words.into())])
        }
        None => view.words.with("because", &[("reason", words.into())]),
    }
}

/// What follows "because": the rule's words, or that the patient was not sure or preferred not to say.
fn reason_words(view: &View<'_>, reason: &Reason) -> String {
    let (key, question) = match &reason.cause {
        Cause::True => return reason.because.clone(),
        Cause::NotSure(question) => ("not-sure-reason", question),
        Cause::Declined(question) => ("declined-reason", question),
    };
    let short = view.topic.question(question).map_or("", |q| q.short.as_str());
    view.words.with(key, &[("question", short.into())])
}
