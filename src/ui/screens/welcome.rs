//! What it is, three plain facts, and for whom.

use super::View;
use crate::ui::page::{Bar, Page, Top};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::voice::{is_reviewed, offered};
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::note::free;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::{ForWhom, Msg};

const PICTURE_HEIGHT: f32 = 320.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let fact = |icon, key: &str| {
        let minutes = [("minutes", view.topic.minutes.into())];
        free(icon, Style::Lead, view.runs(key, &minutes))
    };
    let greeting: Vec<Block> = vec![
        heading(Style::Question, view.words.get("welcome-title")),
        gap(space.m),
        soft(Style::Lead, view.words.get("welcome-lead")),
    ];
    let picture = Picture {
        uri: pictures::scene_uri("staff-welcome"),
        alt: view.words.get("welcome-alt"),
        height: PICTURE_HEIGHT,
    };
    let greeting: Block = if view.tokens.zoom() > 1.0 {
        Box::new(Columns { parts: vec![(1.0, greeting)], gap: 0.0, min_width: 0.0, middle: false })
    } else {
        let parts = vec![(0.6, greeting), (0.4, vec![Box::new(picture) as Block])];
        Box::new(Columns { parts, gap: space.l, min_width: 0.0, middle: true })
    };
    let mut upper = vec![
        gap(space.m),
        greeting,
        gap(space.l),
        fact("clock", "welcome-time"),
        gap(space.l),
        fact("lock", "welcome-kept"),
        gap(space.l),
        fact("eye", "welcome-seen"),
    ];
    if view.topic.review.approved_by.is_none() {
        upper.push(gap(space.l));
        upper.push(fact("info", "welcome-sample"));
    }
    if !is_reviewed(view.state, view.library, view.look) {
        upper.push(gap(space.l));
        upper.push(fact("info", "machine-translation"));
    }
    let mut lower = languages(view);
    if !view.tokens.landscape {
        lower.push(Box::new(Choice {
            label: view.words.get("low-reach"),
            kind: Kind::Dense,
            chosen: view.state.low_reach.unwrap_or(view.library.kiosk.low_reach),
            msg: Msg::LowReachTapped,
        }));
        lower.push(gap(space.l));
    }
    lower.push(heading(Style::Heading, view.words.get("welcome-who")));
    lower.push(gap(space.s));
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper,
        lower,
        secondary: Some(view.button(Look::Secondary, "for-someone-else", Msg::Started(ForWhom::SomeoneElse))),
        primary: Some(view.button(Look::Primary, "for-me", Msg::Started(ForWhom::Me))),
        bar: Bar::Full,
        ..Page::default()
    }
}

/// The languages by their own names, where there is more than one.
fn languages(view: &View<'_>) -> Vec<Block> {
    let offered = offered(view.library, view.look);
    if offered.len() < 2 {
        return Vec::new();
    }
    let now = view.state.language.clone().unwrap_or_else(|| view.library.first_language());
    let tiles = offered.iter().map(|words| {
        Box::new(Choice {
            label: words.get("endonym"),
            kind: Kind::Single,
            chosen: words.language == now,
            msg: Msg::LanguageChosen(words.language.clone()),
        }) as Block
    });
    let columns = offered.len().min(3);
    vec![Box::new(Grid { columns, level: Level::Row, cards: tiles.collect() }), gap(view.tokens.scale.space.l)]
}
