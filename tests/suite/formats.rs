//! Transcripts of every format on the command line: added, checked, and refused in words that help.

use std::process::Command;

use duizhao::text::squeeze;

use crate::bench::{Bench, Ran, root, run_with};
use crate::readers::{docx, docx_of};

const LINES: [&str; 3] =
    ["渡口问答", "问：几点开船？", "答：早上七点开船，风大就等一等，雾大就不开了。下午六点"];
const REST: &str = "收船。";

/// Runs `duizhao` with this folder (below the bench) alone on its path.
fn run_with_path(bench: &Bench, path: &str, arguments: &[&str]) -> Ran {
    run_with(&bench.path("."), &[("PATH", path.as_ref())], arguments)
}

/// A PDF with a page for each list of lines, its characters named by a ToUnicode map, no font in it.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let mut units: Vec<u16> = pages.concat().concat().encode_utf16().collect();
    units.sort_unstable();
    units.dedup();
    let map: String = units.chunks(100).fold(String::new(), |out, chunk| {
        let pairs: String = chunk.iter().map(|unit| format!("<{unit:04X}> <{unit:04X}>\n")).collect();
        format!("{out}{} beginbfchar\n{pairs}endbfchar\n", chunk.len())
    });
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n{map}endcmap end end"
    );
    let stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 7 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>".to_owned(),
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".to_owned(),
        stream(&map),
    ];
    for (page, lines) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>",
            8 + 2 * page
        ));
        let shown: String = lines.iter().map(|line| format!("<{}> Tj T*\n", hex(line))).collect();
        objects.push(stream(&format!("BT /F 12 Tf 20 TL 40 350 Td\n{shown}ET")));
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = out.len();
    let rows: String = places.iter().map(|at| format!("{at:010} 00000 n \n")).collect();
    let size = objects.len() + 1;
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

/// A file of this name with the same three paragraphs in it.
fn transcript(name: &str) -> Vec<u8> {
    let [title, question, answer] = LINES;
    let answer = format!("{answer}{REST}");
    match name.rsplit('.').next().unwrap_or_default() {
        "docx" => docx_of(&[title, question, &answer]),
        "md" => format!("# {title}\n\n**问：**几点开船？\n\n{answer}\n").into_bytes(),
        "html" => format!("<!doctype html><title>{title}</title><nav><a href=x>首页</a></nav><p>{question}<p>{answer}")
            .into_bytes(),
        "srt" => format!(
            "1\n00:00:01,000 --> 00:00:02,000\n{question}\n\n2\n00:00:02,000 --> 00:00:05,000\n{}\n\n3\n00:00:05,000 --> 00:00:06,000\n{REST}\n",
            LINES[2]
        )
        .into_bytes(),
        "vtt" => "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 小周>几点开船？\n\n00:02.000 --> 00:03.000\n<v 林师傅>七点。\n"
            .as_bytes()
            .to_vec(),
        other => panic!("no {other}"),
    }
}

#[test]
fn a_transcript_of_any_format_is_added_and_checks_clean() {
    for name in ["talk.docx", "talk.md", "talk.html", "talk.srt", "talk.vtt"] {
        let bench = Bench::new();
        bench.run(&["init"]);
        let seed = format!("seeds/{name}");
        bench.file(&seed, transcript(name));
        let ran = bench.run(&["add", &seed]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        let ran = bench.run(&["check", "--select", "unit-missing,unit-extra,unit-altered"]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.out, ran.err);
        let units = bench.read("translations/talk.yaml");
        assert!(units.contains("zh: 几点开船？"), "{name}: {units}");
        let changed = units.replace("zh: 几点开船？", "zh: 几时开船？");
        bench.file("translations/talk.yaml", changed);
        let ran = bench.run(&["check"]);
        assert!(ran.code == 1 && ran.out.contains("unit-altered"), "{name}: {}", ran.out);
    }
}

#[test]
fn a_transcript_that_went_bad_is_a_problem_of_its_unit_file() {
    let bench = Bench::new();
    bench.run(&["init"]);
    bench.file("seeds/talk.docx", transcript("talk.docx"));
    bench.run(&["add", "seeds/talk.docx"]);
    bench.file("seeds/talk.docx", docx(&[("word/document.xml", b"<w:p>")]));
    let ran = bench.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("the transcript cannot be read: word/document.xml cannot be read at byte"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("fetch it again"), "{}", ran.err);
}

#[test]
fn what_a_reader_left_out_is_said() {
    let bench = Bench::new();
    let body =
        "<w:p><w:r><w:t>答：七点。</w:t></w:r><w:del><w:r><w:delText>八点。</w:delText></w:r></w:del></w:p>";
    bench.file("talk.docx", docx(&[("word/document.xml", body.as_bytes())]));
    let ran = bench.run(&["segment", "talk.docx"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "答：七点。\n"));
    assert!(ran.err.contains("tracked changes: insertions kept: 0, deletions left out: 1"), "{}", ran.err);
}

#[test]
fn a_pdf_without_the_program_says_what_to_install() {
    let bench = Bench::new();
    bench.file("talk.pdf", pdf(&[&LINES]));
    std::fs::create_dir(bench.path("empty")).expect("a folder");
    let ran = run_with_path(&bench, "empty", &["segment", "talk.pdf"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("talk.pdf: a PDF is read with the program `pdftotext`, which is not installed or not on the path. Install poppler-utils, or save the PDF as text."),
        "{}",
        ran.err
    );
    bench.file("talk.pdf", "no PDF at all");
    let ran = run_with_path(&bench, "empty", &["segment", "talk.pdf"]);
    assert!(ran.err.contains("by its name this is a PDF, but it is not"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_program_that_fails_is_quoted() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    bench.file("talk.pdf", pdf(&[&LINES]));
    let script = "#!/bin/sh\necho 'Command Line Error: Incorrect password' >&2\nexit 1\n";
    bench.file("bin/pdftotext", script);
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(bench.path("bin/pdftotext"), executable).expect("permissions");
    let path = bench.path("bin");
    let ran = run_with_path(&bench, path.to_str().expect("a name"), &["segment", "talk.pdf"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("`pdftotext` could not read the PDF: Incorrect password. Open it in a PDF viewer and save it as text, without a password."),
        "{}",
        ran.err
    );
}

#[test]
fn a_pdf_is_read_page_by_page_and_checks_clean() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext is not installed");
        return;
    }
    let bench = Bench::new();
    bench.run(&["init"]);
    let pages: [&[&str]; 3] = [
        &["渡口报 1", LINES[0], LINES[1], LINES[2]],
        &["渡口报 2", REST],
        &["渡口报 3", "问：票价呢？", "3"],
    ];
    bench.file("seeds/talk.pdf", pdf(&pages));
    let path = std::env::var("PATH").unwrap_or_default();
    let ran = run_with_path(&bench, &path, &["segment", "seeds/talk.pdf", "--to", "paragraphs"]);
    let expected = format!("{}{}{}{REST}问：票价呢？", LINES[0], LINES[1], LINES[2]);
    assert_eq!(squeeze(&ran.out), expected, "{}", ran.err);
    assert!(ran.err.contains("page numbers and running heads left out: 4"), "{}", ran.err);
    assert_eq!(run_with_path(&bench, &path, &["add", "seeds/talk.pdf"]).code, 0);
    let ran = run_with_path(&bench, &path, &["check"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    bench.file("seeds/cut.pdf", &pdf(&pages)[..60]);
    let ran = run_with_path(&bench, &path, &["segment", "seeds/cut.pdf"]);
    assert!(ran.code == 2 && ran.err.contains("could not read the PDF"), "{}", ran.err);
}

#[test]
fn the_manual_names_every_ending_that_is_read() {
    let page = std::fs::read_to_string(root().join("docs/for-translators.md")).expect("the page");
    for ending in [".txt", ".md", ".html", ".docx", ".srt", ".vtt", ".pdf"] {
        assert!(page.contains(&format!("`{ending}`")), "{ending}");
    }
}

#[test]
fn a_headline_of_two_lines_is_one_title() {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: talk.yaml}\n");
    bench.file("talk.txt", "渡口新闻\n夜航复开\n");
    let line = |id: &str, zh: &str, en: &str| format!("- id: {id}\n  role: title\n  zh: {zh}\n  en: {en}\n");
    let units = line("a1", "渡口新闻", "Ferry news") + &line("b2", "夜航复开", "Night boats are back");
    bench.file("talk.yaml", format!("format: 1\nsource: {{path: talk.txt}}\nunits:\n{units}"));
    let title = |page: &str| {
        let (_, rest) = page.split_once("<title>").expect("a title");
        rest.split_once("</title>").expect("its end").0.to_owned()
    };
    let page = bench.run(&["export", "--to", "html"]).out;
    assert_eq!(title(&page), "Ferry news – Night boats are back · 渡口新闻　夜航复开");
    assert!(page.contains("id=\"u-a1\"") && page.contains("id=\"u-b2\""));
    // Half a title in English is none.
    bench.file("talk.yaml", bench.read("talk.yaml").replace("en: Night boats are back", "en: \"\""));
    let page = bench.run(&["export", "--to", "html"]).out;
    assert_eq!(title(&page), "渡口新闻　夜航复开");
}

#[test]
fn latex_and_tei_are_written_in_every_layout() {
    let bench = Bench::shipped();
    for layout in ["side", "stacked", "interlinear", "source", "target"] {
        let folder = format!("out/{layout}");
        let ran = bench.run(&["export", "--to", "latex,tei", "--layout", layout, "-o", &folder]);
        assert_eq!(ran.code, 0, "{layout}: {}", ran.err);
        let tex = bench.read(&format!("{folder}/wang-yi-2021-03-07.tex"));
        let tei = bench.read(&format!("{folder}/wang-yi-2021-03-07.xml"));
        for (text, zh, en) in
            [(tex, "习近平主席以“云外交”", "With regard to"), (tei, "习近平主席以“云外交”", "With regard to")]
        {
            assert_eq!(text.contains(zh), layout != "target", "{layout}");
            assert_eq!(text.contains(en), layout != "source", "{layout}");
        }
    }
}

#[test]
fn a_template_makes_the_html_and_nothing_else() {
    let bench = Bench::shipped();
    let printed = bench.run(&["export", "--print-template"]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    let plain = bench.run(&["export"]).out;
    bench.file("house.html", &printed.out);
    assert_eq!(bench.run(&["export", "--template", "house.html"]).out, plain);
    bench.file("house.html", printed.out.replace("<body>", "<body data-house=\"{{ document }}\">"));
    let ran = bench.run(&["export", "--to", "html,md", "--template", "house.html", "-o", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(bench.read("out/wang-yi-2021-03-07.html").contains("<body data-house=\"wang-yi-2021-03-07\">"));
    assert!(bench.read("out/wang-yi-2021-03-07.md").starts_with("<a id="));
    let ran = bench.run(&["export", "--to", "md,docx", "--template", "house.html", "-o", "out"]);
    assert!(ran.code == 2 && ran.err.contains("what is asked for is md, docx. Add `html`"), "{}", ran.err);
}

#[test]
fn what_is_wrong_in_a_template_is_shown_with_its_line() {
    let bench = Bench::shipped();
    for (text, place, words) in [
        ("<h1>王毅</h1>\n<p>{{ titel }}</p>\n", "house.html:2:7", "not there: `titel`"),
        ("{% for row in headlines %}\n{{ row.id }}\n", "house.html:", "this is no template"),
        ("{{ name | shout }}\n", "house.html:1:", "filter shout is unknown"),
    ] {
        bench.file("house.html", text);
        let ran = bench.run(&["export", "--template", "house.html", "-o", "out.html"]);
        assert_eq!(ran.code, 2, "{text}");
        for word in [place, words, "^", "help: ", "house.html was not used"] {
            assert!(ran.err.contains(word), "{word}: {}", ran.err);
        }
        assert!(!bench.path("out.html").exists());
    }
    let ran = bench.run(&["export", "--template", "none.html"]);
    assert!(ran.code == 2 && ran.err.contains("none.html"), "{}", ran.err);
}
