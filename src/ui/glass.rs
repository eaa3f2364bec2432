//! The glass on which all is drawn: its pixels, and the zoom at which a point is as large as it was designed.

use egui::Context;

use super::tokens::POINTS_PER_MM;
use crate::content::library::Glass;

/// From the eyes to the glass, where the sizes of `scale.ron` hold: a capital of 6.1 mm is 0.7 degrees (EN 301 549, 5.1.4).
const DESIGNED_FOR_MM: f32 = 500.0;

/// Sets the zoom at which a point is a quarter of a millimetre on the real glass; false when it had to change.
pub fn fit_to_glass(ctx: &Context, glass: Glass) -> bool {
    let native = ctx.viewport_rect().size() * ctx.zoom_factor();
    zoom_to_glass(ctx, native.max_elem(), glass)
}

/// Width and height of what is drawn on, in pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's size in pixels")]
pub fn size_px(ctx: &Context) -> [u32; 2] {
    let size = ctx.viewport_rect().size() * ctx.pixels_per_point();
    [size.x.round() as u32, size.y.round() as u32]
}

/// The same for a picture of the glass whose long side has so many points of the desktop.
pub fn zoom_to_glass(ctx: &Context, long_side_points: f32, glass: Glass) -> bool {
    let wanted = zoom_for(long_side_points, glass);
    let fits = (ctx.zoom_factor() / wanted - 1.0).abs() < 0.001;
    if !fits {
        ctx.set_zoom_factor(wanted);
    }
    fits
}

fn zoom_for(long_side_points: f32, glass: Glass) -> f32 {
    let [long_side_mm, distance_mm] = [glass.long_side_mm, glass.viewing_distance_mm]
        .map(|length| f32::from(u16::try_from(length).unwrap_or(u16::MAX)));
    // Letters grow with the distance; nearer than that they stay, since fingers don't shrink.
    let nearness = (DESIGNED_FOR_MM / distance_mm.max(1.0)).min(1.0);
    (long_side_points / (long_side_mm * POINTS_PER_MM * nearness)).max(0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::library::Theme;
    use crate::ui::tokens::{CAPITAL_EM, Style, Tokens};

    /// Capital height of body text on the glass, in millimetres.
    fn capital_mm(glass: Glass) -> f32 {
        let desktop_points = 1920.0;
        let mm_per_point = glass.long_side_mm as f32 / (desktop_points / zoom_for(desktop_points, glass));
        let Ok(tokens) = Tokens::load(Theme::Light) else { return 0.0 };
        tokens.text(Style::Body).size * CAPITAL_EM * mm_per_point
    }

    #[test]
    fn a_capital_is_seven_tenths_of_a_degree_at_every_distance() {
        for (long_side_mm, viewing_distance_mm) in [(480, 300), (480, 500), (480, 600), (700, 800), (1200, 1500)] {
            let least_mm = 0.7 * std::f32::consts::PI * viewing_distance_mm as f32 / 180.0;
            let capital_mm = capital_mm(Glass { long_side_mm, viewing_distance_mm });
            assert!(capital_mm >= least_mm, "{capital_mm} mm at {viewing_distance_mm} mm, wanted {least_mm}");
        }
        let point_mm = 480.0 / (1920.0 / zoom_for(1920.0, Glass { long_side_mm: 480, viewing_distance_mm: 500 }));
        assert!((point_mm * POINTS_PER_MM - 1.0).abs() < 0.001);
    }
}
