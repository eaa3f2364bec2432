//! The one way in which tests see a screen: the shipped content in a headless window, driven by what people do.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod checks;
pub mod panel;
pub mod screens;

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use waitwise::content::library::{Language, Theme, WallTime};
use waitwise::content::{Library, load, starter};
use waitwise::ui::i18n::Words;
use waitwise::ui::pen::{Pen, Pose};
use waitwise::ui::readout::Readout;
use waitwise::ui::{Look, forget, install, root_ui, touched};
use waitwise::visit::{Effect, Msg, State, TextSize, update};

/// A 22-inch glass, 480 × 270 mm, in points of a quarter of a millimetre.
pub const PORTRAIT: egui::Vec2 = egui::vec2(1080.0, 1920.0);
pub const LANDSCAPE: egui::Vec2 = egui::vec2(1920.0, 1080.0);

/// Snapshots smaller than the glass: small files, and still each letter.
pub const PIXELS_PER_POINT: f32 = 0.4;

/// Longer than a screen takes to settle.
const STEP_SECS: f32 = 0.5;

pub struct Shared {
    pub state: State,
    pub library: Arc<Library>,
    pub look: Look,
    /// What the views said, in order.
    pub said: Vec<Msg>,
    /// What was asked of the world around, in order; nothing answers.
    pub effects: Vec<Effect>,
    /// What the page says aloud.
    pub readout: Readout,
    start_secs: Option<f64>,
}

pub struct Kiosk {
    pub harness: Harness<'static, Shared>,
}

/// In which a picture is kept, with the end of its name.
pub const LOOKS: [(&str, Theme, TextSize, &str); 5] = [
    ("", Theme::Light, TextSize::Normal, "en"),
    ("-dark", Theme::Dark, TextSize::Normal, "en"),
    ("-high-contrast", Theme::HighContrast, TextSize::Normal, "en"),
    ("-200-percent", Theme::Light, TextSize::Largest, "en"),
    ("-arabic", Theme::Light, TextSize::Normal, "ar"),
];

pub fn library() -> Arc<Library> {
    Arc::new(load(&starter::shipped_alone("muscle-pain")).library.expect("the shipped content is right"))
}

/// With a printer, with the pseudo language, so that a test can ask for it, and with files that staff have to look at.
fn look() -> Look {
    let mut look = Look::load().expect("the themes can be read");
    look.facts = panel::facts();
    look.add(Words::pseudo());
    look.can_print = true;
    look
}

impl Kiosk {
    pub fn on(library: Arc<Library>, size: egui::Vec2) -> Self {
        Self::with_pixels(library, size, PIXELS_PER_POINT)
    }

    pub fn with_pixels(library: Arc<Library>, size: egui::Vec2, pixels_per_point: f32) -> Self {
        let for_setup = library.clone();
        let shared = Shared {
            state: State::fresh(0),
            library,
            look: look(),
            said: Vec::new(),
            effects: Vec::new(),
            readout: Readout::new(),
            start_secs: None,
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(pixels_per_point)
            .with_step_dt(STEP_SECS)
            .with_max_steps(8)
            .with_render_cursor(false)
            .with_context_setup(move |ctx| install(ctx, &for_setup))
            .build_ui_state(frame, shared);
        Self { harness }
    }

    pub fn portrait() -> Self {
        Self::on(library(), PORTRAIT)
    }

    pub fn landscape() -> Self {
        Self::on(library(), LANDSCAPE)
    }

    /// Puts a visit on the screen as it stands.
    pub fn show(&mut self, state: State) {
        let now_secs = self.harness.ctx.input(|input| input.time);
        let shared = self.harness.state_mut();
        // The clock of this window goes on from where the visit stands.
        #[expect(clippy::cast_precision_loss, reason = "a test's clock, minutes at most")]
        let age_secs = state.idle.now_ms as f64 / 1000.0;
        shared.start_secs = Some(now_secs - age_secs);
        shared.state = state;
        self.settle();
    }

    /// At this time of a week in which the clinic is open by day.
    pub fn set_clock(&mut self, now: Option<WallTime>) {
        let shared = self.harness.state_mut();
        shared.library = panel::with_hours(&shared.library);
        shared.look.facts.now = now;
        self.settle();
    }

    pub fn settle(&mut self) {
        self.harness.run_steps(3);
    }

    /// A finger on the middle of the thing with this name.
    pub fn tap(&mut self, name: &str) {
        self.harness.get_by(|node| is_tappable(node) && node.label().as_deref() == Some(name)).click();
        self.settle();
    }

    /// Whether something that can be tapped has this name.
    pub fn can_tap(&self, name: &str) -> bool {
        self.harness.query_all_by(|node| is_tappable(node) && node.label().as_deref() == Some(name)).next().is_some()
    }

    /// Whether these words are on the screen, for a screen reader.
    pub fn says(&self, words: &str) -> bool {
        self.names().iter().any(|name| name.contains(words))
    }

    /// The first thing with this name, where there are several.
    pub fn tap_first(&mut self, name: &str) {
        self.harness
            .query_all_by(|node| is_tappable(node) && node.label().as_deref() == Some(name))
            .next()
            .unwrap_or_else(|| panic!("nothing is called {name}"))
            .click();
        self.settle();
    }

    pub fn tap_at(&mut self, at: egui::Pos2) {
        for pressed in [true, false] {
            self.harness.event(egui::Event::PointerMoved(at));
            self.harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            self.harness.step();
        }
        self.harness.event(egui::Event::PointerGone);
        self.settle();
    }

    /// Scrolls until this is on the screen, as a patient would.
    pub fn reach(&mut self, name: &str) {
        let mut tries = 0;
        while self.can_tap("More below") && !self.is_in_sight(name) && tries < 20 {
            self.tap("More below");
            tries += 1;
        }
    }

    fn is_in_sight(&self, name: &str) -> bool {
        let more = self.rect_of("More below");
        let node = self.harness.query_all_by(|node| is_tappable(node) && node.label().as_deref() == Some(name)).next();
        node.is_some_and(|node| node.rect().bottom() <= more.top())
    }

    pub fn rect_of(&self, name: &str) -> egui::Rect {
        self.harness
            .query_all_by(|node| node.label().as_deref() == Some(name))
            .next()
            .unwrap_or_else(|| panic!("nothing is called {name}"))
            .rect()
    }

    /// Of what can be tapped under this name.
    pub fn rect_of_tap(&self, name: &str) -> egui::Rect {
        self.harness
            .query_all_by(|node| is_tappable(node) && node.label().as_deref() == Some(name))
            .next()
            .unwrap_or_else(|| panic!("nothing that can be tapped is called {name}"))
            .rect()
    }

    pub fn is_chosen(&self, name: &str) -> bool {
        use egui::accesskit::Toggled;
        self.harness
            .query_all_by(|node| is_tappable(node) && node.label().as_deref() == Some(name))
            .any(|node| node.accesskit_node().toggled() == Some(Toggled::True))
    }

    /// Nobody touches anything for so long.
    pub fn wait_secs(&mut self, secs: u32) {
        let steps = (f64::from(secs) / f64::from(STEP_SECS)).ceil();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred steps")]
        self.harness.run_steps(steps as usize);
    }

    pub fn state(&self) -> &State {
        &self.harness.state().state
    }

    /// The names of everything on the screen, in order.
    pub fn names(&self) -> Vec<String> {
        self.harness
            .query_all_by(|_| true)
            // A label's words are its value, a button's its label.
            .filter_map(|node| node.accesskit_node().label().or_else(|| node.value()))
            .filter(|name| !name.is_empty())
            .collect()
    }
}

/// One piece by itself on a page of this size.
pub fn piece(size: egui::Vec2, block: waitwise::ui::widgets::Block) -> Harness<'static, ()> {
    let library = library();
    let look = Look::load().expect("the themes can be read");
    let draw = move |ui: &mut egui::Ui, (): &mut ()| {
        let tokens = look.tokens(Theme::Light);
        let mut out = Vec::new();
        let rect = ui.max_rect();
        let salt = egui::Id::unique("piece");
        let (words, out, mut readout) = (look.words(&Language::default()), &mut out, Readout::new());
        let pose = Pose::AsItIs;
        let mut pen = Pen { ui, tokens, words, out, readout: &mut readout, salt, serial: 0, mirror: None, pose };
        pen.fill(rect, 0.0, tokens.color.surface);
        block.show(&mut pen, rect);
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(PIXELS_PER_POINT)
        .with_render_cursor(false)
        .with_context_setup(move |ctx| install(ctx, &library))
        .build_ui_state(draw, ());
    harness.run_steps(3);
    harness
}

fn is_tappable(node: &egui_kittest::kittest::AccessKitNode<'_>) -> bool {
    use egui::accesskit::Role;
    matches!(node.role(), Role::Button | Role::CheckBox | Role::RadioButton | Role::Link)
}

fn frame(ui: &mut egui::Ui, shared: &mut Shared) {
    let now_secs = ui.input(|input| input.time);
    let start_secs = *shared.start_secs.get_or_insert(now_secs);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a test's clock, seconds from its start"
    )]
    let now_ms = ((now_secs - start_secs) * 1000.0) as u64;
    let time = if touched(ui.ctx()) { Msg::Touched { now_ms } } else { Msg::Tick { now_ms } };
    update(&mut shared.state, &shared.library, time);
    let mut messages = Vec::new();
    shared.readout = root_ui(ui, &shared.state, &shared.library, &shared.look, &mut messages);
    for msg in messages {
        shared.said.push(msg.clone());
        for effect in update(&mut shared.state, &shared.library, msg) {
            if effect == Effect::Forget {
                forget(ui.ctx());
            }
            shared.effects.push(effect);
        }
    }
}
