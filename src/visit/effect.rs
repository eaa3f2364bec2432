//! What a visit asks of the world around it.

use super::count::Count;
use super::staff::Pin;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The visit is over: whatever the screen remembers beside `State` (scroll positions, focus, a sheet that is being printed) must go too.
    Forget,
    Count(Count),
    /// To be answered with `Msg::PinTold`.
    CheckPin(Pin),
    /// The content folder is to be checked anew.
    CheckContent,
    /// Staff look at the counts: they are to be read anew.
    ReadCounts,
    /// Staff close the program.
    Quit,
    /// Print the sheet of this visit as it stands.
    Print,
}
