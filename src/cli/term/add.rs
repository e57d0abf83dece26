//! `duizhao term add`.

use std::path::Path;

use super::super::exit::Exit;
use super::super::output::Output;
use crate::workbench::{Failure, Term, Workspace, add_term};

/// Add a term to the end of the project's glossary; nothing else in the file moves
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The Chinese
    zh: String,
    /// The preferred English; it may be left out with --dnt
    en: Option<String>,
    /// Other English that will do; may be given several times
    #[arg(long, value_name = "ENGLISH")]
    admit: Vec<String>,
    /// English that must not be used; may be given several times
    #[arg(long, value_name = "ENGLISH")]
    forbid: Vec<String>,
    /// Its part of speech: name, noun, verb, phrase
    #[arg(long)]
    pos: Option<String>,
    /// Where it belongs
    #[arg(long)]
    domain: Option<String>,
    /// A note for translators
    #[arg(long)]
    note: Option<String>,
    /// Do not translate: the English keeps the term, or its Latin letters
    #[arg(long)]
    dnt: bool,
    /// Tell capital and small letters apart
    #[arg(long)]
    case: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let term = Term {
        zh: args.zh.trim().to_owned(),
        en: args.en.as_deref().unwrap_or_default().trim().to_owned(),
        admitted: args.admit.clone(),
        forbidden: args.forbid.clone(),
        pos: args.pos.clone(),
        domain: args.domain.clone(),
        note: args.note.clone(),
        dnt: args.dnt,
        case: args.case,
    };
    let zh = term.zh.clone();
    let added = add_term(&Workspace::open(Path::new("."))?, term)?;
    let made = if added.made { ", which was made" } else { "" };
    output.say(&format!("{zh} was added to {}{made}", added.path));
    Ok(Exit::Fine)
}
