//! Findings for whoever reads them: a person at a terminal, a program (JSON Lines), a code review tool (SARIF). All from the
//! same values.

pub mod json_lines;
mod sarif;
mod terminal;

use clap::ValueEnum;

use crate::content::Pack;
use crate::diagnostics::{Diagnostic, Severity};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// For people
    Text,
    /// JSON Lines: one finding a line
    Json,
    /// SARIF 2.1.0
    Sarif,
}

/// `pack` has the texts that the findings are about.
pub fn findings(findings: &[Diagnostic], pack: &Pack, shape: Shape, colour: bool) -> String {
    match shape {
        Shape::Text => terminal::findings(findings, pack, colour),
        Shape::Json => json_lines::findings(findings),
        Shape::Sarif => sarif::findings(findings),
    }
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
