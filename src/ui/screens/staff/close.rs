//! Asked once more: a program that is closed is not started by a patient.

use super::super::View;
use super::frame;
use crate::ui::page::Page;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::emblem::Emblem;
use crate::ui::widgets::gap;
use crate::ui::widgets::text::{heading, text};
use crate::visit::{Msg, StaffPage};

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    Page {
        lower: vec![
            Box::new(Emblem("close")),
            gap(space.xl),
            heading(Style::Question, view.words.get("staff-close-title")),
            gap(space.l),
            text(Style::Lead, view.words.get("staff-close-lead")),
            gap(space.l),
        ],
        secondary: Some(view.button(Look::Secondary, "close", Msg::CloseTapped)),
        primary: Some(view.button(Look::Primary, "staff-keep-on", Msg::StaffPageTapped(StaffPage::Overview))),
        ..frame(view)
    }
}
