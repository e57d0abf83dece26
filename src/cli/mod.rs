//! The command line: one file a subcommand. Arguments become a verb's request; what the verb gives is printed.

mod accept;
mod add;
mod align;
mod check;
mod completions;
mod coverage;
mod diff;
mod exit;
mod export;
mod fill;
mod fmt;
mod import;
mod init;
mod install_git;
mod link;
mod man;
mod merge;
mod merge_file;
mod move_unit;
mod next;
mod numbers;
mod output;
mod progress;
mod reference;
mod rules;
mod schema;
mod segment;
mod serve;
mod set;
mod split;
mod state;
mod status;
mod stream;
mod suggest;
mod sync;
mod term;
mod tm;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ColorChoice, Parser, Subcommand, ValueEnum};

pub use exit::{EXIT_CODES, Exit};
pub use reference::reference;

use crate::report::Lang;
use crate::workbench::store;
use output::Output;

/// Chinese–English alignment workbench: transcripts as sentence units in YAML, checked, covered and exported.
#[derive(Debug, Parser)]
#[command(name = "duizhao", version, disable_help_subcommand = true, propagate_version = false)]
struct Cli {
    /// Work as if started in this folder
    #[arg(short = 'C', long = "folder", global = true, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Print errors only
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Print more about what was done
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
    /// Colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// The language of messages
    #[arg(long, global = true, value_name = "LANG", default_value = "en")]
    ui_lang: UiLang,
    /// Do so much at once [default: as many as there are processors]
    #[arg(short, long, global = true, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(subcommand)]
    command: Command,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum UiLang {
    /// English
    En,
    /// Chinese
    Zh,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Add(add::Args),
    Segment(segment::Args),
    Align(align::Args),
    Check(check::Args),
    Coverage(coverage::Args),
    Diff(diff::Args),
    Status(status::Args),
    Sync(sync::Args),
    MergeFile(merge_file::Args),
    InstallGit(install_git::Args),
    Next(next::Args),
    Set(set::Args),
    State(state::Args),
    Accept(accept::Args),
    Split(split::Args),
    Merge(merge::Args),
    Link(link::Args),
    Move(move_unit::Args),
    Fill(fill::Args),
    Suggest(suggest::Args),
    Fmt(fmt::Args),
    Export(export::Args),
    Import(import::Args),
    Serve(serve::Args),
    Term(term::Args),
    Tm(tm::Args),
    Numbers(numbers::Args),
    Rules(rules::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the command line `arguments`, the program's name first, and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; clap knows where each belongs.
            let asked = !error.use_stderr();
            let _ = error.print();
            return if asked { Exit::Fine } else { Exit::Unusable };
        }
    };
    let lang = match cli.ui_lang {
        UiLang::En => Lang::En,
        UiLang::Zh => Lang::Zh,
    };
    let output = Output::new(cli.color, cli.quiet, cli.verbose, lang);
    if let Some(folder) = &cli.folder
        && let Err(error) = store::go_to(folder)
    {
        output.failure(&error.into());
        return Exit::Unusable;
    }
    let processors = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let jobs = cli.jobs.map_or_else(processors, NonZeroUsize::get);
    let ended = match cli.command {
        Command::Init(args) => init::run(&args, &output),
        Command::Add(args) => add::run(&args, &output),
        Command::Align(args) => align::run(&args, jobs, &output),
        Command::Segment(args) => segment::run(&args, jobs, &output),
        Command::Check(args) => check::run(&args, jobs, &output),
        Command::Coverage(args) => coverage::run(&args, jobs, &output),
        Command::Diff(args) => diff::run(&args, &output),
        Command::Status(args) => status::run(&args, &output),
        Command::Sync(args) => sync::run(&args, jobs, &output),
        Command::MergeFile(args) => merge_file::run(&args, &output),
        Command::InstallGit(args) => install_git::run(&args, &output),
        Command::Next(args) => next::run(&args, &output),
        Command::Set(args) => set::run(&args, &output),
        Command::State(args) => state::run(&args, &output),
        Command::Accept(args) => accept::run(&args, &output),
        Command::Split(args) => split::run(&args, &output),
        Command::Merge(args) => merge::run(&args, &output),
        Command::Link(args) => link::run(&args, &output),
        Command::Move(args) => move_unit::run(&args, &output),
        Command::Fill(args) => fill::run(&args, &output),
        Command::Suggest(args) => suggest::run(&args, &output),
        Command::Fmt(args) => fmt::run(&args, &output),
        Command::Export(args) => export::run(&args, jobs, &output),
        Command::Import(args) => import::run(&args, &output),
        Command::Serve(args) => serve::run(&args, jobs, &output),
        Command::Term(args) => term::run(&args, &output),
        Command::Tm(args) => tm::run(&args, &output),
        Command::Numbers(args) => numbers::run(&args, &output),
        Command::Rules(args) => rules::run(&args, &output),
        Command::Schema(args) => schema::run(&args, &output),
        Command::Completions(args) => completions::run(&args, &output),
        Command::Man(args) => man::run(&args, &output),
    };
    ended.unwrap_or_else(|failure| {
        output.failure(&failure);
        Exit::Unusable
    })
}
