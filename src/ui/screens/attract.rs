//! Nobody there: a scene, one question, one promise. The first tap only wakes.

use super::View;
use crate::ui::page::{Bar, Hero, Page};
use crate::ui::pen::Run;
use crate::ui::text::isolated;
use crate::ui::tokens::Style;
use crate::ui::voice::offered;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::gap;
use crate::ui::widgets::note::free;
use crate::ui::widgets::picture::Marks;
use crate::ui::widgets::text::{heading, soft, text};
use crate::visit::Msg;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let promise = [("options", view.topic.options.len().into()), ("minutes", view.topic.minutes.into())];
    let mut lower = vec![text(Style::Body, view.words.get("attract-kept"))];
    let languages = offered(view.library, view.look);
    if languages.len() > 1 {
        let names: Vec<String> = languages.iter().map(|words| isolated(&words.get("endonym"))).collect();
        lower.push(gap(space.s));
        lower.push(free("language", Style::Strong, vec![Run::plain(names.join("   ·   "))]));
    }
    Page {
        upper: vec![
            gap(space.l),
            heading(
                if view.tokens.landscape { Style::Display } else { Style::Question },
                view.topic.invitation.clone(),
            ),
            gap(space.m),
            soft(Style::Lead, view.words.with("attract-promise", &promise)),
            gap(space.xl),
            Box::new(Marks(view.topic.options.iter().map(|option| (option.shape, option.tint)).collect())),
        ],
        lower,
        primary: Some(view.button(Look::Primary, "touch-to-start", Msg::Woken)),
        bar: Bar::AskOnly,
        hero: Some(Hero {
            portrait: "attract-portrait",
            landscape: "attract-landscape",
            alt: view.words.get("scene-alt"),
        }),
        ..Page::default()
    }
}
