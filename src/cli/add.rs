//! `duizhao add`.

use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Workspace, add};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The transcript: text (UTF-8, GB18030, Big5), .md, .html, .docx, .srt, .vtt or .pdf
    transcript: PathBuf,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let added = add(&Workspace::open(Path::new("."))?, &args.transcript)?;
    output.say(&format!("{}: {} units in {} turns", added.path, added.units, added.turns));
    if let Some(encoding) = added.converted_from {
        output.say(&format!("the transcript is {encoding}; the unit file is UTF-8"));
    }
    for remark in &added.remarks {
        output.say(&format!("{remark}"));
    }
    if added.joins > 0 {
        output.say(&format!(
            "{} broken lines were joined; they are listed under `source: joins:`",
            added.joins
        ));
    }
    if added.proposes_order {
        output.say(
            "print order does not read on; a reading order is proposed at the top of the file, as comments",
        );
    }
    for words in &added.unnamed {
        output.say(&format!("nobody is named for the passage that begins {words}…; give it a `speaker` and `label: none`, if you know"));
    }
    if !added.speakers.is_empty() {
        output.say(&format!(
            "new speakers in duizhao.yaml, whose English is to be filled in: {}",
            added.speakers.join("、")
        ));
    }
    Ok(Exit::Fine)
}
