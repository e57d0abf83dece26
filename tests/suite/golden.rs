//! Golden projects: one oddity each; what the program says of them is kept beside them and read in review.
//!
//! A folder holds a project as on disk and `expected/`: `check.txt` and `coverage.txt` with exit code, what
//! standard output says and what standard error says; `export.md` where exports are the point.

use std::path::Path;

use crate::bench::{Bench, compare, copy, root};

fn transcript_of(bench: &Bench, arguments: &[&str]) -> String {
    let ran = bench.run(arguments);
    format!("exit code {}\n\n{}\n{}", ran.code, ran.out, ran.err)
}

fn try_project(folder: &Path) {
    let bench = Bench::new();
    copy(folder, &bench.path("."));
    let _ = std::fs::remove_dir_all(bench.path("expected"));
    let expected = folder.join("expected");
    compare(&expected.join("check.txt"), &transcript_of(&bench, &["check"]));
    compare(
        &expected.join("check.zh.txt"),
        &transcript_of(&bench, &["--ui-lang", "zh", "check", "--format", "concise"]),
    );
    compare(&expected.join("coverage.txt"), &transcript_of(&bench, &["coverage"]));
    if folder.join("expected/export.md").exists() {
        let ran = bench.run(&["export", "--to", "md"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        compare(&expected.join("export.md"), &ran.out);
    }
}

#[test]
fn golden_projects_get_the_words_that_are_kept_beside_them() {
    let mut seen = 0;
    for entry in std::fs::read_dir(root().join("tests/golden")).expect("tests/golden") {
        try_project(&entry.expect("an entry").path());
        seen += 1;
    }
    assert!(seen >= 6, "the folder holds {seen} projects");
}

#[test]
fn every_reporter_says_the_same_findings() {
    let bench = Bench::new();
    copy(&root().join("tests/golden/many-findings"), &bench.path("."));
    for format in ["concise", "json", "jsonl", "github", "gitlab", "junit", "sarif"] {
        let ran = bench.run(&["check", "--format", format]);
        assert_eq!(ran.code, 1, "{format}: {}", ran.err);
        compare(&root().join(format!("tests/golden/many-findings/expected/formats/{format}.txt")), &ran.out);
    }
}
