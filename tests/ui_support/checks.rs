//! What must hold of every screen as it was painted: each check takes a frame and names what is wrong.

use std::sync::Arc;

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Rect, Vec2};
use egui_kittest::kittest::NodeT;
use waitwise::ui::i18n::Words;
use waitwise::ui::text::{Written, written};

/// Capital height of 6.1 mm at 500 mm (EN 301 549, 5.1.4), in points of a quarter of a millimetre.
const MIN_CAPITAL_POINTS: f32 = 24.4;
/// Letters may reach this far over their measured box.
const SLACK_POINTS: f32 = 2.0;
/// 12 mm: the least that a trembling finger can hit.
const MIN_TARGET_POINTS: f32 = 48.0;

fn walk<'s>(shape: &'s Shape, visit: &mut impl FnMut(&'s Shape)) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, visit)),
        other => visit(other),
    }
}

/// One painted frame: its shapes, and the words among them.
pub struct Frame {
    pub shapes: Vec<ClippedShape>,
    pub words: Vec<Written>,
}

impl Frame {
    pub fn of<State>(harness: &egui_kittest::Harness<'_, State>) -> Self {
        Self { shapes: harness.output().shapes.clone(), words: written(&harness.ctx) }
    }

    fn inked(&self) -> impl Iterator<Item = &Written> {
        self.words.iter().filter(|words| !words.paragraph.text().trim().is_empty())
    }
}

/// Words that are cut off at a side, or lie over other words. What scrolls may be cut at top and bottom.
pub fn clipped_or_overlapping(frame: &Frame, screen: Rect) -> Vec<String> {
    let mut wrong = Vec::new();
    let texts: Vec<&Written> = frame.inked().collect();
    for Written { paragraph, rect, clip, .. } in &texts {
        let scrolls = clip.height() < screen.height() - 1.0;
        let seen = clip.intersect(screen);
        let cut_aside = rect.left() < seen.left() - SLACK_POINTS || rect.right() > seen.right() + SLACK_POINTS;
        let cut_above = rect.top() < seen.top() - SLACK_POINTS || rect.bottom() > seen.bottom() + SLACK_POINTS;
        if cut_aside || (cut_above && !scrolls) {
            wrong.push(format!("\"{}\" is cut off: {rect:?} in {seen:?}", paragraph.text()));
        }
    }
    for (index, words) in texts.iter().enumerate() {
        for other in &texts[index + 1..] {
            let seen = words.rect.intersect(words.clip).shrink(SLACK_POINTS);
            let other_seen = other.rect.intersect(other.clip).shrink(SLACK_POINTS);
            let shared = seen.intersect(other_seen);
            if shared.is_positive() && shared.height() > 4.0 {
                wrong.push(format!("\"{}\" lies over \"{}\"", other.paragraph.text(), words.paragraph.text()));
            }
        }
    }
    wrong
}

/// Words that go on in the next line without a hyphen.
pub fn broken_words(frame: &Frame) -> Vec<String> {
    let mut wrong = Vec::new();
    for words in frame.inked() {
        for lines in words.paragraph.lines().windows(2) {
            let letters = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if letters(lines[0].chars().next_back()) && letters(lines[1].chars().next()) {
                wrong.push(format!("\"{}|{}\"", lines[0], lines[1]));
            }
        }
    }
    wrong
}

/// Letters that no bundled typeface has.
pub fn missing_letters(frame: &Frame) -> Vec<String> {
    let missing = frame.inked().filter(|words| !words.paragraph.missing().is_empty());
    missing.map(|words| format!("{:?} in \"{}\"", words.paragraph.missing(), words.paragraph.text())).collect()
}

/// In the pseudo language: words that never went through a translation.
/// `same`: the titles of studies, which are the same in all languages; so are names of sources and of languages.
pub fn untranslated(frame: &Frame, same: &[String]) -> Vec<String> {
    let is_made_over = |text: &str| !text.chars().any(|letter| "aeiounc".contains(letter));
    let languages: Vec<String> = Words::all().iter().map(|words| words.get("endonym")).collect();
    // A line may break where no space is.
    let is_name =
        |text: &str| languages.iter().chain(same).any(|name| text.replace('\u{200b}', "").contains(name.as_str()));
    // Lines of files are no language.
    let is_code = |text: &str| text.starts_with('\u{2066}');
    let words = frame.inked().map(|words| words.paragraph.text()).filter(|text| !is_code(text));
    words
        .filter(|text| !is_made_over(text) && !is_name(text))
        .map(|text| format!("\"{text}\" is not translated"))
        .collect()
}

/// Letters too small to be read without glasses.
pub fn too_small(frame: &Frame) -> Vec<String> {
    let mut wrong = Vec::new();
    for words in frame.inked() {
        let capital = words.paragraph.setting().size_points * waitwise::ui::tokens::CAPITAL_EM;
        if capital < MIN_CAPITAL_POINTS {
            wrong.push(format!("\"{}\" has capitals of {capital} points", words.paragraph.text()));
        }
    }
    wrong
}

/// Words whose ink is too close to what lies under them: 7:1, and 4.5:1 from 24 points of a screen's 96 dpi (6.35 mm).
pub fn too_grey(frame: &Frame) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut grounds: Vec<(Rect, Color32)> = Vec::new();
    for clipped in &frame.shapes {
        walk(&clipped.shape, &mut |shape| match shape {
            Shape::Rect(rect) if rect.fill.a() == 255 && rect.brush.is_none() => {
                grounds.push((rect.rect.intersect(clipped.clip_rect), rect.fill));
            }
            Shape::Mesh(mesh) => {
                let Some(words) = frame.inked().find(|words| Arc::ptr_eq(&words.mesh, mesh)) else { return };
                let seen = words.rect.intersect(clipped.clip_rect);
                if !seen.is_positive() {
                    return;
                }
                let middle = seen.center();
                let under = grounds.iter().rev().find(|(rect, _)| rect.contains(middle));
                let Some((_, ground)) = under else { return };
                let ratio = contrast(words.color, *ground);
                if ratio < 7.0 {
                    let text = words.paragraph.text();
                    wrong.push(format!("\"{text}\": {ratio:.1}:1, {:?} on {ground:?}", words.color));
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

/// 3 mm between what can be tapped.
const LEAST_GAP_POINTS: f32 = 12.0;
/// 20 mm for answers and ways on, 12 mm for the rest: marks of sources.
const MIN_WAY_POINTS: f32 = 80.0;

/// What can be tapped, by name, as far as it is seen: what scrolls is cut where its words are.
fn seen_taps<State>(harness: &egui_kittest::Harness<'_, State>, frame: &Frame) -> Vec<(String, Rect)> {
    use egui_kittest::kittest::Queryable;
    let nodes = harness.query_all_by(super::is_tappable);
    let seen = nodes.map(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        let words = frame.inked().find(|words| node.rect().contains(words.rect.center()));
        (name, words.map_or(node.rect(), |words| node.rect().intersect(words.clip)))
    });
    seen.filter(|(_, rect)| rect.is_positive()).collect()
}

/// Things to tap that stand so near each other that a finger takes the wrong one.
pub fn too_close<State>(harness: &egui_kittest::Harness<'_, State>, frame: &Frame) -> Vec<String> {
    let seen = seen_taps(harness, frame);
    let mut wrong = Vec::new();
    for (index, (name, rect)) in seen.iter().enumerate() {
        for (other_name, other) in &seen[index + 1..] {
            let apart = Vec2::new(
                (other.left() - rect.right()).max(rect.left() - other.right()),
                (other.top() - rect.bottom()).max(rect.top() - other.bottom()),
            );
            if apart.max_elem() < LEAST_GAP_POINTS - 0.1 {
                wrong.push(format!("\"{name}\" and \"{other_name}\" are {} points apart", apart.max_elem()));
            }
        }
    }
    wrong
}

/// Things to tap in the upper half, where a low reach does not come.
pub fn too_high<State>(harness: &egui_kittest::Harness<'_, State>, frame: &Frame, screen: Rect) -> Vec<String> {
    let seen = seen_taps(harness, frame);
    let high = seen.into_iter().filter(|(_, rect)| rect.top() < screen.center().y - 1.0);
    high.map(|(name, rect)| format!("\"{name}\" is at {rect:?}")).collect()
}

/// Things to tap that a finger misses.
pub fn too_hard_to_hit<State>(harness: &egui_kittest::Harness<'_, State>) -> Vec<String> {
    use egui_kittest::kittest::Queryable;
    harness
        .query_all_by(super::is_tappable)
        .filter(|node| {
            let least = if node.accesskit_node().role() == egui::accesskit::Role::Link {
                MIN_TARGET_POINTS
            } else {
                MIN_WAY_POINTS
            };
            node.rect().width().min(node.rect().height()) < least - 0.1
        })
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
pub fn figures(frame: &Frame, within: Rect, mark: Color32) -> (usize, usize) {
    let (mut filled, mut empty) = (0, 0);
    for clipped in &frame.shapes {
        walk(&clipped.shape, &mut |shape| {
            if let Shape::Circle(circle) = shape
                && within.contains(circle.center)
            {
                if circle.fill == mark { filled += 1 } else { empty += 1 }
            }
        });
    }
    (filled, empty)
}
