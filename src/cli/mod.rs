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

use crate::jobs::Jobs;
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

// What a command takes is made known when it is called: `defer`. Its line for the list stands here for that.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Begin a project with a small sample to try things on
    Init(init::Args),
    /// Segment a transcript into the project; register the document and its speakers
    Add(add::Args),
    /// Cut a transcript into sentences and show them; nothing is stored
    Segment(segment::Args),
    /// Link an existing translation to its Chinese, sentence by sentence
    Align(align::Args),
    /// Look for what is missing, altered, left in Chinese or still open; judge the coverage gates
    Check(check::Args),
    /// Count how much has English, and judge the gates
    Coverage(coverage::Args),
    /// Show what changed in the units since a git revision, or between two
    Diff(diff::Args),
    /// Show where the project stands, turn by turn, and what is next
    Status(status::Args),
    /// Follow a transcript that was replaced by a better copy: units find their text again, and no English is lost
    Sync(sync::Args),
    /// Merge two branches of a unit file by unit and field, as git's merge driver or after a merge that left its marks
    MergeFile(merge_file::Args),
    /// Let git merge the unit files of this project by unit and field, in this clone
    InstallGit(install_git::Args),
    /// Print where the next unit stands that needs a person: file:line, in reading order
    Next(next::Args),
    /// Write English, or a note, into a unit; the rest of the file stays as it was typed
    Set(set::Args),
    /// Say how far units have come
    State(state::Args),
    /// Say that English was looked at after its Chinese changed, or which of two texts stays
    Accept(accept::Args),
    /// Make two units of one
    Split(split::Args),
    /// Make one unit of neighbours
    Merge(merge::Args),
    /// Let several Chinese units share one English
    Link(link::Args),
    /// Move a unit, with its comments, to another place in its file; an obsolete one comes back
    Move(move_unit::Args),
    /// Give units without English what memory has for the very same Chinese, as drafts
    Fill(fill::Args),
    /// Show what the program under `suggest:` in `duizhao.yaml` has for units; nothing is written
    Suggest(suggest::Args),
    /// Set right the blank lines between units; text, comments and quotes stay as they were typed
    Fmt(fmt::Args),
    /// Write bilingual documents
    Export(export::Args),
    /// Take back what people changed in an exported file; changed units become drafts
    Import(import::Args),
    /// Work in the browser: a page on this computer, over the same files, beside any editor
    Serve(serve::Args),
    /// List, add, find, harvest, import and export the terms of the glossary
    Term(term::Args),
    /// Look sentences up in the translation memory, and look after it
    Tm(tm::Args),
    /// Show the numbers, dates and amounts that the checks see in a text
    Numbers(numbers::Args),
    /// List the rules, or show one with its reasons and examples
    Rules(rules::Args),
    /// Print a JSON Schema: of a file, for editors to complete and validate with, or of the records of a stream
    Schema(schema::Args),
    /// Print completions for a shell
    Completions(completions::Args),
    /// Print the manual page, of the whole or of one command
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
    let jobs = Jobs::new(cli.jobs);
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
