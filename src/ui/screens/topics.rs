//! Which topic; skipped when there is one.

use super::View;
use crate::content::library::Topic;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::voice::shown;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let tiles = view.library.topics.iter().enumerate().map(|(index, topic)| {
        let label = label(view, topic);
        Box::new(Choice { label, kind: Kind::WayOut, chosen: false, msg: Msg::TopicChosen(index) }) as Block
    });
    Page {
        top: crate::ui::page::Top { strong: view.voice.clinic.to_owned(), ..Default::default() },
        upper: vec![
            heading(Style::Title, view.words.get("topics-title")),
            gap(view.tokens.scale.space.xl),
            Box::new(Grid { columns: 2, level: Level::Row, cards: tiles.collect() }),
        ],
        ..Page::default()
    }
}

/// The topic's name, and where it lacks the chosen language, in which one it is.
fn label(view: &View<'_>, topic: &Topic) -> String {
    let first = view.library.first_language();
    let Some(language) = view.state.language.as_ref().filter(|language| **language != first) else {
        return topic.name.clone();
    };
    let found = shown(topic, language, view.state, view.library, view.look);
    if let Some(found) = found.filter(|found| !found.gaps.lie_under("name")) {
        return found.topic.name.clone();
    }
    let name = view.look.words(&first).get("endonym");
    format!("{}\n{}", topic.name, view.words.with("topic-not-in-language", &[("language", name.into())]))
}
