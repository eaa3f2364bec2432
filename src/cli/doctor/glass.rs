//! The glass: letters are as large as they should be only where it was measured.

use super::Seen;
use super::known::Known;
use crate::content::library::Glass;

/// Pixels to a millimetre, in tenths: from a large television near by to a phone.
const SENSIBLE_TENTHS: std::ops::RangeInclusive<u32> = 10..=200;

pub fn check(known: &Known) -> Seen {
    let of_device = known.device().and_then(|device| device.glass).map(|glass| (glass, "the device file"));
    let of_content = known.library().map(|library| (library.kiosk.glass, "kiosk.ron"));
    let Some((glass, source)) = of_device.or(of_content) else {
        return Seen::look("Nothing says how large it is.", "Mend the content first.");
    };
    let Glass { long_side_mm, viewing_distance_mm } = glass;
    let measured = format!("{long_side_mm} mm long, {viewing_distance_mm} mm from the eyes (by {source})");
    let Some(shown) = known.status().map(|status| status.glass).filter(|glass| glass.width_px > 0) else {
        return Seen::ok(format!("{measured}. Its pixels are known once the kiosk has run."));
    };
    if (shown.long_side_mm, shown.viewing_distance_mm) != (long_side_mm, viewing_distance_mm) {
        return Seen::look(
            format!(
                "{measured}; the kiosk was started with {} mm and {} mm.",
                shown.long_side_mm, shown.viewing_distance_mm
            ),
            "Start the kiosk anew with this --device FILE and this content.",
        );
    }
    let pixels = format!("{} × {} px", shown.width_px, shown.height_px);
    let tenths = shown.width_px.max(shown.height_px).saturating_mul(10) / long_side_mm.max(1);
    let density = format!("{}.{} px to a mm", tenths / 10, tenths % 10);
    if SENSIBLE_TENTHS.contains(&tenths) {
        Seen::ok(format!("{pixels}, {measured}: {density}."))
    } else {
        Seen::look(
            format!("{pixels}, {measured}: {density} is unlikely."),
            "Measure the long side with a ruler, and look at the resolution of the screen.",
        )
    }
}
