//! Words as lines of letters, in PDF points.

use std::rc::Rc;

use parley::{
    Alignment, AlignmentOptions, FontContext, Layout, LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

use crate::content::text::Span;
use crate::fonts::{self, Direction, Weight};

/// Line height in em. Arabic letters reach higher and lower.
const LINE: f32 = 1.28;
const LINE_JOINED: f32 = 1.5;

pub(super) struct Setter {
    fonts: FontContext,
    room: LayoutContext<()>,
    /// Of what is set next.
    pub tongue: Tongue,
}

/// Where lines begin, and the language, where it is another than that of the file.
#[derive(Clone)]
pub(super) struct Tongue {
    pub direction: Direction,
    pub language: Option<Rc<str>>,
}

/// A paragraph that has been set.
pub(super) struct Set {
    pub text: String,
    pub language: Option<Rc<str>>,
    pub layout: Layout<()>,
}

impl Set {
    pub fn height(&self) -> f32 {
        self.layout.height()
    }

    pub fn line_count(&self) -> usize {
        self.layout.len()
    }

    /// How far down a line begins; behind the last one, where that ends.
    pub fn top(&self, line: usize) -> f32 {
        self.layout.get(line).map_or_else(|| self.height(), |line| line.metrics().block_min_coord)
    }
}

impl Setter {
    pub fn new(direction: Direction) -> Self {
        Self { fonts: fonts::context(), room: LayoutContext::new(), tongue: Tongue { direction, language: None } }
    }

    pub fn set(&mut self, spans: &[Span], size: f32, width: f32, alignment: Alignment) -> Set {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let mut builder = self.room.ranged_builder(&mut self.fonts, &text, 1.0, false);
        let Tongue { direction, language } = self.tongue.clone();
        let line = match direction {
            Direction::LeftToRight => LINE,
            Direction::RightToLeft => LINE_JOINED,
        };
        builder.push_default(StyleProperty::FontFamily(direction.families()));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(StyleProperty::FontWeight(Weight::Regular.css()));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(size * line)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let mut start = 0;
        for span in spans {
            let end = start + span.text.len();
            if span.strong {
                builder.push(StyleProperty::FontWeight(Weight::Bold.css()), start..end);
            }
            start = end;
        }
        builder.set_base_direction(direction.base());
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(alignment, AlignmentOptions::default());
        Set { text, language, layout }
    }
}
