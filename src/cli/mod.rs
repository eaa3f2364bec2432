//! The command line: one file a command.
//!
//! Exit codes: 0 done, or staff closed the kiosk; 1 `check`, `prove`, `proof-sheet`, `approve` or `doctor` found errors; 2 wrong use (an unknown topic, question,
//! choice or folder, content that can't be read); 70 something inside failed (`sysexits.h`: `EX_SOFTWARE`).

/// Prints a line for whoever reads it.
macro_rules! say {
    ($($text:tt)*) => { $crate::cli::print(&format!("{}\n", format_args!($($text)*))) };
}

/// The same, without the end of the line.
macro_rules! say_on {
    ($($text:tt)*) => { $crate::cli::print(&format!($($text)*)) };
}

mod answer;
mod approve;
mod ask;
mod check;
mod content;
mod device;
mod doctor;
mod explain;
mod files;
mod fmt;
#[cfg(feature = "kiosk")]
mod gallery;
mod json;
mod migrate;
mod new;
mod paths;
mod pin;
#[cfg(feature = "kiosk")]
mod preview;
mod proof;
#[cfg(feature = "sheet")]
mod proof_sheet;
mod prove;
mod restore;
#[cfg(feature = "kiosk")]
mod run;
pub mod show;
mod stats;
mod translate;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use show::Shape;

/// `EX_SOFTWARE` of `sysexits.h`.
const INTERNAL: u8 = 70;

/// How a command ended, when it didn't fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Well,
    /// `check`, `prove`, `approve` or `doctor` found errors.
    WithFindings,
}

/// Wrong use, in a plain sentence: exit 2. Any other error is ours: exit 70.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct WrongUse(String);

#[derive(Parser)]
#[command(name = "waitwise", version, about = "The waiting-room screen: compare treatments, answer a few questions.")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Subcommand)]
enum Command {
    /// Show the kiosk (also without any command)
    Run(RunArgs),
    /// Say what is wrong in a content folder, and where
    Check(CheckArgs),
    /// What a finding means and how it is fixed
    Explain(ExplainArgs),
    /// Something to begin with: a whole content folder, or a topic in one
    New(NewArgs),
    /// The kiosk in a window, beside what is wrong with its content, while it is changed
    Preview(PreviewArgs),
    /// Every part of the screen in every state and look, in a window
    Gallery,
    /// Prove, for all answers, that every guarantee holds
    Prove(ProveArgs),
    /// How many answers lead where
    Paths(PathsArgs),
    /// All texts, sources, rules and the proof as one PDF, for the clinical lead to read and sign
    #[cfg(feature = "sheet")]
    ProofSheet(proof_sheet::ProofSheetArgs),
    /// Write down who has read a topic and stands for it
    ///
    /// Who, on which day and for which words, in the topic's topic.ron. It is a record, not a signature: whoever may write
    /// the file may write this into it. Only what `check` would let onto the screen can be approved. Any later change of a
    /// text or a rule brings the note "sample content" back; pictures may change.
    Approve(approve::ApproveArgs),
    /// Ask the recommendation engine once, without a screen
    Ask(AskArgs),
    /// Bring the last good content back into its folder
    Restore(RestoreArgs),
    /// Set the PIN with which staff leave the kiosk
    Pin(pin::PinArgs),
    /// Check what is said of this computer, or print it for other programs
    Device(device::DeviceArgs),
    /// What a technician wants to know of this kiosk, with the fix where something is wrong
    Doctor(doctor::DoctorArgs),
    /// Give the files their usual look: blanks and commas; remarks and meaning stay
    Fmt(FmtArgs),
    /// Bring files of an older format up to date, remarks kept
    Migrate(MigrateArgs),
    /// Write down what is to be translated, and mark what has changed since
    Translate(TranslateArgs),
    /// How often topics are opened and how visits end, with small numbers hidden
    Stats(StatsArgs),
}

#[derive(Args, Clone, Debug, Default)]
struct RunArgs {
    /// Read this folder instead of the content inside the program
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Where the last good content is kept [default: the system's place for the state of programs]
    #[arg(long, value_name = "DIR", requires = "content")]
    store: Option<PathBuf>,
    /// What is so of this computer alone: glass, printer, voice
    #[arg(long, value_name = "FILE")]
    device: Option<PathBuf>,
    /// In a window that can be closed, for a desk
    #[arg(long)]
    windowed: bool,
    /// Size of the window's inside in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", requires = "windowed", value_parser = size)]
    size: Option<(u32, u32)>,
    /// Say each frame on stderr
    #[arg(long, hide = true)]
    frame_log: bool,
    /// A fire drill: `panic` or `stall`, written into this file, happens in the next frame
    #[arg(long, value_name = "FILE", hide = true)]
    drill: Option<PathBuf>,
}

#[derive(Args)]
struct CheckArgs {
    /// The content folder; without it, the content inside the program
    dir: Option<PathBuf>,
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// Check again whenever a file is saved, until it is ended with Ctrl+C
    #[arg(long, requires = "dir")]
    watch: bool,
    #[command(flatten)]
    limit: LimitArgs,
}

#[derive(Args)]
struct ExplainArgs {
    /// What stands in brackets behind "error" or "warning"; without it, a list
    id: Vec<String>,
}

#[derive(Args)]
struct NewArgs {
    #[command(subcommand)]
    thing: NewThing,
}

#[derive(Subcommand)]
enum NewThing {
    /// A folder with the content inside the program, to be changed
    Kiosk {
        /// A new or empty folder
        dir: PathBuf,
    },
    /// A topic to begin with, in a content folder
    Topic {
        /// The content folder
        dir: PathBuf,
        /// The topic's folder name, like back-pain
        #[arg(default_value = "new-topic")]
        name: String,
    },
}

#[derive(Args)]
struct PreviewArgs {
    /// The content folder
    dir: PathBuf,
}

#[derive(Args, Clone, Copy, Debug)]
struct LimitArgs {
    /// What can't be shown in this time is "not proven"
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    time_limit_secs: u64,
}

#[derive(Args)]
struct ProveArgs {
    /// A topic's folder name, or a content folder; without it, all topics inside the program
    target: Option<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read this folder instead of the content inside the program
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    limit: LimitArgs,
}

#[derive(Args)]
struct PathsArgs {
    /// A topic's folder name, or a content folder; without it, all topics inside the program
    target: Option<PathBuf>,
    /// Read this folder instead of the content inside the program
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    limit: LimitArgs,
}

#[derive(Args)]
struct AskArgs {
    /// The topic's folder name, like muscle-pain
    topic: String,
    /// An answer: question=choice, question=choice,choice, question=5, question=not-sure or question=declined
    #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
    answers: Vec<String>,
    /// How to print the outcome
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read this folder instead of the content inside the program
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

#[derive(Args)]
struct RestoreArgs {
    /// The content folder
    dir: PathBuf,
    /// Where the kiosk keeps the last good content; without it, the usual place
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,
}

#[derive(Args)]
struct FmtArgs {
    /// Content folders, or files that end in .ron
    #[arg(required = true, value_name = "DIR|FILE")]
    paths: Vec<PathBuf>,
    /// Change nothing; say which files would change, and exit with 1 if any would
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
struct MigrateArgs {
    /// The content folder
    dir: PathBuf,
    /// Change nothing; say which files are of an older format, and exit with 1 if any is
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
struct TranslateArgs {
    /// The content folder
    dir: PathBuf,
    /// The language, like es, ar or pt-BR
    #[arg(value_name = "LANG")]
    language: String,
}

#[derive(Args)]
struct StatsArgs {
    /// The kiosk's file of statistics [default: in the system's place for the state of programs]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = StatsFormat::Text)]
    format: StatsFormat,
    /// Only this topic, by its folder name
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StatsFormat {
    Text,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A pipe that nobody reads any more, as in `waitwise check | head`, is no fault.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Runs the command line and says how it ended.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come as "errors" too; a closed pipe is no reason to fail.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let ended = match cli.command {
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Explain(args)) => explain::explain(&args),
        Some(Command::New(args)) => new::new(&args),
        Some(Command::Preview(args)) => preview(&args),
        Some(Command::Gallery) => gallery(),
        Some(Command::Prove(args)) => prove::prove(&args),
        Some(Command::Paths(args)) => paths::paths(&args),
        #[cfg(feature = "sheet")]
        Some(Command::ProofSheet(args)) => proof_sheet::run(&args),
        Some(Command::Approve(args)) => approve::run(&args),
        Some(Command::Ask(args)) => ask::ask(&args),
        Some(Command::Restore(args)) => restore::restore(&args),
        Some(Command::Pin(args)) => pin::run(&args),
        Some(Command::Device(args)) => device::run(&args),
        Some(Command::Doctor(args)) => Ok(doctor::run(&args)),
        Some(Command::Fmt(args)) => fmt::fmt(&args),
        Some(Command::Migrate(args)) => migrate::run(&args),
        Some(Command::Translate(args)) => translate::run(&args),
        Some(Command::Stats(args)) => stats::stats(&args),
        Some(Command::Run(args)) => run(&args),
        None => run(&cli.run),
    };
    match ended {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithFindings) => ExitCode::from(1),
        Err(error) => {
            // Where nobody takes the words, the exit code tells all the same.
            let _ = std::io::stderr().write_all(format!("error: {error:#}\n").as_bytes());
            ExitCode::from(if error.is::<WrongUse>() { 2 } else { INTERNAL })
        }
    }
}

#[cfg(feature = "kiosk")]
fn run(args: &RunArgs) -> anyhow::Result<Ended> {
    run::run(args)
}

#[cfg(feature = "kiosk")]
fn preview(args: &PreviewArgs) -> anyhow::Result<Ended> {
    preview::preview(args)
}

#[cfg(feature = "kiosk")]
fn gallery() -> anyhow::Result<Ended> {
    gallery::gallery()
}

#[cfg(not(feature = "kiosk"))]
fn run(_: &RunArgs) -> anyhow::Result<Ended> {
    no_screen()
}

#[cfg(not(feature = "kiosk"))]
fn preview(_: &PreviewArgs) -> anyhow::Result<Ended> {
    no_screen()
}

#[cfg(not(feature = "kiosk"))]
fn gallery() -> anyhow::Result<Ended> {
    no_screen()
}

#[cfg(not(feature = "kiosk"))]
fn no_screen() -> anyhow::Result<Ended> {
    Err(WrongUse("This build has no screen. Build it with the feature `kiosk`.".to_owned()).into())
}

/// "1080x1920", both from 320 to 16384.
fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once(['x', 'X', '×']);
    let pixels = |part: &str| part.trim().parse::<u32>().ok().filter(|pixels| (320..=16_384).contains(pixels));
    parts
        .and_then(|(width, height)| Some((pixels(width)?, pixels(height)?)))
        .ok_or_else(|| "write it as WIDTHxHEIGHT in pixels, like 1080x1920, each from 320 to 16384".to_owned())
}
