//! `duizhao rules`.

use super::coverage::Format;
use super::exit::Exit;
use super::output::Output;
use crate::check::RULES;
use crate::report::{rule_json, rule_text};
use crate::text::{nearest, pad};
use crate::workbench::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The rule to show
    rule: Option<String>,
    /// How to show the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let Some(name) = &args.rule else {
        output.result(match args.format {
            Format::Json => rule_json(),
            Format::Text => list(),
        });
        return Ok(Exit::Fine);
    };
    let Some(rule) = RULES.iter().find(|rule| rule.id == name) else {
        let near = nearest(name, RULES.iter().map(|rule| rule.id));
        let near = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
        return Err(Failure::Usage(format!("there is no rule `{name}`.{near} `duizhao rules` lists them.")));
    };
    output.result(rule_text(rule));
    Ok(Exit::Fine)
}

fn list() -> String {
    RULES
        .iter()
        .map(|rule| {
            let state = if rule.on { "" } else { " (off by default)" };
            format!("{} {} {}{state}\n", pad(rule.id, 24), pad(rule.severity.name(), 8), rule.summary)
        })
        .collect()
}
