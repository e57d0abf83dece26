//! Texts that break formats which do not look after them: the same for every format that comes back.

use std::fmt::Write as _;

use duizhao::format::{Edition, Options, Tracked, normal, returns, writer};
use duizhao::project::{Document, DocumentEntry, Project, UnitFile};
use proptest::prelude::*;

use crate::ferry::{FORMATS, project, units};

/// Texts that break formats which do not look after them.
const HOSTILE: [&str; 16] = [
    "<b>&amp;\"'</b> ]]> <![CDATA[x]]>",
    "a\u{1}b\u{7f}c\u{0b}d",
    "😀 𠮷野家 👩\u{200d}👩\u{200d}👧",
    "\u{200f}right\u{200e} left\u{202e} turned",
    "tab\there\r\nand lines\n\nbelow\u{2028}and on",
    r#"back\slash \n \t \" \\ \x41 %s ${x} {0}"#,
    "   blanks around   ",
    "=1+1",
    "+44 20",
    "-5 degrees",
    "@SUM(A1)",
    "_x0041_ _x000D_ &#10; &lt;",
    "# no comment",
    "a;b,c\"d\"\"e",
    "00:00:01,000 --> 00:00:02,000",
    "\u{feff}bom \u{85}end",
];

/// A unit file with these texts in both languages, in single units, in lists and in beads.
fn hostile_units(texts: &[String]) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f");
    let mut out = String::new();
    for (nth, text) in texts.iter().enumerate() {
        let next = &texts[(nth + 1) % texts.len()];
        let _ = write!(
            out,
            "- id: a{nth}\n  zh: {0}\n  en: {0}\n- id: b{nth}\n  zh: {0}\n  en: [{0}, {1}]\n- id: c{nth}\n  zh: {1}\n  covered-by: b{nth}\n- id: d{nth}\n  zh: 译 {0}\n  omit: {0}\n- id: \"{nth}/ä é\"\n  zh: 文 {0}\n  en: \"\"\n",
            quoted(text),
            quoted(next)
        );
    }
    units(&out)
}

/// What comes back of `text`, exported as `format` by the library alone: marks, Chinese and English of each row.
fn through(text: &str, format: &str) {
    let (file, problems) = UnitFile::read(text);
    assert!(problems.is_empty(), "{problems:?}");
    let project = Project::default();
    let entry = DocumentEntry { path: "a.yaml".to_owned(), ..DocumentEntry::default() };
    let document = Document::new("a.yaml", text.to_owned(), file, &project, entry);
    let mut edition = Edition::new(&document, &project, &Options { internal: true, ..Options::default() });
    let times =
        document.units().iter().zip(0..).map(|(unit, nth)| (unit.id.clone(), (nth * 1000, nth * 1000 + 900)));
    edition.times = Some(times.collect());
    let writer = writer(format).expect("a format");
    if writer.refusal(&edition).is_some() {
        return;
    }
    let bytes = writer.write(&edition);
    assert_eq!(writer.write(&edition), bytes, "{format}: other bytes");
    let returned = returns(format).expect("a format").read(&bytes, Tracked::Accept).expect("rows");
    assert!(returned.remarks.is_empty(), "{format}: {:?}", returned.remarks);
    for bead in document.beads.iter() {
        let units = document.units();
        let carrier = &units[bead.carrier];
        let english = carrier.en.iter().flat_map(|en| en.segments()).collect::<Vec<_>>().join("\n");
        if format == "tmx" && normal(&english).is_empty() {
            continue;
        }
        let is_row = |row: &&duizhao::format::ReturnedRow| {
            row.marks.first().is_some_and(|mark| mark.names(&carrier.id))
        };
        let Some(row) = returned.rows.iter().find(is_row) else {
            // Subtitles show no cue that has nothing to show.
            assert!(format == "vtt" || format == "srt", "{format}: {} is lost", carrier.id);
            continue;
        };
        let zh: String = bead.members.iter().map(|&member| units[member].zh.as_str()).collect();
        assert_eq!(row.marks.len(), bead.members.len());
        assert!(row.marks[0].had_chinese(&carrier.zh) && row.comments.is_empty(), "{format}: {row:?}");
        if format != "vtt" {
            assert_eq!(
                row.zh.as_deref().map(normal),
                Some(normal(&zh)).filter(|zh| !zh.is_empty() || row.zh.is_some()),
                "{format}"
            );
            assert_eq!(row.en.as_deref().map(normal), Some(normal(&english)), "{format}");
            assert!(row.marks[0].had_english(row.en.as_deref().unwrap_or_default()), "{format}: {row:?}");
        }
    }
}

#[test]
fn hostile_text_survives_every_format() {
    let mut texts: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    texts.push("长句，".repeat(3400) + &"a long sentence, ".repeat(600));
    for (format, _) in FORMATS {
        through(&hostile_units(&texts), format);
    }
}

#[test]
fn a_hostile_file_goes_out_and_back_without_a_change() {
    let texts: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    for (format, ending) in FORMATS {
        let bench = project();
        bench.file("a.yaml", hostile_units(&texts));
        let (before, file) = (bench.read("a.yaml"), format!("a.{ending}"));
        let ran = bench.run(&["export", "--to", format, "-o", &file]);
        if format == "vtt" {
            assert_eq!(ran.code, 1, "{}", ran.err);
            assert!(ran.err.contains("stands in no cue of the transcript"), "{}", ran.err);
            continue;
        }
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        let ran = bench.run(&["import", &file]);
        assert_eq!((ran.code, bench.read("a.yaml") == before), (0, true), "{format}: {}", ran.err);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_survives_every_format(texts in prop::collection::vec("([<&>\"'\\\\#~=+@;,|%_x0-9\u{1}\t\n\r \u{200f}\u{feff}\u{2028}]|[a-z]|[一-十]|😀|𠮷|。|-->|\\]\\]>){0,12}", 1..4)) {
        for (format, _) in FORMATS {
            through(&hostile_units(&texts), format);
        }
    }
}
