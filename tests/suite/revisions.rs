//! Documents compared with what git has of them.

use crate::bench::Bench;

const UNITS: &str = "format: 1\nsource: {path: a.txt}\nunits:\n\
    - {id: b2, role: heading, zh: 九点开门。, en: We open at nine., state: reviewed}\n\
    - {id: b3, role: heading, zh: 周一不开门。, en: We are closed on Mondays.}\n\
    - {id: b4, role: heading, zh: 请排队。}\n";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n");
    bench.file("a.txt", "九点开门。\n\n周一不开门。\n\n请排队。\n").file("a.yaml", UNITS);
    bench.commit_all("first");
    bench
}

#[test]
fn diff_names_the_units_that_changed_and_the_words() {
    let bench = bench();
    let ran = bench.run(&["diff", "HEAD"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.trim()), (0, "", "nothing changed"));
    let now = UNITS.replace("at nine", "at ten").replace("- {id: b4, role: heading, zh: 请排队。}\n", "")
        + "- {id: b5, role: heading, zh: 请排队！, was: 请排队。, en: Queue!}\n";
    bench.file("a.yaml", &now);
    let ran = bench.run(&["diff", "HEAD"]);
    let expected = "a.yaml:4: changed b2 (heading) 九点开门。\n  en: We open at [-nine-]{+ten+}.\n\
        a.yaml:6: added b5 (heading) 请排队！\na.yaml: removed b4 请排队。\n\
        a.yaml: 1 added, 1 changed, 1 removed of 3 units\n";
    assert_eq!(ran.out, expected, "{}", ran.err);
    bench.commit_all("second");
    assert_eq!(bench.run(&["diff", "HEAD~1", "HEAD"]).out, expected);
    let json: serde_json::Value =
        serde_json::from_str(&bench.run(&["diff", "HEAD~1", "--format", "json"]).out).expect("JSON");
    assert_eq!(json[0]["fields"][0]["new"], "We open at ten.");
    assert_eq!(json[2]["change"], "removed");
}

#[test]
fn the_ratchet_holds_what_was_covered_and_reviewed() {
    let bench = bench();
    let ran = bench.run(&["coverage", "--ratchet", "HEAD"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("ratchet: nothing that HEAD had is lost."), "{}", ran.out);
    bench.file(
        "a.yaml",
        UNITS.replace(", en: We are closed on Mondays.", "").replace(", state: reviewed", ""),
    );
    let ran = bench.run(&["coverage", "--ratchet", "HEAD"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("a.yaml:5: no longer covered b3 (heading) 周一不开门。"), "{}", ran.out);
    assert!(ran.out.contains("a.yaml:4: no longer reviewed b2 (heading) 九点开门。"), "{}", ran.out);
    let json: serde_json::Value =
        serde_json::from_str(&bench.run(&["coverage", "--ratchet", "HEAD", "--format", "json"]).out)
            .expect("JSON");
    assert_eq!(json["documents"][0]["ratchet"]["uncovered"][0], "b3");
    assert_eq!(json["passes"], false);
    // New units, and units that are left out with a reason, are no loss.
    bench.file("a.yaml", UNITS.replace("en: We are closed on Mondays.", "omit: it is no longer so"));
    assert_eq!(bench.run(&["coverage", "--ratchet", "HEAD"]).code, 0);
}

#[test]
fn english_that_changed_under_a_review_is_told() {
    let bench = bench();
    bench.file("a.yaml", UNITS.replace("at nine", "from nine"));
    let ran = bench.run(&["check", "--since", "HEAD", "--format", "concise"]);
    assert!(ran.out.contains("warning[edited-after-review]"), "{}", ran.out);
    assert!(!bench.run(&["check", "--format", "concise"]).out.contains("edited-after-review"));
}
