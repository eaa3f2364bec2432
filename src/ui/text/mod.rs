//! Words of any script, in both directions: laid out by parley, their letters kept in an atlas, drawn as one mesh.
//! Every word that a patient reads goes through here. egui's own labels have no bidirectional layout: they draw "30" in
//! an Arabic sentence as "03" (docs/adr/0014).

mod atlas;
mod letter;
mod paragraph;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use egui::{Color32, Context, Mesh, Plugin, Pos2, Rect, Ui};

pub use crate::fonts::isolated;
pub use paragraph::{Direction, Paragraph, Setting};

use super::pen::Run;
use atlas::Atlas;
use paragraph::Press;

/// Paragraphs that no frame has asked for in so many passes are let go.
const KEPT_PASSES: u64 = 240;

/// Lays words out and draws them. One lives in each egui context.
pub struct Typesetter {
    press: Press,
    kept: HashMap<u64, Kept>,
    atlas: Atlas,
    written: Vec<Written>,
    pass: u64,
}

struct Kept {
    runs: Vec<Run>,
    setting: Setting,
    paragraph: Arc<Paragraph>,
    last_pass: u64,
}

/// A paragraph of this pass, seen or scrolled away, for whoever checks what a patient can read.
#[derive(Clone)]
pub struct Written {
    pub paragraph: Arc<Paragraph>,
    /// On the screen, in points.
    pub rect: Rect,
    /// What may be seen of it.
    pub clip: Rect,
    pub color: Color32,
    /// The very mesh among the shapes of the frame.
    pub mesh: Arc<Mesh>,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self { press: Press::new(), kept: HashMap::new(), atlas: Atlas::default(), written: Vec::new(), pass: 0 }
    }
}

impl Plugin for Typesetter {
    fn debug_name(&self) -> &'static str {
        "typesetter"
    }

    fn on_begin_pass(&mut self, _: &mut Ui) {
        self.pass += 1;
        self.written.clear();
        let oldest = self.pass.saturating_sub(KEPT_PASSES);
        self.kept.retain(|_, kept| kept.last_pass >= oldest);
        self.atlas.begin_pass();
    }
}

/// Lays words out, or finds them as they were laid out before.
pub fn layout(ctx: &Context, runs: &[Run], setting: Setting) -> Arc<Paragraph> {
    ctx.plugin_or_default::<Typesetter>().lock().layout(runs, setting)
}

/// Draws a paragraph with its top left corner at `at`.
pub fn paint(ui: &Ui, paragraph: &Arc<Paragraph>, at: Pos2, color: Color32) {
    let ctx = ui.ctx();
    let pixels_per_point = ctx.pixels_per_point();
    let rect = Rect::from_min_size(at, paragraph.size());
    let handle = ctx.plugin_or_default::<Typesetter>();
    let mut setter = handle.lock();
    // Letters may reach over their line.
    let visible = ui.is_rect_visible(rect.expand(paragraph.setting().size_points));
    let mesh = if visible { setter.atlas.mesh(ctx, paragraph, at, pixels_per_point, color) } else { Mesh::default() };
    let mesh = Arc::new(mesh);
    let clip = ui.clip_rect();
    setter.written.push(Written { paragraph: Arc::clone(paragraph), rect, clip, color, mesh: Arc::clone(&mesh) });
    drop(setter);
    if visible {
        ui.painter().add(egui::Shape::Mesh(mesh));
    }
}

/// What was written in the pass that is running, or in the last one, in order.
pub fn written(ctx: &Context) -> Vec<Written> {
    ctx.plugin_or_default::<Typesetter>().lock().written.clone()
}

/// Lets go of all words: those of a visit that has ended are nobody's business. The letters stay.
pub fn forget(ctx: &Context) {
    let handle = ctx.plugin_or_default::<Typesetter>();
    let mut setter = handle.lock();
    setter.kept.clear();
    setter.written.clear();
}

/// Whether such words are still held, on the screen or from a page before it.
pub fn remembers(ctx: &Context, words: &str) -> bool {
    let handle = ctx.plugin_or_default::<Typesetter>();
    let setter = handle.lock();
    setter.kept.values().any(|kept| kept.paragraph.text().contains(words))
}

impl Typesetter {
    fn layout(&mut self, runs: &[Run], setting: Setting) -> Arc<Paragraph> {
        let mut hasher = DefaultHasher::new();
        runs.hash(&mut hasher);
        setting.hash(&mut hasher);
        let key = hasher.finish();
        let pass = self.pass;
        if let Some(kept) = self.kept.get_mut(&key)
            && kept.setting == setting
            && kept.runs == runs
        {
            kept.last_pass = pass;
            return Arc::clone(&kept.paragraph);
        }
        let paragraph = Arc::new(self.press.set(runs, setting));
        let kept = Kept { runs: runs.to_vec(), setting, paragraph: Arc::clone(&paragraph), last_pass: pass };
        self.kept.insert(key, kept);
        paragraph
    }
}
