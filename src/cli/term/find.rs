//! `duizhao term find`.

use std::path::Path;

use super::super::exit::Exit;
use super::super::output::Output;
use super::{Source, english};
use crate::text::{pad, width};
use crate::workbench::{Failure, find_terms};

/// Show the terms that stand in a Chinese text, with their English
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text; - for standard input
    text: String,
    #[command(flatten)]
    source: Source,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let (found, problems) = find_terms(Path::new("."), &(&args.source).into(), &args.text)?;
    let column = found.iter().map(|found| width(&found.term.zh)).max().unwrap_or(0);
    let lines = found.iter().map(|found| {
        let times = if found.times > 1 { format!("  ({} times)", found.times) } else { String::new() };
        format!("{}  {}{times}\n", pad(&found.term.zh, column), english(&found.term))
    });
    output.result(lines.collect::<String>());
    if found.is_empty() {
        output.say("no term of the glossary stands in this text");
    }
    output.problems(problems.as_slice());
    Ok(if problems.is_none() { Exit::Fine } else { Exit::Unusable })
}
