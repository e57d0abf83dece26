//! `suggest`: a program is told units and answers with English; it is run only where the user allowed it.

use std::process::Command;

use crate::bench::{Bench, Ran, run_with};

/// A stand-in for a machine: two candidates for every line it is told.
const DOUBLE: &str = "sed -n 's/^{\"id\":\"\\([^\"]*\\)\".*/{\"id\":\"\\1\",\"candidates\":[{\"en\":\"A first  draft.\",\"origin\":\"double\"},\"Another.\"]}/p'\n";

const UNITS: &str = "format: 1\nsource: {path: a.txt}\nunits:\n\
    - {id: ka, zh: 请出示读者证。, en: Please show your library card.}\n\
    - {id: kb, zh: 新馆明天开放。}\n- {id: kc, zh: 读者证丢了。}\n- {id: kd, zh: 谢谢。, en: Mine.}\n";

/// A project whose program is `command`, and the double as a script.
fn project(command: &str) -> Bench {
    let bench = Bench::new();
    bench.file(
        "duizhao.yaml",
        format!(
            "format: 1\ndocuments:\n- {{path: a.yaml, fail-under: 0}}\nglossary: g.yaml\nmemory: [old.tsv]\nsuggest: {command}\n"
        ),
    );
    bench.file("a.yaml", UNITS).file("a.txt", "请\n").file("double.sh", DOUBLE);
    bench.file("g.yaml", "format: 1\nterms:\n- {zh: 读者证, en: library card, forbidden: [pass]}\n");
    bench.file("old.tsv", "新馆昨天开放。\tThe new building opened yesterday.\n谢谢。\tThanks.\n");
    bench
}

/// Runs the program as a user whose settings are in the bench.
fn run(bench: &Bench, arguments: &[&str]) -> Ran {
    let settings = bench.path("settings");
    let environment =
        [("XDG_CONFIG_HOME", settings.as_ref()), ("PATH", "/usr/local/bin:/usr/bin:/bin".as_ref())];
    run_with(&bench.path("."), &environment, arguments)
}

fn allow(bench: &Bench) {
    let ran = run(bench, &["suggest", "--allow"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_program_is_not_run_before_it_was_allowed_nor_after_it_changed() {
    let bench = project("{command: [sh, double.sh]}");
    bench.file("double.sh", format!("touch ran\n{DOUBLE}"));
    for arguments in [&["suggest", "kb"][..], &["fill", "--suggest"]] {
        let ran = run(&bench, arguments);
        assert_eq!(ran.code, 2);
        assert!(
            ran.err.contains("`sh double.sh`, and you have not allowed it. Nothing was run."),
            "{}",
            ran.err
        );
        assert!(!bench.path("ran").exists());
    }
    assert!(run(&bench, &["suggest", "--allow"]).err.contains("duizhao.yaml may run `sh double.sh`"));
    assert_eq!(run(&bench, &["suggest", "kb"]).code, 0);
    assert!(bench.path("ran").exists());
    // Another script, another command, another project: each has to be allowed anew.
    bench.file("double.sh", DOUBLE);
    assert!(run(&bench, &["suggest", "kb"]).err.contains("changed since you allowed it"));
    allow(&bench);
    assert_eq!(run(&bench, &["suggest", "kb"]).code, 0);
    bench.file("duizhao.yaml", bench.read("duizhao.yaml").replace("double.sh]", "double.sh, more]"));
    assert!(run(&bench, &["suggest", "kb"]).err.contains("changed since you allowed it"));
    let other = project("{command: [sh, double.sh]}");
    assert!(run(&other, &["suggest", "kb"]).err.contains("you have not allowed it"));
}

#[test]
fn candidates_are_shown_and_nothing_is_written() {
    let bench = project("{command: sh double.sh}");
    allow(&bench);
    let ran = run(&bench, &["suggest", "kd", "kb"]);
    let lines = "a#kb  新馆明天开放。\n  A first draft.  (double)\n  Another.\n";
    assert!(ran.out.starts_with(lines) && ran.out.contains("a#kd  谢谢。"), "{}{}", ran.out, ran.err);
    let ran = run(&bench, &["suggest", "kb", "--format", "jsonl"]);
    assert_eq!(
        ran.out,
        "{\"candidates\":[{\"en\":\"A first draft.\",\"origin\":\"double\"},{\"en\":\"Another.\"}],\"id\":\"a#kb\"}\n"
    );
    assert_eq!(bench.read("a.yaml"), UNITS);
}

#[test]
fn what_memory_lacks_is_filled_with_the_first_candidate_as_a_draft() {
    let bench = project("{command: [sh, double.sh]}");
    allow(&bench);
    let ran = run(&bench, &["fill", "--suggest", "--dry-run"]);
    assert!(ran.out.contains("A first draft.") && bench.read("a.yaml") == UNITS, "{}", ran.err);
    let ran = run(&bench, &["fill", "--suggest"]);
    assert!(ran.code == 0 && ran.err.contains("2 more were suggested"), "{}", ran.err);
    let after = bench.read("a.yaml");
    assert_eq!(
        after.matches("en: A first draft., state: draft, origin: machine (double)}").count(),
        2,
        "{after}"
    );
    assert!(after.contains("{id: kd, zh: 谢谢。, en: Mine.}"), "{after}");
}

#[test]
fn a_program_is_told_neighbours_terms_and_what_memory_has() {
    let bench = project("{command: [sh, keep.sh]}");
    bench.file("keep.sh", format!("tee told.jsonl | {DOUBLE}"));
    allow(&bench);
    assert_eq!(run(&bench, &["suggest", "kb", "kc"]).code, 0);
    let told = bench.read("told.jsonl");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    for part in [
        "{\"id\":\"a#kb\",\"source\":\"zh-Hans\",\"target\":\"en-GB\",\"zh\":\"新馆明天开放。\",\"role\":\"",
        "\"before\":[{\"zh\":\"请出示读者证。\",\"en\":\"Please show your library card.\"}]",
        "\"after\":[{\"zh\":\"读者证丢了。\"},{\"zh\":\"谢谢。\",\"en\":\"Mine.\"}]",
        "\"matches\":[{\"percent\":85,\"zh\":\"新馆昨天开放。\",\"en\":\"The new building opened yesterday.\",\"from\":\"old.tsv 1\"}]",
    ] {
        assert!(lines[0].contains(part), "{part}\n{told}");
    }
    assert!(
        lines[1].contains("\"terms\":[{\"zh\":\"读者证\",\"en\":\"library card\",\"forbidden\":[\"pass\"]}]"),
        "{told}"
    );
}

#[test]
fn every_way_in_which_a_program_fails_is_told_and_what_it_answered_is_kept() {
    let answer = "echo '{\"id\":\"a#kb\",\"candidates\":[\"Open tomorrow.\"]}'";
    for (script, why) in [
        ("exit 3".to_owned(), "exit status: 3"),
        ("echo 'no key' >&2; exit 1".to_owned(), "Its last words: no key"),
        ("echo Loading".to_owned(), "answered “Loading”, which is no answer (expected value)"),
        (
            "echo '{\"id\":\"zz\",\"candidates\":[]}'".to_owned(),
            "answered for “zz”, which it was not asked for",
        ),
        (
            format!("{answer}; {answer}"),
            "answered twice for “a#kb”, and was stopped. 1 of 2 units were answered.",
        ),
        (answer.to_owned(), "before its answer was whole. 1 of 2 units were answered."),
        ("printf '\\377\\n'".to_owned(), "something else than UTF-8"),
        ("head -c 2000000 /dev/zero".to_owned(), "a line of more than a megabyte"),
        ("exec sleep 100".to_owned(), "said nothing for 1 s and was stopped"),
    ] {
        // Only what never answers is given little time.
        let seconds = if script.contains("sleep") { 1 } else { 600 };
        let bench = project(&format!("{{command: [sh, bad.sh], seconds: {seconds}}}"));
        bench.file("bad.sh", &script);
        allow(&bench);
        let ran = run(&bench, &["fill", "--suggest"]);
        assert!(ran.code == 2 && ran.err.contains(why), "{script}: {} {}", ran.code, ran.err);
        let kept = script.contains(answer);
        assert_eq!(
            bench.read("a.yaml").contains("Open tomorrow., state: draft, origin: machine (bad)"),
            kept,
            "{script}"
        );
    }
}

#[test]
fn a_command_that_cannot_be_started_or_is_not_there_is_told() {
    let bench = project("{command: [no-such-program]}");
    allow(&bench);
    let ran = run(&bench, &["suggest", "kb"]);
    assert!(ran.code == 2 && ran.err.contains("`no-such-program` cannot be started"), "{}", ran.err);
    let ran = run(&project("{command: []}"), &["suggest", "kb"]);
    assert!(ran.code == 2 && ran.err.contains("no program is named"), "{}", ran.err);
    let bench = project("{command: [sh]}");
    bench.file("duizhao.yaml", "format: 1\n");
    assert!(run(&bench, &["suggest", "--allow"]).err.contains("names no program that suggests English"));
}

#[test]
fn the_program_of_the_manual_answers() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: there is no python3");
        return;
    }
    let bench = project("{command: [python3, suggest.py]}");
    bench.file("suggest.py", include_str!("../../docs/examples/suggest.py"));
    allow(&bench);
    let ran = run(&bench, &["suggest", "kb", "kc"]);
    let lines = "a#kb  新馆明天开放。\n  The new building opened yesterday.  (memory, 85 %)\na#kc  读者证丢了。\n  nothing\n";
    assert_eq!(ran.out, lines, "{}", ran.err);
}

#[test]
fn a_program_that_likens_sentences_is_heard_where_it_was_allowed() {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\nlikeness: {command: [sh, like.sh], seconds: 20}\n");
    // What is no word of either language only the program can link.
    bench.file("zh.txt", "啊啊啊。\n哦哦哦。\n").file("en.txt", "Ooh ooh ooh.\n");
    let align = ["align", "--sentences", "--to", "beads", "--likeness", "zh.txt", "en.txt"];
    let answers = |lines: &str| format!("cat > told.json\nprintf '{lines}'\n");
    let alike = |zh: usize| {
        let pair = |zh: usize, likeness: i32| format!(r#"{{"zh":{zh},"en":0,"likeness":{likeness}}}\n"#);
        answers(&format!(r#"{}{}{{"done":true}}\n"#, pair(zh, 40), pair(1 - zh, -40)))
    };
    bench.file("like.sh", alike(1));
    let ran = run(&bench, &align);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("you have not allowed it"), "{}", ran.err);
    assert!(!bench.path("told.json").exists());
    for (zh, line) in [(1, "\n1\t0\t"), (0, "0\t0\t")] {
        bench.file("like.sh", alike(zh));
        allow(&bench);
        let ran = run(&bench, &align);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains(line), "{zh}: {}", ran.out);
    }
    assert!(bench.read("told.json").contains("\"zh\":[\"啊啊啊。\",\"哦哦哦。\"]"));
    for (lines, why) in [
        (r#"{"zh":7,"en":0,"likeness":4}\n"#, "there is no such sentence"),
        (r#"{"zh":0,"en":0}\n"#, "which is no answer"),
        (r#"{"zh":0,"en":0,"likeness":4}\n"#, "ended"),
    ] {
        bench.file("like.sh", answers(lines));
        allow(&bench);
        let ran = run(&bench, &align);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(why), "{}", ran.err);
    }
}
