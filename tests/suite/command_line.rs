//! The command line: exit codes, output, a new user's first minutes.

use crate::bench::{Bench, root, run_in};

#[test]
fn exit_code_0_when_there_is_nothing_to_complain_of() {
    for arguments in
        [&["check"][..], &["coverage"], &["status"], &["rules"], &["schema"], &["--version"], &["--help"]]
    {
        let ran = run_in(&root(), arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        assert!(!ran.out.is_empty());
    }
}

#[test]
fn exit_code_0_when_there_is_nothing_to_check_and_it_is_said() {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\n");
    for (command, word) in
        [("check", "no findings in 0 documents"), ("coverage", "no documents"), ("status", "no documents")]
    {
        let ran = bench.run(&[command]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains(word), "{command}: {}", ran.out);
    }
    let ran = bench.run(&["export"]);
    assert_eq!((ran.code, ran.err.contains("nothing to export")), (0, true));
}

#[test]
fn exit_code_1_for_findings_and_for_a_gate_unmet() {
    let bench = Bench::new();
    bench.run(&["init"]);
    assert_eq!(bench.run(&["check"]).code, 0);
    assert_eq!(bench.run(&["check", "--fail-on", "note"]).code, 1);
    assert_eq!(bench.run(&["coverage", "--fail-under", "100"]).code, 1);
    assert_eq!(bench.run(&["coverage", "--fail-under", "0"]).code, 0);
}

#[test]
fn exit_code_2_for_bad_usage_and_unreadable_input() {
    let bench = Bench::new();
    let word = |arguments: &[&str], word: &str| {
        let ran = bench.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(word), "{arguments:?}: {}", ran.err);
    };
    word(&["check"], "Run `duizhao init`");
    word(&["chekc"], "unrecognized subcommand");
    word(&["segment", "nowhere.txt"], "nowhere.txt does not exist");
    word(&["-C", "nowhere", "check"], "nowhere does not exist");
    bench.run(&["init"]);
    word(&["init"], "exists already");
    word(&["add", "seeds/sample.txt"], "another name");
    word(&["check", "smaple"], "It has: sample");
    word(&["check", "--select", "untransalted"], "did you mean `untranslated`");
    word(&["rules", "stael"], "Did you mean `stale`");
    word(&["export", "--to", "doc"], "Formats: html, docx, odt, epub, typ, tex, md, txt, tei");
    word(&["export", "--to", "md,html"], "Name a folder");
    word(&["export", "--to", "md", "--speaker", "nobody"], "no speaker has the key");
    word(&["coverage", "--fail-under", "101"], "between 0 and 100");
}

#[test]
fn a_new_user_gets_a_project_that_checks_and_exports() {
    let bench = Bench::new();
    let ran = bench.run(&["init"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = bench.run(&["check"]);
    assert_eq!((ran.code, ran.out.contains("0 errors, 0 warnings")), (0, true), "{}", ran.out);
    assert_eq!(bench.run(&["export", "--to", "html,md", "-o", "out"]).code, 0);
    assert!(bench.read("out/sample.html").contains("The county library meets its readers"));
    assert!(bench.read("translations/sample.yaml").contains("来要注意‖什么？"));
    assert!(bench.run(&["status"]).out.contains("next: translations/sample.yaml:"));
}

#[test]
fn two_exports_are_the_same_bytes() {
    for (format, layout) in
        [("html", "side"), ("html", "stacked"), ("md", "side"), ("md", "target"), ("html", "source")]
    {
        let arguments = ["export", "--to", format, "--layout", layout];
        let (first, second) = (run_in(&root(), &arguments), run_in(&root(), &arguments));
        assert_eq!(first.code, 0, "{}", first.err);
        assert!(first.out == second.out && first.out.len() > 10_000, "{format} {layout}");
    }
}

#[test]
fn internal_notes_are_printed_only_when_asked_for() {
    let bench = Bench::new();
    bench.run(&["init"]);
    let text = bench.read("translations/sample.yaml");
    bench.file(
        "translations/sample.yaml",
        text.replacen("  zh: 县", "  note: ask the archive\n  query: which county?\n  zh: 县", 1),
    );
    for format in ["html", "md"] {
        let quiet = bench.run(&["export", "--to", format]).out;
        let open = bench.run(&["export", "--to", format, "--internal"]).out;
        assert!(!quiet.contains("archive") && !quiet.contains("which county"), "{format}");
        assert!(open.contains("ask the archive") && open.contains("which county"), "{format}");
    }
}

#[test]
fn what_is_left_out_is_marked() {
    let bench = Bench::new();
    bench.run(&["init"]);
    let ran = bench.run(&["export", "--to", "md", "--speaker", "馆长"]);
    assert!(ran.out.contains("…\\]") && !ran.out.contains("When will the new building open"), "{}", ran.out);
    let ran = bench.run(&["export", "--to", "md", "--only", "reviewed"]);
    assert!(ran.out.contains("…\\]") && !ran.out.contains("Good morning"), "{}", ran.out);
}

#[test]
fn a_diff_shows_what_todays_rules_would_cut_otherwise_and_seams_a_person_decided_hold() {
    let same = run_in(&root(), &["segment", "--diff", "seeds/wang-yi-2021-03-07.txt"]);
    assert!(same.out.contains("is what the rules would make today"), "{}{}", same.out, same.err);
    let bench = Bench::new();
    bench.run(&["init"]);
    let text = bench.read("translations/sample.yaml");
    bench.file("translations/sample.yaml", text.replacen("‖什么？}", "‖什么？, join: false}", 1));
    let ran = bench.run(&["segment", "--diff", "seeds/sample.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("-带孩子来要注意什么？\n+带孩子来要注意\n+什么？\n"), "{}", ran.out);
    assert_eq!(bench.run(&["segment", "--diff", "nowhere.txt"]).code, 2);
}

#[test]
fn completions_and_manual_pages_are_made_for_every_command() {
    let bench = Bench::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(bench.run(&["completions", shell]).out.contains("coverage"), "{shell}");
    }
    assert!(bench.run(&["man"]).out.contains(".TH duizhao"));
    assert!(bench.run(&["man", "check"]).out.contains("fail\\-on"));
}

#[test]
fn json_of_coverage_has_the_documented_keys() {
    let ran = run_in(&root(), &["coverage", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(value["format"], 1);
    assert_eq!(value["total"]["counted"], 219);
    assert_eq!(value["documents"][0]["path"], "translations/wang-yi-2021-03-07.yaml");
    let page = std::fs::read_to_string(root().join("docs/coverage-json.md")).expect("the page");
    let mut keys = Vec::new();
    collect_keys(&value, &mut keys);
    for key in keys {
        let free = ["wang", "translated", "initial"].contains(&key.as_str())
            || value["documents"][0]["by-speaker"].get(&key).is_some()
            || value["documents"][0]["by-state"].get(&key).is_some();
        assert!(free || page.contains(&format!("`{key}`")), "docs/coverage-json.md does not explain `{key}`");
    }
}

fn collect_keys(value: &serde_json::Value, keys: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| {
            keys.push(key.clone());
            collect_keys(value, keys);
        }),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_keys(item, keys)),
        _ => {}
    }
}

#[test]
fn pairs_of_every_format_are_checked_without_a_project() {
    let bench = Bench::new();
    bench.file(
        "a.jsonl",
        "{\"id\": \"x1\", \"src\": \"推动澜湄合作。\", \"tgt\": \"We \\u2014 advance 澜湄 cooperation.\"}\n",
    );
    bench.file("a.tsv", "id\tzh\ten\nx1\t推动澜湄合作。\tWe — advance 澜湄 cooperation.\n");
    bench.file(
        "a.tmx",
        "<tmx><body>\n<tu tuid=\"x1\"><tuv xml:lang=\"zh\"><seg>推动澜湄合作。</seg></tuv><tuv xml:lang=\"en\"><seg>We <ph/>&#x2014; advance 澜湄 cooperation.</seg></tuv></tu>\n</body></tmx>\n",
    );
    for (name, line) in [("a.jsonl", 1), ("a.tsv", 2), ("a.tmx", 2)] {
        let ran = bench.run(&["check", "--format", "jsonl", name]);
        assert_eq!(ran.code, 1, "{name}: {}{}", ran.out, ran.err);
        let finding: serde_json::Value = serde_json::from_str(&ran.out).expect("one finding");
        let field = |key: &str| finding[key].clone();
        assert_eq!(
            (field("id"), field("check"), field("side")),
            ("x1".into(), "han-in-target".into(), "tgt".into())
        );
        assert_eq!(
            (field("start"), field("end"), field("line")),
            (13.into(), 15.into(), line.into()),
            "{name}"
        );
        let column = usize::try_from(field("column").as_u64().expect("a column")).expect("small");
        let text = bench.read(name);
        let typed: String =
            text.lines().nth(line - 1).expect("the line").chars().skip(column - 1).take(2).collect();
        assert_eq!(typed, "澜湄", "{name}");
    }
}

#[test]
fn a_bad_line_of_pairs_is_told_with_its_number_and_the_rest_is_checked() {
    let bench = Bench::new();
    bench.file("a.jsonl", "{\"src\": \"好。\", \"tgt\": \"Good.\"}\n{\"src\": 1}\n{\"src\": \"大家好！\", \"tgt\": \"大家好！\"}\n");
    let ran = bench.run(&["check", "--format", "concise", "a.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("a.jsonl:3:") && ran.out.contains("same-as-source"), "{}", ran.out);
    assert!(
        ran.err.contains("a.jsonl:2:") && ran.err.contains("what has a problem was left out"),
        "{}",
        ran.err
    );
    let ran = bench.run(&["check", "nowhere.tmx"]);
    assert_eq!((ran.code, ran.err.contains("nowhere.tmx does not exist")), (2, true), "{}", ran.err);
}
