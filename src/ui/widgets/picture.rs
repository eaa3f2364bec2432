//! Pictures in the flow of a page; marks take their place where the theme has no pictures.

use egui::{Rect, Role, vec2};

use super::Piece;
use crate::content::library::{OptionText, PictureRef, Shape, Tint, Topic};
use crate::ui::pen::Pen;
use crate::ui::pictures;

/// A picture drawn whole, in the middle of its slot.
pub struct Picture {
    pub uri: String,
    pub alt: String,
    pub height: f32,
}

impl Piece for Picture {
    fn height(&self, pen: &Pen<'_>, _width: f32) -> f32 {
        if pen.tokens.pictures { self.height } else { 0.0 }
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        if pen.tokens.pictures {
            pen.picture_whole(&self.uri, rect);
            pen.name_label(rect, Role::Image, &self.alt);
        }
    }
}

/// A picture for the room that is left: the page counts no height for it, and where there is too little it stays away.
pub struct SparePicture(pub Picture);

/// Narrower than this shows nothing that could be made out.
const LEAST_SPARE_WIDTH: f32 = 160.0;

impl Piece for SparePicture {
    fn height(&self, _pen: &Pen<'_>, _width: f32) -> f32 {
        0.0
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let height = rect.height().min(self.0.height);
        let slot = Rect::from_center_size(rect.center(), vec2(rect.width(), height));
        if pictures::place_whole(pen.ui, &self.0.uri, slot).is_some_and(|place| place.width() >= LEAST_SPARE_WIDTH) {
            self.0.show(pen, slot);
        }
    }
}

/// An option's picture, or its mark in high contrast.
pub struct OptionPicture {
    pub picture_uri: Option<String>,
    pub alt: String,
    pub mark: (Shape, Tint),
    pub height: f32,
    /// As high as this where there is room.
    pub most_height: f32,
}

impl OptionPicture {
    pub fn of(topic: &Topic, option: &OptionText, height: f32) -> Self {
        Self {
            picture_uri: picture_uri(topic, &option.picture),
            alt: option.picture.alt.clone(),
            mark: (option.shape, option.tint),
            height,
            most_height: height,
        }
    }

    #[must_use]
    pub fn growing_to(mut self, most_height: f32) -> Self {
        self.most_height = most_height;
        self
    }
}

impl Piece for OptionPicture {
    fn height(&self, _pen: &Pen<'_>, _width: f32) -> f32 {
        self.height
    }

    fn takes(&self, _pen: &Pen<'_>, spare: f32) -> f32 {
        (self.most_height - self.height).clamp(0.0, spare.max(0.0))
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        if let (Some(uri), true) = (&self.picture_uri, pen.tokens.pictures) {
            pen.picture_whole(uri, rect);
            pen.name_label(rect, Role::Image, &self.alt);
        } else {
            let side = rect.height().min(rect.width()) * 0.7;
            let square = Rect::from_center_size(rect.center(), vec2(side, side));
            let uri = pictures::mark_uri(pen.tokens, self.mark.0, self.mark.1);
            pen.picture(&uri, square);
        }
    }
}

/// The marks of all options in a row.
pub struct Marks(pub Vec<(Shape, Tint)>);

impl Piece for Marks {
    fn height(&self, pen: &Pen<'_>, _width: f32) -> f32 {
        pen.tokens.scale.icon.disc
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        let side = rect.height();
        for (index, (shape, tint)) in self.0.iter().enumerate() {
            let left = rect.left() + index as f32 * (side + pen.tokens.scale.space.xl);
            let uri = pictures::mark_uri(pen.tokens, *shape, *tint);
            let square = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(side, side));
            pen.picture(&uri, square);
        }
    }
}

/// Where a topic's picture was registered; `None` when the file is missing.
pub fn picture_uri(topic: &Topic, picture: &PictureRef) -> Option<String> {
    topic.pictures.get(&picture.file).map(|found| pictures::uri_of(&found.uri))
}
