//! Behind the PIN: what patients see, what is wrong with the files, and what can be done here.

use super::View;
use crate::ui::page::{Bar, Page};
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::text::heading;
use crate::visit::{Msg, StaffPage};

pub fn page(view: &View<'_>, _page: &StaffPage) -> Page {
    Page {
        upper: vec![
            heading(Style::Title, view.words.get("staff-title")),
            Box::new(view.button(Look::Secondary, "staff-check", Msg::CheckAgainTapped)),
            Box::new(view.button(Look::Secondary, "staff-clean", Msg::CleaningTapped)),
            Box::new(view.button(Look::Secondary, "staff-close", Msg::CloseTapped)),
        ],
        primary: Some(view.button(Look::Primary, "staff-leave", Msg::FinishTapped)),
        bar: Bar::Hidden,
        ..Page::default()
    }
}
