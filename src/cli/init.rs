//! `duizhao init`.

use std::path::PathBuf;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, init};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the new project
    #[arg(value_name = "FOLDER", default_value = ".")]
    new_folder: PathBuf,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let made = init(&args.new_folder)?;
    for file in &made.files {
        output.say(&format!("made {file}"));
    }
    output.say(
        "next: `duizhao status`, then write English under a Chinese sentence in translations/sample.yaml",
    );
    Ok(Exit::Fine)
}
