//! Source marks: a book and a number, or "practice". A tap opens the source.

use egui::{Align, Rect, Role, pos2, vec2};

use super::text::{Ink, inked};
use super::{Block, Piece, gap};
use crate::content::text::{Source, Text};
use crate::ui::pen::{Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;

pub struct Chips {
    pub sources: Vec<Source>,
}

struct Laid {
    source: Source,
    label: String,
    rect: Rect,
}

impl Chips {
    /// Chips flow like words: as many on a line as fit.
    fn laid_out(&self, pen: &Pen<'_>, width: f32) -> (Vec<Laid>, f32) {
        let height = chip_height(pen);
        let gap = pen.tokens.scale.space.s;
        let (mut x, mut y) = (0.0, gap);
        let mut laid = Vec::new();
        for source in &self.sources {
            let label = label_of(pen, source);
            let words =
                pen.layout(&[Run::plain(&label)], Style::Label, pen.tokens.color.on_surface, f32::INFINITY, Align::Min);
            let icon = pen.tokens.scale.icon.small * pen.tokens.zoom();
            let chip_width =
                (icon + words.size().x + pen.tokens.scale.space.m * 2.0 + pen.tokens.scale.space.xs).min(width);
            if x > 0.0 && x + chip_width > width {
                x = 0.0;
                y += height + gap;
            }
            laid.push(Laid {
                source: source.clone(),
                label,
                rect: Rect::from_min_size(pos2(x, y), vec2(chip_width, height)),
            });
            x += chip_width + gap;
        }
        (laid, y + height)
    }
}

impl Piece for Chips {
    fn has_controls(&self) -> bool {
        !self.sources.is_empty()
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        if self.sources.is_empty() { 0.0 } else { self.laid_out(pen, width).1 }
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let (laid, _) = self.laid_out(pen, rect.width());
        for chip in laid {
            let area = chip.rect.translate(rect.left_top().to_vec2());
            let name = pen.words.with("source-name", &[("source", chip.label.as_str().into())]);
            let name = Name { role: Role::Link, label: &name, selected: None, enabled: true };
            let tap = pen.tap(area, pen.tokens.scale.radius.chip, name);
            if tap.clicked {
                pen.out.push(Msg::SourceTapped(chip.source.clone()));
            }
            let (colors, scale) = (&pen.tokens.color, &pen.tokens.scale);
            let ink = colors.on_surface;
            let (ground, edge, line) = if tap.pressed {
                (colors.selected, colors.edge, scale.line.selected)
            } else {
                (colors.surface_raised, colors.outline, scale.line.rest)
            };
            let (radius, pad) = (scale.radius.chip, scale.space.m);
            let icon_size = scale.icon.small * pen.tokens.zoom();
            let gap = scale.space.xs;
            pen.fill(area, radius, ground);
            pen.edge(area, radius, line, edge);
            let icon = match chip.source {
                Source::Reference(_) => "book",
                Source::Practice => "info",
            };
            let icon_rect = Rect::from_min_size(
                pos2(area.left() + pad, area.center().y - icon_size / 2.0),
                vec2(icon_size, icon_size),
            );
            pen.icon(icon, icon_rect, ink);
            let room = Rect::from_min_max(pos2(icon_rect.right() + gap, area.top()), area.max);
            let room = room.with_max_x(area.right() - pad / 2.0);
            let words = pen.layout(&[Run::plain(&chip.label)], Style::Label, ink, room.width(), Align::Min);
            pen.paint_middle(&words, room);
        }
    }
}

fn chip_height(pen: &Pen<'_>) -> f32 {
    pen.tokens.scale.target.chip * pen.tokens.zoom()
}

fn label_of(pen: &Pen<'_>, source: &Source) -> String {
    match source {
        Source::Reference(id) => id.as_str().to_owned(),
        Source::Practice => pen.words.get("source-practice"),
    }
}

/// A content text as pieces: each statement, then its sources.
pub fn sourced(style: Style, content: &Text, between: f32) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, statement) in content.statements.iter().enumerate() {
        if index > 0 {
            blocks.push(gap(between));
        }
        let runs: Vec<Run> =
            statement.spans.iter().map(|span| Run { text: span.text.clone(), strong: span.strong }).collect();
        blocks.push(inked(style, Ink::Normal, trimmed(runs)));
        if !statement.sources.is_empty() {
            blocks.push(Box::new(Chips { sources: statement.sources.clone() }));
        }
    }
    blocks
}

fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    if let Some(last) = runs.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    runs
}
