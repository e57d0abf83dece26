//! The plan of the house, walked through file by file.

use std::path::PathBuf;

use crate::bench::root;

/// Who may import whom: a room, and the rooms it may know. Its own files always may know each other.
const TABLE: [(&str, &[&str]); 16] = [
    ("jobs.rs", &[]),
    ("text", &[]),
    ("yaml", &["text"]),
    ("source", &["text"]),
    ("segment", &["text"]),
    ("align", &["text"]),
    ("project", &["jobs", "text", "yaml"]),
    ("termbase", &["text", "yaml"]),
    ("memory", &["text"]),
    ("check", &["jobs", "project", "termbase", "text", "yaml"]),
    ("format", &["project", "termbase", "text", "yaml"]),
    ("report", &["align", "check", "memory", "project", "text", "yaml"]),
    (
        "workbench",
        &[
            "jobs", "text", "source", "segment", "align", "project", "termbase", "memory", "check", "format",
            "yaml",
        ],
    ),
    ("web", &["jobs", "workbench", "report", "check", "memory", "project", "text"]),
    // The page is served from one command, and no other knows of it (`only_serve_knows_the_web`).
    ("cli", &["jobs", "web", "workbench", "report", "align", "check", "format", "memory", "project", "text"]),
    ("lib.rs", &[]),
];

/// What may stand only in some rooms: the words, the rooms (or files) that may use them, and why.
const ABSENT: [(&[&str], &[&str], &str); 9] = [
    (
        &["std::fs", "std::env", "fs::File"],
        &[
            "workbench/store.rs",
            "workbench/store/",
            "workbench/cache.rs",
            "workbench/cache/",
            "workbench/stream.rs",
            "main.rs",
        ],
        "the disk and the environment are asked in one file, and for the user's cache in a second",
    ),
    (
        &["std::process", "SystemTime", "Instant::"],
        &[
            "cli/exit.rs",
            "main.rs",
            "workbench/pdf.rs",
            "workbench/git.rs",
            "workbench/print/program.rs",
            "workbench/suggest/program.rs",
            "web/browser.rs",
        ],
        "no clock, and no process but the exit code's, `pdftotext`, `git`, what makes a PDF, the one program that a user allowed and the browser that a user asked for",
    ),
    (
        &["std::net", "axum", "tokio", "TcpListener"],
        &["web/"],
        "HTTP stops in one room, and loopback is the only network there is",
    ),
    (
        &["std::io"],
        &[
            "workbench/store.rs",
            "workbench/store/",
            "workbench/cache.rs",
            "workbench/cache/",
            "workbench/stream.rs",
            "workbench/filter/",
            "workbench/pdf.rs",
            "workbench/print/program.rs",
            "workbench/suggest/program.rs",
            "cli/output.rs",
            "source/docx/package.rs",
            "format/archive.rs",
            "format/entries/",
            "format/terms/xlsx.rs",
        ],
        "streams are read and written in few files; a pipe and a package in memory wear the same traits, and a memory of gigabytes is read as a stream",
    ),
    (&["clap"], &["cli/"], "arguments stop at the command line"),
    (
        &["granit_parser", "serde_yaml"],
        &["yaml/", "project/edit/"],
        "YAML is read in one room, and read back by a second reader",
    ),
    (&["annotate_snippets"], &["report/"], "what is shown is spelled in the reports"),
    (
        &["serde_json"],
        &[
            "report/",
            "web/",
            "project/schema.rs",
            "format/jsonl.rs",
            "format/records/",
            "format/changes.rs",
            "format/likeness.rs",
            "format/suggest.rs",
            "format/entries/write.rs",
            "format/exchange/jsonl.rs",
        ],
        "JSON is written in the reports, spoken with the page, and read and written where records are JSON lines",
    ),
    (&["quick_xml"], &["format/", "source/", "segment/srx/"], "XML is a format, out and in"),
];

struct Source {
    /// The path below `src/`, with forward slashes.
    name: String,
    text: String,
}

impl Source {
    /// Its room: the first folder, or the file itself on the ground floor.
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap_or(&self.name)
    }

    /// The code above its tests, without comments.
    fn code(&self) -> String {
        let above = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        above.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    }
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of src") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path
                    .strip_prefix(root().join("src"))
                    .expect("below src")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(Source { name, text: std::fs::read_to_string(&path).expect("a source") });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(found.len() > 50);
    found
}

/// The rooms that `code` names after `crate::`, braces opened.
fn imports(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for piece in code.split("crate::").skip(1) {
        let list = match piece.strip_prefix('{') {
            Some(inner) => inner.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
            None => vec![piece],
        };
        rooms.extend(
            list.iter().map(|path| {
                path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
            }),
        );
    }
    rooms
}

#[test]
fn rooms_import_only_the_rooms_that_the_table_allows() {
    for source in sources().iter().filter(|source| source.name != "main.rs") {
        let room = source.room();
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == room) else {
            panic!("{}: the room {room} is not in the table", source.name);
        };
        for import in imports(&source.code()) {
            assert!(
                import == room || allowed.contains(&import.as_str()),
                "{} imports {import}; {room} may know {allowed:?}",
                source.name
            );
        }
    }
}

#[test]
fn what_may_stand_only_in_some_rooms_stands_in_no_other() {
    for source in sources() {
        for (words, allowed, why) in ABSENT {
            if allowed.iter().any(|place| source.name.starts_with(place)) {
                continue;
            }
            for word in words {
                assert!(!source.code().contains(word), "{} uses {word}: {why}", source.name);
            }
        }
    }
}

#[test]
fn only_serve_knows_the_web() {
    for source in sources().iter().filter(|source| source.room() == "cli") {
        let knows = imports(&source.code()).iter().any(|import| import == "web");
        assert_eq!(knows, source.name == "cli/serve.rs", "{}", source.name);
    }
}

/// The files of the page, by name.
fn assets() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(root().join("src/web/assets")).expect("the page's files");
    let mut found: Vec<(String, String)> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_page_is_small_files_of_its_own_that_ask_nobody_else() {
    let assets = assets();
    assert!(assets.len() > 20);
    for (name, text) in &assets {
        assert!(text.lines().count() <= 320, "{name}: would a second file read better?");
        if name.ends_with(".js") {
            assert!(text.starts_with("/** "), "{name} begins with one sentence that says what it is");
            for import in text.split(" from \"./").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(assets.iter().any(|(known, _)| known == import), "{name} imports {import}");
            }
        }
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://"] {
            assert!(!text.contains(word), "{name} uses {word}");
        }
        let addresses = text.matches("http://").count();
        let names = text.matches("http://www.w3.org/2000/svg").count();
        assert_eq!(addresses, names, "{name} names an address");
    }
}

#[test]
fn every_file_begins_with_one_line_that_says_what_it_is() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 12, "{} begins with {first:?}", source.name);
    }
}

#[test]
fn files_and_door_plates_stay_small() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines: would a second file read better?", source.name);
        if source.name.ends_with("mod.rs") && source.room() != "cli" {
            let functions = source.code().matches("\nfn ").count();
            // The list of rules grows by two lines a rule, that of the verbs by two a verb.
            let list = matches!(source.name.as_str(), "check/rules/mod.rs" | "workbench/mod.rs");
            assert!((lines <= 80 || list) && functions == 0, "{} is a door plate, not a room", source.name);
        }
    }
}

#[test]
fn a_rule_knows_no_other_rule_and_is_called_as_its_file() {
    let ids: Vec<String> = duizhao::check::RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
    let sources = sources();
    let files: Vec<&Source> = sources
        .iter()
        .filter(|s| s.name.starts_with("check/rules/") && !s.name.ends_with("mod.rs"))
        .collect();
    assert_eq!(files.len(), ids.len());
    for file in files {
        let name = file.name.trim_start_matches("check/rules/").trim_end_matches(".rs");
        assert!(ids.iter().any(|id| id == name), "{} holds no rule of its name", file.name);
        for other in ids.iter().filter(|other| *other != name) {
            assert!(!file.code().contains(&format!("{other}::")), "{} imports {other}", file.name);
        }
    }
}

#[test]
fn the_tree_names_no_machine() {
    let listed = std::process::Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let Ok(listed) = listed else { return };
    for name in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|name| !name.is_empty()) {
        let Ok(text) = std::fs::read_to_string(root().join(name)) else { continue };
        for word in ["/home/", "/tmp/", "C:\\Users"] {
            let own = name == "tests/suite/tidy.rs";
            assert!(own || !text.contains(word), "{name} names {word}");
        }
    }
}
