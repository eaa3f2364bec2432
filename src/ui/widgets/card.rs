//! Cards: a rounded ground with pieces on it, and grids of equal ones.

use egui::{Rect, pos2, vec2};

use super::text::{Ink, Words};
use super::{Block, Piece, any_has_controls, show_stack_roomy, stack_height};
use crate::content::library::{OptionText, Shape, Tint};
use crate::ui::pen::{Pen, Run, corner};
use crate::ui::pictures;
use crate::ui::tokens::Style;

#[derive(Clone, Copy, Debug)]
pub enum Ground {
    /// An option's own tint; nothing else may have it.
    Option(Tint),
    Raised,
    Sunken,
    /// What is to be looked at first.
    Marked,
}

pub struct Card {
    pub ground: Ground,
    /// Across the top of the card, edge to edge: uri, words and height.
    pub banner: Option<Banner>,
    pub blocks: Vec<Block>,
}

pub struct Banner {
    pub uri: String,
    /// `None` where the card's words say the same.
    pub alt: Option<String>,
    /// Heights as shares of the card's width: what is kept free for it in any case,
    pub kept_share: f32,
    /// and the least and the greatest it is drawn in.
    pub shares: (f32, f32),
    /// At the side instead, where the card is wide enough for it.
    pub beside: bool,
}

/// Of a card's width, for a picture at its side.
const SIDE_SHARE: f32 = 0.36;
/// Such a picture's height, of its width: all of it.
const SIDE_PICTURE: f32 = 0.625;
/// A card with a picture at its side is so many times as wide as a column has to be.
const WIDE: f32 = 2.5;

impl Card {
    fn padding(pen: &Pen<'_>) -> f32 {
        if pen.tokens.landscape {
            pen.tokens.scale.space.l
        } else {
            pen.tokens.scale.space.l + pen.tokens.scale.space.xs
        }
    }

    /// How wide a picture at the side is; `None` where there is none.
    fn side_width(&self, pen: &Pen<'_>, width: f32) -> Option<f32> {
        let beside = self.banner.as_ref().is_some_and(|banner| banner.beside) && pen.tokens.pictures;
        (beside && width >= WIDE * pen.tokens.min_column_width()).then(|| (width * SIDE_SHARE).round())
    }

    fn banner_height(&self, pen: &Pen<'_>, width: f32, spare: f32) -> f32 {
        match &self.banner {
            Some(banner) if pen.tokens.pictures => {
                let height = (width * banner.kept_share + spare).min(width * banner.shares.1).round();
                if height >= (width * banner.shares.0).floor() { height } else { 0.0 }
            }
            Some(_) | None => 0.0,
        }
    }
}

impl Piece for Card {
    fn has_controls(&self) -> bool {
        any_has_controls(&self.blocks)
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let padding = Self::padding(pen);
        if let Some(side) = self.side_width(pen, width) {
            let inner = stack_height(&self.blocks, pen, width - side - 3.0 * padding);
            return inner.max((side * SIDE_PICTURE).round()) + 2.0 * padding;
        }
        let inner = stack_height(&self.blocks, pen, width - 2.0 * padding);
        self.banner_height(pen, width, 0.0) + inner + 2.0 * padding
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        self.show_roomy(pen, rect, 0.0);
    }

    fn show_roomy(&self, pen: &mut Pen<'_>, rect: Rect, spare: f32) {
        let radius = pen.tokens.scale.radius.card;
        let (fill, edge) = match self.ground {
            Ground::Option(tint) => (pen.tokens.tint(tint).ground, pen.tokens.tint(tint).mark),
            Ground::Raised => (pen.tokens.color.surface_raised, pen.tokens.color.outline),
            Ground::Sunken => (pen.tokens.color.surface_sunken, pen.tokens.color.outline),
            Ground::Marked => (pen.tokens.color.selected, pen.tokens.color.edge),
        };
        pen.fill(rect, radius, fill);
        let padding = Self::padding(pen);
        let side = self.side_width(pen, rect.width());
        let (area, corners, words) = if let Some(width) = side {
            let height = (width * SIDE_PICTURE).min(rect.height() - 2.0 * padding);
            let middle = pos2(rect.left() + padding + width / 2.0, rect.center().y);
            let words = Rect::from_min_max(pos2(rect.left() + padding + width, rect.top()), rect.max);
            (Rect::from_center_size(middle, vec2(width, height)), corner(pen.tokens.scale.radius.choice), words)
        } else {
            let area = Rect::from_min_size(rect.min, vec2(rect.width(), self.banner_height(pen, rect.width(), spare)));
            let words = Rect::from_min_max(area.left_bottom(), rect.max);
            (area, egui::CornerRadius { sw: 0, se: 0, ..corner(radius) }, words)
        };
        let is_shown = area.height() > 0.0;
        if let Some(banner) = self.banner.as_ref().filter(|_| is_shown) {
            pen.picture_over(&banner.uri, area, corners);
            if let Some(alt) = &banner.alt {
                pen.name_label(area, egui::Role::Image, alt);
            }
        }
        let border = match self.ground {
            Ground::Option(_) => pen.tokens.card_border,
            Ground::Raised | Ground::Sunken | Ground::Marked => pen.tokens.scale.line.rest,
        };
        let to_spare = if is_shown { 0.0 } else { spare };
        show_stack_roomy(&self.blocks, pen, words.shrink(padding), to_spare);
        pen.edge(rect, radius, border, edge);
    }
}

/// Cards in columns; fewer columns where they would be narrower than 14 characters.
pub struct Grid {
    pub columns: usize,
    pub level: Level,
    pub cards: Vec<Block>,
}

/// What has one height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// All cards, and room to spare goes into them: options side by side.
    All,
    /// The cards of a row: tiles, and texts of any length.
    Row,
    /// The same without a gap between rows: lines of a list.
    Tight,
}

/// More cards than this are not put under each other to spare a hole.
const TOWER: usize = 5;

impl Grid {
    /// At most so many columns. Options side by side are in rows of about the same length, and none stands alone beside
    /// a hole: four become two by two and not three and one.
    fn columns_of(&self, most: usize) -> usize {
        let most = most.min(self.cards.len()).max(1);
        if self.level != Level::All {
            return most;
        }
        let is_even = |columns: &usize| self.cards.len() % columns != 1;
        // Seven stand alone in any row of two or three: then a hole is better than a tower.
        let most = (2..=most).rev().find(is_even).unwrap_or(if self.cards.len() > TOWER { most } else { 1 });
        self.cards.len().div_ceil(self.cards.len().div_ceil(most).max(1)).max(1)
    }

    fn shape(&self, pen: &Pen<'_>, width: f32) -> Shaped {
        let gap = match self.level {
            Level::All | Level::Tight => pen.tokens.scale.space.l,
            Level::Row => pen.tokens.scale.space.m,
        };
        let row_gap = if self.level == Level::Tight { 0.0 } else { gap };
        let padding = 2.0 * Card::padding(pen);
        let fits = |columns| (column_width(width, columns, gap) - padding) >= pen.tokens.min_column_width();
        let mut columns = self.columns_of(self.columns);
        while columns > 1 && !fits(columns) {
            columns = self.columns_of(columns - 1);
        }
        let cell = column_width(width, columns, gap);
        let heights: Vec<f32> = self.cards.iter().map(|card| card.height(pen, cell)).collect();
        let tallest = |heights: &[f32]| heights.iter().copied().fold(0.0, f32::max).ceil();
        let rows = heights.chunks(columns).map(|row| match self.level {
            Level::All => tallest(&heights),
            Level::Row | Level::Tight => tallest(row),
        });
        Shaped { columns, width: cell, rows: rows.collect(), gap, row_gap }
    }
}

struct Shaped {
    columns: usize,
    /// Of a card.
    width: f32,
    /// The height of each row.
    rows: Vec<f32>,
    gap: f32,
    row_gap: f32,
}

fn column_width(width: f32, columns: usize, gap: f32) -> f32 {
    let count = columns as f32;
    (width - gap * (count - 1.0)) / count
}

impl Piece for Grid {
    fn has_controls(&self) -> bool {
        any_has_controls(&self.cards)
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let shaped = self.shape(pen, width);
        shaped.rows.iter().sum::<f32>() + shaped.row_gap * shaped.rows.len().saturating_sub(1) as f32
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let shaped = self.shape(pen, rect.width());
        let spare = match self.level {
            Level::All => ((rect.height() - self.height(pen, rect.width())) / shaped.rows.len().max(1) as f32).floor(),
            Level::Row | Level::Tight => 0.0,
        };
        let mut top = rect.top();
        for (cards, height) in self.cards.chunks(shaped.columns).zip(&shaped.rows) {
            let size = vec2(shaped.width, height + spare.max(0.0));
            for (column, card) in cards.iter().enumerate() {
                let left = rect.left() + column as f32 * (size.x + shaped.gap);
                card.show_roomy(pen, Rect::from_min_size(pos2(left, top), size), spare.max(0.0));
            }
            top += size.y + shaped.row_gap;
        }
    }
}

/// An option's mark and name: hue, shape and word together, never hue alone.
#[derive(Clone, Debug)]
pub struct OptionName {
    pub name: String,
    pub shape: Shape,
    pub tint: Tint,
}

impl OptionName {
    pub fn new(option: &OptionText) -> Self {
        Self { name: option.name.clone(), shape: option.shape, tint: option.tint }
    }

    pub fn of(option: &OptionText) -> Block {
        Box::new(Self::new(option))
    }

    fn words(&self) -> Words {
        Words {
            runs: vec![Run::plain(&self.name)],
            style: Style::Heading,
            ink: Ink::Normal,
            align: egui::Align::Min,
            role: egui::Role::Heading,
        }
    }
}

impl Piece for OptionName {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let mark = pen.tokens.scale.icon.mark;
        let text_width = width - mark - pen.tokens.scale.space.m;
        self.words().height(pen, text_width).max(mark) + pen.tokens.scale.space.s
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let side = pen.tokens.scale.icon.mark;
        let gap = pen.tokens.scale.space.m;
        let row = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - pen.tokens.scale.space.s));
        let mark = Rect::from_min_size(pos2(row.left(), row.center().y - side / 2.0), vec2(side, side));
        let uri = pictures::mark_uri(pen.tokens, self.shape, self.tint);
        pen.picture(&uri, mark);
        let text_rect = Rect::from_min_max(pos2(mark.right() + gap, row.top()), row.max);
        let words = self.words();
        let height = words.height(pen, text_rect.width());
        let top = row.center().y - height / 2.0;
        words.show(pen, Rect::from_min_size(pos2(text_rect.left(), top), vec2(text_rect.width(), height)));
    }
}
