//! How things stand, what is wrong with the files, and what can be done here. Across, a finding is read beside the list.

use egui::Rect;

use super::super::View;
use super::{finding, frame};
use crate::diagnostics::{Diagnostic, Severity};
use crate::ui::facts::{Files, Shown};
use crate::ui::page::Page;
use crate::ui::pen::Pen;
use crate::ui::text::isolated;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Grid, Ground, Level};
use crate::ui::widgets::columns::Columns;
use crate::ui::widgets::finding::FindingRow;
use crate::ui::widgets::note::boxed;
use crate::ui::widgets::text::{heading, soft, text};
use crate::ui::widgets::{Block, Piece, gap};
use crate::visit::{Msg, StaffPage};

/// Of the width: what the list takes, and what stands beside it.
const SHARES: (f32, f32) = (0.42, 0.58);
/// Of a row of facts: what it is, and how it stands.
const FACT_SHARES: (f32, f32) = (0.44, 0.56);
/// A thing to do, where there is room for large ones.
const DEED_HEIGHT: f32 = 176.0;

pub fn page(view: &View<'_>) -> Page {
    let space = &view.tokens.scale.space;
    let mut upper = Vec::new();
    let mut lower = Vec::new();
    if is_beside(view) {
        upper.extend(beside(view, None, vec![Box::new(Tall(deeds(view))), gap(0.0)]));
    } else {
        upper.extend([facts(view), gap(space.l)]);
        upper.extend(list(view, None));
        lower.push(deeds(view));
    }
    Page {
        upper,
        lower,
        // However long the list is.
        pinned: true,
        secondary: Some(view.button(Look::Secondary, "staff-close", Msg::StaffPageTapped(StaffPage::Close))),
        primary: Some(view.button(Look::Primary, "staff-leave", Msg::FinishTapped)),
        ..frame(view)
    }
}

/// The facts over the list, and something beside that: what can be done, or the finding that is being read.
pub fn beside(view: &View<'_>, chosen: Option<usize>, other: Vec<Block>) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let parts = vec![(SHARES.0, list(view, chosen)), (SHARES.1, other)];
    let columns = Columns { parts, gap: space.l, min_width: 0.0, middle: false };
    vec![facts(view), gap(space.l), Box::new(columns)]
}

/// Whether a finding is read beside the list rather than on a page of its own.
pub fn is_beside(view: &View<'_>) -> bool {
    view.tokens.landscape && view.tokens.zoom() <= 1.0
}

/// What patients see, what the files are, and that what is shown was proven: three tiles across, three rows upright
/// or where letters are large.
fn facts(view: &View<'_>) -> Block {
    let facts = &view.look.facts;
    let shown = match facts.shown {
        Shown::Folder => "staff-see-folder",
        Shown::LastGood => "staff-see-last-good",
        Shown::Program => "staff-see-program",
    };
    let refused = facts.can_check && facts.files == Files::Refused;
    let ground = |marked: bool| if marked { Ground::Marked } else { Ground::Raised };
    let all = [
        ("staff-see", view.words.get(shown), false),
        ("staff-files", files(view), refused),
        ("staff-proof", view.words.get("staff-proof-live"), false),
    ]
    .map(|(label, words, marked)| (soft(Style::Body, view.words.get(label)), text(Style::Strong, words), marked));
    if is_beside(view) {
        let tile = |(label, words, marked)| -> Block {
            Box::new(Card { ground: ground(marked), banner: None, blocks: vec![label, words] })
        };
        return Box::new(Grid { columns: 3, level: Level::Row, cards: all.into_iter().map(tile).collect() });
    }
    let mut blocks: Vec<Block> = Vec::new();
    for (label, words, _) in all {
        if !blocks.is_empty() {
            blocks.push(gap(view.tokens.scale.space.m));
        }
        let parts = vec![(FACT_SHARES.0, vec![label, gap(0.0)]), (FACT_SHARES.1, vec![words, gap(0.0)])];
        let min_width = view.tokens.min_column_width();
        blocks.push(Box::new(Columns { parts, gap: view.tokens.scale.space.m, min_width, middle: false }));
    }
    Box::new(Card { ground: ground(refused), banner: None, blocks })
}

fn files(view: &View<'_>) -> String {
    let facts = &view.look.facts;
    let errors = facts.findings.iter().filter(|finding| stops(finding)).count();
    let others = facts.findings.len() - errors;
    let counts = [("fix", errors.into()), ("look", others.into())];
    match facts.files {
        _ if !facts.can_check => view.words.get("staff-files-none"),
        Files::Checking => view.words.get("staff-files-checking"),
        _ if errors > 0 => view.words.with("staff-files-fix", &counts),
        _ if others > 0 => view.words.with("staff-files-look", &counts),
        Files::Good | Files::Refused => view.words.get("staff-files-good"),
    }
}

pub fn stops(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error
}

fn list(view: &View<'_>, chosen: Option<usize>) -> Vec<Block> {
    let space = &view.tokens.scale.space;
    let findings = &view.look.facts.findings;
    if findings.is_empty() {
        return vec![boxed("check", view.runs("staff-nothing", &[])), gap(0.0)];
    }
    let mut blocks: Vec<Block> = Vec::new();
    for (title, are_errors) in [("staff-fix", true), ("staff-look", false)] {
        let mut group = findings.iter().enumerate().filter(|(_, finding)| stops(finding) == are_errors).peekable();
        if group.peek().is_some() {
            if !blocks.is_empty() {
                blocks.push(gap(space.m));
            }
            blocks.push(heading(Style::Heading, view.words.get(title)));
        }
        for (at, finding) in group {
            blocks.push(gap(space.s));
            blocks.push(Box::new(FindingRow {
                stops: are_errors,
                message: isolated(&finding.message),
                place: finding::place(view, finding),
                chosen: chosen == Some(at),
                msg: Msg::StaffPageTapped(StaffPage::Finding(at)),
            }));
        }
    }
    blocks
}

fn deeds(view: &View<'_>) -> Block {
    let deed = |key: &str, icon, msg| -> Block {
        Box::new(view.button(Look::Nav { strong: false }, key, msg).with_icon(icon))
    };
    let mut cards = Vec::new();
    if view.look.facts.can_check {
        cards.push(deed("staff-check", "repeat", Msg::CheckAgainTapped));
    }
    cards.push(deed("staff-preview", "eye", Msg::StaffPageTapped(StaffPage::Preview)));
    cards.push(deed("staff-counts", "counts", Msg::StaffPageTapped(StaffPage::Counts)));
    cards.push(deed("staff-clean", "clean", Msg::CleaningTapped));
    Box::new(Grid { columns: 2, level: Level::All, cards })
}

/// Two rows of things to do, as high as they may be.
struct Tall(Block);

impl Piece for Tall {
    fn has_controls(&self) -> bool {
        self.0.has_controls()
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        self.0.height(pen, width).max(2.0 * DEED_HEIGHT + pen.tokens.scale.space.l)
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        self.0.show(pen, rect);
    }
}
