//! Texts that break formats which do not look after them: the same for every format that comes back.

use std::fmt::Write as _;

use duizhao::format::{Edition, Options, ReturnedRow, Tracked, normal, returns, writer};
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

/// Every format that comes back, with marks or without.
fn formats() -> impl Iterator<Item = &'static str> {
    FORMATS.into_iter().map(|(name, _)| name).chain(["srt"])
}

/// Subtitles tell their lines apart by what is Chinese.
fn is_subtitles(format: &str) -> bool {
    ["srt", "vtt"].contains(&format)
}

/// A unit file with these texts in both languages, in single units, in lists and in beads. The Chinese of each begins
/// with `before`.
fn hostile_units(texts: &[String], before: &str) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f");
    let mut out = String::new();
    for (nth, text) in texts.iter().enumerate() {
        let next = &texts[(nth + 1) % texts.len()];
        let _ = write!(
            out,
            "- id: a{nth}\n  zh: {2}\n  en: {0}\n- id: b{nth}\n  zh: {2}\n  en: [{0}, {1}]\n- id: c{nth}\n  zh: {3}\n  covered-by: b{nth}\n- id: d{nth}\n  zh: 译{2}\n  omit: {0}\n- id: \"{nth}/ä é\"\n  zh: 文{2}\n  en: \"\"\n",
            quoted(text),
            quoted(next),
            quoted(&format!("{before}{text}")),
            quoted(&format!("{before}{next}"))
        );
    }
    units(&out)
}

fn document(text: &str) -> Document {
    let (file, problems) = UnitFile::read(text);
    assert!(problems.is_empty(), "{problems:?}");
    let project = Project::default();
    let entry = DocumentEntry { path: "a.yaml".to_owned(), ..DocumentEntry::default() };
    Document::new("a.yaml", text.to_owned(), file, &project, entry)
}

/// The units of `document`, made ready for `--internal`, each heard in a second of its own.
fn edition(document: &Document) -> Edition<'_> {
    let options = Options { internal: true, ..Options::default() };
    let mut edition = Edition::new(document, &Project::default(), &options);
    let times =
        document.units().iter().zip(0..).map(|(unit, nth)| (unit.id.clone(), (nth * 1000, nth * 1000 + 900)));
    edition.times = Some(times.collect());
    edition
}

/// A text as `format` carries it: on a screen the lines say nothing.
fn carried(format: &str, text: &str) -> String {
    let text = normal(text);
    if is_subtitles(format) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// Texts go out as `format` and back, by the library alone: marks, Chinese and English of each row are the same. What
/// the format cannot spell is refused in words.
fn through(texts: &[String], format: &str) {
    let before = if is_subtitles(format) { "这一句是地地道道的中文：" } else { "" };
    let document = document(&hostile_units(texts, before));
    let edition = edition(&document);
    let writer = writer(format).expect("a format");
    if let Some(why) = writer.refusal(&edition) {
        let is_arrow = format == "srt" && texts.iter().any(|text| text.contains("-->"));
        assert!(is_arrow && why.contains("has “-->” in it"), "{format}: {why}");
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
        let zh: String = bead.members.iter().map(|&member| units[member].zh.as_str()).collect();
        let (zh, english) = (carried(format, &zh), carried(format, &english));
        if format == "tmx" && english.is_empty() {
            continue;
        }
        let is_row = |row: &&ReturnedRow| match row.marks.first() {
            Some(mark) => mark.names(&carrier.id),
            // SubRip has no place for a mark.
            None => row.zh.as_deref().map(|zh| carried(format, zh)).as_ref() == Some(&zh),
        };
        let row = returned.rows.iter().find(is_row);
        let row = row.unwrap_or_else(|| panic!("{format}: {} is lost: {zh}", carrier.id));
        let found = |text: &Option<String>| text.as_deref().map(|text| carried(format, text));
        assert_eq!(
            found(&row.zh).filter(|found| !found.is_empty()),
            Some(zh).filter(|zh| !zh.is_empty()),
            "{format}"
        );
        // Where no cue of a file has a second line, nobody can say whether it shows English.
        let en = found(&row.en).or_else(|| is_subtitles(format).then(String::new));
        assert_eq!(en, Some(english), "{format}");
        assert!(row.comments.is_empty(), "{format}: {row:?}");
        if format != "srt" {
            assert_eq!(row.marks.len(), bead.members.len());
            assert!(row.marks[0].had_chinese(&carrier.zh), "{format}: {row:?}");
        }
        if !is_subtitles(format) {
            assert!(row.marks[0].had_english(row.en.as_deref().unwrap_or_default()), "{format}: {row:?}");
        }
    }
}

#[test]
fn hostile_text_survives_every_format_or_is_refused_in_words() {
    let mut texts: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    // Ten thousand characters.
    texts.push("长句，".repeat(1700) + &"a long sentence, ".repeat(288) + "!!!!");
    assert_eq!(texts.last().map(|text| text.chars().count()), Some(10_000));
    for format in formats() {
        through(&texts, format);
    }
    texts.retain(|text| !text.contains("-->"));
    through(&texts, "srt");
}

#[test]
fn a_hostile_file_goes_out_and_back_without_a_change() {
    let texts: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    for (format, ending) in FORMATS {
        let bench = project();
        bench.file("a.yaml", hostile_units(&texts, ""));
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
        for format in formats() {
            through(&texts, format);
        }
    }
}
