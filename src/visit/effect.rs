//! What a visit asks of the world around it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The visit is over: whatever the screen remembers beside `State` (scroll positions, focus) must go too.
    Forget,
}
