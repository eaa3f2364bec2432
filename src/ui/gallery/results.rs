//! Result cards of every standing, in both of their forms.

use std::rc::Rc;

use super::specimen::{Specimen, tiles};
use crate::content::library::OptionText;
use crate::engine::outcome::Standing;
use crate::ui::pen::Run;
use crate::ui::screens::View;
use crate::ui::screens::results::standing_words;
use crate::ui::widgets::Block;
use crate::ui::widgets::picture::OptionPicture;
use crate::ui::widgets::result_card::{Head, ResultCard};

const PICTURE_HEIGHT: f32 = 128.0;

const STANDINGS: [Standing; 5] =
    [Standing::Suggested, Standing::Leading, Standing::Possible, Standing::AskFirst, Standing::NotForNow];

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let names = STANDINGS.map(|standing| format!("{standing:?}")).join(", ");
    [("as wide as the page", 1), ("in columns", 2)]
        .into_iter()
        .map(|(state, columns)| {
            Specimen::new(view, "result_card", &format!("{state}: {names}"), tiles(columns, cards(view)))
        })
        .collect()
}

fn cards(view: &View<'_>) -> Vec<Block> {
    let rules = &view.topic.engine.topic().rules;
    let because = rules.iter().map(|rule| view.words.with("because", &[("reason", rule.because.as_str().into())]));
    let of_all: Vec<_> = STANDINGS.into_iter().zip(view.topic.options.iter().cycle()).collect();
    let head = |(standing, option): &(Standing, &OptionText)| {
        let (_, key) = standing_words(*standing);
        Head { name: option.name.clone(), standing: view.words.get(key) }
    };
    let heads: Rc<[Head]> = of_all.iter().map(head).collect();
    let cards = of_all.into_iter().zip(because).enumerate().map(|(at, ((standing, option), because))| {
        Box::new(ResultCard {
            picture: OptionPicture::of(view.topic, option, PICTURE_HEIGHT),
            tint: option.tint,
            icon: standing_words(standing).0,
            at,
            heads: Rc::clone(&heads),
            because: vec![Run::plain(because)],
        }) as Block
    });
    cards.collect()
}
