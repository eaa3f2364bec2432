//! The whole window: which page the visit is on, and over it the warning when nobody seems to be there.

use std::num::NonZeroUsize;
use std::time::Duration;

use egui::Context;

use super::corner;
use super::facts::Facts;
use super::fingers::{Fingers, WOBBLE};
use super::fonts;
use super::i18n::Words;
use super::keys::{self, Keys};
use super::page::{Page, Top, TopRight};
use super::pen::{Pen, Pose};
use super::pictures;
use super::readout::Readout;
use super::screens::{self, View};
use super::text::{self, Direction};
use super::tokens::{Tokens, TokensError};
use super::typing;
use super::voice::Voice;
use crate::content::library::{Language, Library, Theme};
use crate::visit::idle::SETTLE_MS;
use crate::visit::state::Moved;
use crate::visit::{Msg, Overlay, Screen, State};

/// All that drawing needs beside the visit: tokens of every theme and the interface's words.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of what this kiosk has or is told")]
pub struct Look {
    light: Tokens,
    dark: Tokens,
    high_contrast: Tokens,
    night: Tokens,
    /// The interface's words by language, English first.
    words: Vec<Words>,
    /// Nothing slides, whatever `kiosk.ron` says.
    pub reduced_motion: bool,
    /// Translations that nobody has reviewed are drawn whatever `kiosk.ron` says: for the preview, never for patients.
    pub shows_unreviewed: bool,
    /// There is a voice that reads aloud.
    pub can_speak: bool,
    /// For staff.
    pub facts: Facts,
    /// There is a printer for the sheet.
    pub can_print: bool,
    /// The glass has this colour already when a page is drawn.
    pub cleared_to: Option<egui::Color32>,
}

impl Look {
    /// Reads the bundled themes and words.
    ///
    /// # Errors
    /// When a bundled theme can't be read; a test holds that all can.
    pub fn load() -> Result<Self, TokensError> {
        Ok(Self {
            light: Tokens::load(Theme::Light)?,
            dark: Tokens::load(Theme::Dark)?,
            high_contrast: Tokens::load(Theme::HighContrast)?,
            night: Tokens::night()?,
            words: Words::all(),
            reduced_motion: false,
            shows_unreviewed: false,
            can_speak: false,
            facts: Facts::default(),
            can_print: false,
            cleared_to: None,
        })
    }

    /// The interface's words in a language, English where there are none.
    ///
    /// # Panics
    /// Never: English is bundled.
    pub fn words(&self, language: &Language) -> &Words {
        self.find(language).or(self.words.first()).unwrap_or_else(|| unreachable!("English is bundled"))
    }

    pub fn find(&self, language: &Language) -> Option<&Words> {
        self.words.iter().find(|words| words.language == *language)
    }

    /// Nothing moves and nothing takes turns.
    pub fn is_still(&self, library: &Library) -> bool {
        self.reduced_motion || library.kiosk.reduced_motion
    }

    /// Adds a language, for the preview and for tests.
    pub fn add(&mut self, words: Words) {
        self.words.push(words);
    }

    pub fn tokens(&self, theme: Theme) -> &Tokens {
        match theme {
            Theme::Light => &self.light,
            Theme::Dark => &self.dark,
            Theme::HighContrast => &self.high_contrast,
        }
    }

    /// Those of a clinic that is closed.
    pub fn night_tokens(&self) -> &Tokens {
        &self.night
    }
}

/// How often a page may be drawn before one of the drawings is shown.
const PASSES_A_FRAME: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// Prepares an egui context once, and again whenever the library is a new one.
pub fn install(ctx: &Context, library: &Library) {
    ctx.set_fonts(fonts::definitions());
    pictures::replace(ctx, library);
    ctx.add_plugin(Fingers::default());
    ctx.add_plugin(Keys::default());
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // Ctrl+Q is no way out of a kiosk.
        options.quit_shortcuts.clear();
        // One for what a tap came to, one for the letters that are new on that page, which the texture may have to grow for.
        options.max_passes = PASSES_A_FRAME;
        // Fingers wobble and press slowly: a drift of 20 points or a hold of 3 s still selects once.
        options.input_options.max_click_dist = WOBBLE;
        options.input_options.max_click_duration = 10.0;
    });
    ctx.all_styles_mut(|style| {
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = f32::INFINITY;
        style.animation_time = 0.0;
        // A button says that there is more; a grey edge over the words would only look unclean.
        style.spacing.scroll.fade.strength = 0.0;
        style.scroll_animation = egui::style::ScrollAnimation::none();
        style.spacing.item_spacing = egui::Vec2::ZERO;
    });
}

/// Whether anybody is there: a touch, a drag, a key. A finger that keeps still tells nothing: a glass that lost it looks
/// the same, and would keep a visit on the screen for ever.
pub fn touched(ctx: &Context) -> bool {
    ctx.input(|input| {
        let deed = |event: &egui::Event| {
            matches!(
                event,
                egui::Event::PointerButton { .. }
                    | egui::Event::PointerMoved(_)
                    | egui::Event::Key { .. }
                    | egui::Event::MouseWheel { .. }
                    | egui::Event::AccessKitActionRequest(_)
            )
        };
        input.events.iter().any(deed)
    })
}

/// Draws the visit into all of `ui`, tells what the patient did, and returns what the page says to who listens.
pub fn root_ui(ui: &mut egui::Ui, state: &State, library: &Library, look: &Look, out: &mut Vec<Msg>) -> Readout {
    let mut readout = Readout::new();
    let screen = ui.max_rect();
    let Some(voice) = Voice::of(state, library, look) else { return readout };
    let direction = voice.words.direction;
    let low_reach = state.low_reach.unwrap_or(library.kiosk.low_reach);
    let landscape = screen.width() > screen.height();
    let theme = state.theme.unwrap_or(library.kiosk.theme);
    let is_night = screens::night::is_now(state, library, look);
    let tokens = if is_night { look.night_tokens() } else { look.tokens(theme) };
    let tokens = tokens.fitted(state.text_size, landscape, direction, low_reach);
    let view = View { state, library, look, voice: &voice, topic: voice.topic, words: voice.words, tokens: &tokens };
    let (mut page, key): (Page, _) = if state.idle.warning_since_ms.is_some() {
        (screens::idle_warning::page(&view), egui::Id::unique("idle-warning"))
    } else if is_night {
        (screens::night::page(&view), egui::Id::unique("night"))
    } else {
        (screens::page(&view), egui::Id::unique((&state.screen, &state.overlay)))
    };
    // What a screen reader calls the window: one name, whoever's turn it is while nobody is there.
    let name = if state.is_fresh() { &library.kiosk.clinic } else { voice.clinic }.to_owned();
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
    let shift = if look.is_still(library) { 0.0 } else { slide(state, &tokens, ui.ctx()) };
    keys::mirror(ui.ctx(), direction == Direction::RightToLeft);
    let mirror = (direction == Direction::RightToLeft).then(|| screen.x_range());
    page.lies_on = look.cleared_to;
    if state.is_preview && state.idle.warning_since_ms.is_none() {
        if tokens.zoom() > 1.0 {
            // Large words have the strip to themselves.
            page.top = Top::default();
        }
        page.top.right = Some(TopRight::Tag(voice.words.get("preview-tag")));
    }
    page.aloud = look.can_speak.then_some(state.aloud);
    let mut pen = Pen {
        ui,
        tokens: &tokens,
        words: voice.words,
        out,
        readout: &mut readout,
        salt: key,
        serial: 0,
        mirror,
        pose: Pose::AsItIs,
    };
    page.show(&mut pen, screen, shift);
    if state.is_fresh() {
        wake(ui, screen, out);
        // Nothing is read to an empty room.
        readout.clear();
    }
    if state.overlay == Some(Overlay::PinPad) && state.idle.warning_since_ms.is_none() {
        out.extend(typing::typed(ui.ctx()));
    }
    if corner::is_held(ui.ctx(), screen) {
        out.push(Msg::CornerHeld);
    }
    readout.sort_by_key(|utterance| utterance.part);
    readout
}

/// The first tap only wakes, whatever lies under the finger; so does a key that no button has taken.
fn wake(ui: &egui::Ui, screen: egui::Rect, out: &mut Vec<Msg>) {
    let (tapped, key) = ui.input(|input| {
        // Beside the glass of a preview there are other things to click.
        let on_the_glass = input.pointer.interact_pos().is_some_and(|at| screen.contains(at));
        (on_the_glass && input.pointer.any_click(), input.key_pressed(egui::Key::Enter))
    });
    if tapped {
        out.clear();
    }
    if tapped || (key && out.is_empty()) {
        out.push(Msg::Woken);
    }
}

/// A slide is so many pictures, and then the page stands still: each is the whole glass, drawn by the processor where there
/// is no GPU.
const SLIDE_STEPS: f32 = 2.0;

/// How far the page still is from its place, in points: it comes from the side that the last step pointed to.
fn slide(state: &State, tokens: &Tokens, ctx: &Context) -> f32 {
    // No step leads there: a visit ends, or the computer starts.
    if state.screen == Screen::Attract {
        return 0.0;
    }
    let age_ms = state.idle.screen_age_ms();
    let step_ms = tokens.scale.duration.slide / SLIDE_STEPS;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred milliseconds at most")]
    let age_ms = age_ms.min(SETTLE_MS) as f32;
    let step = (age_ms / step_ms).floor();
    let progress = step / SLIDE_STEPS;
    if progress >= 1.0 {
        return 0.0;
    }
    // A millisecond late rather than early.
    ctx.request_repaint_after(Duration::from_secs_f32(((step + 1.0) * step_ms - age_ms + 1.0) / 1000.0));
    let eased = (1.0 - progress).powi(3);
    let side = match state.moved {
        Moved::Forward => 1.0,
        Moved::Back => -1.0,
    };
    side * tokens.scale.slide_distance * eased
}

/// Another library takes the place of the one before: pictures that only that one had are freed.
pub fn change_library(ctx: &Context, library: &Library) {
    pictures::replace(ctx, library);
}

/// Forgets what egui remembers beside the visit: scroll positions, focus, what was under a finger.
pub fn forget(ctx: &Context) {
    ctx.memory_mut(|memory| {
        let mut fresh = egui::Memory::default();
        fresh.options = std::mem::take(&mut memory.options);
        *memory = fresh;
    });
    keys::forget(ctx);
    text::forget(ctx);
}
