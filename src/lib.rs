//! waitwise: a waiting-room touchscreen on which a patient compares treatments.

pub mod engine;
