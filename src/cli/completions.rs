//! `duizhao completions`.

use clap::CommandFactory;
use clap_complete::Shell;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "duizhao", &mut bytes);
    output.result(bytes);
    Ok(Exit::Fine)
}
