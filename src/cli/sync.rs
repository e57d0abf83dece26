//! `duizhao sync`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::jobs::Jobs;
use crate::report::sync_text;
use crate::workbench::{Failure, Workspace, sync};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// Cut all units anew by today's rules, also where the text did not change
    #[arg(long)]
    resegment: bool,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let how = (args.resegment, args.dry_run);
    let syncs = sync(&workspace, &args.documents, how, jobs, &Bar::default())?;
    for document in &syncs.documents {
        output.result(sync_text(&document.path, &document.notes, args.dry_run, output.color()));
        if !document.left.is_empty() {
            output.say(&format!(
                "left as they are, for something is written about them: {}",
                document.left.join(", ")
            ));
        }
        if !document.speakers.is_empty() {
            output.say(&format!(
                "new in duizhao.yaml: {}; write their English names there",
                document.speakers.join(", ")
            ));
        }
    }
    let whole = syncs.problems.is_empty() && syncs.failures.is_empty();
    if syncs.documents.is_empty() && whole {
        output.say("this project has no documents");
    }
    output.problems(&syncs.problems);
    output.failures(&syncs.failures);
    Ok(if whole { Exit::Fine } else { Exit::Unusable })
}
