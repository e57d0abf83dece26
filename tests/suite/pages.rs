//! Generated pages are what is committed.

use duizhao::{check, cli, report, workbench};

use crate::bench::{compare, root};

#[test]
fn the_pages_of_rules_are_current_and_none_is_left_over() {
    let folder = root().join("docs/rules");
    compare(&folder.join("README.md"), &report::rule_index());
    for rule in check::RULES {
        compare(&folder.join(format!("{}.md", rule.id)), &report::rule_page(rule));
    }
    let pages = std::fs::read_dir(&folder).expect("docs/rules").count();
    assert_eq!(pages, check::RULES.len() + 1, "a page of a rule that is no more");
}

#[test]
fn the_page_of_commands_is_current() {
    compare(&root().join("docs/commands.md"), &cli::reference());
}

#[test]
fn the_page_of_exit_codes_is_current() {
    compare(&root().join("docs/exit-codes.md"), &report::exit_codes_page(&cli::EXIT_CODES));
}

#[test]
fn the_schemas_are_current() {
    for (name, of) in [
        ("units-1", workbench::SchemaOf::Units),
        ("project-1", workbench::SchemaOf::Project),
        ("glossary-1", workbench::SchemaOf::Glossary),
        ("align-input-1", workbench::SchemaOf::AlignInput),
        ("align-output-1", workbench::SchemaOf::AlignOutput),
        ("segment-input-1", workbench::SchemaOf::SegmentInput),
        ("segment-output-1", workbench::SchemaOf::SegmentOutput),
        ("check-input-1", workbench::SchemaOf::CheckInput),
        ("check-output-1", workbench::SchemaOf::CheckOutput),
    ] {
        compare(&root().join(format!("docs/schema/{name}.schema.json")), &workbench::schema(of));
    }
}
