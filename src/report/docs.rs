//! The manual pages that are written from the rules themselves.

use serde_json::{Value, json};

use crate::check::{Example, Group, Mqm, RULES, Rule};

/// `duizhao rules ID`: the page for a terminal.
pub fn rule_text(rule: &Rule) -> String {
    let state = if rule.on { "on" } else { "off" };
    let examples = |title: &str, examples: &[Example]| -> String {
        examples.iter().map(|example| format!("\n{title}\n{}", indent(&example_text(example)))).collect()
    };
    format!(
        "{} ({}, {}, {state} by default)\n\n{}.\n\n{}\n\n{}\n{}{}",
        rule.id,
        rule.group.name(),
        rule.severity.name(),
        capital(rule.summary),
        rule.why,
        rule.cure,
        examples("finds something in", rule.bad),
        examples("finds nothing in", rule.good),
    )
}

/// The rule's page of the manual, in Markdown.
pub fn rule_page(rule: &Rule) -> String {
    let state = if rule.on { "on" } else { "off" };
    let examples = |title: &str, examples: &[Example]| -> String {
        let blocks: String =
            examples.iter().map(|example| format!("\n```yaml\n{}```\n", example_text(example))).collect();
        format!("\n## {title}\n{blocks}")
    };
    format!(
        "<!-- Written from src/check/rules/{}.rs; `UPDATE=1 cargo test` writes it anew. -->\n\n# {}\n\n{}.\n\n\
         Group {}, severity {}, {state} by default.{}\n\n## Why\n\n{}\n\n## What to do\n\n{}\n{}{}",
        rule.id.replace('-', "_"),
        rule.id,
        capital(rule.summary),
        rule.group.name(),
        rule.severity.name(),
        rule.mqm.map(|mqm| format!(" MQM: {}.", mqm.name())).unwrap_or_default(),
        rule.why,
        rule.cure,
        examples("Finds something", rule.bad),
        examples("Finds nothing", rule.good),
    )
}

/// The list of rules by group: a table in Markdown.
pub fn rule_index() -> String {
    let mut out =
        "<!-- Written from src/check/rules/; `UPDATE=1 cargo test` writes it anew. -->\n\n# Rules\n\n\
                   `duizhao rules` lists them, `duizhao rules ID` shows one.\n"
            .to_owned();
    for group in Group::ALL {
        out.push_str(&format!(
            "\n## {}\n\n| rule | severity | default | finds |\n|---|---|---|---|\n",
            capital(group.name())
        ));
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let state = if rule.on { "on" } else { "off" };
            out.push_str(&format!(
                "| [{0}]({0}.md) | {1} | {state} | {2} |\n",
                rule.id,
                rule.severity.name(),
                rule.summary
            ));
        }
    }
    out
}

/// All rules as JSON.
pub fn rule_json() -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "group": rule.group.name(),
                "severity": rule.severity.name(),
                "confidence": rule.confidence.name(),
                "mqm": rule.mqm.map(Mqm::name),
                "default": rule.on,
                "summary": rule.summary,
                "why": rule.why,
                "cure": rule.cure,
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(rules))
}

/// The page of exit codes.
pub fn exit_codes_page(codes: &[(u8, &str)]) -> String {
    let rows: String = codes.iter().map(|(code, meaning)| format!("| {code} | {meaning} |\n")).collect();
    format!(
        "<!-- Written from src/cli/exit.rs; `UPDATE=1 cargo test` writes it anew. -->\n\n# Exit codes\n\n\
         Every command keeps to these.\n\n| code | meaning |\n|---|---|\n{rows}"
    )
}

fn example_text(example: &Example) -> String {
    let transcript = example.transcript.map_or_else(String::new, |text| {
        text.lines().map(|line| format!("# transcript: {line}\n")).collect()
    });
    let gate = example.gate.map_or_else(String::new, |gate| format!("# gate: {gate}\n"));
    let before = example
        .before
        .map_or_else(String::new, |text| text.lines().map(|line| format!("# before: {line}\n")).collect());
    let terms = example
        .terms
        .map_or_else(String::new, |text| text.lines().map(|line| format!("# glossary: {line}\n")).collect());
    format!("{transcript}{gate}{before}{terms}{}", example.yaml)
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
