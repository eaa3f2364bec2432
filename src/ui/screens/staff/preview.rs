//! Every screen that a patient may come to, one tap away, in any language and look.

use super::super::{View, languages, welcome};
use super::{back, frame};
use crate::content::library::Topic;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::voice::shown;
use crate::ui::widgets::button::{Button, Look};
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::jump::{Stop, stops};
use crate::visit::{Card, Msg, Overlay, Screen};

const COLUMNS: (usize, usize) = (2, 4);

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut upper: Vec<Block> = vec![
        gap(space.m),
        heading(Style::Title, view.words.get("staff-preview")),
        gap(space.s),
        soft(Style::Lead, view.words.get("preview-lead")),
        gap(space.l),
    ];
    // Staff see what nobody has reviewed yet: somebody has to.
    let spoken = view.library.kiosk.languages.iter().filter_map(|language| view.look.find(language));
    upper.extend(welcome::abreast(view, languages::choices_of(view, spoken)));
    let helper = |key: &str, msg| -> Block {
        Box::new(view.button(Look::Nav { strong: false }, key, msg).with_icon(if key == "contrast" {
            "contrast"
        } else {
            "text-size"
        }))
    };
    let helpers = vec![helper("text-size", Msg::TextSizeTapped), helper("contrast", Msg::ContrastTapped)];
    upper.push(Box::new(Grid { columns: 2, level: Level::Row, cards: helpers }));
    let stops = stops(view.library);
    let common = |stop: &Stop| matches!(stop.screen, Screen::Attract | Screen::Welcome | Screen::Topics);
    upper.extend(group(view, view.words.get("preview-common"), &stops, common));
    for (at, topic) in view.library.topics.iter().enumerate() {
        let name = spoken_topic(view, topic).name.clone();
        upper.extend(group(view, name, &stops, |stop| stop.topic == at && !common(stop)));
    }
    Page { upper, secondary: Some(back(view)), ..frame(view) }
}

fn group(view: &View<'_>, title: String, stops: &[Stop], belongs: impl Fn(&Stop) -> bool) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let mine = stops.iter().enumerate().filter(|(_, stop)| belongs(stop));
    let button = |(at, stop): (usize, &Stop)| -> Block {
        let label = name(view, stop);
        Box::new(Button::new(Look::Nav { strong: false }, label, Msg::StopTapped(at)))
    };
    let columns = if view.tokens.landscape { COLUMNS.1 } else { COLUMNS.0 };
    let cards = mine.map(button).collect();
    vec![
        gap(space.xl),
        heading(Style::Heading, title),
        gap(space.s),
        Box::new(Grid { columns, level: Level::Row, cards }),
    ]
}

/// In the language of the page, where there is a translation.
fn spoken_topic<'v>(view: &View<'v>, topic: &'v Topic) -> &'v Topic {
    let language = &view.words.language;
    shown(topic, language, view.state, view.library, view.look).map_or(topic, |found| &found.topic)
}

/// What a patient reads at the head of a screen.
fn name(view: &View<'_>, stop: &Stop) -> String {
    let Some(topic) = view.library.topics.get(stop.topic).map(|topic| spoken_topic(view, topic)) else {
        return stop.name.clone();
    };
    let word = |key: &str| view.words.get(key);
    match (&stop.overlay, &stop.screen) {
        (Some(Overlay::AskStaff), _) => word("ask-staff"),
        (Some(Overlay::Reasons), _) => word("reasons-title"),
        (_, Screen::Attract) => word("touch-to-start"),
        (_, Screen::Welcome) => word("welcome-title"),
        (_, Screen::Topics) => word("preview-topics"),
        (_, Screen::Overview) => word("overview-title"),
        (_, Screen::Card(card)) => card_name(view, topic, *card),
        (_, Screen::Question { id, .. }) => {
            topic.question(id).map_or_else(|| stop.name.clone(), |question| question.short.clone())
        }
        (_, Screen::CheckAnswers) => word("check-title"),
        (_, Screen::Results) => word("preview-results"),
        (_, Screen::Refer) => word("preview-refer"),
        (_, Screen::TakeAlong) => word("take-title"),
        (_, Screen::Thanks) => word("thanks-title"),
        (_, Screen::Staff(_) | Screen::Cleaning | Screen::StartAgain) => stop.name.clone(),
    }
}

fn card_name(view: &View<'_>, topic: &Topic, card: Card) -> String {
    let word = |key: &str| view.words.get(key);
    match card {
        Card::Row(at) => topic.comparison.get(at).map(|row| row.title.clone()).unwrap_or_default(),
        Card::SideEffects(at) => topic.side_effects.get(at).map(|row| row.title.clone()).unwrap_or_default(),
        Card::Glance => word("glance-title"),
        Card::RareHarms => word("rare-title"),
        Card::ConsiderIf => word("consider-title"),
        Card::Together => topic.together.as_ref().map(|together| together.title.clone()).unwrap_or_default(),
        Card::Known => word("known-title"),
    }
}
