//! Words in every style and ink, notes, and the marks of sources.

use egui::Rect;

use super::specimen::{POSED, Specimen, posed, row};
use crate::content::text::Source;
use crate::ui::pen::{Pen, Run};
use crate::ui::screens::View;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::chips::{Chips, sourced};
use crate::ui::widgets::note::{boxed, free};
use crate::ui::widgets::text::{Ink, centered, inked_heading, rich, runs_of, soft};
use crate::ui::widgets::{Block, Piece};

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let name = &view.topic.name;
    let of = |widget, state: &str, block| Specimen::new(view, widget, state, block);
    let mut all: Vec<Specimen> = Style::ALL
        .into_iter()
        .map(|style| {
            let runs = vec![Run::plain(format!("{name} ")), Run::strong(name)];
            of("text", &format!("{style:?}, plain and strong"), rich(style, runs))
        })
        .collect();
    let paragraph = || runs_of(&view.topic.you_decide);
    let number = [("number", view.library.kiosk.emergency_number.as_str().into())];
    let alert = inked_heading(Style::Title, Ink::OnAlert, view.words.with("refer-now-title", &number));
    all.extend([
        of("text", "Lead, a paragraph", rich(Style::Lead, paragraph())),
        of("text", "Body, a paragraph", rich(Style::Body, paragraph())),
        of("text", "soft", soft(Style::Body, &view.topic.invitation)),
        of("text", "centered", centered(Style::Body, &view.topic.invitation)),
        of("text", "OnAlert", Box::new(Alert(alert))),
        of("note", "boxed", boxed("info", paragraph())),
        of("note", "free, Body", free("info", Style::Body, paragraph())),
        of("note", "free, Strong", free("talk", Style::Strong, view.runs("disclaimer", &[]))),
    ]);
    let references = view.topic.references.iter().map(|reference| Source::Reference(reference.id.clone()));
    let sources: Vec<Source> = std::iter::once(Source::Practice).chain(references).collect();
    let few: Vec<Source> = sources.iter().take(2).cloned().collect();
    all.push(of("chips", POSED, row(view, posed(|| Box::new(Chips { sources: few.clone() })))));
    all.push(of("chips", "more than fit on a line", Box::new(Chips { sources })));
    if let Some(known) = view.topic.known.iter().find(|text| !text.statements.is_empty()) {
        let blocks = sourced(Style::Body, known, view.tokens.scale.space.s);
        all.push(of(
            "chips",
            "under what they stand for",
            Box::new(Card { ground: Ground::Raised, banner: None, blocks }),
        ));
    }
    all
}

/// The stop screen's ground.
struct Alert(Block);

impl Piece for Alert {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let pad = pen.tokens.scale.space.l;
        self.0.height(pen, width - 2.0 * pad) + 2.0 * pad
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.fill(rect, pen.tokens.scale.radius.card, pen.tokens.color.alert);
        self.0.show(pen, rect.shrink(pen.tokens.scale.space.l));
    }
}
