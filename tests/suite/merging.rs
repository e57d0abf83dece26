//! Two people, two branches, one unit file: real git histories, merged by the driver.

use std::collections::HashMap;
use std::process::Command;

use duizhao::project::{UnitFile, merge};

use crate::bench::Bench;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }
}

/// A unit as a person types it.
#[derive(Debug, Clone, PartialEq)]
struct Typed {
    id: String,
    zh: String,
    en: Option<String>,
    state: Option<&'static str>,
    note: Option<String>,
    comment: Option<String>,
    folded: bool,
}

fn spell(units: &[Typed]) -> String {
    let mut out = "format: 1\nsource:\n  path: a.txt   # as found\nunits:\n".to_owned();
    for (index, unit) in units.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if let Some(comment) = &unit.comment {
            out += &format!("# {comment}\n");
        }
        out += &format!("- id: {}\n  zh: {}\n", unit.id, unit.zh);
        match &unit.en {
            Some(en) if unit.folded => out += &format!("  en: >-\n    {en}\n"),
            Some(en) => out += &format!("  en: \"{en}\"\n"),
            None => out += "  en: >-\n\n",
        }
        if let Some(state) = unit.state {
            out += &format!("  state: {state}\n");
        }
        if let Some(note) = &unit.note {
            out += &format!("  note: {note}\n");
        }
    }
    out
}

fn first(dice: &mut Dice) -> Vec<Typed> {
    let count = 8 + dice.roll(8);
    (0..count)
        .map(|n| Typed {
            id: format!("k{n}t{}", dice.roll(90) + 10),
            zh: format!("第{n}句话说的是一件小事。"),
            en: (dice.roll(3) > 0).then(|| format!("Sentence {n} tells a little thing.")),
            state: (dice.roll(4) == 0).then_some("draft"),
            note: None,
            comment: (dice.roll(5) == 0).then(|| format!("comment {n} of the base")),
            folded: dice.roll(2) == 0,
        })
        .collect()
}

/// What one person does on a branch.
fn work(units: &[Typed], who: &str, dice: &mut Dice) -> Vec<Typed> {
    let mut units = units.to_vec();
    for step in 0..1 + dice.roll(5) {
        let at = dice.roll(units.len());
        match dice.roll(8) {
            0..=2 => units[at].en = Some(format!("{who} writes this at step {step}: it is so.")),
            3 => units[at].state = Some(["draft", "translated", "reviewed"][dice.roll(3)]),
            4 => units[at].note = Some(format!("{who} asks {step}")),
            5 => units[at].comment = Some(format!("{who} remarks {step}")),
            6 => {
                let unit = Typed {
                    id: format!("n{who}{step}"),
                    zh: format!("{who}第{step}次插入的新句子。"),
                    en: Some(format!("{who} adds a sentence at step {step}.")),
                    state: None,
                    note: None,
                    comment: Some(format!("{who} added this {step}")),
                    folded: true,
                };
                if !units.iter().any(|known| known.id == unit.id) {
                    units.insert(at, unit);
                }
            }
            _ => {
                let unit = units.remove(at);
                let to = dice.roll(units.len() + 1);
                units.insert(to, unit);
            }
        }
    }
    units
}

/// Nothing of either branch is lost in `merged`, and no English stands under another Chinese.
fn nothing_is_lost(base: &[Typed], ours: &[Typed], theirs: &[Typed], merged: &str) {
    let (file, problems) = UnitFile::read(merged);
    assert!(problems.is_empty(), "{problems:?}\n{merged}");
    let by_id = |units: &[Typed]| -> HashMap<String, Typed> {
        units.iter().map(|unit| (unit.id.clone(), unit.clone())).collect()
    };
    let (base, mine, others) = (by_id(base), by_id(ours), by_id(theirs));
    assert_eq!(
        file.units.len(),
        mine.keys().chain(others.keys()).collect::<std::collections::HashSet<_>>().len()
    );
    for unit in &file.units {
        let (b, o, t) = (base.get(&unit.id), mine.get(&unit.id), others.get(&unit.id));
        let zh = o.or(t).map(|unit| unit.zh.as_str());
        assert_eq!(zh, Some(unit.zh.as_str()), "{} stands under another Chinese", unit.id);
        let english = |unit: Option<&Typed>| unit.and_then(|unit| unit.en.clone());
        let (b, o, t) = (english(b), english(o), english(t));
        let now = unit.english().map(|text| text.into_owned());
        let conflict = unit.conflict.as_ref().map(|conflict| conflict.theirs.joined().into_owned());
        let expected = if o == t || t == b {
            (o, None)
        } else if o == b {
            (t, None)
        } else {
            (o, t)
        };
        assert_eq!((now, conflict), expected, "{}\n{merged}", unit.id);
    }
    for comment in ours.iter().chain(theirs).filter_map(|unit| unit.comment.as_ref()) {
        // A comment that one branch rewrote is that branch's.
        let rewritten = base.values().any(|unit| unit.comment.as_ref() == Some(comment));
        assert!(rewritten || merged.contains(comment), "{comment}\n{merged}");
    }
}

#[test]
fn random_branches_merge_without_losing_english() {
    for seed in 0..300 {
        let mut dice = Dice(seed * 97 + 3);
        let base = first(&mut dice);
        let (ours, theirs) = (work(&base, "Ann", &mut dice), work(&base, "Bo", &mut dice));
        let merged = merge(&spell(&base), &spell(&ours), &spell(&theirs));
        let merged = merged.unwrap_or_else(|why| panic!("seed {seed}: {why:?}"));
        nothing_is_lost(&base, &ours, &theirs, &merged.text);
    }
}

/// How many histories are made in real repositories: `tests/run` asks for 500.
fn histories() -> u64 {
    std::env::var("DUIZHAO_HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(10)
}

#[test]
fn histories_of_real_repositories_merge_by_the_driver() {
    let program = std::path::PathBuf::from(env!("CARGO_BIN_EXE_duizhao"));
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.parent().expect("a folder").display());
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n");
    bench.commit_all("project");
    assert_eq!(bench.run(&["install-git"]).code, 0);
    let installed = bench.run(&["install-git"]);
    assert!(installed.out.contains("stands there already"), "{}", installed.out);
    bench.commit_all("driver");
    for seed in 0..histories() {
        let mut dice = Dice(seed * 101 + 7);
        let base = first(&mut dice);
        let (ours, theirs) = (work(&base, "Ann", &mut dice), work(&base, "Bo", &mut dice));
        bench.git(&["checkout", "-q", "-B", "ours"]);
        bench.file("a.yaml", spell(&base)).commit_all("base");
        bench.git(&["checkout", "-q", "-B", "theirs"]);
        bench.file("a.yaml", spell(&theirs)).commit_all("theirs");
        bench.git(&["checkout", "-q", "ours"]);
        bench.file("a.yaml", spell(&ours)).commit_all("ours");
        let ran = Command::new("git")
            .args([
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.org",
                "merge",
                "-q",
                "--no-edit",
                "theirs",
            ])
            .current_dir(bench.path("."))
            .env("PATH", &path)
            .output()
            .expect("git runs");
        let merged = bench.read("a.yaml");
        nothing_is_lost(&base, &ours, &theirs, &merged);
        assert_eq!(ran.status.success(), !merged.contains("conflict:"), "seed {seed}\n{merged}");
        bench.commit_all("merged");
    }
}

#[test]
fn two_texts_for_one_unit_stand_side_by_side_until_a_person_chooses() {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n").file("a.txt", "九点开门。\n");
    let unit = |en: &str| {
        format!(
            "format: 1\nsource: {{path: a.txt}}\nunits:\n- id: b2\n  role: heading\n  zh: 九点开门。\n  en: >-\n    {en}\n"
        )
    };
    bench
        .file("base.yaml", unit("Open."))
        .file("a.yaml", unit("We open at nine."))
        .file("b.yaml", unit("Doors open at nine."));
    let ran = bench.run(&["merge-file", "base.yaml", "a.yaml", "b.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("b2: both sides have another English"), "{}", ran.err);
    assert!(bench.run(&["check", "--format", "concise"]).out.contains("error[unresolved-conflict]"));
    assert!(bench.run(&["coverage"]).out.contains("0 of 1 counted units"));
}

#[test]
fn a_file_with_marks_names_the_command_that_merges_it() {
    let bench = Bench::new();
    bench
        .file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n")
        .file("a.txt", "九点开门。\n\n请进。\n");
    bench.file(
        "a.yaml",
        "format: 1\nsource: {path: a.txt}\nunits:\n- id: b2\n  role: heading\n  zh: 九点开门。\n<<<<<<< HEAD\n  en: We open at nine.\n=======\n  note: who opens?\n>>>>>>> theirs\n\n- id: b3\n  role: heading\n  zh: 请进。\n  en: Come in.\n",
    );
    let ran = bench.run(&["check"]);
    assert!(ran.err.contains("duizhao merge-file --marks"), "{}", ran.err);
    assert_eq!(bench.run(&["merge-file", "--marks", "a.yaml"]).code, 0);
    let text = bench.read("a.yaml");
    assert!(text.contains("en: We open at nine.") && text.contains("note: who opens?"), "{text}");
    assert_eq!(bench.run(&["check"]).code, 0);
}
