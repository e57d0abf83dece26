//! `duizhao`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    duizhao::cli::run(std::env::args_os()).into()
}
