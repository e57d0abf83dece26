//! The shipped transcript comes out exactly right.

use std::collections::HashSet;

use duizhao::text::squeeze;

use crate::bench::{Bench, root, run_in};

const SEED: &str = "seeds/wang-yi-2021-03-07.txt";

/// The rows of `segment --to tsv`.
fn rows() -> Vec<Vec<String>> {
    let ran = run_in(&root(), &["segment", SEED, "--to", "tsv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows = ran.out.lines().map(|line| line.split('\t').map(str::to_owned).collect());
    rows.skip(1).collect()
}

fn seed() -> String {
    std::fs::read_to_string(root().join(SEED)).expect("the seed")
}

#[test]
fn it_is_220_units_that_hold_every_character_once_in_order() {
    let rows = rows();
    assert_eq!(rows.len(), 220);
    let text: String = rows.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(squeeze(&text), squeeze(&seed()));
    for shape in ["lines", "paragraphs"] {
        assert_eq!(
            squeeze(&run_in(&root(), &["segment", SEED, "--to", shape]).out),
            squeeze(&seed()),
            "{shape}"
        );
    }
}

#[test]
fn the_four_broken_paragraphs_are_joined_and_no_other() {
    let ran = run_in(&root(), &["-v", "segment", SEED]);
    let joins: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("joined")).collect();
    assert_eq!(joins.len(), 4, "{joins:?}");
    for (join, seam) in
        joins.iter().zip(["记者会上‖就中国", "联手反对‖“颜色", "继续坚持‖“一国", "成为欧‖盟最"])
    {
        assert!(join.contains(seam), "{join} is not {seam}");
    }
}

#[test]
fn roles_and_speakers_follow_the_page() {
    let rows = rows();
    let turns: Vec<(&str, &str)> = rows.iter().map(|row| (row[2].as_str(), row[3].as_str())).collect();
    let mut pairs = 0;
    for (before, after) in turns.iter().zip(&turns[1..]) {
        pairs += usize::from(before.0 == "question" && *after == ("answer", "王毅"));
    }
    assert_eq!(pairs, 15);
    assert_eq!(turns[0], ("title", ""));
    assert!(turns[1..7].iter().all(|turn| *turn == ("answer", "")), "nobody is named for the first fragment");
    assert_eq!(turns[48], ("jump", ""));
    assert_eq!(turns[49], ("dateline", ""));
    assert!(turns[50..57].iter().all(|turn| *turn == ("opening", "王毅")));
    let askers: HashSet<&str> = turns.iter().filter(|turn| turn.0 == "question").map(|turn| turn.1).collect();
    assert_eq!(askers.len(), 15);
    assert!(askers.contains("《环球时报》特约记者") && askers.contains("哈萨克斯坦24KZ电视台记者"));
}

#[test]
fn the_shipped_units_are_what_the_transcript_gives() {
    let bench = Bench::shipped();
    let shipped =
        std::fs::read_to_string(root().join("translations/wang-yi-2021-03-07.yaml")).expect("the unit file");
    let mut bare = std::fs::read_to_string(root().join("translations/duizhao.yaml")).expect("the project");
    let entry =
        bare.lines().find(|line| line.starts_with("- {path")).expect("the document").to_owned() + "\n";
    bare = bare.replace(&entry, "");
    bench.file("translations/duizhao.yaml", bare);
    std::fs::remove_file(bench.path("translations/wang-yi-2021-03-07.yaml")).expect("removed");
    let ran = bench.run(&["add", SEED]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("- id: ")).map(str::to_owned).collect()
    };
    assert_eq!(ids(&bench.read("translations/wang-yi-2021-03-07.yaml")), ids(&shipped));
}

#[test]
fn the_shipped_project_passes_its_own_checks() {
    let ran = run_in(&root(), &["check"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn a_blanked_unit_is_named_with_its_line_and_its_speaker() {
    let bench = Bench::shipped();
    let text = bench.read("translations/wang-yi-2021-03-07.yaml");
    let at = text.find("zh: 这是中俄关系的里程碑").expect("the unit");
    let english = at + text[at..].find(">-\n").expect("its English") + 3;
    let end = english + text[english..].find('\n').expect("a line end");
    bench.file("translations/wang-yi-2021-03-07.yaml", format!("{}{}", &text[..english], &text[end..]));
    let settings = bench.read("translations/duizhao.yaml");
    let gate = settings.find("fail-under: ").expect("a gate");
    let rest = &settings[gate..];
    let gated = format!("{}fail-under: 100{}", &settings[..gate], &rest[rest.find('}').expect("its end")..]);
    bench.file("translations/duizhao.yaml", gated);
    let above: Vec<&str> = text[..at].lines().collect();
    let line = above.iter().rposition(|line| line.starts_with("- id: ")).expect("its first line") + 1;
    let id = above[line - 1].trim_start_matches("- id: ");
    let message = format!(
        "translations/wang-yi-2021-03-07.yaml:{line}: untranslated {id} (Wang Yi, answer to TASS) 这是中俄关系的里程碑…\n"
    );
    for command in ["check", "coverage"] {
        let ran = bench.run(&[command]);
        assert_eq!(ran.code, 1, "{command}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(&message), "{command}: {}", ran.out);
        assert!(ran.out.contains(" of 219 counted units; gate 100 %. "), "{command}: {}", ran.out);
    }
}

#[test]
fn one_changed_character_is_named_with_both_readings() {
    let bench = Bench::shipped();
    let text = bench.read("translations/wang-yi-2021-03-07.yaml");
    bench.file(
        "translations/wang-yi-2021-03-07.yaml",
        text.replacen("疫情如何影响了俄中关系？", "疫情如何影响了中俄关系？", 1),
    );
    let ran = bench.run(&["check", "--format", "concise"]);
    assert_eq!(ran.code, 1);
    let found: Vec<&str> = ran.out.lines().filter(|line| line.contains("error")).collect();
    assert_eq!(found.len(), 1, "{}", ran.out);
    assert!(
        found[0].contains("error[unit-altered] the unit reads “中俄关系？”, the transcript “俄中关系？”"),
        "{}",
        found[0]
    );
    let full = bench.run(&["check"]).out;
    assert!(full.contains("seeds/wang-yi-2021-03-07.txt:"), "the place in the transcript: {full}");
}
