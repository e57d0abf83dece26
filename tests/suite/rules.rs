//! Each rule does what its own examples say.

use duizhao::check::{Finding, Group, RULES, Rule, Selection, check, check_with};
use duizhao::jobs::Jobs;
use duizhao::project::{Document, English};

fn findings(rule: &Rule, example: &duizhao::check::Example) -> Vec<Finding> {
    let document = example.document().unwrap_or_else(|error| panic!("{}: {error}", rule.id));
    let only = Selection { only: vec![rule.id.to_owned()], ..Selection::default() };
    check_with(&document, &only, &example.termbase(), Jobs::ONE)
}

#[test]
fn every_bad_example_is_found_with_a_place_and_both_languages() {
    for rule in RULES {
        assert!(!rule.bad.is_empty(), "{} has no bad example", rule.id);
        for example in rule.bad {
            let found = findings(rule, example);
            assert!(!found.is_empty(), "{} is silent in:\n{}", rule.id, example.text());
            for finding in found {
                assert_eq!(finding.rule.id, rule.id);
                assert!(!finding.message.en.is_empty() && !finding.message.zh.is_empty());
                assert!(finding.span.end <= example.text().len() && finding.start <= finding.end);
            }
        }
    }
}

#[test]
fn every_good_example_is_left_alone() {
    for rule in RULES {
        assert!(!rule.good.is_empty(), "{} has no good example", rule.id);
        for example in rule.good {
            let found = findings(rule, example);
            assert!(found.is_empty(), "{} finds {:?} in:\n{}", rule.id, found[0].message, example.text());
        }
    }
}

#[test]
fn an_allowance_silences_its_rule_on_its_unit() {
    let text = "format: 1\nsource: {path: a.txt}\nunits:\n\
                - {id: a, zh: 一。, en: One 一., allow: [{check: han-in-target, why: the sign itself}]}\n\
                - {id: b, zh: 二。, en: Two 二.}\n";
    let (file, problems) = duizhao::project::UnitFile::read(text);
    assert!(problems.is_empty());
    let project = duizhao::project::Project::default();
    let document =
        duizhao::project::Document::new("a.yaml", text.to_owned(), file, &project, Default::default());
    let found = check(&document, &Selection::default(), Jobs::ONE);
    let units: Vec<&str> =
        found.iter().filter(|f| f.rule.id == "han-in-target").map(|f| f.unit.as_str()).collect();
    assert_eq!(units, ["b"]);
}

#[test]
fn a_fix_leaves_its_rule_nothing_to_find() {
    let mut fixed = 0;
    for rule in RULES {
        for example in rule.bad {
            for fix in findings(rule, example).into_iter().filter_map(|finding| finding.fix) {
                fixed += 1;
                let mut document = example.document().expect("it was read before");
                let before = check(
                    &document,
                    &Selection { only: vec![rule.id.to_owned()], ..Default::default() },
                    Jobs::ONE,
                );
                let unit = &mut document.file.units[fix.unit];
                let text = match (&mut unit.en, fix.field) {
                    (Some(English::One(text)), "en") => text,
                    (Some(English::Many(texts)), "en") => &mut texts[fix.segment],
                    _ => panic!("{} mends {}", rule.id, fix.field),
                };
                text.replace_range(fix.range, &fix.with);
                let after = check(
                    &document,
                    &Selection { only: vec![rule.id.to_owned()], ..Default::default() },
                    Jobs::ONE,
                );
                assert!(after.len() < before.len(), "{} still finds in {:?}", rule.id, unit_text(&document));
            }
        }
    }
    assert!(fixed >= 8, "{fixed}");
}

fn unit_text(document: &Document) -> Vec<String> {
    document.units().iter().filter_map(|unit| unit.english().map(|text| text.into_owned())).collect()
}

#[test]
fn the_list_is_in_the_order_of_the_manual() {
    let keys: Vec<_> = RULES.iter().map(|rule| (rule.group, rule.id)).collect();
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(keys, sorted, "by group, then by name");
    for group in Group::ALL {
        assert!(RULES.iter().any(|rule| rule.group == group), "{} has no rule", group.name());
    }
}
