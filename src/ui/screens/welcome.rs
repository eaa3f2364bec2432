//! What it is, three plain facts, and for whom.

use super::{View, languages};
use crate::content::library::Results;
use crate::ui::page::{Bar, Page, Top};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::voice::is_reviewed;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::note::free;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::{ForWhom, Msg};

const PICTURE_HEIGHT: f32 = 320.0;
/// Languages beside each other.
const ABREAST: usize = 3;
/// Beside its mark a name takes more than a column of text does.
const TILE_SHARE: f32 = 1.15;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let fact = |icon, key: &str| {
        // The shorter of the two times without a touch, and the countdown (WCAG 2.2, 2.2.6).
        let times = view.library.kiosk.times;
        let secs = times.idle_secs.min(times.reading_idle_secs) + times.warning_secs;
        free(icon, Style::Lead, view.runs(key, &[("minutes", view.topic.minutes.into()), ("secs", secs.into())]))
    };
    let lead = match view.library.kiosk.results {
        Results::Ranked => "welcome-lead",
        Results::ByPriority => "welcome-lead-priorities",
    };
    let greeting: Vec<Block> = vec![
        heading(Style::Question, view.words.get("welcome-title")),
        gap(space.m),
        soft(Style::Lead, view.words.get(lead)),
    ];
    let beside = !view.tokens.landscape && view.tokens.zoom() <= 1.0;
    let mut upper = vec![gap(space.m)];
    if beside {
        let parts = vec![(0.6, greeting), (0.4, vec![picture(view)])];
        upper.push(Box::new(Columns { parts, gap: space.l, min_width: 0.0, middle: true }));
    } else {
        upper.extend(greeting);
    }
    let mut facts = vec![("clock", "welcome-time"), ("lock", "welcome-kept"), ("eye", "welcome-seen")];
    if view.topic.review.approved_by.is_none() {
        facts.push(("info", "welcome-sample"));
    }
    if !is_reviewed(view.state, view.library, view.look) {
        facts.push(("info", "machine-translation"));
    }
    for (icon, key) in facts {
        upper.extend([gap(space.l), fact(icon, key)]);
    }
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper,
        lower: choices(view),
        split: true,
        secondary: Some(view.button(Look::Secondary, "for-someone-else", Msg::Started(ForWhom::SomeoneElse))),
        primary: Some(view.button(Look::Primary, "for-me", Msg::Started(ForWhom::Me))),
        bar: Bar::Full,
        ..Page::default()
    }
}

fn picture(view: &View<'_>) -> Block {
    Box::new(Picture {
        uri: pictures::scene_uri("staff-welcome"),
        alt: view.words.get("welcome-alt"),
        height: PICTURE_HEIGHT,
    })
}

/// What can be set before it begins; the two buttons below it say for whom.
fn choices(view: &View<'_>) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let mut blocks: Vec<Block> = Vec::new();
    if view.tokens.landscape {
        blocks.extend([picture(view), gap(space.xl)]);
    }
    blocks.extend(language_rows(view));
    if !view.tokens.landscape {
        blocks.push(Box::new(Choice {
            label: view.words.get("low-reach"),
            kind: Kind::Several,
            chosen: view.state.low_reach.unwrap_or(view.library.kiosk.low_reach),
            msg: Msg::LowReachTapped,
        }));
        blocks.push(gap(space.xl));
    }
    blocks.push(heading(Style::Heading, view.words.get("welcome-who")));
    blocks.push(gap(space.s));
    blocks
}

/// The languages by their own names, where there is more than one.
fn language_rows(view: &View<'_>) -> Vec<Block> {
    let choices = languages::choices(view);
    if choices.len() < 2 { Vec::new() } else { abreast(view, choices) }
}

/// Languages beside each other.
pub fn abreast(view: &View<'_>, mut choices: Vec<Block>) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let share = 1.0 / ABREAST.min(choices.len()) as f32;
    let min_width = view.tokens.min_column_width() * TILE_SHARE;
    let mut rows: Vec<Block> = Vec::new();
    while !choices.is_empty() {
        let row = choices.drain(..ABREAST.min(choices.len()));
        let parts = row.map(|choice| (share, vec![choice])).collect();
        rows.extend([Box::new(Columns { parts, gap: space.m, min_width, middle: false }) as Block, gap(space.m)]);
    }
    rows
}
