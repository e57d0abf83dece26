//! Coverage for people and for programs.

use serde_json::{Value, json};

use super::view::plural;
use crate::check::{Coverage, Ratchet, Tally, excerpt, who};
use crate::project::Document;
use crate::text::{Lines, pad, width};

/// What the table has a row for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Documents.
    Doc,
    /// Turns.
    Turn,
    /// Speakers.
    Speaker,
    /// States.
    State,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Units.
    Units,
    /// Han characters of the units.
    Han,
}

/// The units that a gate misses, one a line; then a table where one was asked for; then a line a document.
///
/// Without a gate nothing is missed: the units are listed only where somebody promised them.
pub fn coverage_text(
    documents: &[Document],
    coverage: &[Coverage],
    by: Option<By>,
    weight: Weight,
) -> String {
    let mut out = String::new();
    for (document, coverage) in documents.iter().zip(coverage) {
        if !coverage.passes() {
            missing_lines(document, coverage, &mut out);
        }
        if let Some(by) = by {
            out.push_str(&table(&rows(document, coverage, by), weight));
        }
        out.push_str(&gate_line(coverage, coverage_needs_name(documents)));
        out.push('\n');
    }
    out
}

fn coverage_needs_name(documents: &[Document]) -> bool {
    documents.len() > 1
}

/// `coverage: 218 of 219 counted units; gate 100 %. 1 missing.`
pub(super) fn gate_line(coverage: &Coverage, named: bool) -> String {
    let total = coverage.total;
    let name = if named { format!(" of {}", coverage.path) } else { String::new() };
    let gate = coverage
        .gate
        .filter(|gate| gate.fail_under > 0.0)
        .map_or_else(String::new, |gate| format!("; gate {} %", gate.fail_under));
    let missing = if coverage.missing.is_empty() {
        String::new()
    } else {
        format!(" {} missing.", coverage.missing.len())
    };
    let stale = if coverage.stale == 0 { String::new() } else { format!(" {} stale.", coverage.stale) };
    format!("coverage{name}: {} of {} counted units{gate}.{missing}{stale}", total.covered, total.counted)
}

fn missing_lines(document: &Document, coverage: &Coverage, out: &mut String) {
    let lines = Lines::new(&document.text);
    for &index in &coverage.missing {
        let unit = &document.units()[index];
        let line = lines.place(&document.text, unit.at.start).line;
        let standing = document.standing(index);
        let word = if unit.has_english() || unit.covered_by.is_some() {
            standing.state.name()
        } else {
            "untranslated"
        };
        let (path, who, text) = (&document.path, who(document, index), excerpt(&unit.zh));
        out.push_str(&format!("{path}:{line}: {word} {} ({who}) {text}\n", unit.id));
    }
}

/// The rows of the table: a name and its tally.
fn rows(document: &Document, coverage: &Coverage, by: By) -> Vec<(String, Tally)> {
    match by {
        By::Doc => vec![(coverage.path.clone(), coverage.total)],
        By::Turn => coverage.by_turn.iter().map(|(first, tally)| (who(document, *first), *tally)).collect(),
        By::State => {
            coverage.by_state.iter().map(|(state, tally)| (state.name().to_owned(), *tally)).collect()
        }
        By::Speaker => {
            coverage.by_speaker.iter().map(|(key, tally)| (speaker_name(document, key), *tally)).collect()
        }
    }
}

fn speaker_name(document: &Document, key: &str) -> String {
    match document.speakers.get(key) {
        Some(speaker) => speaker.en.clone().filter(|en| !en.is_empty()).unwrap_or_else(|| speaker.zh.clone()),
        None if key.is_empty() => "(nobody named)".to_owned(),
        None => key.to_owned(),
    }
}

fn table(rows: &[(String, Tally)], weight: Weight) -> String {
    let column = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    rows.iter()
        .map(|(name, tally)| {
            let (covered, counted, noun) = match weight {
                Weight::Units => (tally.covered, tally.counted, "units"),
                Weight::Han => (tally.han_covered, tally.han_counted, "characters"),
            };
            let percent = if counted == 0 { 100.0 } else { covered as f64 * 100.0 / counted as f64 };
            format!("{}  {covered:>6} of {counted:>6} {noun}  {percent:>5.1} %\n", pad(name, column))
        })
        .collect()
}

/// The units that a revision had and the documents lost, one a line; then what it comes to.
pub fn ratchet_text(revision: &str, documents: &[Document], ratchets: &[Ratchet]) -> String {
    let mut out = String::new();
    let (mut uncovered, mut unreviewed) = (0, 0);
    for (document, ratchet) in documents.iter().zip(ratchets) {
        let lines = Lines::new(&document.text);
        let lost = ratchet.uncovered.iter().map(|index| (index, "covered"));
        for (&index, word) in lost.chain(ratchet.unreviewed.iter().map(|index| (index, "reviewed"))) {
            let unit = &document.units()[index];
            let line = lines.place(&document.text, unit.at.start).line;
            let (path, who, text) = (&document.path, who(document, index), excerpt(&unit.zh));
            out.push_str(&format!("{path}:{line}: no longer {word} {} ({who}) {text}\n", unit.id));
        }
        uncovered += ratchet.uncovered.len();
        unreviewed += ratchet.unreviewed.len();
    }
    if uncovered + unreviewed == 0 {
        return format!("ratchet: nothing that {revision} had is lost.\n");
    }
    out.push_str(&format!(
        "ratchet: {} covered at {revision} no longer, {} reviewed no longer.\n",
        plural(uncovered, "unit"),
        plural(unreviewed, "unit")
    ));
    out
}

/// The coverage as JSON: stable keys, documented in `docs/coverage-json.md`.
pub fn coverage_json(documents: &[Document], coverage: &[Coverage], ratchets: &[Ratchet]) -> String {
    let total = coverage.iter().fold(Tally::default(), |mut sum, coverage| {
        sum.merge(coverage.total);
        sum
    });
    let ids = |document: &Document, lost: &[usize]| -> Vec<String> {
        lost.iter().map(|&index| document.units()[index].id.clone()).collect()
    };
    let mut values: Vec<Value> = coverage.iter().map(coverage_value).collect();
    for ((value, document), ratchet) in values.iter_mut().zip(documents).zip(ratchets) {
        value["ratchet"] = json!({
            "uncovered": ids(document, &ratchet.uncovered),
            "unreviewed": ids(document, &ratchet.unreviewed),
        });
    }
    let whole = json!({
        "format": 1,
        "passes": coverage.iter().all(Coverage::passes) && ratchets.iter().all(Ratchet::holds),
        "total": tally_value(total),
        "documents": values,
    });
    format!("{whole:#}\n")
}

/// One document's coverage as JSON.
pub(super) fn coverage_value(coverage: &Coverage) -> Value {
    let states: Value = coverage
        .by_state
        .iter()
        .map(|(state, tally)| (state.name().to_owned(), tally_value(*tally)))
        .collect();
    let speakers: Value =
        coverage.by_speaker.iter().map(|(key, tally)| (key.clone(), tally_value(*tally))).collect();
    json!({
        "path": coverage.path,
        "total": tally_value(coverage.total),
        "by-state": states,
        "by-speaker": speakers,
        "stale": coverage.stale,
        "gate": coverage.gate.map(|gate| json!({"fail-under": gate.fail_under, "met": gate.met})),
    })
}

fn tally_value(tally: Tally) -> Value {
    json!({
        "counted": tally.counted,
        "covered": tally.covered,
        "han-counted": tally.han_counted,
        "han-covered": tally.han_covered,
    })
}

/// `3 units`, for whoever needs it beside a table.
pub(super) fn units(count: usize) -> String {
    plural(count, "unit")
}
