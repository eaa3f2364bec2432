//! The sheet on paper, through CUPS and its own commands. The page goes to `lp` through a pipe: no file of it is written
//! here, its job is called "waitwise", and what CUPS keeps of it is taken back.

mod child;
pub mod cups;
mod ipp;
pub mod reading;
pub mod worker;

pub use cups::Cups;
pub use worker::{Printer, World};

#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error("`{program}` can't be started: {source}. Install cups-client")]
    NoProgram { program: &'static str, source: std::io::Error },
    #[error("`{program}` took longer than {secs} s")]
    TooSlow { program: &'static str, secs: u64 },
    #[error("`{program}` failed: {said}")]
    Refused { program: &'static str, said: String },
    #[error("CUPS has no printer for this kiosk")]
    NoPrinter,
}
