//! Findings, coverage and problems become something to read, for people and for programs.
//!
//! Nothing is judged or counted here; a report spells what `check` saw.

mod alignment;
mod concise;
mod coverage;
mod diff;
mod docs;
mod full;
mod github;
mod gitlab;
mod json;
mod junit;
mod memory;
mod memory_table;
mod numbers;
mod problem;
mod sarif;
mod status;
mod sync;
mod view;

pub use alignment::{Links, alignment_html, alignment_tmx, alignment_tsv, beads_text};
pub use coverage::{By, Weight, coverage_json, coverage_text, ratchet_text};
pub use diff::{diff_json, diff_text, word_diff};
pub use docs::{exit_codes_page, rule_index, rule_json, rule_page, rule_text};
pub use memory::{answers_jsonl, answers_text, concordance_jsonl, concordance_text};
pub use memory_table::{MemorySource, leverage_json, leverage_text, memory_json, memory_text};
pub use numbers::{numbers_jsonl, numbers_text};
pub use problem::problem_text;
pub use status::{next_json, status_json, status_text};
pub use sync::sync_text;
pub use view::{Lang, View};

/// A way to show findings: its name, one line about it, and how.
pub struct Reporter {
    /// The word for `--format`.
    pub name: &'static str,
    /// One line for the manual.
    pub summary: &'static str,
    /// The text to print, ending in a line end.
    pub render: fn(&View<'_>) -> String,
}

/// All ways to show findings, in the order of the manual.
pub static REPORTERS: [Reporter; 8] = [
    Reporter {
        name: "full",
        summary: "for people: the line, a caret under the place, what to do",
        render: full::render,
    },
    Reporter {
        name: "concise",
        summary: "one line a finding: path:line:column: severity[rule] message",
        render: concise::render,
    },
    Reporter { name: "json", summary: "one JSON object: findings, coverage, counts", render: json::render },
    Reporter {
        name: "jsonl",
        summary: "one JSON object a line, one line a finding",
        render: json::render_lines,
    },
    Reporter { name: "github", summary: "annotations of GitHub Actions", render: github::render },
    Reporter { name: "gitlab", summary: "a Code Quality report of GitLab", render: gitlab::render },
    Reporter { name: "junit", summary: "JUnit XML, as most CI systems read", render: junit::render },
    Reporter { name: "sarif", summary: "SARIF 2.1.0, for code scanning", render: sarif::render },
];
