//! One frame for one deed. egui draws two more after every touch, in case something settles late, and two for each wish to
//! draw again. Without a GPU a frame takes the processor 30 ms or more, and all that is drawn here settles at once. So here
//! is decided what wakes the window: a wish while drawing counts once, and the two after a touch are one, a little later.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use eframe::UserEvent;
use egui::{Context, RequestRepaintInfo};
use winit::event_loop::{EventLoop, EventLoopProxy};
use winit::platform::run_on_demand::EventLoopExtRunOnDemand as _;

use super::{KioskError, screen_size};

/// When a touch is drawn once more, should anything have settled late after all; later than a tap takes.
const SETTLE: Duration = Duration::from_millis(250);

thread_local! {
    static NOW: Cell<Doing> = const { Cell::new(Doing::Elsewhere) };
}

/// What this thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    /// It has no window: content was changed, a photo was read, a page was heard to its end.
    Elsewhere,
    /// It is egui's turn. What it asks for now, without delay, is only for its own sake.
    BetweenPages,
    Drawing,
}

/// Held while the page is drawn.
#[derive(Debug)]
pub struct Drawing(());

pub fn drawing() -> Drawing {
    NOW.set(Doing::Drawing);
    Drawing(())
}

impl Drop for Drawing {
    fn drop(&mut self) {
        NOW.set(Doing::BetweenPages);
    }
}

/// As `super::open`, at this pace.
///
/// # Errors
/// When no window can be opened, or there is no app for it.
pub fn open(
    mut options: eframe::NativeOptions,
    app: impl FnOnce(&eframe::CreationContext<'_>) -> Result<Box<dyn eframe::App>, KioskError>,
) -> Result<(), KioskError> {
    let failed = |error: winit::error::EventLoopError| KioskError::Window(error.to_string());
    let mut event_loop = EventLoop::<UserEvent>::with_user_event().build().map_err(failed)?;
    if options.viewport.fullscreen == Some(true) {
        options.viewport.inner_size = screen_size::of(&mut event_loop);
    }
    let proxy = event_loop.create_proxy();
    let is_open = Rc::new(Cell::new(false));
    let opened = Rc::clone(&is_open);
    let failure = Rc::new(Cell::new(None));
    let failed_with = Rc::clone(&failure);
    let create = move |creation: &eframe::CreationContext<'_>| {
        opened.set(true);
        set_pace(&creation.egui_ctx, proxy);
        app(creation).map_err(|error| {
            let words = error.to_string();
            failed_with.set(Some(error));
            words.into()
        })
    };
    let mut window = eframe::create_native("waitwise", options, Box::new(create), &event_loop);
    // As the size was asked for: the plain `run_app` would end at once, since the loop has ended before.
    event_loop.run_app_on_demand(&mut window).map_err(failed)?;
    if let Some(error) = failure.take() {
        return Err(error);
    }
    if is_open.get() {
        return Ok(());
    }
    // Why is told to nobody: the event loop ends as if all were well.
    Err(KioskError::Window("the graphics driver has none to offer".to_owned()))
}

fn set_pace(ctx: &Context, proxy: EventLoopProxy<UserEvent>) {
    NOW.set(Doing::BetweenPages);
    let proxy = Mutex::new(proxy);
    let wake = move |info: RequestRepaintInfo| {
        let wish = UserEvent::RequestRepaint {
            viewport_id: info.viewport_id,
            when: Instant::now() + delay(NOW.get(), info.delay),
            cumulative_pass_nr: info.current_cumulative_pass_nr,
        };
        // A window that is closed draws nothing any more.
        let _ = proxy.lock().unwrap_or_else(PoisonError::into_inner).send_event(wish);
    };
    // The callback hears of egui's own extra frames, the observer only of what was asked for.
    ctx.set_request_repaint_callback(|_| {});
    ctx.set_repaint_observer(wake);
}

fn delay(doing: Doing, wished: Duration) -> Duration {
    if doing == Doing::BetweenPages && wished.is_zero() { SETTLE } else { wished }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_asked_for_waits() {
        assert_eq!(delay(Doing::BetweenPages, Duration::ZERO), SETTLE);
        assert_eq!(delay(Doing::Drawing, Duration::ZERO), Duration::ZERO);
        assert_eq!(delay(Doing::Elsewhere, Duration::ZERO), Duration::ZERO);
        assert_eq!(delay(Doing::BetweenPages, Duration::from_millis(1)), Duration::from_millis(1));
    }

    #[test]
    fn what_is_asked_for_while_a_page_is_drawn_is_known_from_what_is_not() {
        {
            let _drawing = drawing();
            assert_eq!(NOW.get(), Doing::Drawing);
        }
        assert_eq!(NOW.get(), Doing::BetweenPages);
    }
}
