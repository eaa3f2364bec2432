//! The body, front and back, with areas to touch. The same areas stand below as words, so nobody has to hit a body.

use egui::{Align, Pos2, Rect, Role, pos2, vec2};

use super::Piece;
use crate::content::library::ChoiceText;
use crate::engine::outcome::Given;
use crate::ui::pen::{Pen, Run};
use crate::ui::pictures;
use crate::ui::tokens::Style;
use crate::visit::Msg;

pub struct BodyMap {
    pub topic_id: String,
    pub front_uri: Option<String>,
    pub back_uri: Option<String>,
    /// Each area and whether it is chosen.
    pub areas: Vec<(ChoiceText, bool)>,
    pub height: f32,
    pub front_label: String,
    pub back_label: String,
}

impl Piece for BodyMap {
    fn has_controls(&self) -> bool {
        true
    }

    fn height(&self, pen: &Pen<'_>, _width: f32) -> f32 {
        self.height + pen.tokens.text(Style::Label).size * 1.5 + 2.0 * pen.tokens.scale.space.m
    }

    fn show(&self, pen: &mut Pen<'_>, rect: Rect) {
        pen.fill(rect, pen.tokens.scale.radius.card, pen.tokens.color.surface_sunken);
        if !pen.tokens.pictures {
            pen.edge(rect, pen.tokens.scale.radius.card, pen.tokens.scale.line.rest, pen.tokens.color.outline);
        }
        let inner = rect.shrink(pen.tokens.scale.space.m);
        for (front, share) in [(true, 0.30), (false, 0.70)] {
            let center = inner.left() + inner.width() * share;
            let half = inner.width() * 0.2;
            let slot =
                Rect::from_min_max(pos2(center - half, inner.top()), pos2(center + half, inner.top() + self.height));
            self.show_side(pen, slot, front);
            let words = if front { &self.front_label } else { &self.back_label };
            let ink = pen.tokens.color.on_surface;
            let label = pen.layout(&[Run::plain(words)], Style::Label, ink, slot.width(), Align::Center);
            pen.paint(&label, Rect::from_min_max(pos2(slot.left(), slot.bottom()), inner.max).with_max_x(slot.right()));
        }
    }
}

impl BodyMap {
    fn show_side(&self, pen: &mut Pen<'_>, slot: Rect, front: bool) {
        let uri = if front { &self.front_uri } else { &self.back_uri };
        // A left shoulder is a left shoulder on a mirrored page too.
        let mirror = pen.mirror;
        let slot = pen.place(slot);
        pen.mirror = None;
        let (area, scale) = pictures::contained(slot, pictures::BODY_SIZE);
        if let Some(uri) = uri {
            pen.picture_whole(uri, area);
        }
        let drawn = |polygon: &[(f32, f32)]| -> Vec<Pos2> {
            polygon.iter().map(|(x, y)| area.min + vec2(*x, *y) * scale).collect()
        };
        let label = if front { &self.front_label } else { &self.back_label };
        let finger = pen.tap_at(area, Role::Image, label);
        for (choice, chosen) in &self.areas {
            let polygons = if front { &choice.front } else { &choice.back };
            let outlines: Vec<Vec<Pos2>> = polygons.iter().map(|polygon| drawn(polygon)).collect();
            if finger.is_some_and(|finger| outlines.iter().any(|outline| contains(outline, finger))) {
                pen.out.push(Msg::Answered(Given::Choice(choice.id.clone())));
            }
            if *chosen && !outlines.is_empty() {
                pen.picture(&pictures::area_uri(&self.topic_id, choice, front), area);
                for outline in &outlines {
                    paint_tick(pen, Rect::from_points(outline).center());
                }
            }
        }
        pen.mirror = mirror;
    }
}

/// The tick of the tiles below, so that the two read as one.
fn paint_tick(pen: &Pen<'_>, center: Pos2) {
    let side = pen.tokens.scale.space.l;
    let mark = Rect::from_center_size(center, vec2(side, side));
    pen.fill(mark, side / 2.0, pen.tokens.color.edge);
    pen.icon("check", mark.shrink(side * 0.16), pen.tokens.color.surface_raised);
}

/// Even-odd rule.
fn contains(points: &[Pos2], at: Pos2) -> bool {
    let mut inside = false;
    let mut previous = points.last();
    for point in points {
        if let Some(before) = previous
            && (point.y > at.y) != (before.y > at.y)
            && at.x < (before.x - point.x) * (at.y - point.y) / (before.y - point.y) + point.x
        {
            inside = !inside;
        }
        previous = Some(point);
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_touch_beside_the_outline_is_not_on_the_area() {
        let arrow = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0), pos2(5.0, 2.0), pos2(0.0, 10.0)];
        assert!(contains(&arrow, pos2(1.0, 5.0)));
        assert!(!contains(&arrow, pos2(5.0, 6.0)));
        assert!(!contains(&arrow, pos2(20.0, 5.0)));
    }
}
