//! `duizhao install-git`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Workspace, install_git};

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, output: &Output) -> Result<Exit, Failure> {
    let done = install_git(&Workspace::open(Path::new("."))?)?;
    let word = if done.added { "added" } else { "stands there already" };
    output.result(format!(
        "{}: `{}` {word}; commit it\nthis clone: merge.duizhao.driver is set; every other clone runs `duizhao install-git` once\n",
        done.attributes, done.line
    ));
    Ok(Exit::Fine)
}
