//! A page: what a screen wants to show, and the one way of laying it out in portrait, landscape and any text size.

mod body;
mod foot;
mod scroll;

use egui::{Align, Rect, Role, pos2, vec2};

use super::pen::{Pen, Run};
use super::pictures;
use super::tokens::Style;
use super::widgets::button::Button;
use super::widgets::steps::Steps;
use super::widgets::{Block, Piece, gap, stack_height};
use crate::visit::Aloud;
use body::Body;
use foot::Foot;

/// What a screen shows. Each screen is a function from the visit's state to this.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of how a page is laid out")]
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
    /// Where the page scrolls, the last piece of `lower` stays in sight unless it leaves too little room.
    pub pinned: bool,
    pub secondary: Option<Button>,
    pub primary: Option<Button>,
    pub bar: Bar,
    pub hero: Option<Hero>,
    /// The stop screen's ground.
    pub alert: bool,
    /// `None` where the kiosk has no voice.
    pub aloud: Option<Aloud>,
    /// The glass's colour where the page is drawn, if that is known.
    pub lies_on: Option<egui::Color32>,
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

const TOP_HEIGHT: f32 = 92.0;
/// Of body text: a page that shows fewer at a time is hard to read.
const LEAST_LINES: f32 = 6.0;
const HERO_ASPECT: f32 = 900.0 / 1080.0;
const HERO_SHARE_LANDSCAPE: f32 = 0.45;

/// Where the strip at the top lies.
fn top_strip(pen: &Pen<'_>, inner: Rect) -> Rect {
    Rect::from_min_size(inner.min, vec2(inner.width(), TOP_HEIGHT * pen.tokens.zoom().sqrt()))
}

impl Page {
    /// `shift`: how far the body still has to slide into its place, in points.
    pub fn show(mut self, pen: &mut Pen<'_>, screen: Rect, shift: f32) {
        // Without a GPU, the whole glass once more would be a third of the frame.
        if self.lies_on != Some(pen.tokens.color.surface) {
            pen.fill(screen, 0.0, pen.tokens.color.surface);
        }
        // Planned first, since it takes its room from the page; drawn last, since it is read last.
        let mut foot = Foot::plan(&self, pen, screen);
        if foot.top - Self::top_of_body(pen, screen) < LEAST_LINES * pen.tokens.line(Style::Body)
            && let Some(button) = self.secondary.take()
        {
            // Large buttons leave no room for the page: the second way on goes to the page's end, if that makes room.
            let without = Foot::plan(&self, pen, screen);
            if without.top > foot.top + pen.tokens.line(Style::Body) {
                self.lower.extend([gap(pen.tokens.scale.space.m), Box::new(button) as Block]);
                foot = without;
            } else {
                self.secondary = Some(button);
            }
        }
        let mut area = Rect::from_min_max(screen.min, pos2(screen.right(), foot.top));
        if self.alert {
            // The helpers in the top strip keep their own ground.
            let top = if foot.tools_left.is_finite() { top_strip(pen, area).bottom() } else { area.top() };
            pen.fill(area.with_min_y(top), 0.0, pen.tokens.color.alert);
        }
        area = self.show_hero(pen, area);
        let margin = pen.tokens.margin();
        let mut inner = area.shrink2(vec2(margin, 0.0));
        // Where one is in the visit is for the eye; who listens wants to hear the page.
        pen.say_instead("", |pen| inner.min.y = self.show_top(pen, inner, foot.tools_left.min(inner.right())));
        if let Some(steps) = &self.steps {
            let height = steps.height(pen, inner.width());
            steps.show(pen, Rect::from_min_size(inner.min, vec2(inner.width(), height)));
            inner.min.y += height + pen.tokens.scale.space.l;
        }
        inner.max.y -= pen.tokens.scale.space.m;
        self.show_body(pen, inner.translate(vec2(shift, 0.0)), screen);
        foot.show(pen);
    }

    /// Where there is room for the body, about: below the strip, and with a low reach in the lower half.
    fn top_of_body(pen: &Pen<'_>, screen: Rect) -> f32 {
        if pen.tokens.low_reach { screen.center().y } else { top_strip(pen, screen).bottom() }
    }

    fn show_top(&self, pen: &mut Pen<'_>, inner: Rect, right: f32) -> f32 {
        if self.top.strong.is_empty() && self.top.right.is_none() && right >= inner.right() {
            return inner.top() + pen.tokens.scale.space.l;
        }
        let mut strip = top_strip(pen, inner).with_max_x(right);
        let soft = pen.tokens.color.on_surface_soft;
        let mut right_edge = strip.right();
        match &self.top.right {
            Some(TopRight::Words(words)) => {
                let galley = pen.layout(&[Run::plain(words)], Style::Body, soft, strip.width(), Align::Max);
                right_edge -= galley.size().x + pen.tokens.scale.space.l;
                pen.paint_middle(&galley, strip);
                pen.name_label(Rect::from_min_max(pos2(right_edge, strip.top()), strip.max), Role::Label, words);
            }
            Some(TopRight::Tag(words)) => {
                let pad = pen.tokens.scale.space.m;
                let galley = pen.layout(&[Run::plain(words)], Style::Body, soft, strip.width() - 2.0 * pad, Align::Min);
                let size = galley.size() + vec2(2.0 * pad, pad);
                // Large words may stand in two lines.
                strip.max.y = strip.max.y.max(strip.top() + size.y + pad);
                let tag = Rect::from_min_size(pos2(strip.right() - size.x, strip.center().y - size.y / 2.0), size);
                right_edge = tag.left() - pad;
                // Round as one line is, so that no letter of two lines stands on the edge.
                let radius = size.y.min(pen.tokens.line(Style::Body) + pad) / 2.0;
                pen.fill(tag, radius, pen.tokens.color.surface_raised);
                pen.edge(tag, radius, pen.tokens.scale.line.rest, pen.tokens.color.outline);
                pen.paint_middle(&galley, tag.shrink2(vec2(pad, 0.0)));
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
        let one_line = pen.tokens.text(Style::Body).size * 2.0;
        // The clinic's name gives way first; then the topic's.
        let fits = [&long[..], &short[..]].into_iter().map(|runs| pen.layout(runs, Style::Body, ink, room, Align::Min));
        if let Some(galley) = fits.into_iter().find(|galley| galley.size().y <= one_line) {
            let left = strip.with_max_x(strip.left() + room);
            pen.paint_middle(&galley, left);
            pen.name_label(left, Role::Label, &self.top.strong);
        }
        strip.bottom()
    }

    fn show_hero(&self, pen: &mut Pen<'_>, area: Rect) -> Rect {
        let Some(hero) = self.hero.as_ref().filter(|_| pen.tokens.pictures) else { return area };
        if pen.tokens.landscape {
            let width = area.width() * HERO_SHARE_LANDSCAPE;
            let picture = Rect::from_min_size(area.min, vec2(width, area.height()));
            pen.picture_over(&pictures::scene_uri(hero.landscape), picture, egui::CornerRadius::ZERO);
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
        pen.picture_over(&pictures::scene_uri(hero.portrait), picture, egui::CornerRadius::ZERO);
        pen.name_label(picture, Role::Image, &hero.alt);
        Rect::from_min_max(pos2(area.left(), picture.bottom()), area.max)
    }

    /// What is between the strip at the top and the buttons at the foot.
    fn show_body(&self, pen: &mut Pen<'_>, inner: Rect, screen: Rect) {
        let whole = Body {
            upper: &self.upper,
            lower: &self.lower,
            split: self.split,
            stretch: self.stretch,
            pinned: self.pinned,
        };
        if pen.tokens.low_reach {
            whole.show_low(pen, inner, screen.center().y);
        } else {
            whole.show(pen, inner);
        }
    }
}
