//! What is taken home: the slip, the code for a phone, and the printer in every stage.

use super::specimen::{POSED, Specimen, posed, tiles};
use crate::sheet::qr::Code;
use crate::ui::screens::View;
use crate::ui::screens::take_along;
use crate::ui::tokens::Style;
use crate::ui::widgets::Block;
use crate::ui::widgets::code::CodePicture;
use crate::ui::widgets::picture::Marks;
use crate::ui::widgets::slip::{Numbered, Slip};
use crate::ui::widgets::text::{heading, rich};
use crate::visit::{PrintStage, Printing, State};

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let of = |widget, state: &str, block| Specimen::new(view, widget, state, block);
    let stages = PrintStage::ALL.map(Some).into_iter();
    let names = PrintStage::ALL.map(|stage| format!("{stage:?}")).join(", ");
    let printers = stages.map(|stage| printer(view, stage));
    let codes = [view.topic.name.clone(), view.topic.questions_to_ask.join(" ")].into_iter().filter_map(|text| {
        let alt = view.words.get("code-questions-alt");
        Some(Box::new(CodePicture { code: Code::of(&text)?, alt }) as Block)
    });
    vec![
        of("slip", "Slip, with Numbered lines", slip(view)),
        of("code", "CodePicture, few words and many", tiles(2, codes)),
        of("print_card", POSED, tiles(3, posed(|| printer(view, None)))),
        of("print_card", &names, tiles(2, printers)),
    ]
}

fn printer(view: &View<'_>, stage: Option<PrintStage>) -> Block {
    let visit = State { printing: Printing { stage, ..Printing::default() }, ..view.state.clone() };
    Box::new(take_along::print(&View { state: &visit, ..*view }))
}

fn slip(view: &View<'_>) -> Block {
    let questions = view.topic.questions_to_ask.iter().enumerate();
    let lines = questions.map(|(at, words)| Box::new(Numbered { number: at + 1, words: words.clone() }) as Block);
    let marks = view.topic.options.iter().map(|option| (option.shape, option.tint)).collect();
    Box::new(Slip {
        ornament: Box::new(Marks(marks)),
        blocks: std::iter::once(heading(Style::Heading, view.topic.name.clone())).chain(lines).collect(),
        notes: view.words.get("take-notes"),
        foot: rich(Style::Body, view.runs("take-disclaimer", &[])),
    })
}
