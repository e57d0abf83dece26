//! Links as JSON lines: one document a line.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::page::{Links, kind};

/// The line for a pair of files that was aligned: their names, how many sentences each has, the beads, and what is doubtful
/// about the whole.
pub fn pair_jsonl(pair: &(String, String), links: &Links<'_>) -> String {
    let beads: Vec<Value> = links
        .alignment
        .beads
        .iter()
        .map(|bead| {
            json!({
                "zh": bead.zh.clone().collect::<Vec<_>>(), "en": bead.en.clone().collect::<Vec<_>>(),
                "confidence": (f64::from(bead.confidence) * 1000.0).round() / 1000.0, "link": kind(bead),
                "zh_text": links.zh_of(bead), "en_text": links.en_of(bead),
            })
        })
        .collect();
    let troubles: Vec<String> = links.alignment.troubles.iter().map(ToString::to_string).collect();
    let object = json!({
        "zh": pair.0, "en": pair.1, "zh_sentences": links.zh.len(), "en_sentences": links.en.len(),
        "sure": links.sure(), "troubles": troubles, "beads": beads,
    });
    format!("{object}\n")
}

/// The line for a pair of files that could not be aligned.
pub fn pair_error_jsonl(pair: &(String, String), error: &str) -> String {
    format!("{}\n", json!({"zh": pair.0, "en": pair.1, "error": error}))
}

/// The pairs that `lines` hold with their beads. A line that was cut off, and one with an error, is not finished.
pub fn finished_pairs(lines: &str) -> HashSet<(String, String)> {
    let finished = lines.lines().filter_map(|line| {
        let object: Value = serde_json::from_str(line).ok()?;
        object.get("beads")?;
        let name = |key: &str| object.get(key)?.as_str().map(str::to_owned);
        Some((name("zh")?, name("en")?))
    });
    finished.collect()
}
