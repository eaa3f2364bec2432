//! A five-way keypad: what has the focus, and whether an eye would find it.

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Event, Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use waitwise::ui::Look;
use waitwise::ui::tokens::Tokens;

use crate::ui_support::Kiosk;

/// More than the things on any page.
const MOST_STEPS: usize = 120;

pub fn press(kiosk: &mut Kiosk, key: Key) {
    press_with(kiosk, Modifiers::NONE, key);
}

pub fn press_with(kiosk: &mut Kiosk, modifiers: Modifiers, key: Key) {
    for pressed in [true, false] {
        let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        kiosk.harness.input_mut().events.push(event);
        frame(kiosk);
    }
    frame(kiosk);
    if key == Key::Enter {
        kiosk.settle();
    }
}

/// A short one: a page is read through before its time is up.
fn frame(kiosk: &mut Kiosk) {
    let now_secs = kiosk.harness.ctx.input(|input| input.time);
    kiosk.harness.input_mut().time = Some(now_secs + 0.05);
    kiosk.harness.run_steps(1);
    kiosk.harness.input_mut().time = None;
}

/// What keys can reach, in reading order.
pub fn things(kiosk: &Kiosk) -> Vec<String> {
    let nodes = kiosk.harness.query_all_by(is_thing).map(|node| node.accesskit_node());
    let names = nodes.filter(|node| !node.is_disabled()).filter_map(|node| node.label());
    // One button, which says what it does where the page now stands.
    names.map(|name| name.replace("Back to the top", "More below")).collect()
}

pub fn focus(kiosk: &Kiosk) -> Option<(String, Rect)> {
    let focused = kiosk.harness.query_all_by(is_thing).find(egui_kittest::Node::is_focused)?;
    Some((focused.accesskit_node().label()?.replace("Back to the top", "More below"), focused.rect()))
}

fn is_thing(node: &AccessKitNode<'_>) -> bool {
    use egui::accesskit::Role;
    matches!(node.role(), Role::Button | Role::CheckBox | Role::RadioButton | Role::Link)
}

pub fn focused_name(kiosk: &Kiosk) -> String {
    focus(kiosk).map(|(name, _)| name).unwrap_or_default()
}

/// Goes down until this has the focus, and presses it.
pub fn press_on(kiosk: &mut Kiosk, name: &str) {
    for _ in 0..MOST_STEPS {
        if focused_name(kiosk) == name {
            assert_eq!(ring_faults(kiosk), Vec::<String>::new(), "{name}");
            press(kiosk, Key::Enter);
            return;
        }
        press(kiosk, Key::ArrowDown);
    }
    panic!("no way to {name} by keys; on the page: {:?}", things(kiosk));
}

/// Names in the order in which a key reaches them, from where the focus is until it is there again.
pub fn round(kiosk: &mut Kiosk, modifiers: Modifiers, key: Key) -> Vec<String> {
    let start = focus(kiosk).expect("something has the focus");
    let mut names = Vec::new();
    for _ in 0..MOST_STEPS {
        names.push(focused_name(kiosk));
        press_with(kiosk, modifiers, key);
        let (name, _) = focus(kiosk).unwrap_or_else(|| panic!("the focus is lost after {names:?}"));
        // Names may be there twice: as many as there are things.
        if name == start.0 && names.len() == things(kiosk).len() {
            return names;
        }
    }
    panic!("{:?} is never reached again: {names:?}", start.0);
}

/// What is wrong with the ring around what has the focus: missing, cut off, or painted over.
pub fn ring_faults(kiosk: &Kiosk) -> Vec<String> {
    let Some((name, rect)) = focus(kiosk) else { return vec!["nothing has the focus".to_owned()] };
    let look = Look::load().expect("the themes can be read");
    let shared = kiosk.harness.state();
    let tokens = look.tokens(shared.state.theme.unwrap_or(shared.library.kiosk.theme));
    let shapes = &kiosk.harness.output().shapes;
    let width = tokens.scale.line.strong;
    let bands =
        [(rect, width / 2.0, tokens.color.focus_inner), (rect.expand(width), width * 1.5, tokens.color.focus_outer)];
    let mut faults = Vec::new();
    for (edge, distance, color) in bands {
        let Some(index) = shapes.iter().position(|clipped| is_ring(clipped, edge, color, tokens)) else {
            faults.push(format!("{name}: no ring of {color:?} around {rect:?}"));
            continue;
        };
        let clip = shapes[index].clip_rect.intersect(kiosk.harness.ctx.viewport_rect());
        for at in side_middles(rect.expand(distance)) {
            if !clip.contains(at) {
                faults.push(format!("{name}: the ring is cut off at {at:?}, {clip:?}"));
            }
            if shapes[index + 1..].iter().any(|clipped| covers(clipped, at)) {
                faults.push(format!("{name}: the ring is painted over at {at:?}"));
            }
        }
    }
    faults
}

fn is_ring(clipped: &ClippedShape, edge: Rect, color: Color32, tokens: &Tokens) -> bool {
    matches!(&clipped.shape, Shape::Rect(shape)
        if shape.stroke.color == color
            && (shape.stroke.width - tokens.scale.line.strong).abs() < 0.01
            && shape.rect.expand(0.6).contains_rect(edge)
            && edge.expand(0.6).contains_rect(shape.rect))
}

fn covers(clipped: &ClippedShape, at: Pos2) -> bool {
    matches!(&clipped.shape, Shape::Rect(shape)
        if shape.fill.a() == 255 && shape.rect.contains(at) && clipped.clip_rect.contains(at))
}

fn side_middles(rect: Rect) -> [Pos2; 4] {
    let (x, y) = (rect.width() / 2.0, rect.height() / 2.0);
    [vec2(-x, 0.0), vec2(x, 0.0), vec2(0.0, -y), vec2(0.0, y)].map(|way| rect.center() + way)
}
