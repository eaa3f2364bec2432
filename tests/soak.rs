//! Random visits one after another in one process: none ends the program, and the last ones need no more memory than the
//! first. `SOAK_VISITS=1000 cargo test --test soak -- --nocapture` for many; `tests/e2e/soak` for the real window.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test stops at the first thing that is wrong, and this one says what it measured"
)]
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::{NodeId, Role};
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use waitwise::content::{Library, load, starter};
use waitwise::ui::{Look, change_library, fit_to_glass, forget, install, root_ui, touched};
use waitwise::visit::{Effect, Msg, State, update};

const VISITS: usize = 60;
/// A visit that wanders this long is left standing.
const MOST_DEEDS: usize = 60;
const GLASS: egui::Vec2 = vec2(1080.0, 1920.0);

/// Numbers that only look random: the same seed plays the same visits.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }
}

struct Kiosk {
    ctx: egui::Context,
    library: Arc<Library>,
    look: Look,
    state: State,
    now_ms: u64,
    /// What can be tapped, as a screen reader is told.
    things: Vec<Thing>,
    screens: BTreeSet<String>,
}

#[derive(Clone)]
struct Thing {
    id: NodeId,
    middle: Pos2,
    is_the_way_on: bool,
}

impl Kiosk {
    fn new(library: Arc<Library>) -> Self {
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        install(&ctx, &library);
        let look = Look::load().unwrap();
        let state = State::fresh(0);
        let mut kiosk = Self { ctx, library, look, state, now_ms: 0, things: Vec::new(), screens: BTreeSet::new() };
        kiosk.frame(Vec::new());
        kiosk
    }

    fn frame(&mut self, events: Vec<Event>) {
        #[expect(clippy::cast_precision_loss, reason = "a test's clock, hours at most")]
        let time = Some(self.now_ms as f64 / 1000.0);
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, GLASS));
        let input = RawInput { screen_rect, time, events, focused: true, ..RawInput::default() };
        let (ctx, library, look, state, now_ms) =
            (self.ctx.clone(), self.library.clone(), &self.look, &mut self.state, self.now_ms);
        let mut output = self.ctx.run_ui(input, |ui| {
            if !fit_to_glass(&ctx, library.kiosk.glass) {
                ctx.request_discard("the glass has another size");
                return;
            }
            let time = if touched(&ctx) { Msg::Touched { now_ms } } else { Msg::Tick { now_ms } };
            take(&ctx, state, &library, time);
            let mut said = Vec::new();
            root_ui(ui, state, &library, look, &mut said);
            if !said.is_empty() {
                waitwise::ui::repaint::draw_instead(&ctx, "the visit went on");
            }
            for msg in said {
                take(&ctx, state, &library, msg);
            }
        });
        // There is no GPU to hand them to.
        output.textures_delta.clear();
        let named = format!("{:?}", self.state.screen);
        let name = named.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        self.screens
            .insert(format!("{name}{}", if self.state.overlay.is_some() { ", and a page over it" } else { "" }));
        self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let zoom = self.ctx.zoom_factor();
        let told = output.platform_output.accesskit_update.expect("a screen reader is told");
        self.things = told
            .nodes
            .iter()
            .filter_map(|(id, node)| {
                let can_be_tapped =
                    matches!(node.role(), Role::Button | Role::CheckBox | Role::RadioButton | Role::Link)
                        && !node.is_disabled();
                let bounds = node.bounds().filter(|_| can_be_tapped)?;
                #[expect(clippy::cast_possible_truncation, reason = "a place on the glass")]
                let middle = pos2(
                    (f64::midpoint(bounds.x0, bounds.x1) as f32) / zoom,
                    (f64::midpoint(bounds.y0, bounds.y1) as f32) / zoom,
                );
                let (top, bottom) = (GLASS.y / zoom * 0.78, GLASS.y / zoom * 0.88);
                Some(Thing {
                    id: *id,
                    middle,
                    is_the_way_on: (top..bottom).contains(&middle.y) && middle.x > GLASS.x / zoom * 0.4,
                })
            })
            .collect();
    }

    fn touch(&mut self, pos: Pos2, pressed: bool) {
        let button = PointerButton::Primary;
        let deed = Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
        let mut events = vec![Event::PointerMoved(pos), deed];
        if !pressed {
            events.push(Event::PointerGone);
        }
        self.frame(events);
        self.now_ms += 60;
    }

    fn tap(&mut self, at: Pos2) {
        self.touch(at, true);
        self.touch(at, false);
    }

    fn wait(&mut self, ms: u64) {
        self.now_ms += ms;
        self.frame(Vec::new());
    }

    fn deed(&mut self, dice: &mut Dice) {
        let zoom = self.ctx.zoom_factor();
        #[expect(clippy::cast_precision_loss, reason = "a place on the glass")]
        let anywhere = pos2(dice.roll(1080) as f32, dice.roll(1920) as f32) / zoom;
        let way_on: Vec<Thing> = self.things.iter().filter(|thing| thing.is_the_way_on).cloned().collect();
        match dice.roll(100) {
            0..=2 => self.wait(u64::from(self.library.kiosk.times.reading_idle_secs) * 1000),
            3..=7 => self.tap(anywhere),
            8..=12 => {
                self.touch(anywhere, true);
                for step in 1..6_u8 {
                    self.now_ms += 16;
                    self.frame(vec![Event::PointerMoved(anywhere - vec2(0.0, 60.0 * f32::from(step)))]);
                }
                self.touch(anywhere - vec2(0.0, 300.0), false);
            }
            13..=16 => {
                let thing = self.things[dice.roll(self.things.len())].middle;
                self.tap(thing);
                self.tap(thing);
            }
            17..=20 => {
                let thing = self.things[dice.roll(self.things.len())].id;
                let target_tree = egui::accesskit::TreeId::ROOT;
                let request = egui::accesskit::ActionRequest {
                    action: egui::accesskit::Action::Click,
                    target_tree,
                    target_node: thing,
                    data: None,
                };
                self.frame(vec![Event::AccessKitActionRequest(request)]);
            }
            21..=55 if !way_on.is_empty() => self.tap(way_on[dice.roll(way_on.len())].middle),
            _ => self.tap(self.things[dice.roll(self.things.len())].middle),
        }
        self.wait(500);
    }

    /// From the first touch until nobody is there again.
    fn visit(&mut self, dice: &mut Dice) {
        for _ in 0..MOST_DEEDS {
            self.deed(dice);
            if self.state.is_fresh() && dice.roll(3) == 0 {
                break;
            }
        }
        // Whoever was there has gone without a word.
        let times = self.library.kiosk.times;
        for secs in [times.reading_idle_secs, times.warning_secs] {
            self.wait(u64::from(secs) * 1000 + 1);
        }
        assert!(self.state.is_fresh(), "a visit that nobody goes on with ends: {:?}", self.state);
    }
}

fn take(ctx: &egui::Context, state: &mut State, library: &Library, msg: Msg) {
    for effect in update(state, library, msg) {
        if effect == Effect::Forget {
            forget(ctx);
        }
    }
}

fn memory_kib() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap();
    let pss = statm.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap();
    pss.trim().trim_end_matches(" kB").parse().unwrap()
}

fn median(samples: &[u64]) -> u64 {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}

#[test]
fn random_visits_one_after_another_need_no_more_memory_than_the_first_ones() {
    let visits = std::env::var("SOAK_VISITS").map_or(VISITS, |count| count.parse().expect("a number of visits"));
    let library = Arc::new(load(&starter::shipped_alone("muscle-pain")).library.expect("the shipped content is right"));
    let mut kiosk = Kiosk::new(library.clone());
    let mut dice = Dice(7);
    let mut samples = Vec::new();
    for visit in 0..visits {
        kiosk.visit(&mut dice);
        if visit % 50 == 49 {
            // Somebody saved a text.
            let mut changed = (*library).clone();
            changed.kiosk.clinic = format!("Clinic {visit}");
            kiosk.library = Arc::new(changed);
            change_library(&kiosk.ctx, &kiosk.library);
        }
        samples.push(memory_kib());
    }
    // A third to see every picture and letter once; of 1,000 visits a tenth.
    let (warm, part) = if visits >= 1000 { (visits / 10, visits / 10) } else { (visits / 3, visits / 3) };
    let (before, after) = (median(&samples[warm..warm + part]), median(&samples[visits - part..]));
    let textures = kiosk.ctx.tex_manager().read().num_allocated();
    println!(
        "{visits} visits, {} kinds of pages, {textures} textures: {before} KiB, then {after} KiB",
        kiosk.screens.len()
    );
    assert!(kiosk.screens.len() >= 10, "the visits come far: {:?}", kiosk.screens);
    assert!(after * 100 <= before * 105, "{before} KiB grew to {after} KiB");
}
