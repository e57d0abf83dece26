//! Segmentation rules in SRX: ours for other tools, and a project's own over ours.

use std::collections::BTreeSet;

use duizhao::segment::{self, Settings, Srx, Verdict};
use proptest::prelude::*;

use crate::bench::{Bench, root};

/// An SRX file of one list for Chinese.
fn srx(rules: &str) -> String {
    format!(
        "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\"><header cascade=\"no\"/><body><languagerules>\n\
         <languagerule languagerulename=\"own\">{rules}</languagerule></languagerules>\n\
         <maprules><languagemap languagepattern=\"ZH.*\" languagerulename=\"own\"/></maprules></body></srx>\n"
    )
}

/// A project that names `own.srx`, with a transcript.
fn bench(rules: &str) -> Bench {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\nsegment:\n  srx: own.srx\n");
    bench.file("own.srx", srx(rules)).file("a.txt", "一是稳；二是进。好吗？答：好。\n");
    bench
}

#[test]
fn the_rules_of_other_tools_cut_nearly_as_we_do() {
    let settings = Settings::default();
    let (rules, mistakes) = Srx::read(&Srx::export(settings), "zh-CN");
    assert_eq!(mistakes, []);
    let text = std::fs::read_to_string(root().join("tests/segment-zh/cases.txt")).expect("the cases");
    let (mut ours, mut theirs, mut both) = (0, 0, 0);
    for paragraph in text.lines().filter(|line| !line.is_empty()) {
        let mut ends: Vec<usize> =
            segment::zh(paragraph, settings).iter().map(|sentence| sentence.range.end).collect();
        ends.pop();
        let decided = rules.decide(paragraph);
        ours += ends.len();
        theirs += decided.values().filter(|&&is_break| is_break).count();
        both += ends.iter().filter(|end| decided.get(end) == Some(&true)).count();
    }
    assert!(
        ours > 150 && both * 100 >= ours * 99 && both * 100 >= theirs * 98,
        "{both} of {ours} and {theirs}"
    );
}

#[test]
fn the_file_of_our_rules_is_printed_without_a_transcript() {
    let ran = Bench::new().run(&["segment", "--export-srx"]);
    assert!(
        ran.code == 0 && ran.out.starts_with("<?xml") && ran.out.contains("cascade=\"yes\""),
        "{}",
        ran.err
    );
    for other in ["(?=", "(?!", "(?<", "\\p{", "*+", "++"] {
        assert!(!ran.out.contains(other), "{other} is not understood everywhere");
    }
}

proptest! {
    #[test]
    fn whatever_the_rules_are_the_text_is_kept(
        rules in proptest::collection::vec(("[。；一二a.*+|()\\\\^$\\[\\]]{0,6}", "[。；一二a.*+|()\\\\^$ ]{0,6}", any::<bool>()), 0..4),
        text in "[一二。；a ？”“\u{3000}]{0,40}|\\PC{0,20}",
    ) {
        let rules: String = rules
            .into_iter()
            .map(|(before, after, is_break)| format!(
                "<rule break=\"{}\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>",
                if is_break { "yes" } else { "no" }
            ))
            .collect();
        let file = srx(&rules);
        let (rules, mistakes) = Srx::read(&file, "zh");
        prop_assert!(mistakes.iter().all(|mistake| file.get(mistake.range.clone()).is_some()));
        let settings = Settings::default();
        let sentences = rules.apply(&text, segment::zh(&text, settings));
        let whole: String = sentences.iter().map(|sentence| &text[sentence.range.clone()]).collect();
        prop_assert_eq!(&whole, &text);
        prop_assert!(sentences.iter().all(|sentence| !sentence.range.is_empty()));
        let marks = rules.apply_considered(&text, segment::zh_considered(&text, settings).1);
        let cuts: BTreeSet<usize> =
            marks.iter().filter(|m| matches!(m.verdict, Verdict::Cut(_))).map(|m| m.after).collect();
        let ends: BTreeSet<usize> = sentences.iter().map(|sentence| sentence.range.end).collect();
        prop_assert!(cuts.is_subset(&ends) && ends.len() <= cuts.len() + 1);
    }
}

#[test]
fn a_project_lays_its_own_rules_over_ours() {
    let rules = "<rule><beforebreak>；</beforebreak></rule>\
        <rule break=\"no\"><beforebreak>？</beforebreak><afterbreak>答：</afterbreak></rule>";
    let bench = bench(rules);
    let cut = bench.run(&["segment", "a.txt", "--plain", "--lang", "zh"]);
    assert_eq!(cut.out, "一是稳；\n二是进。\n好吗？答：好。\n", "{}", cut.err);
    let why = bench.run(&["segment", "a.txt", "--plain", "--lang", "zh", "--explain"]).out;
    assert!(why.contains("；\tcut\tsure\ta rule of the project's SRX file"), "{why}");
    assert!(why.contains("？\tkept\tsure\ta rule of the project's SRX file"), "{why}");
}

#[test]
fn a_pattern_that_cannot_be_read_is_shown_and_not_passed_over() {
    let ran = bench("<rule><beforebreak>(?&lt;=一)；</beforebreak></rule>").run(&["segment", "a.txt"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("own.srx") && ran.err.contains("`(?<=一)；`"), "{}", ran.err);
    let bench = bench("");
    bench.file("own.srx", "<tmx/>");
    assert!(bench.run(&["segment", "a.txt"]).err.contains("no SRX file"));
}
