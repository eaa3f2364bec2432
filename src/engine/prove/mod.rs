//! Proofs over all finished visits, "not sure", "prefer not to say" and every hidden question included.
//!
//! Two ways that must agree: [`find::ByWalk`] goes through the questions and keeps apart only what can still matter, with
//! exact counts; `sat::Sat` (feature `prove`) asks a SAT solver. Whatever either finds is replayed through the engine.

mod balance;
#[cfg(feature = "prove")]
mod circuit;
mod classes;
mod count;
mod event;
pub(crate) mod expr;
mod falls;
mod find;
#[cfg(feature = "prove")]
mod formula;
mod hash;
mod proof;
#[cfg(feature = "prove")]
mod sat;
mod scout;
mod share;
#[cfg(feature = "prove")]
mod twin;
mod visit;
mod walk;

pub use balance::Balance;
pub use count::Count;
pub use event::Event;
pub use falls::{Fall, Falls, Favoured};
pub use find::{ByWalk, Conflict, Extremes, FallFound, Find, Found};
pub use proof::{Checked, Limits, Proof, Property, Verdict, Weight, properties, prove};
#[cfg(feature = "prove")]
pub use sat::Sat;
pub use share::Share;
pub use visit::Visit;
