//! A paragraph, laid out: where each letter stands, line by line.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use egui::{Align, Rangef, Vec2, vec2};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontData, Layout, LayoutContext, LineHeight, OverflowWrap,
    PositionedLayoutItem, StyleProperty,
};

pub use crate::fonts::Direction;
use crate::fonts::{self, Weight};
use crate::ui::pen::Run;

/// Letters are rounded to pixels: what is scaled to fit is scaled a little more.
const SLACK: f32 = 0.985;

/// How words are to be set. Lengths in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    pub size_points: f32,
    /// A word that is wider than the line is set smaller rather than broken, but no smaller than this.
    pub least_size_points: f32,
    pub line_height_points: f32,
    pub letter_spacing_points: f32,
    /// Of a plain run.
    pub weight: Weight,
    /// Lines break here; infinite for one line.
    pub width_points: f32,
    pub align: Align,
    pub direction: Direction,
    pub pixels_per_point: f32,
}

impl Eq for Setting {}

impl Hash for Setting {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let lengths = [
            self.size_points,
            self.least_size_points,
            self.line_height_points,
            self.letter_spacing_points,
            self.width_points,
            self.pixels_per_point,
        ];
        lengths.map(f32::to_bits).hash(state);
        (self.weight, self.align as u8, self.direction).hash(state);
    }
}

/// One letter or ligature of a font, in pixels from the paragraph's top left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Index into the fonts of the paragraph.
    pub font: usize,
    pub glyph: u32,
    pub x: f32,
    pub baseline: f32,
}

/// What a reader takes for one letter, and where on its line it stands.
#[derive(Clone, Debug)]
struct Cluster {
    bytes: Range<usize>,
    x: Rangef,
}

#[derive(Clone, Debug)]
struct Line {
    bytes: Range<usize>,
    clusters: Vec<Cluster>,
}

pub struct Paragraph {
    text: String,
    setting: Setting,
    size: Vec2,
    lines: Vec<Line>,
    missing: Vec<char>,
    pub(super) glyphs: Vec<Placed>,
    pub(super) fonts: Vec<FontData>,
}

impl Paragraph {
    /// In points; as wide as its widest line.
    pub fn size(&self) -> Vec2 {
        self.size
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The words of each line, in the order in which they are read.
    pub fn lines(&self) -> Vec<&str> {
        self.lines.iter().map(|line| self.text.get(line.bytes.clone()).unwrap_or_default()).collect()
    }

    /// Letters that no bundled font has: an empty box stands in their place.
    pub fn missing(&self) -> &[char] {
        &self.missing
    }

    /// Where the first such words stand: the line, and from where to where on it, in points.
    pub fn place_of(&self, words: &str) -> Option<(usize, Rangef)> {
        let start = self.text.find(words)?;
        let end = start + words.len();
        let mut place: Option<(usize, Rangef)> = None;
        for (index, line) in self.lines.iter().enumerate() {
            for cluster in line.clusters.iter().filter(|c| c.bytes.start >= start && c.bytes.end <= end) {
                let (at, x) = place.unwrap_or((index, Rangef::NOTHING));
                if at == index {
                    place = Some((at, Rangef::new(x.min.min(cluster.x.min), x.max.max(cluster.x.max))));
                }
            }
        }
        let scale = self.setting.pixels_per_point;
        place.map(|(line, x)| (line, Rangef::new(x.min / scale, x.max / scale)))
    }
}

/// What layout needs and keeps: the fonts, and room to work in.
pub(super) struct Press {
    fonts: FontContext,
    room: LayoutContext<()>,
}

impl Press {
    pub fn new() -> Self {
        Self { fonts: fonts::context(), room: LayoutContext::new() }
    }

    pub fn set(&mut self, runs: &[Run], mut setting: Setting) -> Paragraph {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut layout = self.shaped(&text, runs, &setting);
        // What was measured as one line must not break for a rounding.
        let width = setting.width_points * setting.pixels_per_point + 0.1;
        let widest_word = layout.calculate_content_widths().min;
        if widest_word > width {
            let least = (setting.least_size_points / setting.size_points).min(1.0);
            let share = (width / widest_word * SLACK).max(least);
            setting.size_points *= share;
            setting.line_height_points *= share;
            layout = self.shaped(&text, runs, &setting);
        }
        layout.break_all_lines(width.is_finite().then_some(width));
        let alignment = match setting.align {
            Align::Min => Alignment::Start,
            Align::Center => Alignment::Center,
            Align::Max => Alignment::End,
        };
        layout.align(alignment, AlignmentOptions::default());
        collected(text, setting, &layout)
    }

    fn shaped(&mut self, text: &str, runs: &[Run], setting: &Setting) -> Layout<()> {
        let scale = setting.pixels_per_point;
        let mut builder = self.room.ranged_builder(&mut self.fonts, text, scale, true);
        builder.push_default(StyleProperty::FontFamily(setting.direction.families()));
        builder.push_default(StyleProperty::FontSize(setting.size_points));
        builder.push_default(StyleProperty::FontWeight(setting.weight.css()));
        builder.push_default(StyleProperty::LetterSpacing(setting.letter_spacing_points));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(setting.line_height_points)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let mut start = 0;
        for run in runs {
            let end = start + run.text.len();
            if run.strong {
                builder.push(StyleProperty::FontWeight(Weight::Bold.css()), start..end);
            }
            start = end;
        }
        builder.set_base_direction(setting.direction.base());
        builder.build(text)
    }
}

/// Takes what is drawn out of a layout, its leftmost letter at 0.
fn collected(text: String, setting: Setting, layout: &Layout<()>) -> Paragraph {
    let mut glyphs = Vec::new();
    let mut fonts: Vec<FontData> = Vec::new();
    let mut lines = Vec::new();
    let mut missing = Vec::new();
    let mut reach = Rangef::NOTHING;
    for line in layout.lines() {
        let mut clusters = Vec::new();
        let mut x = line.metrics().offset;
        for run in line.runs() {
            for cluster in run.visual_clusters() {
                let place = Rangef::new(x, x + cluster.advance());
                x = place.max;
                let bytes = cluster.text_range();
                let letters = text.get(bytes.clone()).unwrap_or_default();
                if !letters.trim().is_empty() {
                    reach = Rangef::new(reach.min.min(place.min), reach.max.max(place.max));
                }
                if cluster.glyphs().any(|glyph| glyph.id == 0) {
                    missing.extend(letters.chars().filter(|letter| !letter.is_control()));
                }
                clusters.push(Cluster { bytes, x: place });
            }
        }
        lines.push(Line { bytes: line.text_range(), clusters });
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            let data = run.run().font();
            let font = fonts.iter().position(|font| font == data).unwrap_or_else(|| {
                fonts.push(data.clone());
                fonts.len() - 1
            });
            glyphs.extend(run.positioned_glyphs().map(|glyph| Placed {
                font,
                glyph: glyph.id,
                x: glyph.x,
                baseline: glyph.y,
            }));
        }
    }
    let left = if reach.min.is_finite() { reach.min } else { 0.0 };
    for glyph in &mut glyphs {
        glyph.x -= left;
    }
    for cluster in lines.iter_mut().flat_map(|line| &mut line.clusters) {
        cluster.x = Rangef::new(cluster.x.min - left, cluster.x.max - left);
    }
    let scale = setting.pixels_per_point;
    let width = if reach.max > reach.min { (reach.max - left) / scale } else { 0.0 };
    let size = vec2(width, layout.height() / scale);
    Paragraph { text, setting, size, lines, missing, glyphs, fonts }
}
