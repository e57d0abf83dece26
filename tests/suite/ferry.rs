//! A small project with one of everything that travels, and its way out and back: shared by the tests of exports.

use std::io::{Cursor, Read, Write};

use crate::bench::{Bench, Ran};

/// A format that comes back with marks: the word for `--to`, and the ending.
pub(crate) type Format = (&'static str, &'static str);

/// Every one of them.
pub(crate) const FORMATS: [Format; 11] = [
    ("docx", "docx"),
    ("odt", "odt"),
    ("csv", "csv"),
    ("tsv", "tsv"),
    ("jsonl", "jsonl"),
    ("xliff", "xlf"),
    ("xliff12", "xliff"),
    ("po", "po"),
    ("tmx", "tmx"),
    ("xlsx", "xlsx"),
    ("vtt", "vtt"),
];

/// The units of the project.
pub(crate) const UNITS: &str = "\
- id: k2
  speaker: wang
  zh: 桥修好了。
  en: >-
    The bridge is repaired.
  state: reviewed

- id: k3
  zh: 水站也修好了。   # by hand
  en: >-

- id: k4
  zh: 船来了。
  en: >-
    The boats came, and the people with them.
  state: draft

- id: k5
  zh: 人也来了。
  covered-by: k4

- id: k6
  zh: 大家都高兴。
  en:
  - Everyone was glad.
  - So were the ferrymen.
  footnote: {zh: 见上文。, en: See above.}
  note: Ask the ferrymen.

- id: k7
  zh: 谢谢。
  omit: a courtesy
";

/// The transcript of [`UNITS`]: subtitles, so that every format can show it.
const CUES: &str = "\
1
00:00:01,000 --> 00:00:03,000
王工：桥修好了。水站也

2
00:00:03,000 --> 00:00:04,000
修好了。

3
00:00:05,000 --> 00:00:06,000
船来了。人也来了。

4
00:00:06,500 --> 00:00:08,000
大家都高兴。谢谢。
";

/// The project in a folder of its own.
pub(crate) fn project() -> Bench {
    let bench = Bench::new();
    bench.file(
        "duizhao.yaml",
        "format: 1\ndocuments:\n- {path: a.yaml, fail-under: 0}\nspeakers:\n  wang: {zh: 王工, en: Mr Wang}\n",
    );
    bench.file("a.yaml", units(UNITS)).file("a.srt", CUES);
    bench
}

/// A unit file with these units.
pub(crate) fn units(units: &str) -> String {
    format!("format: 1\nsource: {{path: a.srt}}\nunits:\n{units}")
}

/// Exports the project as `format`, edits the file, and imports it.
pub(crate) fn back(bench: &Bench, (format, ending): Format, edits: &[(&str, &str)], options: &[&str]) -> Ran {
    let file = sent(bench, (format, ending), edits);
    taken(bench, &file, options)
}

/// The name of the file that the project became, edited.
pub(crate) fn sent(bench: &Bench, (format, ending): Format, edits: &[(&str, &str)]) -> String {
    let file = format!("{format}.{ending}");
    let ran = bench.run(&["export", "--to", format, "--internal", "-o", &file]);
    assert_eq!(ran.code, 0, "{format}: {}", ran.err);
    change(bench, &file, |text| {
        let (head, table) = text.split_at(table(&text));
        let edited = edits.iter().fold(table.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{format}: {from} in {text}");
            text.replacen(from, to, 1)
        });
        head.to_owned() + &edited
    });
    file
}

/// Where the table of a word processor begins: before it the contents say the first words of each turn. 0 in any other
/// text.
pub(crate) fn table(text: &str) -> usize {
    ["<w:tbl>", "<table:table "].iter().find_map(|tag| text.find(tag)).unwrap_or(0)
}

/// What `import` says of a file.
pub(crate) fn taken(bench: &Bench, file: &str, options: &[&str]) -> Ran {
    bench.run(&[&["import", file], options].concat())
}

/// Edits the text of a file, or that part of a package which holds the text.
pub(crate) fn change(bench: &Bench, file: &str, edit: impl Fn(String) -> String) {
    match file.rsplit('.').next() {
        Some("xlsx") => change_part(bench, file, "xl/worksheets/sheet1.xml", edit),
        Some("docx") => change_part(bench, file, "word/document.xml", edit),
        Some("odt") => change_part(bench, file, "content.xml", edit),
        _ => {
            bench.file(file, edit(bench.read(file)));
        }
    }
}

/// Edits a part of a package.
pub(crate) fn change_part(bench: &Bench, file: &str, part: &str, edit: impl Fn(String) -> String) {
    change_parts(bench, file, |name, text| if name == part { edit(text) } else { text });
}

/// Edits the text of a file, or of every part of a package.
pub(crate) fn change_every_part(bench: &Bench, file: &str, edit: impl Fn(String) -> String) {
    if file.ends_with(".xlsx") || file.ends_with(".docx") || file.ends_with(".odt") {
        change_parts(bench, file, |_, text| edit(text));
    } else {
        bench.file(file, edit(bench.read(file)));
    }
}

/// Edits the parts of a package by their names.
fn change_parts(bench: &Bench, file: &str, edit: impl Fn(&str, String) -> String) {
    let bytes = std::fs::read(bench.path(file)).expect("the file");
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..old.len() {
        let mut part = old.by_index(nth).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        new.start_file(&name, zip::write::SimpleFileOptions::default()).expect("a part");
        new.write_all(edit(&name, text).as_bytes()).expect("text");
    }
    bench.file(file, new.finish().expect("a package").into_inner());
}

/// A remark, as somebody writes it beside the bridge.
fn remark(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "docx" => (
            "The bridge is repaired.</w:t></w:r>",
            "The bridge is repaired.</w:t></w:r><w:r><w:commentReference w:id=\"7\"/></w:r>",
        ),
        "odt" => (
            "The bridge is repaired.",
            "The bridge is repaired.<office:annotation><dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>Which <text:span>bridge</text:span>?</text:p></office:annotation>",
        ),
        "csv" => (",,u_k2_", ",Which bridge?,u_k2_"),
        "tsv" => ("\t\tu_k2_", "\tWhich bridge?\tu_k2_"),
        "jsonl" => ("\"id\":\"k2\",", "\"id\":\"k2\",\"query\":\"Which bridge?\","),
        "xliff" => ("<notes>\n", "<notes>\n<note category=\"query\">Which bridge?</note>\n"),
        "xliff12" => ("</target>\n", "</target>\n<note from=\"A. Reader\">Which bridge?</note>\n"),
        "po" => ("#. speaker", "# Which bridge?\n#. speaker"),
        "tmx" => ("<tu tuid=\"k2\">\n", "<tu tuid=\"k2\">\n<note>Which bridge?</note>\n"),
        "xlsx" => ("<c r=\"H2\" s=\"1\"/>", "<c r=\"H2\" t=\"inlineStr\"><is><t>Which bridge?</t></is></c>"),
        _ => return None,
    })
}

/// The name of the file that the project became, with a remark beside one of its units; `None` where nobody can remark.
pub(crate) fn remarked(bench: &Bench, format: Format) -> Option<String> {
    let file = sent(bench, format, &[remark(format.0)?]);
    if format.0 == "docx" {
        let comment = "<w:comment w:id=\"7\" w:author=\"A\"><w:p><w:r><w:t>Which </w:t></w:r>\
            <w:r><w:t>bridge?</w:t></w:r></w:p></w:comment></w:comments>";
        change_part(bench, &file, "word/comments.xml", |text| text.replace("</w:comments>", comment));
    }
    Some(file)
}
