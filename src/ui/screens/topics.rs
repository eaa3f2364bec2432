//! Which topic; skipped when there is one.

use super::View;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let tiles = view.library.topics.iter().enumerate().map(|(index, topic)| {
        let label = topic.name.clone();
        Box::new(Choice { label, kind: Kind::WayOut, chosen: false, msg: Msg::TopicChosen(index) }) as Block
    });
    Page {
        top: crate::ui::page::Top { strong: view.library.kiosk.clinic.clone(), ..Default::default() },
        upper: vec![
            heading(Style::Title, view.words.get("topics-title")),
            gap(view.tokens.scale.space.xl),
            Box::new(Grid { columns: 2, level: Level::Row, cards: tiles.collect() }),
        ],
        ..Page::default()
    }
}
