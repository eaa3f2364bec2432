//! The glass is being wiped: touches do nothing, and how long still is said.

use super::View;
use crate::ui::page::{Bar, Page, Top};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::widgets::countdown::Countdown;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{gap, private};
use crate::visit::staff::CLEANING_MS;

const PICTURE_HEIGHT: f32 = 640.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let secs_left = view.state.idle.secs_of_cleaning_left();
    let ring = Countdown {
        secs_left,
        secs_in_all: CLEANING_MS / 1000,
        label: view.words.with("idle-left", &[("secs", secs_left.into())]),
    };
    let picture =
        Picture { uri: pictures::scene_uri("cleaning"), alt: view.words.get("cleaning-alt"), height: PICTURE_HEIGHT };
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper: vec![
            gap(space.xl),
            // For the eyes: by the time it is heard it is another number.
            private(Box::new(ring)),
            gap(space.xl),
            heading(Style::Question, view.words.get("cleaning-title")),
            gap(space.l),
            soft(Style::Lead, view.words.get("cleaning-lead")),
        ],
        lower: if view.tokens.zoom() <= 1.0 { vec![Box::new(picture)] } else { Vec::new() },
        split: true,
        bar: Bar::Hidden,
        ..Page::default()
    }
}
