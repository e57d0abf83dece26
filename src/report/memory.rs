//! What memory answers, for people and for programs.

use serde_json::{Value, json};

use crate::memory::{Answer, Caution, Match, Piece, Stored};

/// Each sentence with its entries: percent, source, Chinese with what differs, English, what to be careful with.
pub fn answers_text(answers: &[Answer], min: u32, color: bool) -> String {
    let mut out = String::new();
    for answer in answers {
        let name = if answer.name.is_empty() { String::new() } else { format!("{}: ", answer.name) };
        out.push_str(&format!("{name}{}\n", answer.zh));
        if answer.matches.is_empty() {
            out.push_str(&format!("  nothing of {min} % or more\n"));
        }
        for one in &answer.matches {
            out.push_str(&match_text(one, color));
        }
    }
    out
}

fn match_text(one: &Match, color: bool) -> String {
    let hit = &one.hit;
    let times = if hit.times > 1 { format!(", {} times", hit.times) } else { String::new() };
    let context = match hit.context {
        0 => "",
        1 => ", one neighbour the same",
        _ => ", both neighbours the same",
    };
    let zh = if one.difference.is_empty() {
        hit.entry.zh.clone()
    } else {
        one.difference.iter().map(|piece| piece_text(piece, color)).collect()
    };
    let percent = hit.similarity.percent();
    let mut out = format!("  {percent:>3} %  {} {}{context}{times}\n", one.source, hit.entry.name);
    out.push_str(&format!("         {zh}\n         {}\n", hit.entry.en.trim()));
    for caution in &one.cautions {
        let line = caution_text(caution);
        out.push_str(&if color {
            format!("         \u{1b}[33m{line}\u{1b}[0m\n")
        } else {
            format!("         {line}\n")
        });
    }
    out
}

fn piece_text(piece: &Piece, color: bool) -> String {
    match (piece, color) {
        (Piece::Same(text), _) => text.clone(),
        (Piece::Removed(text), false) => format!("[-{text}-]"),
        (Piece::Added(text), false) => format!("{{+{text}+}}"),
        // Struck through and underlined too: not everybody tells red from green.
        (Piece::Removed(text), true) => format!("\u{1b}[9;31m{text}\u{1b}[0m"),
        (Piece::Added(text), true) => format!("\u{1b}[4;32m{text}\u{1b}[0m"),
    }
}

fn caution_text(caution: &Caution) -> String {
    let side = |words: &[String]| if words.is_empty() { "–".to_owned() } else { words.join("、") };
    let kind = caution.kind.name();
    let verb = if kind.ends_with('s') { "differ" } else { "differs" };
    format!("! {kind} {verb}: memory {}, here {}", side(&caution.memory), side(&caution.new))
}

/// One JSON object a sentence.
pub fn answers_jsonl(answers: &[Answer]) -> String {
    let line = |answer: &Answer| {
        let hits: Vec<Value> = answer.matches.iter().map(match_json).collect();
        format!("{}\n", json!({"query": answer.zh, "name": answer.name, "hits": hits}))
    };
    answers.iter().map(line).collect()
}

fn match_json(one: &Match) -> Value {
    let hit = &one.hit;
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => json!({"same": text}),
        Piece::Removed(text) => json!({"memory": text}),
        Piece::Added(text) => json!({"new": text}),
    };
    let caution = |one: &Caution| json!({"kind": one.kind.name(), "memory": one.memory, "new": one.new});
    json!({
        "percent": hit.similarity.percent(), "distance": hit.similarity.distance,
        "longest": hit.similarity.longest, "context": hit.context, "times": hit.times,
        "zh": hit.entry.zh, "en": hit.entry.en, "source": one.source, "name": hit.entry.name,
        "difference": one.difference.iter().map(piece).collect::<Vec<_>>(),
        "cautions": one.cautions.iter().map(caution).collect::<Vec<_>>(),
    })
}

/// The entries that hold `words`, and how many there are.
pub fn concordance_text(found: &[(String, Stored)], count: usize, words: &str) -> String {
    let mut out = String::new();
    for (source, entry) in found {
        out.push_str(&format!("{source} {}\n  {}\n  {}\n", entry.name, entry.zh, entry.en.trim()));
    }
    let noun = if count == 1 { "entry holds" } else { "entries hold" };
    let shown =
        if found.len() < count { format!("; the first {} are shown", found.len()) } else { String::new() };
    out.push_str(&format!("{count} {noun} {words}{shown}\n"));
    out
}

/// One JSON object an entry.
pub fn concordance_jsonl(found: &[(String, Stored)]) -> String {
    let line = |(source, entry): &(String, Stored)| {
        format!("{}\n", json!({"zh": entry.zh, "en": entry.en, "source": source, "name": entry.name}))
    };
    found.iter().map(line).collect()
}
