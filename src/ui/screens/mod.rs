//! One screen a file: from the visit's state to a page. Nothing here draws or decides.

pub mod ask_staff;
pub mod attract;
pub mod card;
pub mod check_answers;
pub mod cleaning;
pub mod consider;
pub mod glance;
pub mod idle_warning;
pub mod known;
pub mod languages;
pub mod night;
pub mod overview;
pub mod pin_pad;
pub mod priorities;
pub mod question;
pub mod rare_harms;
pub mod reasons;
pub mod refer;
pub mod results;
pub mod side_effects;
pub mod source;
pub mod staff;
pub mod start_again;
pub mod take_along;
pub mod thanks;
pub mod together;
pub mod topics;
pub mod welcome;

use super::i18n::Words;
use super::page::{Page, Top, TopRight};
use super::pen::Run;
use super::tokens::{Style, Tokens};
use super::voice::Voice;
use super::widgets::Block;
use super::widgets::button::{Button, Look};
use super::widgets::steps::{CardTitle, Dots};
use super::widgets::text::heading;
use crate::content::library::{Library, Results, Topic};
use crate::content::text::Text;
use crate::ui;
use crate::visit::deck::{self, Card};
use crate::visit::{Msg, Overlay, Screen, State};

/// What a screen may look at.
pub struct View<'v> {
    pub state: &'v State,
    pub library: &'v Library,
    pub look: &'v ui::Look,
    pub voice: &'v Voice<'v>,
    /// In the language of the screen, as `words`.
    pub topic: &'v Topic,
    pub words: &'v Words,
    pub tokens: &'v Tokens,
}

pub fn page(view: &View<'_>) -> Page {
    match &view.state.overlay {
        Some(Overlay::AskStaff) => return ask_staff::page(view),
        Some(Overlay::Languages) => return languages::page(view),
        Some(Overlay::Source(source)) => return source::page(view, source),
        Some(Overlay::PinPad) => return pin_pad::page(view),
        Some(Overlay::Reasons) => return reasons::page(view),
        None => {}
    }
    match &view.state.screen {
        Screen::Attract => attract::page(view),
        Screen::Welcome => welcome::page(view),
        Screen::Topics => topics::page(view),
        Screen::Overview => overview::page(view),
        Screen::Card(card) => card_page(view, *card),
        Screen::Question { id, .. } => question::page(view, id),
        Screen::CheckAnswers => check_answers::page(view),
        Screen::Results => match view.library.kiosk.results {
            Results::Ranked => results::page(view),
            Results::ByPriority => priorities::page(view),
        },
        Screen::Refer => refer::page(view),
        Screen::TakeAlong => take_along::page(view),
        Screen::Thanks => thanks::page(view),
        Screen::Staff(page) => staff::page(view, page),
        Screen::Cleaning => cleaning::page(view),
        Screen::StartAgain => start_again::page(view),
    }
}

fn card_page(view: &View<'_>, card: Card) -> Page {
    match card {
        Card::Row(index) => card::page(view, index),
        Card::Glance => glance::page(view),
        Card::SideEffects(index) => side_effects::page(view, index),
        Card::RareHarms => rare_harms::page(view),
        Card::ConsiderIf => consider::page(view),
        Card::Together => together::page(view),
        Card::Known => known::page(view),
    }
}

impl View<'_> {
    /// Topic and clinic; on the right the note that nobody here has approved the content yet.
    pub fn top(&self) -> Top {
        let sample = self.topic.review.approved_by.is_none();
        Top {
            strong: self.topic.name.clone(),
            clinic: self.voice.clinic.to_owned(),
            right: sample.then(|| TopRight::Tag(self.words.get("sample-tag"))),
        }
    }

    pub fn button(&self, look: Look, key: &str, msg: Msg) -> Button {
        Button::new(look, self.words.get(key), msg)
    }

    /// A card's title with its position in the deck, in words and dots.
    pub fn card_title(&self, card: Card, title: String) -> Block {
        let cards = deck::deck(self.topic);
        let at = cards.iter().position(|c| *c == card).unwrap_or(0);
        let number = [("number", (at + 1).into()), ("total", cards.len().into())];
        let dots = Dots { at, total: cards.len(), label: self.words.with("card-of", &number) };
        Box::new(CardTitle { title: heading(Style::Title, title), dots })
    }

    /// A page of the deck, with its way on and, but on the table itself, the way to "at a glance".
    pub fn card_frame(&self, card: Card, upper: Vec<Block>) -> Page {
        let last = deck::after(self.topic, card).is_none();
        let next = if last { "to-the-questions" } else { "next-card" };
        let glance = card != Card::Glance && deck::deck(self.topic).contains(&Card::Glance);
        Page {
            top: self.top(),
            upper,
            secondary: glance
                .then(|| self.button(Look::Secondary, "all-at-a-glance", Msg::CardOpened(Card::Glance)))
                .or_else(|| (!last).then(|| self.button(Look::Secondary, "to-the-questions", Msg::QuestionsTapped))),
            primary: Some(self.button(Look::Primary, next, Msg::NextTapped)),
            ..Page::default()
        }
    }

    /// Interface words with `*emphasis*` as runs.
    pub fn runs(&self, key: &str, values: &[(&str, fluent_bundle::FluentValue<'_>)]) -> Vec<Run> {
        super::widgets::text::runs_of(&Text::parse(&self.words.with(key, values)))
    }
}
