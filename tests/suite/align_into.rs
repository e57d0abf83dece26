//! A unit file that takes its English from a translation: what a person wrote stays, and the rest becomes drafts.

use duizhao::project::{State, UnitFile};

use crate::bench::{Bench, copy, root};

const FILE: &str = "translations/wang-yi-2021-03-07.yaml";

/// The shipped project.
fn shipped() -> (Bench, String) {
    let bench = Bench::new();
    for folder in ["seeds", "translations"] {
        copy(&root().join(folder), &bench.path(folder));
    }
    let text = bench.read(FILE);
    (bench, text)
}

fn units(text: &str) -> UnitFile {
    let (file, problems) = UnitFile::read(text);
    assert!(problems.is_empty(), "{problems:?}");
    file
}

/// The English of `file` in the order of print, a paragraph a turn, with the speakers' labels.
fn english(bench: &Bench) -> String {
    let shown = bench.run(&["-C", "translations", "export", "--to", "txt", "--layout", "target"]);
    let (title, rest) = shown.out.split_once("\n\n").expect("a title");
    let (_, rest) = rest.split_once("———\n").expect("a line below the front");
    let (text, _) = rest.split_once("———\n").expect("a line above the notes");
    let role = [" (Question):", " (Answer):", " (Opening remarks):"];
    let mut lines: Vec<String> = title.lines().skip(1).map(str::to_owned).collect();
    for line in text.lines().filter(|line| !line.starts_with("==") && !line.starts_with("[…]")) {
        // Where the source has a gap, the export says so; that is no sentence of it.
        if line.starts_with("[The source") {
            continue;
        }
        let line = role.iter().fold(line.to_owned(), |line, role| line.replace(role, ":"));
        lines.push((1..40).fold(line, |line, note| line.replace(&format!("[{note}]"), "")));
    }
    lines.join("\n")
}

/// The file with all English taken out of it, as a translator gets it.
fn emptied(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        let is_field = line.starts_with("- id:")
            || (line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  -"));
        inside = if line.starts_with("  en:") || line.starts_with("  covered-by:") {
            out.push_str("  en: >-\n\n");
            true
        } else {
            inside && !is_field && !line.starts_with('#')
        };
        if !inside && !line.starts_with("  state:") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[test]
fn the_shipped_english_fills_the_emptied_file_again() {
    let (bench, gold) = shipped();
    bench.file("en.txt", english(&bench));
    let empty = emptied(&gold);
    assert!(units(&empty).units.iter().all(|unit| unit.english().is_none()));
    bench.file(FILE, &empty);
    let ran = bench.run(&["-C", "translations", "align", "../en.txt", "--into", "wang-yi-2021-03-07"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (gold, filled) = (units(&gold), units(&bench.read(FILE)));
    let (mut right, mut all) = (0, 0);
    for (gold, found) in gold.units.iter().zip(&filled.units) {
        assert_eq!((&gold.id, &gold.zh), (&found.id, &found.zh));
        all += usize::from(gold.is_counted());
        let same =
            gold.english() == found.english() && gold.covered_by.is_some() == found.covered_by.is_some();
        right += usize::from(gold.is_counted() && same);
        assert!(found.english().is_none() || (found.state == Some(State::Draft) && found.link.is_some()));
    }
    assert!(right * 100 >= all * 97, "{right} of {all}");
    // A second time nothing changes.
    let before = bench.read(FILE);
    bench.run(&["-C", "translations", "align", "../en.txt", "--into", "wang-yi-2021-03-07"]);
    assert_eq!(bench.read(FILE), before);
}

#[test]
fn what_a_person_wrote_is_never_touched() {
    let (bench, gold) = shipped();
    bench.file("en.txt", english(&bench));
    for more in [&[][..], &["--pending"]] {
        let ran = bench.run(
            &[&["-C", "translations", "align", "../en.txt", "--into", "wang-yi-2021-03-07"], more].concat(),
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(bench.read(FILE) == gold, "{more:?}: {}", ran.err);
    }
}

const TALK: &str = "format: 1\nsource: {path: talk.txt}\nunits:\n\
- id: b3\n  zh: 水站修好了。\n  en: The water works have been repaired.   # mine\n\n\
- id: c3\n  zh: 桥还没有修好。\n  en: >-\n\n\
- id: d3\n  zh: 明年春天会有新的桥。\n  en: A new bridge.\n  state: draft\n  link: 0.41\n\n\
- id: f3\n  zh: 谢谢大家。\n  en: >-\n";

fn talk() -> Bench {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: talk.yaml}\n");
    bench.file("talk.txt", "水站修好了。桥还没有修好。明年春天会有新的桥。谢谢大家。\n");
    bench.file("talk.yaml", TALK);
    bench.file(
        "en.txt",
        "The water works have been repaired. The bridge has not been repaired yet. There will be a new bridge next \
         spring. The mayor of the town bought 300 umbrellas in Paris. Thank you all.\n",
    );
    bench
}

#[test]
fn only_what_is_open_is_filled_and_english_without_chinese_is_kept_apart() {
    let bench = talk();
    let dry = bench.run(&["align", "en.txt", "--into", "talk", "--dry-run"]);
    assert!(dry.out.contains("+    The bridge has not been repaired yet."), "{}{}", dry.out, dry.err);
    assert_eq!(bench.read("talk.yaml"), TALK);
    let ran = bench.run(&["align", "en.txt", "--into", "talk", "--pending"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = bench.read("talk.yaml");
    assert!(text.contains("  en: The water works have been repaired.   # mine\n"), "{text}");
    assert!(
        text.contains("  en: There will be a new bridge next spring.\n  state: draft\n  link: "),
        "{text}"
    );
    let file = units(&text);
    assert_eq!(file.units[3].english().as_deref(), Some("Thank you all."));
    assert_eq!(file.unmatched.len(), 1, "{text}");
    assert_eq!(file.unmatched[0].after.as_deref(), Some("d3"));
    assert!(
        text.ends_with(
            "unmatched:\n- after: d3\n  en: The mayor of the town bought 300 umbrellas in Paris.\n"
        )
    );
}

#[test]
fn a_text_that_cannot_be_its_translation_is_refused() {
    let bench = talk();
    bench.file("zh.txt", "水站修好了。桥还没有修好。明年春天会有新的桥。谢谢大家。\n");
    let ran = bench.run(&["align", "zh.txt", "--into", "talk"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert_eq!(bench.read("talk.yaml"), TALK);
    assert_eq!(bench.run(&["align", "nowhere.txt", "--into", "talk"]).code, 2);
    assert_eq!(bench.run(&["align", "en.txt", "--into", "nobody"]).code, 2);
}
