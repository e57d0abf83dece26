//! `duizhao serve`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::jobs::Jobs;
use crate::web::{ServeOptions, open_browser, serve};
use crate::workbench::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port [default: that of the last time, else one that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the page in your browser
    #[arg(long)]
    open: bool,
    /// Take a new port and a new token: a page that is still open is locked out
    #[arg(long)]
    fresh: bool,
}

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    let options = ServeOptions { port: args.port, fresh: args.fresh, lang: output.lang, jobs };
    serve(Path::new("."), options, |url| {
        output.result(format!("{url}\n"));
        output.say("The address holds a key: keep it to yourself. Ctrl-C ends.");
        if args.open && !open_browser(url) {
            output.say("No browser could be opened; open the address yourself.");
        }
    })?;
    Ok(Exit::Fine)
}
