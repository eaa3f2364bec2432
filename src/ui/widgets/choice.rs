//! A choice of a question: a large row to tap, chosen by fill, thick edge and tick together.

use egui::{Align, Rect, Role, pos2, vec2};

use super::Piece;
use crate::ui::pen::{Laid, Name, Pen, Run};
use crate::ui::tokens::Style;
use crate::visit::Msg;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of several: a round mark.
    Single,
    /// Any of several: a square mark.
    Several,
    /// "Not sure", "Prefer not to say": the same type, no mark, no fill.
    WayOut,
    /// Like `Several`, in smaller type, where a dozen must be seen at once.
    Dense,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Single, Self::Several, Self::WayOut, Self::Dense];
}

pub struct Choice {
    pub label: String,
    pub kind: Kind,
    pub chosen: bool,
    pub msg: Msg,
}

impl Choice {
    fn min_height(&self, pen: &Pen<'_>) -> f32 {
        match self.kind {
            Kind::Single | Kind::Several => pen.tokens.scale.target.choice,
            Kind::WayOut | Kind::Dense => pen.tokens.scale.target.way_out,
        }
    }

    fn padding(&self, pen: &Pen<'_>) -> f32 {
        if self.kind == Kind::Dense { pen.tokens.scale.space.m } else { pen.tokens.scale.space.l }
    }

    fn mark_side(&self, pen: &Pen<'_>) -> f32 {
        if self.kind == Kind::Dense { pen.tokens.scale.icon.nav } else { pen.tokens.scale.icon.choice }
    }

    fn words(&self, pen: &Pen<'_>, width: f32) -> Laid {
        let pad = 2.0 * self.padding(pen);
        let color = pen.tokens.color.on_surface;
        match self.kind {
            Kind::Single | Kind::Several | Kind::Dense => {
                let style = if self.kind == Kind::Dense { Style::Label } else { Style::Answer };
                let inner = width - pad - self.mark_side(pen) - self.padding(pen);
                pen.layout(&[Run::plain(&self.label)], style, color, inner, Align::Min)
            }
            Kind::WayOut => pen.layout(&[Run::plain(&self.label)], Style::Label, color, width - pad, Align::Center),
        }
    }
}

impl Piece for Choice {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let words = self.words(pen, width).size().y
            + match self.kind {
                Kind::Dense => pen.tokens.scale.space.m,
                Kind::Single | Kind::Several | Kind::WayOut => pen.tokens.scale.space.l,
            };
        words.max(self.min_height(pen))
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let radius = pen.tokens.scale.radius.choice;
        let role = match self.kind {
            Kind::Single => Role::RadioButton,
            Kind::Several | Kind::Dense | Kind::WayOut => Role::CheckBox,
        };
        let name = Name { role, label: &self.label, selected: Some(self.chosen), enabled: true };
        let tap = pen.tap(rect, radius, name);
        if tap.clicked {
            pen.out.push(self.msg.clone());
        }
        let colors = &pen.tokens.color;
        let line = &pen.tokens.scale.line;
        let rest_fill = if self.kind == Kind::WayOut { colors.surface } else { colors.surface_raised };
        let is_marked = self.chosen || tap.pressed;
        let fill = if is_marked { colors.selected } else { rest_fill };
        let (edge_width, edge) = if is_marked { (line.selected, colors.edge) } else { (line.rest, colors.outline) };
        pen.fill(rect, radius, fill);
        pen.edge(rect, radius, edge_width, edge);
        let pad = self.padding(pen);
        let words = self.words(pen, rect.width());
        if self.kind == Kind::WayOut {
            pen.paint_middle(&words, rect.shrink2(vec2(pad, 0.0)));
            return;
        }
        let side = self.mark_side(pen);
        let mark = Rect::from_min_size(pos2(rect.left() + pad, rect.center().y - side / 2.0), vec2(side, side));
        self.paint_mark(pen, mark);
        let text_rect = Rect::from_min_max(pos2(mark.right() + pad, rect.top()), rect.max);
        pen.paint_middle(&words, text_rect);
    }
}

impl Choice {
    fn paint_mark(&self, pen: &Pen<'_>, mark: Rect) {
        let colors = &pen.tokens.color;
        let radius = if self.kind == Kind::Single { mark.width() / 2.0 } else { pen.tokens.scale.radius.chip };
        if self.chosen {
            pen.fill(mark, radius, colors.edge);
            pen.icon("check", mark.shrink(mark.width() * 0.16), colors.surface_raised);
        } else {
            pen.fill(mark, radius, colors.surface_raised);
            pen.edge(mark, radius, pen.tokens.scale.line.strong, colors.outline);
        }
    }
}
