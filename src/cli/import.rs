//! `duizhao import`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::format;
use crate::workbench::{Choice, Clash, Failure, ImportRequest, Imported, Reason, Workspace, import};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file that came back
    file: PathBuf,
    /// Its format [default: by the ending of its name]
    #[arg(long, value_name = "FORMAT")]
    from: Option<String>,
    /// The document it belongs to [default: the one that knows its units]
    #[arg(long, value_name = "DOCUMENT")]
    into: Option<String>,
    /// Where both sides changed, what stands here stays
    #[arg(long, conflicts_with_all = ["theirs", "ask"])]
    ours: bool,
    /// Where both sides changed, what came back is taken
    #[arg(long, conflicts_with = "ask")]
    theirs: bool,
    /// Where both sides changed, ask
    #[arg(long)]
    ask: bool,
    /// What is done with changes that a word processor tracked
    #[arg(long, value_name = "HOW", default_value = "accept")]
    tracked: Tracked,
    /// Show what would change and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tracked {
    /// They are taken as made
    Accept,
    /// They are taken as not made
    Refuse,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    if args.ask && !output.can_ask() {
        return Err(Failure::Usage("`--ask` needs a terminal. Say `--ours` or `--theirs`.".to_owned()));
    }
    let request = ImportRequest {
        file: args.file.clone(),
        from: args.from.clone(),
        into: args.into.clone(),
        tracked: match args.tracked {
            Tracked::Accept => format::Tracked::Accept,
            Tracked::Refuse => format::Tracked::Refuse,
        },
        dry_run: args.dry_run,
    };
    let mut ask = |clash: &Clash| match (args.ours, args.theirs, args.ask) {
        (true, ..) => Choice::Ours,
        (_, true, _) => Choice::Theirs,
        (_, _, true) => question(clash, output),
        _ => Choice::Open,
    };
    let imported = import(&Workspace::open(Path::new("."))?, &request, &mut ask)?;
    tell(&imported, args, output);
    Ok(Exit::unless(imported.open.is_empty()))
}

fn tell(imported: &Imported, args: &Args, output: &Output) {
    let file = &imported.file;
    for (line, text) in &imported.odd {
        output.say(&format!("{file}:{line}: {text}"));
    }
    for clash in &imported.open {
        output.error(&format!("{file}:{}: {}: {}", clash.line, clash.id, reason(clash.reason)));
        output.error(&format!("    here:  {}", shown(&clash.ours)));
        output.error(&format!("    there: {}", shown(&clash.theirs)));
    }
    if !imported.missing.is_empty() {
        let ids = match imported.missing.as_slice() {
            few if few.len() <= 12 => few.join(" "),
            many => format!("{} …", many[..12].join(" ")),
        };
        let units = several(imported.missing.len(), "unit has", "units have");
        output.say(&format!("{units} no row in {file}: {ids}"));
    }
    output.edited(&imported.edited, "imported", args.dry_run);
    let (texts, queries) = imported.taken;
    let would = if args.dry_run { "would be " } else { "" };
    let texts = several(texts, "English text", "English texts");
    let queries = several(queries, "query", "queries");
    output.say(&format!("{texts} and {queries} {would}taken from {file}"));
    if !imported.open.is_empty() {
        let count = imported.open.len();
        output.say(&format!("{count} to be decided: say --ours, --theirs or --ask, or edit the units"));
    }
}

fn several(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Both => "its English was changed here and there",
        Reason::Source => "its Chinese was changed here since the export, and its English there",
        Reason::Relinked => {
            "its units were linked or freed here since the export, and its English was changed there"
        }
        Reason::Emptied => "its English was emptied there",
        Reason::Omitted => "it is without English on purpose (`omit`), and has some there",
        Reason::Unsettled => "it has two English texts to choose from (`duizhao accept`), and a third there",
        Reason::Unmarked => "the row does not say what was exported, and its English is another than here",
    }
}

fn shown(english: &str) -> String {
    if english.is_empty() { "(nothing)".to_owned() } else { english.replace('\n', " ⏎ ") }
}

/// Asks at the terminal.
fn question(clash: &Clash, output: &Output) -> Choice {
    let Clash { id, zh, ours, theirs, .. } = clash;
    let (why, ours, theirs) = (reason(clash.reason), shown(ours), shown(theirs));
    let question = format!("\n{id}: {why}\n    {zh}\n    here:  {ours}\n    there: {theirs}\n");
    let mut asked = format!("{question}keep (o)urs, take (t)heirs, or (l)eave it open? ");
    loop {
        match output.ask(&asked).as_deref().map(str::to_lowercase).as_deref() {
            Some("o" | "ours") => return Choice::Ours,
            Some("t" | "theirs") => return Choice::Theirs,
            Some("l" | "") | None => return Choice::Open,
            Some(_) => asked = "o, t or l? ".to_owned(),
        }
    }
}
