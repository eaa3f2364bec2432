//! Buttons in every look.

use super::specimen::{POSED, Specimen, in_poses, posed, row};
use crate::ui::screens::View;
use crate::ui::widgets::Block;
use crate::ui::widgets::button::{Button, Look};
use crate::visit::Msg;

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let all = Look::ALL.into_iter().map(|look| {
        if look == Look::Waiting {
            // It can be neither pressed nor reached.
            return Specimen::new(view, "button", "Waiting", Box::new(button(view, look)));
        }
        let make = || Box::new(button(view, look)) as Block;
        let posed = match look {
            Look::Primary | Look::Waiting | Look::Secondary | Look::More { beside: false } => in_poses(make),
            Look::Nav { .. } | Look::More { beside: true } | Look::Tool => row(view, posed(make)),
        };
        Specimen::new(view, "button", &format!("{look:?}, {POSED}"), posed)
    });
    all.collect()
}

fn button(view: &View<'_>, look: Look) -> Button {
    let (key, icon) = match look {
        Look::Primary => ("next-question", None),
        Look::Waiting => ("choose-first", None),
        Look::Secondary => ("see-reasons", None),
        Look::Nav { strong: false } => ("back", Some("back")),
        Look::Nav { strong: true } => ("ask-staff", Some("ask-staff")),
        Look::More { .. } => ("more-below", Some("down")),
        Look::Tool => ("text-size", Some("text-size")),
    };
    Button { icon, ..view.button(look, key, Msg::Closed) }
}
