//! `import` from Word and OpenDocument: what only a word processor does to a table, and what LibreOffice makes of it.

use crate::bench::Bench;
use crate::ferry::{FORMATS, Format, UNITS, change, project, sent, table, taken, units};

/// The formats that word processors work in.
fn offices() -> impl Iterator<Item = Format> {
    FORMATS.into_iter().filter(|(name, _)| ["docx", "odt"].contains(name))
}

/// What an edit of the table made of the unit file, and what was said; there is no clash.
fn after(format: Format, edit: impl Fn(String) -> String, options: &[&str]) -> (String, String) {
    let bench = project();
    let file = sent(&bench, format, &[]);
    change(&bench, &file, |text| {
        let (head, table) = text.split_at(table(&text));
        head.to_owned() + &edit(table.to_owned())
    });
    let ran = taken(&bench, &file, options);
    assert_eq!(ran.code, 0, "{}: {}", format.0, ran.err);
    (bench.read("a.yaml"), ran.err)
}

/// How a format spells rows and cells: their beginnings, without the attributes, and their ends.
fn row_and_cell((name, _): Format) -> [(&'static str, &'static str); 2] {
    match name {
        "docx" => [("<w:tr>", "</w:tr>"), ("<w:tc>", "</w:tc>")],
        _ => [("<table:table-row", "</table:table-row>"), ("<table:table-cell", "</table:table-cell>")],
    }
}

/// The piece from the last `open` before `words` to the first `close` behind them.
fn around<'a>(text: &'a str, words: &str, (open, close): (&str, &str)) -> &'a str {
    let at = text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    let from = text[..at].rfind(open).expect("its beginning");
    &text[from..at + text[at..].find(close).expect("its end") + close.len()]
}

#[test]
fn a_file_that_nobody_changed_changes_nothing_however_it_was_exported() {
    let file = "translations/wang-yi-2021-03-07.yaml";
    let bench = Bench::shipped();
    let before = bench.read(file);
    for (format, _) in offices() {
        for (untranslated, sic) in [("mark", "mark"), ("source", "correct"), ("blank", "keep")] {
            let options = ["--internal", "--untranslated", untranslated, "--sic", sic];
            let saved = format!("a.{format}");
            let ran = bench.run(&[&["export", "--to", format, "-o", &saved], &options[..]].concat());
            assert_eq!(ran.code, 0, "{}", ran.err);
            let ran = bench.run(&["import", &saved]);
            assert_eq!((ran.code, bench.read(file)), (0, before.clone()), "{options:?}: {}", ran.err);
            let expected = format!("0 English texts and 0 queries taken from {saved}\n");
            assert_eq!(ran.err, expected, "{options:?}");
        }
    }
    for format in offices() {
        for untranslated in ["mark", "source", "blank"] {
            let bench = project();
            let saved = format!("a.{}", format.1);
            bench.run(&["export", "--to", format.0, "--untranslated", untranslated, "-o", &saved]);
            let ran = taken(&bench, &saved, &[]);
            assert_eq!((ran.code, bench.read("a.yaml")), (0, units(UNITS)), "{}", ran.err);
        }
    }
}

/// The table with “repaired” taken out and “well mended” put in, changes tracked.
fn tracked((name, _): Format, text: &str) -> String {
    let (whole, changed) = match name {
        "docx" => (
            "<w:r><w:t xml:space=\"preserve\">The bridge is repaired.</w:t></w:r>",
            "<w:r><w:t xml:space=\"preserve\">The bridge is </w:t></w:r>\
             <w:ins w:id=\"90\" w:author=\"A\"><w:r><w:t>well </w:t></w:r></w:ins>\
             <w:del w:id=\"91\" w:author=\"A\"><w:r><w:delText>repaired</w:delText></w:r></w:del>\
             <w:ins w:id=\"92\" w:author=\"A\"><w:r><w:t>mended</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>",
        ),
        _ => (
            "The bridge is repaired.",
            "The bridge is <text:change-start text:change-id=\"c1\"/>well <text:change-end text:change-id=\"c1\"/>\
             <text:change text:change-id=\"c2\"/><text:change-start text:change-id=\"c3\"/>mended\
             <text:change-end text:change-id=\"c3\"/>.",
        ),
    };
    let info = "<office:change-info><dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>";
    let region = |id: &str, kind: &str, text: &str| {
        format!(
            "<text:changed-region xml:id=\"{id}\" text:id=\"{id}\"><text:{kind}>{info}{text}</text:{kind}></text:changed-region>"
        )
    };
    let regions = format!(
        "<text:tracked-changes>{}{}{}</text:tracked-changes>",
        region("c1", "insertion", ""),
        region("c2", "deletion", "<text:p text:style-name=\"Pair\">repaired</text:p>"),
        region("c3", "insertion", "")
    );
    assert_eq!(text.matches(whole).count(), 1, "{text}");
    let changed = text.replace(whole, changed);
    // LibreOffice writes them before the text, and reads them wherever they are.
    if name == "odt" { regions + &changed } else { changed }
}

#[test]
fn tracked_changes_are_taken_as_made_or_as_not_made() {
    for format in offices() {
        let edit = |text: String| tracked(format, &text);
        let (accepted, _) = after(format, edit, &[]);
        let made = units(UNITS).replace("is repaired.\n  state: reviewed", "is well mended.\n  state: draft");
        assert_eq!(accepted, made, "{}", format.0);
        let (refused, told) = after(format, edit, &["--tracked", "refuse"]);
        assert_eq!(refused, units(UNITS), "{}: {told}", format.0);
    }
}

#[test]
fn comments_of_the_export_are_no_queries_and_those_at_no_unit_are_told() {
    for format in offices() {
        let bench = project();
        let file = sent(&bench, format, &[]);
        let ran = taken(&bench, &file, &[]);
        assert!(ran.err.starts_with("0 English texts and 0 queries taken"), "{}: {}", format.0, ran.err);
    }
    let odt = offices().last().expect("a format");
    let comment =
        "<office:annotation><dc:creator>A</dc:creator><text:p>Who is he?</text:p></office:annotation>";
    let (kept, told) = after(odt, |text| text.replacen("王工", &format!("王工{comment}"), 1), &[]);
    assert!(told.contains("this comment stands at no unit: Who is he?"), "{told}");
    assert_eq!(kept, units(UNITS));
}

#[test]
fn rows_that_were_added_or_put_together_are_told() {
    for format in offices() {
        let [row, cell] = row_and_cell(format);
        let (kept, told) = after(
            format,
            |text| {
                let last = around(&text, "So were the ferrymen.", row);
                let added =
                    last.replace("大家都高兴。", "").replace("u_k6_", "x_").replace("Everyone", "Nobody");
                text.replace(last, &format!("{last}{added}"))
            },
            &[],
        );
        assert!(told.contains("this row was added there and belongs to no unit"), "{}: {told}", format.0);
        assert_eq!(kept, units(UNITS), "{}", format.0);

        let (kept, told) = after(
            format,
            |text| {
                let (first, last) =
                    (around(&text, "The bridge is", row), around(&text, "Everyone was glad.", row));
                let [zh, en] = ["大家都高兴。", "Everyone was glad."]
                    .map(|words| inside(around(last, words, cell), cell));
                let put = |text: String, words: &str, more: &str| {
                    let whole = around(&text, words, cell).to_owned();
                    text.replace(&whole, &whole.replace(cell.1, &format!("{more}{}", cell.1)))
                };
                let joined = put(put(first.to_owned(), "桥修好了。", zh), "The bridge is", en);
                text.replace(last, "").replace(first, &joined)
            },
            &[],
        );
        assert!(
            told.contains("the rows of k2 k6 were put together; nothing is taken"),
            "{}: {told}",
            format.0
        );
        assert_eq!(kept, units(UNITS), "{}", format.0);
    }
}

/// What stands between the beginning of a cell and its end.
fn inside<'a>(cell: &'a str, (_, close): (&str, &str)) -> &'a str {
    let from = cell.find('>').expect("a tag") + 1;
    &cell[from..cell.len() - close.len()]
}

#[test]
fn freed_units_and_what_has_no_english_on_purpose_are_never_settled_in_silence() {
    for format in offices() {
        let bench = project();
        let file = sent(&bench, format, &[("and the people", "and people")]);
        bench.file("a.yaml", bench.read("a.yaml").replace("\n  covered-by: k4", ""));
        let before = bench.read("a.yaml");
        let ran = taken(&bench, &file, &[]);
        assert!(ran.err.contains("its units were linked or freed here"), "{}: {}", format.0, ran.err);
        assert_eq!((ran.code, bench.read("a.yaml")), (1, before), "{}", format.0);

        let bench = project();
        let file = sent(&bench, format, &[("[omitted: a courtesy]", "Thank you.")]);
        let ran = taken(&bench, &file, &[]);
        assert_eq!((ran.code, ran.err.contains("without English on purpose")), (1, true), "{}", ran.err);
        assert_eq!(taken(&bench, &file, &["--theirs"]).code, 0);
        let after = bench.read("a.yaml");
        assert!(after.contains("Thank you.") && !after.contains("omit:"), "{}: {after}", format.0);
    }
}

#[test]
fn other_layouts_do_not_come_back_and_say_so() {
    for (format, ending) in offices() {
        let bench = project();
        let file = format!("a.{ending}");
        bench.run(&["export", "--to", format, "--layout", "stacked", "-o", &file]);
        let ran = taken(&bench, &file, &[]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("only the table of `--layout side` comes back"), "{}", ran.err);
    }
}

/// Opens the file in LibreOffice and saves it again as the same kind; `None` where there is no LibreOffice.
fn through_libreoffice(bench: &Bench, file: &str, ending: &str) -> Option<String> {
    let profile = format!("-env:UserInstallation=file://{}", bench.path("office").display());
    let arguments = [&profile, "--headless", "--convert-to", ending, "--outdir", "saved", file];
    let ran = std::process::Command::new("soffice").args(arguments).current_dir(bench.path(".")).output();
    let Ok(ran) = ran else {
        // Where everything is to be proved, nothing is skipped.
        assert!(std::env::var_os("DUIZHAO_PROGRAMS").is_none(), "soffice is missing");
        return None;
    };
    let saved = format!("saved/a.{ending}");
    assert!(bench.path(&saved).exists(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some(saved)
}

#[test]
fn a_file_edited_and_saved_by_libreoffice_gives_exactly_the_edits_back() {
    let file = "translations/wang-yi-2021-03-07.yaml";
    let edits = [
        ("Friends of the press, greetings to you all!", "Friends of the press, a warm welcome to you all!"),
        (
            "How would you assess China’s diplomacy over the past year?",
            "What is your assessment of China’s diplomacy over the past year?",
        ),
    ];
    for (format, ending) in offices() {
        let bench = Bench::shipped();
        let before = bench.read(file);
        let sent = format!("a.{ending}");
        bench.run(&["export", "--to", format, "--internal", "-o", &sent]);
        let Some(saved) = through_libreoffice(&bench, &sent, ending) else {
            println!("skipped: soffice is not installed");
            return;
        };
        let ran = bench.run(&["import", &saved]);
        let told = format!("0 English texts and 0 queries taken from {saved}\n");
        assert_eq!((ran.code, ran.err, bench.read(file)), (0, told, before.clone()), "{format}");
        change(&bench, &sent, |text| {
            edits.iter().fold(text, |text, (from, to)| {
                assert_eq!(text.matches(from).count(), 1, "{from}");
                text.replace(from, to)
            })
        });
        through_libreoffice(&bench, &sent, ending);
        let ran = bench.run(&["import", &saved]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        let expected = edits.iter().fold(before, |text, (from, to)| {
            let at = text.find(from).expect("the English");
            let state = at + text[at..].find("  state: reviewed").expect("its state");
            let mut text = text.clone();
            text.replace_range(state..state + "  state: reviewed".len(), "  state: draft");
            text.replace_range(at..at + from.len(), to);
            text
        });
        assert_eq!(bench.read(file), expected, "{format}");
    }
}
