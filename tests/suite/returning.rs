//! `import` from Word: what people changed in the table comes back, and nothing else.

use std::io::{Cursor, Read, Write};

use crate::bench::Bench;

const UNITS: &str = "\
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
  state: reviewed

- id: k5
  zh: 人也来了。
  covered-by: k4

- id: k6
  zh: 大家都高兴。
  en:
  - Everyone was glad.
  - So were the ferrymen.

- id: k7
  zh: 谢谢。
  omit: a courtesy
";

/// A project of one document.
fn project() -> Bench {
    let bench = Bench::new();
    bench.file(
        "duizhao.yaml",
        "format: 1\ndocuments:\n- {path: a.yaml, fail-under: 0}\nspeakers:\n  wang: {zh: 王工, en: Mr Wang}\n",
    );
    bench
        .file("a.yaml", format!("format: 1\nsource: {{path: a.txt}}\nunits:\n{UNITS}"))
        .file("a.txt", "桥\n");
    bench
}

/// The project with its Word file, whose text went through `edit`.
fn returned(edit: impl Fn(String) -> String) -> Bench {
    let bench = project();
    let ran = bench.run(&["export", "--to", "docx", "-o", "a.docx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    change(&bench, "word/document.xml", edit);
    bench
}

/// Edits a part of the Word file.
fn change(bench: &Bench, part: &str, edit: impl Fn(String) -> String) {
    let bytes = std::fs::read(bench.path("a.docx")).expect("the file");
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..old.len() {
        let mut file = old.by_index(nth).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        let text = if name == part { edit(text) } else { text };
        new.start_file(&name, zip::write::SimpleFileOptions::default()).expect("a part");
        new.write_all(text.as_bytes()).expect("text");
    }
    bench.file("a.docx", new.finish().expect("a package").into_inner());
}

/// The table row in which `words` stand.
fn row_of<'a>(document: &'a str, words: &str) -> &'a str {
    let at = document.find(words).unwrap_or_else(|| panic!("{words} in {document}"));
    let from = document[..at].rfind("<w:tr>").expect("a row");
    let to = at + document[at..].find("</w:tr>").expect("its end") + "</w:tr>".len();
    &document[from..to]
}

/// Lines of the unit file that came, and lines that went.
fn difference(bench: &Bench) -> (Vec<String>, Vec<String>) {
    let before = format!("format: 1\nsource: {{path: a.txt}}\nunits:\n{UNITS}");
    let after = bench.read("a.yaml");
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let missing = |from: &[&str], other: &[&str]| {
        from.iter().filter(|line| !other.contains(line)).map(|line| line.trim().to_owned()).collect()
    };
    (missing(&new, &old), missing(&old, &new))
}

#[test]
fn a_word_file_that_nobody_changed_changes_nothing() {
    for layout in ["mark", "source", "blank"] {
        for sic in ["mark", "keep", "correct"] {
            let bench = Bench::shipped();
            let file = "translations/wang-yi-2021-03-07.yaml";
            let before = bench.read(file);
            let export = [
                "export",
                "--to",
                "docx",
                "--internal",
                "--untranslated",
                layout,
                "--sic",
                sic,
                "-o",
                "a.docx",
            ];
            assert_eq!(bench.run(&export).code, 0);
            let ran = bench.run(&["import", "a.docx"]);
            assert_eq!((ran.code, bench.read(file)), (0, before), "{}", ran.err);
            assert!(ran.err.starts_with("0 English texts and 0 queries taken"), "{}", ran.err);
        }
    }
    for untranslated in ["mark", "source", "blank"] {
        let bench = project();
        bench.run(&["export", "--to", "docx", "--untranslated", untranslated, "-o", "a.docx"]);
        let ran = bench.run(&["import", "a.docx"]);
        assert_eq!((ran.code, difference(&bench)), (0, (vec![], vec![])), "{}", ran.err);
    }
}

#[test]
fn an_edited_cell_becomes_a_draft_and_no_other_line_changes() {
    let bench = returned(|text| {
        text.replace("The bridge is repaired.", "The bridge has been repaired &amp; painted.")
            .replace("[not translated]", "So is the water station.")
    });
    let ran = bench.run(&["import", "a.docx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("2 English texts and 0 queries taken"), "{}", ran.err);
    let after = bench.read("a.yaml");
    assert!(after.contains("    The bridge has been repaired & painted.\n  state: draft\n"), "{after}");
    assert!(
        after.contains("水站也修好了。   # by hand\n  en: >-\n    So is the water station.\n  state: draft\n  origin: import (a.docx)\n"),
        "{after}"
    );
    assert!(after.ends_with(&UNITS[UNITS.find("- id: k4").unwrap()..]), "{after}");
}

#[test]
fn segments_travel_as_lines_and_a_bead_is_one_cell() {
    let bench = returned(|text| {
        text.replace("So were the ferrymen.", "The ferrymen too.")
            .replace("and the people with them", "and people")
    });
    assert_eq!(bench.run(&["import", "a.docx"]).code, 0);
    let (new, gone) = difference(&bench);
    assert_eq!(new, ["The boats came, and people.", "state: draft", "- The ferrymen too.", "state: draft"]);
    assert_eq!(gone, ["The boats came, and the people with them.", "- So were the ferrymen."]);
}

#[test]
fn tracked_changes_are_taken_as_made_or_as_not_made() {
    let tracked = |text: String| {
        text.replace(
            "<w:r><w:t xml:space=\"preserve\">The bridge is repaired.</w:t></w:r>",
            "<w:r><w:t xml:space=\"preserve\">The bridge is </w:t></w:r>\
             <w:ins w:id=\"90\" w:author=\"A\"><w:r><w:t>well </w:t></w:r></w:ins>\
             <w:del w:id=\"91\" w:author=\"A\"><w:r><w:delText>repaired</w:delText></w:r></w:del>\
             <w:ins w:id=\"92\" w:author=\"A\"><w:r><w:t>mended</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>",
        )
    };
    let bench = returned(tracked);
    assert_eq!(bench.run(&["import", "a.docx"]).code, 0);
    assert!(bench.read("a.yaml").contains("    The bridge is well mended.\n  state: draft\n"));
    let bench = returned(tracked);
    let ran = bench.run(&["import", "--tracked", "refuse", "a.docx"]);
    assert_eq!((ran.code, difference(&bench)), (0, (vec![], vec![])), "{}", ran.err);
}

#[test]
fn comments_become_queries_once_and_those_of_the_export_do_not() {
    let bench = returned(|text| {
        text.replace(
            "<w:r><w:t xml:space=\"preserve\">The bridge is repaired.</w:t></w:r>",
            "<w:commentRangeStart w:id=\"7\"/><w:r><w:t>The bridge is repaired.</w:t></w:r>\
             <w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>",
        )
    });
    change(&bench, "word/comments.xml", |text| {
        text.replace(
            "</w:comments>",
            "<w:comment w:id=\"7\" w:author=\"A\"><w:p><w:r><w:t>Which &quot;bridge&quot;?</w:t></w:r></w:p></w:comment></w:comments>",
        )
    });
    let ran = bench.run(&["import", "a.docx"]);
    assert!(ran.err.contains("0 English texts and 1 query taken"), "{}", ran.err);
    assert_eq!(difference(&bench), (vec!["query: Which \"bridge\"?".to_owned()], vec![]));
    let ran = bench.run(&["import", "a.docx"]);
    assert!(ran.err.contains("and 0 queries"), "{}", ran.err);
    bench.run(&["export", "--to", "docx", "--internal", "-o", "a.docx"]);
    let ran = bench.run(&["import", "a.docx"]);
    assert!(ran.err.contains("and 0 queries"), "{}", ran.err);
}

#[test]
fn rows_that_were_deleted_added_or_put_together_are_told() {
    let bench = returned(|text| {
        let lost = row_of(&text, "The bridge is repaired.").to_owned();
        let text = text.replace(&lost, "");
        let last = row_of(&text, "So were the ferrymen.").to_owned();
        let added = "<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val=\"Pair\"/></w:pPr></w:p></w:tc><w:tc><w:p><w:pPr>\
            <w:pStyle w:val=\"Pair\"/></w:pPr><w:r><w:t>A new line.</w:t></w:r></w:p></w:tc></w:tr>";
        text.replace(&last, &format!("{last}{added}"))
    });
    let ran = bench.run(&["import", "a.docx"]);
    assert!(ran.err.contains("1 unit has no row in a.docx: k2"), "{}", ran.err);
    assert!(ran.err.contains("this row was added there and belongs to no unit"), "{}", ran.err);
    assert_eq!((ran.code, difference(&bench)), (0, (vec![], vec![])));

    let bench = returned(|text| {
        let (first, last) =
            (row_of(&text, "The boats came").to_owned(), row_of(&text, "Everyone was glad.").to_owned());
        let cells = |row: &str| row.split("<w:tc>").map(str::to_owned).collect::<Vec<_>>();
        let (a, b) = (cells(&first), cells(&last));
        let inside = |cell: &str| cell.split("</w:tc>").next().unwrap_or_default().to_owned();
        let joined = format!(
            "{}<w:tc>{}{}</w:tc><w:tc>{}{}</w:tc></w:tr>",
            a[0],
            inside(&a[1]),
            inside(&b[1]),
            inside(&a[2]),
            inside(&b[2])
        );
        text.replace(&last, "").replace(&first, &joined)
    });
    let ran = bench.run(&["import", "a.docx"]);
    assert!(ran.err.contains("were put together; nothing is taken"), "{}", ran.err);
    assert_eq!(difference(&bench), (vec![], vec![]));
}

#[test]
fn what_both_sides_changed_is_decided_by_a_person() {
    let both = || {
        let bench = returned(|text| text.replace("is repaired", "is mended"));
        assert_eq!(bench.run(&["set", "k2", "The bridge is whole."]).code, 0);
        bench
    };
    let bench = both();
    let ran = bench.run(&["import", "a.docx"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err.contains(
            "k2: its English was changed here and there\n    here:  The bridge is whole.\n    there: The bridge is mended.\n"
        ),
        "{}",
        ran.err
    );
    assert!(bench.read("a.yaml").contains("The bridge is whole."));
    assert_eq!(bench.run(&["import", "--ours", "a.docx"]).code, 0);
    assert!(bench.read("a.yaml").contains("The bridge is whole."));
    assert_eq!(bench.run(&["import", "--theirs", "--dry-run", "a.docx"]).code, 0);
    assert!(bench.read("a.yaml").contains("The bridge is whole."));
    assert_eq!(bench.run(&["import", "--theirs", "a.docx"]).code, 0);
    assert!(bench.read("a.yaml").contains("The bridge is mended."));
    let ran = bench.run(&["import", "--ask", "a.docx"]);
    assert_eq!((ran.code, ran.err.contains("`--ask` needs a terminal")), (2, true), "{}", ran.err);
}

#[test]
fn a_changed_transcript_an_emptied_cell_and_freed_units_are_never_settled_in_silence() {
    let cases: [(&str, &str, &str, &str); 3] = [
        ("is repaired", "is mended", "桥修好了。", "its Chinese was changed here since the export"),
        (">The bridge is repaired.<", "><", "", "its English was emptied there"),
        ("and the people", "and people", "\n  covered-by: k4", "its units were linked or freed here"),
    ];
    for (from, to, here, told) in cases {
        let bench = returned(|text| text.replace(from, to));
        if !here.is_empty() {
            let new = if here.starts_with('\n') { "" } else { "大桥修好了。" };
            bench.file("a.yaml", bench.read("a.yaml").replace(here, new));
        }
        let before = bench.read("a.yaml");
        let ran = bench.run(&["import", "a.docx"]);
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
        assert_eq!((ran.code, bench.read("a.yaml")), (1, before), "{told}");
    }
    let bench = returned(|text| text.replace("桥修好了。", "桥坏了。"));
    let ran = bench.run(&["import", "a.docx"]);
    assert!(ran.err.contains("the Chinese of k2 was changed there"), "{}", ran.err);
    assert_eq!(difference(&bench), (vec![], vec![]));
    let bench = returned(|text| text.replace("[omitted: a courtesy]", "Thank you."));
    let ran = bench.run(&["import", "a.docx"]);
    assert_eq!((ran.code, ran.err.contains("without English on purpose")), (1, true), "{}", ran.err);
    assert_eq!(bench.run(&["import", "--theirs", "a.docx"]).code, 0);
    assert!(
        bench.read("a.yaml").contains("  en: Thank you.\n") || bench.read("a.yaml").contains("Thank you.")
    );
    assert!(!bench.read("a.yaml").contains("omit:"));
}

#[test]
fn files_that_are_no_export_are_refused_in_words() {
    let bench = project();
    bench.file("a.docx", "no package");
    let ran = bench.run(&["import", "a.docx"]);
    assert_eq!((ran.code, ran.err.contains("a.docx: this is no Word file")), (2, true), "{}", ran.err);
    bench.run(&["export", "--to", "docx", "--layout", "stacked", "-o", "a.docx"]);
    let ran = bench.run(&["import", "a.docx"]);
    assert_eq!(
        (ran.code, ran.err.contains("only the table of `--layout side` comes back")),
        (2, true),
        "{}",
        ran.err
    );
    let ran = bench.run(&["import", "a.pages"]);
    assert_eq!(ran.code, 2);
    bench.file("a.pages", "x");
    let ran = bench.run(&["import", "a.pages"]);
    assert!(ran.err.contains("nothing is imported from `pages`"), "{}", ran.err);
    bench.file("b.csv", "id,en\nzz9,Nothing.\n");
    let ran = bench.run(&["import", "b.csv"]);
    assert_eq!(
        (ran.code, ran.err.contains("no row of b.csv names a unit of this project")),
        (2, true),
        "{}",
        ran.err
    );
}

/// Opens the Word file in LibreOffice and saves it as a Word file again; `false` where there is no LibreOffice.
fn through_libreoffice(bench: &Bench) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", bench.path("office").display());
    let arguments = [&profile, "--headless", "--convert-to", "docx", "--outdir", "saved", "a.docx"];
    let ran = std::process::Command::new("soffice").args(arguments).current_dir(bench.path(".")).output();
    let Ok(ran) = ran else {
        // Where everything is to be proved, nothing is skipped.
        assert!(std::env::var_os("DUIZHAO_PROGRAMS").is_none(), "soffice is missing");
        return false;
    };
    assert!(bench.path("saved/a.docx").exists(), "{}", String::from_utf8_lossy(&ran.stderr));
    true
}

#[test]
fn a_file_edited_and_saved_by_libreoffice_gives_exactly_the_edits_back() {
    let bench = Bench::shipped();
    let file = "translations/wang-yi-2021-03-07.yaml";
    let before = bench.read(file);
    bench.run(&["export", "--to", "docx", "--internal", "-o", "a.docx"]);
    if !through_libreoffice(&bench) {
        println!("skipped: soffice is not installed");
        return;
    }
    let ran = bench.run(&["import", "saved/a.docx"]);
    assert_eq!((ran.code, bench.read(file)), (0, before.clone()), "{}", ran.err);
    let edits = [
        ("Friends of the press, greetings to you all!", "Friends of the press, a warm welcome to you all!"),
        (
            "How would you assess China’s diplomacy over the past year?",
            "What is your assessment of China’s diplomacy over the past year?",
        ),
    ];
    change(&bench, "word/document.xml", |text| {
        edits.iter().fold(text, |text, (from, to)| {
            assert_eq!(text.matches(from).count(), 1, "{from}");
            text.replace(from, to)
        })
    });
    assert!(through_libreoffice(&bench));
    let ran = bench.run(&["import", "saved/a.docx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = edits.iter().fold(before, |text, (from, to)| {
        let at = text.find(from).expect("the English");
        let state = at + text[at..].find("  state: reviewed").expect("its state");
        let mut text = text.clone();
        text.replace_range(state..state + "  state: reviewed".len(), "  state: draft");
        text.replace_range(at..at + from.len(), to);
        text
    });
    assert_eq!(bench.read(file), expected);
}
