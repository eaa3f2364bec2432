//! What it is, three plain facts, and for whom.

use super::View;
use crate::ui::page::{Bar, Page, Top};
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::note::free;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::gap;
use crate::visit::{ForWhom, Msg};

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let fact = |icon, key: &str| {
        let minutes = [("minutes", view.topic.minutes.into())];
        free(icon, Style::Lead, view.runs(key, &minutes))
    };
    let mut upper = vec![
        gap(space.xl),
        heading(Style::Question, view.words.get("welcome-title")),
        gap(space.m),
        soft(Style::Lead, view.words.get("welcome-lead")),
        gap(space.xxl),
        fact("clock", "welcome-time"),
        gap(space.xl),
        fact("lock", "welcome-kept"),
        gap(space.xl),
        fact("eye", "welcome-seen"),
    ];
    if view.topic.review.approved_by.is_none() {
        upper.push(gap(space.xl));
        upper.push(fact("info", "welcome-sample"));
    }
    Page {
        top: Top { strong: view.library.kiosk.clinic.clone(), ..Top::default() },
        upper,
        lower: vec![heading(Style::Heading, view.words.get("welcome-who")), gap(space.s)],
        secondary: Some(view.button(Look::Secondary, "for-someone-else", Msg::Started(ForWhom::SomeoneElse))),
        primary: Some(view.button(Look::Primary, "for-me", Msg::Started(ForWhom::Me))),
        bar: Bar::Full,
        ..Page::default()
    }
}
