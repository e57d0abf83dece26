//! `fill`: empty units get what memory has, as drafts, and nothing else changes.

use crate::bench::Bench;

const OLD: &str = "桥下有船。\tThere are boats under the bridge.\n好。\tGood.\n甲。\tA.\n好。\tFine.\n";

/// A project with one document of `units`, and the memory above.
fn project(units: &str) -> Bench {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\nmemory: [old.tsv]\ndocuments:\n- {path: a.yaml, fail-under: 0}\n");
    bench
        .file("a.yaml", format!("format: 1\nsource: {{path: a.txt}}\nunits:\n{units}"))
        .file("old.tsv", OLD)
        .file("a.txt", "桥\n");
    bench
}

#[test]
fn what_memory_has_word_for_word_becomes_a_draft_with_its_origin() {
    let bench = project(
        "# by hand\n- id: ka\n  zh: 桥下有 船。\n  en: >-\n\n  note: ask   # kept\n\n\
         - id: kb\n  zh: 桥下没有船。\n  en: Mine.\n\n- id: kc\n  zh: 桥下有大船。\n  en: >-\n",
    );
    let before = bench.read("a.yaml");
    let ran = bench.run(&["fill", "--dry-run"]);
    assert_eq!((ran.code, bench.read("a.yaml")), (0, before.clone()), "{}", ran.err);
    assert!(ran.out.contains("+  origin: memory (old.tsv 1)"), "{}", ran.out);
    let ran = bench.run(&["fill"]);
    assert!(ran.err.contains("filled ka") && ran.err.contains("1 of 2 units without English"), "{}", ran.err);
    let after = bench.read("a.yaml");
    assert!(
        after.contains("  en: >-\n    There are boats under the bridge.\n")
            && after.contains("  state: draft\n"),
        "{after}"
    );
    // Every line that was there is there still, in its order; only the line to type on is used up.
    let mut lines = after.lines();
    assert!(
        before.lines().filter(|line| !line.is_empty()).all(|line| lines.any(|new| new == line)),
        "{after}"
    );
    let ran = bench.run(&["fill"]);
    assert_eq!(bench.read("a.yaml"), after, "{}", ran.err);
}

#[test]
fn what_repeats_its_own_document_is_offered_and_filled_when_asked_for() {
    let units = "- {id: ka, zh: 谢谢大家。, en: Thank you all.}\n- {id: kb, zh: 谢谢大家。}\n";
    let bench = project(units);
    let ran = bench.run(&["fill"]);
    assert!(ran.err.contains("1 more repeat their own document"), "{}", ran.err);
    assert!(bench.read("a.yaml").ends_with(units));
    assert!(bench.run(&["fill", "--repetitions"]).err.contains("filled kb"));
    assert!(bench.read("a.yaml").contains("en: Thank you all., state: draft, origin: \"memory (a#ka)\"}"));
    // A draft is no memory for others.
    bench.file(
        "a.yaml",
        format!(
            "format: 1\nsource: {{path: a.txt}}\nunits:\n{}",
            units.replace("all.}", "all., state: draft}")
        ),
    );
    assert!(bench.run(&["fill", "--repetitions"]).err.contains("0 of 1"));
}

#[test]
fn another_document_of_the_project_is_memory_and_no_repetition() {
    let bench = project("- {id: ka, zh: 谢谢大家。, en: Thank you all.}\n");
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n- {path: b.yaml}\n");
    bench.file("b.yaml", "format: 1\nsource: {path: a.txt}\nunits:\n- {id: kb, zh: 谢谢大家。}\n");
    assert!(bench.run(&["fill", "b"]).err.contains("filled kb"));
    assert!(bench.read("b.yaml").contains("memory (a#ka)"));
}

#[test]
fn of_several_texts_the_one_between_the_same_neighbours_is_taken_or_none() {
    let bench = project("- {id: ka, zh: 好。}\n");
    assert!(bench.run(&["fill"]).err.contains("1 with several English texts in memory stay empty: ka"));
    let bench = project("- {id: ka, zh: 甲。, en: A.}\n- {id: kb, zh: 好。}\n");
    assert!(bench.run(&["fill"]).err.contains("filled kb"));
    assert!(bench.read("a.yaml").contains("en: Fine."));
}

#[test]
fn misprints_are_read_as_meant_and_what_needs_no_english_gets_none() {
    let bench = project(
        "- {id: ka, zh: 桥下有般。, sic: [{found: 般, read: 船}]}\n\
         - {id: kb, zh: 桥下有船。, omit: said before}\n- {id: kc, zh: 桥下有船。, role: jump}\n\
         - {id: kd, zh: 桥下有船。, covered-by: ka}\n",
    );
    let ran = bench.run(&["fill"]);
    assert_eq!(bench.read("a.yaml").matches("origin").count(), 0, "{}", ran.err);
    let bench = project("- {id: ka, zh: 桥下有般。, sic: [{found: 般, read: 船}]}\n");
    assert!(bench.run(&["fill"]).err.contains("filled ka"));
}

#[test]
fn sentences_that_share_one_english_are_looked_up_as_one() {
    let bench = project("- {id: ka, zh: 桥下}\n- {id: kb, zh: 有船。, covered-by: ka}\n");
    assert!(bench.run(&["fill"]).err.contains("filled ka"));
}
