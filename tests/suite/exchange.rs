//! Files that other programs work in: out and back, the same cases for every format.

use duizhao::format::RETURNS;

use crate::bench::Bench;
use crate::ferry::{FORMATS, UNITS, back, change, project, remarked, sent, table, taken, units};

#[test]
fn every_format_that_comes_back_is_in_the_table() {
    for format in RETURNS.iter().filter(|format| format.name() != "srt") {
        assert!(FORMATS.iter().any(|(name, _)| *name == format.name()), "{}", format.name());
    }
}

#[test]
fn a_file_that_nobody_changed_changes_not_a_byte() {
    for format in FORMATS.iter().copied().chain([("srt", "srt")]) {
        let bench = project();
        let before = bench.read("a.yaml");
        let ran = back(&bench, format, &[], &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before), "{}: {}", format.0, ran.err);
        assert!(ran.err.contains("0 English texts and 0 queries taken"), "{}: {}", format.0, ran.err);
        assert!(!ran.err.contains("was changed there"), "{}: {}", format.0, ran.err);
    }
}

#[test]
fn the_shipped_project_goes_out_and_back_without_a_change() {
    for (format, ending) in FORMATS.iter().filter(|(format, _)| *format != "vtt") {
        for sic in ["mark", "correct"] {
            let bench = Bench::shipped();
            let unit_file = "translations/wang-yi-2021-03-07.yaml";
            let (before, file) = (bench.read(unit_file), format!("a.{ending}"));
            let ran = bench.run(&["export", "--to", format, "--internal", "--sic", sic, "-o", &file]);
            assert_eq!(ran.code, 0, "{format}: {}", ran.err);
            let first = std::fs::read(bench.path(&file)).expect("the file");
            let ran = bench.run(&["import", &file]);
            assert_eq!((ran.code, bench.read(unit_file)), (0, before), "{format}: {}", ran.err);
            assert!(
                ran.err.ends_with(&format!("0 English texts and 0 queries taken from {file}\n")),
                "{}",
                ran.err
            );
            bench.run(&["export", "--to", format, "--internal", "--sic", sic, "-o", &file]);
            assert_eq!(std::fs::read(bench.path(&file)).expect("the file"), first, "{format}: other bytes");
        }
    }
}

#[test]
fn what_was_edited_there_comes_back_as_a_draft_and_nothing_else() {
    for format in FORMATS {
        let bench = project();
        let edits = [
            ("bridge is repaired", "bridge is whole"),
            ("the people with them", "people"),
            ("the ferrymen.", "the pilots."),
        ];
        // The note, which stands before the English in some formats, is not what is edited.
        let edits = if format.0 == "vtt" {
            edits
        } else {
            [edits[0], edits[1], ("So were the ferrymen.", "So were the pilots.")]
        };
        let ran = back(&bench, format, &edits, &[]);
        assert_eq!(ran.code, 0, "{}: {}", format.0, ran.err);
        let expected = units(UNITS)
            .replace("bridge is repaired.\n  state: reviewed", "bridge is whole.\n  state: draft")
            .replace("the people with them", "people")
            .replace("  - So were the ferrymen.\n", "  - So were the pilots.\n  state: draft\n");
        assert_eq!(bench.read("a.yaml"), expected, "{}", format.0);
        assert!(ran.err.contains("3 English texts and 0 queries taken"), "{}", ran.err);
    }
}

/// A text for a unit that had none, as somebody writes it in this format.
fn filled(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "docx" | "odt" => ("[not translated]", "It is mended."),
        "csv" => ("水站也修好了。,,", "水站也修好了。,It is mended.,"),
        "tsv" => ("水站也修好了。\t\t", "水站也修好了。\tIt is mended.\t"),
        "jsonl" => ("水站也修好了。\",\"tgt\":\"\"", "水站也修好了。\",\"tgt\":\"It is mended.\""),
        "xliff" => ("水站也修好了。</source>", "水站也修好了。</source><target>It is mended.</target>"),
        "xliff12" => ("水站也修好了。</source>", "水站也修好了。</source><target>It is mended.</target>"),
        "po" => ("水站也修好了。\"\nmsgstr \"\"", "水站也修好了。\"\nmsgstr \"It is \"\n\"mended.\""),
        "xlsx" => ("<c r=\"D3\" s=\"5\"/>", "<c r=\"D3\" s=\"5\" t=\"str\"><v>It is mended.</v></c>"),
        "vtt" => ("水站也修好了。\n", "水站也修好了。\nIt is\nmended.\n"),
        _ => return None,
    })
}

#[test]
fn english_where_there_was_none_is_filled_in_with_its_origin() {
    for format in FORMATS {
        let Some(edit) = filled(format.0) else { continue };
        let bench = project();
        let ran = back(&bench, format, &[edit], &[]);
        assert_eq!(ran.code, 0, "{}: {}", format.0, ran.err);
        let after = bench.read("a.yaml");
        let file = format!("{}.{}", format.0, format.1);
        let expected =
            format!("by hand\n  en: >-\n    It is mended.\n  state: draft\n  origin: import ({file})\n");
        assert!(after.contains(&expected), "{}: {after}", format.0);
    }
}

#[test]
fn what_was_changed_here_alone_stays() {
    for format in FORMATS {
        let bench = project();
        let file = sent(&bench, format, &[]);
        assert_eq!(bench.run(&["set", "k2", "The bridge stands again."]).code, 0);
        let before = bench.read("a.yaml");
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before), "{}: {}", format.0, ran.err);
    }
}

#[test]
fn what_both_changed_is_decided_by_a_person() {
    for format in FORMATS {
        let bench = project();
        let file = sent(&bench, format, &[("bridge is repaired", "bridge is whole")]);
        assert_eq!(bench.run(&["set", "k2", "The bridge stands again."]).code, 0);
        let before = bench.read("a.yaml");
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (1, before.clone()), "{}: {}", format.0, ran.err);
        let told = "k2: its English was changed here and there\n    here:  The bridge stands again.\n    there: The bridge is whole.\n";
        assert!(ran.err.contains(told), "{}", ran.err);
        assert_eq!((taken(&bench, &file, &["--ours"]).code, bench.read("a.yaml")), (0, before));
        assert_eq!(taken(&bench, &file, &["--theirs", "--dry-run"]).code, 0);
        assert!(bench.read("a.yaml").contains("The bridge stands again."), "{}", format.0);
        let ran = taken(&bench, &file, &["--ask"]);
        assert_eq!((ran.code, ran.err.contains("`--ask` needs a terminal")), (2, true), "{}", ran.err);
        assert_eq!(taken(&bench, &file, &["--theirs"]).code, 0);
        assert!(bench.read("a.yaml").contains("    The bridge is whole.\n  state: draft\n"), "{}", format.0);
    }
}

#[test]
fn a_change_under_other_chinese_and_an_emptied_text_are_told() {
    for format in FORMATS {
        let bench = project();
        let file = sent(&bench, format, &[("bridge is repaired", "bridge is whole")]);
        bench.file("a.yaml", bench.read("a.yaml").replace("桥修好了。", "大桥修好了。"));
        let ran = taken(&bench, &file, &[]);
        assert_eq!(ran.code, 1, "{}: {}", format.0, ran.err);
        assert!(ran.err.contains("its Chinese was changed here since the export"), "{}", ran.err);

        let bench = project();
        let emptied = match format.0 {
            "vtt" => ("The bridge is repaired.\n", ""),
            _ => ("The bridge is repaired.", ""),
        };
        let before = bench.read("a.yaml");
        let ran = back(&bench, format, &[emptied], &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (1, before), "{}: {}", format.0, ran.err);
        assert!(ran.err.contains("its English was emptied there"), "{}", ran.err);
    }
}

#[test]
fn chinese_that_was_changed_there_is_told_and_not_taken() {
    for format in FORMATS.into_iter().chain([("srt", "srt")]) {
        let bench = project();
        let before = bench.read("a.yaml");
        let ran = back(&bench, format, &[("桥修好了", "桥坏了")], &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before), "{}: {}", format.0, ran.err);
        // SubRip knows its cues by their Chinese alone.
        let told =
            if format.0 == "srt" { "belongs to no unit" } else { "the Chinese of k2 was changed there" };
        assert!(ran.err.contains(told), "{}: {}", format.0, ran.err);
    }
}

/// Where the entry of the bridge begins and ends in `text`.
fn entry(format: &str, text: &str) -> std::ops::Range<usize> {
    let from = table(text);
    let at = from + text[from..].find("The bridge is repaired.").expect("the entry");
    let (open, close) = match format {
        "xliff" => ("<unit ", "</unit>\n"),
        "xliff12" => ("<trans-unit ", "</trans-unit>\n"),
        "tmx" => ("<tu ", "</tu>\n"),
        "xlsx" => ("<row ", "</row>"),
        "docx" => ("<w:tr>", "</w:tr>"),
        "odt" => ("<table:table-row ", "</table:table-row>"),
        "po" | "vtt" => ("\n\n", "\n\n"),
        _ => ("\n", "\n"),
    };
    let to = at + text[at..].find(close).expect("its end") + close.len();
    let skipped = if open.starts_with('\n') { open.len() } else { 0 };
    text[..at].rfind(open).map_or(0, |from| from + skipped)..to
}

#[test]
fn entries_that_were_deleted_or_doubled_are_told() {
    for format in FORMATS {
        let bench = project();
        let before = bench.read("a.yaml");
        let file = sent(&bench, format, &[]);
        change(&bench, &file, |mut text| {
            text.replace_range(entry(format.0, &text), "");
            text
        });
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before.clone()), "{}: {}", format.0, ran.err);
        let told =
            if format.0 == "tmx" { "2 units have no row in tmx.tmx: k2 k3" } else { "1 unit has no row" };
        assert!(ran.err.contains(told), "{}: {}", format.0, ran.err);

        let file = sent(&bench, format, &[]);
        change(&bench, &file, |mut text| {
            let range = entry(format.0, &text);
            let other = text[range.clone()].replace("is repaired", "is mended");
            text.insert_str(range.end, &other);
            text
        });
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before), "{}: {}", format.0, ran.err);
        assert!(ran.err.contains("k2 stands in row"), "{}: {}", format.0, ran.err);
    }
}

#[test]
fn entries_that_were_added_or_carry_two_marks_are_told() {
    for format in FORMATS {
        let bench = project();
        let before = bench.read("a.yaml");
        let file = sent(&bench, format, &[]);
        change(&bench, &file, |mut text| {
            let range = entry(format.0, &text);
            let other = text[range.clone()]
                .replace("k2", "zz")
                .replace("桥修好了", "桥又坏了")
                .replace("is repaired", "broke");
            text.insert_str(range.end, &other);
            text
        });
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before.clone()), "{}: {}", format.0, ran.err);
        assert!(
            ran.err.contains("there is no unit zz here; its row is left alone"),
            "{}: {}",
            format.0,
            ran.err
        );

        let file = sent(&bench, format, &[]);
        change(&bench, &file, |text| {
            let mark = |id: &str| {
                let at = text.find(&format!("u_{id}_")).expect("a mark");
                text[at..]
                    .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .next()
                    .expect("a mark")
                    .to_owned()
            };
            let (first, second) = (mark("k2"), mark("k6"));
            // A bookmark is one mark, and a place may have several.
            match format.0 {
                "docx" => {
                    let bookmark = |name: &str| format!("w:name=\"{name}\"/>");
                    let both = bookmark(&first) + "<w:bookmarkStart w:id=\"99\" " + &bookmark(&second);
                    text.replace(&bookmark(&second), &both)
                }
                "odt" => {
                    let bookmark = |name: &str| format!("<text:bookmark-start text:name=\"{name}\"/>");
                    text.replace(&bookmark(&second), &(bookmark(&first) + &bookmark(&second)))
                }
                _ => text.replace(&second, &format!("{first} {second}")),
            }
        });
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, bench.read("a.yaml")), (0, before), "{}: {}", format.0, ran.err);
        assert!(
            ran.err.contains("the rows of k2 k6 were put together; nothing is taken"),
            "{}: {}",
            format.0,
            ran.err
        );
    }
}

#[test]
fn remarks_become_queries_once() {
    for format in FORMATS {
        let bench = project();
        let Some(file) = remarked(&bench, format) else { continue };
        let ran = taken(&bench, &file, &[]);
        assert_eq!(ran.code, 0, "{}: {}", format.0, ran.err);
        let expected =
            units(UNITS).replacen("state: reviewed\n", "state: reviewed\n  query: Which bridge?\n", 1);
        assert_eq!(bench.read("a.yaml"), expected, "{}", format.0);
        let ran = taken(&bench, &file, &[]);
        assert!(ran.err.contains("0 English texts and 0 queries taken"), "{}: {}", format.0, ran.err);
    }
}

#[test]
fn a_cell_that_excel_cannot_hold_is_refused_by_name() {
    let bench = project();
    bench.file(
        "a.yaml",
        bench.read("a.yaml").replace("The bridge is repaired.", &"The bridge. ".repeat(2800)),
    );
    let ran = bench.run(&["export", "--to", "xlsx,csv", "-o", "out"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("a: the text of k2 is longer than the 32767 characters"), "{}", ran.err);
    assert!(bench.path("out/a.csv").exists() && !bench.path("out/a.xlsx").exists());
}

#[test]
fn subtitles_show_each_bead_in_its_time() {
    let bench = project();
    let ran = bench.run(&["export", "--to", "srt"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "1\n00:00:01,545 --> 00:00:02,454\n桥修好了。\nThe bridge is repaired.\n\n\
             2\n00:00:02,454 --> 00:00:04,000\n水站也修好了。\n\n\
             3\n00:00:05,000 --> 00:00:06,000\n船来了。人也来了。\nThe boats came, and the people with them.\n\n\
             4\n00:00:06,500 --> 00:00:07,500\n大家都高兴。\nEveryone was glad.\nSo were the ferrymen.\n\n\
             5\n00:00:07,500 --> 00:00:08,000\n谢谢。\n\n"
        ),
        "{}",
        ran.err
    );
    let ran = bench.run(&["export", "--to", "vtt", "--layout", "target", "-o", "a.vtt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = bench.read("a.vtt");
    assert!(
        text.starts_with("WEBVTT\n\nu_k2_") && text.contains("<v Mr Wang>The bridge is repaired.\n"),
        "{text}"
    );
    assert!(!text.contains('桥'));
    change(&bench, "a.vtt", |text| text.replace("The bridge is repaired.", "The bridge\nis whole."));
    let ran = taken(&bench, "a.vtt", &[]);
    assert_eq!(
        (ran.code, bench.read("a.yaml").contains("    The bridge is whole.\n")),
        (0, true),
        "{}",
        ran.err
    );
}

#[test]
fn a_document_without_times_is_no_subtitles() {
    let bench = Bench::shipped();
    let ran = bench.run(&["export", "--to", "vtt", "-o", "a.vtt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nobody knows when its sentences are heard"), "{}", ran.err);
}

#[test]
fn xliff_is_read_as_other_programs_write_it() {
    let bench = project();
    let file = sent(&bench, ("xliff", "xlf"), &[]);
    // Cut into segments, with codes, another order and a comment on a stretch.
    change(&bench, &file, |text| {
        let from = text.find("<segment state=\"reviewed\">").expect("a segment");
        let to = from + text[from..].find("</segment>").expect("its end") + "</segment>".len();
        let segments = "<segment id=\"1\"><source>桥修好了。</source><target order=\"3\">It <pc id=\"1\">stands</pc>.</target></segment>\
            <ignorable><source/><target order=\"2\"> </target></ignorable>\
            <segment id=\"2\"><source/><target order=\"1\"><mrk id=\"m1\" type=\"comment\" value=\"Sure?\">The bridge</mrk> is<ph id=\"2\" equiv=\"x\"/> whole<sc id=\"3\"/>.<ec startRef=\"3\"/></target></segment>";
        format!("{}{segments}{}", &text[..from], &text[to..])
    });
    let ran = taken(&bench, &file, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let after = bench.read("a.yaml");
    assert!(
        after.contains("    The bridge is whole. It stands.\n  state: draft\n  query: Sure?\n"),
        "{after}"
    );

    let bench = project();
    let file = sent(&bench, ("xliff12", "xliff"), &[]);
    change(&bench, &file, |text| {
        let target = "<seg-source><mrk mtype=\"seg\" mid=\"1\">桥修好了。</mrk></seg-source>\
            <target><mrk mtype=\"seg\" mid=\"1\"><g id=\"1\">The <mrk mtype=\"x-sdl-deleted\">old </mrk>bridge</g> is whole.</mrk>\
            <mrk mtype=\"seg\" mid=\"2\">It<bpt id=\"2\">&lt;b&gt;</bpt> stands<ept id=\"2\">&lt;/b&gt;</ept>.<x id=\"3\"/></mrk></target>\
            <alt-trans><target>The bridge was repaired.</target></alt-trans>";
        let text = text.replace("<target state=\"signed-off\">The bridge is repaired.</target>", target);
        // Where there is no translation yet, some programs fill in the source.
        text.replace(
            "水站也修好了。</source>",
            "水站也修好了。</source><target state=\"new\">水站也修好了。</target>",
        )
    });
    let ran = taken(&bench, &file, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = units(UNITS).replace(
        "The bridge is repaired.\n  state: reviewed",
        "The bridge is whole. It stands.\n  state: draft",
    );
    assert_eq!(bench.read("a.yaml"), expected);
}

#[test]
fn files_of_other_programs_that_are_damaged_or_foreign_are_refused_in_words() {
    let bench = project();
    let cases = [
        (
            "a.xlf",
            "<xliff version=\"1.2\"><file target-language=\"fr\"><body><trans-unit id=\"k2\"/></body></file></xliff>",
            "its target language is fr, which is no English",
        ),
        ("a.docx", "no package", "a.docx: this is no Word file"),
        ("a.odt", "no package", "a.odt: this is no OpenDocument text"),
        ("a.pages", "x", "nothing is imported from `pages`"),
        ("b.csv", "id,en\nzz9,Nothing.\n", "no row of b.csv names a unit of this project"),
        ("a.xlf", "no XML", "this is no XLIFF file"),
        ("a.po", "no PO", "this is no PO file"),
        ("a.tmx", "no TMX", "this is no TMX file"),
        ("a.xlsx", "no zip", "this is no workbook"),
        ("a.vtt", "WEBVTT\n", "there are no subtitles in this file"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nThe bridge\n", "its cues show no Chinese"),
    ];
    for (file, text, told) in cases {
        bench.file(file, text);
        let ran = bench.run(&["import", file]);
        assert_eq!(ran.code, 2, "{file}: {}", ran.err);
        assert!(ran.err.contains(told), "{file}: {}", ran.err);
    }
    let file = sent(
        &bench,
        ("xliff12", "xliff"),
        &[("is repaired", "is whole"), ("<target state=\"needs-review", "<target <state=\"needs-review")],
    );
    let ran = taken(&bench, &file, &[]);
    assert!(ran.err.contains("this is no XML") && ran.err.contains("1 English text and"), "{}", ran.err);
}
