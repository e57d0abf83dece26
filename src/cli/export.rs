//! `duizhao export`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::format::{self, Options};
use crate::jobs::Jobs;
use crate::project::State;
use crate::workbench::{ExportRequest, Exported, Failure, Printer, Workspace, export};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// Formats: html, docx, odt, epub, typ, tex, pdf, md, txt, tei, csv, tsv, xlsx, jsonl, moses, xliff, xliff12, po, tmx, srt, vtt
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "html")]
    to: Vec<String>,
    /// A file or a folder; standard output by default, for one document in one format
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// How the two languages stand to each other
    #[arg(long, value_name = "LAYOUT", default_value = "side")]
    layout: Layout,
    /// In which order the parts stand
    #[arg(long, value_name = "ORDER", default_value = "reading")]
    order: Order,
    /// What is done with misprints of the source
    #[arg(long, value_name = "HOW", default_value = "mark")]
    sic: Sic,
    /// What stands where English is missing
    #[arg(long, value_name = "WHAT", default_value = "mark")]
    untranslated: Untranslated,
    /// Only units of at least this state; […] stands for the rest
    #[arg(long, value_name = "STATE")]
    only: Option<State>,
    /// Only the turns of the speaker with this key; […] stands for the rest
    #[arg(long, value_name = "KEY")]
    speaker: Option<String>,
    /// A template that makes the HTML instead of the built-in page
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Print the built-in page as a template to change, and export nothing
    #[arg(long)]
    print_template: bool,
    /// Refuse documents of which less than N per cent are translated
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=100))]
    keep: Option<u8>,
    /// Which program makes PDFs; by default Typst where it is installed, else Chromium
    #[arg(long, value_name = "PROGRAM")]
    pdf_with: Option<PdfWith>,
    /// Show notes and queries for colleagues
    #[arg(long)]
    internal: bool,
    /// Leave out what an earlier run with --resume has written and what would be the same again
    #[arg(long, requires = "output")]
    resume: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Chinese left, English right
    Side,
    /// Each paragraph in Chinese, then in English
    Stacked,
    /// Each sentence in Chinese, then in English
    Interlinear,
    /// Chinese only
    Source,
    /// English only
    Target,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PdfWith {
    /// Typst sets the pages
    Typst,
    /// Chromium or Google Chrome prints the HTML
    Chromium,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// As a reader reads them
    Reading,
    /// As they were printed
    Printed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sic {
    /// Printed as found
    Keep,
    /// Printed as found, with the reading beside it
    Mark,
    /// Printed as read, where nobody doubts the reading
    Correct,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Untranslated {
    /// A visible mark
    Mark,
    /// The Chinese
    Source,
    /// Nothing
    Blank,
}

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    if args.print_template {
        output.result(format::HTML_TEMPLATE);
        return Ok(Exit::Fine);
    }
    let request = ExportRequest {
        documents: args.documents.clone(),
        to: args.to.clone(),
        output: args.output.clone(),
        keep: args.keep,
        template: args.template.clone(),
        pdf_with: args.pdf_with.map(|with| match with {
            PdfWith::Typst => Printer::Typst,
            PdfWith::Chromium => Printer::Chromium,
        }),
        options: options(args),
        resume: args.resume,
        jobs,
    };
    let exported = export(&Workspace::open(Path::new("."))?, &request, &Bar::default())?;
    for file in &exported.files {
        output.say(&format!("wrote {file}"));
    }
    if let Some(bytes) = &exported.bytes {
        output.result(bytes);
    }
    if exported.done_before > 0 {
        output.say(&format!("{} done before and left as they are", exported.done_before));
    }
    if is_empty(&exported) {
        output.say("nothing to export: this project has no documents");
    }
    output.problems(&exported.problems);
    output.failures(&exported.failures);
    exported.refused.iter().for_each(|refusal| output.error(refusal));
    let whole = exported.problems.is_empty() && exported.failures.is_empty();
    Ok(match (whole, exported.refused.is_empty()) {
        (false, _) => Exit::Unusable,
        (true, none) => Exit::unless(none),
    })
}

/// Whether nothing came of it, good or bad.
fn is_empty(exported: &Exported) -> bool {
    let Exported { files, done_before, bytes, refused, problems, failures } = exported;
    let good = files.is_empty() && *done_before == 0 && bytes.is_none();
    good && refused.is_empty() && problems.is_empty() && failures.is_empty()
}

fn options(args: &Args) -> Options {
    Options {
        layout: match args.layout {
            Layout::Side => format::Layout::Side,
            Layout::Stacked => format::Layout::Stacked,
            Layout::Interlinear => format::Layout::Interlinear,
            Layout::Source => format::Layout::Source,
            Layout::Target => format::Layout::Target,
        },
        order: match args.order {
            Order::Reading => format::Order::Reading,
            Order::Printed => format::Order::Printed,
        },
        sic: match args.sic {
            Sic::Keep => format::SicMode::Keep,
            Sic::Mark => format::SicMode::Mark,
            Sic::Correct => format::SicMode::Correct,
        },
        untranslated: match args.untranslated {
            Untranslated::Mark => format::Untranslated::Mark,
            Untranslated::Source => format::Untranslated::Source,
            Untranslated::Blank => format::Untranslated::Blank,
        },
        only: args.only,
        speaker: args.speaker.clone(),
        internal: args.internal,
    }
}
