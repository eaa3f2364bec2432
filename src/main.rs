//! Arguments in, exit code out. What the commands do is in `waitwise::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    waitwise::cli::main(std::env::args_os())
}
