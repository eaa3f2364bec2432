//! A reused buffer, and no allocation: counted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

#[path = "engine_support/build.rs"]
mod build;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use build::{
    answers, ask, ask_first, chose, combined, fallback, favor, multi, not, not_for_now, option, rule, scale, shown_if,
    single, summary, topic,
};
use waitwise::engine::Engine;
use waitwise::engine::model::Condition;

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u32> = const { Cell::new(0) };
}

#[expect(unsafe_code, reason = "an allocator that counts can't be written otherwise")]
// SAFETY: hands everything to the system's allocator, and counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn evaluating_into_a_reused_buffer_allocates_nothing() {
    let topic = topic(
        vec![option("a"), option("b"), combined("both", &["a", "b"]), fallback("neither")],
        vec![
            single("one", &["x", "y"]),
            shown_if(multi("many", &["x", "y", "none"]), not(chose("one", "y"))),
            scale("pain", 0, 10),
        ],
        vec![
            rule("r", Condition::AtLeastOf(1, vec![chose("one", "x"), chose("many", "y")]), vec![favor("a", 2)]),
            rule("s", Condition::AtLeast("pain".into(), 7), vec![ask_first("a"), not_for_now("b")]),
        ],
    );
    let given = [("one", "x"), ("many", "x y"), ("pain", "?")];
    let expected = ask(topic.clone(), &given);
    let engine = Engine::compile(topic).expect("sound");
    let answers = answers(&given);
    let mut buffer = engine.buffer();
    let before = ALLOCATIONS.with(Cell::get);
    for _ in 0..10 {
        engine.run(&answers, &mut buffer);
    }
    assert_eq!(ALLOCATIONS.with(Cell::get), before);
    assert_eq!(summary(&engine.explain(&buffer)), expected);
}
