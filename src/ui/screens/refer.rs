//! A red flag: only this, and the way back for a tap that was a mistake.

use super::View;
use crate::engine::model::Urgency;
use crate::engine::outcome::{Given, Referral};
use crate::ui::page::{Page, Top};
use crate::ui::pen::Run;
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::picture::Picture;
use crate::ui::widgets::text::{Ink, inked, inked_heading};
use crate::ui::widgets::{Block, gap, private};
use crate::visit::{Msg, TextSize};

const ICON_HEIGHT: f32 = 120.0;
const DESK_PORTRAIT: f32 = 560.0;
const DESK_LANDSCAPE: f32 = 420.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let outcome = view.topic.engine.evaluate(&view.state.answers);
    let Some(referral) = outcome.referral() else { return super::ask_staff::page(view) };
    let now = referral.urgency == Urgency::Now;
    let ink = if now { Ink::OnAlert } else { Ink::Normal };
    let number = [("number", view.library.kiosk.emergency_number.as_str().into())];
    let (title, lead, icon) = if now {
        ("refer-now-title", "refer-now-lead", "stop")
    } else {
        ("refer-today-title", "refer-today-lead", "today")
    };
    // The largest letters that show the whole sentence, and the number to call, without scrolling: this once, larger text
    // grows by less than the rest.
    let style = match view.state.text_size {
        TextSize::Normal if now => Style::Display,
        TextSize::Normal | TextSize::Large => Style::Question,
        TextSize::Largest => Style::Title,
    };
    let mut upper: Vec<Block> = vec![gap(space.s)];
    // Large words in landscape need the room themselves.
    if view.tokens.zoom() <= 1.0 || !view.tokens.landscape {
        upper = vec![gap(space.xl), Box::new(SignIcon { icon, ink }), gap(space.l)];
    }
    upper.extend([
        inked_heading(style, ink, view.words.with(title, &number)),
        gap(space.l),
        private(inked(Style::Lead, ink, chosen(view, referral))),
        gap(space.l),
        inked(Style::Lead, ink, vec![Run::strong(view.words.get(lead))]),
    ]);
    let desk = Picture {
        uri: pictures::scene_uri("staff-desk"),
        alt: view.words.get("desk-alt"),
        height: if view.tokens.landscape { DESK_LANDSCAPE } else { DESK_PORTRAIT },
    };
    let has_room = view.tokens.zoom() <= 1.0;
    Page {
        top: Top::default(),
        upper,
        lower: if has_room { vec![Box::new(desk)] } else { Vec::new() },
        split: true,
        secondary: Some(view.button(Look::Secondary, "tapped-by-mistake", Msg::MistakeTapped)),
        alert: now,
        ..Page::default()
    }
}

/// "You chose *chest pain*": the choices that led here, in the patient's words.
fn chosen(view: &View<'_>, referral: &Referral) -> Vec<Run> {
    let mut names = Vec::new();
    for given in referral.reasons.iter().flat_map(|reason| &reason.answers) {
        let choice = match &given.given {
            Given::Choice(choice) => view.topic.question(&given.question).and_then(|q| q.choice(choice)),
            Given::Value(_) | Given::NotSure | Given::Declined => None,
        };
        if let Some(choice) = choice
            && !names.contains(&choice.text)
        {
            names.push(choice.text.clone());
        }
    }
    view.runs("refer-chose", &[("choices", view.words.list(names.iter().map(|name| &**name)).into())])
}

/// The octagon or the calendar above the words.
struct SignIcon {
    icon: &'static str,
    ink: Ink,
}

impl crate::ui::widgets::Piece for SignIcon {
    fn height(&self, _pen: &crate::ui::pen::Pen<'_>, _width: f32) -> f32 {
        ICON_HEIGHT
    }

    fn show(&self, pen: &mut crate::ui::pen::Pen<'_>, rect: egui::Rect) {
        let square = egui::Rect::from_min_size(rect.min, egui::vec2(ICON_HEIGHT, ICON_HEIGHT));
        pen.icon(self.icon, square, self.ink.of(&pen.tokens.color));
    }
}
