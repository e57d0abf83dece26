//! `duizhao set`.

use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::output::Output;
use crate::project::State;
use crate::workbench::{Failure, SETTABLE, Workspace, set, set_from, store};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The unit: its id, or DOCUMENT#ID
    #[arg(required_unless_present = "from")]
    unit: Option<String>,
    /// The text; several are segments of English; - reads standard input; "" takes the text away; behind -- it may
    /// begin with a hyphen
    #[arg(required_unless_present = "from")]
    text: Vec<String>,
    /// The field to write
    #[arg(long, default_value = "en", value_parser = clap::builder::PossibleValuesParser::new(SETTABLE))]
    field: String,
    /// Give the unit this state too
    #[arg(long, value_name = "STATE")]
    state: Option<State>,
    /// Set what a file says, a unit a line: id, tab, English; or JSON lines {"id": …, "en": …}
    #[arg(long, value_name = "FILE", conflicts_with_all = ["unit", "text", "state"])]
    from: Option<PathBuf>,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let edited = match (&args.from, &args.unit) {
        (Some(file), _) => set_from(&workspace, file, args.dry_run)?,
        (None, Some(unit)) => {
            let texts = match args.text.as_slice() {
                [dash] if dash == "-" => vec![store::read_text(Path::new("-"))?],
                texts => texts.to_vec(),
            };
            set(&workspace, unit, &args.field, &texts, args.state, args.dry_run)?
        }
        (None, None) => return Ok(Exit::Unusable),
    };
    output.edited(&edited, "set", args.dry_run);
    Ok(Exit::Fine)
}
