//! What the kiosk tells whoever can't see its screen, put together from what it knows besides the visit.

use super::speech::voice::Voice;
use super::unattended::status::Told;
use crate::content::library::{Glass, Kiosk, Statistics};
use crate::device::{self, Device, status};

pub fn told(
    device: &Device,
    gpu: Option<&status::Gpu>,
    kiosk: &Kiosk,
    glass: Glass,
    content: status::Content,
    voice: status::Voice,
) -> Told {
    Told {
        place: device.place.clone(),
        long_side_mm: glass.long_side_mm,
        viewing_distance_mm: glass.viewing_distance_mm,
        gpu: gpu.cloned(),
        content,
        voice,
        printer: device.printer.clone(),
        pin_set: kiosk.staff_pin.is_some(),
        statistics_on: kiosk.statistics == Statistics::On,
        opening_hours: kiosk.opening_hours.clone(),
    }
}

pub fn voice(device: &Device, voice: Option<&Voice>) -> status::Voice {
    if device.voice == device::Voice::Off {
        let why = "device.ron says that nothing is read aloud.".to_owned();
        return status::Voice { engine: None, why_none: Some(why) };
    }
    match voice.map(Voice::engine) {
        Some(Some(Ok(engine))) => status::Voice { engine: Some(engine.to_owned()), why_none: None },
        Some(Some(Err(why))) => status::Voice { engine: None, why_none: Some(why) },
        // Still looked for.
        Some(None) => status::Voice::default(),
        None => status::Voice { engine: None, why_none: Some("The system has no thread for it.".to_owned()) },
    }
}
