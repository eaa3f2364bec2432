//! A patient's visit without a screen: `State` and `update`, pure. Time comes in as `Msg::Tick`, everything that
//! touches the world goes out as an `Effect`, so a whole visit runs in a unit test, a headless harness and a window.

pub mod aloud;
pub mod count;
pub mod deck;
pub mod effect;
pub mod flow;
pub mod idle;
pub mod jump;
pub mod msg;
pub mod printing;
pub mod screen;
pub mod staff;
pub mod state;
pub mod turns;
pub mod update;

pub use aloud::{Aloud, Volume};
pub use deck::Card;
pub use effect::Effect;
pub use msg::{Msg, PinVerdict};
pub use printing::{PrintStage, Printing};
pub use screen::{Overlay, Screen};
pub use staff::StaffPage;
pub use state::{ForWhom, State, TextSize};
pub use update::update;
