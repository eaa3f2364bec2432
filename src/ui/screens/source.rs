//! Where a statement comes from.

use super::View;
use crate::content::text::Source;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::text::{heading, rich, soft, text};
use crate::ui::widgets::{Block, gap};
use crate::visit::Msg;

pub fn page(view: &View<'_>, source: &Source) -> Page {
    let space = &view.tokens.scale.space;
    let blocks: Vec<Block> = match source {
        Source::Practice => vec![text(Style::Lead, view.words.get("source-practice-text"))],
        Source::Reference(id) => match view.topic.reference(id) {
            Some(reference) => {
                let mut blocks = vec![
                    rich(Style::Heading, vec![Run::plain(id.as_str())]),
                    gap(space.s),
                    text(Style::Lead, reference.text.clone()),
                ];
                if let Some(link) = &reference.link {
                    blocks.push(gap(space.m));
                    blocks.push(soft(Style::Body, link.clone()));
                }
                blocks
            }
            None => vec![text(Style::Lead, view.words.get("source-missing"))],
        },
    };
    let review = &view.topic.review;
    let dates = [
        ("published", review.published.as_str().into()),
        ("until", review.evidence_until.as_str().into()),
        ("due", review.review_due.as_str().into()),
    ];
    let money = [("funding", review.funding.as_str().into()), ("interests", review.interests.as_str().into())];
    Page {
        top: view.top(),
        upper: vec![
            heading(Style::Title, view.words.get("source-title")),
            gap(space.l),
            Box::new(Card { ground: Ground::Raised, banner: None, blocks }),
            gap(space.l),
            soft(Style::Body, view.words.with("review-published", &dates)),
            gap(space.s),
            soft(Style::Body, view.words.with("review-funding", &money)),
        ],
        primary: Some(view.button(Look::Primary, "close", Msg::Closed)),
        ..Page::default()
    }
}
