//! Which topic; skipped when there is one.

use super::View;
use crate::content::library::Topic;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::voice::shown;
use crate::ui::widgets::card::{Grid, Level};
use crate::ui::widgets::text::heading;
use crate::ui::widgets::topic_tile::TopicTile;
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let tiles = view.library.topics.iter().enumerate().map(|(index, topic)| {
        let (name, note) = name_and_note(view, topic);
        Box::new(TopicTile::new(topic, &name, note, Msg::TopicChosen(index))) as Block
    });
    Page {
        top: crate::ui::page::Top { strong: view.voice.clinic.to_owned(), ..Default::default() },
        upper: vec![
            heading(Style::Title, view.words.get("topics-title")),
            gap(view.tokens.scale.space.xl),
            Box::new(Grid {
                columns: if view.tokens.landscape { 3 } else { 2 },
                level: Level::All,
                cards: tiles.collect(),
            }),
        ],
        stretch: true,
        ..Page::default()
    }
}

/// The topic's name, and where it lacks the chosen language, in which one it is.
fn name_and_note(view: &View<'_>, topic: &Topic) -> (String, Option<String>) {
    let first = view.library.first_language();
    let Some(language) = view.state.language.as_ref().filter(|language| **language != first) else {
        return (topic.name.clone(), None);
    };
    let found = shown(topic, language, view.state, view.library, view.look);
    if let Some(found) = found.filter(|found| !found.gaps.lie_under("name")) {
        return (found.topic.name.clone(), None);
    }
    let name = view.look.words(&first).get("endonym");
    (topic.name.clone(), Some(view.words.with("topic-not-in-language", &[("language", name.into())])))
}
