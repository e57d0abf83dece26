//! The segmenter keeps the text, whatever the text.

use duizhao::project::SegmentSettings;
use duizhao::segment::{self, Reason, Settings, Verdict};
use duizhao::source::{SourceError, decode};
use duizhao::text::squeeze;
use duizhao::workbench::cut;
use proptest::prelude::*;

use crate::bench::{Bench, compare, root, run_in};

/// Text as it comes in transcripts, and worse.
const TEXT: &str = "([王毅记者问答中国在和的一。！？…⋯，、；：“”‘’《》（）「」(). !?:0-9aA第版下转的这就他说是道请见后克斯\"'\\[\\]\u{3000}\n-]|\\PC){0,120}";

/// English as it comes in mail and on the web, and worse: pieces that the rules look at, run together.
const ENGLISH: &str = "(Mr\\.|U\\.S\\.|p\\.m\\.|Inc\\.|No\\. 5|The|He|end|I|x|[.!?…]{1,4}|[ \\u{a0}\\n]{1,2}|\\. \\. \\.|\
    [\"'“”‘’()\\[\\]]|[0-9]{1,4}|[ivxabc12]{1,4}[.)]|[•⁃–*=_~#:;@/-]{1,6}|http://a\\.b|www\\.|a@b\\.org|\
    03/04/2001 09:15( PM)?|:-\\)|\\[12\\]|Dear A,|Regards,|习|。|é|\\PC){0,40}";

proptest! {
    #[test]
    fn sentences_put_together_are_the_text(text in TEXT, semicolon: bool, quotations: bool) {
        let settings = Settings { split_at_semicolon: semicolon, split_quotations: quotations };
        let sentences = segment::zh(&text, settings);
        let whole: String = sentences.iter().map(|sentence| &text[sentence.range.clone()]).collect();
        prop_assert_eq!(&whole, &text);
        prop_assert!(sentences.iter().all(|sentence| !sentence.range.is_empty()));
    }

    #[test]
    fn what_was_considered_agrees_with_the_sentences(text in TEXT, semicolon: bool, quotations: bool) {
        let settings = Settings { split_at_semicolon: semicolon, split_quotations: quotations };
        let (sentences, considered) = segment::zh_considered(&text, settings);
        prop_assert_eq!(&sentences, &segment::zh(&text, settings));
        let cuts: Vec<_> = considered
            .iter()
            .filter_map(|mark| match mark.verdict {
                Verdict::Cut(reason) => Some((mark.after, reason, mark.doubtful)),
                Verdict::Kept(_) => None,
            })
            .collect();
        let mut ends: Vec<_> = sentences.iter().map(|s| (s.range.end, s.reason, s.doubtful)).collect();
        if ends.last() != cuts.last() {
            // The last sentence may end without a mark.
            prop_assert_eq!(ends.pop().map(|(_, reason, _)| reason), Some(Reason::ParagraphEnd));
        }
        prop_assert_eq!(ends, cuts);
        prop_assert!(considered.iter().all(|m| m.range.end <= m.after && text.get(m.range.clone()).is_some()));
        prop_assert!(considered.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
    }

    #[test]
    fn english_sentences_put_together_are_the_text(text in ENGLISH, semicolon: bool, quotations: bool) {
        let settings = Settings { split_at_semicolon: semicolon, split_quotations: quotations };
        let sentences = segment::en(&text, settings);
        let whole: String = sentences.iter().map(|sentence| &text[sentence.range.clone()]).collect();
        prop_assert_eq!(&whole, &text);
        prop_assert!(sentences.iter().all(|sentence| !sentence.range.is_empty()));
    }

    #[test]
    fn a_transcript_keeps_every_character_once_in_order(text in TEXT) {
        let cut = cut(&text, &SegmentSettings::default(), &[]);
        let whole: String = cut.paragraphs.iter().map(|p| format!("{}{}", p.label, p.sentences.concat())).collect();
        prop_assert_eq!(squeeze(&whole), squeeze(&text));
    }

    #[test]
    fn no_bytes_panic_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        match decode(&bytes) {
            Ok(decoded) => { cut(&decoded.text, &SegmentSettings::default(), &[]); }
            Err(SourceError::Binary { at, .. } | SourceError::Unknown { at }) => prop_assert!(at < bytes.len()),
            Err(error) => prop_assert_eq!(error, SourceError::Empty),
        }
    }
}

#[test]
fn english_prose_is_cut_as_its_files_say() {
    let folder = root().join("tests/segment-en");
    let mut sentences = 0;
    for entry in std::fs::read_dir(&folder).expect("tests/segment-en") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let ran = run_in(&folder, &["segment", path.to_str().expect("a name"), "--plain"]);
            assert_eq!(ran.code, 0, "{}: {}", path.display(), ran.err);
            compare(&path.with_extension("sent"), &ran.out);
            sentences += ran.out.lines().count();
        }
    }
    assert!(sentences >= 100, "the folder holds {sentences} sentences");
}

#[test]
fn hard_cases_of_chinese_are_cut_and_explained_as_their_files_say() {
    let folder = root().join("tests/segment-zh");
    let plain = run_in(&folder, &["segment", "cases.txt", "--plain", "--lang", "zh"]);
    compare(&folder.join("cases.sent"), &plain.out);
    let marks = run_in(&folder, &["segment", "cases.txt", "--plain", "--lang", "zh", "--explain"]);
    compare(&folder.join("cases.marks.tsv"), &marks.out);
    let cut = marks.out.lines().filter(|line| line.contains("\tcut\t")).count();
    // Every paragraph of the file ends in a mark, so that every sentence is in the table.
    assert_eq!(cut, plain.out.lines().count() - NO_END_MARK);
}

/// Paragraphs of the cases that end without an end mark.
const NO_END_MARK: usize = 3;

#[test]
fn the_places_of_an_explanation_are_those_of_the_transcript() {
    let bench = Bench::new();
    bench.file("a.txt", "对话\n\n记者：好吗？ 走\n吧。\n\n老周：  好！她说3.5，\n够了。\n");
    let ran = bench.run(&["segment", "a.txt", "--explain", "--lang", "zh"]);
    let places: Vec<String> =
        ran.out.lines().skip(1).map(|l| l.split('\t').take(4).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(places, ["3 6 ？ cut", "4 2 。 cut", "6 7 ！ cut", "6 11 . kept", "7 3 。 cut"]);
}

#[test]
fn the_language_is_found_out_unless_it_is_given() {
    let bench = Bench::new();
    bench.file("a.txt", "He came.\nShe left. They\nwrote,\nof course.\n");
    let cut = bench.run(&["segment", "a.txt", "--plain"]).out;
    assert_eq!(cut, "He came.\nShe left.\nThey wrote, of course.\n");
    assert_eq!(bench.run(&["segment", "a.txt", "--plain", "--lang", "en"]).out, cut);
    assert_ne!(bench.run(&["segment", "a.txt", "--plain", "--lang", "zh"]).out, cut);
}

#[test]
fn transcripts_of_several_conventions_are_cut_as_their_tables_say() {
    let folder = root().join("tests/segment");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("tests/segment") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let ran = run_in(&folder, &["segment", path.to_str().expect("a name"), "--to", "tsv"]);
            assert_eq!(ran.code, 0, "{}: {}", path.display(), ran.err);
            compare(&path.with_extension("tsv"), &ran.out);
            seen += 1;
        }
    }
    assert!(seen >= 4, "the folder holds {seen} transcripts");
}
