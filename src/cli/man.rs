//! `duizhao man`.

use clap::CommandFactory;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command; the whole by default
    command: Option<String>,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let mut root = super::Cli::command();
    root.build();
    let command = match &args.command {
        None => root,
        Some(name) => match root.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                return Err(Failure::Usage(format!(
                    "there is no command `{name}`. `duizhao --help` lists them."
                )));
            }
        },
    };
    let mut bytes = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut bytes);
    rendered.map_err(|error| Failure::Usage(format!("the manual page could not be made: {error}.")))?;
    output.result(bytes);
    Ok(Exit::Fine)
}
