//! Transcripts that are no plain text: what each reader makes of a file, and what it says of a bad one.
//!
//! A folder of `tests/readers/` holds `input.<ending>` and `expected.txt`: the text, then what was remarked.

use std::io::{Cursor, Write};
use std::path::Path;

use duizhao::source::{Extracted, Kind, SourceError, to_text};

use proptest::prelude::*;

use crate::bench::{compare, root, run_in};

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

/// A Word document with these parts.
pub(crate) fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("a document").into_inner()
}

/// A Word document with these paragraphs.
pub(crate) fn docx_of(paragraphs: &[&str]) -> Vec<u8> {
    let runs: String =
        paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let body = format!("<w:document xmlns:w='urn:w'><w:body>{runs}</w:body></w:document>");
    docx(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

#[test]
fn a_word_document_gives_what_is_printed() {
    let folder = root().join("tests/readers/docx-speech");
    let part = |name: &str| std::fs::read(folder.join(name)).expect(name);
    let bytes = docx(&[
        ("word/document.xml", &part("document.xml")),
        ("word/footnotes.xml", &part("footnotes.xml")),
        ("word/header1.xml", b"<w:hdr><w:p><w:r><w:t>header</w:t></w:r></w:p></w:hdr>"),
    ]);
    compare(&folder.join("expected.txt"), &said("talk.docx", &bytes));
    assert_eq!(said("no-ending", &bytes), said("talk.docx", &bytes));
}

#[test]
fn a_bad_word_document_is_told_what_is_wrong_with_it() {
    let whole = docx_of(&["问：几点？", "答：七点。"]);
    let damaged = "the Word document is damaged: its directory cannot be unpacked (invalid Zip archive: Could not find EOCD). It may have been cut off on its way: fetch it again, or open it in a word processor and save it anew.\n";
    assert_eq!(said("talk.docx", &whole[..whole.len() - 40]), damaged);
    let bomb = docx(&[("word/document.xml", &vec![b' '; 17 << 20])]);
    assert!(bomb.len() < 1 << 17);
    assert_eq!(
        said("talk.docx", &bomb),
        "word/document.xml unpacks to more than 16 MB, as no document of this size does. Open it in a word processor and save the text alone.\n"
    );
    assert_eq!(
        said("talk.docx", &docx(&[("word/document.xml", b"<w:document><w:p>")])),
        "word/document.xml cannot be read at byte 17: it ends inside an element. It may have been cut off on its way: fetch it again, or open it in a word processor and save it anew.\n"
    );
    let word = "this is a Word document of the old kind (.doc), or one that is locked with a password. Open it in a word processor and save it as .docx without a password.\n";
    assert_eq!(said("talk.doc", b"\xD0\xCF\x11\xE0\xA1\xB1"), word);
    assert_eq!(said("talk.docx", b"\xD0\xCF\x11\xE0\xA1\xB1"), word);
    assert_eq!(
        said("talk.docx", &docx_of(&[])),
        "the file holds no text. A transcript has at least one line.\n"
    );
}

#[test]
fn a_wrong_ending_is_named_with_the_right_one() {
    let word = docx_of(&["问：几点？"]);
    assert_eq!(
        said("talk.txt", &word),
        "by its name this is plain text, but it holds a Word document. Rename it to end in .docx.\n"
    );
    assert_eq!(
        said("talk.docx", b"<!doctype html><p>hello, world.</p>"),
        "by its name this is a Word document, but it holds a web page. Rename it to end in .html.\n"
    );
    assert_eq!(
        said("talk.docx", "问：几点？".as_bytes()),
        "by its name this is a Word document, but it is not: a .docx begins with the bytes PK. Give it the ending of what it is, or fetch it again.\n"
    );
    assert_eq!(
        said("talk.txt", &docx(&[("content.xml", b"<x/>")])),
        "this is a zip archive, which is not read. Open it where it was made and save it as .docx or as plain text (UTF-8).\n"
    );
    assert_eq!(
        said("talk.txt", b"{\\rtf1\\ansi}"),
        "this is an RTF document, which is not read. Open it where it was made and save it as .docx or as plain text (UTF-8).\n"
    );
}

#[test]
fn bad_times_are_named_with_their_line() {
    let cue = "1\n00:00:01,000 --> 00:00:02,000\n开船。\n\n";
    let bad = |line: &str| said("talk.srt", format!("{cue}2\n{line}\n走吧。\n").as_bytes());
    let cure = "Write them as 00:01:02,500 --> 00:01:04,000.\n";
    for line in ["00:00:03 -> 00:00:04", "00:00:03,000 --> soon", "00:75:00,000 --> 00:76:00,000"] {
        assert_eq!(bad(line), format!("line 6: `{line}` is no pair of times. {cure}"));
    }
    assert_eq!(
        bad("00:00:09,000 --> 00:00:08,000"),
        "line 6: the cue ends before it begins (`00:00:09,000 --> 00:00:08,000`). Exchange or correct its times.\n"
    );
    assert_eq!(
        said("talk.srt", "问：几点？\n".as_bytes()),
        "the file holds no cue: no line with two times and --> between them. Give it the ending .txt if it is plain text.\n"
    );
}

#[test]
fn sentences_of_subtitles_are_printed_with_their_times() {
    let folder = root().join("tests/readers/srt-interview");
    let ran = run_in(&folder, &["segment", "input.srt", "--to", "tsv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    compare(&folder.join("expected.tsv"), &ran.out);
}

const ENDINGS: [&str; 7] = ["x.txt", "x.md", "x.html", "x.docx", "x.srt", "x.vtt", "-"];
/// Pieces of every format, and what lies between them.
const MARKUP: &str = "(\\*\\*|问：|。|\\n|\\n\\n|1\\n|WEBVTT|00:00:01,000|-->| |<p>|</p>|<b>|<table>|<td>|</div>|<v 甲>|&amp;|&|<br>|- |#|\\[|\\]|\\||`|<!--|\\PC){0,60}";

proptest! {
    #[test]
    fn no_bytes_panic_any_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for name in ENDINGS {
            said(name, &bytes);
        }
    }

    #[test]
    fn no_markup_panics_any_reader_and_times_cover_their_text(text in MARKUP) {
        for name in ENDINGS {
            let Ok(read) = to_text(Kind::of(Path::new(name), text.as_bytes()), text.as_bytes()) else { continue };
            for cue in &read.cues {
                prop_assert!(read.text.get(cue.range.clone()).is_some());
            }
        }
    }

    #[test]
    fn no_damage_to_a_word_document_panics_its_reader(at in 0usize..400, byte: u8) {
        let mut bytes = docx_of(&["问：几点？", "答：七点。"]);
        let at = at % bytes.len();
        bytes[at] = byte;
        said("x.docx", &bytes);
        said("x.docx", &bytes[..at]);
    }

    #[test]
    fn no_markup_of_word_panics_its_reader(body in "(<w:p>|</w:p>|<w:t>|</w:t>|<w:r/>|<w:del>|</w:del>|<w:txbxContent>|</w:txbxContent>|<w:footnote w:id='1'>|</w:footnote>|<w:pPr>|</w:pPr>|&lt;|&x;|字){0,40}") {
        said("x.docx", &docx(&[("word/document.xml", body.as_bytes())]));
    }
}
