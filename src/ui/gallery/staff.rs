//! What stands behind the corner that staff know of, and the clock of the night.

use egui::Rect;

use super::specimen::{POSED, Specimen, in_poses};
use crate::ui::pen::Pen;
use crate::ui::screens::View;
use crate::ui::text::isolated;
use crate::ui::tokens::Style;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::emblem::Emblem;
use crate::ui::widgets::file_line::FileLine;
use crate::ui::widgets::finding::FindingRow;
use crate::ui::widgets::night_clock::NightClock;
use crate::ui::widgets::pad::Pad;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{Block, Piece};
use crate::visit::{Msg, StaffPage};

const LINE: &str = "    then: [AskFirst(\"masage\"), Caution(\"massage\", \"a parent or guardian comes along\")],";
const MESSAGE: &str = "There is no option \"masage\". Did you mean \"massage\"?";
const PLACE: &str = "topics/muscle-pain/rules.ron, line 41";
/// Twelve minutes past seven in the morning: away from the corner.
const MINUTE: u16 = 432;

pub fn specimens(view: &View<'_>) -> Vec<Specimen> {
    let mut all = Vec::new();
    for (state, count, can_enter) in [("nothing typed", 0, false), ("four digits", 4, true), ("no more", 12, true)] {
        let pad = Pad {
            count,
            typed: view.words.with("pin-typed", &[("count", count.into())]),
            erase: view.words.get("pin-erase"),
            enter: view.words.get("pin-enter"),
            can_enter,
        };
        all.push(Specimen::new(view, "pad", state, Box::new(pad)));
    }
    for (stops, chosen) in [(true, false), (true, true), (false, false)] {
        let make = || -> Block {
            let (message, place) = (isolated(MESSAGE), isolated(PLACE));
            Box::new(FindingRow { stops, message, place, chosen, msg: Msg::StaffPageTapped(StaffPage::Overview) })
        };
        let state = format!(
            "{}, {}, {POSED}",
            if stops { "error" } else { "warning" },
            if chosen { "read" } else { "not read" }
        );
        all.push(Specimen::new(view, "finding", &state, in_poses(make)));
    }
    let column = LINE.find("\"masage").unwrap_or_default();
    for (state, marked) in
        [("a word marked", (column, 8)), ("to the end", (column, LINE.len())), ("beyond", (LINE.len(), 1))]
    {
        let code = FileLine { line_number: 41, line: LINE.to_owned(), marked };
        all.push(Specimen::new(view, "file_line", state, Box::new(code)));
    }
    let card = Card { ground: Ground::Marked, banner: None, blocks: vec![text(Style::Body, isolated(MESSAGE))] };
    all.push(Specimen::new(view, "emblem", "lock", Box::new(Emblem("lock"))));
    all.push(Specimen::new(view, "card", "marked", Box::new(card)));
    all.push(Specimen::new(view, "night_clock", "by day colours, at 07:12", Box::new(Night { clock: clock(view) })));
    all
}

fn clock(view: &View<'_>) -> NightClock {
    let time = format!("{:02}:{:02}", MINUTE / 60, MINUTE % 60);
    NightClock { time, clinic: view.voice.clinic.to_owned(), touch: view.words.get("touch-to-start"), minute: MINUTE }
}

/// Room to wander in.
struct Night {
    clock: NightClock,
}

const ROOM: f32 = 200.0;

impl Piece for Night {
    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.clock.height(pen, width) + ROOM
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.edge(rect, pen.tokens.scale.radius.card, pen.tokens.scale.line.rest, pen.tokens.color.outline);
        self.clock.show(pen, rect);
    }
}
