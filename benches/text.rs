//! What words cost: a page of paragraphs laid out for the first time, the same page again, and egui's own labels beside
//! them as the measure: `cargo bench --bench text`.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first thing that is wrong, and draws egui's own labels to compare"
)]

use std::time::{Duration, Instant};

use egui::{Align, Color32, FontId, Pos2, RawInput, Rect, vec2};
use waitwise::content::library::{Cell, Language};
use waitwise::content::text::Text;
use waitwise::content::{load, starter};
use waitwise::ui::fonts;
use waitwise::ui::pen::Run;
use waitwise::ui::text::{Direction, Setting, layout, paint};
use waitwise::ui::tokens::Weight;

const SIZE: f32 = 38.0;
const LINE: f32 = 46.0;
const WIDTH: f32 = 420.0;
const RUNS: usize = 15;
/// Frames of a page that stands still.
const STILL: usize = 50;

fn main() {
    let loaded = load(&starter::shipped_alone("muscle-pain"));
    let library = loaded.library.expect("the shipped content is right");
    let topic = library.topics.first().expect("there is one");
    let arabic = &topic.translation(&Language::new("ar")).expect("it is shipped").topic;
    let english_texts = texts(topic);
    let arabic_texts = texts(arabic);
    let letters: usize = english_texts.iter().map(|text| text.chars().count()).sum();
    println!("{} paragraphs, {letters} letters in English; medians of {RUNS}", english_texts.len());
    println!("                          first frame   a frame that stands still");
    let ours = measured(&english_texts, |ui, texts| draw(ui, texts, Direction::LeftToRight));
    let arabic = measured(&arabic_texts, |ui, texts| draw(ui, texts, Direction::RightToLeft));
    let eguis = measured(&english_texts, draw_by_egui);
    for (name, (first, still)) in [("parley, English", ours), ("parley, Arabic", arabic), ("egui, English", eguis)] {
        println!("{name:<24} {:>9.2} ms {:>18.3} ms", ms(first), ms(still));
    }
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!("parley to egui: first {:.2}, still {:.2}", ratio(ours.0, eguis.0), ratio(ours.1, eguis.1));
}

/// What stands on the cards of the comparison.
fn texts(topic: &waitwise::content::library::Topic) -> Vec<String> {
    let cells = topic.comparison.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Says { text, .. } => Some(plain(text)),
        Cell::NotKnown => None,
    });
    cells.chain(topic.options.iter().map(|option| plain(&option.summary))).collect()
}

fn plain(text: &Text) -> String {
    text.statements.iter().flat_map(|statement| &statement.spans).map(|span| span.text.as_str()).collect()
}

fn measured(texts: &[String], mut draw: impl FnMut(&egui::Ui, &[String])) -> (Duration, Duration) {
    let mut first: Vec<Duration> = Vec::new();
    let mut still: Vec<Duration> = Vec::new();
    for _ in 0..RUNS {
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts::definitions());
        let mut frame = || {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1080.0, 1920.0))),
                ..RawInput::default()
            };
            let mut spent = Duration::ZERO;
            let output = ctx.run_ui(input, |ui| {
                let started = Instant::now();
                draw(ui, texts);
                spent += started.elapsed();
            });
            let started = Instant::now();
            let shapes = ctx.tessellate(output.shapes, output.pixels_per_point);
            spent += started.elapsed();
            assert!(!shapes.is_empty());
            spent
        };
        first.push(frame());
        frame();
        let mut frames: Vec<Duration> = (0..STILL).map(|_| frame()).collect();
        still.push(median(&mut frames));
    }
    (median(&mut first), median(&mut still))
}

fn draw(ui: &egui::Ui, texts: &[String], direction: Direction) {
    let setting = Setting {
        size_points: SIZE,
        least_size_points: SIZE,
        line_height_points: LINE,
        letter_spacing_points: 0.0,
        weight: Weight::Regular,
        width_points: WIDTH,
        align: Align::Min,
        direction,
        pixels_per_point: ui.ctx().pixels_per_point(),
    };
    for (index, text) in texts.iter().enumerate() {
        let paragraph = layout(ui.ctx(), &[Run::plain(text.as_str())], setting);
        paint(ui, &paragraph, place(index), Color32::WHITE);
    }
}

fn draw_by_egui(ui: &egui::Ui, texts: &[String]) {
    for (index, text) in texts.iter().enumerate() {
        let galley = ui.painter().layout(text.clone(), FontId::proportional(SIZE), Color32::WHITE, WIDTH);
        ui.painter().galley(place(index), galley, Color32::WHITE);
    }
}

/// Over each other in part, and all on the screen: what is not seen is not drawn.
fn place(index: usize) -> Pos2 {
    Pos2::new((index % 2) as f32 * 500.0, (index / 2) as f32 * 80.0)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
