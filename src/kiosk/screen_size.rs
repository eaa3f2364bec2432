//! How large the screen is, before there is a window: one that is made as large as it at once is drawn once. Otherwise a
//! window of some size is drawn until the window manager has made it larger.

use eframe::UserEvent;
use winit::application::ApplicationHandler;
use winit::dpi::LogicalSize;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::platform::run_on_demand::EventLoopExtRunOnDemand as _;
use winit::window::WindowId;

/// In points of the desktop; `None` where the system doesn't say.
pub fn of(event_loop: &mut EventLoop<UserEvent>) -> Option<egui::Vec2> {
    let mut asked = Asked(None);
    event_loop.run_app_on_demand(&mut asked).ok()?;
    asked.0.map(|size| egui::vec2(size.width, size.height))
}

/// Monitors can be asked for only while events are waited for.
struct Asked(Option<LogicalSize<f32>>);

impl ApplicationHandler<UserEvent> for Asked {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        let monitor = event_loop.primary_monitor().or_else(|| event_loop.available_monitors().next());
        self.0 = monitor.map(|monitor| monitor.size().to_logical(monitor.scale_factor()));
        event_loop.exit();
    }

    fn window_event(&mut self, _: &ActiveEventLoop, _: WindowId, _: WindowEvent) {}
}
