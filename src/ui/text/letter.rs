//! One letter as pixels: its outline, fitted to the pixels as the font says, filled.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, HintingInstance, OutlinePen, Target};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use vello_cpu::kurbo::{Affine, BezPath, Shape as _};
use vello_cpu::{Pixmap, RenderContext, Resources, color};

/// How much of each pixel a letter covers, 0 to 255, row by row.
pub(super) struct Coverage {
    pub width: usize,
    pub height: usize,
    /// Of the top left pixel, from the letter's origin on its baseline.
    pub left: f32,
    pub top: f32,
    pub pixels: Vec<u8>,
}

/// A font at one size.
pub(super) struct Sized {
    hinting: Option<HintingInstance>,
    size: Size,
}

impl Sized {
    pub fn new(font: &FontRef<'_>, size_px: f32) -> Self {
        let size = Size::new(size_px);
        let outlines = font.outline_glyphs();
        Self { hinting: HintingInstance::new(&outlines, size, LocationRef::default(), Target::default()).ok(), size }
    }

    /// `None` for a letter without ink, such as a space. `shift_px`: to the right, less than a pixel.
    pub fn coverage(&self, font: &FontRef<'_>, glyph: u32, shift_px: f32) -> Option<Coverage> {
        let outline = font.outline_glyphs().get(GlyphId::new(glyph))?;
        let mut pen = PathPen { path: BezPath::new(), shift: f64::from(shift_px) };
        let settings = match &self.hinting {
            Some(hinting) => DrawSettings::hinted(hinting, false),
            None => DrawSettings::unhinted(self.size, LocationRef::default()),
        };
        outline.draw(settings, &mut pen).ok()?;
        let bounds = pen.path.bounding_box().expand();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a letter can be")]
        let [width, height] = [bounds.width(), bounds.height()].map(|length| length.clamp(0.0, 4096.0) as u16);
        if width == 0 || height == 0 {
            return None;
        }
        let mut page = RenderContext::new(width, height);
        page.set_transform(Affine::translate((-bounds.x0, -bounds.y0)));
        page.set_paint(color::OpaqueColor::<color::Srgb>::WHITE);
        page.fill_path(&pen.path);
        let mut pixmap = Pixmap::new(width, height);
        page.render(&mut pixmap, &mut Resources::new());
        let pixels = pixmap.data_as_u8_slice().iter().skip(3).step_by(4).copied().collect();
        #[expect(clippy::cast_possible_truncation, reason = "a letter is some hundred pixels wide at most")]
        let (left, top) = (bounds.x0 as f32, bounds.y0 as f32);
        Some(Coverage { width: width.into(), height: height.into(), left, top, pixels })
    }
}

/// Fonts count upwards, screens downwards.
struct PathPen {
    path: BezPath,
    shift: f64,
}

impl PathPen {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) + self.shift, -f64::from(y))
    }
}

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at(x, y));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.path.quad_to(self.at(cx0, cy0), self.at(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.curve_to(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
