//! `duizhao term import`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::super::exit::Exit;
use super::super::output::Output;
use crate::format::Oddity;
use crate::workbench::{Failure, TermsImported, import_terms};

/// Merge the terms of another tool into the glossary: new ones are added, existing ones stay as they are
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file: .tbx, .csv, .tsv, .md or .xlsx
    file: PathBuf,
    /// Write a new glossary of its own there instead
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

/// How many oddities of a kind are shown without `--verbose`.
const SHOWN: usize = 5;

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let imported = import_terms(Path::new("."), &args.file, args.to.as_deref())?;
    remarks(&imported, output);
    let TermsImported { from, to, entries, terms, added, known, .. } = &imported;
    let contradictions = imported.contradictions.len();
    let into = match to {
        Some(to) => format!("{added} added to {to}"),
        None => "nothing new".to_owned(),
    };
    let known = if *known > 0 { format!(", {known} known") } else { String::new() };
    let other = if contradictions > 0 {
        format!(", {contradictions} known with other English")
    } else {
        String::new()
    };
    output.say(&format!("{from}: {entries} entries, {terms} terms; {into}{known}{other}"));
    let broken = imported.remarks.iter().any(|remark| remark.kind == Oddity::Broken);
    Ok(if broken { Exit::Unusable } else { Exit::Fine })
}

/// What is odd, by line: the first of each kind, all of them with `--verbose`; then how many there are.
fn remarks(imported: &TermsImported, output: &Output) {
    let mut told: HashMap<Oddity, usize> = HashMap::new();
    let from = &imported.from;
    for remark in &imported.remarks {
        let told = told.entry(remark.kind).or_default();
        *told += 1;
        let line = format!("{from}:{}: {}", remark.line, remark.text);
        if *told <= SHOWN { output.say(&line) } else { output.tell(&line) }
    }
    for (index, (line, text)) in imported.contradictions.iter().enumerate() {
        let line = format!("{from}:{line}: {text}");
        if index < SHOWN { output.say(&line) } else { output.tell(&line) }
    }
    let counts: Vec<String> =
        imported.counts().into_iter().map(|(kind, count)| format!("{count} {}", kind.name())).collect();
    if !counts.is_empty() {
        output.say(&format!("{from}: {}", counts.join("; ")));
    }
}
