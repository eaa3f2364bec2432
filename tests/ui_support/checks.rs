//! What must hold of every screen as it was painted: each check takes a frame and names what is wrong.

use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Color32, Rect};
use egui_kittest::kittest::NodeT;

/// Capital height of 6.1 mm at 500 mm (EN 301 549, 5.1.4), in points of a quarter of a millimetre.
const MIN_CAPITAL_POINTS: f32 = 24.4;
/// Letters may reach this far over their measured box.
const SLACK_POINTS: f32 = 2.0;
/// 12 mm: the least that a trembling finger can hit.
const MIN_TARGET_POINTS: f32 = 48.0;

/// Every piece of text of a frame with where it may be seen and where it is.
fn texts(shapes: &[ClippedShape]) -> Vec<(Rect, Rect, &TextShape)> {
    let mut found = Vec::new();
    for clipped in shapes {
        walk(&clipped.shape, &mut |shape| {
            if let Shape::Text(text) = shape
                && !text.galley.text().trim().is_empty()
            {
                found.push((clipped.clip_rect, text.visual_bounding_rect(), text));
            }
        });
    }
    found
}

fn walk<'s>(shape: &'s Shape, visit: &mut impl FnMut(&'s Shape)) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, visit)),
        other => visit(other),
    }
}

/// Words that are cut off at a side, or lie over other words. What scrolls may be cut at top and bottom.
pub fn clipped_or_overlapping(shapes: &[ClippedShape], screen: Rect) -> Vec<String> {
    let texts = texts(shapes);
    let mut wrong = Vec::new();
    for (clip, rect, text) in &texts {
        let scrolls = clip.height() < screen.height() - 1.0;
        let seen = clip.intersect(screen);
        let cut_aside = rect.left() < seen.left() - SLACK_POINTS || rect.right() > seen.right() + SLACK_POINTS;
        let cut_above = rect.top() < seen.top() - SLACK_POINTS || rect.bottom() > seen.bottom() + SLACK_POINTS;
        if cut_aside || (cut_above && !scrolls) || text.galley.elided {
            wrong.push(format!("\"{}\" is cut off: {rect:?} in {seen:?}", text.galley.text()));
        }
    }
    for (index, (clip, rect, text)) in texts.iter().enumerate() {
        for (other_clip, other_rect, other) in &texts[index + 1..] {
            let seen = rect.intersect(*clip).shrink(SLACK_POINTS);
            let other_seen = other_rect.intersect(*other_clip).shrink(SLACK_POINTS);
            let shared = seen.intersect(other_seen);
            if shared.is_positive() && shared.height() > 4.0 {
                wrong.push(format!("\"{}\" lies over \"{}\"", other.galley.text(), text.galley.text()));
            }
        }
    }
    wrong
}

/// Words that go on in the next line without a hyphen.
pub fn broken_words(shapes: &[ClippedShape]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (_, _, text) in texts(shapes) {
        for lines in text.galley.rows.windows(2) {
            let (line, next) = (lines[0].text(), lines[1].text());
            let letters = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if !lines[0].ends_with_newline && letters(line.chars().next_back()) && letters(next.chars().next()) {
                wrong.push(format!("\"{line}|{next}\""));
            }
        }
    }
    wrong
}

/// Letters too small to be read without glasses.
pub fn too_small(shapes: &[ClippedShape]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (_, _, text) in texts(shapes) {
        for section in &text.galley.job.sections {
            let capital = section.format.font_id.size * waitwise::ui::tokens::CAPITAL_EM;
            if capital < MIN_CAPITAL_POINTS {
                wrong.push(format!("\"{}\" has capitals of {capital} points", text.galley.text()));
            }
        }
    }
    wrong
}

/// Words whose ink is too close to what lies under them: 7:1, and 4.5:1 from 24 points of a screen's 96 dpi (6.35 mm).
pub fn too_grey(shapes: &[ClippedShape]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut grounds: Vec<(Rect, Color32)> = Vec::new();
    for clipped in shapes {
        walk(&clipped.shape, &mut |shape| match shape {
            Shape::Rect(rect) if rect.fill.a() == 255 && rect.brush.is_none() => {
                grounds.push((rect.rect.intersect(clipped.clip_rect), rect.fill));
            }
            Shape::Text(text) if !text.galley.text().is_empty() => {
                let middle = text.visual_bounding_rect().intersect(clipped.clip_rect).center();
                let under = grounds.iter().rev().find(|(rect, _)| rect.contains(middle));
                let Some((_, ground)) = under else { return };
                for section in &text.galley.job.sections {
                    let ink = section.format.color;
                    let ratio = contrast(ink, *ground);
                    if ratio < 7.0 {
                        wrong.push(format!("\"{}\": {ratio:.1}:1, {ink:?} on {ground:?}", text.galley.text()));
                    }
                }
            }
            _ => {}
        });
    }
    wrong
}

/// WCAG 2.2: (lighter + 0.05) / (darker + 0.05).
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let channel = |value: u8| {
        let share = f32::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

/// Things to tap that a finger misses.
pub fn too_hard_to_hit<State>(harness: &egui_kittest::Harness<'_, State>) -> Vec<String> {
    use egui_kittest::kittest::Queryable;
    harness
        .query_all_by(super::is_tappable)
        .filter(|node| node.rect().width().min(node.rect().height()) < MIN_TARGET_POINTS)
        .map(|node| format!("{:?} is {:?}", node.accesskit_node().label(), node.rect().size()))
        .collect()
}

/// Pictures and things to tap without a name for a screen reader.
pub fn nameless<State>(harness: &egui_kittest::Harness<'_, State>) -> usize {
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable;
    let must_have = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        super::is_tappable(node) || matches!(node.role(), Role::Image | Role::Heading | Role::ProgressIndicator)
    };
    harness.query_all_by(must_have).filter(|node| node.accesskit_node().label().unwrap_or_default().is_empty()).count()
}

/// Filled, half filled and empty figures of an icon array, as they were painted: heads are the only circles.
pub fn figures(shapes: &[ClippedShape], mark: Color32) -> (usize, usize) {
    let (mut filled, mut empty) = (0, 0);
    for clipped in shapes {
        walk(&clipped.shape, &mut |shape| {
            if let Shape::Circle(circle) = shape {
                if circle.fill == mark { filled += 1 } else { empty += 1 }
            }
        });
    }
    (filled, empty)
}
