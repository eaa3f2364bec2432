//! What draws: the graphics card, or the processor in its place.

use eframe::glow::{self, HasContext as _};

use crate::device::status::Gpu;

/// As its driver calls itself.
#[expect(unsafe_code, reason = "glow can't know that the context is current; it is while eframe makes the app")]
pub fn of(creation: &eframe::CreationContext<'_>) -> Option<Gpu> {
    let gl = creation.gl.as_ref()?;
    // SAFETY: eframe has made this context current on this thread before it makes the app.
    let (renderer, version) =
        unsafe { (gl.get_parameter_string(glow::RENDERER), gl.get_parameter_string(glow::VERSION)) };
    Some(Gpu::new(renderer, version))
}
