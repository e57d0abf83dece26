//! `duizhao segment`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use super::stream::StreamArgs;
use crate::jobs::Jobs;
use crate::project::Project;
use crate::text::Language;
use crate::workbench::{
    Cut, CutParagraph, Explained, Failure, Recut, SegmentStreamRequest, Workspace, clock, document_of,
    explain, export_srx, joins_of, recut, segment, segment_plain, segment_stream, store, unit_file,
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The transcript: text, .md, .html, .docx, .srt, .vtt or .pdf; - for standard input
    #[arg(required_unless_present_any = ["export_srx", "stream"], conflicts_with = "stream")]
    transcript: Option<PathBuf>,
    /// What to print
    #[arg(long, value_name = "SHAPE", default_value = "lines", conflicts_with = "stream")]
    to: Shape,
    /// Running text: paragraphs by blank lines, no speakers, no re-joining; a sentence a line
    #[arg(long, conflicts_with = "to")]
    plain: bool,
    /// Show what today's rules would do to the unit file that was made from this transcript
    #[arg(long, conflicts_with_all = ["to", "plain", "stream"])]
    diff: bool,
    /// Show every mark that could end a sentence, as a table: line, column, mark, cut or kept, sure or doubtful,
    /// and why
    #[arg(long, conflicts_with_all = ["to", "diff", "stream"])]
    explain: bool,
    /// Print our rules for Chinese as an SRX 2.0 file, for OmegaT, Okapi and others
    #[arg(long, conflicts_with_all = ["transcript", "to", "plain", "diff", "explain", "lang", "stream"])]
    export_srx: bool,
    /// The language of the text; found out by default
    #[arg(long, value_name = "LANG", conflicts_with = "diff")]
    lang: Option<Tongue>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "stream")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filter: StreamArgs,
}

/// What `segment` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// The unit file that `add` would make
    Yaml,
    /// A sentence a line
    Lines,
    /// A table: unit, paragraph, role, speaker, text; for subtitles start and end too
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

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    let language = args.lang.map(|tongue| match tongue {
        Tongue::Zh => Language::Zh,
        Tongue::En => Language::En,
    });
    if args.filter.stream {
        let settings = match Workspace::open(Path::new(".")) {
            Ok(workspace) => workspace.project.segment,
            Err(Failure::NoProject { .. }) => Project::default().segment,
            Err(other) => return Err(other),
        };
        let request = SegmentStreamRequest { settings, language, plain: args.plain };
        return args.filter.run(jobs, output, |ends| segment_stream(ends, &request));
    }
    let transcript = args.transcript.as_deref().unwrap_or(Path::new("-"));
    let (project, joins) = match Workspace::open(Path::new(".")) {
        Ok(workspace) if args.diff => {
            return print(args, output, &diff(&recut(&workspace, transcript)?));
        }
        Ok(workspace) if args.export_srx => (workspace.project, Vec::new()),
        Ok(workspace) => {
            let document = document_of(&workspace, transcript)?;
            (workspace.project, document.as_ref().map(joins_of).unwrap_or_default())
        }
        Err(Failure::NoProject { .. }) if !args.diff => (Project::default(), Vec::new()),
        Err(other) => return Err(other),
    };
    if args.export_srx {
        return print(args, output, &export_srx(&project.segment));
    }
    if args.explain {
        let marks = explain(transcript, &project.segment, &joins, language, args.plain)?;
        return print(args, output, &explained(&marks));
    }
    if args.plain {
        let paragraphs = segment_plain(transcript, &project.segment, language)?;
        let text: String = paragraphs.iter().flatten().map(|sentence| format!("{sentence}\n")).collect();
        return print(args, output, &text);
    }
    let cut = segment(transcript, &project.segment, &joins, language)?;
    if let Some(encoding) = cut.converted_from {
        output.say(&format!("read as {encoding}"));
    }
    for remark in &cut.remarks {
        output.say(&remark.to_string());
    }
    for join in cut.paragraphs.iter().flat_map(|paragraph| &paragraph.joins) {
        output.tell(&format!("joined {}: {}", join.at, join.reason.explain()));
    }
    let text = match args.to {
        Shape::Yaml => unit_file(transcript, &cut, &Project { schema: None, ..project }),
        Shape::Lines => sentences(&cut).map(|row| row.text + "\n").collect(),
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

/// The changes as a diff: units that are, sentences that would be.
fn diff(recut: &Recut) -> String {
    let mut out = String::new();
    for change in &recut.changes {
        out.push_str(&format!("@@ {}:{}\n", recut.path, change.line));
        change.before.iter().for_each(|unit| out.push_str(&format!("-{unit}\n")));
        change.after.iter().for_each(|sentence| out.push_str(&format!("+{sentence}\n")));
    }
    if out.is_empty() {
        out.push_str(&format!("{} is what the rules would make today\n", recut.path));
    }
    out
}

fn explained(marks: &[Explained]) -> String {
    let mut out = "line\tcolumn\tmark\tverdict\tsureness\treason\n".to_owned();
    for Explained { place, mark, is_cut, is_doubtful, reason } in marks {
        let verdict = if *is_cut { "cut" } else { "kept" };
        let sureness = if *is_doubtful { "doubtful" } else { "sure" };
        out.push_str(&format!("{}\t{}\t{mark}\t{verdict}\t{sureness}\t{reason}\n", place.line, place.column));
    }
    out
}

/// A sentence as it is shown.
struct Row<'a> {
    /// The paragraph's number, from 1.
    number: usize,
    paragraph: &'a CutParagraph,
    /// The label before the first sentence of a turn; a tab inside a sentence becomes a blank.
    text: String,
    /// When it is heard, where the file says that.
    time: Option<(u64, u64)>,
}

/// The sentences in printed order.
fn sentences(cut: &Cut) -> impl Iterator<Item = Row<'_>> {
    cut.paragraphs.iter().enumerate().flat_map(|(number, paragraph)| {
        paragraph.sentences.iter().enumerate().map(move |(nth, sentence)| {
            let label = if nth == 0 { paragraph.label.as_str() } else { "" };
            Row {
                number: number + 1,
                paragraph,
                text: format!("{label}{sentence}").replace(['\t', '\n', '\r'], " "),
                time: paragraph.times.get(nth).copied().flatten(),
            }
        })
    })
}

fn tsv(cut: &Cut) -> String {
    let times = if cut.timed { "\tstart\tend" } else { "" };
    let mut out = format!("unit\tparagraph\trole\tspeaker\ttext{times}\n");
    for (unit, row) in sentences(cut).enumerate() {
        let speaker = row.paragraph.speaker.as_deref().unwrap_or_default();
        let role = row.paragraph.role.name();
        out.push_str(&format!("{}\t{}\t{role}\t{speaker}\t{}", unit + 1, row.number, row.text));
        if cut.timed {
            let (start, end) = row.time.map_or_else(Default::default, |(a, b)| (clock(a), clock(b)));
            out.push_str(&format!("\t{start}\t{end}"));
        }
        out.push('\n');
    }
    out
}
