//! `waitwise device FILE`: checks what is said of one computer, and writes it in the words of other programs, so that how
//! the screen hangs is said in one place only.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ended, WrongUse};
use crate::device::{Device, DeviceError, touch, weston};
use crate::diagnostics;

#[derive(Args)]
pub struct DeviceArgs {
    /// The device file
    file: PathBuf,
    /// What to do with it
    #[arg(value_enum, default_value_t = What::Check)]
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Say whether it is right
    Check,
    /// Print the screen's section for weston.ini
    Weston,
    /// Print the touch panel's rules for udev
    Udev,
}

pub fn run(args: &DeviceArgs) -> anyhow::Result<Ended> {
    let device = match Device::load(&args.file) {
        Ok(device) => device,
        // To find errors is what was asked for.
        Err(DeviceError::Wrong { findings, .. }) if args.what == What::Check => {
            say_on!("{}", diagnostics::render(&findings));
            return Ok(Ended::WithFindings);
        }
        Err(error) => return Err(WrongUse(error.to_string()).into()),
    };
    match args.what {
        What::Check => say!("{} is right.", args.file.display()),
        What::Weston => {
            let section = weston::section(&device).ok_or_else(|| {
                let help = "Weston names its screens in its log. Add a line output: \"HDMI-A-1\", with your own.";
                WrongUse(format!("{} doesn't say which output the screen is. {help}", args.file.display()))
            })?;
            say_on!("{section}");
        }
        What::Udev => say_on!("{}", touch::rules(&device)),
    }
    Ok(Ended::Well)
}
