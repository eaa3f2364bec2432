//! Languages by their own names, in their own script, without flags.

use super::View;
use crate::ui::i18n::Words;
use crate::ui::page::{Page, Top};
use crate::ui::tokens::Style;
use crate::ui::voice::{is_reviewed, offered};
use crate::ui::widgets::button::Look;
use crate::ui::widgets::choice::{Choice, Kind};
use crate::ui::widgets::note::free;
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let lower = choices(view).into_iter().flat_map(|choice| [choice, gap(space.m)]).collect();
    let mut upper = vec![gap(space.l), heading(Style::Title, view.words.get("language-title"))];
    if !is_reviewed(view.state, view.library, view.look) {
        upper.extend([gap(space.l), free("info", Style::Lead, view.runs("machine-translation", &[]))]);
    }
    Page {
        top: Top { strong: view.voice.clinic.to_owned(), ..Top::default() },
        upper,
        lower,
        split: true,
        primary: Some(view.button(Look::Primary, "close", Msg::Closed)),
        ..Page::default()
    }
}

/// One choice a language; here and on the welcome screen.
pub fn choices(view: &View<'_>) -> Vec<Block> {
    choices_of(view, offered(view.library, view.look))
}

pub fn choices_of<'w>(view: &View<'_>, languages: impl IntoIterator<Item = &'w Words>) -> Vec<Block> {
    let now = view.state.language.clone().unwrap_or_else(|| view.library.first_language());
    let choice = |words: &Words| -> Block {
        Box::new(Choice {
            label: words.get("endonym"),
            kind: Kind::Single,
            chosen: words.language == now,
            msg: Msg::LanguageChosen(words.language.clone()),
        })
    };
    languages.into_iter().map(choice).collect()
}
