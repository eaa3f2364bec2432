//! One thing that is wrong with the files: what, where, and how to fix it.

use super::super::View;
use super::{back, frame, overview};
use crate::diagnostics::Diagnostic;
use crate::ui::page::Page;
use crate::ui::pen::Run;
use crate::ui::text::isolated;
use crate::ui::tokens::Style;
use crate::ui::widgets::button::Look;
use crate::ui::widgets::card::{Card, Ground};
use crate::ui::widgets::file_line::FileLine;
use crate::ui::widgets::note::free;
use crate::ui::widgets::text::{heading, soft};
use crate::ui::widgets::{Block, gap};
use crate::visit::{Msg, StaffPage};

/// Upright a page of its own; across, it is read beside the list.
pub fn page(view: &View<'_>, at: usize) -> Page {
    let findings = &view.look.facts.findings;
    // It may have been mended since.
    let Some(finding) = findings.get(at) else { return overview::page(view) };
    let space = &view.tokens.scale.space;
    let card = card(view, finding);
    let upper = if overview::is_beside(view) {
        // Beside a longer list it keeps its own height.
        overview::beside(view, Some(at), vec![card, gap(0.0)])
    } else {
        let title = if overview::stops(finding) { "staff-fix" } else { "staff-look" };
        vec![gap(space.m), soft(Style::Lead, view.words.get(title)), gap(space.m), card]
    };
    // Round and round.
    let next = (at + 1).checked_rem(findings.len()).filter(|next| *next != at);
    let next =
        next.map(|next| view.button(Look::Primary, "staff-next", Msg::StaffPageTapped(StaffPage::Finding(next))));
    Page { upper, secondary: Some(back(view)), primary: next, ..frame(view) }
}

fn card(view: &View<'_>, finding: &Diagnostic) -> Block {
    let space = &view.tokens.scale.space;
    let mut blocks: Vec<Block> = vec![
        heading(Style::Heading, isolated(&finding.message)),
        gap(space.s),
        soft(Style::Body, place(view, finding)),
        soft(Style::Body, isolated(finding.code)),
    ];
    if let (Some(position), Some(line)) = (finding.position, &finding.quoted) {
        let marked = (position.column.saturating_sub(1), finding.marked);
        blocks.push(gap(space.m));
        blocks.push(Box::new(FileLine { line_number: position.line, line: line.clone(), marked }));
    }
    if let Some(help) = &finding.help {
        let title = format!("{}\n", view.words.get("staff-how"));
        let help = free("check", Style::Body, vec![Run::strong(title), Run::plain(isolated(help))]);
        blocks.push(gap(space.m));
        blocks.push(Box::new(Card { ground: Ground::Marked, banner: None, blocks: vec![help] }));
    }
    for related in &finding.related {
        let place = isolated(
            &related
                .position
                .map_or_else(|| related.file.clone(), |position| format!("{}:{}", related.file, position.line)),
        );
        blocks.push(gap(space.m));
        blocks.push(soft(Style::Body, format!("{place}: {}", isolated(&related.message))));
    }
    Box::new(Card { ground: Ground::Raised, banner: None, blocks })
}

/// "topics/muscle-pain/rules.ron, line 41": paths keep their own order of letters.
pub fn place(view: &View<'_>, finding: &Diagnostic) -> String {
    let file = isolated(&finding.file);
    match finding.position {
        Some(position) => view.words.with("staff-place", &[("file", file.into()), ("line", position.line.into())]),
        None => file,
    }
}
