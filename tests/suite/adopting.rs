//! Taking the tool over an old text: a baseline, and what is new since a revision.

use crate::bench::Bench;

const SETTINGS: &str = "format: 1\ndocuments:\n- {path: a.yaml}\n";
const UNITS: &str = "format: 1\nsource: {path: a.txt}\nunits:\n\
    - {id: b2, role: heading, zh: 三号开会。, en: \"We meet on the 4th , all of us.\"}\n\
    - {id: b3, role: heading, zh: 共有12人。, en: There are 12 people.}\n";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.file("duizhao.yaml", SETTINGS).file("a.txt", "三号开会。\n\n共有12人。\n").file("a.yaml", UNITS);
    bench
}

/// Rules and units of the findings, sorted.
fn found(out: &str) -> Vec<(String, String)> {
    let word = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a finding"))
        .map(|value: serde_json::Value| (word(&value, "check"), word(&value, "id")))
        .collect();
    found.sort();
    found
}

#[test]
fn a_baseline_holds_back_what_stood_there_and_nothing_new() {
    let bench = bench();
    let before = found(&bench.run(&["check", "--format", "jsonl"]).out);
    assert!(before.iter().any(|(rule, unit)| rule == "space-before-mark" && unit == "b2"), "{before:?}");
    let ran = bench.run(&["check", "--update-baseline"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("checks: {baseline: baseline.tsv}"), "{}", ran.err);
    assert!(bench.read("baseline.tsv").contains("space-before-mark\ta.yaml#b2\t1\n"));
    bench.file("duizhao.yaml", format!("{SETTINGS}checks: {{baseline: baseline.tsv}}\n"));
    let ran = bench.run(&["check", "--format", "jsonl", "--fail-on", "note"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    bench.file("a.yaml", UNITS.replace("12 people", "21 people"));
    let ran = bench.run(&["check", "--format", "jsonl"]);
    assert_eq!(found(&ran.out), [("number-value".to_owned(), "b3".to_owned())]);
    assert_eq!(ran.code, 1);
}

#[test]
fn what_a_baseline_holds_for_nothing_is_told() {
    let bench = bench();
    bench.run(&["check", "--update-baseline"]);
    bench.file("a.yaml", UNITS.replace("4th , all", "3rd, all"));
    let ran = bench.run(&["check", "--baseline", "baseline.tsv"]);
    assert!(ran.err.contains("not found any longer"), "{}", ran.err);
    bench.file("baseline.tsv", "number-value a.yaml#b3 1\n");
    let ran = bench.run(&["check", "--baseline", "baseline.tsv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("baseline.tsv:1:") && ran.err.contains("tabs between them"), "{}", ran.err);
}

#[test]
fn since_a_revision_only_changed_units_and_new_findings_speak() {
    let bench = bench();
    bench.commit_all("old");
    let ran = bench.run(&["check", "--since", "HEAD", "--format", "jsonl", "--fail-on", "note"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    bench.file("a.yaml", UNITS.replace("12 people", "21 people"));
    let ran = bench.run(&["check", "--since", "HEAD", "--format", "jsonl"]);
    assert_eq!(found(&ran.out), [("number-value".to_owned(), "b3".to_owned())]);
    let ran = bench.run(&["check", "--since", "origin/main"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("not in this clone; fetch more history (fetch-depth: 0)"), "{}", ran.err);
}

#[test]
fn a_transcript_that_changed_since_is_a_new_finding() {
    let bench = bench();
    bench.commit_all("old");
    bench.file("a.txt", "三号开会。\n\n共有13人。\n");
    let ran = bench.run(&["check", "--since", "HEAD", "--format", "jsonl"]);
    assert_eq!(found(&ran.out), [("unit-altered".to_owned(), "b3".to_owned())]);
}

#[test]
fn without_a_repository_a_revision_is_refused_in_words() {
    let bench = bench();
    let ran = bench.run(&["check", "--since", "HEAD"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("in no git repository"), "{}", ran.err);
}

#[test]
fn marks_and_blanks_are_mended_and_nothing_else_changes() {
    let bench = Bench::new();
    let text = "format: 1\nsource: {path: a.txt}\nunits:\n- id: b2   # first\n  role: heading\n  zh: 九点开门，请进。\n  en: >-\n    We open at nine ， all  of you , come in。\n  state: draft\n\n- {id: b3, role: heading, zh: 再见。, en: 'Goodbye , all.'}\n";
    bench.file("duizhao.yaml", SETTINGS).file("a.txt", "九点开门，请进。\n\n再见。\n").file("a.yaml", text);
    let ran = bench.run(&["check", "--fix"]);
    assert!(ran.err.contains("places mended"), "{}", ran.err);
    let expected = text
        .replace("We open at nine ， all  of you , come in。", "We open at nine, all of you, come in.")
        .replace("Goodbye , all.", "Goodbye, all.");
    assert_eq!(bench.read("a.yaml"), expected);
    assert!(bench.run(&["check", "--fix"]).err.contains("0 places mended"));
}
