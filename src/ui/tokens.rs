//! Design tokens, the only home of colours, sizes and durations: palette → roles → a typed [`Tokens`], from
//! `assets/theme/*.ron`. A length is in points of a quarter of a millimetre on the real glass.

use std::collections::BTreeMap;

use egui::Color32;
use serde::Deserialize;

use super::text::Direction;
use crate::content::library::{Theme, Tint};
pub use crate::fonts::Weight;
use crate::visit::TextSize;

/// Points in a millimetre of the real glass; `kiosk` sets the zoom so that this holds.
pub const POINTS_PER_MM: f32 = 4.0;

/// Capital height of Atkinson Hyperlegible Next, in em.
pub const CAPITAL_EM: f32 = 0.668;

#[derive(Clone, Debug)]
pub struct Tokens {
    pub color: Roles<Color32>,
    tints: BTreeMap<Tint, TintPair<Color32>>,
    pub scrim: Color32,
    /// Width of an option card's edge; 0 where its ground is enough.
    pub card_border: f32,
    /// False in high contrast, where marks take the place of pictures.
    pub pictures: bool,
    pub scale: Scale,
    pub text_size: TextSize,
    pub landscape: bool,
    /// Of the language on the screen.
    pub direction: Direction,
    /// Every button in the lower half. Only in portrait: a landscape glass is within reach as it is.
    pub low_reach: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles<C> {
    pub surface: C,
    pub surface_raised: C,
    pub surface_sunken: C,
    pub on_surface: C,
    pub on_surface_soft: C,
    pub outline: C,
    /// Strong edges: selected things, drawings' frames.
    pub edge: C,
    pub primary: C,
    pub on_primary: C,
    /// The next step: always inside an edge or on `primary`.
    pub accent: C,
    pub on_accent: C,
    pub selected: C,
    /// The ground of the stop screen.
    pub alert: C,
    pub on_alert: C,
    pub focus_outer: C,
    pub focus_inner: C,
    /// What a phone reads off the screen: dark on light in every theme.
    pub code: C,
    pub code_ground: C,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TintPair<C> {
    pub mark: C,
    pub ground: C,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Style {
    Display,
    Question,
    Title,
    Heading,
    Answer,
    Lead,
    Body,
    Strong,
    Label,
    /// The time on the wall at night.
    Clock,
}

impl Style {
    /// Those of a page.
    pub const ALL: [Self; 9] = [
        Self::Display,
        Self::Question,
        Self::Title,
        Self::Heading,
        Self::Answer,
        Self::Lead,
        Self::Body,
        Self::Strong,
        Self::Label,
    ];
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextToken {
    pub size: f32,
    pub landscape: f32,
    pub weight: Weight,
    /// Line height in em.
    pub line: f32,
    pub spacing: f32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub text: BTreeMap<Style, TextToken>,
    pub space: Space,
    pub radius: Radius,
    pub line: Line,
    pub margin_portrait: f32,
    pub margin_landscape: f32,
    pub target: Target,
    pub icon: Icon,
    pub min_column_chars: f32,
    pub duration: Duration,
    pub slide_distance: f32,
    /// Line height of joined scripts (Arabic), as a multiple of that of Latin.
    pub joined_line: f32,
}

macro_rules! lengths {
    ($(#[$doc:meta])* $name:ident { $($field:ident),* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(pub $field: f32),* }
    };
}
lengths!(Space { xs, s, m, l, xl, xxl });
lengths!(Radius { chip, button, choice, card, dialog });
lengths!(Line { rest, strong, selected });
lengths!(
    /// Heights of what is tapped: 80 points (20 mm) for answers and navigation, 48 (12 mm) for the rest, or more.
    Target { choice, way_out, next, nav, tool, change, chip }
);
lengths!(Icon { small, nav, choice, disc, mark });
lengths!(
    /// Milliseconds.
    Duration { slide, press }
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    palette: BTreeMap<String, String>,
    roles: Roles<String>,
    tints: BTreeMap<Tint, TintPair<String>>,
    scrim_opacity_percent: u8,
    card_border: f32,
    pictures: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum TokensError {
    #[error("{file}: {source}")]
    Unreadable { file: &'static str, source: ron::error::SpannedError },
    #[error("{file}: there is no colour `{name}` in the palette")]
    UnknownColour { file: &'static str, name: String },
    #[error("{file}: `{value}` is not a colour: write it as \"#RRGGBB\"")]
    NotAColour { file: &'static str, value: String },
    #[error("{file}: the size of {style:?} text is missing")]
    MissingStyle { file: &'static str, style: Style },
}

const SCALE: (&str, &str) = ("scale.ron", include_str!("../../assets/theme/scale.ron"));

fn theme_file(theme: Theme) -> (&'static str, &'static str) {
    match theme {
        Theme::Light => ("light.ron", include_str!("../../assets/theme/light.ron")),
        Theme::Dark => ("dark.ron", include_str!("../../assets/theme/dark.ron")),
        Theme::HighContrast => ("high-contrast.ron", include_str!("../../assets/theme/high-contrast.ron")),
    }
}

impl Tokens {
    /// Reads a bundled theme.
    ///
    /// # Errors
    /// When a theme file can't be read or names a colour that isn't in its palette. A test holds that none does.
    pub fn load(theme: Theme) -> Result<Self, TokensError> {
        Self::read(theme_file(theme), theme == Theme::Light)
    }

    /// That of a clinic that is closed, whatever theme it has by day.
    pub fn night() -> Result<Self, TokensError> {
        Self::read(("night.ron", include_str!("../../assets/theme/night.ron")), false)
    }

    fn read((file, text): (&'static str, &'static str), is_light: bool) -> Result<Self, TokensError> {
        let raw: ThemeFile = ron::from_str(text).map_err(|source| TokensError::Unreadable { file, source })?;
        let scale: Scale =
            ron::from_str(SCALE.1).map_err(|source| TokensError::Unreadable { file: SCALE.0, source })?;
        if let Some(style) = Style::ALL.into_iter().chain([Style::Clock]).find(|style| !scale.text.contains_key(style))
        {
            return Err(TokensError::MissingStyle { file: SCALE.0, style });
        }
        let look_up = |name: &String| -> Result<Color32, TokensError> {
            let value = raw.palette.get(name).ok_or_else(|| TokensError::UnknownColour { file, name: name.clone() })?;
            Color32::from_hex(value).map_err(|_| TokensError::NotAColour { file, value: value.clone() })
        };
        let roles = &raw.roles;
        let color = Roles {
            surface: look_up(&roles.surface)?,
            surface_raised: look_up(&roles.surface_raised)?,
            surface_sunken: look_up(&roles.surface_sunken)?,
            on_surface: look_up(&roles.on_surface)?,
            on_surface_soft: look_up(&roles.on_surface_soft)?,
            outline: look_up(&roles.outline)?,
            edge: look_up(&roles.edge)?,
            primary: look_up(&roles.primary)?,
            on_primary: look_up(&roles.on_primary)?,
            accent: look_up(&roles.accent)?,
            on_accent: look_up(&roles.on_accent)?,
            selected: look_up(&roles.selected)?,
            alert: look_up(&roles.alert)?,
            on_alert: look_up(&roles.on_alert)?,
            focus_outer: look_up(&roles.focus_outer)?,
            focus_inner: look_up(&roles.focus_inner)?,
            code: look_up(&roles.code)?,
            code_ground: look_up(&roles.code_ground)?,
        };
        let tints = raw
            .tints
            .iter()
            .map(|(tint, pair)| Ok((*tint, TintPair { mark: look_up(&pair.mark)?, ground: look_up(&pair.ground)? })))
            .collect::<Result<BTreeMap<_, _>, TokensError>>()?;
        let scrim_base = if is_light { color.on_surface } else { color.surface };
        let scrim = scrim_base.gamma_multiply(f32::from(raw.scrim_opacity_percent) / 100.0);
        Ok(Self {
            color,
            tints,
            scrim,
            card_border: raw.card_border,
            pictures: raw.pictures,
            scale,
            text_size: TextSize::Normal,
            landscape: false,
            direction: Direction::LeftToRight,
            low_reach: false,
        })
    }

    /// The same tokens for a text size, an orientation, the direction of the words and the reach of an arm.
    #[must_use]
    pub fn fitted(&self, text_size: TextSize, landscape: bool, direction: Direction, low_reach: bool) -> Self {
        Self { text_size, landscape, direction, low_reach: low_reach && !landscape, ..self.clone() }
    }

    pub fn tint(&self, tint: Tint) -> TintPair<Color32> {
        let plain = TintPair { mark: self.color.on_surface, ground: self.color.surface_raised };
        self.tints.get(&tint).copied().unwrap_or(plain)
    }

    /// Size in points, line height in points, weight and letter spacing, at the text size in force.
    pub fn text(&self, style: Style) -> TextToken {
        let fallback = TextToken { size: 38.0, landscape: 38.0, weight: Weight::Regular, line: 1.22, spacing: 0.0 };
        let mut token = self.scale.text.get(&style).copied().unwrap_or(fallback);
        if self.landscape {
            token.size = token.landscape;
        }
        token.size *= self.zoom();
        if self.direction == Direction::RightToLeft {
            // Joined letters are not pulled together, and have more above and below the line.
            token.spacing = 0.0;
            token.line *= self.scale.joined_line;
        }
        token
    }

    /// Height of a line, in points.
    pub fn line(&self, style: Style) -> f32 {
        let token = self.text(style);
        (token.size * token.line).round()
    }

    /// 1.0, 1.5 or 2.0.
    pub fn zoom(&self) -> f32 {
        f32::from(u16::try_from(self.text_size.percent()).unwrap_or(100)) / 100.0
    }

    pub fn margin(&self) -> f32 {
        if self.landscape { self.scale.margin_landscape } else { self.scale.margin_portrait }
    }

    /// Narrower columns stack (WCAG 1.4.10): 14 characters of body text, half an em each.
    pub fn min_column_width(&self) -> f32 {
        self.scale.min_column_chars * self.text(Style::Body).size * 0.5
    }
}
