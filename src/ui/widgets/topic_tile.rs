//! A topic to choose: its picture, its name, and all of it can be tapped.

use egui::{Align, Rect, Role};

use super::card::{Banner, Card, Ground};
use super::{Block, Piece};
use crate::content::library::Topic;
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::ui::widgets::picture::picture_uri;
use crate::visit::Msg;

/// Heights of the picture as shares of the tile's width: the least that shows what it is; and a little more than the whole of
/// it, where its sides may go.
const LEAST_SHARE: f32 = 0.25;
const GREATEST_SHARE: f32 = 0.75;

pub struct TopicTile {
    /// What is heard, and what a screen reader calls it.
    label: String,
    card: Card,
    msg: Msg,
}

impl TopicTile {
    /// `note`: in which language it is, where that is not the chosen one.
    pub fn new(topic: &Topic, name: &str, note: Option<String>, msg: Msg) -> Self {
        let label = note.as_ref().map_or_else(|| name.to_owned(), |note| format!("{name}\n{note}"));
        let picture = topic.picture.as_ref().and_then(|picture| Some((picture_uri(topic, picture)?, &picture.alt)));
        let banner = picture.map(|(uri, alt)| Banner {
            uri,
            alt: Some(alt.clone()),
            kept_share: LEAST_SHARE,
            shares: (LEAST_SHARE, GREATEST_SHARE),
            beside: false,
        });
        let has_picture = banner.is_some();
        let mut blocks: Vec<Block> =
            vec![Box::new(Painted { words: name.to_owned(), style: Style::Answer, has_picture })];
        blocks.extend(note.map(|words| Box::new(Painted { words, style: Style::Label, has_picture }) as Block));
        Self { label, card: Card { ground: Ground::Raised, banner, blocks }, msg }
    }
}

impl Piece for TopicTile {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.card.height(pen, width).max(pen.tokens.scale.target.choice)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        self.show_roomy(pen, rect, 0.0);
    }

    fn show_roomy(&self, pen: &mut Pen<'_>, rect: Rect, spare: f32) {
        let radius = pen.tokens.scale.radius.card;
        let name = Name { role: Role::Button, label: &self.label, selected: None, enabled: true };
        let tap = pen.tap(rect, radius, name);
        if tap.clicked {
            pen.out.push(self.msg.clone());
        }
        self.card.show_roomy(pen, rect, spare);
        if tap.pressed {
            let (width, edge) = (pen.tokens.scale.line.selected, pen.tokens.color.edge);
            pen.edge(rect, radius, width, edge);
        }
    }
}

/// Words that are heard as the tile's own.
struct Painted {
    words: String,
    style: Style,
    /// Above it on the tile.
    has_picture: bool,
}

impl Painted {
    fn layout(&self, pen: &Pen<'_>, width: f32) -> Laid {
        pen.layout(&[Run::plain(&self.words)], self.style, pen.tokens.color.on_surface, width, Align::Min)
    }
}

impl Piece for Painted {
    /// Without pictures a name has the tile to itself.
    fn takes(&self, pen: &Pen<'_>, spare: f32) -> f32 {
        if pen.tokens.pictures && self.has_picture { 0.0 } else { spare }
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.layout(pen, width).size().y
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.paint_middle(&self.layout(pen, rect.width()), rect);
    }
}
