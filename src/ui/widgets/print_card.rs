//! A printer that can be touched, and what it is doing.

use egui::{Align, Rect, Role, pos2, vec2};

use super::{Block, Piece};
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::visit::Msg;

const PICTURE_HEIGHT: f32 = 150.0;
/// As high as this where there is room.
const MOST_PICTURE_HEIGHT: f32 = 230.0;
const ICON_SIDE: f32 = 120.0;

pub struct PrintCard {
    pub title: String,
    pub hint: String,
    /// `None` while it prints.
    pub msg: Option<Msg>,
    /// Under the card, what can be chosen of it.
    pub below: Option<Block>,
}

struct Parts {
    picture: Rect,
    title: Rect,
    hint: Rect,
    height: f32,
}

impl PrintCard {
    fn below_height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.below.as_ref().map_or(0.0, |below| below.height(pen, width) + pen.tokens.scale.space.m)
    }

    fn words(pen: &Pen<'_>, words: &str, style: Style, width: f32) -> Laid {
        pen.layout(&[Run::plain(words)], style, pen.tokens.color.on_surface, width, Align::Center)
    }

    fn parts(&self, pen: &Pen<'_>, width: f32, growth: f32) -> Parts {
        let space = &pen.tokens.scale.space;
        let room = width - 2.0 * space.l;
        let grown = (PICTURE_HEIGHT + growth.max(0.0)).min(MOST_PICTURE_HEIGHT);
        let picture = if pen.tokens.pictures { grown } else { ICON_SIDE };
        let picture = Rect::from_min_size(pos2(space.l, space.l), vec2(room, picture));
        let below = |top: f32, words: &str, style| {
            Rect::from_min_size(pos2(space.l, top), vec2(room, Self::words(pen, words, style, room).size().y))
        };
        let title = below(picture.bottom() + space.m, &self.title, Style::Heading);
        let hint = below(title.bottom() + space.xs, &self.hint, Style::Body);
        Parts { picture, title, hint, height: hint.bottom() + space.l }
    }
}

impl Piece for PrintCard {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.parts(pen, width, 0.0).height + self.below_height(pen, width)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let whole = rect;
        let rect = whole.with_max_y(whole.bottom() - self.below_height(pen, whole.width()));
        let radius = pen.tokens.scale.radius.card;
        let tap = self.msg.as_ref().map(|_| pen.tap(rect, radius, Name::button(&self.title)));
        if let Some(msg) = self.msg.as_ref().filter(|_| tap.is_some_and(|tap| tap.clicked)) {
            pen.out.push(msg.clone());
        }
        let (color, line) = (&pen.tokens.color, &pen.tokens.scale.line);
        let (fill, edge, width) = match tap {
            Some(tap) if tap.pressed => (color.selected, color.edge, line.selected),
            Some(_) => (color.surface_raised, color.edge, line.strong),
            None => (color.surface_raised, color.outline, line.rest),
        };
        pen.fill(rect, radius, fill);
        pen.edge(rect, radius, width, edge);
        let growth = rect.height() - self.parts(pen, rect.width(), 0.0).height;
        let parts = self.parts(pen, rect.width(), growth);
        let offset = rect.min.to_vec2() + vec2(0.0, ((rect.height() - parts.height) / 2.0).max(0.0));
        let picture = parts.picture.translate(offset);
        if pen.tokens.pictures {
            pen.picture_whole(&pictures::scene_uri("printer"), picture);
        } else {
            pen.icon("print", picture, pen.tokens.color.on_surface);
        }
        for (place, words, style) in [(parts.title, &self.title, Style::Heading), (parts.hint, &self.hint, Style::Body)]
        {
            let place = place.translate(offset);
            pen.paint(&Self::words(pen, words, style, place.width()), place);
        }
        // The button's name is its title.
        let label = if tap.is_some() { self.hint.clone() } else { format!("{}. {}", self.title, self.hint) };
        pen.name_label(parts.title.union(parts.hint).translate(offset), Role::Label, &label);
        if let Some(below) = &self.below {
            below.show(pen, whole.with_min_y(rect.bottom() + pen.tokens.scale.space.m));
        }
    }
}
