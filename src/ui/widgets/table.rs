//! "At a glance": one tinted column for each option, rows divided by a line. Where the columns would be too narrow, the
//! same rows become cards under each other.

use egui::{Align, Rect, pos2, vec2};

use super::Piece;
use super::card::{Card, Ground, OptionName};
use super::text::{heading, rich};
use crate::content::library::{Cell, Topic};
use crate::ui::pen::{Pen, Run};
use crate::ui::tokens::Style;

pub struct Table {
    columns: Vec<OptionName>,
    rows: Vec<TableRow>,
}

struct TableRow {
    title: String,
    cells: Vec<String>,
}

impl Table {
    pub fn of(topic: &Topic, not_known: &str) -> Self {
        let columns = topic.options.iter().map(OptionName::new).collect();
        let words = |cell: &Cell| match cell {
            Cell::Says { short, .. } => short.clone(),
            Cell::NotKnown => not_known.to_owned(),
        };
        let glance = topic.comparison.iter().filter(|row| row.glance);
        let rows = glance
            .map(|row| TableRow { title: row.title.clone(), cells: row.cells.iter().map(words).collect() })
            .collect();
        Self { columns, rows }
    }

    /// Width of the row titles and of a column; `None` when it must stack.
    fn widths(&self, pen: &Pen<'_>, width: f32) -> Option<(f32, f32)> {
        let space = &pen.tokens.scale.space;
        let title = (width * 0.15).max(pen.tokens.text(Style::Strong).size * 5.0);
        let count = self.columns.len() as f32;
        let column = (width - title - space.m * count) / count;
        let words = self.columns.iter().flat_map(|option| option.name.split_whitespace());
        let ink = pen.tokens.color.on_surface;
        let widths = words.map(|word| {
            pen.layout(&[Run::plain(word)], Style::Heading, ink, f32::INFINITY, Align::Min).size().x.ceil()
        });
        let name = widths.fold(0.0, f32::max) + pen.tokens.scale.icon.mark + space.m;
        (column - 2.0 * space.m >= pen.tokens.min_column_width().max(name)).then_some((title, column))
    }

    fn row_height(pen: &Pen<'_>, row: &TableRow, title: f32, column: f32) -> f32 {
        let pad = pen.tokens.scale.space.m;
        let ink = pen.tokens.color.on_surface;
        let head = pen.layout(&[Run::plain(&row.title)], Style::Strong, ink, title, Align::Min).size().y;
        let tallest = row
            .cells
            .iter()
            .map(|cell| {
                let words = [Run::plain(cell)];
                pen.layout(&words, Style::Body, ink, column - 2.0 * pad, Align::Min).size().y
            })
            .fold(head, f32::max);
        tallest + 2.0 * pad
    }

    fn head_height(&self, pen: &Pen<'_>, column: f32) -> f32 {
        let pad = pen.tokens.scale.space.m;
        let name = |name: &OptionName| name.height(pen, column - 2.0 * pad);
        self.columns.iter().map(name).fold(0.0, f32::max) + 2.0 * pad
    }

    /// The same as cards: one an option, each with all rows.
    fn stacked(&self, pen: &Pen<'_>) -> super::card::Grid {
        let space = pen.tokens.scale.space.s;
        let cards = self.columns.iter().enumerate().map(|(index, option)| {
            let mut blocks: Vec<super::Block> = vec![Box::new(option.clone())];
            for row in &self.rows {
                blocks.push(super::gap(space));
                blocks.push(rich(
                    Style::Body,
                    vec![
                        Run::strong(format!("{}: ", row.title)),
                        Run::plain(row.cells.get(index).map_or("", String::as_str)),
                    ],
                ));
            }
            Box::new(Card { ground: Ground::Option(option.tint), banner: None, blocks }) as super::Block
        });
        super::card::Grid { columns: 2, level: super::card::Level::All, cards: cards.collect() }
    }
}

impl Piece for Table {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        match self.widths(pen, width) {
            Some((title, column)) => {
                let rows: f32 = self.rows.iter().map(|row| Self::row_height(pen, row, title, column)).sum();
                self.head_height(pen, column) + rows
            }
            None => self.stacked(pen).height(pen, width),
        }
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let Some((title, column)) = self.widths(pen, rect.width()) else {
            self.stacked(pen).show(pen, rect);
            return;
        };
        let space = pen.tokens.scale.space.m;
        let needed = self.height(pen, rect.width());
        let extra = ((rect.height() - needed) / self.rows.len().max(1) as f32).clamp(0.0, 60.0);
        let total = needed + extra * self.rows.len() as f32;
        let column_rect = |index: usize| {
            let left = rect.left() + title + space + index as f32 * (column + space);
            Rect::from_min_size(pos2(left, rect.top()), vec2(column, total))
        };
        let head = self.head_height(pen, column);
        for (index, option) in self.columns.iter().enumerate() {
            let area = column_rect(index);
            let pair = pen.tokens.tint(option.tint);
            pen.fill(area, pen.tokens.scale.radius.card, pair.ground);
            pen.edge(area, pen.tokens.scale.radius.card, pen.tokens.card_border, pair.mark);
            option.show(pen, Rect::from_min_size(area.min, vec2(column, head)).shrink(space));
        }
        let mut top = rect.top() + head;
        for row in &self.rows {
            let height = Self::row_height(pen, row, title, column) + extra;
            let line = pen.tokens.scale.line.rest;
            let title_rect = Rect::from_min_size(pos2(rect.left(), top), vec2(title, height));
            pen.fill(Rect::from_min_size(title_rect.min, vec2(title, line)), 0.0, pen.tokens.color.outline);
            let block = heading(Style::Strong, row.title.clone());
            show_middle(pen, &*block, title_rect);
            for (index, words) in row.cells.iter().enumerate() {
                let area = column_rect(index);
                let cell = Rect::from_min_size(pos2(area.left(), top), vec2(column, height));
                pen.fill(Rect::from_min_size(cell.min, vec2(column, line)), 0.0, pen.tokens.color.outline);
                let block = rich(Style::Body, vec![Run::plain(words)]);
                let option = self.columns.get(index).map_or("", |column| column.name.as_str());
                pen.say_instead(&format!("{option}: {words}"), |pen| {
                    show_middle(pen, &*block, cell.shrink2(vec2(space, 0.0)));
                });
            }
            top += height;
        }
    }
}

fn show_middle(pen: &mut Pen<'_>, block: &dyn Piece, rect: Rect) {
    let height = block.height(pen, rect.width());
    let top = rect.center().y - height / 2.0;
    block.show(pen, Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height)));
}
