//! A page: what a screen wants to show, and the one way of laying it out in portrait, landscape and any text size.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Rect, Role, ScrollArea, UiBuilder, pos2, vec2};

use super::pen::{Pen, Run};
use super::pictures;
use super::tokens::Style;
use super::widgets::button::{Button, Look};
use super::widgets::steps::Steps;
use super::widgets::{Block, Piece, show_stack, stack_height};
use crate::visit::Msg;

/// What a screen shows. Each screen is a function from the visit's state to this.
#[derive(Default)]
pub struct Page {
    pub top: Top,
    pub steps: Option<Steps>,
    /// At the top; in landscape the left column when `split`.
    pub upper: Vec<Block>,
    /// As low as there is room, near the hand; in landscape the right column when `split`.
    pub lower: Vec<Block>,
    pub split: bool,
    /// The last piece of `upper` takes the room that is left.
    pub stretch: bool,
    pub secondary: Option<Button>,
    pub primary: Option<Button>,
    pub bar: Bar,
    pub hero: Option<Hero>,
    /// The stop screen's ground.
    pub alert: bool,
}

/// The strip at the top.
#[derive(Default)]
pub struct Top {
    pub strong: String,
    pub clinic: String,
    pub right: Option<TopRight>,
}

pub enum TopRight {
    Words(String),
    /// In a frame: "Sample: not yet approved".
    Tag(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bar {
    #[default]
    Full,
    /// Attract and welcome: nothing to go back to or to start over.
    AskOnly,
    /// The idle warning: its own two buttons and nothing else.
    Hidden,
}

/// A scene over the whole width (portrait) or the left (landscape).
pub struct Hero {
    pub portrait: &'static str,
    pub landscape: &'static str,
    pub alt: String,
}

const TOP_PORTRAIT: f32 = 92.0;
const TOP_LANDSCAPE: f32 = 92.0;
/// Wider, "Next" would be a wall rather than a button.
const NEXT_MAX_LANDSCAPE: f32 = 1040.0;
const HERO_ASPECT: f32 = 900.0 / 1080.0;
const HERO_SHARE_LANDSCAPE: f32 = 0.45;

impl Page {
    /// `shift`: how far the body still has to slide into its place, in points.
    pub fn show(&self, pen: &mut Pen<'_>, screen: Rect, shift: f32) {
        pen.fill(screen, 0.0, pen.tokens.color.surface);
        let bar_top = self.show_bar(pen, screen);
        let mut area = Rect::from_min_max(screen.min, pos2(screen.right(), bar_top));
        if !pen.tokens.landscape {
            area.max.y = self.show_next_row(pen, area);
        }
        if self.alert {
            pen.fill(area, 0.0, pen.tokens.color.alert);
        }
        area = self.show_hero(pen, area);
        let margin = pen.tokens.margin();
        let mut inner = area.shrink2(vec2(margin, 0.0));
        inner.min.y = self.show_top(pen, inner);
        if let Some(steps) = &self.steps {
            let height = steps.height(pen, inner.width());
            steps.show(pen, Rect::from_min_size(inner.min, vec2(inner.width(), height)));
            inner.min.y += height + pen.tokens.scale.space.l;
        }
        inner.max.y -= pen.tokens.scale.space.m;
        self.show_body(pen, inner.translate(vec2(shift, 0.0)));
    }

    fn show_top(&self, pen: &mut Pen<'_>, inner: Rect) -> f32 {
        let tools =
            if pen.tokens.landscape && self.bar != Bar::Hidden { tool_buttons(pen).to_vec() } else { Vec::new() };
        if self.top.strong.is_empty() && self.top.right.is_none() && tools.is_empty() {
            return inner.top() + pen.tokens.scale.space.l;
        }
        let height = if pen.tokens.landscape { TOP_LANDSCAPE } else { TOP_PORTRAIT } * pen.tokens.zoom().sqrt();
        let mut strip = Rect::from_min_size(inner.min, vec2(inner.width(), height));
        for button in tools.iter().rev() {
            let size = vec2(button.natural_width(pen), pen.tokens.scale.target.tool);
            button.show(pen, Rect::from_min_size(pos2(strip.right() - size.x, strip.center().y - size.y / 2.0), size));
            strip.max.x -= size.x + pen.tokens.scale.space.m;
        }
        let soft = pen.tokens.color.on_surface_soft;
        let mut right_edge = strip.right();
        match &self.top.right {
            Some(TopRight::Words(words)) => {
                let galley = pen.layout(&[Run::plain(words)], Style::Body, soft, strip.width(), Align::Max);
                right_edge -= galley.size().x + pen.tokens.scale.space.l;
                pen.paint_middle(galley, strip);
                pen.name_label(Rect::from_min_max(pos2(right_edge, strip.top()), strip.max), Role::Label, words);
            }
            Some(TopRight::Tag(words)) => {
                let pad = pen.tokens.scale.space.m;
                let galley = pen.layout(&[Run::plain(words)], Style::Body, soft, strip.width(), Align::Min);
                let size = galley.size() + vec2(2.0 * pad, pad);
                let tag = Rect::from_min_size(pos2(strip.right() - size.x, strip.center().y - size.y / 2.0), size);
                right_edge = tag.left() - pad;
                pen.fill(tag, size.y / 2.0, pen.tokens.color.surface_raised);
                pen.edge(tag, size.y / 2.0, pen.tokens.scale.line.rest, pen.tokens.color.outline);
                pen.paint_middle(galley, tag.shrink2(vec2(pad, 0.0)));
                pen.name_label(tag, Role::Label, words);
            }
            None => {}
        }
        let room = right_edge - strip.left();
        let short = [Run::strong(&self.top.strong)];
        let mut long = short.to_vec();
        if !self.top.clinic.is_empty() {
            long.push(Run::plain(format!("  ·  {}", self.top.clinic)));
        }
        let ink = pen.tokens.color.on_surface;
        let one_line = pen.tokens.text(Style::Body).size * 1.5;
        // The clinic's name gives way first; then the topic's.
        let fits = [&long[..], &short[..]].into_iter().map(|runs| pen.layout(runs, Style::Body, ink, room, Align::Min));
        if let Some(galley) = fits.into_iter().find(|galley| galley.size().y <= one_line) {
            let left = Rect::from_min_size(strip.min, vec2(room, height));
            pen.paint_middle(galley, left);
            pen.name_label(left, Role::Label, &self.top.strong);
        }
        strip.bottom()
    }

    fn show_hero(&self, pen: &mut Pen<'_>, area: Rect) -> Rect {
        let Some(hero) = self.hero.as_ref().filter(|_| pen.tokens.pictures) else { return area };
        if pen.tokens.landscape {
            let width = area.width() * HERO_SHARE_LANDSCAPE;
            let picture = Rect::from_min_size(area.min, vec2(width, area.height()));
            pictures::paint_cover(pen.ui, &pictures::scene_uri(hero.landscape), picture, egui::CornerRadius::ZERO);
            pen.name_label(picture, Role::Image, &hero.alt);
            return Rect::from_min_max(pos2(picture.right(), area.top()), area.max);
        }
        // The words come first: the scene is cut to the room that they leave.
        let words_width = area.width() - 2.0 * pen.tokens.margin();
        let words = stack_height(&self.upper, pen, words_width) + stack_height(&self.lower, pen, words_width);
        let room = area.height() - words - 4.0 * pen.tokens.scale.space.xl;
        let height = room.min(area.width() * HERO_ASPECT);
        if height < area.width() * 0.25 {
            return area;
        }
        let picture = Rect::from_min_size(area.min, vec2(area.width(), height));
        pictures::paint_cover(pen.ui, &pictures::scene_uri(hero.portrait), picture, egui::CornerRadius::ZERO);
        pen.name_label(picture, Role::Image, &hero.alt);
        Rect::from_min_max(pos2(area.left(), picture.bottom()), area.max)
    }

    fn show_body(&self, pen: &mut Pen<'_>, inner: Rect) {
        let needed = self.body_height(pen, inner.width());
        if needed <= inner.height() {
            self.show_fitting(pen, inner, inner.width());
            return;
        }
        self.show_scrolling(pen, inner, needed);
    }

    fn splits(&self, pen: &Pen<'_>, width: f32) -> bool {
        self.split && !self.lower.is_empty() && pen.tokens.landscape && (width * 0.42) >= pen.tokens.min_column_width()
    }

    fn column_widths(pen: &Pen<'_>, width: f32) -> (f32, f32) {
        let gap = pen.tokens.scale.space.xxl;
        let left = ((width - gap) * 0.43).round();
        (left, width - gap - left)
    }

    fn body_height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        if self.splits(pen, width) {
            let (left, right) = Self::column_widths(pen, width);
            return stack_height(&self.upper, pen, left).max(stack_height(&self.lower, pen, right));
        }
        let between = if self.lower.is_empty() { 0.0 } else { pen.tokens.scale.space.l };
        stack_height(&self.upper, pen, width) + between + stack_height(&self.lower, pen, width)
    }

    fn show_fitting(&self, pen: &mut Pen<'_>, inner: Rect, width: f32) {
        if self.splits(pen, width) {
            let (left, right) = Self::column_widths(pen, width);
            show_stack(&self.upper, pen, Rect::from_min_size(inner.min, vec2(left, inner.height())));
            let height = stack_height(&self.lower, pen, right);
            let top = inner.top() + ((inner.height() - height) / 2.0).max(0.0);
            let area = Rect::from_min_size(pos2(inner.right() - right, top), vec2(right, height));
            show_stack(&self.lower, pen, area);
            return;
        }
        let lower = stack_height(&self.lower, pen, width);
        let lower_top = inner.bottom() - lower;
        let between = if self.lower.is_empty() { 0.0 } else { pen.tokens.scale.space.l };
        match self.upper.split_last() {
            Some((last, before)) if self.stretch => {
                let top = show_stack(before, pen, inner);
                let end = lower_top - between;
                last.show(pen, Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), end)));
            }
            Some(_) | None => {
                show_stack(&self.upper, pen, inner);
            }
        }
        show_stack(&self.lower, pen, Rect::from_min_max(pos2(inner.left(), lower_top), inner.max));
    }

    /// More than fits: it scrolls under a finger, and a button as wide as the page says that there is more.
    fn show_scrolling(&self, pen: &mut Pen<'_>, inner: Rect, needed: f32) {
        let more = Button::new(Look::More, pen.words.get("more-below"), Msg::Touched).with_icon("down");
        let more_height = more.height(pen, inner.width());
        let gap = pen.tokens.scale.space.s;
        let view = Rect::from_min_max(inner.min, pos2(inner.right(), inner.bottom() - more_height - gap));
        let salt = pen.salt;
        let (tokens, words, serial) = (pen.tokens, pen.words, pen.serial);
        let jump_id = salt.with("jump");
        let jump: Option<f32> = pen.ui.data_mut(|data| data.remove_temp(jump_id));
        let mut scroll = ScrollArea::vertical()
            .id_salt(salt.with("scroll"))
            .auto_shrink([false, false])
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        if let Some(offset) = jump {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        let out = &mut *pen.out;
        let mut child = pen.ui.new_child(UiBuilder::new().max_rect(view).id_salt(salt.with("body")));
        child.set_clip_rect(view);
        let output = scroll.show(&mut child, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(view.width(), needed), egui::Sense::hover());
            let mut inside = Pen { ui, tokens, words, out, salt, serial };
            self.show_fitting(&mut inside, rect, rect.width());
            inside.serial
        });
        pen.serial = output.inner;
        let offset = output.state.clamped_offset().y;
        let hidden = needed - view.height() - offset;
        let (label, icon, target) = if hidden > 1.0 {
            ("more-below", "down", offset + (view.height() * 0.8).min(hidden))
        } else {
            ("back-to-top", "up", 0.0)
        };
        let slot = Rect::from_min_max(pos2(inner.left(), view.bottom() + gap), inner.max);
        let button = Button::new(Look::More, words.get(label), Msg::Touched).with_icon(icon);
        let mut pressed = Vec::new();
        let mut beside = Pen { ui: pen.ui, tokens, words, out: &mut pressed, salt, serial: pen.serial };
        button.show(&mut beside, slot);
        pen.serial = beside.serial;
        if !pressed.is_empty() {
            pen.ui.data_mut(|data| data.insert_temp(jump_id, target));
            pen.ui.request_repaint();
        }
    }

    fn show_next_row(&self, pen: &mut Pen<'_>, area: Rect) -> f32 {
        let margin = pen.tokens.margin();
        let width = area.width() - 2.0 * margin;
        let gap = pen.tokens.scale.space.m;
        let (parts, total) = split_next(self.secondary.as_ref(), self.primary.as_ref(), pen, width, gap);
        if parts.is_empty() {
            return area.bottom();
        }
        let pad = pen.tokens.scale.space.l;
        let top = area.bottom() - total - pad;
        for (button, offset, size) in parts {
            button.show(pen, Rect::from_min_size(pos2(area.left() + margin + offset.x, top + offset.y), size));
        }
        top - pad
    }

    /// Back, start over and ask staff, always in the same places; returns where the bar begins.
    fn show_bar(&self, pen: &mut Pen<'_>, screen: Rect) -> f32 {
        if self.bar == Bar::Hidden && !pen.tokens.landscape {
            return screen.bottom();
        }
        let nav = self.nav_buttons(pen);
        let space = &pen.tokens.scale.space;
        let (gap, pad, margin) = (space.m, space.l, pen.tokens.margin());
        let width = screen.width() - 2.0 * margin;
        if pen.tokens.landscape {
            return self.show_bar_landscape(pen, screen, &nav);
        }
        let tools = tool_buttons(pen);
        let cell = (width - gap * 2.0) / 3.0;
        let nav_height = nav.iter().flatten().map(|b| b.height(pen, cell)).fold(0.0, f32::max);
        let tool_height = tools.iter().map(|b| b.height(pen, cell)).fold(0.0, f32::max);
        let height = pad + nav_height + gap + tool_height + pad / 2.0;
        let top = screen.bottom() - height;
        sand(pen, Rect::from_min_max(pos2(screen.left(), top), screen.max));
        let left = screen.left() + margin;
        for (index, button) in nav.iter().enumerate() {
            if let Some(button) = button {
                let x = left + index as f32 * (cell + gap);
                button.show(pen, Rect::from_min_size(pos2(x, top + pad), vec2(cell, nav_height)));
            }
        }
        let tool_width = width / tools.len() as f32;
        for (index, button) in tools.iter().enumerate() {
            let x = left + index as f32 * tool_width;
            let place = pos2(x, top + pad + nav_height + gap);
            button.show(pen, Rect::from_min_size(place, vec2(tool_width, tool_height)));
        }
        top
    }

    fn show_bar_landscape(&self, pen: &mut Pen<'_>, screen: Rect, nav: &[Option<Button>; 3]) -> f32 {
        let space = pen.tokens.scale.space;
        let (gap, pad, margin) = (space.m, space.m, pen.tokens.margin());
        let large = pen.tokens.zoom() > 1.0;
        let widest = |button: &Button, pen: &Pen<'_>| {
            let natural = button.natural_width(pen);
            if large { natural.min(pen.tokens.text(Style::Label).size * 4.6 + 2.0 * space.m) } else { natural }
        };
        let nav_widths: Vec<f32> = Self::nav_widths(pen, nav, &widest);
        let taken: f32 = nav_widths.iter().map(|w| w + gap).sum();
        let room = (screen.width() - 2.0 * margin - taken).min(NEXT_MAX_LANDSCAPE);
        let (next, next_height) = split_next(self.secondary.as_ref(), self.primary.as_ref(), pen, room, gap);
        let nav_height = nav
            .iter()
            .zip(&nav_widths)
            .filter_map(|(button, width)| button.as_ref().map(|b| b.height(pen, *width)))
            .fold(next_height, f32::max);
        let top = screen.bottom() - nav_height - 2.0 * pad;
        sand(pen, Rect::from_min_max(pos2(screen.left(), top), screen.max));
        let mut x = screen.left() + margin;
        for (button, width) in nav.iter().zip(&nav_widths) {
            if let Some(button) = button {
                button.show(pen, Rect::from_min_size(pos2(x, top + pad), vec2(*width, nav_height)));
            }
            x += width + gap;
        }
        x = screen.right() - margin - room;
        for (button, offset, size) in next {
            let y = top + pad + (nav_height - next_height) / 2.0 + offset.y;
            button.show(pen, Rect::from_min_size(pos2(x + offset.x, y), size));
        }
        top
    }

    /// Places are kept even where a button is missing, so that "Ask staff" never moves.
    fn nav_widths(pen: &Pen<'_>, nav: &[Option<Button>; 3], widest: &dyn Fn(&Button, &Pen<'_>) -> f32) -> Vec<f32> {
        let all = Page { bar: Bar::Full, ..Page::default() }.nav_buttons(pen);
        nav.iter().zip(&all).map(|(_, always)| always.as_ref().map_or(0.0, |b| widest(b, pen))).collect()
    }

    fn nav_buttons(&self, pen: &Pen<'_>) -> [Option<Button>; 3] {
        let button = |strong, key: &str, icon, msg| {
            Some(Button::new(Look::Nav { strong }, pen.words.get(key), msg).with_icon(icon))
        };
        let ask = button(true, "ask-staff", "ask-staff", Msg::AskStaffTapped);
        match self.bar {
            Bar::Full => [
                button(false, "back", "back", Msg::BackTapped),
                button(false, "start-over", "start-over", Msg::StartOverTapped),
                ask,
            ],
            Bar::AskOnly => [None, None, ask],
            Bar::Hidden => [None, None, None],
        }
    }
}

fn tool_buttons(pen: &Pen<'_>) -> [Button; 2] {
    [
        Button::new(Look::Tool, pen.words.get("text-size"), Msg::TextSizeTapped).with_icon("text-size"),
        Button::new(Look::Tool, pen.words.get("contrast"), Msg::ContrastTapped).with_icon("contrast"),
    ]
}

fn sand(pen: &Pen<'_>, rect: Rect) {
    pen.fill(rect, 0.0, pen.tokens.color.surface_sunken);
    if !pen.tokens.pictures {
        let line = Rect::from_min_size(rect.min, vec2(rect.width(), pen.tokens.scale.line.strong));
        pen.fill(line, 0.0, pen.tokens.color.outline);
    }
}

type Placed<'b> = (&'b Button, egui::Vec2, egui::Vec2);

/// Secondary and primary beside each other, the primary wider; under each other when their words would wrap.
fn split_next<'b>(
    secondary: Option<&'b Button>,
    primary: Option<&'b Button>,
    pen: &Pen<'_>,
    width: f32,
    gap: f32,
) -> (Vec<Placed<'b>>, f32) {
    match (secondary, primary) {
        (None, None) => (Vec::new(), 0.0),
        (Some(only), None) | (None, Some(only)) => {
            let own = if pen.tokens.landscape { width.min(only.natural_width(pen).max(width * 0.6)) } else { width };
            let height = only.height(pen, own);
            (vec![(only, vec2(width - own, 0.0), vec2(own, height))], height)
        }
        (Some(second), Some(first)) => {
            let left = second.natural_width(pen).max((width - gap) * 0.38);
            let right = width - gap - left;
            if right >= first.natural_width(pen) {
                let height = second.height(pen, left).max(first.height(pen, right));
                let placed = vec![
                    (second, vec2(0.0, 0.0), vec2(left, height)),
                    (first, vec2(left + gap, 0.0), vec2(right, height)),
                ];
                return (placed, height);
            }
            let (a, b) = (second.height(pen, width), first.height(pen, width));
            let placed = vec![(second, vec2(0.0, 0.0), vec2(width, a)), (first, vec2(0.0, a + gap), vec2(width, b))];
            (placed, a + gap + b)
        }
    }
}
