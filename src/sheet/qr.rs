//! A code that a phone's camera reads.

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

/// Modules on a side: the largest code is that of version 20. On the screen a code with the light around it is 75 mm
/// wide or more, so a module is 0.7 mm or more; from 40 cm a phone's preview of 1,920 pixels sees 3.7 pixels a millimetre,
/// and readers want 2.5 pixels a module.
pub const MOST_MODULES: usize = 97;
const LARGEST: i16 = 20;
/// Light modules around a code, without which many readers don't find it (ISO/IEC 18004).
pub const QUIET_MODULES: usize = 4;

/// Bytes may be letters of any script: these are UTF-8.
const UTF_8: u32 = 26;

/// Modules of a code, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// `None` for more text than a phone reads from a screen.
    pub fn of(text: &str) -> Option<Self> {
        let code = (1..=LARGEST).find_map(|version| encoded(text, Version::Normal(version)))?;
        let side = code.width();
        let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { side, dark })
    }

    /// A heading and as many of these lines, whole ones, as a phone reads from a screen. `None` if that is not one.
    pub fn of_lines(heading: &str, lines: &[String]) -> Option<Self> {
        (1..=lines.len()).rev().find_map(|count| {
            let numbered = lines.iter().take(count).enumerate();
            let numbered: Vec<String> = numbered.map(|(at, line)| format!("{}. {line}", at + 1)).collect();
            Self::of(&format!("{heading}\n{}", numbered.join("\n")))
        })
    }

    /// Modules on a side, without the light ones around it.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Dark modules that touch in a row, as (row, first column, how many).
    pub fn bars(&self) -> Vec<(usize, usize, usize)> {
        let mut bars = Vec::new();
        for (row, modules) in self.dark.chunks(self.side.max(1)).enumerate() {
            let mut start = 0;
            for same in modules.chunk_by(|one, next| one == next) {
                if same.first() == Some(&true) {
                    bars.push((row, start, same.len()));
                }
                start += same.len();
            }
        }
        bars
    }
}

fn encoded(text: &str, version: Version) -> Option<QrCode> {
    let mut bits = Bits::new(version);
    if !text.is_ascii() {
        bits.push_eci_designator(UTF_8).ok()?;
    }
    bits.push_byte_data(text.as_bytes()).ok()?;
    // A seventh of it may be unreadable: a finger's mark, a lamp in the glass.
    bits.push_terminator(EcLevel::M).ok()?;
    QrCode::with_bits(bits, EcLevel::M).ok()
}
