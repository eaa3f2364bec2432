//! The screen in `weston.ini`. Weston turns touches together with the picture.

use super::{Device, Rotation};

/// Which of weston's words say how the screen hangs: how far it was turned clockwise.
fn transform(rotation: Rotation) -> &'static str {
    match rotation {
        Rotation::Normal => "normal",
        Rotation::Right => "rotate-90",
        Rotation::UpsideDown => "rotate-180",
        Rotation::Left => "rotate-270",
    }
}

/// The section about the screen. Weston knows a screen by its connector alone, so without one there is none.
pub fn section(device: &Device) -> Option<String> {
    let output = device.output.as_deref()?;
    Some(format!("[output]\nname={output}\ntransform={}\n", transform(device.rotation)))
}
