//! `duizhao tm import`.

use std::path::{Path, PathBuf};

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::progress::Bar;
use crate::workbench::{Failure, Workspace, tm_import};

/// Make files of earlier translations part of the project's memory
///
/// They are named under `memory:` in duizhao.yaml and stay where they are; with --to their pairs are written to
/// one new file, each once, and that is named instead.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files: .tmx, .xlf, .xliff, .tsv, .jsonl
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Put all pairs together in this new file (.tmx, .jsonl or .tsv)
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let bar = Bar::default();
    let imported = tm_import(&Workspace::open(Path::new("."))?, &args.files, args.to.as_deref(), &bar)?;
    drop(bar);
    super::say(&imported.reports, output);
    let repeated = match imported.repeated {
        0 => String::new(),
        count => format!(", {count} of them repeated and left out"),
    };
    output.say(&format!("{} pairs{repeated}", imported.entries));
    output.say(&format!("duizhao.yaml names {} under `memory:`", imported.registered.join(", ")));
    Ok(Exit::Fine)
}
