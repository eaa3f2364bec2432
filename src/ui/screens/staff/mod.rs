//! Behind the PIN: what patients see, what is wrong with the files, and what can be done here.

mod close;
mod counts;
mod finding;
mod overview;
mod preview;

use super::View;
use crate::ui::page::{Bar, Page, Top, TopRight};
use crate::ui::widgets::button::{Button, Look};
use crate::visit::{Msg, StaffPage};

pub fn page(view: &View<'_>, page: &StaffPage) -> Page {
    match page {
        StaffPage::Overview => overview::page(view),
        StaffPage::Finding(at) => finding::page(view, *at),
        StaffPage::Preview => preview::page(view),
        StaffPage::Counts => counts::page(view),
        StaffPage::Close => close::page(view),
    }
}

/// What every page of the panel has: whose it is, and which program. No helpers of a patient.
fn frame(view: &View<'_>) -> Page {
    let program = view.words.with("staff-program", &[("version", view.look.facts.version.into())]);
    Page {
        top: Top {
            strong: view.words.get("staff-title"),
            clinic: view.voice.clinic.to_owned(),
            right: Some(TopRight::Words(program)),
        },
        bar: Bar::Hidden,
        ..Page::default()
    }
}

fn back(view: &View<'_>) -> Button {
    view.button(Look::Secondary, "staff-back", Msg::StaffPageTapped(StaffPage::Overview)).with_icon("back")
}
