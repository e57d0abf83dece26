//! The page of the manual that lists every command: written from the command line's own definition.

use clap::CommandFactory;

/// The reference of all commands, in Markdown.
pub fn reference() -> String {
    let mut root = super::Cli::command().term_width(100);
    root.build();
    let mut out =
        "<!-- Written from src/cli/; `UPDATE=1 cargo test` writes it anew. -->\n\n# Commands\n".to_owned();
    out.push_str(&section("duizhao", &mut root.clone()));
    for command in root.get_subcommands().cloned().collect::<Vec<_>>() {
        let mut command = command.term_width(100);
        let name = format!("duizhao {}", command.get_name());
        out.push_str(&section(&name, &mut command));
        for below in command.get_subcommands().cloned().collect::<Vec<_>>() {
            let mut below = below.term_width(100);
            out.push_str(&section(&format!("{name} {}", below.get_name()), &mut below));
        }
    }
    out
}

fn section(name: &str, command: &mut clap::Command) -> String {
    let help = command.render_help().to_string();
    let help: String = help.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    format!("\n## {name}\n\n```text\n{help}```\n")
}
