//! Terms: checked, listed, found, added, harvested, and carried to other tools and back.

use crate::bench::Bench;

const SETTINGS: &str = "format: 1\ndocuments:\n- {path: a.yaml, fail-under: 0}   # the only one\n";
const UNITS: &str = "format: 1\nsource: {path: a.txt}\nunits:\n\
    - {id: ka, zh: 请出示读者证。, en: Please show your library card.}\n\
    - {id: kb, zh: 读者证丢了。, en: A pass was lost.}\n";

fn project(glossary: Option<&str>) -> Bench {
    let bench = Bench::new();
    let named = if glossary.is_some() { "glossary: glossary.yaml\n" } else { "" };
    bench.file("duizhao.yaml", format!("{SETTINGS}{named}")).file("a.yaml", UNITS);
    bench.file("a.txt", "请出示读者证。读者证丢了。\n");
    if let Some(text) = glossary {
        bench.file("glossary.yaml", text);
    }
    bench
}

#[test]
fn a_check_speaks_of_terms_only_where_there_is_a_glossary() {
    assert_eq!(
        project(None).run(&["check", "--select", "terminology"]).err.matches("term-not-used").count(),
        0
    );
    let bench = project(Some("format: 1\nterms:\n- {zh: 读者证, en: library card, forbidden: [pass]}\n"));
    let out = bench.run(&["check", "--select", "terminology", "--format", "concise"]).out;
    assert!(out.contains("term-not-used") && out.contains("forbidden-term"), "{out}");
    assert_eq!(out.matches("a.yaml:5:").count(), 2, "{out}");
}

#[test]
fn another_glossary_may_be_named_in_any_format() {
    let bench = project(Some("format: 1\nterms:\n- {zh: 读者证, en: library card}\n"));
    for (name, text) in [
        ("t.csv", "English,中文\nreader’s pass,读者证\n"),
        ("t.tsv", "读者证\treader's pass\n"),
        ("t.md", "| zh | en |\n|---|---|\n| 读者证 | reader’s pass |\n"),
        (
            "t.tbx",
            "<tbx><conceptEntry><langSec xml:lang='zh'><termSec><term>读者证</term></termSec></langSec><langSec xml:lang='en'><termSec><term>reader’s pass</term></termSec></langSec></conceptEntry></tbx>",
        ),
    ] {
        bench.file(name, text);
        let ran = bench.run(&["check", "--select", "terminology", "--format", "concise", "--glossary", name]);
        assert_eq!(ran.out.matches("reader").count(), 2, "{name}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_pair_that_brings_its_terms_along_is_judged_by_those() {
    let bench = Bench::new();
    bench.file(
        "p.jsonl",
        "{\"id\": \"a\", \"src\": \"请出示读者证。\", \"tgt\": \"Show your pass.\", \"terms\": [{\"zh\": \"讀者證\", \"en\": [\"library card\", \"card\"]}]}\n\
         {\"id\": \"b\", \"src\": \"请出示读者证。\", \"tgt\": \"Show your cards.\", \"terms\": [{\"zh\": \"读者证\", \"en\": \"card\"}]}\n\
         {\"id\": \"c\", \"src\": \"请出示读者证。\", \"tgt\": \"Show your pass.\"}\n\
         {\"id\": \"d\", \"src\": \"好\", \"tgt\": \"Good\", \"terms\": 7}\n",
    );
    let ran = bench.run(&["check", "--select", "terminology", "--format", "concise", "p.jsonl"]);
    assert_eq!(ran.out.matches("term-not-used").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("p.jsonl:1:") && ran.err.contains("p.jsonl:4:"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_term_that_is_never_rendered_so_is_told_once() {
    let bench = Bench::new();
    let pairs: String = (1..=4).map(|n| format!("{n}\t第{n}张读者证\tPass {n}\n")).collect();
    bench.file("p.tsv", pairs).file("g.csv", "zh,en\n读者证,library card\n");
    let ran = bench.run(&[
        "check",
        "--select",
        "terminology",
        "--format",
        "concise",
        "--glossary",
        "g.csv",
        "p.tsv",
    ]);
    assert_eq!(ran.out.matches("term-not-used").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("4 times"), "{}", ran.out);
}

#[test]
fn a_term_is_added_and_the_rest_of_the_file_stays() {
    let text =
        "format: 1\r\nterms:   # ours\r\n- zh: 读者证   # the card\r\n  en: library card\r\n\r\n# end\r\n";
    let bench = project(Some(text));
    let ran = bench.run(&[
        "term",
        "add",
        "书架",
        "shelf",
        "--admit",
        "bookshelf",
        "--forbid",
        "rack",
        "--pos",
        "noun",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let now = bench.read("glossary.yaml");
    let added =
        "\r\n- zh: 书架\r\n  en: shelf\r\n  admitted: [bookshelf]\r\n  forbidden: [rack]\r\n  pos: noun";
    assert_eq!(now.replacen(added, "", 1), text, "{now}");
    let again = bench.run(&["term", "add", "書架", "shelf"]);
    assert!(again.code == 2 && again.err.contains("书架 stands in glossary.yaml already"), "{}", again.err);
    assert_eq!(bench.run(&["term", "add", "WiFi"]).code, 2);
    assert_eq!(bench.run(&["term", "add", "WiFi", "--dnt"]).code, 0);
}

#[test]
fn a_project_without_a_glossary_gets_one() {
    let bench = project(None);
    let ran = bench.run(&["term", "add", "读者证", "library card"]);
    assert!(ran.code == 0 && ran.err.contains("which was made"), "{}", ran.err);
    assert_eq!(bench.read("duizhao.yaml"), format!("{SETTINGS}glossary: glossary.yaml\n"));
    assert_eq!(bench.run(&["term", "list"]).out, "读者证  library card\n");
    assert_eq!(
        bench
            .run(&["check", "--select", "terminology", "--format", "concise"])
            .out
            .matches("term-not-used")
            .count(),
        1
    );
}

#[test]
fn terms_are_found_in_a_text_with_the_longest_first() {
    let bench = project(Some(
        "format: 1\nterms:\n- {zh: 读者, en: reader}\n- {zh: 读者证, en: library card, admitted: [card], forbidden: [pass]}\n",
    ));
    let ran = bench.run(&["term", "find", "讀者的读者证，读者證！"]);
    assert_eq!(ran.out, "读者    reader\n读者证  library card; also card; not pass  (2 times)\n");
    let none = bench.run(&["term", "find", "无"]);
    assert!(none.out.is_empty() && none.err.contains("no term"), "{}", none.err);
}

#[test]
fn an_import_adds_what_is_new_and_tells_what_contradicts() {
    let text = "format: 1\nterms:\n# Cards\n- {zh: 读者证, en: library card}\n- {zh: 书架, en: shelf}\n";
    let bench = project(Some(text));
    bench
        .file("t.csv", "zh,en,alternatives\n读者证,Library card,\n書架,rack,\n地图,map,chart|plan\n,lost,\n");
    let ran = bench.run(&["term", "import", "t.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        bench.read("glossary.yaml"),
        format!("{text}- {{zh: 地图, en: map, admitted: [chart, plan]}}\n")
    );
    assert!(ran.err.contains("t.csv:3: 书架 is “rack” here and “shelf” in the glossary"), "{}", ran.err);
    assert!(ran.err.contains("t.csv:5: no Chinese"), "{}", ran.err);
    assert!(ran.err.contains("4 entries") || ran.err.contains("3 entries, 3 terms; 1 added"), "{}", ran.err);
    let again = bench.run(&["term", "import", "t.csv"]);
    assert!(again.err.contains("nothing new, 2 known"), "{}", again.err);
}

#[test]
fn what_is_exported_imports_as_the_same() {
    let bench = Bench::shipped();
    for to in ["tbx", "csv"] {
        let file = format!("out.{to}");
        assert_eq!(bench.run(&["term", "export", "--to", to, "-o", &file]).code, 0);
        let ran = bench.run(&["term", "import", &file, "--to", &format!("{to}.yaml")]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let list = |glossary: &str| bench.run(&["term", "list", "--glossary", glossary]).out;
        assert_eq!(list(&format!("{to}.yaml")), list("translations/glossary.yaml"));
    }
    let taken = bench.run(&["term", "import", "out.csv", "--to", "csv.yaml"]);
    assert!(taken.code == 2 && taken.err.contains("exists already"), "{}", taken.err);
}

#[test]
fn bad_files_of_terms_are_told() {
    let bench = project(None);
    for (name, text, said) in [
        ("one.csv", "a,b\nc,d\n", "no column of Chinese"),
        ("broken.tbx", "<tbx><conceptEntry", "this is no XML"),
        ("plain.tbx", "nothing", "no entry"),
        ("t.xlsx", "no zip", "this is no workbook"),
        ("t.docx", "x", "in no format that terms are read in"),
        ("t.yaml", "- a\n", "a glossary is a map of keys"),
    ] {
        bench.file(name, text);
        let ran = bench.run(&["term", "import", name]);
        assert!(ran.code == 2 && ran.err.contains(said), "{name}: {}", ran.err);
    }
    assert!(bench.run(&["term", "import", "nowhere.csv"]).err.contains("does not exist"));
    let mended = project(Some("format: 1\nterms:\n- {zh: 读者证}\n")).run(&["term", "add", "书架", "shelf"]);
    assert!(mended.code == 2 && mended.err.contains("has no English"), "{}", mended.err);
}

#[test]
fn the_shipped_document_uses_its_terms_and_gives_a_harvest() {
    let bench = Bench::shipped();
    let ran = bench.run(&["check", "--select", "term-not-used,forbidden-term", "--format", "concise"]);
    assert_eq!(ran.out.matches("warning").count(), 0, "{}", ran.out);
    let ran = bench.run(&["term", "harvest", "--top", "50", "--all", "--format", "tsv"]);
    for line in [
        "联合国\tUnited Nations\t",
        "经济全球化\teconomic globalisation\t",
        "合作共赢\twin-win cooperation\t",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    assert_eq!(ran.out.lines().count(), 51);
    let fresh = bench.run(&["term", "harvest", "--format", "tsv"]).out;
    assert!(!fresh.contains("\n联合国\t") && fresh.contains("气候变化\tclimate change\t"), "{fresh}");
}
