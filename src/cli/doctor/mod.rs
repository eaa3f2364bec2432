//! `waitwise doctor`: what a technician wants to know, a line each, with the fix where something is wrong. One check a file.

mod clock;
mod content;
mod core_dumps;
mod device;
mod disk;
mod fonts;
mod glass;
mod gpu;
mod kiosk;
mod known;
mod last_good;
mod machine;
mod pin;
mod printer;
mod swap;
mod versions;
mod voice;
mod watchdog;

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Ended, Format};
use known::Known;

#[derive(Args)]
pub struct DoctorArgs {
    /// The content folder; without it, the content inside the program
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// The device file that the kiosk is started with
    #[arg(long, value_name = "FILE")]
    device: Option<PathBuf>,
    /// Where the kiosk keeps its state [default: the system's place for the state of programs]
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Ok,
    /// Somebody should look at it: it may be meant so.
    Look,
    /// Patients notice it, or will.
    Broken,
}

impl Mark {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Look => "look",
            Self::Broken => "broken",
        }
    }
}

/// What came of a check.
struct Seen {
    mark: Mark,
    says: String,
    fix: Option<String>,
}

impl Seen {
    fn ok(says: impl Into<String>) -> Self {
        Self { mark: Mark::Ok, says: says.into(), fix: None }
    }

    fn look(says: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { mark: Mark::Look, says: says.into(), fix: Some(fix.into()) }
    }

    fn broken(says: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { mark: Mark::Broken, says: says.into(), fix: Some(fix.into()) }
    }
}

type Check = fn(&Known) -> Seen;

/// In the order of the report. Names are part of the command's promise: add, don't rename.
const CHECKS: &[(&str, Check)] = &[
    ("kiosk", kiosk::check),
    ("versions", versions::check),
    ("device", device::check),
    ("glass", glass::check),
    ("gpu", gpu::check),
    ("fonts", fonts::check),
    ("content", content::check),
    ("last-good", last_good::check),
    ("voice", voice::check),
    ("printer", printer::check),
    ("pin", pin::check),
    ("clock", clock::check),
    ("disk", disk::check),
    ("watchdog", watchdog::check),
    ("core-dumps", core_dumps::check),
    ("swap", swap::check),
];

pub fn run(args: &DoctorArgs) -> Ended {
    let known = Known::gather(args.content.clone(), args.device.as_deref(), args.state.clone());
    let mut broken = 0;
    let mut lines = Vec::new();
    for (name, check) in CHECKS {
        let Seen { mark, says, fix } = check(&known);
        broken += usize::from(mark == Mark::Broken);
        match args.format {
            Format::Text => {
                let fix = fix.map(|fix| format!(" {fix}")).unwrap_or_default();
                say!("{:<6}  {name:<10}  {says}{fix}", mark.word());
            }
            Format::Json => lines.push(json!({ "check": name, "mark": mark.word(), "says": says, "fix": fix })),
        }
    }
    if args.format == Format::Json {
        let report = json!({ "version": env!("CARGO_PKG_VERSION"), "broken": broken, "checks": Value::Array(lines) });
        say!("{report:#}");
    }
    if broken == 0 { Ended::Well } else { Ended::WithFindings }
}
