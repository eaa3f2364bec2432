//! Words. Every text of every screen goes through here.

use egui::{Align, Color32, Rect, Role};

use super::{Block, Piece};
use crate::content::text::Text;
use crate::ui::pen::{Pen, Run};
use crate::ui::tokens::{Roles, Style};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Normal,
    Soft,
    OnAlert,
}

impl Ink {
    pub fn of(self, roles: &Roles<Color32>) -> Color32 {
        match self {
            Self::Normal => roles.on_surface,
            Self::Soft => roles.on_surface_soft,
            Self::OnAlert => roles.on_alert,
        }
    }
}

pub struct Words {
    pub runs: Vec<Run>,
    pub style: Style,
    pub ink: Ink,
    pub align: Align,
    pub role: Role,
}

impl Piece for Words {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let color = self.ink.of(&pen.tokens.color);
        pen.layout(&self.runs, self.style, color, width, self.align).size().y
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let color = self.ink.of(&pen.tokens.color);
        let galley = pen.layout(&self.runs, self.style, color, rect.width(), self.align);
        let label = plain(&self.runs);
        pen.paint(&galley, rect);
        pen.name_label(rect, self.role, &label);
    }
}

pub fn text(style: Style, words: impl Into<String>) -> Block {
    rich(style, vec![Run::plain(words)])
}

pub fn heading(style: Style, words: impl Into<String>) -> Block {
    Box::new(Words { runs: vec![Run::plain(words)], style, ink: Ink::Normal, align: Align::Min, role: Role::Heading })
}

/// A heading on the stop screen's ground, or on the page's.
pub fn inked_heading(style: Style, ink: Ink, words: String) -> Block {
    Box::new(Words { runs: vec![Run::plain(words)], style, ink, align: Align::Min, role: Role::Heading })
}

pub fn soft(style: Style, words: impl Into<String>) -> Block {
    inked(style, Ink::Soft, vec![Run::plain(words)])
}

pub fn rich(style: Style, runs: Vec<Run>) -> Block {
    inked(style, Ink::Normal, runs)
}

pub fn inked(style: Style, ink: Ink, runs: Vec<Run>) -> Block {
    Box::new(Words { runs, style, ink, align: Align::Min, role: Role::Label })
}

pub fn centered(style: Style, words: impl Into<String>) -> Block {
    centered_rich(style, vec![Run::plain(words)])
}

pub fn centered_rich(style: Style, runs: Vec<Run>) -> Block {
    Box::new(Words { runs, style, ink: Ink::Normal, align: Align::Center, role: Role::Label })
}

/// A content text as runs, its marks left out: for places where sources have no room.
pub fn runs_of(text: &Text) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, statement) in text.statements.iter().enumerate() {
        if index > 0 {
            runs.push(Run::plain(" "));
        }
        runs.extend(statement.spans.iter().map(|span| Run { text: span.text.clone(), strong: span.strong }));
    }
    runs
}

pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
