//! What the answers say of one option: picture, name, standing and why, every option the same size and weight.

use egui::{Align, Rect, Role, pos2, vec2};

use super::Piece;
use super::picture::OptionPicture;
use crate::content::library::Tint;
use crate::ui::pen::{Laid, Pen, Run, corner};
use crate::ui::tokens::Style;

pub struct ResultCard {
    pub picture: OptionPicture,
    pub tint: Tint,
    pub name: String,
    pub icon: &'static str,
    pub standing: String,
    pub because: Vec<Run>,
}

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

    fn upright(pen: &Pen<'_>, width: f32) -> bool {
        pen.tokens.landscape || width < pen.tokens.min_column_width() * 2.0 || pen.tokens.zoom() > 1.0
    }

    fn parts(&self, pen: &Pen<'_>, width: f32) -> Parts {
        let space = &pen.tokens.scale.space;
        let pad = space.l;
        let icon = pen.tokens.scale.icon.nav;
        let pill_words = |room: f32| {
            Self::layout(pen, &[Run::plain(&self.standing)], Style::Strong, room - icon - pad * 2.0 - space.s)
        };
        let name_words = |room: f32| Self::layout(pen, &[Run::plain(&self.name)], Style::Heading, room);
        let because_words = |room: f32| Self::layout(pen, &self.because, Style::Body, room);
        if Self::upright(pen, width) {
            // Room for two lines in every strip, so that names and pictures stand level.
            let line = pen.tokens.text(Style::Strong);
            let strip = pill_words(width).size().y.max(2.0 * line.size * line.line) + space.s;
            let standing = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, strip));
            let room = width - 2.0 * pad;
            let picture = Rect::from_min_size(pos2(pad, strip + space.s), vec2(room, self.picture.height));
            let name =
                Rect::from_min_size(pos2(pad, picture.bottom() + space.s), vec2(room, name_words(room).size().y));
            let because =
                Rect::from_min_size(pos2(pad, name.bottom() + space.xs), vec2(room, because_words(room).size().y));
            return Parts { picture, standing, name, because, height: because.bottom() + pad };
        }
        let side = self.picture.height;
        let left = pad + side + pad;
        let room = width - left - pad;
        let pill_size = pill_words(room).size() + vec2(icon + pad * 2.0 + space.s, space.s * 2.0);
        let name_size = name_words(room).size();
        let beside = name_size.x + pill_size.x + space.m <= room;
        let name_top = if beside { pad + ((pill_size.y - name_size.y) / 2.0).max(0.0) } else { pad };
        let name = Rect::from_min_size(pos2(left, name_top), vec2(room, name_size.y));
        let pill_min = if beside { pos2(width - pad - pill_size.x, pad) } else { pos2(left, name.bottom() + space.xs) };
        let standing = Rect::from_min_size(pill_min, pill_size);
        let top = name.bottom().max(standing.bottom()) + space.s;
        let because = Rect::from_min_size(pos2(left, top), vec2(room, because_words(room).size().y));
        let picture = Rect::from_min_size(pos2(pad, pad), vec2(side, side));
        Parts { picture, standing, name, because, height: because.bottom().max(picture.bottom()) + pad }
    }
}

impl Piece for ResultCard {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.parts(pen, width).height
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let parts = self.parts(pen, rect.width());
        let pair = pen.tokens.tint(self.tint);
        let scale = &pen.tokens.scale;
        let (radius, line, strong) = (scale.radius.card, scale.line.rest, scale.line.strong);
        let (raised, edge, icon_side, gap) =
            (pen.tokens.color.surface_raised, pen.tokens.color.edge, scale.icon.nav, scale.space.s);
        let offset = rect.min.to_vec2();
        pen.fill(rect, radius, pair.ground);
        let standing = parts.standing.translate(offset);
        if Self::upright(pen, rect.width()) {
            let top = egui::CornerRadius { sw: 0, se: 0, ..corner(radius) };
            pen.fill_corners(standing, top, raised);
            pen.fill(Rect::from_min_max(pos2(rect.left(), standing.bottom() - line), standing.max), 0.0, edge);
            pen.edge(rect, radius, line, if pen.tokens.pictures { edge } else { pair.mark });
        } else {
            pen.fill(standing, standing.height() / 2.0, raised);
            pen.edge(standing, standing.height() / 2.0, line, edge);
            pen.edge(rect, radius, pen.tokens.card_border.min(strong), pair.mark);
        }
        self.show_standing(pen, standing, icon_side, gap);
        self.picture.show(pen, parts.picture.translate(offset));
        let name_rect = parts.name.translate(offset);
        let name = Self::layout(pen, &[Run::plain(&self.name)], Style::Heading, name_rect.width());
        pen.paint(name, name_rect);
        pen.name_label(name_rect, Role::Heading, &self.name);
        let because_rect = parts.because.translate(offset);
        let because = Self::layout(pen, &self.because, Style::Body, because_rect.width());
        pen.paint(because, because_rect);
        // One node says it whole, since the words alone don't tell which option they are about.
        let whole = format!("{}: {}. {}", self.name, self.standing, super::text::plain(&self.because));
        pen.say_instead(&self.standing, |pen| pen.name_label(because_rect, Role::Label, &whole));
    }
}

impl ResultCard {
    fn show_standing(&self, pen: &Pen<'_>, standing: Rect, icon_side: f32, gap: f32) {
        let pad = pen.tokens.scale.space.l;
        let room = standing.width() - 2.0 * pad - icon_side - gap;
        let words = Self::layout(pen, &[Run::plain(&self.standing)], Style::Strong, room + 1.0);
        let left = standing.center().x - (icon_side + gap + words.size().x) / 2.0;
        let icon = Rect::from_min_size(pos2(left, standing.center().y - icon_side / 2.0), vec2(icon_side, icon_side));
        pen.icon(self.icon, icon.shrink(4.0), pen.tokens.color.on_surface);
        pen.paint_middle(words, Rect::from_min_max(pos2(icon.right() + gap, standing.top()), standing.max));
    }
}
