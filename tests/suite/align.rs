//! Alignment: every sentence once and in order, links of people stay, and what is wrong is said.

use std::collections::HashSet;
use std::sync::OnceLock;

use duizhao::align::{Aligner, Alignment, Begins, Fixed, Options, Terms, Trouble, Weights};
use duizhao::project::UnitFile;
use duizhao::segment;
use duizhao::text::Language;
use proptest::prelude::*;

use crate::bench::{Bench, root};

/// The shipped translation: each unit's Chinese, and the sentences of its English.
fn shipped() -> Vec<(String, Vec<String>)> {
    let path = root().join("translations/wang-yi-2021-03-07.yaml");
    let (file, problems) = UnitFile::read(&std::fs::read_to_string(path).expect("the shipped translation"));
    assert!(problems.is_empty());
    let units = file.units.iter().filter_map(|unit| {
        let english = unit.english()?.into_owned();
        let sentences = segment::en(&english, segment::Settings::default());
        let sentences = sentences.iter().map(|sentence| english[sentence.range.clone()].trim().to_owned());
        Some((unit.zh.clone(), sentences.filter(|sentence| !sentence.is_empty()).collect()))
    });
    units.collect()
}

fn lines(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn align(zh: &[String], en: &[String], options: &Options) -> Alignment {
    static ALIGNER: OnceLock<Aligner> = OnceLock::new();
    ALIGNER.get_or_init(Aligner::default).align(&lines(zh), &lines(en), options)
}

/// The shipped translation as two lists of sentences.
fn both_sides() -> (Vec<String>, Vec<String>) {
    let (zh, en): (Vec<String>, Vec<Vec<String>>) = shipped().into_iter().unzip();
    (zh, en.concat())
}

fn covers(alignment: &Alignment, zh: usize, en: usize) -> bool {
    let mut at = (0, 0);
    for bead in &alignment.beads {
        if (bead.zh.start, bead.en.start) != at || (bead.zh.is_empty() && bead.en.is_empty()) {
            return false;
        }
        at = (bead.zh.end, bead.en.end);
    }
    at == (zh, en)
}

/// Sentences of made-up words in Latin letters: a text that both sides can be.
fn sentences() -> impl Strategy<Value = Vec<String>> {
    let word = "[bdfgklmnprst][aeiou][bdfgklmnprst][aeiou][bdgkmnprt]";
    prop::collection::vec(prop::collection::vec(word, 4..9), 1..24)
        .prop_map(|texts| texts.into_iter().map(|words| format!("{}.", words.join(" "))).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_sentence_stands_in_one_bead_and_none_goes_back(
        zh in prop::collection::vec("[我他水站桥修好了不河边，。？！“”0-9 A-Za-z]{0,24}", 0..20),
        en in prop::collection::vec("[a-zA-Z ,.?!'\"0-9-]{0,60}", 0..20),
        links in prop::collection::vec((0usize..20, 0usize..3, 0usize..20, 0usize..3), 0..4),
    ) {
        let fixed = links.iter().map(|&(i, a, j, b)| Fixed { zh: i..i + a, en: j..j + b }).collect();
        let alignment = align(&zh, &en, &Options { fixed, ..Options::default() });
        prop_assert!(covers(&alignment, zh.len(), en.len()), "{:?}", alignment);
        prop_assert!(alignment.beads.iter().all(|bead| (0.0..=1.0).contains(&bead.confidence)));
    }

    #[test]
    fn a_text_with_itself_is_the_diagonal(text in sentences()) {
        let alignment = align(&text, &text, &Options::default());
        prop_assert!(alignment.beads.iter().all(|bead| bead.zh == bead.en && bead.zh.len() == 1), "{:?}", alignment);
    }

    #[test]
    fn what_is_missing_on_one_side_is_missing_on_the_other_when_sides_are_swapped(
        text in sentences(), gone in 0usize..24,
    ) {
        let mut less = text.clone();
        if text.len() < 4 {
            return Ok(());
        }
        less.remove(gone % text.len());
        // Chinese sentences are put together less often than English ones; for this both count alike.
        let weights = Weights { more_zh: -3.0, more_en: -3.0, null: -4.0, ..Weights::default() };
        let options = Options { weights, ..Options::default() };
        let there = align(&text, &less, &options);
        let back = align(&less, &text, &options);
        let mirrored: Vec<_> = back.beads.iter().map(|bead| (bead.en.clone(), bead.zh.clone())).collect();
        let beads: Vec<_> = there.beads.iter().map(|bead| (bead.zh.clone(), bead.en.clone())).collect();
        prop_assert_eq!(beads, mirrored);
    }

    #[test]
    fn links_of_people_stay(at in 1usize..30, zh in 0usize..3, en in 0usize..3) {
        let (chinese, english) = both_sides();
        let (chinese, english) = (&chinese[..40], &english[..45]);
        let fixed = Fixed { zh: at..at + zh, en: at + 5..at + 5 + en };
        let alignment = align(chinese, english, &Options { fixed: vec![fixed.clone()], ..Options::default() });
        prop_assert!(covers(&alignment, chinese.len(), english.len()));
        let kept = alignment.beads.iter().any(|bead| bead.zh == fixed.zh && bead.en == fixed.en && bead.confidence > 0.99);
        prop_assert!(kept || (zh, en) == (0, 0));
        let crossing = alignment.beads.iter().any(|bead| bead.zh.start < at && bead.zh.end > at);
        prop_assert!(!crossing);
    }
}

#[test]
fn the_shipped_english_as_plain_text_finds_its_chinese_again() {
    let shipped = shipped();
    let (zh, en) = both_sides();
    let mut gold = HashSet::new();
    let mut at = 0;
    for (number, (_, english)) in shipped.iter().enumerate() {
        gold.insert((number..number + 1, at..at + english.len()));
        at += english.len();
    }
    let beads = align(&zh, &en, &Options::default()).beads;
    let right = beads.iter().filter(|bead| gold.contains(&(bead.zh.clone(), bead.en.clone()))).count();
    let f1 = 2.0 * right as f64 / (beads.len() + gold.len()) as f64;
    assert!(f1 >= 0.97, "strict F1 {f1:.4}");
    let sure = beads.iter().filter(|bead| bead.is_sure()).count();
    assert!(sure * 100 >= beads.len() * 85, "{sure} of {} sure", beads.len());
}

#[test]
fn a_sentence_that_was_left_out_stands_alone() {
    let (zh, mut en) = both_sides();
    let gone = en.remove(30);
    assert!(gone.len() > 80, "{gone}");
    let alignment = align(&zh, &en, &Options::default());
    let alone: Vec<usize> =
        alignment.beads.iter().filter(|bead| bead.en.is_empty()).map(|bead| bead.zh.start).collect();
    assert_eq!(alone.len(), 1, "{alone:?}");
}

#[test]
fn likenesses_and_terms_of_others_are_heard() {
    let zh = ["甲乙丙丁。", "戊己庚辛。", "子丑寅卯。"].map(str::to_owned);
    let en = ["Alpha beta gamma delta.", "Kappa lambda mu nu.", "Sigma tau phi psi."].map(str::to_owned);
    let bead = |options: &Options, number: usize| {
        let alignment = align(&zh[..2], &en, options);
        alignment.beads.iter().find(|bead| bead.zh.contains(&number)).map(|bead| bead.en.clone())
    };
    let likenesses = vec![(0, 0, 9.0), (1, 2, 9.0)];
    let found = bead(&Options { likenesses, ..Options::default() }, 1);
    assert!(found.as_ref().is_some_and(|en| en.contains(&2)), "{found:?}");
    let terms = Terms::from_iter([("甲乙".to_owned(), "kappa lambda".to_owned())]);
    let found = bead(&Options { terms, ..Options::default() }, 0);
    assert!(found.as_ref().is_some_and(|en| en.contains(&1)), "{found:?}");
}

#[test]
fn turns_that_begin_on_both_sides_pull_together() {
    let (zh, en) = both_sides();
    let turns = |count: usize| {
        (0..count).map(|at| if at % 10 == 0 { Begins::Turn } else { Begins::Sentence }).collect()
    };
    let options = Options { zh_begins: turns(zh.len()), en_begins: turns(en.len()), ..Options::default() };
    assert!(covers(&align(&zh, &en, &options), zh.len(), en.len()));
}

#[test]
fn what_is_wrong_with_a_pair_of_texts_is_said() {
    let (zh, en) = both_sides();
    let troubles = |zh: &[String], en: &[String]| align(zh, en, &Options::default()).troubles;
    assert_eq!(troubles(&zh, &en), []);
    assert_eq!(troubles(&en, &zh), [Trouble::Swapped]);
    assert_eq!(troubles(&zh, &zh), [Trouble::SameLanguage(Language::Zh)]);
    assert_eq!(troubles(&zh, &[]), [Trouble::Empty(Language::En)]);
    assert!(matches!(troubles(&zh[..12], &en)[..], [Trouble::Longer(_)]));
    // The second half first: one half finds no way.
    let half = en.len() / 2;
    let turned = [&en[half..], &en[..half]].concat();
    let said = troubles(&zh, &turned);
    assert!(said.iter().any(|trouble| matches!(trouble, Trouble::Stretch { .. })), "{said:?}");
    // A part of thirty sentences is missing.
    let cut = [&en[..60], &en[95..]].concat();
    let said = troubles(&zh, &cut);
    assert!(
        said.iter().any(|trouble| matches!(trouble, Trouble::Stretch { en, .. } if en.len() < 3)),
        "{said:?}"
    );
}

#[test]
fn a_unit_file_is_made_that_reads_back() {
    let bench = Bench::new();
    bench.file(
        "zh.txt",
        "馆长：水站修好了。河边很安静。\n\n老周：桥呢？\n\n馆长：明年修。\n\n老周：谢谢馆长。\n",
    );
    bench.file("en.txt", "Director: The water station has been repaired, and the river bank is quiet.\n\nOld Zhou: And the bridge? When will it be repaired?\n\nDirector: We repair it next year.\n\nOld Zhou: Thank you, Director.\n");
    let ran = bench.run(&["align", "zh.txt", "en.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (file, problems) = UnitFile::read(&ran.out);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(file.units.len(), 5);
    assert!(file.units[0].link.is_some_and(|link| link > 0.5));
    assert!(file.units[1].covered_by.is_some());
    assert_eq!(file.units[2].english().as_deref(), Some("And the bridge? When will it be repaired?"));
}

#[test]
fn every_format_holds_every_sentence() {
    let bench = Bench::new();
    let (zh, en) = both_sides();
    bench.file("zh", zh.join("\n")).file("en", en.join("\n"));
    let to = |format: &str| {
        let ran = bench.run(&["align", "--sentences", "--to", format, "zh", "en"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    let beads = to("beads");
    let count = |column: usize| {
        beads
            .lines()
            .flat_map(|line| line.split('\t').nth(column).into_iter().flat_map(|cell| cell.split(',')))
            .filter(|cell| !cell.is_empty())
            .count()
    };
    assert_eq!((count(0), count(1)), (zh.len(), en.len()));
    assert_eq!(to("tsv").lines().count(), beads.lines().count() + 1);
    assert!(to("html").contains("<polyline class=\"sure\""));
    assert!(to("tmx").matches("<tu>").count() > 200);
    assert!(to("yaml").matches("state: draft").count() > 200);
}

#[test]
fn a_batch_goes_on_behind_a_bad_pair_and_takes_up_its_work_again() {
    let bench = Bench::new();
    bench
        .file("a.zh", "水站修好了。\n桥也修好了。\n")
        .file("a.en", "The water station is repaired.\nSo is the bridge.\n");
    bench.file("pairs.tsv", "a.zh\ta.en\nmissing.zh\ta.en\n# a remark\na.zh\ta.zh\n");
    let arguments = ["align", "--sentences", "--batch", "pairs.tsv", "-o", "out.jsonl"];
    let ran = bench.run(&arguments);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("1 pairs aligned, 2 failed, 0 done before"), "{}", ran.err);
    assert!(ran.err.contains("missing.zh"), "{}", ran.err);
    let written = bench.read("out.jsonl");
    assert_eq!(written.lines().count(), 3);
    // The run was cut off in the middle of a line.
    bench.file("out.jsonl", format!("{written}{{\"zh\": \"a.z"));
    bench.file("missing.zh", "水站修好了。\n");
    let ran = bench.run(&arguments);
    assert!(ran.err.contains("1 pairs aligned, 1 failed, 1 done before"), "{}", ran.err);
    assert_eq!(bench.read("out.jsonl").lines().filter(|line| line.contains("\"beads\"")).count(), 2);
}

/// A batch of so many pairs, the first of which takes longest.
fn many_pairs(count: usize) -> Bench {
    let bench = Bench::new();
    let pairs: Vec<String> = (0..count).map(|number| format!("{number}.zh\ta.en")).collect();
    for number in 0..count {
        bench.file(&format!("{number}.zh"), "水站修好了。\n".repeat(6 * (count - number)));
    }
    bench.file("a.en", "The water station is repaired.\n".repeat(20)).file("pairs.tsv", pairs.join("\n"));
    bench
}

#[test]
fn a_batch_keeps_the_order_of_its_list_however_many_work() {
    let bench = many_pairs(12);
    for jobs in ["1", "3"] {
        let output = format!("out{jobs}.jsonl");
        let ran = bench.run(&["align", "--sentences", "-j", jobs, "--batch", "pairs.tsv", "-o", &output]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for (number, line) in bench.read(&output).lines().enumerate() {
            assert!(line.starts_with(&format!("{{\"zh\":\"{number}.zh\"")), "{line}");
        }
    }
    assert!(bench.read("out1.jsonl") == bench.read("out3.jsonl"));
}

#[test]
fn a_batch_that_was_killed_is_taken_up_where_it_was_and_ends_with_the_same_bytes() {
    let bench = many_pairs(30);
    let arguments = |output| ["align", "--sentences", "-j", "2", "--batch", "pairs.tsv", "-o", output];
    assert_eq!(bench.run(&arguments("whole.jsonl")).code, 0);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_duizhao"))
        .args(arguments("out.jsonl"))
        .current_dir(bench.path("."))
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the program runs");
    while child.try_wait().expect("a child").is_none() {
        let lines = std::fs::read_to_string(bench.path("out.jsonl")).map_or(0, |text| text.lines().count());
        if lines > 2 {
            child.kill().expect("it runs");
        }
    }
    // As if the disk had taken half of the next line.
    let kept = bench.read("out.jsonl");
    let kept: String = kept.split_inclusive('\n').take(4).collect::<String>();
    bench.file("out.jsonl", &kept[..kept.len() - 30]);
    let ran = bench.run(&arguments("out.jsonl"));
    assert!(ran.err.contains("0 failed, ") && !ran.err.contains(" 0 done before"), "{}", ran.err);
    assert!(bench.read("out.jsonl") == bench.read("whole.jsonl"));
    let left = std::fs::read_dir(bench.path(".")).expect("a folder").flatten();
    assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(".duizhao-")));
}

#[test]
fn swapped_files_are_refused() {
    let bench = Bench::new();
    bench.file("zh", "水站修好了。\n").file("en", "The water station is repaired.\n");
    let ran = bench.run(&["align", "--sentences", "en", "zh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Give the Chinese first."), "{}", ran.err);
}
