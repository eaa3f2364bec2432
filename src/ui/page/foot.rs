//! The buttons around a page: the next step, the way back, staff, and the small helpers. Planned as a list of places, so
//! that the page knows its room before anything is drawn.

use egui::{Rect, Vec2, pos2, vec2};

use super::{Bar, Page, top_strip};
use crate::ui::pen::Pen;
use crate::ui::tokens::Style;
use crate::ui::widgets::Piece;
use crate::ui::widgets::button::{Button, Look};
use crate::visit::{Aloud, Msg};

/// Wider, "Next" would be a wall rather than a button.
const NEXT_MAX_LANDSCAPE: f32 = 1040.0;

pub(super) struct Foot {
    /// In reading order.
    placed: Vec<(Button, Rect)>,
    /// The ground of the bar.
    sand: Rect,
    /// Where the page ends.
    pub top: f32,
    /// In landscape the helpers stand at the end of the top strip; where they begin.
    pub tools_left: f32,
}

impl Foot {
    pub fn plan(page: &Page, pen: &Pen<'_>, screen: Rect) -> Self {
        let mut foot =
            Self { placed: Vec::new(), sand: Rect::NOTHING, top: screen.bottom(), tools_left: f32::INFINITY };
        if pen.tokens.landscape {
            foot.plan_landscape(page, pen, screen);
        } else {
            foot.plan_portrait(page, pen, screen);
        }
        foot
    }

    pub fn show(&self, pen: &mut Pen<'_>) {
        pen.fill(self.sand, 0.0, pen.tokens.color.surface_sunken);
        if !pen.tokens.pictures {
            let line = Rect::from_min_size(self.sand.min, vec2(self.sand.width(), pen.tokens.scale.line.strong));
            pen.fill(line, 0.0, pen.tokens.color.outline);
        }
        for (button, rect) in &self.placed {
            match button.look {
                // They are the same on every page.
                Look::Nav { .. } | Look::Tool => pen.say_instead("", |pen| button.show(pen, *rect)),
                Look::Primary | Look::Waiting | Look::Secondary | Look::More { .. } => button.show(pen, *rect),
            }
        }
    }

    /// The next step across the page; under it the bar: back, start over and ask staff, then the helpers.
    fn plan_portrait(&mut self, page: &Page, pen: &Pen<'_>, screen: Rect) {
        let space = &pen.tokens.scale.space;
        let (gap, pad, margin) = (space.m, space.l, pen.tokens.margin());
        let (left, width) = (screen.left() + margin, screen.width() - 2.0 * margin);
        let mut bar = Vec::new();
        if page.bar != Bar::Hidden {
            let (nav, tools) = (nav_buttons(page.bar, pen), tool_buttons(page.aloud, pen));
            let cell = (width - gap * 2.0) / 3.0;
            let tool_cells = tool_widths(&tools, pen, width);
            let nav_height = nav.iter().flatten().map(|b| b.height(pen, cell)).fold(0.0, f32::max);
            let tool_heights = tools.iter().zip(&tool_cells).map(|(b, cell)| b.height(pen, *cell));
            let tool_height = tool_heights.fold(0.0, f32::max);
            self.top -= pad + nav_height + gap + tool_height + pad / 2.0;
            let nav_top = self.top + pad;
            for (index, button) in nav.into_iter().enumerate() {
                let at = pos2(left + index as f32 * (cell + gap), nav_top);
                bar.extend(button.map(|button| (button, Rect::from_min_size(at, vec2(cell, nav_height)))));
            }
            let between = space.s;
            let taken = tool_cells.iter().map(|cell| cell + between).sum::<f32>() - between;
            let mut x = left + (width - taken) / 2.0;
            for (button, cell) in tools.into_iter().zip(tool_cells) {
                let at = pos2(x, nav_top + nav_height + gap);
                bar.push((button, Rect::from_min_size(at, vec2(cell, tool_height))));
                x += cell + between;
            }
            self.sand = Rect::from_min_max(pos2(screen.left(), self.top), screen.max);
        }
        let (next, height) = next_buttons(page, pen, width);
        if !next.is_empty() {
            let origin = vec2(left, self.top - height - pad);
            self.placed.extend(next.into_iter().map(|(button, rect)| (button, rect.translate(origin))));
            self.top -= height + 2.0 * pad;
        }
        self.placed.append(&mut bar);
    }

    /// One row: back, start over, ask staff, and the next step at its end. The helpers stand at the top, so that the
    /// page keeps its height.
    fn plan_landscape(&mut self, page: &Page, pen: &Pen<'_>, screen: Rect) {
        let space = &pen.tokens.scale.space;
        let (gap, pad, margin) = (space.m, space.m, pen.tokens.margin());
        let nav = nav_buttons(page.bar, pen);
        let widths = nav_widths(pen);
        let taken: f32 = widths.iter().map(|width| width + gap).sum();
        let room = (screen.width() - 2.0 * margin - taken).min(NEXT_MAX_LANDSCAPE);
        let (next, next_height) = next_buttons(page, pen, room);
        let nav_heights = nav.iter().zip(&widths).filter_map(|(b, width)| b.as_ref().map(|b| b.height(pen, *width)));
        let height = nav_heights.fold(next_height, f32::max);
        if height == 0.0 {
            return;
        }
        self.top = screen.bottom() - height - 2.0 * pad;
        self.sand = Rect::from_min_max(pos2(screen.left(), self.top), screen.max);
        let origin = vec2(screen.right() - margin - room, self.top + pad + (height - next_height) / 2.0);
        self.placed.extend(next.into_iter().map(|(button, rect)| (button, rect.translate(origin))));
        let mut x = screen.left() + margin;
        for (button, width) in nav.into_iter().zip(widths) {
            let rect = Rect::from_min_size(pos2(x, self.top + pad), vec2(width, height));
            self.placed.extend(button.map(|button| (button, rect)));
            x += width + gap;
        }
        if page.bar == Bar::Hidden {
            return;
        }
        let strip = top_strip(pen, screen.shrink2(vec2(margin, 0.0)));
        let tools = tool_buttons(page.aloud, pen);
        let sizes: Vec<Vec2> = tools.iter().map(|b| vec2(b.natural_width(pen), pen.tokens.scale.target.tool)).collect();
        self.tools_left = strip.right() - sizes.iter().map(|size| size.x + gap).sum::<f32>();
        let mut x = self.tools_left + gap;
        for (button, size) in tools.into_iter().zip(sizes) {
            let at = pos2(x, strip.center().y - size.y / 2.0);
            self.placed.push((button, Rect::from_min_size(at, size)));
            x += size.x + gap;
        }
    }
}

/// Places are kept even where a button is missing, so that "Ask staff" never moves.
fn nav_widths(pen: &Pen<'_>) -> [f32; 3] {
    let space = &pen.tokens.scale.space;
    nav_buttons(Bar::Full, pen).map(|button| {
        let natural = button.map_or(0.0, |button| button.natural_width(pen));
        if pen.tokens.zoom() > 1.0 {
            // Large words may wrap once.
            natural.min(pen.tokens.text(Style::Label).size * 4.6 + 2.0 * space.m)
        } else {
            natural
        }
    })
}

fn nav_buttons(bar: Bar, pen: &Pen<'_>) -> [Option<Button>; 3] {
    let button =
        |strong, key: &str, icon, msg| Some(Button::new(Look::Nav { strong }, pen.words.get(key), msg).with_icon(icon));
    let ask = button(true, "ask-staff", "ask-staff", Msg::AskStaffTapped);
    match bar {
        Bar::Full => [
            button(false, "back", "back", Msg::BackTapped),
            button(false, "start-over", "start-over", Msg::StartOverTapped),
            ask,
        ],
        Bar::AskOnly => [None, None, ask],
        Bar::Hidden => [None, None, None],
    }
}

/// The width of each helper in a row, together up to a little more than the page's: their words on one line keep the row
/// low, so that nothing above it moves when other helpers take their place.
fn tool_widths(tools: &[Button], pen: &Pen<'_>, width: f32) -> Vec<f32> {
    let count = tools.len().max(1) as f32;
    let room = width - (count - 1.0) * pen.tokens.scale.space.s;
    let equal = room / count;
    let natural: Vec<f32> = tools.iter().map(|button| button.natural_width(pen).ceil()).collect();
    let total = natural.iter().sum::<f32>();
    // A helper has no edge, so what is around its words may stand in the margin.
    if natural.iter().all(|own| *own <= equal) || total > room + 2.0 * pen.tokens.scale.space.m {
        return vec![equal; tools.len()];
    }
    let spare = (room - total).max(0.0) / count;
    natural.into_iter().map(|own| own + spare).collect()
}

/// While a page is read aloud, what holds and repeats it stands in place of the other helpers, so that the row is never
/// crowded.
fn tool_buttons(aloud: Option<Aloud>, pen: &Pen<'_>) -> Vec<Button> {
    let tool = |key, icon, msg| Button::new(Look::Tool, pen.words.get(key), msg).with_icon(icon);
    if let Some(aloud) = aloud.filter(|aloud| aloud.on) {
        let (hold, icon) = if aloud.paused { ("resume", "resume") } else { ("pause", "pause") };
        return vec![
            tool(hold, icon, Msg::PauseTapped),
            tool("repeat", "repeat", Msg::RepeatTapped),
            tool("volume", "volume", Msg::VolumeTapped),
            tool("stop-reading", "stop-reading", Msg::ReadAloudTapped),
        ];
    }
    let helpers = [
        tool("language", "language", Msg::LanguageTapped),
        tool("text-size", "text-size", Msg::TextSizeTapped),
        tool("contrast", "contrast", Msg::ContrastTapped),
    ];
    let read_aloud = aloud.map(|_| tool("read-aloud", "read-aloud", Msg::ReadAloudTapped));
    helpers.into_iter().chain(read_aloud).collect()
}

/// Secondary and primary beside each other, the primary wider; under each other when their words would wrap. Places are
/// measured from their common top left corner; with their common height.
fn next_buttons(page: &Page, pen: &Pen<'_>, width: f32) -> (Vec<(Button, Rect)>, f32) {
    let gap = pen.tokens.scale.space.m;
    let at = |x: f32, y: f32, size: Vec2| Rect::from_min_size(pos2(x, y), size);
    match (&page.secondary, &page.primary) {
        (None, None) => (Vec::new(), 0.0),
        (Some(only), None) | (None, Some(only)) => {
            let own = if pen.tokens.landscape { width.min(only.natural_width(pen).max(width * 0.6)) } else { width };
            let height = only.height(pen, own);
            (vec![(only.clone(), at(width - own, 0.0, vec2(own, height)))], height)
        }
        (Some(second), Some(first)) => {
            let left = second.natural_width(pen).max((width - gap) * 0.38);
            let right = width - gap - left;
            if right >= first.natural_width(pen) {
                let height = second.height(pen, left).max(first.height(pen, right));
                let beside = vec![
                    (second.clone(), at(0.0, 0.0, vec2(left, height))),
                    (first.clone(), at(left + gap, 0.0, vec2(right, height))),
                ];
                return (beside, height);
            }
            let (above, below) = (second.height(pen, width), first.height(pen, width));
            let stacked = vec![
                (second.clone(), at(0.0, 0.0, vec2(width, above))),
                (first.clone(), at(0.0, above + gap, vec2(width, below))),
            ];
            (stacked, above + gap + below)
        }
    }
}
