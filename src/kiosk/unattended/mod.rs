//! Months alone in a waiting room: what makes one program the only one, keeps its state on a disk that may fail, tells
//! systemd that it lives, and gets over a failure.

pub mod clock;
pub mod failure;
pub mod gpu;
pub mod heap;
pub mod kept;
pub mod log;
pub mod only_one;
pub mod pin_gate;
pub mod private;
pub mod status;
pub mod watchdog;
