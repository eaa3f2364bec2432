//! The recommendation engine: answers in, outcome out. No files, no clock, no randomness, no floats, no screen.

pub mod answers;
mod check;
mod check_condition;
pub mod compile;
pub mod condition;
mod error;
pub mod evaluate;
mod explain;
mod gates;
pub mod ids;
mod matters;
pub mod model;
pub mod outcome;
mod possible;
pub mod prove;
mod what_if;
mod wishes;

pub use answers::{Answer, Answers};
pub use compile::{CompileError, CompileErrorKind, Engine, Place, Unknown};
pub use condition::Truth;
pub use evaluate::Buffer;
pub use ids::{ChoiceId, GuaranteeId, OptionId, QuestionId, ReferenceId, RuleId};
pub use model::Topic;
pub use outcome::Outcome;
pub use what_if::Change;
pub use wishes::{MOST_COMBINATIONS, NotCounted, Wishes};
