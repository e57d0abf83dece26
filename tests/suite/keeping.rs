//! What each format keeps, seen in what it writes and in what comes back from it: the table of `docs/formats.md`.
//!
//! A format keeps a property where the bytes change with it, the hashes of marks aside. It gives it back where an edit of
//! it in the file is in the unit file after `import`.

use std::fmt::Write as _;
use std::io::{Cursor, Read};

use duizhao::format::{RETURNS, WRITERS, Writer, returns};

use crate::bench::{Bench, compare, root};
use crate::ferry::{change_every_part, remarked};

const PROJECT: &str = "\
format: 1
documents:
- {path: a.yaml, fail-under: 0, translator: N. N.}
speakers:
  wang: {zh: 王工, en: Mr Wang}
  li: {zh: 李记者, en: Ms Li}
";

/// A document with one of everything.
const DOCUMENT: &str = "\
# by hand
format: 1
source:
  path: a.srt
  date: 2021-03-07
  publisher: {zh: 某报, en: A Paper}
  parts:
  - begins: 河工夜话
  - begins: 还有吗
  - gap: {zh: 原文缺页, en: A page is missing}
  - begins: 李记者：桥
units:
- id: a2
  role: title
  zh: 河工夜话
  en: An Evening on the River
  state: reviewed

- id: k1
  speaker: li
  role: question
  heading: {zh: 关于桥, en: On the bridge}
  zh: 桥修好了吗？
  en: Is the bridge open?
  state: final

- id: k2
  speaker: wang
  role: answer
  zh: 桥修好了。
  en: >-
    The bridge is repaired.
  state: reviewed

- id: k3
  zh: 水站也修好了。
  en: >-

- id: k4
  zh: 船来了。
  en: The boats came, and people with them.
  state: draft
  link: 0.87
  query: Which boats?

- id: k5
  zh: 人也来了。
  covered-by: k4

- id: h2
  role: heading
  zh: 夜里的船
  en: Boats at night

- id: k6
  paragraph: true
  zh: 大家有源源不动力。
  en:
  - Everyone was glad.
  - So were the ferrymen.
  origin: memory (old)
  sic:
  - {found: 源源不动力, read: 源源不断的动力, sure: true}
  footnote: {zh: 见上文。, en: See above.}
  note: Ask the ferrymen.

- id: k8
  paragraph: true
  zh: 谢谢。
  omit: a courtesy

- id: j2
  role: jump
  zh: （下转第二版）

- id: k9
  speaker: li
  label: none
  zh: 还有吗？
  en: Anything else?
";

/// What is said when: every sentence in a cue of its own.
const SAID: [&str; 11] = [
    "河工夜话",
    "李记者：桥修好了吗？",
    "王工：桥修好了。",
    "水站也修好了。",
    "船来了。",
    "人也来了。",
    "夜里的船",
    "大家有源源不动力。",
    "谢谢。",
    "（下转第二版）",
    "还有吗？",
];

/// Something that a document has.
struct Property {
    /// What the table calls it.
    name: &'static str,
    /// Words of the project, and others in their place.
    other: &'static [(&'static str, &'static str)],
    /// Words of a file, others in their place, and what then must stand in the unit file.
    edit: Option<(&'static str, &'static str, &'static str)>,
}

/// A property that nobody edits in a file.
const fn told(name: &'static str, other: &'static [(&'static str, &'static str)]) -> Property {
    Property { name, other, edit: None }
}

/// A property whose words may be edited in a file.
const fn edited(
    name: &'static str,
    other: &'static [(&'static str, &'static str)],
    from: &'static str,
    to: &'static str,
) -> Property {
    Property { name, other, edit: Some((from, to, to)) }
}

const PROPERTIES: [Property; 27] = [
    edited("Chinese", &[("夜里的船", "夜间的船")], "夜里的船", "夜航的船"),
    edited(
        "English",
        &[("Is the bridge open?", "Is it open?")],
        "Is the bridge open?",
        "Is the bridge free?",
    ),
    Property {
        name: "several English segments (1:n)",
        other: &[(
            "\n  - Everyone was glad.\n  - So were the ferrymen.",
            " Everyone was glad. So were the ferrymen.",
        )],
        edit: Some((
            "So were the ferrymen.",
            "So were the pilots.",
            "  - Everyone was glad.\n  - So were the pilots.\n",
        )),
    },
    told(
        "several Chinese units (n:1)",
        &[
            ("zh: 船来了。", "zh: 船来了。人也来了。"),
            ("- id: k5\n  zh: 人也来了。\n  covered-by: k4\n\n", ""),
        ],
    ),
    told("headlines", &[("  role: title\n", "")]),
    told("headings in the text", &[("  role: heading\n", "")]),
    edited("headings of turns", &[("On the bridge", "About it")], "On the bridge", "About the bridge"),
    edited("speakers", &[("王工", "黄工"), ("Mr Wang", "Mr Huang")], "Mr Wang", "Mr Wong"),
    told("that a speaker is inferred", &[("  label: none\n", ""), ("begins: 还有", "begins: 李记者：还有")]),
    told("questions and answers", &[("  role: question\n", "")]),
    told("paragraphs", &[("\n  paragraph: true\n  zh: 谢谢", "\n  zh: 谢谢")]),
    told("that English is a draft", &[("state: draft", "state: translated")]),
    Property {
        name: "states above that",
        other: &[("state: final", "state: reviewed")],
        edit: Some(("final", "reviewed", "en: Is the bridge free?\n  state: reviewed")),
    },
    edited("footnotes", &[("See above.", "See below.")], "See above.", "See elsewhere."),
    edited(
        "misprints and their readings",
        &[("源源不断的动力", "源源不竭的动力")],
        "源源不断的动力",
        "源源不绝的动力",
    ),
    edited(
        "notes (`--internal`)",
        &[("Ask the ferrymen.", "Ask them.")],
        "Ask the ferrymen.",
        "Ask the pilots.",
    ),
    edited("queries (`--internal`)", &[("Which boats?", "What boats?")], "Which boats?", "Whose boats?"),
    edited("why there is no English", &[("a courtesy", "a formality")], "a courtesy", "a form"),
    told("notes of the printer", &[("下转第二版", "下转第三版")]),
    told("gaps of the source", &[("A page is missing", "Two pages are missing"), ("原文缺页", "原文缺两页")]),
    told(
        "the order of reading",
        &[
            ("begins: 还有吗\n", "begins: 桥\n"),
            ("begins: 李记者：桥\n", "begins: 还有吗\n"),
            ("begins: 桥\n", "begins: 李记者：桥\n"),
        ],
    ),
    told("when it is heard", &[("00:00:02,000 -->", "00:00:02,400 -->")]),
    told(
        "publisher and date",
        &[("A Paper", "Another Paper"), ("某报", "另一报"), ("2021-03-07", "2021-03-08")],
    ),
    told("translator", &[("N. N.", "M. M.")]),
    told("where the English is from (`origin`)", &[("memory (old)", "memory (new)")]),
    told("confidence of a link (`link`)", &[("0.87", "0.41")]),
    told(
        "comments and style of the YAML",
        &[("# by hand", "# by foot"), ("en: >-\n    The bridge", "en: The bridge")],
    ),
];

/// The project with these words in place of others.
fn project(other: &[(&str, &str)]) -> Bench {
    let mut cues = String::new();
    for (said, nth) in SAID.iter().zip(1..) {
        let _ = writeln!(cues, "{nth}\n00:00:{nth:02},000 --> 00:00:{nth:02},900\n{said}\n");
    }
    let bench = Bench::new();
    let mut used = vec![false; other.len()];
    for (name, text) in [("duizhao.yaml", PROJECT), ("a.yaml", DOCUMENT), ("a.srt", &cues)] {
        let text = other.iter().zip(&mut used).fold(text.to_owned(), |text, ((from, to), used)| {
            *used |= text.contains(from);
            text.replace(from, to)
        });
        bench.file(name, text);
    }
    assert_eq!(used, vec![true; other.len()], "{other:?}");
    bench
}

/// What each format makes of the project: all text of its files, without the hashes of marks.
fn written(bench: &Bench) -> Vec<String> {
    let names: Vec<&str> = WRITERS.iter().map(|writer| writer.name()).collect();
    let ran = bench.run(&["export", "--internal", "--to", &names.join(","), "-o", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = |writer: &&dyn Writer| {
        let prefix = format!("a.{}", writer.extension());
        let mut files: Vec<_> = std::fs::read_dir(bench.path("out"))
            .expect("a folder")
            .flatten()
            .map(|file| file.path())
            .collect();
        files.sort();
        let name = writer.name();
        let is_its = |file: &std::path::PathBuf| {
            let found = file.file_name().expect("a name").to_string_lossy().into_owned();
            found == prefix || (name == "moses" && (found == "a.zh" || found == "a.en"))
        };
        let texts: Vec<String> = files
            .iter()
            .filter(|file| is_its(file))
            .map(|file| text_of(&std::fs::read(file).expect("a file")))
            .collect();
        assert!(!texts.is_empty(), "{name} wrote no {prefix}");
        without_hashes(&texts.concat())
    };
    WRITERS.iter().map(all).collect()
}

/// The text of a file, or of all parts of a package.
fn text_of(bytes: &[u8]) -> String {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8(bytes.to_vec()).expect("UTF-8");
    };
    let mut text = String::new();
    for nth in 0..package.len() {
        package.by_index(nth).expect("a part").read_to_string(&mut text).expect("UTF-8");
    }
    text
}

/// The hashes in marks tell what was changed, and nothing else.
fn without_hashes(text: &str) -> String {
    let parts = text.split('_').map(|part| {
        let hash = part.bytes().take_while(u8::is_ascii_hexdigit).count() == 8;
        if hash { &part[8..] } else { part }
    });
    parts.collect::<Vec<_>>().join("_")
}

/// The unit file after a file of this format came back with every property edited, and, apart, with a remark.
fn came_back(name: &'static str, ending: &'static str) -> (String, String) {
    let edits = PROPERTIES.iter().filter_map(|property| property.edit);
    let bench = project(&[]);
    let file = format!("back.{ending}");
    let ran = bench.run(&["export", "--internal", "--to", name, "-o", &file]);
    assert_eq!(ran.code, 0, "{name}: {}", ran.err);
    change_every_part(&bench, &file, |text| {
        edits.clone().fold(text, |text, (from, to, _)| text.replace(from, to))
    });
    let ran = bench.run(&["import", "--theirs", &file]);
    assert_eq!(ran.code, 0, "{name}: {}", ran.err);
    let edited = bench.read("a.yaml");
    let bench = project(&[]);
    if let Some(file) = remarked(&bench, (name, ending)) {
        assert_eq!(bench.run(&["import", &file]).code, 0, "{name}");
    }
    (edited, bench.read("a.yaml"))
}

/// A format, and the sign in each row.
struct Column {
    name: &'static str,
    cells: Vec<&'static str>,
    comes_back: bool,
}

const BACK: &str = "⇄";
const KEPT: &str = "✓";
const LOST: &str = "–";

/// What every format keeps: a row a property, and one for remarks.
fn columns() -> Vec<Column> {
    let before = written(&project(&[]));
    let others: Vec<Vec<String>> =
        PROPERTIES.iter().map(|property| written(&project(property.other))).collect();
    let column = |(nth, writer): (usize, &&'static dyn Writer)| {
        let comes_back = returns(writer.name()).is_some();
        let (edited, remarked) =
            if comes_back { came_back(writer.name(), writer.extension()) } else { Default::default() };
        let cell = |(property, other): (&Property, &Vec<String>)| {
            let is_back = property.edit.is_some_and(|(_, _, expected)| edited.contains(expected));
            assert!(
                !is_back || other[nth] != before[nth],
                "{}: {} comes back and is not there",
                writer.name(),
                property.name
            );
            if is_back {
                BACK
            } else if other[nth] != before[nth] {
                KEPT
            } else {
                LOST
            }
        };
        let mut cells: Vec<&str> = PROPERTIES.iter().zip(&others).map(cell).collect();
        cells.push(if remarked.contains("Which bridge?") { BACK } else { LOST });
        Column { name: writer.name(), cells, comes_back }
    };
    WRITERS.iter().enumerate().map(column).collect()
}

/// A table of these formats.
fn table(columns: &[&Column]) -> String {
    let row = |head: &str, cells: Vec<&str>| format!("| {head} | {} |\n", cells.join(" | "));
    let names: Vec<String> = columns.iter().map(|column| format!("`{}`", column.name)).collect();
    let mut out = row("", names.iter().map(String::as_str).collect());
    out += &row("---", vec![":-:"; columns.len()]).replace(' ', "");
    let heads = PROPERTIES.iter().map(|property| property.name).chain(["remarks that people make there"]);
    for (nth, head) in heads.enumerate() {
        out += &row(head, columns.iter().map(|column| column.cells[nth]).collect());
    }
    out
}

#[test]
fn the_table_of_formats_is_what_they_keep() {
    let columns = columns();
    let (back, out): (Vec<&Column>, Vec<&Column>) = columns.iter().partition(|column| column.comes_back);
    assert!(RETURNS.iter().all(|format| back.iter().any(|column| column.name == format.name())));
    let comments = PROPERTIES.len() - 1;
    assert!(columns.iter().all(|column| column.cells[comments] == LOST), "bytes change without a reason");
    let page = format!(
        "# What each format keeps\n\n\
         Made from what `export` writes and `import` takes back (`tests/suite/keeping.rs`), and compared with it by every run of\n\
         the tests: a document with one of everything is exported with each property and with another in its place, and the bytes\n\
         are compared; then each is edited in the file, and the file comes back. Options are as they are without asking, but for\n\
         `--internal`; other layouts hold other things.\n\n\
         {KEPT} the file holds it. {BACK} the file holds it, and what people change there comes back. {LOST} the file does not hold\n\
         it. What a file does not hold is not lost at home: `import` changes the texts that were edited, and leaves all else in\n\
         the unit file as it stands, byte for byte.\n\n\
         ## Formats that come back\n\n{}\n## Formats to read, print or learn from\n\n{}\n\
         `pdf` is made from `typ` by Typst, or from `html` by Chromium, and holds what they hold.\n",
        table(&back),
        table(&out)
    );
    compare(&root().join("docs/formats.md"), &page);
}
