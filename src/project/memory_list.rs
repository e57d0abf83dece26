//! `memory:` of `duizhao.yaml`: files are added to the list, and every other byte stays.

use super::settings::Project;
use crate::yaml::{Kind, Node, Problem, flow_scalar, parse};

/// Adds `files` to `memory:` in the text of a `duizhao.yaml`; those that stand there already are left out.
///
/// # Errors
/// A problem of the file as it is; or that it is written in a way that nothing can be added without touching
/// more, with the lines to add by hand.
pub fn add_memory(text: &str, files: &[String]) -> Result<String, Problem> {
    let (old, problems) = Project::read(text);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    let mut memory = old.memory.clone();
    for file in files {
        if !memory.contains(file) {
            memory.push(file.clone());
        }
    }
    let new: Vec<String> = memory[old.memory.len()..].iter().map(|file| flow_scalar(file)).collect();
    if new.is_empty() {
        return Ok(text.to_owned());
    }
    let out = insert(text, &parse(text)?, &new);
    let (read, problems) = Project::read(&out);
    if problems.is_empty() && read == (Project { memory, ..old }) {
        return Ok(out);
    }
    let cure = format!("Add under `memory:` these files: {}", new.join(", "));
    Err(Problem::new(0..0, "this file cannot be added to without touching other lines", cure))
}

fn insert(text: &str, root: &Node, new: &[String]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines =
        |indent: &str| new.iter().map(|file| format!("{newline}{indent}- {file}")).collect::<String>();
    let Some(value) = root.get("memory") else {
        let gap = if text.ends_with('\n') { "" } else { newline };
        return format!("{text}{gap}memory:{}{newline}", lines(""));
    };
    let (at, added) = match &value.kind {
        Kind::List(items) if value.flow => {
            let comma = if items.is_empty() { "" } else { ", " };
            (value.span.end - 1, format!("{comma}{}", new.join(", ")))
        }
        Kind::List(_) => {
            let line = text[..value.span.start].rfind('\n').map_or(0, |at| at + 1);
            let indent: String = text[line..].chars().take_while(|&c| c == ' ').collect();
            let end = text[..value.span.end].trim_end().len();
            // A comment behind the last item stays on its line.
            (text[end..].find(['\r', '\n']).map_or(text.len(), |offset| end + offset), lines(&indent))
        }
        _ => (value.span.start, lines("")),
    };
    format!("{}{added}{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_added_however_the_list_is_written() {
        let add = |text: &str| add_memory(text, &["a.tmx".to_owned(), "b: c.tmx".to_owned()]);
        for (before, after) in [
            ("format: 1\n", "format: 1\nmemory:\n- a.tmx\n- \"b: c.tmx\"\n"),
            (
                "format: 1\nmemory: [x.tsv] # ours\n",
                "format: 1\nmemory: [x.tsv, a.tmx, \"b: c.tmx\"] # ours\n",
            ),
            ("format: 1\nmemory: []\n", "format: 1\nmemory: [a.tmx, \"b: c.tmx\"]\n"),
            (
                "memory:\n  - x.tsv   # ours\nformat: 1\n",
                "memory:\n  - x.tsv   # ours\n  - a.tmx\n  - \"b: c.tmx\"\nformat: 1\n",
            ),
        ] {
            let found = add(before).unwrap().replace('\'', "\"");
            assert_eq!(found, after);
            assert_eq!(add(&found).unwrap(), found);
        }
        assert!(add("format: 1\nmemory: 3\n").is_err());
    }
}
