//! Where textures are kept: so many bytes of them as a visit needs, those that were drawn longest ago going first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;

use egui::load::SizeHint;
use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions, Vec2};

use super::darkroom::{Darkroom, Job};
use crate::content::picture::{Format, SHOWN_LONG_SIDE_PX};
use crate::ui::glass::size_px;

/// Never more than this, even for one screen. A card's photo takes up to 18 MiB of it.
pub const CACHE_CAP_BYTES: usize = 192 << 20;

/// What is not on the screen is kept while all together would fill the glass so often at most. The drawings of every screen
/// of a topic with four options take less than four; with all topics kept, memory grew for hours.
const KEPT_FILLS: usize = 6;
/// A small glass has photos as large as those of a large one.
const LEAST_KEPT_BYTES: usize = 48 << 20;
/// A photo of the greatest size, as wide as high.
const GREATEST_PHOTO_BYTES: usize = (SHOWN_LONG_SIDE_PX * SHOWN_LONG_SIDE_PX) as usize * size_of::<egui::Color32>();

/// Uri → bytes of the file.
pub type Sources = HashMap<String, Arc<[u8]>>;

/// What is held at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    pub sources: usize,
    pub textures: usize,
    pub texture_bytes: usize,
    /// Photos that are being decoded, or wait for it.
    pub waiting: usize,
    /// Photos that were decoded so far.
    pub photos_decoded: usize,
    /// Where the last of them was decoded.
    pub decoded_on: Option<ThreadId>,
}

pub struct Shelf {
    cap_bytes: usize,
    held_bytes: usize,
    given_back_in_pass: u64,
    sources: Sources,
    /// By uri, then by width in pixels: a drawing has a texture for each width, a photo one only.
    slots: HashMap<String, HashMap<u32, Slot>>,
    /// Sizes of drawings in their own units, by uri; `None` for one that can't be drawn.
    sizes: HashMap<String, Option<Vec2>>,
    darkroom: Darkroom,
    photos_decoded: usize,
    decoded_on: Option<ThreadId>,
}

enum Slot {
    /// A photo in the darkroom.
    Waiting(Wish),
    Ready(Ready),
    /// All that is held was just drawn, and this much more does not fit beside it.
    NoRoom {
        bytes: usize,
    },
    /// It can't be drawn; a check has told the front desk.
    Failed,
}

struct Ready {
    texture: TextureHandle,
    /// Of the picture itself, in its own units: only how wide it is for its height matters.
    size: Vec2,
    bytes: usize,
    drawn_in_pass: u64,
}

/// How a photo came to be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// It is on the screen: others may go for it.
    Now,
    /// It may be on the screen later: nothing goes for it.
    Ahead,
}

/// A photo has one texture, whatever the width in which it is drawn.
const PHOTO: u32 = 0;
/// No drawing is made larger than this.
const MAX_SIDE_PX: f32 = 4096.0;

/// Enough to find out a drawing's size.
const THUMB_WIDTH_PX: u32 = 64;

/// Keeps the shelf with its context: memory of egui's own is forgotten after each visit.
#[derive(Clone, Default)]
struct Keeper(Arc<Mutex<Shelf>>);

impl egui::Plugin for Keeper {
    fn debug_name(&self) -> &'static str {
        "waitwise pictures"
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            cap_bytes: CACHE_CAP_BYTES,
            held_bytes: 0,
            given_back_in_pass: 0,
            sources: Sources::new(),
            slots: HashMap::new(),
            sizes: HashMap::new(),
            darkroom: Darkroom::default(),
            photos_decoded: 0,
            decoded_on: None,
        }
    }
}

fn shelf_of(ctx: &Context) -> Arc<Mutex<Shelf>> {
    let keeper = ctx.plugin_or_default::<Keeper>();
    Arc::clone(&keeper.lock().0)
}

pub(super) fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    // What another thread left is whole after each of its steps.
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn replace(ctx: &Context, sources: Sources) {
    let shared = shelf_of(ctx);
    let mut held = lock(&shared);
    held.keep_what_is_in(sources);
    let photos: Vec<(String, Arc<[u8]>)> = held
        .sources
        .iter()
        .filter(|(uri, bytes)| !held.slots.contains_key(*uri) && Format::of(bytes).is_photo())
        .map(|(uri, bytes)| (uri.clone(), Arc::clone(bytes)))
        .collect();
    for (uri, bytes) in photos {
        held.decode(ctx, &shared, &uri, bytes, Wish::Ahead);
    }
}

pub fn stats(ctx: &Context) -> Stats {
    let shared = shelf_of(ctx);
    let held = lock(&shared);
    let count = |is: fn(&Slot) -> bool| held.slots.values().flat_map(HashMap::values).filter(|slot| is(slot)).count();
    Stats {
        sources: held.sources.len(),
        textures: count(|slot| matches!(slot, Slot::Ready(_))),
        texture_bytes: held.held_bytes,
        waiting: count(|slot| matches!(slot, Slot::Waiting(_))),
        photos_decoded: held.photos_decoded,
        decoded_on: held.decoded_on,
    }
}

pub fn set_cap(ctx: &Context, cap_bytes: usize) {
    let shared = shelf_of(ctx);
    let mut held = lock(&shared);
    held.cap_bytes = cap_bytes;
    // Even what was just drawn goes: the cap holds from now on.
    held.make_room(ctx, 0, u64::MAX);
}

/// Texture and size of a picture that is drawn in this width, in points; `None` while there is nothing to draw.
pub fn load(ctx: &Context, uri: &str, width: f32) -> Option<(TextureId, Vec2)> {
    let pass = ctx.cumulative_pass_nr();
    let max_side_px = max_side_px(ctx);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1..=4096 on the same line")]
    let width_px = (width * ctx.pixels_per_point()).ceil().clamp(1.0, max_side_px) as u32;
    let shared = shelf_of(ctx);
    let mut held = lock(&shared);
    held.give_back(ctx, pass);
    let bytes = Arc::clone(held.sources.get(uri)?);
    let is_photo =
        held.slots.get(uri).map_or_else(|| Format::of(&bytes).is_photo(), |slots| slots.contains_key(&PHOTO));
    let key = if is_photo { PHOTO } else { width_px };
    match held.slots.get_mut(uri).and_then(|slots| slots.get_mut(&key)) {
        Some(Slot::Ready(ready)) => {
            ready.drawn_in_pass = pass;
            return Some((ready.texture.id(), ready.size));
        }
        Some(Slot::Failed | Slot::Waiting(Wish::Now)) => return None,
        Some(Slot::NoRoom { bytes }) => {
            let bytes = *bytes;
            if !held.has_room(bytes, pass) {
                return None;
            }
        }
        // One that was to be decoded some time is now wanted first.
        Some(Slot::Waiting(Wish::Ahead)) | None => {}
    }
    if is_photo {
        held.decode(ctx, &shared, uri, bytes, Wish::Now);
        return None;
    }
    let image = rasterised(&bytes, width_px, max_side_px);
    held.put(ctx, uri, key, image, Wish::Now)
}

/// Size of a picture in its own units, for finding out in which width it is drawn; `None` while there is nothing to draw.
pub fn natural_size(ctx: &Context, uri: &str) -> Option<Vec2> {
    let shared = shelf_of(ctx);
    let mut held = lock(&shared);
    if let Some(size) = held.sizes.get(uri) {
        return *size;
    }
    let bytes = Arc::clone(held.sources.get(uri)?);
    if Format::of(&bytes).is_photo() {
        drop(held);
        return load(ctx, uri, 1.0).map(|(_, size)| size);
    }
    let size = rasterised(&bytes, THUMB_WIDTH_PX, MAX_SIDE_PX).map(|image| image.source_size);
    held.sizes.insert(uri.to_owned(), size);
    size
}

/// The same for a picture that is wanted in this width: what draws it tells its size too, and nothing is drawn twice.
pub fn size_of_wanted(ctx: &Context, uri: &str, width: f32) -> Option<Vec2> {
    let known = lock(&shelf_of(ctx)).sizes.get(uri).copied();
    known.unwrap_or_else(|| load(ctx, uri, width).map(|(_, size)| size))
}

fn max_side_px(ctx: &Context) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let of_gpu = ctx.input(|input| input.max_texture_side) as f32;
    MAX_SIDE_PX.min(of_gpu).max(1.0)
}

/// A drawing in this width; lower where it would be too high.
fn rasterised(svg: &[u8], width_px: u32, max_side_px: f32) -> Option<ColorImage> {
    if Format::of(svg) != Format::Svg {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 4096")]
    let hint = SizeHint::Size { width: width_px, height: max_side_px as u32, maintain_aspect_ratio: true };
    #[expect(clippy::default_trait_access, reason = "the type belongs to a crate that is not ours to name")]
    let options = &Default::default();
    egui_extras::image::load_svg_bytes_with_size(svg, hint, options).ok()
}

impl Shelf {
    /// Goes on with these sources; of what there was, only textures of the same bytes stay.
    fn keep_what_is_in(&mut self, mut sources: Sources) {
        for (uri, bytes) in &mut sources {
            if let Some(before) = self.sources.get(uri)
                && before == bytes
            {
                // The very same bytes, so that a photo in the darkroom is still known as this one.
                *bytes = Arc::clone(before);
            } else {
                self.forget(uri);
            }
        }
        let gone: Vec<String> = self.sources.keys().filter(|uri| !sources.contains_key(*uri)).cloned().collect();
        for uri in &gone {
            self.forget(uri);
        }
        self.sources = sources;
    }

    fn forget(&mut self, uri: &str) {
        self.sizes.remove(uri);
        for slot in self.slots.remove(uri).into_iter().flat_map(HashMap::into_values) {
            self.freed(&slot);
        }
    }

    fn freed(&mut self, slot: &Slot) {
        if let Slot::Ready(ready) = slot {
            self.held_bytes -= ready.bytes;
        }
    }

    fn set(&mut self, uri: &str, key: u32, slot: Slot) {
        if let Slot::Ready(ready) = &slot {
            self.held_bytes += ready.bytes;
        }
        let before = self.slots.entry(uri.to_owned()).or_default().insert(key, slot);
        if let Some(before) = before {
            self.freed(&before);
        }
    }

    fn decode(&mut self, ctx: &Context, shared: &Arc<Mutex<Self>>, uri: &str, bytes: Arc<[u8]>, wish: Wish) {
        let job = Job { ctx: ctx.clone(), shared: Arc::downgrade(shared), uri: uri.to_owned(), bytes };
        let slot = if self.darkroom.take(job) { Slot::Waiting(wish) } else { Slot::Failed };
        self.set(uri, PHOTO, slot);
    }

    /// How much a photo in the darkroom is still waited for.
    pub(super) fn wish_for(&self, uri: &str, bytes: &Arc<[u8]>) -> Option<Wish> {
        let is_known = self.sources.get(uri).is_some_and(|source| Arc::ptr_eq(source, bytes));
        match self.slots.get(uri).and_then(|slots| slots.get(&PHOTO)) {
            Some(Slot::Waiting(wish)) if is_known => Some(*wish),
            _ => None,
        }
    }

    /// A photo comes out of the darkroom.
    pub(super) fn developed(&mut self, ctx: &Context, uri: &str, image: Option<ColorImage>, wish: Wish) {
        self.photos_decoded += 1;
        self.decoded_on = Some(std::thread::current().id());
        self.put(ctx, uri, PHOTO, image, wish);
    }

    fn put(
        &mut self,
        ctx: &Context,
        uri: &str,
        key: u32,
        image: Option<ColorImage>,
        wish: Wish,
    ) -> Option<(TextureId, Vec2)> {
        let pass = ctx.cumulative_pass_nr();
        let Some(image) = image else {
            self.set(uri, key, Slot::Failed);
            return None;
        };
        let bytes = image.pixels.len() * size_of::<egui::Color32>();
        let fits = match wish {
            Wish::Now => self.make_room(ctx, bytes, pass),
            Wish::Ahead => self.held_bytes + bytes <= self.kept_bytes(ctx),
        };
        if !fits {
            self.set(uri, key, Slot::NoRoom { bytes });
            return None;
        }
        let size = image.source_size;
        self.sizes.insert(uri.to_owned(), Some(size));
        let texture = ctx.load_texture(uri, image, TextureOptions::LINEAR);
        let id = texture.id();
        self.set(uri, key, Slot::Ready(Ready { texture, size, bytes, drawn_in_pass: pass }));
        Some((id, size))
    }

    /// Whether this much can be held once all that is not on the screen has gone.
    fn has_room(&self, bytes: usize, pass: u64) -> bool {
        let ready = self.slots.values().flat_map(HashMap::values).filter_map(|slot| match slot {
            Slot::Ready(ready) => Some(ready),
            _ => None,
        });
        let on_screen: usize = ready.filter(|ready| is_on_screen(ready, pass)).map(|ready| ready.bytes).sum();
        on_screen + bytes <= self.cap_bytes
    }

    /// False once photos that are only perhaps wanted would be decoded and thrown away.
    pub(super) fn has_room_ahead(&self, ctx: &Context) -> bool {
        self.held_bytes + GREATEST_PHOTO_BYTES <= self.kept_bytes(ctx)
    }

    /// It is decoded when it is to be drawn.
    pub(super) fn put_off(&mut self, uri: &str) {
        self.slots.remove(uri);
    }

    /// How much may be held beyond what is on the screen.
    fn kept_bytes(&self, ctx: &Context) -> usize {
        // Before the first pass nobody knows how large the glass is.
        if ctx.cumulative_pass_nr() == 0 {
            return LEAST_KEPT_BYTES.min(self.cap_bytes);
        }
        let [width, height] = size_px(ctx).map(|side| side as usize);
        let glass = width.saturating_mul(height).saturating_mul(size_of::<egui::Color32>());
        glass.saturating_mul(KEPT_FILLS).max(LEAST_KEPT_BYTES).min(self.cap_bytes)
    }

    /// Frees what was drawn longest ago until this much more fits into what is kept. What is on the screen stays, and may
    /// then go up to the cap; false if this would go beyond it.
    fn make_room(&mut self, ctx: &Context, bytes: usize, pass: u64) -> bool {
        let kept_bytes = self.kept_bytes(ctx);
        if self.held_bytes + bytes <= kept_bytes {
            return true;
        }
        if !self.has_room(bytes, pass) {
            return false;
        }
        self.give_back_down_to(kept_bytes.saturating_sub(bytes), pass);
        self.held_bytes + bytes <= self.cap_bytes
    }

    /// A screen may have taken more than is kept; it goes once that screen has gone.
    fn give_back(&mut self, ctx: &Context, pass: u64) {
        if self.held_bytes > LEAST_KEPT_BYTES && self.given_back_in_pass != pass {
            self.given_back_in_pass = pass;
            self.give_back_down_to(self.kept_bytes(ctx), pass);
        }
    }

    /// Frees what was drawn longest ago and is not on the screen until only this much is held.
    fn give_back_down_to(&mut self, wanted_bytes: usize, pass: u64) {
        if self.held_bytes <= wanted_bytes {
            return;
        }
        let mut oldest: Vec<(u64, String, u32)> = Vec::new();
        for (uri, slots) in &self.slots {
            for (key, slot) in slots {
                if let Slot::Ready(ready) = slot
                    && !is_on_screen(ready, pass)
                {
                    oldest.push((ready.drawn_in_pass, uri.clone(), *key));
                }
            }
        }
        oldest.sort_unstable();
        for (_, uri, key) in oldest {
            if self.held_bytes <= wanted_bytes {
                break;
            }
            if let Some(slot) = self.slots.get_mut(&uri).and_then(|slots| slots.remove(&key)) {
                self.freed(&slot);
            }
        }
        self.slots.retain(|_, slots| !slots.is_empty());
    }
}

/// Drawn in this pass or in the one before: a texture that goes would have to come back at once.
fn is_on_screen(ready: &Ready, pass: u64) -> bool {
    ready.drawn_in_pass.saturating_add(1) >= pass
}
