//! All letters of the last screens on one texture, each put there when it is first drawn.

use std::collections::HashMap;

use egui::epaint::FontColorTransferFunction;
use egui::{Color32, ColorImage, Context, Mesh, Pos2, Rect, TextureHandle, TextureOptions, pos2, vec2};
use skrifa::FontRef;

use super::letter::{Coverage, Sized};
use super::paragraph::{Paragraph, Placed};
use crate::ui::glass::size_px;
use crate::ui::repaint::draw_instead;

/// In pixels; every GPU of the last fifteen years has textures of this side.
const WIDTH: usize = 2048;
/// A small glass has letters too. The height is such that there is a pixel here for each of the glass: a screen shows no
/// letters on more than that, mostly on a tenth, so that several screens of letters are held.
const LEAST_HEIGHT: usize = 512;
/// Enough for a screen of the largest letters in 3840 × 2160 pixels, where the GPU has room for it.
const MOST_HEIGHT: usize = 4096;
/// Between letters, so that none takes ink from its neighbour.
const GAP: usize = 1;
/// A letter stands at one of so many places between two pixels.
const BINS: f32 = 4.0;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    font: u64,
    glyph: u32,
    size_px_bits: u32,
    bin: u8,
    /// Light ink on a dark ground is drawn a little stronger.
    light: bool,
}

/// Where a letter is on the texture, and where its ink begins seen from its origin; in pixels.
#[derive(Clone, Copy)]
struct Sprite {
    on_texture: Rect,
    left: f32,
    top: f32,
}

#[derive(Default)]
pub(super) struct Atlas {
    texture: Option<TextureHandle>,
    height: usize,
    most_height: usize,
    /// Passes since all began anew.
    age_passes: usize,
    /// `None` for a letter without ink.
    sprites: HashMap<Key, Option<Sprite>>,
    sized: HashMap<(u64, u32), Sized>,
    /// Letters stand in rows: where the next one goes, and how high the row is.
    next: (usize, usize),
    row_height: usize,
    /// A letter found no room: everything begins anew.
    full: bool,
}

impl Atlas {
    pub fn begin_pass(&mut self) {
        if !self.full {
            self.age_passes = self.age_passes.saturating_add(1);
            return;
        }
        // Letters of screens before only have to go. One screen that filled it alone needs a higher one.
        let height = if self.age_passes == 0 { (self.height * 2).min(self.most_height) } else { 0 };
        *self = Self { height, ..Self::default() };
    }

    pub fn mesh(&mut self, ctx: &Context, paragraph: &Paragraph, at: Pos2, scale: f32, color: Color32) -> Mesh {
        if self.texture.is_none() {
            self.most_height = ctx.input(|input| input.max_texture_side).clamp(LEAST_HEIGHT, MOST_HEIGHT);
            let [width, height] = size_px(ctx).map(|side| side as usize);
            let of_glass = (width.saturating_mul(height) / WIDTH).clamp(LEAST_HEIGHT, self.most_height);
            self.height = self.height.max(of_glass);
            let empty = ColorImage::filled([WIDTH, self.height], Color32::TRANSPARENT);
            self.texture = Some(ctx.load_texture("letters", empty, TextureOptions::LINEAR));
        }
        let light = is_light(color);
        let size_px = paragraph.setting().size_points * scale;
        let origin = (at.to_vec2() * scale).round();
        let mut mesh = Mesh::with_texture(self.texture.as_ref().map(TextureHandle::id).unwrap_or_default());
        let whole = vec2(WIDTH as f32, self.height as f32);
        for glyph in &paragraph.glyphs {
            let x = ((origin.x + glyph.x) * BINS).round() / BINS;
            let Some(sprite) = self.sprite(paragraph, glyph, size_px, x - x.floor(), light) else { continue };
            let corner = pos2(x.floor() + sprite.left, (origin.y + glyph.baseline).round() + sprite.top);
            let rect = Rect::from_min_size(corner / scale, sprite.on_texture.size() / scale);
            let uv = Rect::from_min_max(
                (sprite.on_texture.min.to_vec2() / whole).to_pos2(),
                (sprite.on_texture.max.to_vec2() / whole).to_pos2(),
            );
            mesh.add_rect_with_uv(rect, uv, color);
        }
        // One that is as high as can be and was filled by this screen alone would be so again.
        if self.full && (self.age_passes > 0 || self.height < self.most_height) {
            draw_instead(ctx, "the letters begin anew");
        }
        mesh
    }

    fn sprite(
        &mut self,
        paragraph: &Paragraph,
        placed: &Placed,
        size_px: f32,
        shift_px: f32,
        light: bool,
    ) -> Option<Sprite> {
        let data = paragraph.fonts.get(placed.font)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than BINS")]
        let bin = (shift_px * BINS) as u8;
        let size_px_bits = size_px.to_bits();
        let key = Key { font: data.data.id(), glyph: placed.glyph, size_px_bits, bin, light };
        if let Some(sprite) = self.sprites.get(&key) {
            return *sprite;
        }
        let font = FontRef::from_index(data.data.as_ref(), data.index).ok()?;
        let sized = self.sized.entry((key.font, size_px_bits)).or_insert_with(|| Sized::new(&font, size_px));
        let coverage = sized.coverage(&font, placed.glyph, shift_px);
        let sprite = coverage.and_then(|coverage| self.put(&coverage, light));
        if !self.full {
            self.sprites.insert(key, sprite);
        }
        sprite
    }

    /// `None` when there is no room left.
    fn put(&mut self, letter: &Coverage, light: bool) -> Option<Sprite> {
        if self.next.0 + letter.width > WIDTH {
            self.next = (0, self.next.1 + self.row_height + GAP);
            self.row_height = 0;
        }
        if self.next.1 + letter.height > self.height || letter.width > WIDTH {
            self.full = self.height < self.most_height || !self.sprites.is_empty();
            return None;
        }
        let transfer = if light {
            FontColorTransferFunction::DARK_MODE_DEFAULT
        } else {
            FontColorTransferFunction::LIGHT_MODE_DEFAULT
        };
        let pixels = letter.pixels.iter().map(|covered| transfer.to_atlas_color(Color32::from_white_alpha(*covered)));
        let image = ColorImage::new([letter.width, letter.height], pixels.collect());
        let (x, y) = self.next;
        self.texture.as_mut()?.set_partial([x, y], image, TextureOptions::LINEAR);
        self.next.0 += letter.width + GAP;
        self.row_height = self.row_height.max(letter.height);
        let size = vec2(letter.width as f32, letter.height as f32);
        let on_texture = Rect::from_min_size(pos2(x as f32, y as f32), size);
        Some(Sprite { on_texture, left: letter.left, top: letter.top })
    }
}

fn is_light(color: Color32) -> bool {
    color.intensity() > 0.5
}
