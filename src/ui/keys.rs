//! Keys alone, as on a five-way keypad: arrows and Tab go through a page in reading order, round and round; Enter does.

use egui::{Context, Event, FocusDirection, Id, Key, Plugin, RawInput, Role, Ui};

/// Something on a page that a key can reach.
#[derive(Clone, Copy, Debug)]
struct Thing {
    page: Id,
    id: Id,
    is_answer: bool,
    is_next_step: bool,
}

#[derive(Debug, Default)]
pub struct Keys {
    /// As last drawn, in reading order.
    things: Vec<Thing>,
    /// As far as this pass has drawn.
    drawn: Vec<Thing>,
    at: Option<Id>,
    /// The page before this one, and where the focus was: a page that opened over another gives it back.
    before: Option<(Id, Id)>,
    /// The last deed was a key's: a finger needs no ring.
    in_use: bool,
    /// Steps that were asked for and not yet gone.
    steps: isize,
    is_held: bool,
    /// The page runs from right to left: what lies to the left comes later.
    is_mirrored: bool,
    /// What was last scrolled into view.
    in_view: Option<Id>,
}

impl Plugin for Keys {
    fn debug_name(&self) -> &'static str {
        "keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // Enter that is held down does one thing, not one on each of the pages that follow.
        input.events.retain(|event| !self.is_repeat(event));
        for event in &input.events {
            match event {
                Event::Key { key, pressed: true, modifiers, .. } => self.press(*key, modifiers.shift),
                Event::PointerButton { pressed: true, .. } => {
                    self.in_use = false;
                    self.at = None;
                    self.in_view = None;
                    ctx.memory_mut(|memory| {
                        if let Some(id) = memory.focused() {
                            memory.surrender_focus(id);
                        }
                    });
                }
                _ => {}
            }
        }
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        ui.memory_mut(|memory| {
            // egui's own way goes by distance on the glass: what is far from all else would be hard to reach.
            memory.move_focus(FocusDirection::None);
            // A screen reader may have moved it.
            if let Some(id) = memory.focused().filter(|id| self.position(*id).is_some() && self.at != Some(*id)) {
                self.in_use = true;
                self.at = Some(id);
            }
        });
        let steps = std::mem::take(&mut self.steps);
        if steps != 0 {
            self.at = self.at.and_then(|id| self.stepped(id, steps)).or_else(|| self.start());
        }
        self.focus(ui);
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        // A pass that is thrown away draws nothing.
        if self.drawn.is_empty() {
            return;
        }
        let left = self.page();
        self.things = std::mem::take(&mut self.drawn);
        let was_at = self.at;
        if self.page() != left {
            let back_at = self.before.filter(|(page, _)| Some(*page) == self.page()).map(|(_, id)| id);
            self.before = left.zip(self.at);
            self.at = back_at;
        }
        if self.at.is_none_or(|id| self.position(id).is_none()) {
            self.at = if self.in_use { self.start() } else { None };
        }
        if self.at != was_at {
            self.focus(ui);
            super::repaint::draw_again(ui.ctx());
        }
    }
}

impl Keys {
    fn is_repeat(&mut self, event: &Event) -> bool {
        match event {
            Event::Key { key: Key::Enter | Key::Space, pressed, .. } => {
                std::mem::replace(&mut self.is_held, *pressed) && *pressed
            }
            Event::WindowFocused(false) => {
                self.is_held = false;
                false
            }
            _ => false,
        }
    }

    fn press(&mut self, key: Key, shift: bool) {
        self.in_use = true;
        self.steps += match key {
            Key::ArrowUp => -1,
            Key::Tab if shift => -1,
            Key::ArrowDown | Key::Tab => 1,
            Key::ArrowLeft | Key::ArrowRight => {
                if (key == Key::ArrowLeft) == self.is_mirrored {
                    1
                } else {
                    -1
                }
            }
            _ => 0,
        };
    }

    fn page(&self) -> Option<Id> {
        self.things.first().map(|thing| thing.page)
    }

    fn position(&self, id: Id) -> Option<usize> {
        self.things.iter().position(|thing| thing.id == id)
    }

    fn stepped(&self, from: Id, steps: isize) -> Option<Id> {
        let at = self.position(from)?.checked_add_signed(steps.rem_euclid(self.things.len().try_into().ok()?))?;
        self.things.get(at % self.things.len()).map(|thing| thing.id)
    }

    /// A question starts at its first answer, any other page at its next step.
    fn start(&self) -> Option<Id> {
        let find = |wanted: fn(&Thing) -> bool| self.things.iter().find(|thing| wanted(thing));
        let start = find(|thing| thing.is_answer).or_else(|| find(|thing| thing.is_next_step));
        start.or(self.things.first()).map(|thing| thing.id)
    }

    fn focus(&self, ui: &Ui) {
        if let Some(id) = self.at {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
}

/// Whether a key has gone to something on the page.
pub fn is_anywhere(ctx: &Context) -> bool {
    ctx.with_plugin(|keys: &mut Keys| keys.at.is_some()).unwrap_or_default()
}

/// Somebody types rather than goes from thing to thing: no ring.
pub fn put_away(ctx: &Context) {
    let at = ctx.with_plugin(|keys: &mut Keys| {
        keys.in_use = false;
        keys.at.take()
    });
    if let Some(id) = at.flatten() {
        ctx.memory_mut(|memory| memory.surrender_focus(id));
    }
}

/// Tells on which side a line of the page begins.
pub fn mirror(ctx: &Context, is_mirrored: bool) {
    ctx.with_plugin(|keys: &mut Keys| keys.is_mirrored = is_mirrored);
}

/// Tells of a thing that was just drawn, in reading order.
pub fn met(ctx: &Context, page: Id, id: Id, role: Role) {
    let is_answer = matches!(role, Role::RadioButton | Role::CheckBox);
    ctx.with_plugin(|keys: &mut Keys| keys.drawn.push(Thing { page, id, is_answer, is_next_step: false }));
}

/// What was just met is the page's next step.
pub fn next_step(ctx: &Context) {
    ctx.with_plugin(|keys: &mut Keys| {
        if let Some(thing) = keys.drawn.last_mut() {
            thing.is_next_step = true;
        }
    });
}

/// Whether this has just got the focus, so that it has to be scrolled into view.
pub fn came_to(ctx: &Context, id: Id) -> bool {
    ctx.with_plugin(|keys: &mut Keys| keys.in_view.replace(id) != Some(id)).unwrap_or_default()
}

/// A new visit starts without a ring. A key that is still held down stays so: it must not start one.
pub fn forget(ctx: &Context) {
    ctx.with_plugin(|keys: &mut Keys| *keys = Keys { is_held: keys.is_held, ..Keys::default() });
}
