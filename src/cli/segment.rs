//! `duizhao segment`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::project::Project;
use crate::text::Language;
use crate::workbench::{Cut, CutParagraph, Failure, Workspace, segment, segment_plain, store, unit_file};

/// Cut a transcript into sentences and show them; nothing is stored
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The transcript; - for standard input
    transcript: PathBuf,
    /// What to print
    #[arg(long, value_name = "SHAPE", default_value = "lines")]
    to: Shape,
    /// Running text: paragraphs by blank lines, no speakers, no re-joining; a sentence a line
    #[arg(long, conflicts_with = "to")]
    plain: bool,
    /// The language of the text; found out by default
    #[arg(long, value_name = "LANG")]
    lang: Option<Tongue>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What `segment` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// The unit file that `add` would make
    Yaml,
    /// A sentence a line
    Lines,
    /// A table: unit, paragraph, role, speaker, text
    Tsv,
    /// A paragraph a line, broken lines re-joined
    Paragraphs,
}

/// The languages that can be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    /// Chinese
    Zh,
    /// English
    En,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let project = match Workspace::open(Path::new(".")) {
        Ok(workspace) => workspace.project,
        Err(Failure::NoProject { .. }) => Project::default(),
        Err(other) => return Err(other),
    };
    let language = args.lang.map(|tongue| match tongue {
        Tongue::Zh => Language::Zh,
        Tongue::En => Language::En,
    });
    if args.plain {
        let paragraphs = segment_plain(&args.transcript, &project.segment, language)?;
        let text: String = paragraphs.iter().flatten().map(|sentence| format!("{sentence}\n")).collect();
        return print(args, output, &text);
    }
    let cut = segment(&args.transcript, &project.segment, &[], language)?;
    if let Some(encoding) = cut.converted_from {
        output.say(&format!("read as {encoding}"));
    }
    for join in cut.paragraphs.iter().flat_map(|paragraph| &paragraph.joins) {
        output.tell(&format!("joined {}: {}", join.at, join.reason.explain()));
    }
    let text = match args.to {
        Shape::Yaml => unit_file(&args.transcript, &cut, &Project { schema: None, ..project }),
        Shape::Lines => sentences(&cut).map(|(_, _, text)| text + "\n").collect(),
        Shape::Tsv => tsv(&cut),
        Shape::Paragraphs => cut
            .paragraphs
            .iter()
            .map(|paragraph| format!("{}{}\n", paragraph.label, paragraph.text))
            .collect(),
    };
    print(args, output, &text)
}

/// To the file that was asked for, else to standard output.
fn print(args: &Args, output: &Output, text: &str) -> Result<Exit, Failure> {
    match &args.output {
        Some(path) => store::overwrite(path, text.as_bytes())?,
        None => output.result(text),
    }
    Ok(Exit::Fine)
}

/// The sentences in printed order: the paragraph's number from 1, the paragraph, and the text, the label
/// before the first of a turn. A tab inside a sentence becomes a blank.
fn sentences(cut: &Cut) -> impl Iterator<Item = (usize, &CutParagraph, String)> {
    cut.paragraphs.iter().enumerate().flat_map(|(number, paragraph)| {
        paragraph.sentences.iter().enumerate().map(move |(nth, sentence)| {
            let label = if nth == 0 { paragraph.label.as_str() } else { "" };
            (number + 1, paragraph, format!("{label}{sentence}").replace(['\t', '\n', '\r'], " "))
        })
    })
}

fn tsv(cut: &Cut) -> String {
    let mut out = "unit\tparagraph\trole\tspeaker\ttext\n".to_owned();
    for (unit, (number, paragraph, text)) in sentences(cut).enumerate() {
        let speaker = paragraph.speaker.as_deref().unwrap_or_default();
        out.push_str(&format!("{}\t{number}\t{}\t{speaker}\t{text}\n", unit + 1, paragraph.role.name()));
    }
    out
}
