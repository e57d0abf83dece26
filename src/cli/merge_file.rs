//! `duizhao merge-file`.

use std::path::PathBuf;

use super::exit::Exit;
use super::output::Output;
use crate::project::Clash;
use crate::workbench::{Failure, MergeRequest, merge_file};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What both come from
    #[arg(required_unless_present = "marks")]
    base: Option<PathBuf>,
    /// Ours; the result is written here
    #[arg(required_unless_present = "marks")]
    ours: Option<PathBuf>,
    /// Theirs
    #[arg(required_unless_present = "marks")]
    theirs: Option<PathBuf>,
    /// A file with the marks of a merge in it (<<<<<<<), instead of three files
    #[arg(long, value_name = "FILE", conflicts_with_all = ["base", "ours", "theirs"])]
    marks: Option<PathBuf>,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let request = match (&args.marks, &args.base, &args.ours, &args.theirs) {
        (Some(path), ..) => MergeRequest::Marked(path.clone()),
        (None, Some(base), Some(ours), Some(theirs)) => {
            MergeRequest::Files { base: base.clone(), ours: ours.clone(), theirs: theirs.clone() }
        }
        _ => return Err(Failure::Usage("name three files: base, ours, theirs.".to_owned())),
    };
    let clashes = merge_file(&request)?;
    for clash in &clashes {
        output.say(&line(clash));
    }
    Ok(Exit::unless(!clashes.iter().any(Clash::is_open)))
}

fn line(clash: &Clash) -> String {
    match clash {
        Clash::English(id) => format!(
            "{id}: both sides have another English; theirs stands under `conflict`. Choose with `duizhao accept {id} --ours`, `--theirs` or `--both`."
        ),
        Clash::Field { id, field } => {
            format!("{id}: both sides changed `{field}`; ours stands. Look at theirs and mend it by hand.")
        }
        Clash::Deleted(id) => {
            format!("{id}: deleted on one side and changed on the other; it stays. Delete it if it is to go.")
        }
        Clash::Around => {
            "both sides changed the same lines above or below the units; ours stand. Look at theirs and mend them by hand.".to_owned()
        }
        Clash::Unapproved(id) => format!(
            "{id}: approved on one side while the other changed the English; its state is `translated` again. Read it once more."
        ),
    }
}
