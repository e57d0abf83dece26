//! Every example in the documentation is run, and says what the page says it says.
//!
//! A `console` block holds commands behind `$ ` and what they print, standard error included, in a copy of
//! the shipped project; the blocks of a page share one. `[exit code N]` stands where it is not 0.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::{Bench, compare, root};

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    for entry in std::fs::read_dir(root().join("docs")).expect("docs") {
        let path = entry.expect("an entry").path();
        pages.extend(path.extension().is_some_and(|ending| ending == "md").then_some(path));
    }
    pages.sort();
    pages
}

/// What `command` prints in `folder`, as a page shows it.
fn shown(folder: &Path, command: &str) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_duizhao"));
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.parent().expect("a folder").display());
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        // What a user allows is kept in the user's settings.
        .env("XDG_CONFIG_HOME", folder.join(".settings"))
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    let mut text: String = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect();
    if let Some(code) = output.status.code().filter(|&code| code != 0) {
        text += &format!("[exit code {code}]\n");
    }
    text
}

/// The page with the output of its commands as it is now.
fn run_page(text: &str) -> (String, usize) {
    let bench = Bench::shipped();
    let (mut out, mut commands, mut inside) = (String::new(), 0, false);
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        }
        match line.strip_prefix("$ ").filter(|_| inside) {
            Some(command) => {
                commands += 1;
                out += &format!("{line}\n{}", shown(&bench.path("."), command));
            }
            None if inside && !line.starts_with("```") => {}
            None => out += &format!("{line}\n"),
        }
    }
    (out, commands)
}

#[test]
fn every_example_says_what_the_page_says_it_says() {
    let mut commands = 0;
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        let (now, run) = run_page(&text);
        commands += run;
        compare(&page, &now);
    }
    assert!(commands >= 10, "only {commands} examples");
}

#[test]
fn every_link_inside_the_tree_leads_somewhere() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let here = page.parent().expect("a folder").join(file);
            assert!(
                target.contains("://") || file.is_empty() || here.exists(),
                "{}: {target}",
                page.display()
            );
        }
    }
}
