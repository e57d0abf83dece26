//! Bad input gets a clear word: what is wrong, where, and what to do; never a panic.
//!
//! The table is the test of the messages and, written out, the page `docs/messages.md`.

use crate::bench::{Bench, compare, root};

struct Case {
    title: &'static str,
    /// Files of the project, above those of a sound one.
    files: Vec<(&'static str, Vec<u8>)>,
    arguments: &'static [&'static str],
    code: i32,
}

const PROJECT: &str =
    "format: 1\ndocuments:\n- {path: talk.yaml}\nspeakers:\n  chen: {zh: 陈馆长, en: Director Chen}\n";
const TRANSCRIPT: &str = "陈馆长：九点开门。周末也开。\n";
const UNITS: &str = "format: 1\nsource: {path: talk.txt}\nunits:\n- id: b2\n  speaker: chen\n  zh: 九点开门。\n  en: We open at nine.\n- id: c3\n  zh: 周末也开。\n";

fn case(
    title: &'static str,
    files: Vec<(&'static str, Vec<u8>)>,
    arguments: &'static [&'static str],
    code: i32,
) -> Case {
    Case { title, files, arguments, code }
}

fn transcript(title: &'static str, bytes: impl Into<Vec<u8>>, code: i32) -> Case {
    case(title, vec![("talk.txt", bytes.into())], &["segment", "talk.txt"], code)
}

fn units(title: &'static str, text: impl Into<Vec<u8>>) -> Case {
    case(title, vec![("talk.yaml", text.into())], &["check"], 2)
}

/// A unit file in which the second unit's English is typed as `line`.
fn typed(title: &'static str, line: &str) -> Case {
    units(title, format!("{UNITS}  {line}\n  state: draft\n"))
}

fn transcripts() -> Vec<Case> {
    let (gb18030, ..) = encoding_rs::GB18030.encode(TRANSCRIPT);
    let (big5, ..) = encoding_rs::BIG5.encode("陳館長：圖書館九點開門，歡迎各位讀者光臨。\n");
    vec![
        transcript("A transcript in GB18030", gb18030.into_owned(), 0),
        transcript("A transcript in Big5", big5.into_owned(), 0),
        transcript(
            "A transcript with a byte order mark and CRLF",
            format!("\u{FEFF}{}", TRANSCRIPT.replace('\n', "\r\n")),
            0,
        ),
        transcript("A picture for a transcript", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), 2),
        transcript("A transcript with a NUL", "陈馆长：九点\0开门。\n", 2),
        transcript("A transcript in neither UTF-8 nor an encoding of Chinese", b"caf\xe9 \xfc\n".to_vec(), 2),
        transcript("An empty transcript", "", 2),
        transcript("A transcript of blank lines", "\n \n\u{3000}\n", 2),
        case("A transcript that is not there", vec![], &["segment", "tlak.txt"], 2),
        case("A folder for a transcript", vec![("folder/a.txt", b"a".to_vec())], &["segment", "folder"], 2),
    ]
}

fn yaml_traps() -> Vec<Case> {
    vec![
        typed("A colon and a blank in plain text", "en: Note: weekends too."),
        typed("A colon at the end of plain text", "en: They said:"),
        typed("Text behind a closing quotation mark", "en: \"Weekends\" too."),
        typed("A quotation mark that is never closed", "en: 'Tis open."),
        typed("A leading [", "en: [sic] we open."),
        typed("A leading {", "en: {sic} we open."),
        typed("A leading *", "en: *Weekends too."),
        typed("A leading &", "en: & weekends: too."),
        typed("A leading %", "en: %50 more."),
        typed("A leading @", "en: @nine"),
        typed("Text on the line of >", "en: > Weekends too."),
        typed("A full-width colon behind a key", "en：Weekends too."),
        typed("A tab", "\ten: Weekends too."),
        units("English indented too little", format!("{UNITS}  en: >-\n  Weekends too.\n  state: draft\n")),
        units("A key indented too much", format!("{UNITS}   en: Weekends too.\n")),
        units("The same key twice", format!("{UNITS}  zh: 周末也开。\n")),
        units(
            "A conflict marker of git",
            format!(
                "{UNITS}<<<<<<< HEAD\n  en: Weekends too.\n=======\n  en: And weekends.\n>>>>>>> other\n"
            ),
        ),
        units("An anchor that is not there", format!("{UNITS}  en: *weekend\n")),
        units("Aliases that multiply", bomb()),
        units("Brackets 100,000 deep", format!("format: 1\nunits: {}", "[".repeat(100_000))),
        units("Dashes 100,000 deep", "- ".repeat(100_000)),
        units("A control character", UNITS.replace("nine", "ni\u{1}ne")),
    ]
}

fn contents() -> Vec<Case> {
    vec![
        units("A unit without its Chinese", format!("{UNITS}- id: d4\n  en: And welcome.\n")),
        units("A key that is not known", UNITS.replace("speaker:", "speeker:")),
        units("A list where text is wanted", UNITS.replace("zh: 周末也开。", "zh: [周末, 也开]")),
        units("A state that is none", format!("{UNITS}  state: revieved\n")),
        units("Another format", UNITS.replace("format: 1", "format: 2")),
        units("No format", UNITS.replace("format: 1\n", "")),
        units("An empty unit file", ""),
        units("A unit file that is a list", "- id: b2\n  zh: 九点开门。\n"),
        units("Two YAML documents", format!("{UNITS}---\nformat: 1\n")),
        units("A unit file in GB18030", encoding_rs::GB18030.encode(UNITS).0.into_owned()),
        units(
            "Several problems at once",
            UNITS.replace("speaker:", "speeker:").replace("zh: 周末", "hz: 周末") + "  paragraph: maybe\n",
        ),
        case(
            "A duplicate id",
            vec![("talk.yaml", UNITS.replace("c3", "b2").into_bytes())],
            &["check", "--format", "concise"],
            1,
        ),
        units("A transcript that is not where the unit file says", UNITS.replace("talk.txt", "tlak.txt")),
        case(
            "A transcript that changed",
            vec![("talk.txt", TRANSCRIPT.replace("九点", "八点").into_bytes())],
            &["check", "--format", "concise"],
            1,
        ),
        case(
            "A unit file that is not there",
            vec![("duizhao.yaml", PROJECT.replace("talk.yaml", "tlak.yaml").into_bytes())],
            &["check"],
            2,
        ),
        case(
            "A comma inside {…} of the settings",
            vec![("duizhao.yaml", PROJECT.replace("Director Chen", "Chen, Director of all").into_bytes())],
            &["check"],
            2,
        ),
        case(
            "A term without English",
            vec![
                ("duizhao.yaml", format!("{PROJECT}glossary: terms.yaml\n").into_bytes()),
                ("terms.yaml", "format: 1\nterms:\n- {zh: 图书馆}\n".as_bytes().to_vec()),
            ],
            &["check"],
            2,
        ),
    ]
}

fn pairs() -> Vec<Case> {
    let check: fn(&str) -> &'static [&'static str] = |name| match name {
        "a.jsonl" => &["check", "a.jsonl"],
        "a.tsv" => &["check", "a.tsv"],
        _ => &["check", "a.tmx"],
    };
    let pairs = |title, name: &'static str, text: &str| {
        case(title, vec![(name, text.as_bytes().to_vec())], check(name), 2)
    };
    vec![
        pairs(
            "A line that is no JSON",
            "a.jsonl",
            "{\"src\": \"好。\", \"tgt\": \"Good.\"}\n{\"src\": \"好。\"\n",
        ),
        pairs("A pair without its Chinese", "a.jsonl", "{\"id\": \"a\", \"tgt\": \"Good.\"}\n"),
        pairs("A line of one cell", "a.tsv", "好。\tGood.\n好。 Good.\n"),
        pairs(
            "A unit without Chinese",
            "a.tmx",
            "<tmx><body>\n<tu><tuv xml:lang=\"en\"><seg>Good.</seg></tuv></tu>\n</body></tmx>\n",
        ),
        pairs(
            "XML that breaks off",
            "a.tmx",
            "<tmx><body>\n<tu><tuv xml:lang=\"zh\"><seg>好。</seg></tuv></tu>\n<tu <\n",
        ),
        pairs("A file of another kind", "a.tmx", "好。\n"),
    ]
}

fn texts() -> Vec<Case> {
    const ZH: &str = "水站修好了。\n桥也修好了。\n河边很安静。\n";
    const EN: &str = "The water station is repaired.\nSo is the bridge.\nThe river bank is quiet.\n";
    let texts = |title, zh: &str, en: &str, code| {
        let files = vec![("a.zh", zh.as_bytes().to_vec()), ("a.en", en.as_bytes().to_vec())];
        case(title, files, &["align", "--sentences", "--to", "beads", "a.zh", "a.en"], code)
    };
    let batch = case(
        "A list of pairs without a tab",
        vec![("pairs.tsv", b"a.zh a.en\n".to_vec())],
        &["align", "--batch", "pairs.tsv", "-o", "out.jsonl"],
        2,
    );
    vec![
        texts("Swapped sides", EN, ZH, 2),
        texts("The same language twice", ZH, ZH, 2),
        texts("An empty side", ZH, "", 0),
        texts("A side that is ten times as long", ZH, &EN.repeat(10), 0),
        texts(
            "Texts that do not belong together",
            ZH,
            "Cats sleep all day.\nNobody minds them.\nMusic plays.\n",
            0,
        ),
        batch,
    ]
}

fn bomb() -> String {
    let mut text = "format: 1\na: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, of) in [('b', 'a'), ('c', 'b'), ('d', 'c'), ('e', 'd'), ('f', 'e'), ('g', 'f')] {
        text += &format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 10].join(","));
    }
    text
}

/// What the case says on standard error (and, for findings, on standard output).
fn said(case: &Case) -> String {
    let bench = Bench::new();
    bench.file("duizhao.yaml", PROJECT).file("talk.txt", TRANSCRIPT).file("talk.yaml", UNITS);
    for (name, bytes) in &case.files {
        bench.file(name, bytes);
    }
    let ran = bench.run(case.arguments);
    assert_eq!(ran.code, case.code, "{}: {}{}", case.title, ran.out, ran.err);
    assert!(!ran.err.contains("panicked"), "{}: {}", case.title, ran.err);
    // A line of brackets as long as a book is shown by its beginning.
    let shorten = |line: &str| line.chars().take(160).collect::<String>().trim_end().to_owned() + "\n";
    let text = if case.code == 1 { ran.out } else { ran.err };
    text.lines().map(shorten).collect()
}

#[test]
fn every_bad_input_gets_the_message_that_the_manual_shows() {
    let mut page = "<!-- Written from tests/suite/bad_input.rs; `UPDATE=1 cargo test` writes it anew. -->\n\n# What duizhao says of bad input\n"
        .to_owned();
    for (title, cases) in [
        ("Transcripts", transcripts()),
        ("Hand-typed YAML", yaml_traps()),
        ("What the files say", contents()),
        ("Pairs", pairs()),
        ("Texts to align", texts()),
    ] {
        page += &format!("\n## {title}\n");
        for case in cases {
            let command = format!("duizhao {}", case.arguments.join(" "));
            page += &format!(
                "\n**{}** (`{command}`, exit code {})\n\n```text\n{}```\n",
                case.title,
                case.code,
                said(&case)
            );
        }
    }
    compare(&root().join("docs/messages.md"), &page);
}

#[test]
fn a_folder_without_a_project_is_told_so() {
    let ran = Bench::new().run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no `duizhao.yaml` in . or above it"), "{}", ran.err);
}

#[test]
fn a_line_of_many_megabytes_is_cut_and_checked() {
    let bench = Bench::new();
    bench.file("long.txt", "陈馆长：".to_owned() + &"九点开门，周末也开，".repeat(200_000) + "好。\n");
    let ran = bench.run(&["segment", "long.txt"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.err);
    bench.file("duizhao.yaml", PROJECT).file("talk.txt", TRANSCRIPT);
    bench.file("talk.yaml", UNITS.replace("We open at nine.", &"a: b ".repeat(500_000)));
    let ran = bench.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("makes a second key") && ran.err.len() < 5_000, "{} bytes", ran.err.len());
}

#[cfg(unix)]
#[test]
fn a_disk_that_refuses_leaves_the_file_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    assert_eq!(bench.run(&["init"]).code, 0);
    bench.file("seeds/new.txt", TRANSCRIPT);
    let before = bench.read("translations/duizhao.yaml");
    let mode = |mode| {
        std::fs::set_permissions(bench.path("translations"), std::fs::Permissions::from_mode(mode))
            .expect("a mode")
    };
    mode(0o555);
    let ran = bench.run(&["add", "seeds/new.txt"]);
    mode(0o755);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("may not be written") && ran.err.contains("Nothing was changed"), "{}", ran.err);
    // A limit on the size of files stands for a full disk: the write stops in the middle.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec {} export --to html -o out/page.html",
        env!("CARGO_BIN_EXE_duizhao")
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(bench.path("."))
        .output()
        .expect("a shell");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("was not written and is as it was"), "{err}");
    assert_eq!(std::fs::read_dir(bench.path("out")).expect("the folder").count(), 0, "no half file is left");
    assert_eq!(bench.read("translations/duizhao.yaml"), before);
}
