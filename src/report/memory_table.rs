//! Tables of a memory: what it holds, and how much of a text it covers.

use serde_json::{Value, json};

use crate::memory::{Band, Leverage, Share, Tally};
use crate::text::{pad, width};

/// A source of a memory as a table shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemorySource {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub tally: Tally,
    /// The tags of its Chinese, each with how often.
    pub tags: Vec<(String, usize)>,
    /// How many problems the file has.
    pub problems: usize,
}

/// A line a source.
pub fn memory_text(sources: &[MemorySource]) -> String {
    let mut rows =
        vec![["", "entries", "sentences", "repeated", "contradictory", "Han", "left out"].map(str::to_owned)];
    for source in sources {
        let t = &source.tally;
        let numbers =
            [t.entries, t.texts, t.repeated, t.contradictory, t.han, t.empty].map(|n| n.to_string());
        let [a, b, c, d, e, f] = numbers;
        rows.push([source.name.clone(), a, b, c, d, e, f]);
    }
    let mut out = table(&rows);
    for source in sources.iter().filter(|source| source.tags.len() > 1) {
        let tags = source.tags.iter().map(|(tag, count)| format!("{tag} {count}")).collect::<Vec<_>>();
        out.push_str(&format!(
            "{}: its Chinese is tagged in several ways: {}\n",
            source.name,
            tags.join(", ")
        ));
    }
    out
}

/// One JSON object.
pub fn memory_json(sources: &[MemorySource]) -> String {
    let source = |source: &MemorySource| {
        let t = &source.tally;
        let tags: serde_json::Map<String, Value> =
            source.tags.iter().map(|(tag, count)| (tag.clone(), json!(count))).collect();
        json!({
            "name": source.name, "entries": t.entries, "sentences": t.texts, "repeated": t.repeated,
            "contradictory": t.contradictory, "han": t.han, "left_out": t.empty, "tags": tags,
            "problems": source.problems,
        })
    };
    format!("{:#}\n", json!({"version": 1, "sources": sources.iter().map(source).collect::<Vec<_>>()}))
}

/// A line a band, in units and in Han characters, with their parts of the whole.
pub fn leverage_text(leverage: &Leverage) -> String {
    let total = leverage.total();
    let part = |one: usize, all: usize| {
        // Rounded down, so that 100 % is all of it.
        format!("{} %", (100 * one).checked_div(all).unwrap_or(0))
    };
    let row = |name: &str, share: &Share| {
        [
            name.to_owned(),
            share.units.to_string(),
            part(share.units, total.units),
            share.han.to_string(),
            part(share.han, total.han),
        ]
    };
    let mut rows = vec![["", "units", "", "Han", ""].map(str::to_owned)];
    rows.extend(Band::ALL.iter().zip(&leverage.shares).map(|(band, share)| row(band.name(), share)));
    rows.push(row("total", &total));
    table(&rows)
}

/// One JSON object.
pub fn leverage_json(leverage: &Leverage) -> String {
    let share = |share: &Share| json!({"units": share.units, "han": share.han});
    let bands = Band::ALL.iter().zip(&leverage.shares);
    let bands: Vec<Value> =
        bands.map(|(band, own)| json!({"band": band.name(), "units": own.units, "han": own.han})).collect();
    format!("{:#}\n", json!({"version": 1, "bands": bands, "total": share(&leverage.total())}))
}

/// Columns, the first to the left and the others to the right.
fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let widest: [usize; N] =
        std::array::from_fn(|column| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0));
    let mut out = String::new();
    for row in rows {
        let mut line = pad(&row[0], widest[0]);
        for (cell, widest) in row.iter().zip(widest).skip(1) {
            line.push_str(&format!("  {}{cell}", " ".repeat(widest - width(cell))));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
