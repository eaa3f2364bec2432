//! What the answers say of one option: picture, name, standing and why, every option the same size and weight.

use egui::{Align, Rect, Role, pos2, vec2};

use std::rc::Rc;

use super::Piece;
use super::picture::OptionPicture;
use crate::content::library::Tint;
use crate::ui::pen::{Laid, Pen, Run, corner};
use crate::ui::tokens::Style;

pub struct ResultCard {
    pub picture: OptionPicture,
    pub tint: Tint,
    pub icon: &'static str,
    /// Which of the heads is this card's.
    pub at: usize,
    /// Of all cards: what one of them has no room for, none of them does, so that all look alike.
    pub heads: Rc<[Head]>,
    pub because: Vec<Run>,
}

pub struct Head {
    pub name: String,
    pub standing: String,
}

/// An icon has air around it; its words have none.
const ICON_INSET: f32 = 4.0;
/// How much taller a picture may grow where there is room.
const MOST_GROWTH: f32 = 64.0;

/// Where the parts of a card lie, measured from its top left corner.
struct Parts {
    picture: Rect,
    standing: Rect,
    name: Rect,
    because: Rect,
    height: f32,
}

impl ResultCard {
    fn layout(pen: &Pen<'_>, runs: &[Run], style: Style, width: f32) -> Laid {
        pen.layout(runs, style, pen.tokens.color.on_surface, width, Align::Min)
    }

    fn head(&self) -> (&str, &str) {
        self.heads.get(self.at).map_or(("", ""), |head| (&head.name, &head.standing))
    }

    fn upright(pen: &Pen<'_>, width: f32) -> bool {
        pen.tokens.landscape || width < pen.tokens.min_column_width() * 2.0 || pen.tokens.zoom() > 1.0
    }

    /// The words of a standing, beside their icon in this room.
    fn standing_words(pen: &Pen<'_>, standing: &str, room: f32) -> Laid {
        let taken = pen.tokens.scale.icon.nav + pen.tokens.scale.space.s + 2.0 * pen.tokens.scale.space.m;
        pen.layout(&[Run::plain(standing)], Style::Strong, pen.tokens.color.on_surface, room - taken, Align::Center)
    }

    fn parts(&self, pen: &Pen<'_>, width: f32) -> Parts {
        if Self::upright(pen, width) { self.upright_parts(pen, width, 0.0) } else { self.wide_parts(pen, width) }
    }

    /// A strip with the standing, the picture below it, then the words.
    fn upright_parts(&self, pen: &Pen<'_>, width: f32, growth: f32) -> Parts {
        let space = &pen.tokens.scale.space;
        let pad = space.l;
        let room = width - 2.0 * pad;
        let strips = self.heads.iter().map(|head| Self::standing_words(pen, &head.standing, width).size().y);
        let strip = strips.fold(pen.tokens.scale.icon.nav, f32::max) + 2.0 * space.s;
        let standing = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, strip));
        let picture = Rect::from_min_size(pos2(pad, strip + space.s), vec2(room, self.picture.height + growth));
        let below = |top: f32, words: &Laid| Rect::from_min_size(pos2(pad, top), vec2(room, words.size().y));
        let (name, _) = self.head();
        let name = below(picture.bottom() + space.s, &Self::layout(pen, &[Run::plain(name)], Style::Heading, room));
        let because = below(name.bottom() + space.xs, &Self::layout(pen, &self.because, Style::Body, room));
        Parts { picture, standing, name, because, height: because.bottom() + pad }
    }

    /// The picture, and beside it the name with the standing in a pill, above the words.
    fn wide_parts(&self, pen: &Pen<'_>, width: f32) -> Parts {
        let space = &pen.tokens.scale.space;
        let pad = space.l;
        let side = self.picture.height;
        let left = pad + side + pad;
        let room = width - left - pad;
        let around = vec2(pen.tokens.scale.icon.nav + space.s + 2.0 * space.m, space.s * 2.0);
        let sizes = |name: &str, standing: &str| {
            let name = Self::layout(pen, &[Run::plain(name)], Style::Heading, room).size();
            (name, Self::standing_words(pen, standing, room).size() + around)
        };
        let beside = self.heads.iter().all(|head| {
            let (name, pill) = sizes(&head.name, &head.standing);
            name.x + pill.x + space.s <= room
        });
        let (name, standing) = self.head();
        let (name_size, pill_size) = sizes(name, standing);
        let name_top = if beside { pad + ((pill_size.y - name_size.y) / 2.0).max(0.0) } else { pad };
        let name = Rect::from_min_size(pos2(left, name_top), vec2(room, name_size.y));
        let pill_min = if beside { pos2(width - pad - pill_size.x, pad) } else { pos2(left, name.bottom() + space.xs) };
        let standing = Rect::from_min_size(pill_min, pill_size);
        let top = name.bottom().max(standing.bottom()) + space.s;
        let words = Self::layout(pen, &self.because, Style::Body, room).size().y;
        let because = Rect::from_min_size(pos2(left, top), vec2(room, words));
        let picture = Rect::from_min_size(pos2(pad, pad), vec2(side, side));
        Parts { picture, standing, name, because, height: because.bottom().max(picture.bottom()) + pad }
    }

    /// In a card taller than its words, picture and words each stand in the middle.
    fn in_the_middle(parts: &Parts, height: f32) -> Parts {
        let pad = parts.picture.left();
        let words = parts.name.union(parts.standing).union(parts.because);
        let picture = vec2(0.0, (height - parts.picture.height()) / 2.0 - parts.picture.top());
        let down = vec2(0.0, ((height - words.height()) / 2.0 - words.top()).max(pad - words.top()));
        Parts {
            picture: parts.picture.translate(picture),
            standing: parts.standing.translate(down),
            name: parts.name.translate(down),
            because: parts.because.translate(down),
            height,
        }
    }
}

impl Piece for ResultCard {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.parts(pen, width).height
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        self.show_roomy(pen, rect, 0.0);
    }

    fn show_roomy(&self, pen: &mut Pen<'_>, rect: Rect, spare: f32) {
        let upright = Self::upright(pen, rect.width());
        let parts = if upright {
            self.upright_parts(pen, rect.width(), spare.min(MOST_GROWTH))
        } else {
            Self::in_the_middle(&self.wide_parts(pen, rect.width()), rect.height())
        };
        let pair = pen.tokens.tint(self.tint);
        let scale = &pen.tokens.scale;
        let (radius, line, strong) = (scale.radius.card, scale.line.rest, scale.line.strong);
        let (raised, edge) = (pen.tokens.color.surface_raised, pen.tokens.color.edge);
        let offset = rect.min.to_vec2();
        pen.fill(rect, radius, pair.ground);
        let standing = parts.standing.translate(offset);
        if upright {
            let top = egui::CornerRadius { sw: 0, se: 0, ..corner(radius) };
            pen.fill_corners(standing, top, raised);
            pen.fill(Rect::from_min_max(pos2(rect.left(), standing.bottom() - line), standing.max), 0.0, edge);
            pen.edge(rect, radius, line, if pen.tokens.pictures { edge } else { pair.mark });
        } else {
            pen.fill(standing, standing.height() / 2.0, raised);
            pen.edge(standing, standing.height() / 2.0, line, edge);
            pen.edge(rect, radius, pen.tokens.card_border.min(strong), pair.mark);
        }
        self.show_standing(pen, standing);
        self.picture.show(pen, parts.picture.translate(offset));
        let name_rect = parts.name.translate(offset);
        let (name, says) = self.head();
        let words = Self::layout(pen, &[Run::plain(name)], Style::Heading, name_rect.width());
        pen.paint(&words, name_rect);
        pen.name_label(name_rect, Role::Heading, name);
        let because_rect = parts.because.translate(offset);
        let because = Self::layout(pen, &self.because, Style::Body, because_rect.width());
        pen.paint(&because, because_rect);
        // One node says it whole, since the words alone don't tell which option they are about.
        let whole = format!("{name}: {says}. {}", super::text::plain(&self.because));
        pen.say_instead(says, |pen| pen.name_label(because_rect, Role::Label, &whole));
    }
}

impl ResultCard {
    fn show_standing(&self, pen: &Pen<'_>, standing: Rect) {
        let (side, gap) = (pen.tokens.scale.icon.nav, pen.tokens.scale.space.s);
        // A point more than was measured, so that rounding breaks no line.
        let words = Self::standing_words(pen, self.head().1, standing.width() + 1.0);
        let left = standing.center().x - (side + gap + words.size().x) / 2.0 - ICON_INSET;
        let icon = Rect::from_min_size(pos2(left, standing.center().y - side / 2.0), vec2(side, side));
        pen.icon(self.icon, icon.shrink(ICON_INSET), pen.tokens.color.on_surface);
        let beside =
            Rect::from_min_size(pos2(icon.right() + gap, standing.top()), vec2(words.size().x, standing.height()));
        pen.paint_middle(&words, beside);
    }
}
