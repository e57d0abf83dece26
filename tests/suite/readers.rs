//! Transcripts that are no plain text: what each reader makes of a file, and what it says of a bad one.
//!
//! A folder of `tests/readers/` holds `input.<ending>` and `expected.txt`: the text, then what was remarked.

use std::path::Path;

use duizhao::source::{Extracted, Kind, SourceError, to_text};

use crate::bench::{compare, root};

/// What the reader gave, as it is kept beside the input.
fn shown(read: Result<Extracted, SourceError>) -> String {
    let read = match read {
        Ok(read) => read,
        Err(error) => return format!("{error}. {}\n", error.cure()),
    };
    let mut out = read.text.clone();
    for remark in &read.remarks {
        out += &format!("=== {remark}\n");
    }
    if let Some(encoding) = read.converted_from {
        out += &format!("=== read as {encoding}\n");
    }
    out
}

#[test]
fn every_input_gives_the_text_that_is_kept_beside_it() {
    let mut seen = 0;
    for entry in std::fs::read_dir(root().join("tests/readers")).expect("tests/readers") {
        let folder = entry.expect("an entry").path();
        let input = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .find(|path| path.file_stem().is_some_and(|stem| stem == "input"));
        let Some(input) = input else { continue };
        let bytes = std::fs::read(&input).expect("the input");
        compare(&folder.join("expected.txt"), &shown(to_text(Kind::of(&input, &bytes), &bytes)));
        seen += 1;
    }
    assert!(seen >= 3, "the folder holds {seen} inputs");
}

/// What is said of a file called `name` that holds `bytes`.
fn said(name: &str, bytes: &[u8]) -> String {
    shown(to_text(Kind::of(Path::new(name), bytes), bytes))
}

#[test]
fn a_page_without_text_is_told_from_an_article() {
    let page = "<!doctype html><title>无</title><nav><a href=a>首页，新闻</a></nav><div id=app></div><script>'正文。'</script>";
    assert_eq!(
        said("page.html", page.as_bytes()),
        "the page holds no running text: only links, menus or scripts. Open the page in a browser, select the text and save it as a .txt file; scripts are not run here.\n"
    );
    let deep = "<div>".repeat(20_000);
    assert_eq!(
        said("page.html", deep.as_bytes()),
        "elements of the page stand inside each other more than 4096 deep. Open the page in a browser, select the text and save it as a .txt file.\n"
    );
    assert_eq!(
        said("notes.md", b"---\na: b\n---\n"),
        "the file holds no text. A transcript has at least one line.\n"
    );
}
