//! `duizhao align`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use super::stream::StreamArgs;
use crate::jobs::Jobs;
use crate::project::Project;
use crate::report::{Links, alignment_html, alignment_tmx, alignment_tsv, beads_text};
use crate::workbench::{
    AlignRequest, Aligned, BatchRequest, BatchTally, Failure, IntoRequest, Likeness, Workspace, align,
    align_into, align_stream, aligned_unit_file, batch, pairs_of, store,
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The Chinese: text, .md, .html, .docx, .srt, .vtt or .pdf. With --into, the English
    #[arg(required_unless_present_any = ["batch", "stream"], conflicts_with = "stream")]
    zh: Option<PathBuf>,
    /// Its English translation, of any of these kinds
    #[arg(required_unless_present_any = ["batch", "into", "stream"], conflicts_with = "into")]
    en: Option<PathBuf>,
    /// Fill a document of the project (path or name) from this English. What a person wrote or confirmed stays, and
    /// where the text has it too no link crosses it; all else becomes a draft with the confidence of its link
    #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["batch", "to", "output", "stream"])]
    into: Option<String>,
    /// With --into, leave sure links of an earlier time too: only what is open or doubtful is aligned again
    #[arg(long, requires = "into")]
    pending: bool,
    /// With --into, show the lines that would change, and change nothing
    #[arg(short = 'n', long, requires = "into")]
    dry_run: bool,
    /// The files hold a sentence a line already
    #[arg(long, conflicts_with = "stream")]
    sentences: bool,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "yaml", conflicts_with = "stream")]
    to: Format,
    /// Terms that are sure to belong together: Chinese, tab, English, a pair a line
    #[arg(long, value_name = "FILE")]
    terms: Option<PathBuf>,
    /// Ask the program that `duizhao.yaml` names under `likeness:` which sentences are alike
    #[arg(long)]
    likeness: bool,
    /// Align many pairs, several at once (`-j`): a Chinese and an English file a line, a tab between them. Writes one JSON
    /// object a pair to the file of `-o`, in the order of the list; pairs that it holds already are left out, so that work
    /// can be taken up again
    #[arg(long, value_name = "PAIRS", conflicts_with_all = ["zh", "en", "to", "stream"], requires = "output")]
    batch: Option<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "stream")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filter: StreamArgs,
}

/// What `align` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A unit file with the English filled in, state `draft`
    Yaml,
    /// Numbers of sentences from 0: Chinese, tab, English, tab, confidence
    Beads,
    /// A translation memory for other tools
    Tmx,
    /// A table: Chinese, English, confidence, and whether it is sure
    Tsv,
    /// A page to look at: side by side, doubtful links lit, the path plotted
    Html,
}

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    let mut request = AlignRequest { sentences: args.sentences, ..AlignRequest::default() };
    let project = match Workspace::open(Path::new(".")) {
        Ok(workspace) => {
            request.take_settings(&workspace);
            workspace.project
        }
        Err(Failure::NoProject { .. }) => Project::default(),
        Err(other) => return Err(other),
    };
    if let Some(terms) = &args.terms {
        request.read_terms(terms)?;
    }
    if args.likeness {
        request.likeness = Some(Likeness::of(&Workspace::open(Path::new("."))?)?);
    }
    if args.filter.stream {
        return args.filter.run(jobs, output, |ends| align_stream(ends, &request));
    }
    if let (Some(list), Some(target)) = (&args.batch, &args.output) {
        return run_batch(list, target, (request, jobs), output);
    }
    if let (Some(document), Some(en)) = (&args.into, &args.zh) {
        let request = IntoRequest {
            document: document.clone(),
            each: request,
            pending: args.pending,
            dry_run: args.dry_run,
        };
        let edited = align_into(&Workspace::open(Path::new("."))?, en, &request)?;
        output.edited(&edited, "aligned", args.dry_run);
        return Ok(Exit::Fine);
    }
    let (zh, en) = (args.zh.clone().unwrap_or_default(), args.en.clone().unwrap_or_default());
    let aligned = align(&zh, &en, &request)?;
    for trouble in &aligned.alignment.troubles {
        output.say(&trouble.to_string());
    }
    tell(&aligned, output);
    let links = links(&aligned);
    let text = match args.to {
        Format::Yaml => aligned_unit_file(&aligned, &zh, &Project { schema: None, ..project }),
        Format::Beads => beads_text(&aligned.alignment),
        Format::Tmx => alignment_tmx(&links),
        Format::Tsv => alignment_tsv(&links),
        Format::Html => alignment_html(&links, &format!("{} – {}", aligned.zh.path, aligned.en.path)),
    };
    match &args.output {
        Some(path) => store::overwrite(path, text.as_bytes())?,
        None => output.result(text),
    }
    Ok(Exit::Fine)
}

fn links(aligned: &Aligned) -> Links<'_> {
    Links { zh: &aligned.zh.sentences, en: &aligned.en.sentences, alignment: &aligned.alignment }
}

/// How much of it is sure.
fn tell(aligned: &Aligned, output: &Output) {
    let beads = &aligned.alignment.beads;
    let sure = beads.iter().filter(|bead| bead.is_sure()).count();
    let null = beads.iter().filter(|bead| bead.is_null()).count();
    output.tell(&format!(
        "{} links: {sure} sure, {} doubtful; {null} sentences without counterpart",
        beads.len() - null,
        beads.len() - null - sure
    ));
}

/// Works through a list; what is done is written at once.
fn run_batch(
    list: &Path,
    target: &Path,
    (each, jobs): (AlignRequest, Jobs),
    output: &Output,
) -> Result<Exit, Failure> {
    let folder = list.parent().map(Path::to_path_buf).unwrap_or_default();
    let request = BatchRequest { pairs: pairs_of(list)?, folder, output: target.to_path_buf(), each, jobs };
    let bar = Bar::default();
    let BatchTally { done, failed, before } = batch(&request, &bar, &|line| output.say(line))?;
    drop(bar);
    output.say(&format!("{done} pairs aligned, {failed} failed, {before} done before"));
    Ok(if failed > 0 { Exit::Unusable } else { Exit::Fine })
}
