//! The marks of the options, in the colours of the light theme: as patients see them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::content::library::{OptionText, Shape, Tint};
use crate::sheet::mark::Mark;

/// Of the square in which they are drawn.
const SIDE: f32 = 64.0;

/// What paper needs of a theme.
#[derive(Deserialize)]
struct Colours {
    palette: BTreeMap<String, String>,
    tints: BTreeMap<Tint, Pair>,
}

#[derive(Deserialize)]
struct Pair {
    mark: String,
}

/// `None` where the drawing or its colour can't be read; a test holds that all can.
pub(super) fn of(option: &OptionText) -> Option<Mark> {
    let drawing = match option.shape {
        Shape::Diamond => include_str!("../../../assets/images/marks/diamond.svg"),
        Shape::Disc => include_str!("../../../assets/images/marks/disc.svg"),
        Shape::Ring => include_str!("../../../assets/images/marks/ring.svg"),
        Shape::Leaf => include_str!("../../../assets/images/marks/leaf.svg"),
        Shape::Square => include_str!("../../../assets/images/marks/square.svg"),
        Shape::Drop => include_str!("../../../assets/images/marks/drop.svg"),
    };
    let (path, _) = drawing.split_once(" d=\"")?.1.split_once('"')?;
    Mark::of(path, SIDE, colour(option.tint)?)
}

fn colour(tint: Tint) -> Option<[u8; 3]> {
    let colours: Colours = ron::from_str(include_str!("../../../assets/theme/light.ron")).ok()?;
    let hex = colours.palette.get(&colours.tints.get(&tint)?.mark)?.strip_prefix('#')?;
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_embedded;

    #[test]
    fn every_shape_has_its_mark_in_every_tint() {
        let mut option = load_embedded().library.unwrap().topics[0].options[0].clone();
        for shape in Shape::ALL {
            for tint in Tint::ALL {
                (option.shape, option.tint) = (shape, tint);
                assert!(of(&option).is_some(), "{shape:?} {tint:?}");
            }
        }
    }
}
