//! `duizhao term list`.

use std::path::Path;

use super::super::exit::Exit;
use super::super::output::Output;
use super::{Source, english};
use crate::text::{pad, shorten, width};
use crate::workbench::{Failure, terms};

/// List the terms, with their English
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only terms in which this stands, in either language
    filter: Option<String>,
    /// Only terms of this domain
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    #[command(flatten)]
    source: Source,
}

/// The widest Chinese in the table, in columns.
const WIDEST: usize = 36;

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let (mut terms, problems) = terms(Path::new("."), &(&args.source).into())?;
    let wanted = args.filter.as_deref().unwrap_or_default().to_lowercase();
    terms.retain(|term| {
        let stands = format!("{} {}", term.zh, english(term)).to_lowercase().contains(&wanted);
        stands && args.domain.as_ref().is_none_or(|domain| term.domain.as_ref() == Some(domain))
    });
    let column = terms.iter().map(|term| width(&term.zh)).max().unwrap_or(0).min(WIDEST);
    let lines = terms.iter().map(|term| {
        let note = term.note.as_ref().map(|note| format!("  # {note}")).unwrap_or_default();
        format!("{}  {}{note}\n", pad(&shorten(&term.zh, column), column), english(term))
    });
    output.result(lines.collect::<String>());
    let noun = if terms.len() == 1 { "term" } else { "terms" };
    output.say(&format!("{} {noun}", terms.len()));
    output.problems(problems.as_slice());
    Ok(if problems.is_none() { Exit::Fine } else { Exit::Unusable })
}
