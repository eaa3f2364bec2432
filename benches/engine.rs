//! How long the engine takes: `cargo bench --no-default-features --features prove --bench engine`.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a bench prints, and stops at the first thing that is wrong"
)]

mod made;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use waitwise::engine::prove::{Limits, prove};
use waitwise::engine::{Answer, Answers, Buffer, Engine};

fn main() {
    let library = waitwise::content::load(&waitwise::content::starter::shipped_alone("muscle-pain"))
        .library
        .expect("the shipped content is right");
    let shipped = library.topics[0].engine.topic().clone();
    println!("evaluate                          run    with reading    with words    run, 200 visits in turn");
    for (name, topic) in [("shipped", shipped.clone()), ("30 questions, 200 rules", made::topic(30, 200, true))] {
        let engine = Engine::compile(topic).expect("it compiles");
        let answers = random_answers(&engine, 3);
        let mut buffer = engine.buffer();
        engine.load(&answers, &mut buffer);
        let run = micros(|| engine.run_loaded(black_box(&mut buffer)));
        let read = micros(|| engine.run(black_box(&answers), &mut buffer));
        let words = micros(|| drop(black_box(engine.evaluate(black_box(&answers)))));
        let mut buffers: Vec<Buffer> = (0..200)
            .map(|seed| {
                let mut buffer = engine.buffer();
                engine.load(&random_answers(&engine, seed), &mut buffer);
                buffer
            })
            .collect();
        let mut turn = 0;
        let many = micros(|| {
            turn = (turn + 1) % buffers.len();
            engine.run_loaded(black_box(&mut buffers[turn]));
        });
        println!("{name:26} {run:7.2} µs  {read:7.2} µs     {words:7.2} µs     {many:7.2} µs");
    }
    println!("\nprove everything                  time   properties   counted");
    let made = [10, 20, 30, 40].map(|count| {
        (format!("{count} questions, {} rules", count * 20 / 3), made::topic(count, count * 20 / 3, true))
    });
    for (name, topic) in [("shipped".to_owned(), shipped)].into_iter().chain(made) {
        let engine = Engine::compile(topic).expect("it compiles");
        let started = Instant::now();
        let proof = prove(&engine, &Limits::default(), &mut |_, _| {});
        let took = started.elapsed();
        let counted = if proof.balance.sample.is_some() { "estimated" } else { "exactly" };
        println!("{name:26} {:8.2} s   {:10}   {counted}", took.as_secs_f64(), proof.checked.len());
    }
}

/// Every question answered with a choice or two.
fn random_answers(engine: &Engine, seed: u64) -> Answers {
    let mut dice = made::Dice(seed);
    let mut answers = Answers::default();
    for question in &engine.topic().questions {
        let choices = question.kind.choices();
        let chosen = choices[dice.below(choices.len())].id.clone();
        answers.set(&question.id, Answer::Chosen(BTreeSet::from([chosen])));
    }
    answers
}

/// The best of several rounds: what the machine can do when it is left alone.
fn micros(mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..20 {
        let (started, mut rounds) = (Instant::now(), 0_u32);
        while started.elapsed() < Duration::from_millis(50) {
            for _ in 0..100 {
                work();
            }
            rounds += 100;
        }
        best = best.min(started.elapsed().as_secs_f64() * 1e6 / f64::from(rounds));
    }
    best
}
